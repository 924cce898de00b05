package io.raffia.checkpoint;

import io.raffia.TreeSnapshot;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes safetensors files (https://github.com/huggingface/safetensors), and opens them.
///
/// Tensors are named by their paths in Python's spelling, joined by dots. Four-bit integers travel
/// as eight-bit ones; a note in the metadata says so, and Raffia reads them back as they were.
public final class Safetensors {
  static final String NOTES = "raffia";
  static final String INDEX = "model.safetensors.index.json";

  /// Where the data starts in files of ours, so that mapped tensors are aligned.
  private static final int ALIGNMENT = 64;

  private static final int MOST_HEADER = 100_000_000;

  private Safetensors() {}

  /// Writes all tensors of a tree into one file, in place of one that may be there: until all is
  /// durable, the old one is. Throws [CheckpointException].
  public static void save(Path file, Object tree) {
    save(file, tree, Map.of());
  }

  /// With `metadata` for the file's `__metadata__`.
  public static void save(Path file, Object tree, Map<String, String> metadata) {
    try (var snapshot = TreeSnapshot.of(tree);
        var out = new PendingFile(LocalDisk.INSTANCE, file)) {
      write(Naming.byPath(snapshot), snapshot.numbers(), metadata, out::write);
      out.commit();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /// Writes the tensors into several files of at most `mostBytes` of tensors each (more where one
  /// tensor alone has more), with an index as Hugging Face's, in a new directory that appears when
  /// all is durable. Throws [CheckpointException]; nothing may stand at `directory`.
  public static void saveSharded(Path directory, Object tree, long mostBytes) {
    var target = directory.toAbsolutePath().normalize();
    if (LocalDisk.INSTANCE.exists(target)) {
      throw new CheckpointException(target + " exists: delete it first");
    }
    try (var snapshot = TreeSnapshot.of(tree)) {
      var progress =
          new Progress(
              "saving " + target,
              snapshot.bytes(),
              CheckpointOptions.DEFAULT.progress(),
              System::nanoTime);
      var out = new PendingDirectory(LocalDisk.INSTANCE, target, progress);
      try {
        shards(out, snapshot, mostBytes);
        out.commit();
      } catch (IOException | RuntimeException | Error e) {
        out.abandon();
        throw e;
      }
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private static void shards(PendingDirectory out, TreeSnapshot snapshot, long mostBytes)
      throws IOException {
    var shards = new ArrayList<Map<String, TreeSnapshot.Entry>>();
    long room = 0;
    for (var e : Naming.byPath(snapshot).entrySet()) {
      long bytes = e.getValue().bytes().byteSize();
      if (shards.isEmpty() || bytes > room) {
        shards.add(new LinkedHashMap<>());
        room = mostBytes;
      }
      shards.getLast().put(e.getKey(), e.getValue());
      room -= bytes;
    }
    var index = new LinkedHashMap<String, String>();
    for (int i = 0; i < shards.size(); i++) {
      var name = String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
      for (var tensor : shards.get(i).keySet()) index.put(tensor, name);
      var numbers = i == 0 ? snapshot.numbers() : Map.<io.raffia.Path, Object>of();
      try (var file = out.open(name)) {
        write(shards.get(i), numbers, Map.of(), file);
      }
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("metadata", Map.of("total_size", snapshot.bytes()));
    json.put("weight_map", index);
    out.file(INDEX, Json.bytes(json));
  }

  private static CheckpointException failed(Path file, IOException e) {
    return new CheckpointException("could not save " + file + ": " + Failures.reason(e), e);
  }

  private static void write(
      Map<String, TreeSnapshot.Entry> named,
      Map<io.raffia.Path, Object> numbers,
      Map<String, String> metadata,
      Sink out)
      throws IOException {
    ElementTypes.requireLittleEndian();
    var order = new ArrayList<>(named.entrySet());
    // Wide elements first: then all are aligned, as the reference implementation has it.
    order.sort(
        Comparator.<Map.Entry<String, TreeSnapshot.Entry>>comparingInt(
                e -> -e.getValue().dtype().bytes())
            .thenComparing(Map.Entry::getKey));
    out.write(MemorySegment.ofArray(header(order, Notes.of(named, numbers), metadata)));
    for (var e : order) out.write(e.getValue().bytes());
  }

  private static byte[] header(
      List<Map.Entry<String, TreeSnapshot.Entry>> order,
      Notes notes,
      Map<String, String> metadata) {
    var all = new LinkedHashMap<String, String>(metadata);
    all.put(NOTES, new String(notes.json(), StandardCharsets.UTF_8));
    var json = new LinkedHashMap<String, Object>();
    json.put(SafetensorsHeader.METADATA, Collections.unmodifiableMap(all));
    long at = 0;
    for (var e : order) {
      var x = e.getValue();
      var tensor = new LinkedHashMap<String, Object>();
      tensor.put("dtype", ElementTypes.SAFETENSORS.name(x.dtype()));
      tensor.put("shape", x.shape().dims().stream().boxed().toList());
      tensor.put("data_offsets", List.of(at, at + x.bytes().byteSize()));
      json.put(e.getKey(), tensor);
      at += x.bytes().byteSize();
    }
    var text = Json.bytes(json);
    int length = (text.length + 8 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - 8;
    if (length > MOST_HEADER) {
      throw new CheckpointException(
          "a safetensors header of %d bytes, at most %d are allowed: use saveSharded"
              .formatted(length, MOST_HEADER));
    }
    var header = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(length).put(text);
    while (header.hasRemaining()) header.put((byte) ' ');
    return header.array();
  }

  /// Opens one file by mapping it into memory. Throws [FormatException] when it is not as the
  /// format demands, and [CheckpointException] when it cannot be read.
  public static SafetensorsFile open(Path file) {
    return SafetensorsFile.open(file);
  }

  /// Opens several files by their index, or the directory that holds it.
  public static StoredState openSharded(Path path) {
    return ShardedSafetensors.open(path);
  }
}
