package io.raffia.checkpoint;

import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several safetensors files with an index (`model.safetensors.index.json`, as Hugging Face writes
/// it) that says which tensor is in which.
final class ShardedSafetensors implements StoredState {
  private static final int MOST_INDEX = 256 << 20;

  private final String origin;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<String, SafetensorsFile> files = new HashMap<>();
  private final Map<io.raffia.Path, Object> numbers = new HashMap<>();

  private ShardedSafetensors(Path directory, byte[] index, String origin) {
    this.origin = origin;
    var shards = new LinkedHashMap<String, SafetensorsFile>();
    var map =
        Json.object(Json.parseObject(index, origin).get("weight_map"), origin, "\"weight_map\"");
    map.forEach((tensor, x) -> {
      var name = Json.string(x, origin, "a file's name");
      if (!OrbaxWriter.isDirectoryName(name)) {
        throw new FormatException(origin, "'" + name + "' is not the name of a file beside it");
      }
      files.put(
          tensor, shards.computeIfAbsent(name, n -> SafetensorsFile.open(directory.resolve(n))));
    });
    for (var file : shards.values()) {
      numbers.putAll(file.numbers());
      for (var t : file.tensors()) {
        if (!file.equals(files.get(t.name()))) {
          throw new FormatException(
              origin,
              "'%s' is in %s, where the index has it not".formatted(t.name(), file.origin()));
        }
        tensors.add(t);
      }
    }
    if (tensors.size() != files.size()) {
      throw new FormatException(
          origin, "the index has %d tensors, the files %d".formatted(files.size(), tensors.size()));
    }
  }

  static ShardedSafetensors open(Path path) {
    var disk = LocalDisk.INSTANCE;
    var index = disk.isDirectory(path) ? path.resolve(Safetensors.INDEX) : path;
    try {
      var directory = index.toAbsolutePath().getParent();
      if (directory == null) throw new CheckpointException(index + " is not a file");
      return new ShardedSafetensors(directory, disk.bytes(index, MOST_INDEX), index.toString());
    } catch (IOException e) {
      throw new CheckpointException("could not read " + index + ": " + Failures.reason(e), e);
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public List<StoredTensor> tensors() {
    return List.copyOf(tensors);
  }

  @Override
  public Map<io.raffia.Path, Object> numbers() {
    return Map.copyOf(numbers);
  }

  @Override
  public Tensor read(StoredTensor stored, DType dtype) {
    var file = files.get(stored.name());
    if (file == null) throw new CheckpointException(origin + " has no '" + stored.name() + "'");
    return file.read(stored, dtype);
  }
}
