package io.raffia.optax;

import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// What becomes of the losses of several examples.
public enum Reduction {
  /// Each by itself.
  NONE,
  /// Their mean.
  MEAN,
  /// Their sum.
  SUM;

  /// Over all axes, of those losses that `where` holds for; others count as 0.
  public Tensor of(Tensor loss, @Nullable Tensor where) {
    var kept = where == null ? loss : Tensor.where(where, loss, 0.0);
    return switch (this) {
      case NONE -> kept;
      case SUM -> kept.sum();
      case MEAN -> {
        if (where == null) yield kept.mean();
        var count = where.astype(DType.I32).sum();
        yield Tensor.where(count.eq(0), 0.0, kept.sum().div(count));
      }
    };
  }
}
