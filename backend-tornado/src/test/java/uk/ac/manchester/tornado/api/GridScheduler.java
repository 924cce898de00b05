package uk.ac.manchester.tornado.api;

import java.util.HashMap;
import java.util.Map;

public final class GridScheduler {
  final Map<String, WorkerGrid> grids = new HashMap<>();

  public GridScheduler() {}

  public void addWorkerGrid(String task, WorkerGrid grid) {
    grids.put(task, grid);
  }
}
