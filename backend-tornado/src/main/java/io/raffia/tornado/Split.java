package io.raffia.tornado;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.jvm.JvmBackend;
import io.raffia.jvm.JvmExecutable;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A program's kernels as parts: few graphs, and what runs between them. What is copied from or to
/// the host is known by [#flow].
final class Split {
  final List<Part> parts = new ArrayList<>();

  /// All graphs, in the order of their numbers. The first is run before all others, and is no part
  /// of a loop or branch.
  final List<Part.OnDevice> graphs = new ArrayList<>();

  final List<Kernel.Data> data = new ArrayList<>();

  /// Values that have arrays of their own.
  final Set<Value> own;

  private final Program program;
  private final TornadoBackend.Parts with;
  private final Function<Value, Place> places;
  private final ControlFlow control;
  private final Set<Value> known;
  private final Set<Value> defined = new HashSet<>();
  private List<Part> to = parts;
  private Part.@Nullable OnDevice open;
  private int nodes;
  private final Set<Object> used = new HashSet<>();

  /// `places` are asked when programs run.
  Split(Program program, TornadoBackend.Parts with, Set<Value> own, Function<Value, Place> places) {
    this.program = program;
    this.with = with;
    this.own = new HashSet<>(own);
    this.places = places;
    control = new ControlFlow(program, with.limits(), this.own);
    known = new HashSet<>(program.func().params());
    for (var eqn : program.func().eqns()) defined.addAll(eqn.out());
    for (var unit : control.units(program.kernels())) add(unit);
    data.addAll(control.data);
  }

  Value storage(Value v) {
    return control.storage(v);
  }

  private void add(RowChain.Unit unit) {
    var kernel = unit.kernels().getFirst();
    if (kernel instanceof Kernel.Data constant) {
      data.add(constant);
      known.add(constant.to());
      return;
    }
    try {
      var steps = control.outermost(unit);
      if (steps.isEmpty()) return;
      for (var step : steps) add(step);
      if (with.checks()) {
        open = null;
        // What no equation defines is a part of one, checked where that ends.
        if (defined.containsAll(unit.writes())) {
          var check = new SelfCheck(program, unit, Set.copyOf(known), places);
          to.add(new Part.Check(check));
        }
      }
    } catch (Tasks.Refusal refusal) {
      to.add(new Part.OnHost(kernel, onHost(kernel), String.valueOf(refusal.getMessage())));
      open = null;
    }
    for (var v : unit.writes()) known.add(storage(v));
  }

  private void add(Step step) {
    switch (step) {
      case Step.Run run -> add(run);
      case Step.Repeat repeat -> {
        var body = new ArrayList<Part>();
        to.add(new Part.Repeat(repeat.holds(), repeat.rounds(), body));
        within(body, repeat.body());
      }
      case Step.Choose choose -> {
        var branches = new ArrayList<List<Part>>();
        to.add(new Part.Choose(choose.index(), branches));
        for (var branch : choose.branches()) {
          var all = new ArrayList<Part>();
          branches.add(all);
          within(all, branch);
        }
      }
    }
  }

  private void within(List<Part> inner, List<Step> steps) {
    var outer = to;
    to = inner;
    open = null;
    for (var step : steps) add(step);
    to = outer;
    open = null;
  }

  /// Adds tasks to the graph that is open, unless it would become too large.
  private void add(Step.Run run) {
    // One for a task and each of its arrays, as TornadoVM believes that it writes all that it
    // hands to a method; three for an array.
    int more = 0;
    Set<Object> fresh = new HashSet<>();
    for (var t : run.tasks()) {
      more += 1 + Limits.count(t.values(), own::contains);
      for (var v : t.values()) fresh.add(own.contains(v) ? v : TaskWriter.kind(v));
    }
    var all = List.copyOf(fresh);
    fresh.removeAll(used);
    var graph = open;
    if (graph == null || nodes + more + 3L * fresh.size() > with.nodes()) {
      graph = begin();
      nodes = 60;
      used.clear();
      fresh.addAll(all);
    }
    used.addAll(fresh);
    nodes += more + 3 * fresh.size();
    graph.tasks.addAll(run.tasks());
    var kernel = run.kernel();
    if (kernel != null) for (var t : run.tasks()) graph.origin.put(t, kernel);
    graph.written.addAll(run.writes());
  }

  private Part.OnDevice begin() {
    var graph = new Part.OnDevice(graphs.size());
    graphs.add(graph);
    to.add(graph);
    open = graph;
    return graph;
  }

  /// A graph that is run after all others.
  Part.OnDevice last() {
    for (var part : parts.reversed()) {
      if (part instanceof Part.OnDevice graph) return graph;
      if (part instanceof Part.Repeat || part instanceof Part.Choose) break;
    }
    return begin();
  }

  /// The kernel alone as a program for the JVM.
  private static JvmExecutable onHost(Kernel kernel) {
    var f = new Func("host", kernel.reads(), kernel.eqns(), kernel.writes());
    var alone = new Program(f, List.of(kernel), Map.of());
    return JvmBackend.compile(alone, Collections.nCopies(kernel.reads().size(), false));
  }

  /// What kernels in the JVM read and write.
  Set<Value> hosted() {
    var all = new HashSet<Value>();
    for (var part : parts) {
      if (!(part instanceof Part.OnHost host)) continue;
      for (var v : host.kernel().reads()) all.add(storage(v));
      for (var v : host.kernel().writes()) all.add(storage(v));
    }
    return all;
  }

  /// What each graph takes from the host and gives back to it; `results` are for the host.
  void flow(Set<Value> results) {
    var constants = new HashSet<Value>();
    for (var d : data) constants.add(d.to());
    var needed = new HashSet<>(results);
    for (var part : parts) {
      if (part instanceof Part.OnHost host) {
        for (var v : host.kernel().reads()) needed.add(storage(v));
      }
    }
    for (var graph : graphs) {
      for (var task : graph.tasks) {
        for (var v : task.values()) {
          if (!own.contains(v) || graph.written.contains(v)) continue;
          (constants.contains(v) ? graph.constants : graph.in).add(v);
        }
      }
      needed.addAll(graph.in);
    }
    selectors(parts, needed);
    for (var graph : graphs) {
      for (var v : new LinkedHashSet<>(graph.written)) {
        if (own.contains(v) && (with.checks() || needed.contains(v))) graph.out.add(v);
      }
    }
  }

  private static void selectors(List<Part> parts, Set<Value> to) {
    for (var part : parts) {
      if (part instanceof Part.Repeat repeat) {
        if (repeat.holds() != null) to.add(repeat.holds());
        selectors(repeat.body(), to);
      } else if (part instanceof Part.Choose choose) {
        to.add(choose.index());
        for (var branch : choose.branches()) selectors(branch, to);
      }
    }
  }
}
