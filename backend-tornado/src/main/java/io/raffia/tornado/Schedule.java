package io.raffia.tornado;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.JvmBackend;
import io.raffia.jvm.JvmExecutable;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

    /// Parameters that stay on the device.
    final Set<Value> kept = new LinkedHashSet<>();

    final Set<Value> written = new LinkedHashSet<>();
    final Set<Value> out = new LinkedHashSet<>();
    @Nullable SelfCheck check;

    OnDevice(int graph) {
      this.graph = graph;
    }
  }

  private record OnHost(Kernel kernel, JvmExecutable code, String why) implements Part {}

  /// The name of the first graph.
  static final String MAIN = "graph0";

  private final Program program;
  private final TornadoBackend.Parts with;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Value, DeviceArray> arrays = new HashMap<>();
  private final Set<Value> constants = new LinkedHashSet<>();
  private final IdentityHashMap<byte[], Object> loaded = new IdentityHashMap<>();
  private Kept kept = new Kept();
  private final Object plan;
  private final boolean hasPlan;
  private @Nullable Object last;
  private boolean overwriting;
  private long moved;

  Schedule(Program program, TornadoBackend.Parts with, List<Role> roles) {
    this.program = program;
    this.with = with;
    lay(roles, Integer.MAX_VALUE);
    if (nodes() > MOST_NODES) {
      parts.clear();
      arrays.clear();
      constants.clear();
      lay(roles, MOST_NODES);
    }
    var graphs = new ArrayList<Object>();
    var scheduler = with.tornado().scheduler();
    for (var p : parts) if (p instanceof OnDevice d) graphs.add(graph(d, scheduler));
    hasPlan = !graphs.isEmpty();
    kept.addLoads(this, with.tornado(), graphs, scheduler);
    var device = with.device();
    plan =
        hasPlan
            ? with.tornado().plan(graphs, scheduler, device == null ? null : device.handle())
            : scheduler;
  }

  private Value storage(Value v) {
    return program.storage(v);
  }

  /// TornadoVM has room for 1024 nodes in a graph, and no more.
  private static final int MOST_NODES = 980;

  private void lay(List<Role> roles, int most) {
    split(most);
    kept = keep(roles);
    flow();
    place();
  }

  /// Of the largest graph: one for a task and for each array that it writes, three for an array.
  private int nodes() {
    int largest = 0;
    for (var part : parts) {
      if (!(part instanceof OnDevice d)) continue;
      int nodes = 8;
      Set<DeviceArray> used = new HashSet<>();
      for (var task : d.tasks) {
        nodes += 1 + written(task, d.origin.get(task));
        for (var v : task.arrays()) used.add(array(v));
      }
      largest = Math.max(largest, nodes + 3 * used.size());
    }
    return largest;
  }

  /// How many arrays TornadoVM believes that a task writes: all that it hands to a method.
  private static int written(Task task, @Nullable Kernel kernel) {
    return switch (kernel) {
      case null -> 1;
      case Kernel.Product _, Kernel.Fused _ -> task.arrays().size();
      default -> Math.max(1, kernel.writes().size());
    };
  }

  private void split(int most) {
    var lowering = new Tasks(with.limits(), this::storage);
    int graphs = 0;
    int nodes = 0;
    Set<Value> used = new HashSet<>();
    @Nullable OnDevice open = null;
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) {
        constants.add(data.to());
        continue;
      }
      try {
        var tasks = lowering.of(kernel);
        if (tasks.isEmpty()) continue;
        // As if each value had an array of its own.
        int more = 0;
        Set<Value> fresh = new HashSet<>();
        for (var t : tasks) {
          more += 1 + written(t, kernel);
          fresh.addAll(t.arrays());
        }
        fresh.removeAll(used);
        if (open == null || nodes + more + 3L * fresh.size() > most) {
          open = new OnDevice(graphs++);
          parts.add(open);
          nodes = 8;
          used.clear();
          for (var t : tasks) fresh.addAll(t.arrays());
        }
        used.addAll(fresh);
        nodes += more + 3 * fresh.size();
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

  /// Checks compare what the host has.
  private Kept keep(List<Role> roles) {
    var graphs = parts.stream().filter(p -> p instanceof OnDevice).toList();
    if (graphs.size() != 1 || with.checks() || !(graphs.getFirst() instanceof OnDevice d)) {
      return new Kept();
    }
    var hosted = new HashSet<Value>();
    for (var part : parts) {
      if (!(part instanceof OnHost host)) continue;
      for (var v : host.kernel.reads()) hosted.add(storage(v));
      for (var v : host.kernel.writes()) hosted.add(storage(v));
    }
    var kept = new Kept(program, roles, hosted, d.tasks, d.written);
    for (int i : kept.params) d.kept.add(program.func().params().get(i));
    return kept;
  }

  /// What each graph takes from the host and gives back to it.
  private void flow() {
    var needed = new LinkedHashSet<Value>();
    var results = program.func().results();
    for (int i = 0; i < results.size(); i++) {
      if (!kept.next.containsValue(i)) needed.add(storage(results.get(i)));
    }
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
          defined.removeAll(d.kept);
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
    var results = program.func().results();
    for (int i = 0; i < results.size(); i++) {
      if (!kept.next.containsValue(i)) fresh(storage(results.get(i)));
    }
  }

  record Size(ArrayKind kind, long elements) {}

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

  static Size size(Value v) {
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
    var context = tornado.context();
    tornado.toDevice(graph, true, objects(d.in));
    tornado.toDevice(graph, false, objects(d.constants));
    tornado.toDevice(graph, false, objects(d.kept));
    for (var task : d.tasks) {
      tornado.task(graph, task.name(), code(task), context, objects(task.arrays()));
      tornado.grid(scheduler, name(d) + "." + task.name(), task.items(), task.group());
    }
    tornado.toHost(graph, objects(d.out));
    tornado.persist(graph, objects(d.kept));
    return graph;
  }

  /// The kernel, loaded once for all tasks that share it.
  Object code(Task task) {
    var code = task.code().get();
    var known = loaded.get(code);
    if (known != null) return known;
    try {
      var made = with.library().kernel(code).getDeclaredConstructor().newInstance();
      loaded.put(code, made);
      return made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the generated kernel " + task.name() + " cannot be loaded", e);
    }
  }

  private DeviceException tooLarge(OnDevice d, DeviceException e) {
    Set<DeviceArray> used = new HashSet<>();
    for (var task : d.tasks) for (var v : task.arrays()) used.add(array(v));
    long bytes = used.stream().mapToLong(DeviceArray::bytes).sum();
    return new DeviceException(
        ("out of memory on the device%s: %s needs %d MiB there, in %d arrays (%s); take a smaller"
                + " batch, or give TornadoVM more of the device's memory, by"
                + " -Dtornado.device.memory=8GB for instance")
            .formatted(
                overwriting ? "" : ", nothing was changed",
                program.func().name(),
                (bytes >> 20) + 1,
                used.size(),
                e.getMessage()),
        e);
  }

  /// Whether a parameter stays on the device.
  boolean keeps(int param) {
    return kept.params.contains(param);
  }

  /// The results that take the places of parameters, by the number of the parameter.
  Map<Integer, Integer> next() {
    return kept.next;
  }

  List<Value> params() {
    return program.func().params();
  }

  /// The array of a parameter.
  DeviceArray param(int i) {
    return array(program.func().params().get(i));
  }

  /// Gives a parameter a value.
  void set(int i, MemorySegment value) {
    if (last == null || !keeps(i)) {
      param(i).fill(value);
      if (keeps(i)) moved += param(i).bytes();
      return;
    }
    kept.staging(i).fill(value);
    with.tornado().execute(plan, kept.load(i));
    moved += param(i).bytes();
  }

  /// Copies a parameter that stays on the device to its host's array.
  DeviceArray fetch(int i) {
    if (last == null) throw new IllegalStateException("nothing is on the device yet");
    var array = param(i);
    with.tornado().fetch(plan, 0, last, array.object);
    return array;
  }

  /// Whether the last run, if it failed, may have overwritten parameters.
  boolean wasOverwriting() {
    return overwriting;
  }

  /// Gives the device's memory back.
  void free() {
    if (hasPlan) with.tornado().free(plan);
  }

  void run() {
    overwriting = false;
    for (var part : parts) {
      switch (part) {
        case OnHost host -> run(host);
        case OnDevice d -> {
          overwriting = last != null && !kept.next.isEmpty();
          try {
            last = with.tornado().execute(plan, d.graph);
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
  private DeviceException refused(OnDevice d, DeviceException e) {
    if (Tornado.isOutOfMemory(e)) return tooLarge(d, e);
    var text = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) text.append(t.getMessage()).append('\n');
    var named = d.tasks.stream().filter(t -> text.indexOf(t.name()) >= 0).toList();
    var what = new StringBuilder("the device refused a program");
    if (!overwriting) what.append(", nothing was changed");
    what.append(": ");
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

  /// Bytes moved since the last call of this.
  long takeBytesMoved() {
    long bytes = moved;
    moved = 0;
    return bytes;
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
          text.append(bytes(d.in))
              .append(" bytes in, ")
              .append(bytes(d.out))
              .append(" bytes out, ");
          text.append(bytes(d.kept)).append(" bytes stay");
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
