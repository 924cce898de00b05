package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parameters of a program that stay on the device from run to run. They lie in the arrays that
/// all graphs of the program share:
///
/// - The first graph copies these there in the first run only. The results that replace parameters
///   lie in the same order as these, and are copied over them by one task at the program's end.
/// - A new value comes by way of an array for staging and a graph, `load`, one a size of
///   parameters: TornadoVM cannot copy an argument now and then.
/// - They are copied back when asked for.
final class Kept {
  /// Numbers of the parameters.
  final List<Integer> params = new ArrayList<>();

  /// The result that replaces a parameter.
  final Map<Integer, Integer> next = new LinkedHashMap<>();

  private final Program program;

  /// Its graph copies what is staged to where `first` lies and so many elements on.
  private record Load(int graph, Place staging, Place where, Place first) {}

  private final Map<Size, Load> loads = new HashMap<>();

  private record Size(ArrayKind kind, long elements) {
    static Size of(Value v) {
      return new Size(TaskWriter.kind(v), v.type().size());
    }
  }

  /// `hosted`: values that kernels in the JVM read or write, which do not stay.
  Kept(Program program, List<Role> roles, Set<Value> hosted) {
    this.program = program;
    var f = program.func();
    var given = new HashSet<Value>();
    var taken = new HashSet<Value>();
    for (int i = 0; i < f.results().size(); i++) {
      int result = i;
      boolean replaces = roles.stream().anyMatch(r -> r.isState() && r.next() == result);
      if (!replaces) given.add(program.storage(f.results().get(i)));
    }
    var written = new HashSet<Value>();
    for (var k : program.kernels()) {
      if (k instanceof Kernel.Data) continue;
      for (var v : k.writes()) written.add(program.storage(v));
    }
    var all = new HashSet<Value>();
    for (var v : f.results()) all.add(program.storage(v));
    for (int i = 0; i < roles.size(); i++) {
      var p = f.params().get(i);
      var role = roles.get(i);
      if (!role.isState() || hosted.contains(p) || all.contains(p)) continue;
      if (p.type().size() == 0) continue;
      if (role.next() >= 0) {
        var r = f.results().get(role.next());
        var at = program.storage(r);
        boolean replaces = r.type().equals(p.type()) && at.type().dtype() == p.type().dtype();
        if (!replaces || !written.contains(at) || hosted.contains(at) || given.contains(at)) {
          continue;
        }
        if (!taken.add(at)) continue;
        next.put(i, role.next());
      }
      params.add(i);
    }
  }

  private Value param(int i) {
    return program.func().params().get(i);
  }

  private Value next(int param) {
    return program.storage(program.func().results().get(next.getOrDefault(param, -1)));
  }

  /// Gives them and what replaces them their places, and returns the tasks that copy the latter
  /// over the former.
  List<Task> place(Places places) {
    var tasks = new ArrayList<Task>();
    for (var kind : ArrayKind.values()) {
      var replaced = next.keySet().stream().filter(i -> TaskWriter.kind(param(i)) == kind).toList();
      for (int i : replaced) places.append(param(i));
      for (int i : replaced) places.append(next(i));
      if (!replaced.isEmpty()) {
        var last = places.of(param(replaced.getLast()));
        var first = param(replaced.getFirst());
        long n = last.offset() + last.elements() - places.of(first).offset();
        var name = "keep_" + kind.name().toLowerCase(java.util.Locale.ROOT);
        var from = Move.At.start(next(replaced.getFirst()));
        tasks.add(CopyTask.of(name, List.of(new Move(Move.At.start(first), from, n, 0))));
      }
    }
    for (int i : params) if (!next.containsKey(i)) places.append(param(i));
    return tasks;
  }

  /// Adds the graphs that bring new values to those of the program.
  void addLoads(Schedule schedule, Tornado tornado, List<Object> to, Object scheduler) {
    var places = schedule.places();
    for (int i : params) {
      var p = param(i);
      if (loads.containsKey(Size.of(p))) continue;
      var from = new Value(p.type(), "staging");
      var where = new Value(io.raffia.ir.TensorType.of(io.raffia.ir.DType.I32, 1), "where");
      var load = new Load(to.size(), places.own(from), places.own(where), places.of(p));
      loads.put(Size.of(p), load);
      var there = new Move.At(p, where, 1, 0);
      var move = new Move(there, Move.At.start(from), p.type().size(), 0);
      var task = CopyTask.of("load", List.of(move));
      var name = "load" + load.graph;
      var graph = tornado.graph(name);
      tornado.consume(graph, schedule.shared());
      var arrays = List.of(load.staging.array().object(), load.where.array().object());
      tornado.toDevice(graph, true, arrays);
      schedule.touch(graph, name, scheduler);
      schedule.add(graph, name, task, scheduler);
      to.add(graph);
    }
  }

  /// Puts a new value of a parameter where its `load` takes it from, and returns that graph's
  /// number.
  int stage(int param, Place place, java.lang.foreign.MemorySegment value) {
    var load = java.util.Objects.requireNonNull(loads.get(Size.of(param(param))));
    load.staging.fill(value);
    int away = place.offset() - load.first.offset();
    load.where.host().set(java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED, 0, away);
    return load.graph;
  }
}
