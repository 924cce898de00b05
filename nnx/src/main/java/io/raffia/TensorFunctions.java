package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Monoid;
import org.jspecify.annotations.Nullable;

/// The functions of `flax.nnx` that take tensors and give tensors, without state: activations,
/// pooling, attention. Write them as `Nnx.relu(x)`: [Nnx] has them all.
public abstract sealed class TensorFunctions permits ControlFlow {
  TensorFunctions() {}

  // Activations, element by element unless an axis is given. They keep float types; integers become
  // f32.

  /// `max(x, 0)`, with derivative 0 at 0.
  public static Tensor relu(Tensor x) {
    return Activations.relu(x);
  }

  /// `min(max(x, 0), 6)`.
  public static Tensor relu6(Tensor x) {
    return Activations.relu6(x);
  }

  /// `x` where positive, else `0.01 x`.
  public static Tensor leakyRelu(Tensor x) {
    return leakyRelu(x, 0.01);
  }

  public static Tensor leakyRelu(Tensor x, double negativeSlope) {
    return Activations.leakyRelu(x, negativeSlope);
  }

  /// `1 / (1 + e^-x)`.
  public static Tensor sigmoid(Tensor x) {
    return x.sigmoid();
  }

  /// `relu6(x + 3) / 6`.
  public static Tensor hardSigmoid(Tensor x) {
    return Activations.hardSigmoid(x);
  }

  /// `log(sigmoid(x))`.
  public static Tensor logSigmoid(Tensor x) {
    return Activations.logSigmoid(x);
  }

  /// `x sigmoid(x)`.
  public static Tensor silu(Tensor x) {
    return Activations.silu(x);
  }

  /// Another name of [#silu].
  public static Tensor swish(Tensor x) {
    return silu(x);
  }

  /// `x hardSigmoid(x)`.
  public static Tensor hardSilu(Tensor x) {
    return Activations.hardSilu(x);
  }

  /// Another name of [#hardSilu].
  public static Tensor hardSwish(Tensor x) {
    return hardSilu(x);
  }

  public static Tensor tanh(Tensor x) {
    return x.tanh();
  }

  /// `x` kept within -1 and 1.
  public static Tensor hardTanh(Tensor x) {
    return Activations.hardTanh(x);
  }

  /// `x / (1 + |x|)`.
  public static Tensor softSign(Tensor x) {
    return Activations.softSign(x);
  }

  /// `log(1 + e^x)`.
  public static Tensor softplus(Tensor x) {
    return Activations.softplus(x);
  }

  /// `(x + √(x² + 4)) / 2`.
  public static Tensor squareplus(Tensor x) {
    return squareplus(x, 4);
  }

  /// `(x + √(x² + b)) / 2`.
  public static Tensor squareplus(Tensor x, double b) {
    return x.add(x.square().add(b).sqrt()).div(2);
  }

  /// `x tanh(softplus(x))`.
  public static Tensor mish(Tensor x) {
    return x.mul(softplus(x).tanh());
  }

  /// 0 up to -1, `x` from 1 on, between them `(x + 1)² / 4`.
  public static Tensor sparsePlus(Tensor x) {
    var middle = x.add(1).square().div(4);
    return Tensor.where(x.le(-1), 0, Tensor.where(x.ge(1), x, middle));
  }

  /// The derivative of [#sparsePlus].
  public static Tensor sparseSigmoid(Tensor x) {
    return x.add(1).clip(0, 2).div(2);
  }

  /// `log(1 - e^-x)` of positive numbers.
  public static Tensor log1mexp(Tensor x) {
    var small = x.lt(Math.log(2));
    var near = Tensor.where(small, x, 1).neg().expm1().neg().log();
    return Tensor.where(small, near, Tensor.where(small, 1, x).neg().exp().neg().log1p());
  }

  /// `x` where positive, else `e^x - 1`.
  public static Tensor elu(Tensor x) {
    return elu(x, 1);
  }

  public static Tensor elu(Tensor x, double alpha) {
    return Activations.elu(x, alpha);
  }

  /// `max(x, 0) + alpha (e^(min(x, 0) / alpha) - 1)` for alpha 1.
  public static Tensor celu(Tensor x) {
    return celu(x, 1);
  }

