package io.raffia;

import io.raffia.ir.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program together with the objects of one call, so that later calls with the same objects need
/// not look into them: the checks are pointer comparisons.
final class Binding {
  /// Where an input's tensor is: the argument with that number, a Variable, or always the same.
  private record Source(int argument, @Nullable Variable variable, @Nullable Tensor tensor) {}

  final Program program;
  private final @Nullable Object[] expected;
  private final Source[] sources;
  private final TensorType[] types;
  private final boolean[] weak;
  private final Program.Output[] outputs;
  private final boolean[] sharedOutput;
  private final List<Object> numbered;
  private final Watch watch;

  /// Whether later calls may use this: containers of tensors among the arguments are taken apart
  /// each time.
  final boolean isReusable;

  Binding(Program program, Graph graph, @Nullable Object[] args) {
    this.program = program;
    expected = args.clone();
    boolean direct = true;
    for (int i = 0; i < args.length; i++) {
      var x = args[i];
      direct &= x == null || !Containers.isContainer(x) && !(x instanceof State);
      if (x instanceof Tensor) expected[i] = null;
    }
    isReusable = direct;
    watch = new Watch(graph.modules(), variables(program, graph));
    var all = new Object[graph.numbers().size()];
    graph.numbers().forEach((x, i) -> all[i] = x);
    numbered = List.of(all);
    int n = program.inputs().size();
    sources = new Source[n];
    types = new TensorType[n];
    weak = new boolean[n];
    for (int i = 0; i < n; i++) {
      sources[i] = source(program.inputs().get(i), graph, args);
      var x = tensor(sources[i], args);
      types[i] = x.type();
      weak[i] = x.isWeak();
    }
    outputs = program.outputs().toArray(Program.Output[]::new);
    sharedOutput = sharedOutputs(program.outputs());
  }

  private static List<Variable> variables(Program program, Graph graph) {
    var all = new ArrayList<Variable>();
    for (var leaf : graph.leaves()) if (leaf.value() instanceof Variable v) all.add(v);
    for (var in : program.inputs()) {
      if (in instanceof Program.Input.OfVariable(var v, var _)) all.add(v);
    }
    return all;
  }

  /// Which outputs are a result that another one is too; [#run] shares parameters itself.
  private static boolean[] sharedOutputs(List<Program.Output> outputs) {
    var shared = new boolean[outputs.size()];
    for (int i = 0; i < shared.length; i++) {
      var x = outputs.get(i);
      for (int j = 0; j < shared.length; j++) {
        var y = outputs.get(j);
        shared[i] |= i != j && !x.isParam() && !y.isParam() && y.index() == x.index();
      }
    }
    return shared;
  }

  private static Source source(Program.Input input, Graph graph, @Nullable Object[] args) {
    return switch (input) {
      case Program.Input.OfVariable(var v, var _) -> new Source(-1, v, null);
      case Program.Input.OfTensor(var t) -> new Source(-1, null, t);
      case Program.Input.OfLeaf(int i) -> {
        var leaf = graph.leaves().get(i);
        if (leaf.value() instanceof Variable v) yield new Source(-1, v, null);
        boolean argument =
            leaf.direct()
                && leaf.path().keys().getFirst() instanceof Integer a
                && args[a] instanceof Tensor;
        yield new Source(
            argument ? (Integer) leaf.path().keys().getFirst() : -1, null, (Tensor) leaf.value());
      }
    };
  }

  private static Tensor tensor(Source source, @Nullable Object[] args) {
    if (source.variable != null) return source.variable.held();
    if (source.argument >= 0 && args[source.argument] instanceof Tensor t) return t;
    if (source.tensor == null) throw new IllegalStateException("an input has no source");
    return source.tensor;
  }

