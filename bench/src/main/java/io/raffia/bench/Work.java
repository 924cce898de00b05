package io.raffia.bench;

/// What a call has to do at least, so that a time can be held against the machine's limits.
///
/// @param flops additions and multiplications in matrix products and convolutions
/// @param bytes of arrays that have to be read and written once
public record Work(double flops, double bytes) {
  /// Too little to be limited by arithmetic or memory.
  static final Work NONE = new Work(0, 0);

  /// Elements of the matrix that most kernels take, 4096 x 1024.
  static final double MATRIX = 4096 * 1024;

  /// Multiplications in one product of queries and keys, batch 4, 512 positions, 4 heads of 64.
  static final double HEADS = 4.0 * 4 * 512 * 512 * 64;

  /// The products of the tutorial's step, batch 32: forward, by the weights, by what came before
  /// (not for images).
  static final double TUTORIAL =
      32
          * 2.0
          * (2 * 28 * 28 * 9 * 32 + 3 * 14 * 14 * 9 * 32 * 64.0 + 3 * 3136 * 256 + 3 * 256 * 10);

  /// The products of [Models#gpt]'s step, each forward and by both operands.
  static final double GPT = 3 * 2.0 * 12 * 64 * (4 * (12 * 128 * 128 + 2 * 64 * 128) + 128 * 65);

  static Work flops(double flops) {
    return new Work(flops, 0);
  }

  static Work floats(double count) {
    return new Work(0, 4 * count);
  }

  static Work matmul(double m, double k, double n) {
    return flops(2 * m * k * n);
  }

  /// See [Kernels#convolution].
  static Work convolution(double window, double stride) {
    double extent = 28 / stride;
    return flops(2 * 32 * extent * extent * window * window * 32 * 64);
  }

  Work times(double n) {
    return new Work(n * flops, n * bytes);
  }
}
