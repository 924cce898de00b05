package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.ir.op.Window;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A region on scalars, applied to arrays: what StableHLO's `map`, `reduce`, `reduce_window` and
/// `select_and_scatter` do with any region. Reductions take it for associative, as StableHLO does,
/// keep the order of the elements and need `log2(n)` elementwise steps: neighbours are combined,
/// then their results.
final class Combiner {
  private final Builder b;
  private final Func region;

  Combiner(Builder b, Func region) {
    this.b = b;
    this.region = region;
  }

  /// The region's results for the elements of arrays of one shape.
  List<Value> map(List<Value> in) {
    var shape = in.getFirst().shape();
    if (!region.eqns().stream().allMatch(Combiner::isElementwise)) return eachByItself(in, shape);
    Map<Value, Value> now = new HashMap<>();
    for (int i = 0; i < region.params().size(); i++) now.put(region.params().get(i), in.get(i));
    for (var eqn : region.eqns()) {
      var x = eqn.in().stream().map(now::get).toList();
      now.put(eqn.out().getFirst(), mapped(eqn, x, shape));
    }
    return region.results().stream().map(now::get).toList();
  }

  private static boolean isElementwise(Eqn eqn) {
    return switch (eqn.op()) {
      case Pointwise _, StopGradient _ -> true;
      case Constant _, Reshape _, BroadcastInDim _ -> eqn.out().getFirst().shape().rank() == 0;
      default -> false;
    };
  }

  private Value mapped(Eqn eqn, List<Value> x, Shape shape) {
    return switch (eqn.op()) {
      case Pointwise op -> b.emit(op, x);
      case StopGradient op -> b.emit(op, x);
      case Constant(var value) ->
          b.constant(Literal.splat(value.type().withShape(shape), value.bits(0)));
      // Between scalars they change nothing.
      case Reshape _, BroadcastInDim _ -> x.getFirst();
      default -> throw new IllegalStateException(eqn.op().mnemonic());
    };
  }

  /// Regions with other ops run for a batch of elements.
  private List<Value> eachByItself(List<Value> in, Shape shape) {
    int n = Math.toIntExact(shape.size());
    var flat = in.stream().map(v -> b.reshape(v, Shape.of(n))).toList();
    var all = Vmap.vmap(region, n, Collections.nCopies(in.size(), true));
    return Inline.inline(b, all, flat).stream().map(v -> b.reshape(v, shape)).toList();
  }

