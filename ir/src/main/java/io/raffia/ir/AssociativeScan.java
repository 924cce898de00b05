package io.raffia.ir;

import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Slice;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// Every element of arrays combined with all before it along an axis, by an associative function,
/// with work that is linear in the number of elements: neighbours are combined, the results scanned
/// in turn, and the elements between them combined with those (Blelloch, "Prefix sums and their
/// applications", 1990).
public final class AssociativeScan {
  private final Builder b;
  private final BinaryOperator<List<Value>> combine;
  private final int axis;

  private AssociativeScan(Builder b, BinaryOperator<List<Value>> combine, int axis) {
    this.b = b;
    this.combine = combine;
    this.axis = axis;
  }

  /// `combine` takes what comes first, then what follows, element by element; `reverse` combines
  /// each element with all after it.
  public static List<Value> scan(
      Builder b, BinaryOperator<List<Value>> combine, List<Value> x, int axis, boolean reverse) {
    if (!reverse) return new AssociativeScan(b, combine, axis).scan(x);
    var flip = new Reverse(Ints.of(axis));
    var backwards = x.stream().map(v -> b.emit(flip, v)).toList();
    BinaryOperator<List<Value>> swapped = (first, then) -> combine.apply(then, first);
    return new AssociativeScan(b, swapped, axis)
        .scan(backwards).stream().map(v -> b.emit(flip, v)).toList();
  }

  private List<Value> scan(List<Value> x) {
    int n = x.getFirst().shape().dim(axis);
    if (n < 2) return x;
    int pairs = n / 2;
    var even = part(x, 0, 2 * pairs - 1, 2);
    var odd = part(x, 1, 2 * pairs, 2);
    // The results at odd places, then those at even places but for the first.
    var atOdd = once(scan(once(combine.apply(even, odd))));
    int others = (n - 1) / 2;
    var first = part(x, 0, 1, 1);
    if (others == 0) return interleave(first, atOdd, n);
    var later = combine.apply(part(atOdd, 0, others, 1), part(x, 2, 2 * others + 1, 2));
    return interleave(join(first, later), atOdd, n);
  }

  /// Values that are read at several places: to be computed once each, or every level would compute
  /// those below it again and again.
  private List<Value> once(List<Value> x) {
    return x.stream().map(v -> b.emit(OptimizationBarrier.OPTIMIZATION_BARRIER, v)).toList();
  }

  private List<Value> part(List<Value> x, int from, int to, int step) {
    return x.stream().map(v -> part(v, from, to, step)).toList();
  }

  private Value part(Value x, int from, int to, int step) {
    int rank = x.shape().rank();
    if (from == 0 && step == 1 && to == x.shape().dim(axis)) return x;
    return b.emit(
        new Slice(
            Ints.range(0, rank).map(d -> d == axis ? from : 0),
            Ints.range(0, rank).map(d -> d == axis ? to : x.shape().dim(d)),
            Ints.range(0, rank).map(d -> d == axis ? step : 1)),
        x);
  }

  private List<Value> join(List<Value> x, List<Value> y) {
    return IntStream.range(0, x.size())
        .mapToObj(i -> b.emit(new Concatenate(axis), x.get(i), y.get(i)))
        .toList();
  }

  /// `even` and `odd` in turns, `n` of both; `even` has one more where `n` is odd.
  private List<Value> interleave(List<Value> even, List<Value> odd, int n) {
    int pairs = n / 2;
    var turns =
        IntStream.range(0, odd.size())
            .mapToObj(i -> pairs(part(even.get(i), 0, pairs, 1), odd.get(i)))
            .toList();
    return n % 2 == 0 ? turns : join(turns, part(even, pairs, pairs + 1, 1));
  }

  private Value pairs(Value even, Value odd) {
    var dims = even.shape().dims();
    int rank = dims.size();
    var thin =
        Ints.range(0, rank + 1)
            .map(d -> d <= axis ? dims.get(d) : d == axis + 1 ? 1 : dims.get(d - 1));
    var both =
        b.emit(
            new Concatenate(axis + 1),
            b.reshape(even, new Shape(thin)),
            b.reshape(odd, new Shape(thin)));
    return b.reshape(both, new Shape(doubled(dims)));
  }

  private Ints doubled(Ints dims) {
    return Ints.range(0, dims.size()).map(d -> d == axis ? 2 * dims.get(d) : dims.get(d));
  }
}
