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

  static Tensor ofRoots(Tensor roots) {
    if (roots.rank() != 1) {
      throw Errors.ofShapes("poly takes a vector of roots, found %s", roots.type().brief());
    }
    var x = Elementwise.inexact(roots);
    var y = Tensor.ones(x.dtype(), 1);
    for (int i = 0; i < x.dim(0); i++) {
      y = sum(filledBehind(y), y.mul(x.get(i)).neg());
    }
    return y;
  }

  private static Tensor filledBehind(Tensor p) {
    return p.pad(new int[] {0}, new int[] {1}, 0);
  }

  /// By long division.
  static Pair<Tensor, Tensor> quotient(Tensor p, Tensor q) {
    if (p.rank() != 1 || q.rank() != 1 || q.dim(0) == 0) {
      throw Errors.ofShapes(
          "polydiv divides vectors, found %s and %s", p.type().brief(), q.type().brief());
    }
    var to = Promotion.of(p, q).inexact().dtype();
    var rest = p.astype(to);
    var by = q.astype(to);
    int steps = p.dim(0) - q.dim(0) + 1;
    if (steps <= 0) return new Pair<>(Tensor.zeros(to, 1), rest);
    var all = new Tensor[steps];
    for (int i = 0; i < steps; i++) {
      all[i] = rest.get(i).div(by.get(0));
      var part = by.mul(all[i]);
      rest = rest.sub(part.pad(new int[] {i}, new int[] {steps - 1 - i}, 0));
    }
    return new Pair<>(Tensor.stack(0, all), rest);
  }
}
