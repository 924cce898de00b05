package io.raffia.checkpoint;

import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A safetensors file, mapped into memory as long as this or a tensor of [#map] is reachable. The
/// file must stay as it is meanwhile: replace it by another, but do not write into it.
public final class SafetensorsFile implements StoredState {
  private final MemorySegment file;
  private final String origin;
  private final SafetensorsHeader header;
  private final Notes notes;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final Map<String, SafetensorsHeader.Entry> entries = new HashMap<>();

  /// Over the content of a file, all of which is checked but the elements.
  SafetensorsFile(MemorySegment file, String origin) {
    ElementTypes.requireLittleEndian();
    this.file = file;
    this.origin = origin;
    header = SafetensorsHeader.parse(file, origin);
    var noted = header.metadata().get(Safetensors.NOTES);
    notes =
        noted == null ? Notes.NONE : Notes.parse(noted.getBytes(StandardCharsets.UTF_8), origin);
    for (var e : header.entries()) {
      entries.put(e.name(), e);
      var plain =
          new StoredTensor(
              e.name(), Names.path(e.name()), e.dtype(), e.shape(), false, false, null);
      tensors.add(noted(plain, notes.tensors().get(e.name()), origin));
    }
  }

  private static StoredTensor noted(StoredTensor t, Notes.@Nullable Note note, String origin) {
    if (note == null) return t;
    if (!ElementTypes.SAFETENSORS
        .name(note.dtype())
        .equals(ElementTypes.SAFETENSORS.name(t.dtype()))) {
      throw new FormatException(
          origin, "'%s' is %s but is noted to be %s".formatted(t.name(), t.dtype(), note.dtype()));
    }
    return t.with(note);
  }

  static SafetensorsFile open(Path path) {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var file = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return new SafetensorsFile(file, path.toString());
    } catch (IOException e) {
      throw new CheckpointException("could not read " + path + ": " + Failures.reason(e), e);
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
    return notes.numbers();
  }

  /// The texts of `__metadata__`.
  public Map<String, String> metadata() {
    return header.metadata();
  }

  @Override
  public Tensor read(StoredTensor stored, DType dtype) {
    var bytes = bytes(stored, dtype);
    return TensorMemory.filled(
        dtype, stored.shape(), stored.weak(), memory -> memory.copyFrom(bytes));
  }

  /// One of [#tensors()] where it lies in the mapped file, without a copy.
  public Tensor map(StoredTensor stored) {
    return TensorMemory.over(
        stored.dtype(), stored.shape(), stored.weak(), bytes(stored, stored.dtype()));
  }

  private MemorySegment bytes(StoredTensor stored, DType dtype) {
    var e = entries.get(stored.name());
    if (e == null || dtype.bytes() != e.dtype().bytes()) {
      throw new CheckpointException("%s has no '%s' of %s".formatted(origin, stored.name(), dtype));
    }
    var bytes = file.asSlice(header.data() + e.from(), e.to() - e.from());
    ElementTypes.check(dtype, bytes, origin);
    return bytes;
  }
}
