package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.AssociativeScan;
import io.raffia.ir.Builder;
import io.raffia.ir.IrException;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
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

/// Combines the elements under each position of a window that covers every axis of the operand;
/// padding and holes hold the identity.
///
/// - (C1) The window has an entry for each axis; strides and dilations are positive.
/// - (C2) The monoid is defined for the element type.
/// - (C3) The window has at least one element and is not reversed: order does not matter.
public record ReduceWindow(Monoid monoid, Window window) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.reduce_window";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    window.check(mnemonic(), x.rank(), "C1");
    monoid.op().result(List.of(x.dtype(), x.dtype()));
    require(
        window.sizes().all(s -> s > 0) && window.reversed().all(r -> r == 0),
        "stablehlo.reduce_window: %s is empty or reversed (C3)",
        window);
    return x.withShape(
        new Shape(Ints.range(0, x.rank()).map(d -> window.positions(d, x.shape().dim(d)))));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.getFirst();
    var outside = new Scalar.Num(x.dtype(), monoid.identity(x.dtype()));
    return (Meaning.Element)
        index -> {
          var axes = new ArrayList<Scalar.Axis>();
          var at = new ArrayList<Scalar>();
          var inside = new Guard();
          for (int d = 0; d < x.rank(); d++) {
            Scalar k = Scalar.index(0);
            if (window.sizes().get(d) > 1) {
              var axis = new Scalar.Axis(window.sizes().get(d));
              axes.add(axis);
              k = axis;
            }
            at.add(window.source(d, index.get(d), k, x.shape().dim(d), inside));
          }
          var body = inside.select(in.getFirst().at(at), outside);
          return new Scalar.Fold(monoid, axes, body);
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    if (out.type().size() == 0) return null;
    var x = in.getFirst();
    int axis = window.cumulative(x.shape());
    boolean pairs = monoid == Monoid.MAX || monoid == Monoid.MIN || monoid == Monoid.MUL;
    if (axis >= 0 && pairs) {
      boolean reverse = window.low().get(axis) == 0;
      return AssociativeScan.scan(b, (p, q) -> pushed(b, p, q), List.of(x, dx), axis, reverse)
          .getLast();
    }
    return switch (monoid) {
      case ADD -> b.emit(this, dx);
      case MAX, MIN -> chosen(b, shifted(b, dx, 0, out), shifted(b, x, identity(x), out), out);
      case MUL -> product(b, shifted(b, dx, 0, out), shifted(b, x, identity(x), out));
      case AND, OR, XOR -> null;
    };
  }

  /// Two elements combined, with their tangents. Of equal ones the first is taken.
  private List<Value> pushed(Builder b, List<Value> p, List<Value> q) {
    var x = p.getFirst();
    var y = q.getFirst();
    if (monoid == Monoid.MUL)
      return List.of(b.mul(x, y), b.add(b.mul(p.getLast(), y), b.mul(q.getLast(), x)));
    var worse = b.compare(monoid == Monoid.MAX ? Direction.LT : Direction.GT, x, y);
    return List.of(b.select(worse, y, x), b.select(worse, q.getLast(), p.getLast()));
  }

  private long identity(Value x) {
    return monoid.identity(x.dtype());
  }

  /// For each element of the window in row-major order, what it sees at every position.
  private List<Value> shifted(Builder b, Value x, long padding, Value out) {
    int rank = window.rank();
    var padded =
        b.emit(
            new Pad(window.low(), window.high(), window.baseDilation().map(s -> s - 1)),
            x,
            b.constant(Literal.splat(TensorType.of(x.dtype()), padding)));
    var all = new ArrayList<Value>();
    for (var starts : window.offsets()) {
      var limits =
          Ints.range(0, rank)
              .map(d -> starts.get(d) + (out.shape().dim(d) - 1) * window.strides().get(d) + 1);
      all.add(b.emit(new Slice(starts, limits, window.strides()), padded));
    }
    return all;
  }

  /// The tangent of the first element that is as good as the result. Walking backwards, each such
  /// element takes the place of the ones after it; the last needs no test.
  private Value chosen(Builder b, List<Value> dx, List<Value> x, Value out) {
    var worse = monoid == Monoid.MAX ? Direction.LT : Direction.GT;
    var taken = dx.getLast();
    for (int k = dx.size() - 2; k >= 0; k--) {
      taken = b.select(b.compare(worse, x.get(k), out), taken, dx.get(k));
    }
    return taken;
  }

  /// The product rule without division: neighbours are combined pairwise, so that zeros do no harm.
  private static Value product(Builder b, List<Value> dx, List<Value> x) {
    while (x.size() > 1) {
      var p = new ArrayList<Value>();
      var t = new ArrayList<Value>();
      for (int k = 0; k + 1 < x.size(); k += 2) {
        p.add(b.mul(x.get(k), x.get(k + 1)));
        t.add(b.add(b.mul(dx.get(k), x.get(k + 1)), b.mul(dx.get(k + 1), x.get(k))));
      }
      if (x.size() % 2 == 1) {
        p.add(x.getLast());
        t.add(dx.getLast());
      }
      x = p;
      dx = t;
    }
    return dx.getFirst();
  }

  /// Each element receives the cotangents of the positions that saw it: a sum over a window again.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    if (monoid != Monoid.ADD) throw new IrException(mnemonic() + ": " + monoid + " is not linear");
    var from = in.getFirst().type();
    if (from.size() == 0 || ct.type().size() == 0) return b.zeros(from);
    var back = window.transposed(from.shape().dims(), ct.shape().dims());
    return b.emit(new ReduceWindow(Monoid.ADD, back.withReversed(window.reversed())), ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new ReduceWindow(monoid, window.prepend()), in);
  }
}
