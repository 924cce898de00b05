package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Mean and biased variance, in f32 or wider: what normalizing layers need.
record Moments(Tensor mean, Tensor variance) {
  /// Over `axes` of `x`, where `mask` (null: everywhere) holds, and averaged over the examples of
  /// the axis `name` of a vmap (null: of this one alone). The fast variance is the mean square less
  /// the squared mean, and not below 0.
  static Moments of(
      Tensor x, int[] axes, boolean fast, @Nullable Tensor mask, @Nullable String name) {
    var wide = x.dtype().bits() < 32 ? x.astype(DType.F32) : x;
    var mean = mean(wide, axes, mask, name);
    if (fast) {
      var square = mean(wide.square(), axes, mask, name).sub(mean.square());
      return new Moments(mean, square.maximum(0));
    }
    var distance = wide.sub(mean.expandDims(axes));
    return new Moments(mean, mean(distance.square(), axes, mask, name));
  }

  /// With mean 0: the variance is the mean square.
  static Moments ofSquares(Tensor x, int[] axes, @Nullable Tensor mask, @Nullable String name) {
    var wide = x.dtype().bits() < 32 ? x.astype(DType.F32) : x;
    var square = mean(wide.square(), axes, mask, name);
    return new Moments(Tensor.zerosLike(square), square);
  }

  private static Tensor mean(Tensor x, int[] axes, @Nullable Tensor mask, @Nullable String name) {
    var own = mean(x, axes, mask);
    return name == null ? own : Collectives.pmean(own, name);
  }

  private static Tensor mean(Tensor x, int[] axes, @Nullable Tensor mask) {
    if (mask == null) return x.mean(axes);
    var counted = mask.broadcastTo(x.shape().dims().toArray());
    var sum = Tensor.where(counted, x, Tensor.weak(0)).sum(axes);
    return sum.div(counted.astype(DType.F32).sum(axes));
  }
}
