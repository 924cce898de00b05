package io.raffia.tornado;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.JvmBackend;
import io.raffia.jvm.JvmExecutable;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program's kernels as few task graphs, with what has no form on the device between them, in the
/// JVM. Every value that crosses from one to the other, or into or out of the program, is copied in
/// one place: where its graph begins or ends.
final class Schedule {
  /// A part of the program that runs in one place.
  private sealed interface Part {}

  /// Tasks that run one after another on the device, as graph number `graph`.
  private static final class OnDevice implements Part {
    final int graph;
    final List<Task> tasks = new ArrayList<>();
    final Map<Task, Kernel> origin = new HashMap<>();
    final Set<Value> in = new LinkedHashSet<>();
    final Set<Value> constants = new LinkedHashSet<>();
    final Set<Value> written = new LinkedHashSet<>();
    final Set<Value> out = new LinkedHashSet<>();
    @Nullable SelfCheck check;

    OnDevice(int graph) {
      this.graph = graph;
    }
  }

  private record OnHost(Kernel kernel, JvmExecutable code, String why) implements Part {}

  private final Program program;
  private final TornadoBackend.Parts with;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Value, DeviceArray> arrays = new HashMap<>();
  private final Set<Value> constants = new LinkedHashSet<>();
  private final Object plan;
  private final boolean hasPlan;
  private long moved;

  Schedule(Program program, TornadoBackend.Parts with) {
    this.program = program;
    this.with = with;
    split();
    flow();
    place();
    var graphs = new ArrayList<Object>();
    var scheduler = with.tornado().scheduler();
    for (var p : parts) if (p instanceof OnDevice d) graphs.add(graph(d, scheduler));
    hasPlan = !graphs.isEmpty();
    var device = with.device();
    plan =
        hasPlan
            ? with.tornado().plan(graphs, scheduler, device == null ? null : device.handle())
            : scheduler;
  }

  private Value storage(Value v) {
    return program.storage(v);
  }

