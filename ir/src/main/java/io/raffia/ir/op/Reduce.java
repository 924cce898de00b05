package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Combines the elements along `axes`, which the result no longer has.
///
/// - (C1) `axes` are distinct axes of the operand, in rising order.
/// - (C2) The monoid is defined for the element type.
public record Reduce(Monoid monoid, Ints axes) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.reduce";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        axes.all(a -> a >= 0 && a < x.rank())
            && axes.equals(axes.sorted())
            && axes.stream().distinct().count() == axes.size(),
        "stablehlo.reduce: %s are not rising axes of %s (C1)",
        axes,
        x.brief());
    monoid.op().result(List.of(x.dtype(), x.dtype()));
    return x.withShape(x.shape().without(axes));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var shape = types.getFirst().shape();
    return (Meaning.Element)
        index -> {
          var folded = axes.stream().mapToObj(a -> new Scalar.Axis(shape.dim(a))).toList();
          var at = new ArrayList<Scalar>(index);
          for (int k = 0; k < axes.size(); k++) at.add(axes.get(k), folded.get(k));
          return new Scalar.Fold(monoid, folded, in.getFirst().at(at));
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    var x = in.getFirst();
    return switch (monoid) {
      case ADD -> b.emit(this, dx);
      case MAX, MIN -> {
        // Ties share the tangent evenly, as in JAX.
        var winner = b.compare(Direction.EQ, x, expand(b, out, x));
        var hit = b.select(winner, b.ones(x.type()), b.zeros(x.type()));
        var share = b.div(hit, expand(b, b.sum(hit, axes), x));
        yield b.sum(b.mul(dx, share), axes);
      }
      case MUL -> product(b, dx, x);
      case AND, OR, XOR -> null;
    };
  }

  private Value expand(Builder b, Value reduced, Value like) {
    return b.broadcast(
        reduced, like.shape(), Ints.range(0, like.shape().rank()).filter(a -> !axes.contains(a)));
  }

  /// The product rule without division: halves are combined pairwise, so that zeros do no harm.
  private Value product(Builder b, Value dx, Value x) {
    int rank = x.shape().rank();
    int last = rank - axes.size();
    var kept = Ints.range(0, rank).filter(a -> !axes.contains(a));
    var rows = x.shape().select(kept).dims();
    var flat = new Shape(rows.plus(Ints.of((int) x.shape().select(axes).size())));
    var p = b.reshape(b.transpose(x, kept.plus(axes)), flat);
    var t = b.reshape(b.transpose(dx, kept.plus(axes)), flat);
    int n = p.shape().dim(last);
    if (n == 0) return b.zeros(p.type().withShape(p.shape().without(Ints.of(last))));
    while (n > 1) {
      int half = n / 2;
      var p1 = part(b, p, last, 0, half);
      var p2 = part(b, p, last, half, 2 * half);
      var t1 = part(b, t, last, 0, half);
      var t2 = part(b, t, last, half, 2 * half);
      var q = b.mul(p1, p2);
      var s = b.add(b.mul(t1, p2), b.mul(t2, p1));
      p = n % 2 == 0 ? q : b.emit(new Concatenate(last), q, part(b, p, last, n - 1, n));
      t = n % 2 == 0 ? s : b.emit(new Concatenate(last), s, part(b, t, last, n - 1, n));
      n = half + n % 2;
    }
    return b.reshape(t, t.shape().without(Ints.of(last)));
  }

  private static Value part(Builder b, Value x, int axis, int from, int to) {
    var starts = new int[x.shape().rank()];
    starts[axis] = from;
    var limits = x.shape().dims().toArray();
    limits[axis] = to;
    return b.emit(new Slice(Ints.of(starts), Ints.of(limits), Ints.repeat(1, starts.length)), x);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    require(monoid == Monoid.ADD, "stablehlo.reduce: %s is not linear", monoid);
    return expand(b, ct, in.getFirst());
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Reduce(monoid, axes.map(a -> a + 1)), in);
  }
}