  /// Whether the arguments are the same objects; tensors are looked at by [#inputs].
  @SuppressWarnings("ReferenceEquality") // identity is the question
  boolean mayMatch(@Nullable Object[] args) {
    if (args.length != expected.length) return false;
    for (int i = 0; i < args.length; i++) {
      var x = args[i];
      if (x instanceof Tensor ? expected[i] != null : !Snapshot.same(expected[i], x)) return false;
    }
    return true;
  }

  /// The tensors that the program takes, or null when it is not for them. The state must be locked.
  Tensor @Nullable [] inputs(@Nullable Object[] args) {
    if (!watch.holds() || !program.guardsHold()) return null;
    if (program.sows() && Capture.isActive()) throw Capture.outside();
    var in = new Tensor[sources.length];
    for (int i = 0; i < in.length; i++) {
      var source = sources[i];
      if (source.argument >= 0 && !(args[source.argument] instanceof Tensor)) return null;
      var x = tensor(source, args);
      if (!x.type().equals(types[i]) || x.isWeak() != weak[i]) return null;
      in[i] = x;
    }
    return in;
  }

  /// Runs the program, and on success sets what it sets; throws where the Java that was staged
  /// would have. The state must be locked.
  @Nullable Object run(Tensor[] in) {
    var storages = new Storage[in.length];
    for (int i = 0; i < in.length; i++) {
      storages[i] = in[i].storage();
    }
    var donated = program.donated();
    if (donated.inputs().isEmpty()) return run(in, storages);
    var owned = storages.clone();
    take(donated.inputs(), in, owned);
    boolean done = false;
    try {
      var result = run(in, storages);
      done = true;
      return result;
    } finally {
      if (!done && donated.keptByFailures()) {
        for (int i : donated.inputs()) in[i].replaceStorage(Storage.GONE, owned[i]);
      }
    }
  }

  /// Takes the memory of donated tensors from all who hold them.
  @SuppressWarnings("ReferenceEquality") // the same tensor given twice
  private static void take(Set<Integer> donated, Tensor[] in, Storage[] owned) {
    for (int i : donated) {
      for (int j = 0; j < in.length; j++) {
        if (i == j || in[i] != in[j]) continue;
        throw Errors.at(
            "a tensor of type %s is donated, and given a second time: donate a copy, or do not"
                + " donate it",
            in[i].type().brief());
      }
    }
    for (int i : donated) if (!owned[i].takeFrom(in[i])) throw Errors.withoutValue(in[i]);
  }

  private @Nullable Object run(Tensor[] in, Storage[] storages) {
    var given = storages.clone();
    var results = program.execution().run(storages);
    // First, so that who deletes one meanwhile either sees this or is seen by the check.
    for (var o : outputs) if (o.isParam()) given[o.index()].shared = true;
    Storage.requireKept(in, program.donated().inputs());
    var tensors = new Tensor[outputs.length];
    for (int i = 0; i < tensors.length; i++) {
      var o = outputs[i];
      var storage = o.isParam() ? given[o.index()] : results[o.index()];
      if (sharedOutput[i]) storage.shared = true;
      tensors[i] = Tensor.concrete(o.type(), storage, o.weak());
    }
    var check = program.check();
    if (check != null) {
      var failure = check.failures().of(tensors[check.output()]);
      if (failure != null) throw failure;
    }
    var result = program.result();
    if (result instanceof Template.OutTensor(int i) && !program.writes()) return tensors[i];
    var call = new Template.Call(Arrays.asList(tensors), numbered, new HashMap<>());
    var value = result.build(call);
    var changes = program.changes();
    var now = new @Nullable Object[changes.size()];
    for (int i = 0; i < now.length; i++) now[i] = changes.get(i).value().build(call);
    // Nothing fails from here on.
    for (var a : program.assignments()) {
      ((Variable) Objects.requireNonNull(a.variable().build(call))).hold(tensors[a.output()]);
    }
    for (int i = 0; i < now.length; i++) {
      var c = changes.get(i);
      Fields.replace(c.field(), Objects.requireNonNull(c.module().build(call)), now[i]);
    }
    return value;
  }
}
