package uk.ac.manchester.tornado.api;

public final class WorkerGrid1D implements WorkerGrid {
  final int items;
  int group = 1;

  public WorkerGrid1D(int items) {
    this.items = items;
  }

  @Override
  public void setLocalWork(long x, long y, long z) {
    if (items % x != 0 || y != 1 || z != 1) throw new IllegalArgumentException("group of " + x);
    group = (int) x;
  }
}
