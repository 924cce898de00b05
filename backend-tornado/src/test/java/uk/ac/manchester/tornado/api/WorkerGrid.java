package uk.ac.manchester.tornado.api;

public interface WorkerGrid {
  void setLocalWork(long x, long y, long z);
}
