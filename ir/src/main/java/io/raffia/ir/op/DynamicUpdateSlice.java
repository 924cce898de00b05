package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first operand with the second in place of the part that starts where the other operands say:
/// an integer scalar an axis, clamped so that the part fits.
///
/// Constraints are numbered as in StableHLO's specification.
///
/// - (C2) The update has the operand's element type.
/// - (C3) The update has the operand's rank.
/// - (C4) There are as many positions as axes.
/// - (C5) All positions have one integer type.
/// - (C6) The update is nowhere longer than the operand.
public enum DynamicUpdateSlice implements ArrayOp {
  DYNAMIC_UPDATE_SLICE;

  @Override
  public String mnemonic() {
    return "stablehlo.dynamic_update_slice";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.get(0);
    var update = in.get(1);
    require(
        update.dtype() == x.dtype(),
        "stablehlo.dynamic_update_slice: the update is %s but the operand is %s (C2)",
        update.brief(),
        x.brief());
    require(
        update.rank() == x.rank(),
        "stablehlo.dynamic_update_slice: the update %s has not the rank of %s (C3)",
        update.brief(),
        x.brief());
    DynamicSlice.checkStarts(mnemonic(), x, in.subList(2, in.size()), List.of("C4", "C5"));
    for (int d = 0; d < x.rank(); d++) {
      require(
          update.shape().dim(d) <= x.shape().dim(d),
          "stablehlo.dynamic_update_slice: the update %s is longer than axis %d of %s (C6)",
          update.brief(),
          d,
          x.brief());
    }
    return x;
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.get(0).shape();
    var update = types.get(1).shape();
    return new Meaning.Accumulate(
        in.get(0),
        update,
        u -> {
          var at = new ArrayList<Scalar>();
          for (int d = 0; d < x.rank(); d++) {
            var start = DynamicSlice.start(in.get(2 + d), x, d, update.dim(d));
            at.add(Scalar.add(start, u.get(d)));
          }
          var element = in.get(1).at(u);
          return new Meaning.Update(new Guard().holds(), at, _ -> element);
        });
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    if (arg > 1) return null;
    var all = new ArrayList<>(in);
    all.set(arg, dx);
    all.set(1 - arg, b.zeros(in.get(1 - arg).type()));
    return b.emit(this, all);
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var x = dx.get(0);
    var update = dx.get(1);
    if (x == null || update == null) return ArrayOp.super.jvp(b, in, dx, out);
    var all = new ArrayList<>(in);
    all.set(0, x);
    all.set(1, update);
    return List.of(b.emit(this, all));
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var starts = in.subList(2, in.size());
    var update = in.get(1).type();
    var all = new ArrayList<Value>();
    all.add(ct);
    if (arg == 0) all.add(b.zeros(update));
    all.addAll(starts);
    return switch (arg) {
      case 0 -> b.emit(this, all);
      case 1 -> b.emit(new DynamicSlice(update.shape().dims()), all);
      default -> ArrayOp.super.transpose(b, arg, ct, in);
    };
  }

  /// Examples that take their own positions scatter.
  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    var x = in.get(0);
    var update = in.get(1);
    int rank = x.shape().rank() - 1;
    var axes = Ints.range(1, rank + 1);
    var starts = DynamicSlice.stacked(b, n, in.subList(2, in.size()));
    var t = starts.dtype();
    var most =
        Literal.generate(
            TensorType.of(t, rank),
            d -> {
              int axis = (int) d + 1;
              return Math.min(x.shape().dim(axis) - update.shape().dim(axis), Gather.greatest(t));
            });
    var high = b.broadcast(b.constant(most), starts.shape(), Ints.of(1));
    var clamped = b.emit(Clamp.CLAMP, b.zeros(starts.type()), starts, high);
    var none = Ints.of();
    return b.emit(
        new Scatter(null, axes, none, Ints.of(0), Ints.of(0), axes, 1), x, clamped, update);
  }

  /// With shared positions, the examples are one more axis, all of which is written.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (mapped.subList(2, mapped.size()).contains(true))
      return ArrayOp.super.batch(b, n, in, mapped);
    var starts = in.subList(2, in.size());
    var all = new ArrayList<Value>();
    for (int i = 0; i < 2; i++) all.add(mapped.get(i) ? in.get(i) : b.broadcastBatch(in.get(i), n));
    all.add(DynamicSlice.zero(b, starts));
    all.addAll(starts);
    return List.of(b.emit(this, all));
  }
}
