package io.raffia.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.data.IdxException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final byte[] GOOD = IdxFiles.idx(new int[] {2, 3}, 0, 1, 2, 127, 128, 255);

  @TempDir Path folder;

  @Test
  void readsPlainFile() throws IOException {
    Idx idx = Idx.read(write(GOOD), 2);
    assertArrayEquals(new int[] {2, 3}, idx.shape());
    assertEquals(6, idx.size());
    assertEquals(128, idx.at(4));
    assertEquals(255, idx.at(5));
  }

  @Test
  void readsGzipWhateverItsName() throws IOException {
    assertEquals(127, Idx.read(write(IdxFiles.gzip(GOOD)), 2).at(3));
  }

  @Test
  void refusesOtherMagic() throws IOException {
    refuses(Fault.MAGIC, change(0, 0x50), "expected the two bytes 0x0000", "found 0x5000");
  }

  @Test
  void refusesOtherDtype() throws IOException {
    refuses(Fault.DTYPE, change(2, 0x0d), "0x08 (unsigned byte)", "found 0x0d");
  }

  @Test
  void refusesOtherRank() throws IOException {
    refuses(Fault.RANK, change(3, 3), "expected 2 dimensions", "found 3");
  }

  @Test
  void refusesSizeZeroAndNegativeSize() throws IOException {
    refuses(Fault.SIZE, change(7, 0), "size 0 in dimension 0");
    refuses(Fault.SIZE, change(8, 0x80), "size 2147483651 in dimension 1");
  }

  @Test
  void refusesTooManyElements() throws IOException {
    byte[] bytes = change(4, 0x7f);
    refuses(Fault.SIZE, bytes, "fewer than 2^31", "[2130706434, 3]");
  }

  @Test
  void everyCutIsTruncation() throws IOException {
    for (int length = 0; length < GOOD.length; length++) {
      refuses(Fault.TRUNCATED, Arrays.copyOf(GOOD, length), "expected", "only");
    }
  }

  @Test
  void everyCutOfGzipIsRefused() throws IOException {
    byte[] packed = IdxFiles.gzip(GOOD);
    for (int length = 2; length < packed.length; length++) {
      Path file = write(Arrays.copyOf(packed, length));
      IdxException e = assertThrows(IdxException.class, () -> Idx.read(file, 2));
      assertTrue(e.fault() == Fault.TRUNCATED || e.fault() == Fault.GZIP, e.getMessage());
    }
  }

  @Test
  void headerThatAnnouncesTooMuchIsTruncation() throws IOException {
    refuses(Fault.TRUNCATED, change(4, 0x20), "1610612742 elements", "only 6 bytes");
  }

  @Test
  void refusesTrailingBytes() throws IOException {
    byte[] longer = Arrays.copyOf(GOOD, GOOD.length + 1);
    refuses(Fault.TRAILING, longer, "the end of the file after 6 elements", "found more bytes");
    refuses(Fault.TRAILING, IdxFiles.gzip(longer), "the end of the file after 6 elements");
  }

  @Test
  void refusesDamagedGzip() throws IOException {
    byte[] packed = IdxFiles.gzip(GOOD);
    packed[packed.length - 6] ^= 1;
    refuses(Fault.GZIP, packed, "expected sound gzip data");
  }

  private void refuses(Fault fault, byte[] bytes, String... parts) throws IOException {
    Path file = write(bytes);
    IdxException e = assertThrows(IdxException.class, () -> Idx.read(file, 2));
    assertEquals(fault, e.fault(), e.getMessage());
    assertTrue(e.toString().contains(file.toString()), e.getMessage());
    for (String part : parts) {
      assertTrue(e.toString().contains(part), () -> e.getMessage() + " lacks: " + part);
    }
  }

  private static byte[] change(int at, int value) {
    byte[] bytes = GOOD.clone();
    bytes[at] = (byte) value;
    return bytes;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("digits-idx"), bytes);
  }
}