  private void split() {
    var lowering = new Tasks(with.limits(), this::storage);
    int graphs = 0;
    @Nullable OnDevice open = null;
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) {
        constants.add(data.to());
        continue;
      }
      try {
        var tasks = lowering.of(kernel);
        if (tasks.isEmpty()) continue;
        if (open == null) {
          open = new OnDevice(graphs++);
          parts.add(open);
        }
        for (var t : tasks) {
          open.tasks.add(t);
          open.origin.put(t, kernel);
        }
        for (var v : kernel.writes()) open.written.add(storage(v));
        if (with.checks()) {
          open.check = new SelfCheck(kernel, onHost(kernel), this::array);
          open = null;
        }
      } catch (Tasks.Refusal refusal) {
        parts.add(new OnHost(kernel, onHost(kernel), String.valueOf(refusal.getMessage())));
        open = null;
      }
    }
  }

  /// The kernel alone as a program for the JVM.
  private static JvmExecutable onHost(Kernel kernel) {
    var f = new Func("host", kernel.reads(), kernel.eqns(), kernel.writes());
    var alone = new Program(f, List.of(kernel), Map.of());
    return JvmBackend.compile(alone, Collections.nCopies(kernel.reads().size(), false));
  }

  /// What each graph takes from the host and gives back to it.
  private void flow() {
    var needed = new LinkedHashSet<Value>();
    for (var v : program.func().results()) needed.add(storage(v));
    for (var part : parts.reversed()) {
      switch (part) {
        case OnHost host -> {
          for (var v : host.kernel.reads()) needed.add(storage(v));
        }
        case OnDevice d -> {
          for (var v : d.written) if (d.check != null || needed.contains(v)) d.out.add(v);
          var defined = new LinkedHashSet<Value>();
          for (var task : d.tasks) {
            for (var v : task.arrays()) if (!d.written.contains(v)) defined.add(v);
          }
          for (var v : defined) (constants.contains(v) ? d.constants : d.in).add(v);
          needed.addAll(d.in);
        }
      }
    }
  }

  /// Arrays for all values. What lives within one graph takes the array of one of its kind and size
  /// that is dead.
  private void place() {
    for (var v : program.func().params()) fresh(v);
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) fresh(data.to()).fill(data.value());
    }
    for (var part : parts) {
      switch (part) {
        case OnHost host -> {
          // Nobody writes what is empty.
          for (var v : host.kernel.reads()) fresh(storage(v));
          for (var v : host.kernel.writes()) fresh(storage(v));
        }
        case OnDevice d -> place(d);
      }
    }
    for (var v : program.func().results()) fresh(storage(v));
  }

  private record Size(ArrayKind kind, long elements) {}

  private void place(OnDevice d) {
    var last = new HashMap<Value, Integer>();
    for (int i = 0; i < d.tasks.size(); i++) {
      for (var v : d.tasks.get(i).arrays()) last.put(v, i);
    }
    var free = new HashMap<Size, List<DeviceArray>>();
    for (int i = 0; i < d.tasks.size(); i++) {
      for (var v : d.tasks.get(i).arrays()) {
        if (arrays.containsKey(v)) continue;
        var idle = free.getOrDefault(size(v), List.of());
        if (d.out.contains(v) || idle.isEmpty()) fresh(v);
        else arrays.put(v, idle.removeLast());
      }
      for (var v : d.tasks.get(i).arrays()) {
        boolean inner = d.written.contains(v) && !d.out.contains(v);
        if (inner && last.getOrDefault(v, -1) == i) {
          free.computeIfAbsent(size(v), _ -> new ArrayList<>()).add(array(v));
        }
      }
    }
  }

  private static Size size(Value v) {
    return new Size(ArrayKind.holding(v.dtype()), v.type().size());
  }

  private DeviceArray fresh(Value v) {
    return arrays.computeIfAbsent(v, x -> new DeviceArray(with.tornado(), x.type()));
  }

  /// The array that a value lies in.
  DeviceArray array(Value v) {
    var array = arrays.get(storage(v));
    if (array == null) throw new IllegalStateException("value " + v + " has no array");
    return array;
  }

  private List<Object> objects(Iterable<Value> values) {
    var all = new ArrayList<Object>();
    for (var v : values) all.add(array(v).object);
    return all;
  }

  private static String name(OnDevice d) {
    return "graph" + d.graph;
  }

  private Object graph(OnDevice d, Object scheduler) {
    var tornado = with.tornado();
    var graph = tornado.graph(name(d));
    tornado.toDevice(graph, true, objects(d.in));
    tornado.toDevice(graph, false, objects(d.constants));
    for (var task : d.tasks) {
      tornado.task(graph, task.name(), code(task), tornado.context(), objects(task.arrays()));
      tornado.grid(scheduler, name(d) + "." + task.name(), task.items(), task.group());
    }
    tornado.toHost(graph, objects(d.out));
    return graph;
  }

  private Object code(Task task) {
    try {
      return with.library().kernel(task.code().get()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the generated kernel " + task.name() + " cannot be loaded", e);
    }
  }

  void run() {
    moved = 0;
    for (var part : parts) {
      switch (part) {
        case OnHost host -> run(host);
        case OnDevice d -> {
          try {
            with.tornado().execute(plan, d.graph);
          } catch (DeviceException e) {
            throw refused(d, e);
          }
          if (d.check != null) d.check.run();
          for (var v : d.in) moved += array(v).bytes();
          for (var v : d.out) moved += array(v).bytes();
        }
      }
    }
  }

  private void run(OnHost host) {
    var in = new Buffer[host.kernel.reads().size()];
    for (int i = 0; i < in.length; i++)
      in[i] = Buffer.over(array(host.kernel.reads().get(i)).host());
    var out = new Buffer[host.kernel.writes().size()];
    host.code.run(in, out);
    for (int i = 0; i < out.length; i++) {
      array(host.kernel.writes().get(i)).fill(out[i].segment());
      out[i].release();
    }
  }

  /// Says which kernel it was, as far as TornadoVM's message names one.
  private static DeviceException refused(OnDevice d, DeviceException e) {
    var text = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) text.append(t.getMessage()).append('\n');
    var named = d.tasks.stream().filter(t -> text.indexOf(t.name()) >= 0).toList();
    var what = new StringBuilder("the device refused a program, nothing was changed: ");
    what.append(e.getMessage());
    if (named.isEmpty()) what.append("\n  no kernel is named; there are ").append(d.tasks.size());
    for (var task : named) {
      what.append("\n  kernel ").append(task.name());
      var kernel = d.origin.get(task);
      if (kernel == null) continue;
      kernel.eqns().stream()
          .map(eqn -> "\n    " + eqn.op().mnemonic() + " at " + eqn.at())
          .distinct()
          .limit(12)
          .forEach(what::append);
    }
    return new DeviceException(what.toString(), e);
  }

  long bytesMoved() {
    return moved;
  }

  int hostKernels() {
    return (int) parts.stream().filter(p -> p instanceof OnHost).count();
  }

  String report() {
    var text = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case OnHost host ->
            text.append("host: ").append(names(host.kernel)).append(", as ").append(host.why);
        case OnDevice d -> {
          text.append("device: ").append(d.tasks.size()).append(" tasks, ");
          text.append(bytes(d.in)).append(" bytes in, ").append(bytes(d.out)).append(" bytes out");
          for (var task : d.tasks) text.append("\n  ").append(task.name());
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String names(Kernel kernel) {
    return String.join(
        ", ", kernel.eqns().stream().map(e -> e.op().mnemonic()).distinct().toList());
  }

  private long bytes(Set<Value> values) {
    return values.stream().mapToLong(v -> array(v).bytes()).sum();
  }
}
