package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Transpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transpositions that move nothing, and pairs of them.
final class Transposes {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>(
              "transpose that keeps the order of elements", Transpose.class, Transposes::inOrder),
          new Rule<>("transpose of a transpose", Transpose.class, Transposes::twice),
          new Rule<>("transpose of a splat", Transpose.class, Transposes::splat),
          new Rule<>("transpose of a broadcast", Transpose.class, Transposes::broadcast));

  private Transposes() {}

  private static @Nullable Value inOrder(Rewriter r, Transpose op, Eqn e) {
    var x = e.in().getFirst();
    var moved = op.permutation().filter(a -> x.shape().dim(a) != 1);
    return moved.equals(moved.sorted()) ? r.reshape(x, e.out().getFirst().shape()) : null;
  }

  private static @Nullable Value twice(Rewriter r, Transpose op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Transpose.class);
    if (inner == null || !(inner.op() instanceof Transpose(var first))) return null;
    Ints both = op.permutation().map(first::get);
    return r.emit(new Transpose(both), inner.in());
  }

  private static @Nullable Value splat(Rewriter r, Transpose op, Eqn e) {
    var x = r.splat(e.in().getFirst());
    return x == null ? null : r.constant(Literal.splat(e.out().getFirst().type(), x.bits(0)));
  }

  private static @Nullable Value broadcast(Rewriter r, Transpose op, Eqn e) {
    var inner = r.made(e.in().getFirst(), BroadcastInDim.class);
    if (inner == null || !(inner.op() instanceof BroadcastInDim(var _, var axes))) return null;
    var to = op.permutation().inverse();
    return r.emit(new BroadcastInDim(e.out().getFirst().shape(), axes.map(to::get)), inner.in());
  }
}
