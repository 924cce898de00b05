package uk.ac.manchester.tornado.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;

/// One work item. Groups whose items wait for each other run as threads, others one after another.
public final class KernelContext {
  public Integer globalIdx = 0;
  public Integer groupIdx = 0;
  public Integer localIdx = 0;

  /// What the items of a group share.
  static final class Group {
    final List<Object> arrays = new ArrayList<>();
    final Phaser barrier;

    /// `items` is 0 for a group that must not wait.
    Group(int items) {
      barrier = new Phaser(items);
    }
  }

  /// An item waits in a group that runs one by one.
  static final class Waits extends RuntimeException {
    private static final long serialVersionUID = 1;

    Waits() {
      super(null, null, false, false);
    }
  }

  private Group group = new Group(0);
  private int allocated;

  public KernelContext() {}

  static KernelContext item(Group group, int number, int item, int size) {
    var c = new KernelContext();
    c.group = group;
    c.groupIdx = number;
    c.localIdx = item;
    c.globalIdx = number * size + item;
    return c;
  }

  public void localBarrier() {
    if (group.barrier.getRegisteredParties() == 0) throw new Waits();
    if (group.barrier.arriveAndAwaitAdvance() < 0) throw new Waits();
  }

  private Object shared(Supplier<Object> fresh) {
    synchronized (group.arrays) {
      int k = allocated++;
      if (k == group.arrays.size()) group.arrays.add(fresh.get());
      return group.arrays.get(k);
    }
  }

  public float[] allocateFloatLocalArray(int size) {
    return (float[]) shared(() -> new float[size]);
  }

  public double[] allocateDoubleLocalArray(int size) {
    return (double[]) shared(() -> new double[size]);
  }

  public int[] allocateIntLocalArray(int size) {
    return (int[]) shared(() -> new int[size]);
  }

  public long[] allocateLongLocalArray(int size) {
    return (long[]) shared(() -> new long[size]);
  }
}
