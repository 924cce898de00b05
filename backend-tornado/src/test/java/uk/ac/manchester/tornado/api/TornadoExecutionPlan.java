package uk.ac.manchester.tornado.api;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// Runs graphs: copies in, every work item of every task, copies out.
public final class TornadoExecutionPlan {
  private final ImmutableTaskGraph[] graphs;
  private final Set<Object> copied = new HashSet<>();
  private GridScheduler scheduler = new GridScheduler();
  private final Set<Object> lying = new HashSet<>();
  private int chosen;

  public TornadoExecutionPlan(ImmutableTaskGraph... graphs) {
    this.graphs = graphs.clone();
  }

  public static TornadoDeviceMap getTornadoDeviceMap() {
    return new TornadoDeviceMap();
  }

  public TornadoExecutionPlan withGridScheduler(GridScheduler other) {
    scheduler = other;
    return this;
  }

  public TornadoExecutionPlan withDevice(TornadoDevice device) {
    Objects.requireNonNull(device);
    return this;
  }

  public TornadoExecutionPlan withGraph(int graph) {
    chosen = graph;
    return this;
  }

  public TornadoExecutionPlan freeDeviceMemory() {
    copied.clear();
    lying.clear();
    return this;
  }

  public void close() {}

  public TornadoExecutionResult execute() {
    var graph = graphs[chosen].graph();
    for (var array : graph.consumed) {
      if (!lying.contains(array)) throw new IllegalStateException("nothing to consume: " + array);
    }
    MemoryLimit.check(graph);
    graph.in.forEach((array, mode) -> {
      if (mode == DataTransferMode.EVERY_EXECUTION || copied.add(List.of(chosen, array))) {
        ((TornadoNativeArray) array).toDevice();
      }
    });
    for (var task : graph.tasks) {
      var grid = (WorkerGrid1D) scheduler.grids.get(graph.name + "." + task.name());
      for (int g = 0; g < grid.items / grid.group; g++) run(task, g, grid.group);
    }
    for (var array : graph.out) ((TornadoNativeArray) array).toHost();
    lying.clear();
    lying.addAll(graph.persisted);
    lying.addAll(graph.consumed);
    return new TornadoExecutionResult(lying);
  }

  private static void run(TaskGraph.Task task, int number, int size) {
    try {
      var alone = new KernelContext.Group(0);
      for (int i = 0; i < size; i++) call(task, KernelContext.item(alone, number, i, size));
    } catch (KernelContext.Waits waits) {
      together(task, number, size);
    }
  }

  private static void together(TaskGraph.Task task, int number, int size) {
    var group = new KernelContext.Group(size);
    var failure = new AtomicReference<Throwable>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < size; i++) {
      var item = KernelContext.item(group, number, i, size);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  call(task, item);
                  group.barrier.arriveAndDeregister();
                } catch (Throwable t) {
                  failure.compareAndSet(null, t);
                  group.barrier.forceTermination();
                }
              }));
    }
    try {
      for (var t : threads) t.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) throw new IllegalStateException(failure.get());
  }

  private static void call(TaskGraph.Task task, KernelContext item) {
    var arguments = task.arguments().toArray();
    arguments[0] = item;
    try {
      TaskGraph.apply(task.code()).invoke(task.code(), arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof KernelContext.Waits waits) throw waits;
      throw new IllegalStateException("task " + task.name() + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
