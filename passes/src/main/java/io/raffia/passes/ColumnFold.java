package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reduce;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// A reduction that keeps the last axis of an array in memory, as accumulations that read the array
/// row by row: a walk down each column would wait for memory at every element. Of several axes the
/// last one is folded first, into an array of its own, so that the error of a sum grows with the
/// sum of the extents and not with their product.
final class ColumnFold {
  /// Columns that one thread folds at once: their partial results stay in the first-level cache.
  private static final int BLOCK = 256;

  /// Rows that are folded while a column's partial result is in a register, in their order, and how
  /// large an expression may be so that there are several.
  private static final int TOGETHER = 4;

  private static final int SMALL = 24;

  private static final int LEAST_COLUMNS = 64;
  private static final int LEAST_ROWS = 16;
  private static final long LEAST_ELEMENTS = 1 << 15;

  private final ScalarGraph graph;
  private final Monoid monoid;
  private final Eqn eqn;

  private ColumnFold(ScalarGraph graph, Monoid monoid, Eqn eqn) {
    this.graph = graph;
    this.monoid = monoid;
    this.eqn = eqn;
  }

  static boolean fits(Reduce op, TensorType x) {
    int last = x.rank() - 1;
    return x.dtype() == DType.F32
        && !op.axes().isEmpty()
        && !op.axes().contains(last)
        && x.shape().dim(last) >= LEAST_COLUMNS
        && x.shape().dim(op.axes().get(op.axes().size() - 1)) >= LEAST_ROWS
        && x.size() >= LEAST_ELEMENTS;
  }

  /// The kernels of `eqn`, a reduction of what has the elements `operand`.
  static List<Kernel> of(ScalarGraph graph, Eqn eqn, Reduce op, Scalar.Operand operand) {
    var fold = new ColumnFold(graph, op.monoid(), eqn);
    var kernels = new ArrayList<Kernel>();
    var shape = eqn.in().getFirst().shape();
    for (int i = op.axes().size() - 1; i >= 0; i--) {
      int axis = op.axes().get(i);
      var rest = shape.without(Ints.of(axis));
      var to = i == 0 ? eqn.out().getFirst() : new Value(new TensorType(DType.F32, rest));
      kernels.add(fold.axis(operand, shape, axis, to));
      operand = index -> new Scalar.Load(to, index);
      shape = rest;
    }
    return kernels;
  }

  private Kernel axis(Scalar.Operand from, Shape shape, int axis, Value to) {
    var axes = new ArrayList<Scalar.Axis>();
    var index = new ArrayList<Scalar>();
    for (int d = 0; d < shape.rank(); d++) {
      var a = new Scalar.Axis(shape.dim(d));
      axes.add(a);
      index.add(graph.intern(a));
    }
    int columns = axes.getLast().extent();
    // Threads share out the outermost axis: it must not be the one that is folded.
    if (axis == 0 && columns % BLOCK == 0 && columns > BLOCK) {
      var block = new Scalar.Axis(columns / BLOCK);
      var column = new Scalar.Axis(BLOCK);
      axes.removeLast();
      axes.addFirst(block);
      axes.add(column);
      var start = new Scalar.Apply(Binary.MUL, List.of(block, graph.number(DType.I64, BLOCK)));
      index.set(
          index.size() - 1, graph.intern(new Scalar.Apply(Binary.ADD, List.of(start, column))));
    }
    var at = new ArrayList<>(index);
    at.remove(axis);
    int rows = shape.dim(axis) % TOGETHER == 0 && isSmall(from.at(index)) ? TOGETHER : 1;
    var reads = new LinkedHashSet<Value>();
    Scalar body = new Scalar.Load(to, at);
    var folded = axes.indexOf(index.get(axis));
    var outer = new Scalar.Axis(shape.dim(axis) / rows);
    axes.set(folded, outer);
    for (int r = 0; r < rows; r++) {
      index.set(axis, rows == 1 ? outer : row(outer, rows, r));
      var element = graph.intern(from.at(index));
      reads.addAll(Loads.of(element));
      body = graph.intern(new Scalar.Apply(monoid.op(), List.of(body, element)));
    }
    return new Kernel.Accumulate(
        graph,
        initial(to),
        axes,
        graph.number(DType.I1, 1),
        to,
        at,
        body,
        List.copyOf(reads),
        List.of(eqn));
  }

  /// Row `r` of those that are folded together.
  private Scalar row(Scalar.Axis outer, int rows, int r) {
    var start = new Scalar.Apply(Binary.MUL, List.of(outer, graph.number(DType.I64, rows)));
    return graph.intern(new Scalar.Apply(Binary.ADD, List.of(start, graph.number(DType.I64, r))));
  }

  private static boolean isSmall(Scalar element) {
    var parts = Collections.<Scalar>newSetFromMap(new IdentityHashMap<>());
    var rest = new ArrayDeque<Scalar>(List.of(element));
    while (!rest.isEmpty() && parts.size() <= SMALL) {
      var s = rest.pop();
      if (parts.add(s)) rest.addAll(ScalarGraph.parts(s));
    }
    return parts.size() <= SMALL;
  }

  private Kernel.Loop initial(Value to) {
    var axes = to.shape().dims().stream().mapToObj(Scalar.Axis::new).toList();
    var identity = graph.number(to.dtype(), monoid.identity(to.dtype()));
    return new Kernel.Loop(
        graph, axes, List.of(new Kernel.Store(to, identity)), List.of(), List.of(eqn));
  }
}
