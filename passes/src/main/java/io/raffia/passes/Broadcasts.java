package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A broadcast in normal form reads a value without unit axes, really repeats, and stands after the
/// pointwise functions that it can stand after, so that they are computed once for all copies.
final class Broadcasts {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("broadcast of a splat", BroadcastInDim.class, Broadcasts::splat),
          new Rule<>("broadcast of a broadcast", BroadcastInDim.class, Broadcasts::twice),
          new Rule<>("broadcast of a transpose", BroadcastInDim.class, Broadcasts::transposed),
          new Rule<>("broadcast of unit axes", BroadcastInDim.class, Broadcasts::unitAxes),
          new Rule<>("broadcast that repeats nothing", BroadcastInDim.class, Broadcasts::sameSize),
          new Rule<>("unary of a broadcast", Unary.class, Broadcasts::pointwise),
          new Rule<>("binary of broadcasts", Binary.class, Broadcasts::pointwise),
          new Rule<>("compare of broadcasts", Compare.class, Broadcasts::pointwise),
          new Rule<>("select of broadcasts", Select.class, Broadcasts::pointwise),
          new Rule<>("convert of a broadcast", Convert.class, Broadcasts::pointwise),
          new Rule<>(
              "bitcast_convert of a broadcast", BitcastConvert.class, Broadcasts::pointwise));

  private Broadcasts() {}

  private static @Nullable Value splat(Rewriter r, BroadcastInDim op, Eqn e) {
    var x = r.splat(e.in().getFirst());
    return x == null ? null : r.constant(Literal.splat(e.out().getFirst().type(), x.bits(0)));
  }

  private static @Nullable Value twice(Rewriter r, BroadcastInDim op, Eqn e) {
    var inner = r.made(e.in().getFirst(), BroadcastInDim.class);
    if (inner == null || !(inner.op() instanceof BroadcastInDim(var _, var axes))) return null;
    return r.emit(new BroadcastInDim(op.shape(), axes.map(a -> op.axes().get(a))), inner.in());
  }

  private static @Nullable Value transposed(Rewriter r, BroadcastInDim op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Transpose.class);
    if (inner == null || !(inner.op() instanceof Transpose(var permutation))) return null;
    var axes = permutation.inverse().map(k -> op.axes().get(k));
    return r.emit(new BroadcastInDim(op.shape(), axes), inner.in());
  }

  private static @Nullable Value unitAxes(Rewriter r, BroadcastInDim op, Eqn e) {
    var shape = e.in().getFirst().shape();
    var wide = Reshapes.wideAxes(shape);
    if (wide.size() == shape.rank()) return null;
    var x = r.reshape(e.in().getFirst(), shape.select(wide));
    return r.emit(new BroadcastInDim(op.shape(), wide.map(op.axes()::get)), x);
  }

  private static @Nullable Value sameSize(Rewriter r, BroadcastInDim op, Eqn e) {
    var x = e.in().getFirst();
    if (x.type().size() != op.shape().size() || op.shape().size() == 0) return null;
    var order = op.axes().sorted().map(op.axes()::indexOf);
    return r.reshape(r.emit(new Transpose(order), x), op.shape());
  }

  /// `op` on what is broadcast, when all operands are broadcast alike, or from scalars or
  /// constants.
  private static @Nullable Value pointwise(Rewriter r, Pointwise op, Eqn e) {
    var widest = widest(r, e.in());
    if (widest == null || !(widest.op() instanceof BroadcastInDim how)) return null;
    var shape = widest.in().getFirst().shape();
    var small = new ArrayList<Value>();
    for (var x : e.in()) {
      var before = unbroadcast(r, x, how, shape);
      if (before == null) return null;
      small.add(before);
    }
    return r.emit(how, r.emit(op, small));
  }

  private static @Nullable Eqn widest(Rewriter r, List<Value> in) {
    Eqn widest = null;
    for (var x : in) {
      var made = r.made(x, BroadcastInDim.class);
      if (made == null) continue;
      if (widest == null || rank(made) > rank(widest)) widest = made;
    }
    return widest;
  }

  private static int rank(Eqn broadcast) {
    return broadcast.in().getFirst().shape().rank();
  }

  private static @Nullable Value unbroadcast(Rewriter r, Value x, BroadcastInDim how, Shape shape) {
    var constant = r.splat(x);
    if (constant != null) {
      return r.constant(Literal.splat(x.type().withShape(shape), constant.bits(0)));
    }
    var made = r.made(x, BroadcastInDim.class);
    if (made == null) return null;
    var source = made.in().getFirst();
    if (made.op().equals(how) && source.shape().equals(shape)) return source;
    if (source.shape().rank() > 0) return null;
    return shape.rank() == 0 ? source : r.emit(new BroadcastInDim(shape, Ints.of()), source);
  }
}
