package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.jvm.Buffer;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program's kernels as few task graphs, with what has no form on the device between them, in the
/// JVM. Every value that crosses from one to the other, or into or out of the program, is copied in
/// one place: where its graph begins or ends.
final class Schedule {
  private final Program program;
  private final TornadoBackend.Parts with;
  private final Split split;
  private final Places places;

  /// One a graph: each takes room in it.
  private final Map<String, Object> contexts = new HashMap<>();

  private final Kept kept;

  /// The graph that ends with the tasks that copy over parameters what replaces them.
  private final Part.@Nullable OnDevice replaces;

  private final Object plan;
  private final boolean hasPlan;
  private @Nullable Object last;

  /// Whether the present run is not the first.
  private boolean hasRun;

  /// Whether the present run has begun to write over parameters that the last one left.
  private boolean overwriting;

  private long moved;

  private final boolean cautious;

  /// `cautious`: kernels hide how often loops run.
  Schedule(Program program, TornadoBackend.Parts with, List<Role> roles, boolean cautious) {
    this.program = program;
    this.with = with;
    this.cautious = cautious;
    places = new Places(with.tornado());
    var hosted = new HashSet<Value>();
    while (true) {
      // What the JVM reads and writes does not stay on the device, and has arrays of its own, which
      // may be too many for a task, so that this runs in the JVM, too.
      var stays = new Kept(program, with.checks() ? List.of() : roles, hosted);
      var parts = new Split(program, with, own(stays, hosted), this::place);
      if (!hosted.addAll(parts.hosted())) {
        kept = stays;
        split = parts;
        break;
      }
    }
    var tasks = kept.place(places);
    replaces = tasks.isEmpty() ? null : split.last();
    if (replaces != null) replaces.tasks.addAll(tasks);
    var results = new HashSet<Value>();
    for (int i = 0; i < program.func().results().size(); i++) {
      if (!kept.next.containsValue(i)) results.add(storage(program.func().results().get(i)));
    }
    split.flow(results);
    place();
    var graphs = new ArrayList<Object>();
    var scheduler = with.tornado().scheduler();
    for (var d : split.graphs) graphs.add(graph(d, scheduler));
    hasPlan = !graphs.isEmpty();
    kept.addLoads(this, with.tornado(), graphs, scheduler);
    var device = with.device().handle();
    plan = hasPlan ? with.tornado().plan(graphs, scheduler, device) : scheduler;
  }

  private Value storage(Value v) {
    return split.storage(v);
  }

  /// TornadoVM has room for 1024 nodes in a graph, and no more.
  static final int MOST_NODES = 980;

  private Set<Value> own(Kept stays, Set<Value> hosted) {
    var own = new HashSet<>(hosted);
    var f = program.func();
    for (int i = 0; i < f.params().size(); i++) {
      if (!stays.params.contains(i)) own.add(f.params().get(i));
    }
    for (int i = 0; i < f.results().size(); i++) {
      if (!stays.next.containsValue(i)) own.add(program.storage(f.results().get(i)));
    }
    if (with.checks()) {
      for (var k : program.kernels()) {
        for (var v : k.reads()) own.add(program.storage(v));
        for (var v : k.writes()) own.add(program.storage(v));
      }
    }
    return own;
  }

