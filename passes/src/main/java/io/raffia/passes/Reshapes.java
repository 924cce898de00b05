package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reshape in a row, none between a broadcast and its readers where only unit axes change, and
/// pointwise functions before it where they can be: next to what makes their operands.
final class Reshapes {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("reshape to the same shape", Reshape.class, Reshapes::same),
          new Rule<>("reshape of a reshape", Reshape.class, Reshapes::twice),
          new Rule<>("reshape of a constant", Reshape.class, Reshapes::constant),
          new Rule<>("reshape of a broadcast", Reshape.class, Reshapes::broadcast),
          new Rule<>("unary of a reshape", Unary.class, Reshapes::pointwise),
          new Rule<>("binary of reshapes", Binary.class, Reshapes::pointwise),
          new Rule<>("compare of reshapes", Compare.class, Reshapes::pointwise),
          new Rule<>("select of reshapes", Select.class, Reshapes::pointwise),
          new Rule<>("convert of a reshape", Convert.class, Reshapes::pointwise));

  private Reshapes() {}

  /// The axes whose extent is not 1.
  static Ints wideAxes(Shape shape) {
    return Ints.range(0, shape.rank()).filter(a -> shape.dim(a) != 1);
  }

  /// Whether the shapes differ in unit axes only.
  static boolean sameWideAxes(Shape x, Shape y) {
    return x.select(wideAxes(x)).equals(y.select(wideAxes(y)));
  }

  private static @Nullable Value same(Rewriter r, Reshape op, Eqn e) {
    return e.in().getFirst().shape().equals(op.shape()) ? e.in().getFirst() : null;
  }

  private static @Nullable Value twice(Rewriter r, Reshape op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Reshape.class);
    return inner == null ? null : r.reshape(inner.in().getFirst(), op.shape());
  }

  private static @Nullable Value constant(Rewriter r, Reshape op, Eqn e) {
    var x = r.literal(e.in().getFirst());
    return x == null ? null : r.constant(Literal.generate(e.out().getFirst().type(), x::bits));
  }

  private static @Nullable Value broadcast(Rewriter r, Reshape op, Eqn e) {
    var inner = r.made(e.in().getFirst(), BroadcastInDim.class);
    if (inner == null || !(inner.op() instanceof BroadcastInDim(var shape, var axes))) return null;
    var x = inner.in().getFirst();
    if (x.shape().rank() > 0 && !sameWideAxes(shape, op.shape())) return null;
    var from = wideAxes(shape);
    var to = wideAxes(op.shape());
    if (!axes.all(from::contains)) return null;
    return r.emit(new BroadcastInDim(op.shape(), axes.map(a -> to.get(from.indexOf(a)))), x);
  }

  /// `op` before the reshape, when all operands are reshaped from one shape or are constants.
  private static @Nullable Value pointwise(Rewriter r, Pointwise op, Eqn e) {
    Shape shape = null;
    for (var x : e.in()) {
      var made = r.made(x, Reshape.class);
      if (made == null && r.splat(x) == null) return null;
      if (made == null) continue;
      var from = made.in().getFirst().shape();
      if (shape != null && !shape.equals(from)) return null;
      shape = from;
    }
    if (shape == null) return null;
    var before = new ArrayList<Value>();
    for (var x : e.in()) before.add(r.reshape(x, shape));
    return r.reshape(r.emit(op, before), e.out().getFirst().shape());
  }
}
