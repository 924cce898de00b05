package io.raffia;

import io.raffia.ir.Printer;
import io.raffia.ir.Value;
import io.raffia.passes.Pipeline;
import io.raffia.reflect.Stager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Stages one function for one structure of arguments. Nothing outside is changed when it ends,
/// whether it fails or not.
final class Stage {
  private final Graph graph;
  private final IdentityHashMap<Object, Integer> leaves;
  private final Trace trace = Trace.enter();
  private final long begun = System.nanoTime();
  private final List<Program.Input> inputs = new ArrayList<>();

  /// The arguments whose tensors the program may take.
  private final Set<Integer> donated;

  private Stage(Graph graph, Set<Integer> donated) {
    this.graph = graph;
    this.donated = donated;
    leaves = leaves(graph);
  }

  /// Null when the code used Modules that the key does not cover, and they are new in `discovered`.
  static @Nullable Program stage(
      String name,
      Graph graph,
      @Nullable Object[] args,
      Set<Integer> donated,
      @Nullable Set<Module> discovered,
      Compiled.Body body) {
    var snapshot = new Snapshot(graph.modules());
    var staging = new Staging(graph.numbers());
    var stage = new Stage(graph, donated);
    try {
      return (Program)
          staging.run(() -> {
            var result = body.apply(stage.tracers(args));
            if (discovered != null && discovered.addAll(staging.discovered())) return null;
            return stage.program(name, result, snapshot, staging.stager);
          });
    } finally {
      snapshot.restore();
      stage.trace.close();
    }
  }

  /// The arguments with tracers for the tensors that no Module holds.
  private @Nullable Object[] tracers(@Nullable Object[] args) {
    var tracers = new ArrayList<Tensor>();
    for (int i = 0; i < graph.leaves().size(); i++) {
      var leaf = graph.leaves().get(i);
      if (!leaf.direct()) continue;
      var x = (Tensor) leaf.value();
      tracers.add(trace.param(x.type(), x.isWeak(), ""));
      inputs.add(new Program.Input.OfLeaf(i));
    }
    var substitute = Substitute.with(tracers.iterator());
    var out = new @Nullable Object[args.length];
    for (int i = 0; i < args.length; i++) out[i] = substitute.in(args[i]);
    return out;
  }

  private Program program(String name, @Nullable Object result, Snapshot snapshot, Stager stager) {
    var maker = new Template.Maker(trace, graph.numbers());
    var template = maker.of(result);
    var assignments = new ArrayList<Program.Assignment>();
    for (var v : List.copyOf(trace.written())) {
      if (v.isHeld())
        assignments.add(new Program.Assignment(maker.of(v), maker.output(trace.read(v))));
    }
    var changes = new ArrayList<Program.FieldChange>();
    for (var c : snapshot.changes()) {
      changes.add(new Program.FieldChange(maker.of(c.module()), c.field(), maker.of(c.now())));
    }
    Integer failure = isChecked() ? maker.output(trace.read(trace.checks.state)) : null;
    for (var v : trace.inputs()) inputs.add(input(v));
    for (var x : trace.captured()) inputs.add(input(x));
    var results = new ArrayList<Value>();
    var outputs = outputs(maker.outputs(), results);
    var effects = Effects.last(trace);
    if (effects != null) results.add(effects);
    var func = trace.func(name, results);
    long staged = System.nanoTime();
    var dump = Flags.dump(name);
    dump.write("staged.mlir", () -> Printer.printWithLocations(func));
    var optimized =
        Pipeline.optimize(
            func, (pass, after) -> dump.write(pass + ".mlir", () -> Printer.print(after)));
    long improved = System.nanoTime();
    if (failure != null && Checks.isNone(optimized, outputs.get(failure).index())) failure = null;
    // An effect or a failed check may end a run, and then nothing must have changed.
    boolean mayThrow = effects != null || failure != null;
    var roles = roles(assignments, outputs, mayThrow);
    var execution = Execution.compile(optimized, roles);
    Flags.compiled(
        name,
        stager.evaluated(),
        func,
        optimized,
        staged - begun,
        improved - staged,
        System.nanoTime() - improved);
    dump.write("kernels.txt", execution::kernels);
    return new Program(
        execution,
        List.copyOf(inputs),
        outputs,
        template,
        assignments,
        changes,
        stager.guards(),
        !graph.numbers().isEmpty() || !trace.inputs().isEmpty() || !assignments.isEmpty(),
        trace.sows,
        failure == null ? null : new Program.Check(failure, trace.checks.failures()),
        new Program.Donated(given(), mayThrow),
        new Lowered.Funcs(func, optimized),
        Numbers.NONE);
  }