  private static List<Value> join(List<Value> first, List<Value> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private List<Value> combine(List<Value> first, List<Value> second) {
    return map(join(first, second));
  }

  /// Scalars combined with arrays of a shape, from the left.
  private List<Value> withInitial(List<Value> init, List<Value> x, Shape shape) {
    return combine(init.stream().map(v -> b.broadcast(v, shape, Ints.of())).toList(), x);
  }

  /// Combines the elements along `axes`, starting from `init`.
  List<Value> reduce(List<Value> in, List<Value> init, Ints axes) {
    var shape = in.getFirst().shape();
    int rank = shape.rank();
    if (!axes.all(a -> a >= 0 && a < rank) || axes.stream().distinct().count() != axes.size())
      throw new IrException("stablehlo.reduce: no axes %s of rank %d (C4)".formatted(axes, rank));
    var kept = Ints.range(0, rank).filter(a -> !axes.contains(a));
    var rows = shape.select(kept);
    int n = Math.toIntExact(shape.select(axes).size());
    var flat = rows.prepend(n);
    var x = in.stream().map(v -> b.reshape(b.transpose(v, axes.plus(kept)), flat)).toList();
    if (n == 0) return init.stream().map(v -> b.broadcast(v, rows, Ints.of())).toList();
    while (n > 1) {
      int half = n / 2;
      var even = strided(x, 0, 2 * half - 1, 2);
      var odd = strided(x, 1, 2 * half, 2);
      var y = combine(even, odd);
      if (n % 2 == 1) {
        var last = strided(x, n - 1, n, 1);
        y = zip(y, last);
      }
      x = y;
      n = half + n % 2;
    }
    var one = x.stream().map(v -> b.reshape(v, rows)).toList();
    return withInitial(init, one, rows);
  }

  private List<Value> strided(List<Value> x, int from, int to, int step) {
    return x.stream().map(v -> slice(v, 0, from, to, step)).toList();
  }

  private Value slice(Value x, int axis, int from, int to, int step) {
    var starts = new int[x.shape().rank()];
    var limits = x.shape().dims().toArray();
    var strides = Ints.repeat(1, starts.length).toArray();
    starts[axis] = from;
    limits[axis] = to;
    strides[axis] = step;
    return b.emit(new Slice(Ints.of(starts), Ints.of(limits), Ints.of(strides)), x);
  }

  private List<Value> zip(List<Value> x, List<Value> y) {
    return IntStream.range(0, x.size())
        .mapToObj(i -> b.emit(new Concatenate(0), x.get(i), y.get(i)))
        .toList();
  }

  /// Combines the elements under each position of a window; padding and holes hold `init`.
  List<Value> reduceWindow(List<Value> in, List<Value> init, Window window) {
    var shape = in.getFirst().shape();
    window.check("stablehlo.reduce_window", shape.rank(), "C4");
    var out = new Shape(Ints.range(0, shape.rank()).map(d -> window.positions(d, shape.dim(d))));
    if (out.size() == 0) return init.stream().map(v -> b.broadcast(v, out, Ints.of())).toList();
    int axis = window.cumulative(shape);
    if (axis >= 0) {
      var x = AssociativeScan.scan(b, this::combine, in, axis, window.low().get(axis) == 0);
      return withInitial(init, x, shape);
    }
    var seen = new ArrayList<List<Value>>();
    for (int i = 0; i < in.size(); i++) seen.add(shifted(in.get(i), init.get(i), window, out));
    var elements =
        IntStream.range(0, seen.getFirst().size())
            .mapToObj(k -> seen.stream().map(s -> s.get(k)).toList())
            .toList();
    return withInitial(init, pairwise(elements), out);
  }

  private List<Value> pairwise(List<List<Value>> elements) {
    var x = elements;
    while (x.size() > 1) {
      var y = new ArrayList<List<Value>>();
      for (int k = 0; k + 1 < x.size(); k += 2) y.add(combine(x.get(k), x.get(k + 1)));
      if (x.size() % 2 == 1) y.add(x.getLast());
      x = y;
    }
    return x.getFirst();
  }

  /// For each element of the window in row-major order, what it sees at every position.
  private List<Value> shifted(Value x, Value padding, Window window, Shape out) {
    var holes = window.baseDilation().map(s -> s - 1);
    var pad = b.emit(new Pad(window.low(), window.high(), holes), x, padding);
    var padded = b.emit(OptimizationBarrier.OPTIMIZATION_BARRIER, pad);
    return window.offsets().stream()
        .map(from -> {
          var to = Ints.range(0, from.size()).map(d -> end(window, d, from.get(d), out));
          return b.emit(new Slice(from, to, window.strides()), padded);
        })
        .toList();
  }

  private static int end(Window window, int d, int from, Shape out) {
    return from + (out.dim(d) - 1) * window.strides().get(d) + 1;
  }

  /// StableHLO's `select_and_scatter`, with this region as `scatter`: adds (or combines) each
  /// element of `source` to the operand's element that `select` prefers in its window; elements
  /// that no window chooses are `init`. Of equal ones the first is chosen.
  Value selectAndScatter(Func select, Value x, Value source, Value init, Window window) {
    var shape = x.shape();
    window.check("stablehlo.select_and_scatter", shape.rank(), "C4");
    var out = new Shape(Ints.range(0, shape.rank()).map(d -> window.positions(d, shape.dim(d))));
    if (!source.type().equals(x.type().withShape(out)))
      throw new IrException(
          "stablehlo.select_and_scatter: the source is %s, not %s (C2)"
              .formatted(source.type().brief(), x.type().withShape(out).brief()));
    var all = b.broadcast(init, shape, Ints.of());
    if (out.size() == 0) return all;
    int size = Math.toIntExact(shape.size());
    var flat = Shape.of(size);
    var places = b.reshape(b.emit(new Iota(new TensorType(DType.I32, flat), 0)), shape);
    var none = b.constant(Literal.splat(TensorType.of(DType.I32), -1));
    var values = shifted(x, b.zeros(TensorType.of(x.dtype())), window, out);
    var indices = shifted(places, none, window, out);
    var prefer = new Combiner(b, select);
    var best = values.getFirst();
    var at = indices.getFirst();
    for (int k = 1; k < values.size(); k++) {
      var inside = b.compare(Compare.Direction.GE, indices.get(k), b.zeros(at.type()));
      var outside = b.compare(Compare.Direction.LT, at, b.zeros(at.type()));
      var worse = b.emit(Unary.NOT, prefer.map(List.of(best, values.get(k))).getFirst());
      var next = b.emit(Binary.AND, inside, b.emit(Binary.OR, outside, worse));
      best = b.select(next, values.get(k), best);
      at = b.select(next, indices.get(k), at);
    }
    int n = Math.toIntExact(out.size());
    var chosen = new Scatter(null, Ints.of(), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 1);
    var result =
        b.emit(
            VariadicScatter.of(region, chosen),
            b.reshape(all, flat),
            b.reshape(at, Shape.of(n, 1)),
            b.reshape(source, Shape.of(n)));
    return b.reshape(result, shape);
  }
}
