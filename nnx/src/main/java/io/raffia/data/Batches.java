package io.raffia.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/// A data set cut into batches, in an order that a seed decides or in the set's own order.
///
/// Training reads [#at] step after step without end: each epoch has a permutation of its own and
/// drops the images that do not fill its last batch. Evaluation iterates over [#inOrder], whose
/// last batch may be smaller. The same seed gives the same batches. Not safe for several threads.
public final class Batches implements Iterable<Batch> {
  private final Digits digits;
  private final int batchSize;
  private final boolean shuffled;
  private final long seed;
  private final int[] order;
  private long orderedEpoch = -1;

  private Batches(Digits digits, int batchSize, boolean shuffled, long seed) {
    if (batchSize < 1 || digits.size() == 0) {
      throw new IllegalArgumentException(
          "expected a batch of at least 1 and a data set that is not empty, found a batch of "
              + batchSize
              + " and "
              + digits.size()
              + " images");
    }
    if (shuffled && batchSize > digits.size()) {
      throw new IllegalArgumentException(
          "expected a batch of at most " + digits.size() + " (all images), found " + batchSize);
    }
    this.digits = digits;
    this.batchSize = batchSize;
    this.shuffled = shuffled;
    this.seed = seed;
    this.order = new int[digits.size()];
  }

  /// Batches for training: shuffled anew each epoch, all of `batchSize` images.
  public static Batches shuffled(Digits digits, int batchSize, long seed) {
    return new Batches(digits, batchSize, true, seed);
  }

  /// Batches for evaluation: the set's own order, every image once, the last batch maybe smaller.
  public static Batches inOrder(Digits digits, int batchSize) {
    return new Batches(digits, batchSize, false, 0);
  }

  /// How many batches one epoch has.
  public int perEpoch() {
    return shuffled ? order.length / batchSize : (order.length + batchSize - 1) / batchSize;
  }

  /// The batch of training step `step`, counted from 0 over all epochs.
  public Batch at(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("expected a step of at least 0, found " + step);
    }
    arrange(step / perEpoch());
    int from = (int) (step % perEpoch()) * batchSize;
    return digits.gather(order, from, Math.min(from + batchSize, order.length));
  }

  /// The batches of the first epoch.
  @Override
  public Iterator<Batch> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < perEpoch();
      }

      @Override
      public Batch next() {
        if (!hasNext()) {
          throw new NoSuchElementException("an epoch has " + perEpoch() + " batches");
        }
        return at(next++);
      }
    };
  }

  /// Puts the epoch's permutation (Fisher and Yates) into `order`.
  private void arrange(long epoch) {
    if (epoch == orderedEpoch) {
      return;
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (shuffled) {
      SplittableRandom random = new Seeds(seed).random(epoch);
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
    }
    orderedEpoch = epoch;
  }
}