  /// The numbers of the inputs that are donated.
  private Set<Integer> given() {
    var all = new TreeSet<Integer>();
    for (int i = 0; i < inputs.size(); i++) if (isDonated(inputs.get(i))) all.add(i);
    return all;
  }

  private boolean isDonated(Program.Input input) {
    if (!(input instanceof Program.Input.OfLeaf(int i))) return false;
    var leaf = graph.leaves().get(i);
    return leaf.direct()
        && leaf.path().keys().getFirst() instanceof Integer argument
        && donated.contains(argument);
  }

  private boolean isChecked() {
    return trace.written().contains(trace.checks.state);
  }

  /// The leaves of the arguments: Variables, and what memory the tensors in Modules have.
  private static IdentityHashMap<Object, Integer> leaves(Graph graph) {
    var all = new IdentityHashMap<Object, Integer>();
    for (int i = 0; i < graph.leaves().size(); i++) {
      var leaf = graph.leaves().get(i);
      if (leaf.value() instanceof Variable v) all.putIfAbsent(v, i);
      boolean held = leaf.value() instanceof Tensor t && !t.isAbstract() && !t.isTraced();
      if (held && !leaf.direct()) all.putIfAbsent(((Tensor) leaf.value()).storage(), i);
    }
    return all;
  }

  private Program.Input input(Variable v) {
    var leaf = leaves.get(v);
    return leaf != null
        ? new Program.Input.OfLeaf(leaf)
        : new Program.Input.OfVariable(v, v.metadata());
  }

  private Program.Input input(Tensor x) {
    var leaf = leaves.get(x.storage());
    if (leaf != null) return new Program.Input.OfLeaf(leaf);
    Storage.share(x);
    return new Program.Input.OfTensor(x);
  }

  /// Equal values become one result, and parameters are given back as they came.
  private List<Program.Output> outputs(List<Tensor> tensors, List<Value> results) {
    Map<Value, Integer> params = new HashMap<>();
    var all = trace.params();
    for (int i = 0; i < all.size(); i++) params.put(all.get(i), i);
    IdentityHashMap<Value, Integer> known = new IdentityHashMap<>();
    var out = new ArrayList<Program.Output>();
    for (var x : tensors) {
      var v = x.tracerValue();
      var param = params.get(v);
      if (param != null) {
        out.add(new Program.Output(true, param, x.type(), x.isWeak()));
        continue;
      }
      var index = known.get(v);
      if (index == null) {
        index = results.size();
        known.put(v, index);
        results.add(v);
      }
      out.add(new Program.Output(false, index, x.type(), x.isWeak()));
    }
    return out;
  }

  /// The memory of Variables that are replaced may be reused, unless the old value is given back
  /// too, or `nothing` may be.
  private List<Execution.Role> roles(
      List<Program.Assignment> assignments, List<Program.Output> outputs, boolean nothing) {
    var replaced = new HashMap<Object, Program.Output>();
    for (var a : assignments) replaced.put(a.variable(), outputs.get(a.output()));
    var out = new ArrayList<Execution.Role>();
    for (int i = 0; i < inputs.size(); i++) {
      int param = i;
      boolean kept = outputs.stream().anyMatch(o -> o.isParam() && o.index() == param);
      var target = target(inputs.get(i));
      var now = target == null ? null : replaced.get(target);
      int next = -1;
      if (now != null && !now.isParam() && outputs.stream().filter(now::takesSame).count() == 1) {
        next = now.index();
      }
      boolean reused = !nothing && !kept && (now != null || isDonated(inputs.get(i)));
      out.add(new Execution.Role(isState(inputs.get(i)), reused, reused ? next : -1));
    }
    return out;
  }

  private boolean isState(Program.Input input) {
    return switch (input) {
      case Program.Input.OfVariable _ -> true;
      case Program.Input.OfTensor _ -> true;
      case Program.Input.OfLeaf(int leaf) -> graph.leaves().get(leaf).value() instanceof Variable;
    };
  }

  private @Nullable Object target(Program.Input input) {
    return switch (input) {
      case Program.Input.OfVariable(var v, var _) -> new Template.Same(v);
      case Program.Input.OfTensor _ -> null;
      case Program.Input.OfLeaf(int leaf) -> {
        var number = graph.numbers().get(graph.leaves().get(leaf).value());
        yield number == null ? null : new Template.OfArgument(number);
      }
    };
  }
}
