package io.raffia.checkpoint;

import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.TreeSnapshot;
import io.raffia.ir.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Tensors in a `.npz` file, numpy's: a zip archive of `.npy` files named by the tensors' paths in
/// Python's spelling. A member `raffia.json` says what numpy has no place for; numpy leaves it
/// alone until it is asked for.
public final class Npz implements StoredState {
  private static final String NPY = ".npy";
  private static final String NOTES = "raffia.json";

  /// How much larger what DEFLATE holds can be, at most (RFC 1951).
  private static final long MOST_EXPANSION = 1032;

  private final Path file;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private Notes notes = Notes.NONE;

  private Npz(Path file) throws IOException {
    this.file = file;
    try (var zip = new ZipFile(file.toFile())) {
      var noted = zip.getEntry(NOTES);
      if (noted != null) {
        size(noted);
        try (var in = zip.getInputStream(noted)) {
          notes = Notes.parse(in.readAllBytes(), origin());
        }
      }
      var seen = new HashMap<String, ZipEntry>();
      for (var e : zip.stream().toList()) {
        if (!e.getName().endsWith(NPY)) continue;
        if (seen.put(e.getName(), e) != null) {
          throw new FormatException(origin(), "'" + e.getName() + "' is there twice");
        }
        tensors.add(tensor(zip, e));
      }
    }
  }

  private StoredTensor tensor(ZipFile zip, ZipEntry e) throws IOException {
    var name = e.getName().substring(0, e.getName().length() - NPY.length());
    try (var in = zip.getInputStream(e)) {
      var header = Npy.header(in, origin() + " " + name);
      var t =
          new StoredTensor(
              name,
              Names.path(name),
              header.dtype(),
              header.shape(),
              header.isOpaque(),
              false,
              null);
      var note = notes.tensors().get(name);
      if (note == null) return t;
      if (note.dtype().bytes() != header.dtype().bytes()) {
        throw new FormatException(
            origin(), "'%s' is %s but is noted to be %s".formatted(name, t.brief(), note.dtype()));
      }
      return t.with(note);
    }
  }

  /// Opens a file. Throws [FormatException] when it is not as the format demands.
  public static Npz open(Path file) {
    try {
      return new Npz(file);
    } catch (IOException e) {
      throw new CheckpointException("could not read " + file + ": " + Failures.reason(e), e);
    }
  }

  @Override
  public String origin() {
    return file.toString();
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
    try (var zip = new ZipFile(file.toFile())) {
      var e = zip.getEntry(stored.name() + NPY);
      if (e == null) throw new CheckpointException(file + " has no '" + stored.name() + "'");
      try (var in = zip.getInputStream(e)) {
        var x = Npy.read(in, size(e), dtype, origin() + " " + stored.name());
        return TensorMemory.withWeak(x, stored.weak());
      }
    } catch (IOException e) {
      throw new CheckpointException("could not read " + file + ": " + Failures.reason(e), e);
    }
  }

  private long size(ZipEntry e) {
    long size = e.getSize();
    if (size < 0 || size / MOST_EXPANSION > e.getCompressedSize()) {
      throw new FormatException(
          origin(), "'%s' says that it has %d bytes".formatted(e.getName(), size));
    }
    return size;
  }

  /// Writes all tensors of a tree, in place of a file that may be there. Throws
  /// [CheckpointException].
  public static void save(Path file, Object tree) {
    ElementTypes.requireLittleEndian();
    try (var snapshot = TreeSnapshot.of(tree);
        var out = new PendingFile(LocalDisk.INSTANCE, file)) {
      var named = Naming.byPath(snapshot);
      var zip = new ZipOutputStream(out.stream());
      for (var e : named.entrySet()) {
        var x = e.getValue();
        member(zip, e.getKey() + NPY, NpyHeader.write(x.dtype(), x.shape()), x.bytes());
      }
      var json = Notes.of(named, snapshot.numbers()).json();
      member(zip, NOTES, json, MemorySegment.ofArray(new byte[0]));
      zip.finish();
      out.commit();
    } catch (IOException e) {
      throw new CheckpointException("could not save " + file + ": " + Failures.reason(e), e);
    }
  }

  private static void member(ZipOutputStream zip, String name, byte[] header, MemorySegment bytes)
      throws IOException {
    var entry = new ZipEntry(name);
    // Equal tensors give equal files: no time of writing.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(header.length + bytes.byteSize());
    var crc = new CRC32();
    crc.update(header);
    pieces(bytes, (b, n) -> crc.update(b, 0, n));
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(header);
    pieces(bytes, (b, n) -> zip.write(b, 0, n));
    zip.closeEntry();
  }

  private interface Piece {
    void take(byte[] bytes, int n) throws IOException;
  }

  private static void pieces(MemorySegment bytes, Piece piece) throws IOException {
    var buffer = new byte[(int) Math.min(1 << 16, bytes.byteSize())];
    for (long at = 0; at < bytes.byteSize(); at += buffer.length) {
      int n = (int) Math.min(buffer.length, bytes.byteSize() - at);
      MemorySegment.copy(bytes, at, MemorySegment.ofArray(buffer), 0, n);
      piece.take(buffer, n);
    }
  }
}
