package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parameters of a program that stay on the device from run to run, as TornadoVM has it:
///
/// - The program's graph copies them there in its first run only, and copies the results that
///   replace them over them at its end.
/// - A graph each, `load`, brings a new value later: by an array for staging, as TornadoVM cannot
///   copy an argument now and then.
/// - They are copied back when asked for.
///
/// Arrays belong to one graph in TornadoVM; the graph that ran last hands them to the next one.
/// Therefore a program of several graphs keeps nothing, and a `load` takes all arrays that are
/// kept.
final class Kept {
  /// Numbers of the parameters, in the order of their graphs.
  final List<Integer> params = new ArrayList<>();

  /// The result that replaces a parameter.
  final Map<Integer, Integer> next = new HashMap<>();

  private final Map<Integer, DeviceArray> staging = new HashMap<>();
  private final CopyTask copies = new CopyTask();

  /// `hosted`: values that kernels in the JVM read or write; `tasks`, `written`: of the only graph.
  Kept(Program program, List<Role> roles, Set<Value> hosted, List<Task> tasks, Set<Value> written) {
    var f = program.func();
    var given = new HashSet<Value>();
    for (var v : f.results()) given.add(program.storage(v));
    var used = new HashSet<Value>();
    for (var task : tasks) used.addAll(task.arrays());
    for (int i = 0; i < roles.size(); i++) {
      var p = f.params().get(i);
      var role = roles.get(i);
      if (!role.isState() || hosted.contains(p) || given.contains(p) || !used.contains(p)) continue;
      if (p.type().size() == 0) continue;
      if (role.next() >= 0) {
        var r = f.results().get(role.next());
        if (!r.type().equals(p.type()) || !written.contains(program.storage(r))) continue;
        next.put(i, role.next());
        tasks.add(copies.of(i, program.storage(r), p));
      }
      params.add(i);
    }
  }

  /// Keeps nothing.
  Kept() {}

  /// Adds the graphs that bring new values to that of the program.
  void addLoads(Schedule schedule, Tornado tornado, List<Object> to, Object scheduler) {
    var all = new ArrayList<Object>();
    for (int i : params) all.add(schedule.param(i).object);
    var shared = new HashMap<Schedule.Size, DeviceArray>();
    for (int i : params) {
      var p = schedule.params().get(i);
      var from = new Value(p.type(), "staging");
      var array = shared.computeIfAbsent(Schedule.size(p), _ -> new DeviceArray(tornado, p.type()));
      staging.put(i, array);
      var task = copies.of(i, from, p);
      var name = "load" + i;
      var graph = tornado.graph(name);
      tornado.consume(graph, Schedule.MAIN, all);
      tornado.toDevice(graph, true, List.of(array.object));
      tornado.task(
          graph,
          task.name(),
          schedule.code(task),
          tornado.context(),
          List.of(schedule.param(i).object, array.object));
      tornado.grid(scheduler, name + "." + task.name(), task.items(), task.group());
      tornado.persist(graph, all);
      to.add(graph);
    }
  }

  /// Where a new value of a parameter goes before its `load` runs.
  DeviceArray staging(int param) {
    return java.util.Objects.requireNonNull(staging.get(param));
  }

  /// The number of the graph that brings a parameter's new value.
  int load(int param) {
    return 1 + params.indexOf(param);
  }
}
