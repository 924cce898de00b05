package io.raffia.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int COUNT = 23;

  /// Image `i` is `i` everywhere, so a pixel tells which image it is of.
  private static Digits digits() {
    float[] images = new float[COUNT * Digits.PIXELS];
    int[] labels = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      Arrays.fill(images, i * Digits.PIXELS, (i + 1) * Digits.PIXELS, i);
      labels[i] = i % 10;
    }
    return new Digits(images, labels);
  }

  private static int[] epoch(Batches batches, int epoch) {
    List<Integer> seen = new ArrayList<>();
    for (int b = 0; b < batches.perEpoch(); b++) {
      Batch batch = batches.at((long) epoch * batches.perEpoch() + b);
      for (int i = 0; i < batch.size(); i++) {
        int image = (int) batch.images()[i * Digits.PIXELS];
        assertEquals(image, (int) batch.images()[i * Digits.PIXELS + 783]);
        assertEquals(image % 10, batch.labels()[i]);
        seen.add(image);
      }
    }
    return seen.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void trainingDropsTheRemainderAndRepeatsNoImage() {
    Batches batches = Batches.shuffled(digits(), 5, 7);
    assertEquals(4, batches.perEpoch());
    for (int e = 0; e < 5; e++) {
      int[] seen = epoch(batches, e);
      assertEquals(20, seen.length);
      assertEquals(20, Arrays.stream(seen).distinct().count());
    }
  }

  @Test
  void everyEpochHasItsOwnPermutation() {
    Batches batches = Batches.shuffled(digits(), 23, 7);
    int[] first = epoch(batches, 0);
    int[] second = epoch(batches, 1);
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(
        IntStream.range(0, COUNT).toArray(), Arrays.stream(second).sorted().toArray());
  }

  @Test
  void seedDecidesTheOrder() {
    int[] seven = epoch(Batches.shuffled(digits(), 5, 7), 2);
    assertArrayEquals(seven, epoch(Batches.shuffled(digits(), 5, 7), 2));
    assertFalse(Arrays.equals(seven, epoch(Batches.shuffled(digits(), 5, 8), 2)));
  }

  @Test
  void orderDoesNotDependOnWhatWasReadBefore() {
    Batches batches = Batches.shuffled(digits(), 5, 7);
    int[] second = epoch(batches, 1);
    epoch(batches, 3);
    assertArrayEquals(second, epoch(batches, 1));
  }

  @Test
  void everyPositionIsReachedByEveryImage() {
    Batches batches = Batches.shuffled(digits(), COUNT, 1);
    boolean[][] reached = new boolean[COUNT][COUNT];
    for (int e = 0; e < 600; e++) {
      int[] order = epoch(batches, e);
      for (int at = 0; at < COUNT; at++) {
        reached[at][order[at]] = true;
      }
    }
    for (boolean[] images : reached) {
      for (boolean image : images) {
        assertEquals(true, image);
      }
    }
  }

  @Test
  void evaluationKeepsOrderAndTheSmallerLastBatch() {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> images = new ArrayList<>();
    for (Batch batch : Batches.inOrder(digits(), 5)) {
      sizes.add(batch.size());
      for (int i = 0; i < batch.size(); i++) {
        images.add((int) batch.images()[i * Digits.PIXELS]);
      }
    }
    assertEquals(List.of(5, 5, 5, 5, 3), sizes);
    assertEquals(IntStream.range(0, COUNT).boxed().toList(), images);
  }

  @Test
  void impossibleBatchIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(digits(), 0));
    assertThrows(IllegalArgumentException.class, () -> Batches.shuffled(digits(), 24, 0));
    assertThrows(IllegalArgumentException.class, () -> Batches.shuffled(digits(), 5, 0).at(-1));
  }
}
