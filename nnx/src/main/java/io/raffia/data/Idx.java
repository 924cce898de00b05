package io.raffia.data;

import io.raffia.data.IdxException.Fault;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// An array of unsigned bytes in the IDX format of the MNIST files: two zero bytes, a dtype code,
/// the number of dimensions, each dimension as a big-endian 32-bit integer, then the elements in
/// row-major order. Files may be plain or gzip; the content decides, not the name.
public final class Idx {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final int[] shape;
  private final byte[] bytes;

  private Idx(int[] shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /// Reads `file`, which must hold unsigned bytes of `rank` dimensions.
  ///
  /// @throws IdxException when the file is anything else, is cut short, or goes on after its data
  /// @throws IOException when the file cannot be read
  public static Idx read(Path file, int rank) throws IOException {
    try (InputStream in = open(file)) {
      return parse(file, rank, in);
    } catch (EOFException e) {
      throw new IdxException(
          Fault.TRUNCATED, file, "the end of the gzip data", "the end of the file");
    } catch (ZipException e) {
      throw gzipFault(file, e);
    }
  }

  /// The dimensions.
  public int[] shape() {
    return shape.clone();
  }

  /// The number of elements.
  public int size() {
    return bytes.length;
  }

  /// The element at row-major position `index`, 0 to 255.
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      int first = (in.read() << 8) | in.read();
      in.reset();
      return first == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (EOFException e) {
      in.close();
      throw new IdxException(Fault.TRUNCATED, file, "a gzip header", "the end of the file");
    } catch (ZipException e) {
      in.close();
      throw gzipFault(file, e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static IdxException gzipFault(Path file, ZipException e) {
    IdxException fault = new IdxException(Fault.GZIP, file, "sound gzip data", e.toString());
    fault.initCause(e);
    return fault;
  }

  private static Idx parse(Path file, int rank, InputStream in) throws IOException {
    ByteBuffer magic = ByteBuffer.wrap(take(file, in, 4, "a header of 4 bytes"));
    if (magic.getShort(0) != 0) {
      String found = "0x%04x".formatted(magic.getShort(0) & 0xffff);
      throw new IdxException(Fault.MAGIC, file, "the two bytes 0x0000 first", found);
    }
    if (magic.get(2) != UNSIGNED_BYTE) {
      String found = "0x%02x".formatted(magic.get(2) & 0xff);
      throw new IdxException(Fault.DTYPE, file, "dtype code 0x08 (unsigned byte)", found);
    }
    if (magic.get(3) != rank) {
      throw new IdxException(Fault.RANK, file, rank + " dimensions", "" + (magic.get(3) & 0xff));
    }
    ByteBuffer sizes =
        ByteBuffer.wrap(take(file, in, 4 * rank, "the sizes of " + rank + " dimensions"));
    int[] shape = new int[rank];
    long total = 1;
    for (int d = 0; d < rank; d++) {
      shape[d] = sizes.getInt();
      if (shape[d] <= 0) {
        String found = "size " + Integer.toUnsignedString(shape[d]) + " in dimension " + d;
        throw new IdxException(Fault.SIZE, file, "sizes from 1 to 2147483647", found);
      }
      total *= shape[d];
      if (total > Integer.MAX_VALUE - 8) {
        String found = "shape " + Arrays.toString(shape);
        throw new IdxException(Fault.SIZE, file, "fewer than 2^31 elements", found);
      }
    }
    byte[] bytes = take(file, in, (int) total, total + " elements of " + Arrays.toString(shape));
    if (in.read() >= 0) {
      throw new IdxException(
          Fault.TRAILING, file, "the end of the file after " + total + " elements", "more bytes");
    }
    return new Idx(shape, bytes);
  }

  /// Reads in steps, so that a header that announces too much costs no more memory than the file
  /// has.
  private static byte[] take(Path file, InputStream in, int count, String what) throws IOException {
    byte[] bytes = new byte[Math.min(count, 1 << 20)];
    int have = 0;
    while (have < count) {
      if (have == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * bytes.length));
      }
      int got = in.read(bytes, have, bytes.length - have);
      if (got < 0) {
        throw new IdxException(Fault.TRUNCATED, file, what, "only " + have + " bytes of it");
      }
      have += got;
    }
    return bytes;
  }
}
