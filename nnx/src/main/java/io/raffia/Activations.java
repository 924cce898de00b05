package io.raffia;

/// The activation functions of `flax.nnx`, element by element but for those along an axis. They
/// keep shape and float type; integers become f32. [Nnx] has them all under the same names.
final class Activations {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private Activations() {}

  /// `max(x, 0)`, with derivative 0 at 0; NaN stays.
  static Tensor relu(Tensor x) {
    return Tensor.where(x.le(0), Tensor.weak(0), x);
  }

  /// `min(max(x, 0), 6)`, with derivative 0 at 0 and 6; NaN stays.
  static Tensor relu6(Tensor x) {
    return Tensor.where(x.le(0), Tensor.weak(0), Tensor.where(x.ge(6), Tensor.weak(6), x));
  }

  static Tensor leakyRelu(Tensor x, double negativeSlope) {
    return Tensor.where(x.ge(0), x, x.mul(negativeSlope));
  }

  static Tensor sigmoid(Tensor x) {
    return x.sigmoid();
  }

  static Tensor hardSigmoid(Tensor x) {
    return relu6(x.add(3.0)).div(6.0);
  }

  static Tensor logSigmoid(Tensor x) {
    return softplus(x.neg()).neg();
  }

  static Tensor silu(Tensor x) {
    return x.mul(x.sigmoid());
  }

  static Tensor hardSilu(Tensor x) {
    return x.mul(hardSigmoid(x));
  }

  static Tensor tanh(Tensor x) {
    return x.tanh();
  }

  static Tensor hardTanh(Tensor x) {
    return Tensor.where(x.gt(1), 1.0, Tensor.where(x.lt(-1), -1.0, x));
  }

  static Tensor softSign(Tensor x) {
    return x.div(x.abs().add(1));
  }

  /// `log(1 + e^x)` without overflow.
  static Tensor softplus(Tensor x) {
    // Not by max and abs: they have a kink at 0, where this has none, and so wrong second
    // derivatives.
    var positive = x.gt(0);
    var low = Tensor.where(positive, x.neg(), x);
    return Tensor.where(positive, x, 0).add(low.exp().log1p());
  }

  static Tensor elu(Tensor x, double alpha) {
    var positive = x.gt(0);
    return Tensor.where(positive, x, Tensor.where(positive, Tensor.weak(0), x).expm1().mul(alpha));
  }

  static Tensor celu(Tensor x, double alpha) {
    return x.maximum(0).add(x.minimum(0).div(alpha).expm1().mul(alpha));
  }

  static Tensor selu(Tensor x) {
    return elu(x, SELU_ALPHA).mul(SELU_SCALE);
  }

  static Tensor gelu(Tensor x, boolean approximate) {
    if (!approximate) return x.mul(0.5).mul(Special.erf(x.div(Math.sqrt(2))).add(1));
    var inner = x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(inner.tanh().add(1).mul(0.5));
  }

  /// The first half of an axis times the sigmoid of the second.
  static Tensor glu(Tensor x, int axis) {
    int n = x.dim(axis);
    if (n % 2 != 0) {
      throw new io.raffia.ir.IrException(
          "glu halves an axis, but axis %d of %s has extent %d"
              .formatted(axis, x.type().brief(), n));
    }
    return x.sliceAxis(axis, 0, n / 2).mul(x.sliceAxis(axis, n / 2, n).sigmoid());
  }

  static Tensor softmax(Tensor x, int... axes) {
    var shares = x.sub(x.max(true, axes).stopGradient()).exp();
    return shares.div(shares.sum(true, axes));
  }

  static Tensor softmax(Tensor x, Tensor where, int... axes) {
    var inside = Tensor.where(where, x, Double.NEGATIVE_INFINITY);
    var shares = inside.sub(inside.max(true, axes).stopGradient()).exp();
    return Tensor.where(where, shares.div(shares.sum(true, axes)), 0);
  }

  static Tensor logSoftmax(Tensor x, int... axes) {
    var shifted = x.sub(x.max(true, axes).stopGradient());
    return shifted.sub(shifted.exp().sum(true, axes).log());
  }

  /// `log(sum(e^x))` over `axes`; all -inf gives -inf.
  static Tensor logsumexp(Tensor x, boolean keepDims, int... axes) {
    var max = x.max(true, axes).stopGradient();
    var finite = Tensor.where(max.isFinite(), max, Tensor.weak(0));
    var sum = x.sub(finite).exp().sum(keepDims, axes).log();
    return sum.add(keepDims ? finite : finite.reshape(sum.shape().dims().toArray()));
  }

  /// Mean 0 and variance 1 along `axis`.
  static Tensor standardize(Tensor x, int axis, double epsilon) {
    var mean = x.mean(true, axis);
    var variance = x.square().mean(true, axis).sub(mean.square());
    return x.sub(mean).mul(variance.add(epsilon).rsqrt());
  }
}
