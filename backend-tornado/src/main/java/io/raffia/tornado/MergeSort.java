package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.SortOrder;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Kernel;
import io.raffia.passes.ScalarGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stable sort as loops in which every element is computed alone: a merge of neighbouring runs
/// for each doubling of their length, of positions along the axis, and at last the elements at
/// these positions. Element number k of two merged runs is found by bisection: how many elements of
/// the first run are among the first k (Green, McColl and Bader's merge path).
final class MergeSort {
  /// Twice a run's length is an `i32`.
  private static final int LONGEST = 1 << 30;

  private final Kernel.Extern kernel;
  private final int axis;
  private final SortOrder order;
  private final int n;
  private final List<Kernel.Loop> loops = new ArrayList<>();

  // Of the loop that is being written.
  private ScalarGraph graph = new ScalarGraph();
  private List<Scalar> index = List.of();
  private final LinkedHashSet<Value> reads = new LinkedHashSet<>();

  private MergeSort(Kernel.Extern kernel, Sort op, SortOrder order) {
    this.kernel = kernel;
    this.order = order;
    axis = op.axis();
    n = kernel.reads().getFirst().shape().dim(axis);
  }

  /// Why a sort is none for devices; null when it is one. An order that contradicts itself, as that
  /// of floats does where they may be NaN, has no result but that of one algorithm.
  static @Nullable String refusal(Sort op, List<Value> operands) {
    var order = op.order();
    if (order == null) return "its comparator is none of elements' order";
    for (var key : order.keys()) {
      boolean isFloat = operands.get(key.operand()).dtype().isFloat();
      if (isFloat && key.kind() != SortOrder.Kind.CANONICAL) {
        return "its comparator does not say where NaN and -0.0 stand as devices do";
      }
    }
    int n = operands.getFirst().shape().dim(op.axis());
    return n > LONGEST ? "it sorts " + n + " elements, of 1073741824 at most" : null;
  }

  /// The loops, in order, of a sort that is not refused.
  static List<Kernel.Loop> loops(Kernel.Extern kernel, Sort op) {
    var order = op.order();
    if (order == null) throw new IllegalArgumentException("no order of elements is known");
    var sort = new MergeSort(kernel, op, order);
    @Nullable Value positions = null;
    for (int run = 1; run < sort.n; run *= 2) positions = sort.merge(run, positions);
    sort.take(positions);
    return sort.loops;
  }

  /// The positions after runs of so many elements were merged; `from` is null where an element is
  /// in its place still.
  private Value merge(int run, @Nullable Value from) {
    var axes = begin();
    var type = kernel.reads().getFirst().type().withDtype(DType.I32);
    var to = new Value(type, "positions");
    var at = Scalar.convert(axes.get(axis), DType.I32);
    var k = apply(Binary.AND, at, number(2 * run - 1));
    var start = apply(Binary.SUB, at, k);
    var left = length(start, 0, run);
    var right = length(start, run, run);
    var low = apply(Binary.MAX, number(0), apply(Binary.SUB, k, right));
    var high = apply(Binary.MIN, k, left);
    var second = apply(Binary.ADD, start, number(run));
    for (int step = run; step > 0; step /= 2) {
      var searching = compare(Direction.LT, low, high);
      var middle = apply(Binary.SHIFT_RIGHT_ARITHMETIC, apply(Binary.ADD, low, high), number(1));
      var x = position(from, apply(Binary.ADD, start, middle));
      var rest = apply(Binary.SUB, apply(Binary.SUB, k, number(1)), middle);
      var y = position(from, apply(Binary.ADD, second, rest));
      var later = isBefore(y, x);
      var down = apply(Binary.AND, searching, later);
      var up = apply(Binary.AND, searching, not(later));
      low = apply(Select.SELECT, up, apply(Binary.ADD, middle, number(1)), low);
      high = apply(Select.SELECT, down, middle, high);
    }
    var x = position(from, apply(Binary.ADD, start, low));
    var rest = apply(Binary.SUB, k, low);
    var y = position(from, apply(Binary.ADD, second, rest));
    // Equal elements of the first run come first.
    var isFirst =
        apply(
            Binary.AND,
            compare(Direction.LT, low, left),
            apply(Binary.OR, compare(Direction.GE, rest, right), not(isBefore(y, x))));
    end(axes, List.of(new Kernel.Store(to, apply(Select.SELECT, isFirst, x, y))));
    return to;
  }

