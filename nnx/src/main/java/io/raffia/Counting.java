package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Loops that count.
final class Counting {
  private Counting() {}

  /// A loop of known length is a scan, without anything to scan over.
  static @Nullable Object apply(
      int lower, int upper, Fn2<Tensor, ?, ?> body, @Nullable Object start) {
    var counter = Tensor.scalar(lower);
    var axes = Axes.in(In.CARRY).out(In.CARRY).size(Math.max(0, upper - lower));
    Fn1<Carried<Tensor, Object>, Carried<Tensor, Object>> step = now -> step(body, now);
    return end(Scanning.apply(step, axes, new @Nullable Object[] {pair(counter, start)}));
  }

  static @Nullable Object apply(
      Tensor lower, Tensor upper, Fn2<Tensor, ?, ?> body, @Nullable Object start) {
    if (lower.rank() != 0
        || upper.rank() != 0
        || !lower.dtype().isInteger()
        || !upper.dtype().isInteger()) {
      throw Errors.at(
          "fori_loop bounds must be integer scalars, found %s and %s",
          lower.type().brief(), upper.type().brief());
    }
    var from = lower.astype(DType.I32);
    var to = upper.astype(DType.I32);
    Fn1<Carried<Tensor, Object>, Tensor> below = now -> now.carry().lt(to);
    Fn1<Carried<Tensor, Object>, Carried<Tensor, Object>> step = now -> step(body, now);
    return end(Looping.apply(below, step, pair(from, start)));
  }

  @SuppressWarnings("NullAway") // what is carried may be null
  private static Carried<Tensor, Object> pair(Tensor counter, @Nullable Object start) {
    return new Carried<>(counter, start);
  }

  private static Carried<Tensor, Object> step(Fn2<Tensor, ?, ?> body, Carried<Tensor, Object> now) {
    return new Carried<>(now.carry().add(1), Staging.result(body, now.carry(), now.y()));
  }

  private static @Nullable Object end(@Nullable Object last) {
    return last instanceof Carried<?, ?>(var _, var y) ? y : null;
  }
}
