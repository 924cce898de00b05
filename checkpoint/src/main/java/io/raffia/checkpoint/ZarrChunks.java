package io.raffia.checkpoint;

import io.airlift.compress.zstd.ZstdDecompressor;
import io.raffia.ir.Shape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads the chunks of a zarr array. A chunk that is missing or of another length than its array
/// says is an error: Orbax writes all of them, and a gap would be numbers that nobody saved.
final class ZarrChunks {
  /// One block of zstd has at least 3 bytes and at most 128 KiB of content (RFC 8878, section
  /// 3.1.1.2).
  private static final long MOST_EXPANSION = (128 << 10) / 3 + 1;

  private static final int MOST_CHUNK = 1 << 30;

  private final Disk disk;
  private final Path directory;
  private final ZarrArray array;

  /// Throws [FormatException] when the files cannot be the chunks of `array`; nothing is allocated
  /// before that is known.
  ZarrChunks(Disk disk, Path directory, ZarrArray array) throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.array = array;
    check();
  }

  private void check() throws IOException {
    if (array.shape().size() == 0) return;
    long count = 1;
    var files = disk.list(directory);
    for (int n : array.grid()) {
      count *= n;
      if (count > files.size()) {
        throw bad("expected a file for each of its chunks, found " + files.size() + " files");
      }
    }
    var at = new int[array.shape().rank()];
    do {
      check(directory.resolve(ZarrArray.chunkName(at)));
    } while (next(at));
  }

  private void check(Path file) throws IOException {
    if (!disk.exists(file) || disk.isDirectory(file)) {
      throw bad("chunk " + file.getFileName() + " is missing");
    }
    long found = disk.size(file);
    long wanted = array.chunkBytes();
    if (!array.zstd() && found != wanted) {
      throw bad("chunk %s has %d bytes, expected %d".formatted(file.getFileName(), found, wanted));
    }
    if (!array.zstd()) return;
    if (wanted > MOST_CHUNK || found > MOST_CHUNK) {
      throw bad("a compressed chunk of more than 1 GiB");
    }
    if (wanted / MOST_EXPANSION > found) {
      throw bad(
          "chunk %s has %d bytes, which cannot hold %d"
              .formatted(file.getFileName(), found, wanted));
    }
  }

  /// Fills `into` with the elements, row-major.
  void read(MemorySegment into) throws IOException {
    if (into.byteSize() == 0) return;
    if (!array.zstd() && array.shape().equals(array.chunks())) {
      readRaw(directory.resolve(ZarrArray.chunkName(new int[array.shape().rank()])), into);
      return;
    }
    var at = new int[array.shape().rank()];
    do {
      place(MemorySegment.ofArray(chunk(directory.resolve(ZarrArray.chunkName(at)))), at, into);
    } while (next(at));
  }

  private void readRaw(Path file, MemorySegment into) throws IOException {
    long piece = 1 << 30;
    for (long from = 0; from < into.byteSize(); from += piece) {
      long n = Math.min(piece, into.byteSize() - from);
      disk.read(file, from, into.asSlice(from, n).asByteBuffer());
    }
  }

  private byte[] chunk(Path file) throws IOException {
    int wanted = Math.toIntExact(array.chunkBytes());
    var stored = new byte[Math.toIntExact(disk.size(file))];
    disk.read(file, 0, ByteBuffer.wrap(stored));
    if (!array.zstd()) return stored;
    try {
      long says = ZstdDecompressor.getDecompressedSize(stored, 0, stored.length);
      if (says != -1 && says != wanted) throw bad(file, says, wanted);
      var content = new byte[wanted];
      int n = new ZstdDecompressor().decompress(stored, 0, stored.length, content, 0, wanted);
      if (n != wanted) throw bad(file, n, wanted);
      return content;
    } catch (FormatException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library has several for what is malformed.
      throw new FormatException(file.toString(), "not a zstd frame of " + wanted + " bytes", e);
    }
  }

  /// Copies a chunk to where it belongs, without what lies beyond the array's edges.
  private void place(MemorySegment chunk, int[] at, MemorySegment into) {
    int rank = at.length;
    int width = array.dtype().bytes();
    if (rank == 0) {
      into.copyFrom(chunk);
      return;
    }
    var strides = array.shape().strides();
    var chunkStrides = array.chunks().strides();
    var extent = new int[rank];
    long base = 0;
    for (int i = 0; i < rank; i++) {
      int from = at[i] * array.chunks().dim(i);
      extent[i] = Math.min(array.chunks().dim(i), array.shape().dim(i) - from);
      base += from * strides[i];
    }
    var rows = Shape.of(Arrays.copyOf(extent, rank - 1));
    var row = new int[rank - 1];
    long n = (long) extent[rank - 1] * width;
    do {
      long source = 0;
      long sink = base;
      for (int i = 0; i < rank - 1; i++) {
        source += row[i] * chunkStrides[i];
        sink += row[i] * strides[i];
      }
      MemorySegment.copy(chunk, source * width, into, sink * width, n);
    } while (next(row, rows));
  }

  private boolean next(int[] at) {
    return next(at, Shape.of(array.grid()));
  }

  /// The next position, last axis fastest; false after the last one.
  private static boolean next(int[] at, Shape bounds) {
    for (int i = at.length - 1; i >= 0; i--) {
      if (++at[i] < bounds.dim(i)) return true;
      at[i] = 0;
    }
    return false;
  }

  private FormatException bad(String what) {
    return new FormatException(directory.toString(), what);
  }

  private static FormatException bad(Path file, long found, long wanted) {
    return new FormatException(
        file.toString(), "holds %d bytes, expected %d".formatted(found, wanted));
  }
}
