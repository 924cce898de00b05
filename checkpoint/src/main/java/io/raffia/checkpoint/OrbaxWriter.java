package io.raffia.checkpoint;

import io.raffia.RngKey;
import io.raffia.TreeSnapshot;
import io.raffia.ir.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a tree as Orbax's StandardCheckpointHandler does with `use_ocdbt=False`: a zarr array (of
/// one chunk, not compressed) a tensor, and `_METADATA` of the tree. The tensor of a Variable has
/// `value` as its last key, as in `nnx.State`.
final class OrbaxWriter {
  /// Raffia's own file among Orbax's, which Orbax leaves alone.
  static final String NOTES = "_RAFFIA";

  static final String TREE = "_METADATA";
  static final String ARRAY = ".zarray";

  private final PendingDirectory out;
  private final String prefix;

  /// @param prefix of the files' names: empty, or a directory with a `/`
  OrbaxWriter(PendingDirectory out, String prefix) {
    this.out = out;
    this.prefix = prefix;
  }

  void write(TreeSnapshot snapshot) throws IOException {
    ElementTypes.requireLittleEndian();
    var named = Naming.by(snapshot, e -> String.join(".", keys(e)));
    named.keySet().forEach(OrbaxWriter::check);
    for (var e : named.entrySet()) array(e.getKey(), e.getValue());
    out.file(prefix + TREE, Json.bytes(tree(named)));
    out.directory(prefix + "array_metadatas");
    out.file(prefix + "array_metadatas/process_0", Json.bytes(arrays(named)));
    out.file(prefix + NOTES, Notes.of(named, snapshot.numbers()).json());
  }

  private static List<String> keys(TreeSnapshot.Entry e) {
    var keys = new ArrayList<>(Names.keys(e.path()));
    if (keys.isEmpty()) {
      throw new CheckpointException(
          "a checkpoint is of a tree: put a single tensor or Variable into a map");
    }
    if (e.type() != null) keys.add("value");
    return keys;
  }

  /// Names become names of directories.
  private static void check(String name) {
    if (isDirectoryName(name)) return;
    throw new CheckpointException(
        "'%s' cannot be the name of a directory: use keys without '/', '\\' and control characters, at most 200 bytes in all"
            .formatted(name));
  }

  static boolean isDirectoryName(String name) {
    return !name.isEmpty()
        && !name.startsWith(".")
        && name.length() <= 200
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
  }

  private void array(String name, TreeSnapshot.Entry e) throws IOException {
    out.directory(prefix + name);
    var metadata = new ZarrArray(e.dtype(), e.shape(), e.shape(), false);
    out.file(prefix + name + "/" + ARRAY, metadata.json());
    if (e.bytes().byteSize() > 0) {
      out.file(prefix + name + "/" + ZarrArray.chunkName(new int[e.shape().rank()]), e.bytes());
    }
  }

  private static Map<String, @Nullable Object> tree(Map<String, TreeSnapshot.Entry> named) {
    var leaves = new LinkedHashMap<String, Object>();
    for (var e : named.values()) {
      var keys = keys(e);
      var described = keys.stream().map(k -> ordered("key", k, "key_type", 2)).toList();
      leaves.put(
          pythonTuple(keys),
          ordered(
              "key_metadata",
              described,
              "value_metadata",
              ordered(
                  "value_type",
                  "jax.Array",
                  "skip_deserialize",
                  false,
                  "write_shape",
                  dims(e.shape()))));
    }
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("tree_metadata", leaves);
    tree.put("use_ocdbt", false);
    tree.put("use_zarr3", false);
    tree.put("store_array_data_equal_to_fill_value", true);
    tree.put("custom_metadata", null);
    return tree;
  }

  private static Map<String, Object> arrays(Map<String, TreeSnapshot.Entry> named) {
    var all = new ArrayList<Object>();
    named.forEach((name, e) -> {
      boolean key = e.type() != null && RngKey.class.isAssignableFrom(e.type());
      var about = new LinkedHashMap<String, @Nullable Object>();
      about.put("param_name", name);
      about.put("write_shape", dims(e.shape()));
      about.put("chunk_shape", dims(e.shape()));
      about.put("ext_metadata", key ? Map.of("random_key_impl", "threefry2x32") : null);
      all.add(Map.of("array_metadata", about));
    });
    return Map.of("array_metadatas", all);
  }

  private static Object dims(Shape shape) {
    return shape.dims().stream().boxed().toList();
  }

  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
    return Collections.unmodifiableMap(map);
  }

  /// As Python prints a tuple of strings.
  private static String pythonTuple(List<String> keys) {
    var items =
        keys.stream()
            .map(k -> "'" + k.replace("\\", "\\\\").replace("'", "\\'") + "'")
            .collect(Collectors.joining(", "));
    return "(" + items + (keys.size() == 1 ? ",)" : ")");
  }
}
