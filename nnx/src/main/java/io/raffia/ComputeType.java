package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The element type that a layer computes in: `flax.nnx.nn.dtypes.promote_dtype`.
final class ComputeType {
  private ComputeType() {}

  /// `wanted`, or where it is null what the tensors that are not null promote to; always a float
  /// type.
  static DType of(@Nullable DType wanted, @Nullable Tensor... in) {
    if (wanted == null) {
      return Promotion.of(Arrays.stream(in).filter(Objects::nonNull).toArray(Tensor[]::new))
          .inexact()
          .dtype();
    }
    if (!wanted.isFloat()) {
      throw IrException.ofTypes(
          "a layer computes in a float type, not %s: leave dtype out to promote".formatted(wanted));
    }
    return wanted;
  }
}
