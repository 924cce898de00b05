package io.raffia.checkpoint;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands before the tensors of a safetensors file
/// (https://github.com/huggingface/safetensors, "Format"): a length of 8 bytes, and as many bytes
/// of JSON.
///
/// Nothing in it is trusted: lengths are compared with the file's own before anything is allocated,
/// and the tensors must cover the rest of the file without a gap or an overlap.
///
/// @param entries the tensors
/// @param metadata texts by name
/// @param data where the tensors' bytes start in the file
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long data) {
  static final String METADATA = "__metadata__";

  /// Of the reference implementation.
  private static final long MOST = 100_000_000;

  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// @param from where the bytes start, after the header
  record Entry(String name, DType dtype, Shape shape, long from, long to) {}

  static SafetensorsHeader parse(MemorySegment file, String origin) {
    if (file.byteSize() < 8) throw bad(origin, "shorter than the 8 bytes of a length");
    long length = file.get(LENGTH, 0);
    if (length < 2 || length > MOST || length > file.byteSize() - 8) {
      throw bad(
          origin,
          "a header of %s bytes in a file of %d"
              .formatted(Long.toUnsignedString(length), file.byteSize()));
    }
    var bytes = file.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE);
    if (bytes[0] != '{') throw bad(origin, "the header does not start with '{'");
    var json = Json.parseObject(bytes, origin);
    var entries = new ArrayList<Entry>();
    var metadata = new LinkedHashMap<String, String>();
    json.forEach((name, x) -> {
      if (name.equals(METADATA)) metadata(x, metadata, origin);
      else entries.add(entry(name, Json.object(x, origin, "a tensor"), origin));
    });
    cover(entries, file.byteSize() - 8 - length, origin);
    return new SafetensorsHeader(List.copyOf(entries), Map.copyOf(metadata), 8 + length);
  }

  private static void metadata(@Nullable Object json, Map<String, String> out, String origin) {
    Json.object(json, origin, METADATA)
        .forEach((name, x) -> out.put(name, Json.string(x, origin, "metadata")));
  }

  private static Entry entry(String name, Map<String, @Nullable Object> json, String origin) {
    if (!json.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
      throw bad(
          origin,
          "'%s' has %s, expected dtype, shape, data_offsets".formatted(name, json.keySet()));
    }
    var type = Json.string(json.get("dtype"), origin, "\"dtype\"");
    var dtype = ElementTypes.SAFETENSORS.type(type);
    if (dtype == null) throw bad(origin, "Raffia has no element type '" + type + "'");
    var shape = ZarrArray.shape(json.get("shape"), origin, 0);
    var offsets = Json.array(json.get("data_offsets"), origin, "\"data_offsets\"");
    if (offsets.size() != 2) throw bad(origin, "'" + name + "' needs two offsets");
    long from = Json.count(offsets.getFirst(), origin, "an offset");
    long to = Json.count(offsets.getLast(), origin, "an offset");
    if (to - from != shape.size() * dtype.bytes()) {
      throw bad(
          origin,
          "'%s' takes %d bytes, but its offsets are %d and %d"
              .formatted(name, shape.size() * dtype.bytes(), from, to));
    }
    return new Entry(name, dtype, shape, from, to);
  }

  private static void cover(List<Entry> entries, long bytes, String origin) {
    var sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long at = 0;
    for (var e : sorted) {
      if (e.from != at) {
        throw bad(
            origin,
            "'%s' starts at byte %d, expected %d: tensors must follow one another"
                .formatted(e.name, e.from, at));
      }
      at = e.to;
    }
    if (at != bytes) {
      throw bad(origin, "the tensors take %d bytes, and %d are there".formatted(at, bytes));
    }
  }

  private static FormatException bad(String origin, String what) {
    return new FormatException(origin, what);
  }
}
