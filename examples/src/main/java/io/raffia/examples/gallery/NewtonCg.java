package io.raffia.examples.gallery;

import io.raffia.Loss1;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.io.PrintWriter;

/// Newton's method for logistic regression, without ever making the matrix of second derivatives:
/// products of it with vectors are enough to solve its equations by conjugate gradients.
public final class NewtonCg {
  private NewtonCg() {}

  /// The product of the second derivatives of `f` at `w` with `v`: the derivative of the gradient
  /// in the direction `v`, forward over reverse.
  static Tensor hvp(Loss1 f, Tensor w, Tensor v) {
    return Nnx.jvp((Tensor at) -> Nnx.grad(f).apply(at), w, v).tangent();
  }

  /// Solves `hvp(f, w, x) = b` for x: conjugate gradients, a plain loop that ends when the residual
  /// is small enough.
  static Tensor solve(Loss1 f, Tensor w, Tensor b) {
    var x = Tensor.zerosLike(b);
    var residual = b;
    var direction = b;
    double square = residual.square().sum().toDouble();
    for (int i = 0; i < 50 && square > 1e-14; i++) {
      var product = hvp(f, w, direction);
      double step = square / direction.dot(product).toDouble();
      x = x.add(direction.mul(step));
      residual = residual.sub(product.mul(step));
      double next = residual.square().sum().toDouble();
      direction = residual.add(direction.mul(next / square));
      square = next;
    }
    return x;
  }

  /// Logistic loss of `w` on `x`, `[n, d]`, and labels 0 and 1, with a little weight decay.
  static Tensor loss(Tensor w, Tensor x, Tensor labels) {
    var losses = Optax.sigmoidBinaryCrossEntropy(x.dot(w), labels);
    return losses.mean().add(w.square().sum().mul(5e-3));
  }

  /// @return the norm of the gradient in the end: 0 at the minimum
  public static double run(int steps, PrintWriter out) {
    var x = Random.normal(Random.key(0), Shape.of(400, 20));
    var truth = Random.normal(Random.key(1), Shape.of(20));
    var labels = x.dot(truth).gt(0).astype(x.dtype());

    var newton =
        Nnx.jit((Tensor w) -> {
          Loss1 f = at -> loss(at, x, labels);
          return w.sub(solve(f, w, Nnx.grad(f).apply(w)));
        });
    var gradient = Nnx.jit((Tensor w) -> Nnx.grad((Tensor at) -> loss(at, x, labels)).apply(w));

    var w = Tensor.zeros(20);
    double norm = Double.NaN;
    for (int i = 1; i <= steps; i++) {
      w = newton.apply(w);
      norm = gradient.apply(w).square().sum().sqrt().toFloat();
      out.printf(
          "step %d loss %.6f, norm of the gradient %.1e%n", i, loss(w, x, labels).toFloat(), norm);
    }
    return norm;
  }
}
