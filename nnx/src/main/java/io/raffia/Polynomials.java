package io.raffia;

/// Polynomials by their coefficients, that of the highest power first.
final class Polynomials {
  private Polynomials() {}

  /// By Horner's rule.
  static Tensor value(Tensor p, Tensor x) {
    var y = Tensor.zerosLike(x).mul(p.get(0));
    for (int i = 0; i < p.dim(0); i++) y = y.mul(x).add(p.get(i));
    return y;
  }

  static Tensor sum(Tensor p, Tensor q) {
    int n = Math.max(p.dim(0), q.dim(0));
    return filled(p, n).add(filled(q, n));
  }

  private static Tensor filled(Tensor p, int n) {
    return p.pad(new int[] {n - p.dim(0)}, new int[] {0}, 0);
  }

  static Tensor derivative(Tensor p) {
    int n = p.dim(0);
    return p.slice(0, n - 1).mul(Tensor.arange(n).flip().slice(0, n - 1));
  }

  static Tensor antiderivative(Tensor p) {
    int n = p.dim(0);
    var y = p.div(Tensor.arange(n).flip().add(1));
    return Tensor.concatenate(0, y, Tensor.zeros(y.dtype(), 1));
  }

  static Tensor fit(Tensor x, Tensor y, int degree) {
    var powers = JnpArrays.vander(Elementwise.inexact(x), degree + 1, false);
    // Columns of one length are easier to tell apart.
    var scale = powers.square().sum(0).sqrt();
    return Linalg.lstsq(powers.div(scale), Elementwise.inexact(y)).div(scale);
  }
}
