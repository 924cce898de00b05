package io.raffia.bench;

import io.raffia.AttentionOptions;
import io.raffia.Conv;
import io.raffia.DiffState;
import io.raffia.Nnx;
import io.raffia.Padding;
import io.raffia.Pair;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.Triple;
import io.raffia.Wrt;
import io.raffia.ir.Shape;
import java.util.function.Supplier;

/// Single functions of arrays, and their gradients: each method makes the arrays and gives the
/// compiled call. A gradient is that of the sum of the results times given numbers, forward pass
/// included.
final class Kernels {
  private static final int ROWS = 4096;
  private static final int COLUMNS = 1024;

  private Kernels() {}

  /// `tanh(1.5 x + 0.1) sigmoid(x)` of 4M numbers.
  static Supplier<Tensor> elementwise() {
    var f = Nnx.jit((Tensor x) -> x.mul(1.5).add(0.1).tanh().mul(x.sigmoid()));
    var x = normal(2048, 2048);
    return () -> f.apply(x);
  }

  static Supplier<Tensor> softmax() {
    var f = Nnx.jit((Tensor x) -> Nnx.softmax(x, 1));
    var x = normal(ROWS, COLUMNS);
    return () -> f.apply(x);
  }

  static Supplier<Tensor> softmaxGradient() {
    var f =
        Nnx.jit((Tensor x, Tensor c) ->
            Nnx.grad((Tensor v, Tensor w) -> Nnx.softmax(v, 1).mul(w).sum()).apply(x, c));
    var x = normal(ROWS, COLUMNS);
    var c = normal(ROWS, COLUMNS);
    return () -> f.apply(x, c);
  }

  static Supplier<Tensor> layerNorm() {
    var f = Nnx.jit((Tensor x, Tensor scale, Tensor bias) -> norm(x, scale, bias));
    var x = normal(ROWS, COLUMNS);
    var scale = normal(COLUMNS);
    var bias = normal(COLUMNS);
    return () -> f.apply(x, scale, bias);
  }

  static Supplier<Triple<Tensor, Tensor, Tensor>> layerNormGradient() {
    var f =
        Nnx.jit((Tensor x, Tensor scale, Tensor bias, Tensor c) ->
            Nnx.grad(
                    (Tensor v, Tensor s, Tensor b) -> norm(v, s, b).mul(c).sum(),
                    Wrt.argnum(0),
                    Wrt.argnum(1),
                    Wrt.argnum(2))
                .apply(x, scale, bias));
    var x = normal(ROWS, COLUMNS);
    var scale = normal(COLUMNS);
    var bias = normal(COLUMNS);
    var c = normal(ROWS, COLUMNS);
    return () -> f.apply(x, scale, bias, c);
  }

  private static Tensor norm(Tensor x, Tensor scale, Tensor bias) {
    return Nnx.standardize(x, -1, 1e-5).mul(scale).add(bias);
  }

  static Supplier<Tensor> geluGradient() {
    var f =
        Nnx.jit((Tensor x, Tensor c) ->
            Nnx.grad((Tensor v, Tensor w) -> Nnx.gelu(v).mul(w).sum()).apply(x, c));
    var x = normal(ROWS, COLUMNS);
    var c = normal(ROWS, COLUMNS);
    return () -> f.apply(x, c);
  }

  /// Causal attention, batch 4, 512 positions, 4 heads of 64.
  static Supplier<Tensor> attention() {
    var f = Nnx.jit((Tensor q, Tensor k, Tensor v) -> attend(q, k, v));
    var q = normal(4, 512, 4, 64);
    var k = normal(4, 512, 4, 64);
    var v = normal(4, 512, 4, 64);
    return () -> f.apply(q, k, v);
  }

  static Supplier<Triple<Tensor, Tensor, Tensor>> attentionGradient() {
    var f =
        Nnx.jit((Tensor q, Tensor k, Tensor v, Tensor c) ->
            Nnx.grad(
                    (Tensor x, Tensor y, Tensor z) -> attend(x, y, z).mul(c).sum(),
                    Wrt.argnum(0),
                    Wrt.argnum(1),
                    Wrt.argnum(2))
                .apply(q, k, v));
    var q = normal(4, 512, 4, 64);
    var k = normal(4, 512, 4, 64);
    var v = normal(4, 512, 4, 64);
    var c = normal(4, 512, 4, 64);
    return () -> f.apply(q, k, v, c);
  }