  private void place() {
    for (var v : split.own) places.own(v);
    var lives = new Lives(split.parts);
    for (var d : split.data) if (lives.has(d.to()) && !places.has(d.to())) places.append(d.to());
    lives.place(places);
    for (var d : split.data) if (places.has(d.to())) places.of(d.to()).fill(d.value());
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

  private static String name(Part.OnDevice d) {
    return "graph" + d.graph;
  }

  /// The graph that comes first copies the shared arrays in its first run; the others take them
  /// from the one that ran before.
  private Object graph(Part.OnDevice d, Object scheduler) {
    var tornado = with.tornado();
    var graph = tornado.graph(name(d));
    tornado.toDevice(graph, true, objects(d.in));
    tornado.toDevice(graph, false, objects(d.constants));
    if (d.graph > 0) tornado.consume(graph, shared());
    else tornado.toDevice(graph, false, shared());
    touch(graph, name(d), scheduler);
    for (var task : d.tasks) add(graph, name(d), task, scheduler);
    tornado.toHost(graph, objects(d.out));
    boolean alone = split.graphs.size() == 1 && kept.params.isEmpty();
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

  private DeviceException tooLarge(Part.OnDevice d, DeviceException e) {
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
    overwriting = false;
    hasRun = last != null;
    run(split.parts);
  }

  private void run(List<Part> parts) {
    for (var part : parts) {
      switch (part) {
        case Part.OnHost host -> run(host);
        case Part.OnDevice d -> run(d);
        case Part.Repeat(var holds, int rounds, var body) -> {
          if (holds == null) for (int i = 0; i < rounds; i++) run(body);
          else while (selector(holds) != 0) run(body);
        }
        case Part.Choose(var index, var branches) -> {
          int i = selector(index);
          run(i < 0 || i >= branches.size() ? branches.getLast() : branches.get(i));
        }
        case Part.Check(var check) -> check.run();
      }
    }
  }

  private int selector(Value v) {
    var host = place(v).host();
    return v.dtype() == DType.I1
        ? host.get(ValueLayout.JAVA_BYTE, 0)
        : host.get(ValueLayout.JAVA_INT_UNALIGNED, 0);
  }

  private void run(Part.OnDevice d) {
    if (d == replaces) overwriting = hasRun;
    try {
      last = with.tornado().execute(plan, d.graph);
    } catch (DeviceException e) {
      throw refused(d, e);
    }
    for (var v : d.in) moved += place(v).bytes();
    for (var v : d.out) moved += place(v).bytes();
  }

  private void run(Part.OnHost host) {
    var in = new Buffer[host.kernel().reads().size()];
    for (int i = 0; i < in.length; i++)
      in[i] = Buffer.over(place(host.kernel().reads().get(i)).host());
    var out = new Buffer[host.kernel().writes().size()];
    host.code().run(in, out);
    for (int i = 0; i < out.length; i++) {
      place(host.kernel().writes().get(i)).fill(out[i].segment());
      out[i].release();
    }
  }

  /// Says which kernel it was, as far as TornadoVM's message names one.
  private DeviceException refused(Part.OnDevice d, DeviceException e) {
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
    return (int) split.parts.stream().filter(p -> p instanceof Part.OnHost).count();
  }

  String report() {
    var text = new StringBuilder();
    report(split.parts, "", text);
    var params = kept.params.stream().map(i -> program.func().params().get(i)).toList();
    text.append(bytes(params)).append(" bytes of ").append(params.size());
    text.append(" parameters stay on the device\n");
    return text.toString();
  }

  private void report(List<Part> parts, String indent, StringBuilder text) {
    for (var part : parts) {
      switch (part) {
        case Part.OnHost(var kernel, _, var why) ->
            text.append(indent)
                .append("host: ")
                .append(names(kernel))
                .append(", as ")
                .append(why)
                .append('\n');
        case Part.OnDevice d -> {
          text.append(indent).append("device: ").append(d.tasks.size()).append(" tasks, ");
          text.append(bytes(d.in)).append(" bytes in, ");
          text.append(bytes(d.out)).append(" bytes out\n");
          for (var t : d.tasks) text.append(indent).append("  ").append(t.name()).append('\n');
        }
        case Part.Repeat(var holds, int rounds, var body) -> {
          text.append(indent).append(holds == null ? rounds + " times" : "as long as it holds");
          text.append(":\n");
          report(body, indent + "  ", text);
        }
        case Part.Choose(_, var branches) -> {
          for (int i = 0; i < branches.size(); i++) {
            text.append(indent).append("branch ").append(i).append(":\n");
            report(branches.get(i), indent + "  ", text);
          }
        }
        case Part.Check _ -> {}
      }
    }
  }

  private static String names(Kernel kernel) {
    return String.join(
        ", ", kernel.eqns().stream().map(e -> e.op().mnemonic()).distinct().toList());
  }

  private long bytes(Collection<Value> values) {
    return values.stream().mapToLong(v -> place(v).bytes()).sum();
  }
}
