package io.raffia;

import io.raffia.ir.Ints;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a `vmap` or `scan` takes apart: the tensors, with the mapped axis first, and how each
/// Variable of the arguments is taken.
final class MappedArguments {
  /// How a Variable is taken, and where it was met.
  record Use(In in, String path) {}

  /// A tensor of the arguments with the mapped axis first.
  private record Source(Tensor stacked, String name, @Nullable Variable variable, int axis) {}

  private final String what;
  private final List<In> in;
  private final @Nullable Object[] args;
  private final List<Source> sources = new ArrayList<>();
  private final Map<Variable, Use> uses = new LinkedHashMap<>();
  private List<Tensor> examples = List.of();

  /// Moves axes by equations of the trace that is open.
  MappedArguments(String what, List<In> in, @Nullable Object[] args) {
    this.what = what;
    this.in = in;
    this.args = args;
    if (in.size() != args.length) {
      throw Errors.at(
          "%s in axes must have one entry for each argument of the function, but got %d for %d"
              + " arguments",
          what, in.size(), args.length);
    }
    for (int i = 0; i < args.length; i++) collect(in.get(i), args[i], "argument " + i);
  }

  private void collect(In in, @Nullable Object x, String name) {
    if (x instanceof Module || x instanceof Variable) {
      for (var leaf : Functional.walk(x).leaves()) {
        if (!(leaf.value() instanceof Variable v)) continue;
        var spec = in instanceof StateAxes all ? all.of(Functional.leaf(leaf)) : in;
        use(v, new Use(spec, leaf.path().toString()));
      }
      return;
    }
    if (in instanceof StateAxes && !holdsModules(x)) {
      throw Errors.at(
          "Cannot use StateAxes on non-graph nodes, found %s %s",
          name, x == null ? "null" : "a " + x.getClass().getSimpleName());
    }
    if (x != null && Containers.isContainer(x) && holdsModules(x)) {
      Tree.children(x).forEach((key, child) -> collect(in, child, name + "." + key));
      return;
    }
    if (!(in instanceof In.Axis(int axis))) return;
    var tree = Tree.of(x);
    for (int i = 0; i < tree.tensors().size(); i++) {
      add(tree.tensors().get(i), axis, tree.name(name, i), null);
    }
  }

  private static boolean holdsModules(@Nullable Object x) {
    return x != null && !Functional.walk(x).numbers().isEmpty();
  }

  /// The same Variable under different specifications would be two.
  private void use(Variable v, Use use) {
    var known = uses.putIfAbsent(v, use);
    if (known != null && !known.in.equals(use.in)) {
      throw Errors.at(
          """
          Inconsistent aliasing detected. The following nodes have different prefixes:
          Node: %s
            %s: %s
            %s: %s
          Give each place of a shared Variable the same axis\
          """,
          v.getClass().getSimpleName(), known.path, known.in, use.path, use.in);
    }
    if (known == null && use.in instanceof In.Axis(int axis)) {
      add(v.value(), axis, use.path, v);
    }
  }

  private void add(Tensor x, int axis, String name, @Nullable Variable v) {
    int rank = x.rank();
    if (axis >= rank || axis < -rank) {
      throw Errors.ofShapes(
          "%s was requested to map %s along axis %d, which implies that its rank should be at least"
              + " %d, but is only %d (it is %s): give it with In.SHARED, or with another axis",
          what, name, axis, axis < 0 ? -axis : axis + 1, rank, x.type().brief());
    }
    int place = axis < 0 ? axis + rank : axis;
    sources.add(
        new Source(
            Jnp.moveaxis(x, place, 0),
            "axis %d of %s of type %s".formatted(place, name, x.type().brief()),
            v,
            axis));
  }

  /// How the Variables of the arguments are taken.
  @Nullable Use use(Variable v) {
    return uses.get(v);
  }

  /// The extents of the mapped axes.
  List<Integer> sizes() {
    return sources.stream().map(s -> s.stacked.dim(0)).toList();
  }

  /// The names of the mapped axes.
  List<String> names() {
    return sources.stream().map(Source::name).toList();
  }

  /// What is mapped, with its axis first.
  List<Tensor> stacked() {
    return sources.stream().map(Source::stacked).toList();
  }

  /// The Variables that are mapped and their axes.
  Map<Variable, Integer> mapped() {
    var all = new IdentityHashMap<Variable, Integer>();
    for (var s : sources) if (s.variable != null) all.put(s.variable, s.axis);
    return all;
  }

  /// The parameters that [#bind] made last.
  List<Tensor> examples() {
    return examples;
  }

  /// Makes a parameter of `trace` for one example of each mapped tensor; what to call the function
  /// with.
  @Nullable Object[] bind(Trace trace) {
    examples = new ArrayList<>();
    for (var s : sources) {
      var type = s.stacked.type();
      var example =
          trace.param(type.withShape(type.shape().without(Ints.of(0))), s.stacked.isWeak(), "");
      if (s.variable != null) trace.bind(s.variable, example);
      examples.add(example);
    }
    var next = new ArrayList<Tensor>();
    for (int i = 0; i < examples.size(); i++) {
      if (sources.get(i).variable == null) next.add(examples.get(i));
    }
    var substitute = Substitute.with(next.iterator());
    var call = args.clone();
    for (int i = 0; i < call.length; i++) {
      if (in.get(i) instanceof In.Axis) call[i] = substitute.in(call[i]);
    }
    return call;
  }
}
