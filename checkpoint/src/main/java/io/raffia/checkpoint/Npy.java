package io.raffia.checkpoint;

import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One tensor in numpy's `.npy` format. Numpy has no names for ml_dtypes' types: bf16 is written as
/// void of two bytes (and `a.view(ml_dtypes.bfloat16)` is what it was), 8-bit floats and 4-bit
/// integers as void of one byte, and to read those the element type must be given.
public final class Npy {
  private static final int PIECE = 1 << 16;

  private Npy() {}

  /// Writes a tensor, in place of a file that may be there.
  public static void save(Path file, Tensor x) {
    ElementTypes.requireLittleEndian();
    try (var out = new PendingFile(LocalDisk.INSTANCE, file)) {
      out.write(MemorySegment.ofArray(NpyHeader.write(x.dtype(), x.shape())));
      TensorMemory.<@Nullable Void, IOException>read(
          x,
          bytes -> {
            out.write(bytes);
            return null;
          });
      out.commit();
    } catch (IOException e) {
      throw new CheckpointException("could not save " + file + ": " + Failures.reason(e), e);
    }
  }

  /// Reads a tensor. Throws [FormatException] when the file is not as the format demands, and
  /// [CheckpointException] when it cannot be read or does not say the element type.
  public static Tensor load(Path file) {
    return load(file, null, file.toString());
  }

  /// Reads a tensor that must be of the element type.
  public static Tensor load(Path file, DType dtype) {
    return load(file, dtype, file.toString());
  }

  private static Tensor load(Path file, @Nullable DType dtype, String origin) {
    try (var in = Files.newInputStream(file)) {
      return read(in, Files.size(file), dtype, origin);
    } catch (IOException e) {
      throw new CheckpointException("could not read " + file + ": " + Failures.reason(e), e);
    }
  }

  /// Reads a header.
  static NpyHeader header(InputStream in, String origin) throws IOException {
    var bytes = in.readNBytes(NpyHeader.PREFIX);
    int length = NpyHeader.length(bytes, origin);
    int have = bytes.length;
    bytes = Arrays.copyOf(bytes, length);
    if (in.readNBytes(bytes, have, length - have) < length - have) {
      throw new FormatException(origin, "its header is cut short");
    }
    return NpyHeader.parse(bytes, origin);
  }

  /// Reads a file of `size` bytes; `dtype` is what it must be, or null.
  static Tensor read(InputStream in, long size, @Nullable DType dtype, String origin)
      throws IOException {
    ElementTypes.requireLittleEndian();
    var header = header(in, origin);
    var type = type(header, dtype, origin);
    long bytes = header.shape().size() * header.dtype().bytes();
    if (bytes != size - header.data()) {
      throw new FormatException(
          origin,
          "its elements take %d bytes, and %d are there".formatted(bytes, size - header.data()));
    }
    boolean turned = header.fortran() && header.shape().rank() > 1;
    var shape = turned ? reversed(header.shape()) : header.shape();
    var x =
        TensorMemory.filled(
            type,
            shape,
            false,
            memory -> {
              fill(memory, in, origin);
              ElementTypes.normalize(type, memory, origin);
            });
    return turned ? x.transpose() : x;
  }

  private static DType type(NpyHeader header, @Nullable DType wanted, String origin) {
    if (header.isOpaque() && wanted == null) {
      throw new CheckpointException(
          origin + ": numpy has no name for its element type: say which it is when loading");
    }
    if (wanted == null) return header.dtype();
    if (header.isOpaque() ? wanted.bytes() == 1 : wanted == header.dtype()) return wanted;
    throw new CheckpointException(
        "%s: expected elements of type %s, found %s".formatted(origin, wanted, header.dtype()));
  }

  private static Shape reversed(Shape shape) {
    int n = shape.rank();
    var dims = new int[n];
    for (int i = 0; i < n; i++) dims[i] = shape.dim(n - 1 - i);
    return Shape.of(dims);
  }

  private static void fill(MemorySegment memory, InputStream in, String origin) throws IOException {
    var piece = new byte[(int) Math.min(PIECE, memory.byteSize())];
    for (long at = 0; at < memory.byteSize(); ) {
      int n = in.readNBytes(piece, 0, (int) Math.min(piece.length, memory.byteSize() - at));
      if (n == 0) throw new EOFException(origin + " ends too early");
      MemorySegment.copy(MemorySegment.ofArray(piece), 0, memory, at, n);
      at += n;
    }
  }
}
