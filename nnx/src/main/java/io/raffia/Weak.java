package io.raffia;

import io.raffia.ir.DType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How numbers take the type of the tensors that they must agree with, where control flow joins.
final class Weak {
  private Weak() {}

  /// The type that weak ones convert to, when all others have it; null when there is none.
  static @Nullable Promotion join(List<Tensor> tensors) {
    var to = Promotion.of(tensors.toArray(Tensor[]::new));
    for (var x : tensors) {
      if (x.dtype() == to.dtype()) continue;
      if (!x.isWeak() || !mayBecome(x.dtype(), to.dtype())) return null;
    }
    return to;
  }

  /// The same tensor, of a trace, whose type others take.
  static Tensor strong(Tensor x) {
    var trace = Objects.requireNonNull(Trace.current());
    return Tensor.tracer(trace, trace.value(x), false);
  }

  /// Numbers may become wider, and floats, but not the reverse.
  private static boolean mayBecome(DType from, DType to) {
    return to.isFloat() || to.isInteger() && !from.isFloat();
  }
}
