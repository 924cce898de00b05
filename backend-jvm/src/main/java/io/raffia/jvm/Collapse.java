package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.passes.Affine;
import io.raffia.passes.Kernel;
import io.raffia.passes.ScalarGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Neighbouring axes that everything walks as one: wherever the outer one has a coefficient, it is
/// that of the inner one times the inner one's extent. Such axes become one long loop.
final class Collapse {
  private static final long MAX_FOLD = 1L << 10;

  private final ScalarGraph graph;
  private final List<Affine> indices = new ArrayList<>();
  private final Set<Scalar> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Scalar.Axis, Scalar.Axis> into = new HashMap<>();

  private Collapse(ScalarGraph graph) {
    this.graph = graph;
  }

  /// Of each axis that is part of the next one, that one.
  static Map<Scalar.Axis, Scalar.Axis> of(Kernel.Loop kernel) {
    var collapse = new Collapse(kernel.graph());
    var folds = new ArrayList<List<Scalar.Axis>>();
    for (var s : kernel.stores()) collapse.visit(s.body(), folds);
    collapse.join(kernel.axes(), Integer.MAX_VALUE);
    for (var axes : folds) collapse.join(axes, MAX_FOLD);
    return collapse.into;
  }

  private void visit(Scalar s, List<List<Scalar.Axis>> folds) {
    if (!seen.add(s)) return;
    switch (s) {
      case Scalar.Num _ -> {}
      case Scalar.Axis axis -> indices.add(graph.affine(axis));
      case Scalar.Load(var array, var index) -> {
        var strides = array.shape().strides();
        var at = graph.affine(graph.number(DType.I64, 0));
        for (int d = 0; d < index.size(); d++) at = at.plus(graph.affine(index.get(d)), strides[d]);
        index(at, folds);
      }
      case Scalar.Apply(var _, var args) -> {
        if (s.dtype() == DType.I64 && !graph.affine(s).terms().containsKey(s))
          index(graph.affine(s), folds);
        else args.forEach(a -> visit(a, folds));
      }
      case Scalar.Fold(var _, var axes, var body) -> {
        folds.add(axes);
        visit(body, folds);
      }
    }
  }

  private void index(Affine a, List<List<Scalar.Axis>> folds) {
    indices.add(a);
    for (var atom : a.terms().keySet()) if (!(atom instanceof Scalar.Axis)) visit(atom, folds);
  }

  private void join(List<Scalar.Axis> all, long most) {
    var axes = all.stream().filter(a -> a.extent() != 1).toList();
    if (axes.stream().anyMatch(a -> a.extent() == 0)) return;
    long extent = 1;
    for (int i = axes.size() - 2; i >= 0; i--) {
      var outer = axes.get(i);
      var inner = axes.get(i + 1);
      extent *= inner.extent();
      boolean fits = extent * outer.extent() <= most;
      if (fits
          && indices.stream()
              .allMatch(a -> a.coefficient(outer) == a.coefficient(inner) * inner.extent())) {
        into.put(outer, inner);
      } else {
        extent = 1;
      }
    }
  }
}