  /// How many elements a run has that begins so far behind `start`: the last one may be shorter.
  private Scalar length(Scalar start, int behind, int run) {
    if (n % (2 * run) == 0) return number(run);
    var there = apply(Binary.SUB, number(n - behind), start);
    return apply(Binary.MAX, number(0), apply(Binary.MIN, number(run), there));
  }

  private void take(@Nullable Value positions) {
    var axes = begin();
    var place =
        positions == null ? null : load(positions, Scalar.convert(axes.get(axis), DType.I32));
    var stores = new ArrayList<Kernel.Store>();
    for (int i = 0; i < kernel.writes().size(); i++) {
      var operand = kernel.reads().get(i);
      reads.add(operand);
      var x = place == null ? graph.intern(new Scalar.Load(operand, index)) : load(operand, place);
      stores.add(new Kernel.Store(kernel.writes().get(i), x));
    }
    end(axes, stores);
  }

  private List<Scalar.Axis> begin() {
    graph = new ScalarGraph();
    reads.clear();
    var axes =
        kernel.reads().getFirst().shape().dims().stream().mapToObj(Scalar.Axis::new).toList();
    index = List.copyOf(axes);
    return axes;
  }

  private void end(List<Scalar.Axis> axes, List<Kernel.Store> stores) {
    loops.add(new Kernel.Loop(graph, axes, stores, List.copyOf(reads), kernel.eqns()));
  }

  /// The position of the element that stands at a place now.
  private Scalar position(@Nullable Value from, Scalar at) {
    return from == null ? at : load(from, at);
  }

  /// The element at a place of the axis: where nobody looks at it, that of the nearest one.
  private Scalar load(Value array, Scalar at) {
    reads.add(array);
    var inside =
        new Scalar.Apply(
            Clamp.CLAMP,
            List.of(Scalar.index(0), Scalar.convert(at, DType.I64), Scalar.index(n - 1)));
    var place = new ArrayList<>(index);
    place.set(axis, inside);
    return graph.intern(new Scalar.Load(array, place));
  }

  /// Whether the element at position `i` comes before the one at `j`.
  private Scalar isBefore(Scalar i, Scalar j) {
    @Nullable Scalar all = null;
    for (var key : order.keys().reversed()) {
      var operand = kernel.reads().get(key.operand());
      var x = load(operand, key.descending() ? j : i);
      var y = load(operand, key.descending() ? i : j);
      var isLess = compare(Direction.LT, x, y);
      if (operand.dtype().isFloat()) {
        var isNumber = compare(Direction.EQ, x, x);
        var isNone = compare(Direction.NE, y, y);
        isLess = apply(Binary.OR, isLess, apply(Binary.AND, isNumber, isNone));
      }
      all =
          all == null
              ? isLess
              : apply(Binary.OR, isLess, apply(Binary.AND, compare(Direction.EQ, x, y), all));
    }
    return Objects.requireNonNull(all);
  }

  private Scalar not(Scalar x) {
    return apply(Unary.NOT, x);
  }

  private Scalar compare(Direction direction, Scalar x, Scalar y) {
    return apply(new Compare(direction), x, y);
  }

  private Scalar number(int x) {
    return graph.number(DType.I32, x);
  }

  private Scalar apply(Pointwise op, Scalar... args) {
    return graph.intern(new Scalar.Apply(op, List.of(args)));
  }
}
