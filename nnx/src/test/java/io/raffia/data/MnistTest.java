package io.raffia.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.data.IdxException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @TempDir Path folder;

  @Test
  void readsPackedAndPlainFiles() throws IOException {
    for (boolean packed : new boolean[] {false, true}) {
      Path inner = Files.createDirectory(folder.resolve("packed-" + packed));
      IdxFiles.mnist(inner, 12, 11, packed);
      Mnist mnist = Mnist.read(inner);
      assertEquals(12, mnist.train().size());
      assertEquals(11, mnist.test().size());
      assertEquals(1, mnist.train().label(11));
      assertEquals(7 / 255f, mnist.train().image(7)[783]);
    }
  }

  @Test
  void missingFileIsNamed() throws IOException {
    IdxFiles.mnist(folder, 3, 2, false);
    Files.delete(folder.resolve(Mnist.TEST_LABELS));
    NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> Mnist.read(folder));
    assertTrue(e.toString().contains(Mnist.TEST_LABELS + ".gz"), e.getMessage());
    assertTrue(e.toString().contains(folder.toString()), e.getMessage());
  }

  @Test
  void countsThatDifferAreRefused() throws IOException {
    IdxFiles.mnist(folder, 3, 2, false);
    Files.write(folder.resolve(Mnist.TRAIN_LABELS), IdxFiles.idx(new int[] {4}, 1, 2, 3, 4));
    refuses(Fault.SIZE, "expected shape [4, 28, 28]", "found [3, 28, 28]");
  }

  @Test
  void labelThatIsNoDigitIsRefused() throws IOException {
    IdxFiles.mnist(folder, 3, 2, false);
    Files.write(folder.resolve(Mnist.TRAIN_LABELS), IdxFiles.idx(new int[] {3}, 1, 10, 3));
    refuses(Fault.VALUE, "labels from 0 to 9", "10 at position 1");
  }

  @Test
  void digitsRefuseArraysThatDoNotBelongTogether() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new Digits(new float[784 * 2], new int[3]));
    assertEquals("expected 2352 floats for 3 labels (28 x 28 each), found 1568", e.getMessage());
  }

  private void refuses(Fault fault, String... parts) {
    IdxException e = assertThrows(IdxException.class, () -> Mnist.read(folder));
    assertEquals(fault, e.fault());
    for (String part : parts) {
      assertTrue(e.toString().contains(part), e.getMessage());
    }
  }
}