  public static Tensor celu(Tensor x, double alpha) {
    return Activations.celu(x, alpha);
  }

  /// The scaled [#elu] that keeps mean 0 and variance 1.
  public static Tensor selu(Tensor x) {
    return Activations.selu(x);
  }

  /// `x` times the normal distribution function, by its usual approximation with tanh.
  public static Tensor gelu(Tensor x) {
    return gelu(x, true);
  }

  /// The same exactly, unless `approximate`.
  public static Tensor gelu(Tensor x, boolean approximate) {
    return Activations.gelu(x, approximate);
  }

  /// The first half of the last axis times the sigmoid of the second.
  public static Tensor glu(Tensor x) {
    return glu(x, -1);
  }

  public static Tensor glu(Tensor x, int axis) {
    return Activations.glu(x, axis);
  }

  /// `x` itself.
  public static Tensor identity(Tensor x) {
    return x;
  }

  /// `e^x / sum(e^x)` along the last axis.
  public static Tensor softmax(Tensor x) {
    return softmax(x, -1);
  }

  public static Tensor softmax(Tensor x, int... axes) {
    return Activations.softmax(x, axes);
  }

  /// Of the elements where `where` holds; the others are 0.
  public static Tensor softmax(Tensor x, Tensor where, int... axes) {
    return Activations.softmax(x, where, axes);
  }

  /// `log(softmax(x))` along the last axis.
  public static Tensor logSoftmax(Tensor x) {
    return logSoftmax(x, -1);
  }

  public static Tensor logSoftmax(Tensor x, int... axes) {
    return Activations.logSoftmax(x, axes);
  }

  /// `log(sum(e^x))` over `axes`, or over all.
  public static Tensor logsumexp(Tensor x, int... axes) {
    return logsumexp(x, false, axes);
  }

  public static Tensor logsumexp(Tensor x, boolean keepDims, int... axes) {
    return Activations.logsumexp(x, keepDims, axes);
  }

  /// `log(mean(e^x))` over `axes`, or over all.
  public static Tensor logmeanexp(Tensor x, int... axes) {
    return logmeanexp(x, false, axes);
  }

  public static Tensor logmeanexp(Tensor x, boolean keepDims, int... axes) {
    var sum = logsumexp(x, keepDims, axes);
    return sum.sub(Math.log((double) x.size() / sum.size()));
  }

  /// A 1 at the position of each label along a new last axis, else 0; labels out of range give
  /// zeros.
  public static Tensor oneHot(Tensor labels, int classes) {
    return Indexing.oneHot(labels, classes, DType.F32);
  }

  /// In another type.
  public static Tensor oneHot(Tensor labels, int classes, DType dtype) {
    return Indexing.oneHot(labels, classes, dtype);
  }

  /// In another type, and with the new axis in another place of the result.
  public static Tensor oneHot(Tensor labels, int classes, DType dtype, int axis) {
    return Jnp.moveaxis(Indexing.oneHot(labels, classes, dtype), -1, axis);
  }

  /// The products of the rows of `x`, `[batch, m, k]`, with those of `y`, `[batch, n, k]`, whose
  /// elements stand for themselves times a scale for each block of the last axis. In f32.
  public static Tensor scaledMatmul(Tensor x, Tensor y, Tensor xScales, Tensor yScales) {
    if (x.rank() != 3 || y.rank() != 3) {
      throw Errors.ofShapes(
          "scaledMatmul takes batches of matrices, found %s and %s",
          x.type().brief(), y.type().brief());
    }
    var left = Shapes.scaled("scaledMatmul", x, xScales, -1);
    var right = Shapes.scaled("scaledMatmul", y, yScales, -1);
    return left.matmul(Jnp.matrixTranspose(right));
  }

  /// Mean 0 and variance 1 along the last axis.
  public static Tensor standardize(Tensor x) {
    return standardize(x, -1, 1e-5);
  }

  public static Tensor standardize(Tensor x, int axis, double epsilon) {
    return Activations.standardize(x, axis, epsilon);
  }

  // Pooling of the spatial axes of `[...batch, ...spatial, features]`, without borders unless a
  // padding is given.

