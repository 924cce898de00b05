package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Transpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reduction in normal form reads its operand past transposes and unit axes. The order in which
/// floats are added never changes.
final class Reductions {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("reduce over unit axes or none", Reduce.class, Reductions::unitAxes),
          new Rule<>("maximum of a splat", Reduce.class, Reductions::splat),
          new Rule<>("reduce of a reshape of unit axes", Reduce.class, Reductions::reshaped),
          new Rule<>("reduce of a transpose", Reduce.class, Reductions::transposed),
          new Rule<>("reduce of a reduce", Reduce.class, Reductions::twice));

  private Reductions() {}

  private static boolean isIdempotent(Monoid monoid) {
    return switch (monoid) {
      case MAX, MIN, AND, OR -> true;
      case ADD, MUL, XOR -> false;
    };
  }

  private static boolean isOrderFree(Monoid monoid, Value x) {
    return isIdempotent(monoid) || !x.dtype().isFloat();
  }

  private static @Nullable Value unitAxes(Rewriter r, Reduce op, Eqn e) {
    var x = e.in().getFirst();
    var units = op.axes().filter(a -> x.shape().dim(a) == 1);
    if (units.isEmpty() && !op.axes().isEmpty()) return null;
    var squeezed = r.reshape(x, x.shape().without(units));
    var rest = op.axes().filter(a -> !units.contains(a));
    var axes = rest.map(a -> a - (int) units.stream().filter(u -> u < a).count());
    if (!axes.isEmpty()) return r.emit(new Reduce(op.monoid(), axes), squeezed);
    // A sum starts at 0.0, which makes -0.0 into 0.0.
    boolean start = op.monoid() == Monoid.ADD && x.dtype().isFloat();
    return start ? r.emit(Binary.ADD, squeezed, r.splat(squeezed.type(), 0)) : squeezed;
  }

  private static @Nullable Value splat(Rewriter r, Reduce op, Eqn e) {
    var x = isIdempotent(op.monoid()) ? r.splat(e.in().getFirst()) : null;
    return x == null ? null : r.constant(Literal.splat(e.out().getFirst().type(), x.bits(0)));
  }

  private static @Nullable Value reshaped(Rewriter r, Reduce op, Eqn e) {
    var x = e.in().getFirst();
    var inner = r.made(x, Reshape.class);
    if (inner == null) return null;
    var y = inner.in().getFirst();
    var from = Reshapes.wideAxes(x.shape());
    if (!Reshapes.sameWideAxes(x.shape(), y.shape()) || !op.axes().all(from::contains)) return null;
    var to = Reshapes.wideAxes(y.shape());
    var reduced = r.emit(new Reduce(op.monoid(), op.axes().map(a -> to.get(from.indexOf(a)))), y);
    return r.reshape(reduced, e.out().getFirst().shape());
  }

  private static @Nullable Value transposed(Rewriter r, Reduce op, Eqn e) {
    var x = e.in().getFirst();
    var inner = r.made(x, Transpose.class);
    if (inner == null || !(inner.op() instanceof Transpose(var permutation))) return null;
    var axes = op.axes().map(permutation::get);
    var kept =
        Ints.range(0, x.shape().rank()).filter(a -> !op.axes().contains(a)).map(permutation::get);
    if (!kept.equals(kept.sorted())) return null;
    if (!axes.equals(axes.sorted()) && !isOrderFree(op.monoid(), x)) return null;
    return r.emit(new Reduce(op.monoid(), axes.sorted()), inner.in());
  }

  private static @Nullable Value twice(Rewriter r, Reduce op, Eqn e) {
    var x = e.in().getFirst();
    var inner = r.made(x, Reduce.class);
    if (inner == null || !(inner.op() instanceof Reduce(var monoid, var axes))) return null;
    if (monoid != op.monoid() || !isOrderFree(monoid, x)) return null;
    var rank = inner.in().getFirst().shape().rank();
    var kept = Ints.range(0, rank).filter(a -> !axes.contains(a));
    return r.emit(new Reduce(monoid, axes.plus(op.axes().map(kept::get)).sorted()), inner.in());
  }
}
