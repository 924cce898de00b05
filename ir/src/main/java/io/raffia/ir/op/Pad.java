package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Surrounds the first operand with the second, a scalar: `low` before, `high` after, `interior`
/// between neighbours, along each axis. Negative `low` and `high` cut off.
///
/// - (C1) One `low`, `high` and `interior` an axis; `interior` is not negative.
/// - (C2) The padding value is a scalar of the operand's element type.
/// - (C3) No axis of the result has a negative extent.
public record Pad(Ints low, Ints high, Ints interior) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.pad";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        low.size() == x.rank()
            && high.size() == x.rank()
            && interior.size() == x.rank()
            && interior.all(i -> i >= 0),
        "stablehlo.pad: low %s, high %s, interior %s do not fit the %d axes of %s (C1)",
        low,
        high,
        interior,
        x.rank(),
        x.brief());
    require(
        in.get(1).equals(TensorType.of(x.dtype())),
        "stablehlo.pad: the padding value is %s, not a scalar %s (C2)",
        in.get(1).brief(),
        x.dtype());
    var dims = new int[x.rank()];
    for (int d = 0; d < dims.length; d++) {
      dims[d] = low.get(d) + spread(x.shape().dim(d), d) + high.get(d);
      require(
          dims[d] >= 0,
          "stablehlo.pad: low %d and high %d cut more off axis %d of %s than there is (C3)",
          low.get(d),
          high.get(d),
          d,
          x.brief());
    }
    return x.withShape(Shape.of(dims));
  }

  private int spread(int extent, int d) {
    return extent == 0 ? 0 : (extent - 1) * (interior.get(d) + 1) + 1;
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var from = types.getFirst().shape();
    return (Meaning.Element)
        index -> {
          var inside = new Guard();
          var at = new ArrayList<Scalar>();
          for (int d = 0; d < from.rank(); d++) {
            int step = interior.get(d) + 1;
            var i = Scalar.add(index.get(d), -low.get(d));
            if (low.get(d) > 0) inside.atLeast(i, 0);
            if (high.get(d) > 0 || from.dim(d) == 0) inside.below(i, spread(from.dim(d), d));
            inside.multiple(i, step);
            at.add(Scalar.quotient(i, step));
          }
          return inside.select(in.getFirst().at(at), in.get(1).at(List.of()));
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arg == 0
        ? b.emit(this, dx, b.zeros(in.get(1).type()))
        : b.emit(this, b.zeros(in.getFirst().type()), dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var kept = taken(b, ct, in.getFirst().type());
    if (arg == 0) return kept;
    return b.sub(b.sum(ct, all(ct)), b.sum(kept, all(kept)));
  }

  private static Ints all(Value x) {
    return Ints.range(0, x.shape().rank());
  }

  /// The elements of `ct` that stand where the operand's do.
  private Value taken(Builder b, Value ct, TensorType from) {
    if (from.size() == 0) return b.zeros(from);
    var none = Ints.repeat(0, low.size());
    var zero = b.zeros(TensorType.of(ct.dtype()));
    var uncut = b.emit(new Pad(low.map(x -> -x), high.map(x -> -x), none), ct, zero);
    return b.emit(new Slice(none, uncut.shape().dims(), interior.map(x -> x + 1)), uncut);
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (!mapped.get(1)) return List.of(batched(b, in.get(0), in.get(1)));
    return ArrayOp.super.batch(b, n, in, mapped);
  }

  private Value batched(Builder b, Value x, Value padding) {
    return b.emit(new Pad(low.prepend(0), high.prepend(0), interior.prepend(0)), x, padding);
  }

  /// A padding value for each example: pads with zeros, and adds the value where padding is.
  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    var x = in.getFirst();
    var inside = TensorType.of(DType.I1);
    var mask = batched(b, b.splat(x.type().withDtype(DType.I1), 1), b.splat(inside, 0));
    var padded = batched(b, x, b.zeros(TensorType.of(x.dtype())));
    return b.select(mask, padded, b.broadcast(in.get(1), padded.shape(), Ints.of(0)));
  }
}
