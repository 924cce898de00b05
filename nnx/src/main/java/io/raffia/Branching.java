package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Case;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a `cond` or `switch` inside the trace that is open: each branch is a region, whose
/// results are what it returns and every Variable that any branch sets.
final class Branching {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final List<String> names;
  private final List<Region> regions = new ArrayList<>();

  private Branching(List<String> names) {
    this.names = names;
  }

  static @Nullable Object cond(
      Tensor predicate, Object onTrue, Object onFalse, @Nullable Object[] args) {
    if (predicate.rank() != 0) {
      throw Errors.ofShapes("Pred must be a scalar, got %s", predicate.type().brief());
    }
    var is = predicate.dtype() == DType.I1 ? predicate : predicate.ne(0);
    // The order of the IR: what runs where the predicate is false first.
    return new Branching(List.of("false_fun", "true_fun"))
        .apply(is, List.of(onFalse, onTrue), args);
  }

  static @Nullable Object choose(Tensor index, List<?> branches, @Nullable Object[] args) {
    if (branches.isEmpty()) throw Errors.at("Empty branch sequence: give at least one function");
    if (!index.dtype().isInteger()) {
      throw Errors.ofTypes("Index type must be an integer, got %s", index.type().brief());
    }
    if (index.rank() != 0) {
      throw Errors.at("Branch index must be scalar, got %s", index.type().brief());
    }
    var names = new ArrayList<String>();
    for (int i = 0; i < branches.size(); i++) names.add("branch " + i);
    var clamped = index.clip(0, branches.size() - 1).astype(DType.I32);
    return new Branching(names).apply(clamped, branches, args);
  }

  private @Nullable Object apply(Tensor index, List<?> functions, @Nullable Object[] args) {
    var at = Sites.current();
    for (var f : functions) regions.add(Region.run(f, _ -> args));
    var first = regions.getFirst();
    for (int i = 1; i < regions.size(); i++) requireSameStructure(i);
    var written = new LinkedHashSet<Variable>();
    for (var r : regions) written.addAll(r.written());

    var results = new ArrayList<List<Value>>();
    for (int i = 0; i < regions.size(); i++) results.add(new ArrayList<>());
    var weak = new ArrayList<Boolean>();
    for (int t = 0; t < first.result().tensors().size(); t++) weak.add(join(t, results));
    for (var v : written) weak.add(joinVariable(v, results));

    var all = regions.toArray(Region[]::new);
    var captured = Region.captured(all);
    var branches = new ArrayList<Func>();
    for (int i = 0; i < all.length; i++) {
      branches.add(all[i].func("branch", all[i].captures(captured), results.get(i)));
    }
    var in = new ArrayList<Value>();
    in.add(outer.value(index));
    in.addAll(Region.values(outer, captured.values()));
    outer.builder.at(at);
    var out = outer.builder.emitAll(new Case(branches), in, "");
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < out.size(); i++) tensors.add(Tensor.tracer(outer, out.get(i), weak.get(i)));
    var changed = tensors.iterator();
    var value = first.result().with(tensors.subList(0, first.result().tensors().size()));
    for (int i = 0; i < first.result().tensors().size(); i++) changed.next();
    for (var v : written) outer.write(v, changed.next());
    first.repeatChanges();
    return value;
  }

  private void requireSameStructure(int i) {
    var first = regions.getFirst();
    var other = regions.get(i);
    var found =
        first
            .result()
            .difference(names.get(0) + " output", other.result(), names.get(i) + " output");
    if (found != null) {
      throw Errors.at(
          "cond branch outputs must have the same structure, but they differ: %s; revise the"
              + " functions so that they return the same structure, and no Modules of their own",
          found);
    }
    if (!first.changes().equals(other.changes())) {
      throw Errors.at(
          "%s and %s assign different values to plain fields of Modules: keep what depends on a"
              + " branch in a Variable",
          names.get(0), names.get(i));
    }
  }

  /// Adds a tensor of each branch to `results`, of one type. Numbers take the type of tensors.
  private boolean join(int t, List<List<Value>> results) {
    var tensors = regions.stream().map(r -> r.result().tensors().get(t)).toList();
    var to = Weak.join(tensors);
    for (int i = 0; i < tensors.size(); i++) {
      var x = tensors.get(i);
      if (to == null || !x.shape().equals(tensors.getFirst().shape())) {
        int other = other(tensors);
        throw Errors.at(
            "cond branches must have equal output types but they differ: %s has type %s but the"
                + " corresponding %s has type %s; revise the functions so that all output types"
                + " match",
            regions.getFirst().result().name(names.getFirst() + " output", t),
            tensors.getFirst().type().brief(),
            regions.get(other).result().name(names.get(other) + " output", t),
            tensors.get(other).type().brief());
      }
      var r = regions.get(i);
      results.get(i).add(r.convert(r.trace.value(x), x.type().withDtype(to.dtype())));
    }
    return Objects.requireNonNull(to).weak();
  }

  private static int other(List<Tensor> tensors) {
    for (int i = 1; i < tensors.size(); i++) {
      if (!tensors.get(i).type().equals(tensors.getFirst().type())) return i;
    }
    return 0;
  }

  private boolean joinVariable(Variable v, List<List<Value>> results) {
    boolean weak = true;
    var type = regions.getFirst().end(v).type();
    for (int i = 0; i < regions.size(); i++) {
      var end = regions.get(i).end(v);
      if (!end.type().equals(type)) {
        throw Errors.at(
            "cond branches must leave a %s with equal types but they differ: %s after %s and %s"
                + " after %s; revise the functions so that they match",
            v.getClass().getSimpleName(),
            type.brief(),
            names.getFirst(),
            end.type().brief(),
            names.get(i));
      }
      weak &= regions.get(i).trace.read(v).isWeak();
      results.get(i).add(end);
    }
    return weak;
  }
}