  private static Tensor attend(Tensor q, Tensor k, Tensor v) {
    return Nnx.dotProductAttention(q, k, v, AttentionOptions.DEFAULT.withCausal(true));
  }

  /// 4,096 rows of a table of 10,000 x 256.
  static Supplier<Tensor> embedding() {
    var f = Nnx.jit((Tensor table, Tensor rows) -> table.take(rows, 0));
    var table = normal(10_000, 256);
    var rows = Random.randint(Random.key(3), Shape.of(4096), 0, 10_000);
    return () -> f.apply(table, rows);
  }

  static Supplier<Tensor> embeddingGradient() {
    var f =
        Nnx.jit((Tensor table, Tensor rows, Tensor c) ->
            Nnx.grad((Tensor t, Tensor r, Tensor w) -> t.take(r, 0).mul(w).sum())
                .apply(table, rows, c));
    var table = normal(10_000, 256);
    var rows = Random.randint(Random.key(3), Shape.of(4096), 0, 10_000);
    var c = normal(4096, 256);
    return () -> f.apply(table, rows, c);
  }

  static Supplier<Tensor> sum(int... axes) {
    var f = Nnx.jit((Tensor x) -> x.sum(axes));
    var x = normal(ROWS, COLUMNS);
    return () -> f.apply(x);
  }

  static Supplier<Tensor> transpose() {
    var f = Nnx.jit((Tensor x) -> x.transpose(1, 0));
    var x = normal(ROWS, COLUMNS);
    return () -> f.apply(x);
  }

  static Supplier<Tensor> broadcast() {
    var f = Nnx.jit((Tensor x, Tensor y) -> x.expandDims(1).add(y));
    var x = normal(ROWS);
    var y = normal(COLUMNS);
    return () -> f.apply(x, y);
  }

  /// A product of an m x k matrix, or its transpose, and one of k x n.
  static Supplier<Tensor> matmul(int m, int k, int n, boolean left, boolean right) {
    var f =
        Nnx.jit((Tensor x, Tensor y) ->
            (left ? x.transpose(1, 0) : x).matmul(right ? y.transpose(1, 0) : y));
    var x = left ? normal(k, m) : normal(m, k);
    var y = right ? normal(n, k) : normal(k, n);
    return () -> f.apply(x, y);
  }

  static Supplier<Tensor> batchedMatmul() {
    var f = Nnx.jit((Tensor x, Tensor y) -> x.matmul(y));
    var x = normal(64, 64, 64);
    var y = normal(64, 64, 64);
    return () -> f.apply(x, y);
  }

  /// 32 images of 28 x 28, 32 channels to 64.
  static Supplier<Tensor> convolution(int window, int stride) {
    var conv = conv(window, stride);
    var f = Nnx.jit((Conv c, Tensor x) -> c.call(x));
    var x = normal(32, 28, 28, 32);
    return () -> f.apply(conv, x);
  }

  /// Gradients by kernel and image.
  static Supplier<Pair<State, Tensor>> convolutionGradient(int window, int stride) {
    var conv = conv(window, stride);
    int extent = 28 / stride;
    var f =
        Nnx.jit((Conv kernel, Tensor x, Tensor c) ->
            Nnx.grad(
                    (Conv k, Tensor v, Tensor w) -> k.call(v).mul(w).sum(),
                    DiffState.of(0, Param.class),
                    Wrt.argnum(1))
                .apply(kernel, x, c));
    var x = normal(32, 28, 28, 32);
    var c = normal(32, extent, extent, 64);
    return () -> f.apply(conv, x, c);
  }

  private static Conv conv(int window, int stride) {
    return new Conv(
        32,
        64,
        Shape.of(window, window),
        Conv.options().strides(stride, stride).padding(Padding.SAME).useBias(false),
        new Rngs(0));
  }

  private static Tensor normal(int... shape) {
    return new Rngs(0).normal(shape);
  }
}
