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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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

    /// Of the values that have arrays of their own: what is copied there and back.
    final Set<Value> in = new LinkedHashSet<>();

    final Set<Value> constants = new LinkedHashSet<>();
    final Set<Value> out = new LinkedHashSet<>();

    final Set<Value> written = new LinkedHashSet<>();
    @Nullable SelfCheck check;

    OnDevice(int graph) {
      this.graph = graph;
    }
  }

  private record OnHost(Kernel kernel, JvmExecutable code, String why) implements Part {}

  private final Program program;
  private final TornadoBackend.Parts with;
  private final List<Part> parts = new ArrayList<>();
  private final Set<Value> constants = new LinkedHashSet<>();

  /// Values that have arrays of their own.
  private final Set<Value> own = new HashSet<>();

  private final Places places;

  /// One a graph: each takes room in it.
  private final Map<String, Object> contexts = new HashMap<>();

  private final Kept kept;
  private final Object plan;
  private final boolean hasPlan;
  private @Nullable Object last;
  private boolean overwriting;
  private long moved;

  private final boolean cautious;

  /// `cautious`: kernels hide how often loops run.
  Schedule(Program program, TornadoBackend.Parts with, List<Role> roles, boolean cautious) {
    this.program = program;
    this.with = with;
    this.cautious = cautious;
    places = new Places(with.tornado());
    kept = split(roles);
    flow();
    place();
    var graphs = new ArrayList<Object>();
    var scheduler = with.tornado().scheduler();
    for (var p : parts) if (p instanceof OnDevice d) graphs.add(graph(d, scheduler));
    hasPlan = !graphs.isEmpty();
    kept.addLoads(this, with.tornado(), graphs, scheduler);
    var device = with.device().handle();
    plan = hasPlan ? with.tornado().plan(graphs, scheduler, device) : scheduler;
  }

  private Value storage(Value v) {
    return program.storage(v);
  }

  /// TornadoVM has room for 1024 nodes in a graph, and no more.
  static final int MOST_NODES = 980;

  /// What the JVM reads and writes does not stay on the device, and has arrays of its own, which
  /// may be too many for a task, so that this runs in the JVM, too.
  private Kept split(List<Role> roles) {
    var hosted = new HashSet<Value>();
    while (true) {
      var stays = new Kept(program, with.checks() ? List.of() : roles, hosted);
      own.clear();
      own.addAll(hosted);
      var f = program.func();
      for (int i = 0; i < f.params().size(); i++) {
        if (!stays.params.contains(i)) own.add(f.params().get(i));
      }
      for (int i = 0; i < f.results().size(); i++) {
        if (!stays.next.containsValue(i)) own.add(storage(f.results().get(i)));
      }
      if (with.checks()) {
        for (var k : program.kernels()) {
          for (var v : k.reads()) own.add(storage(v));
          for (var v : k.writes()) own.add(storage(v));
        }
      }
      parts.clear();
      constants.clear();
      split();
      boolean more = false;
      for (var part : parts) {
        if (!(part instanceof OnHost host)) continue;
        for (var v : host.kernel.reads()) more |= hosted.add(storage(v));
        for (var v : host.kernel.writes()) more |= hosted.add(storage(v));
      }
      if (!more) return stays;
    }
  }

  private void split() {
    var lowering = new Tasks(with.limits(), this::storage, own::contains);
    int graphs = 0;
    int nodes = 0;
    Set<Object> used = new HashSet<>();
    @Nullable OnDevice open = null;
    var known = new HashSet<>(program.func().params());
    var defined = new HashSet<Value>();
    for (var eqn : program.func().eqns()) defined.addAll(eqn.out());
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) {
        constants.add(data.to());
        known.add(data.to());
        continue;
      }
      try {
        var tasks = lowering.of(kernel);
        if (tasks.isEmpty()) continue;
        // One for a task and each of its arrays, as TornadoVM believes that it writes all that it
        // hands to a method; three for an array.
        int more = 0;
        Set<Object> fresh = new HashSet<>();
        for (var t : tasks) {
          more += 1 + Limits.count(t.values(), own::contains);
          for (var v : t.values()) fresh.add(own.contains(v) ? v : TaskWriter.kind(v));
        }
        var all = List.copyOf(fresh);
        fresh.removeAll(used);
        if (open == null || nodes + more + 3L * fresh.size() > with.nodes()) {
          open = new OnDevice(graphs++);
          parts.add(open);
          nodes = 60;
          used.clear();
          fresh.addAll(all);
        }
        used.addAll(fresh);
        nodes += more + 3 * fresh.size();
        for (var t : tasks) {
          open.tasks.add(t);
          open.origin.put(t, kernel);
        }
        for (var v : kernel.writes()) open.written.add(storage(v));
        if (with.checks()) {
          // What no equation defines is a part of one, checked where that ends.
          if (defined.containsAll(kernel.writes())) {
            open.check =
                new SelfCheck(program, kernel, Set.copyOf(known), v -> places.of(storage(v)));
          }
          open = null;
        }
      } catch (Tasks.Refusal refusal) {
        parts.add(new OnHost(kernel, onHost(kernel), String.valueOf(refusal.getMessage())));
        open = null;
      }
      for (var v : kernel.writes()) known.add(storage(v));
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
          for (var v : d.written) {
            if (own.contains(v) && (d.check != null || needed.contains(v))) d.out.add(v);
          }
          for (var task : d.tasks) {
            for (var v : task.values()) {
              if (!own.contains(v) || d.written.contains(v)) continue;
              (constants.contains(v) ? d.constants : d.in).add(v);
            }
          }
          needed.addAll(d.in);
        }
      }
    }
  }

  private List<OnDevice> onDevice() {
    var all = new ArrayList<OnDevice>();
    for (var part : parts) if (part instanceof OnDevice d) all.add(d);
    return all;
  }

  private void place() {
    for (var v : own) places.own(v);
    var copies = kept.place(places);
    if (!copies.isEmpty()) onDevice().getLast().tasks.addAll(copies);
    var tasks = new ArrayList<Task>();
    for (var d : onDevice()) tasks.addAll(d.tasks);
    var last = new HashMap<Value, Integer>();
    for (int i = 0; i < tasks.size(); i++) {
      for (var v : tasks.get(i).values()) last.put(v, i);
    }
    for (var v : constants) if (last.containsKey(v) && !own.contains(v)) places.append(v);
    var inner = new HashSet<Value>();
    for (int i = 0; i < tasks.size(); i++) {
      for (var v : tasks.get(i).values()) {
        if (places.has(v)) continue;
        places.take(v);
        inner.add(v);
      }
      for (var v : tasks.get(i).values()) {
        if (last.getOrDefault(v, -1) == i && inner.remove(v)) places.free(v);
      }
    }
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data d && places.has(d.to())) places.of(d.to()).fill(d.value());
    }
  }

  /// Where a value lies.
  Place place(Value v) {
    return places.of(storage(v));
  }

  Places places() {
    return places;
  }

  /// The arrays that all graphs share.
  List<Object> shared() {
    return places.shared().stream().map(DeviceArray::object).toList();
  }

  private List<Object> objects(Iterable<Value> values) {
    var all = new ArrayList<Object>();
    for (var v : values) all.add(places.of(v).array().object());
    return all;
  }

  private static String name(OnDevice d) {
    return "graph" + d.graph;
  }

  /// The graph that comes first copies the shared arrays in its first run; the others take them
  /// from the one that ran before.
  private Object graph(OnDevice d, Object scheduler) {
    var tornado = with.tornado();
    var graph = tornado.graph(name(d));
    tornado.toDevice(graph, true, objects(d.in));
    tornado.toDevice(graph, false, objects(d.constants));
    if (d.graph > 0) tornado.consume(graph, shared());
    else tornado.toDevice(graph, false, shared());
    touch(graph, name(d), scheduler);
    for (var task : d.tasks) add(graph, name(d), task, scheduler);
    tornado.toHost(graph, objects(d.out));
    boolean alone = onDevice().size() == 1 && kept.params.isEmpty();
    if (d.graph == 0 && !alone) tornado.persist(graph, shared());
    return graph;
  }

  /// Has a graph begin with a task that reads and writes the shared arrays: TornadoVM copies, and
  /// takes from other graphs, nothing of an array that the first task which has it only writes.
  void touch(Object graph, String name, Object scheduler) {
    var values = places.first();
    if (!values.isEmpty()) add(graph, name, CopyTask.touch("touch", values), scheduler);
  }

  /// Adds a task to the graph of that name.
  void add(Object graph, String name, Task task, Object scheduler) {
    var tornado = with.tornado();
    var parameters = new Parameters(task.values(), places::of, cautious);
    var arrays = parameters.arrays().stream().map(DeviceArray::object).toList();
    Object code;
    try {
      var bytes = task.writer().write(parameters);
      code = with.library().kernel(bytes).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the generated kernel " + task.name() + " cannot be loaded", e);
    }
    var context = contexts.computeIfAbsent(name, _ -> tornado.context());
    tornado.task(graph, task.name(), code, context, arrays);
    tornado.grid(scheduler, name + "." + task.name(), task.items(), task.group());
  }

  private DeviceException tooLarge(OnDevice d, DeviceException e) {
    Set<DeviceArray> used = new HashSet<>();
    for (var task : d.tasks) for (var v : task.values()) used.add(places.of(v).array());
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

  private Place param(int i) {
    return places.of(program.func().params().get(i));
  }

  /// Gives a parameter a value.
  void set(int i, MemorySegment value) {
    if (last == null || !keeps(i)) {
      param(i).fill(value);
      if (keeps(i)) moved += param(i).bytes();
      return;
    }
    with.tornado().execute(plan, kept.stage(i, param(i), value));
    moved += param(i).bytes();
  }

  /// Copies a parameter that stays on the device to its host's array.
  Place fetch(int i) {
    if (last == null) throw new IllegalStateException("nothing is on the device yet");
    var place = param(i);
    with.tornado().fetch(plan, 0, last, place);
    return place;
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
    overwriting = last != null && !kept.next.isEmpty();
    for (var part : parts) {
      switch (part) {
        case OnHost host -> run(host);
        case OnDevice d -> {
          try {
            last = with.tornado().execute(plan, d.graph);
          } catch (DeviceException e) {
            throw refused(d, e);
          }
          if (d.check != null) d.check.run();
          for (var v : d.in) moved += place(v).bytes();
          for (var v : d.out) moved += place(v).bytes();
        }
      }
    }
  }

  private void run(OnHost host) {
    var in = new Buffer[host.kernel.reads().size()];
    for (int i = 0; i < in.length; i++)
      in[i] = Buffer.over(place(host.kernel.reads().get(i)).host());
    var out = new Buffer[host.kernel.writes().size()];
    host.code.run(in, out);
    for (int i = 0; i < out.length; i++) {
      place(host.kernel.writes().get(i)).fill(out[i].segment());
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
          text.append(bytes(d.in)).append(" bytes in, ");
          text.append(bytes(d.out)).append(" bytes out");
          for (var task : d.tasks) text.append("\n  ").append(task.name());
        }
      }
      text.append('\n');
    }
    var params = kept.params.stream().map(i -> program.func().params().get(i)).toList();
    text.append(bytes(params)).append(" bytes of ").append(params.size());
    text.append(" parameters stay on the device\n");
    return text.toString();
  }

  private static String names(Kernel kernel) {
    return String.join(
        ", ", kernel.eqns().stream().map(e -> e.op().mnemonic()).distinct().toList());
  }

  private long bytes(Collection<Value> values) {
    return values.stream().mapToLong(v -> place(v).bytes()).sum();
  }
}
