package io.raffia.checkpoint;

import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a tree that Orbax has written with `use_ocdbt=False`, or [OrbaxWriter]. The last key
/// `value`, which `nnx.State` has below every Variable, is left out of paths.
final class OrbaxReader implements StoredState {
  private static final int MOST_JSON = 256 << 20;

  private final Disk disk;
  private final Path directory;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<String, ZarrArray> arrays = new HashMap<>();
  private final Notes notes;

  /// Reads what describes the tree; the arrays are read later.
  OrbaxReader(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
    try {
      var tree = directory.resolve(OrbaxWriter.TREE);
      if (!disk.exists(tree)) {
        throw new CheckpointException(
            directory + " is no checkpoint of a tree: it has no " + OrbaxWriter.TREE);
      }
      var metadata = Json.parseObject(disk.bytes(tree, MOST_JSON), tree.toString());
      refuseOcdbt(metadata);
      notes = notes();
      var leaves = Json.object(metadata.get("tree_metadata"), tree.toString(), "\"tree_metadata\"");
      var keys = new ArrayList<List<String>>();
      for (var leaf : leaves.values())
        keys(Json.object(leaf, tree.toString(), "a leaf"), tree.toString(), keys);
      for (var k : keys) add(k, keys);
    } catch (IOException e) {
      throw new CheckpointException("could not read " + directory + ": " + e, e);
    }
  }

  private void refuseOcdbt(Map<String, @Nullable Object> metadata) {
    boolean zarr3 = Boolean.TRUE.equals(metadata.get("use_zarr3"));
    if (Boolean.FALSE.equals(metadata.get("use_ocdbt")) && !zarr3) return;
    throw new CheckpointException(
        "%s is written with %s, which only TensorStore reads: save it in Python with ocp.PyTreeCheckpointHandler(use_ocdbt=False), or as safetensors"
            .formatted(directory, zarr3 ? "use_zarr3=True" : "use_ocdbt=True"));
  }

  private Notes notes() throws IOException {
    var file = directory.resolve(OrbaxWriter.NOTES);
    return disk.exists(file)
        ? Notes.parse(disk.bytes(file, MOST_JSON), file.toString())
        : Notes.NONE;
  }

  /// Adds the keys of a leaf that is an array.
  private static void keys(
      Map<String, @Nullable Object> leaf, String origin, List<List<String>> out) {
    var value = Json.object(leaf.get("value_metadata"), origin, "\"value_metadata\"");
    boolean array =
        switch (Json.string(value.get("value_type"), origin, "\"value_type\"")) {
          case "jax.Array", "np.ndarray", "scalar" -> true;
          default -> false;
        };
    if (!array || Boolean.TRUE.equals(value.get("skip_deserialize"))) return;
    var keys = new ArrayList<String>();
    for (var key : Json.array(leaf.get("key_metadata"), origin, "\"key_metadata\"")) {
      keys.add(Json.string(Json.object(key, origin, "a key").get("key"), origin, "\"key\""));
    }
    out.add(keys);
  }

  private void add(List<String> keys, List<List<String>> all) throws IOException {
    var name = String.join(".", keys);
    if (!OrbaxWriter.isDirectoryName(name)) {
      throw new FormatException(directory.toString(), "a tensor named '" + name + "'");
    }
    var file = directory.resolve(name).resolve(OrbaxWriter.ARRAY);
    if (!disk.exists(file)) throw new FormatException(file.toString(), "the file is missing");
    var array = ZarrArray.parse(disk.bytes(file, 1 << 16), file.toString());
    if (arrays.put(name, array) != null) {
      throw new FormatException(directory.toString(), "two tensors named '" + name + "'");
    }
    var path = Names.path(withoutValue(keys, all));
    var plain = new StoredTensor(name, path, array.dtype(), array.shape(), false, false, null);
    var note = notes.tensors().get(name);
    if (note == null) {
      tensors.add(plain);
    } else if (note.dtype().bytes() != array.dtype().bytes()) {
      throw new FormatException(
          file.toString(), "it is %s but is noted to be %s".formatted(array.dtype(), note.dtype()));
    } else {
      tensors.add(plain.with(note));
    }
  }

  private static List<String> withoutValue(List<String> keys, List<List<String>> all) {
    if (keys.size() < 2 || !keys.getLast().equals("value")) return keys;
    var shorter = keys.subList(0, keys.size() - 1);
    return new HashSet<>(all).contains(shorter) ? keys : shorter;
  }

  @Override
  public String origin() {
    return directory.toString();
  }

  @Override
  public List<StoredTensor> tensors() {
    return List.copyOf(tensors);
  }

  @Override
  public Map<io.raffia.Path, Object> numbers() {
    return notes.numbers();
  }

  @Override
  public Tensor read(StoredTensor stored, DType dtype) {
    ElementTypes.requireLittleEndian();
    var array = arrays.get(stored.name());
    if (array == null || dtype.bytes() != array.dtype().bytes()) {
      throw new CheckpointException(
          "%s has no '%s' of %s".formatted(directory, stored.name(), dtype));
    }
    var at = directory.resolve(stored.name());
    try {
      var chunks = new ZarrChunks(disk, at, array);
      return TensorMemory.filled(
          dtype,
          array.shape(),
          stored.weak(),
          bytes -> {
            chunks.read(bytes);
            ElementTypes.normalize(dtype, bytes, at.toString());
          });
    } catch (IOException e) {
      throw new CheckpointException("could not read " + at + ": " + e, e);
    }
  }
}
