package io.raffia.tornado.device;

/// Stands for TornadoVM's class of that name: who a work item is, barriers, local memory.
public abstract class KernelContext {
  /// The number of this item in its group.
  public final Integer localIdx = 0;

  /// Waits for the other items of the group.
  public abstract void localBarrier();

  /// Memory that the items of a group share.
  public abstract float[] allocateFloatLocalArray(int size);
}