  /// Means under a window, which moves by its own size with `strides` equal to it: `avgPool(x,
  /// Shape.of(2, 2), Shape.of(2, 2))`.
  public static Tensor avgPool(Tensor x, Shape window, Shape strides) {
    return avgPool(x, window, strides, Padding.VALID, true);
  }

  /// With `padding`, whose zeros count unless `countIncludePad` is false.
  public static Tensor avgPool(
      Tensor x, Shape window, Shape strides, Padding padding, boolean countIncludePad) {
    return Pooling.average(x, window, strides, padding, countIncludePad);
  }

  /// Means at every position of the window.
  public static Tensor avgPool(Tensor x, Shape window) {
    return avgPool(x, window, ones(window));
  }

  private static Shape ones(Shape window) {
    return new Shape(window.dims().map(_ -> 1));
  }

  /// The greatest elements at every position of the window.
  public static Tensor maxPool(Tensor x, Shape window) {
    return maxPool(x, window, ones(window));
  }

  /// The greatest elements under a window.
  public static Tensor maxPool(Tensor x, Shape window, Shape strides) {
    return maxPool(x, window, strides, Padding.VALID);
  }

  public static Tensor maxPool(Tensor x, Shape window, Shape strides, Padding padding) {
    return Pooling.pool(x, Monoid.MAX, window, strides, padding);
  }

  /// The least elements at every position of the window.
  public static Tensor minPool(Tensor x, Shape window) {
    return minPool(x, window, ones(window));
  }

  /// The least elements under a window.
  public static Tensor minPool(Tensor x, Shape window, Shape strides) {
    return minPool(x, window, strides, Padding.VALID);
  }

  public static Tensor minPool(Tensor x, Shape window, Shape strides, Padding padding) {
    return Pooling.pool(x, Monoid.MIN, window, strides, padding);
  }

  /// Any combination under a window.
  public static Tensor pool(Tensor x, Monoid monoid, Shape window, Shape strides, Padding padding) {
    return Pooling.pool(x, monoid, window, strides, padding);
  }

  // Attention, of queries, keys and values of shape `[...batch, length, heads, features]`.

  /// For each query the mean of the values, weighted by the softmax of `query · key / √features`
  /// (Vaswani et al., 2017). Keys and values may have fewer heads: each then serves a group of the
  /// queries'.
  public static Tensor dotProductAttention(Tensor query, Tensor key, Tensor value) {
    return dotProductAttention(query, key, value, AttentionOptions.DEFAULT);
  }

  /// With bias, mask, dropout.
  public static Tensor dotProductAttention(
      Tensor query, Tensor key, Tensor value, AttentionOptions options) {
    return Attention.dotProduct(query, key, value, options);
  }

  /// A mask of f32, `[...batch, 1, length, keyLength]`: the product of each query's and each key's
  /// number, of inputs `[...batch, length]`. Ones for tokens and zeros for padding hide the
  /// padding.
  public static Tensor makeAttentionMask(Tensor queryInput, Tensor keyInput) {
    return makeAttentionMask(queryInput, keyInput, Tensor::mul, 0, DType.F32);
  }

  /// With another function of pairs, as many more leading axes as `extraBatchDims`, and another
  /// type.
  public static Tensor makeAttentionMask(
      Tensor queryInput,
      Tensor keyInput,
      Fn2<Tensor, Tensor, Tensor> pairwiseFn,
      int extraBatchDims,
      DType dtype) {
    return Attention.mask(queryInput, keyInput, pairwiseFn, extraBatchDims, dtype);
  }

  /// A mask of f32, `[...batch, 1, length, length]`, for inputs of shape `[...batch, length]`,
  /// whose values do not matter: each position sees itself and earlier ones.
  public static Tensor makeCausalMask(Tensor x) {
    return makeCausalMask(x, 0, DType.F32);
  }

  public static Tensor makeCausalMask(Tensor x, int extraBatchDims, DType dtype) {
    return Attention.causalMask(x, extraBatchDims, dtype);
  }

  /// A mask of f32 that holds where all of these do, those that are null aside; null when all are.
  public static @Nullable Tensor combineMasks(@Nullable Tensor... masks) {
    return Attention.combined(DType.F32, masks);
  }
}
