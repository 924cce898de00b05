package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import org.jspecify.annotations.Nullable;

/// What normalizing layers have in common: centered and scaled inputs, with a learned scale and
/// bias for each feature.
///
/// @param reduced the axes that statistics are taken over
/// @param features the axes that scale and bias have
record Normalization(Ints reduced, Ints features, double epsilon, DType to) {
  /// `(x - mean) * (rsqrt(variance + epsilon) * scale) + bias`; the moments have the axes of `x`
  /// that are not reduced.
  Tensor apply(Tensor x, Moments moments, @Nullable Tensor scale, @Nullable Tensor bias) {
    var kept = Ints.range(0, x.rank()).map(a -> reduced.contains(a) ? 1 : x.dim(a)).toArray();
    var factor = moments.variance().reshape(kept).add(epsilon).rsqrt();
    if (scale != null) factor = factor.mul(along(x, scale.astype(to)));
    var y = x.sub(moments.mean().reshape(kept)).mul(factor);
    if (bias != null) y = y.add(along(x, bias.astype(to)));
    return y.astype(to);
  }

  private Tensor along(Tensor x, Tensor parameter) {
    var dims = Ints.range(0, x.rank()).map(a -> features.contains(a) ? x.dim(a) : 1);
    return parameter.reshape(dims.toArray());
  }

  static @Nullable Tensor value(@Nullable Param param) {
    return param == null ? null : param.value();
  }

  /// The axes counted from the front, rising; throws unless the features' axes have these extents.
  static Ints axes(String layer, Tensor x, Ints features, Ints extents) {
    var axes = features.map(a -> Shapes.axis(layer, x.shape(), a)).sorted();
    if (axes.map(x::dim).equals(extents)) return axes;
    throw Errors.ofShapes(
        "%s takes inputs with %s features in axes %s, found %s",
        layer, extents, features, x.type().brief());
  }
}
