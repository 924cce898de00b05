package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Muon's scaling (Jordan et al., 2024): a momentum that is made nearly orthogonal by iterations of
/// Newton and Schulz, each `a X + (b A + c A^2) X` with `A = X X^T`.
public final class Orthogonalization {
  /// What brings singular values below 1 before the iterations: the Frobenius norm of the matrix or
  /// its greatest singular value, or in the first iteration the rows' sums or the norm of `A`.
  public enum Preconditioning {
    FROBENIUS,
    SPECTRAL,
    AOL,
    SCHATTEN
  }

  /// Coefficients `a`, `b`, `c` of an iteration.
  public record Coefficients(double a, double b, double c) {
    /// Of Jordan et al.
    public static final List<Coefficients> STANDARD =
        List.of(new Coefficients(3.4445, -4.775, 2.0315));

    /// Of Dion (Ahn et al., 2025), one for each of five iterations.
    public static final List<Coefficients> DION =
        List.of(
            new Coefficients(4.0848, -6.8946, 2.9270),
            new Coefficients(3.9505, -6.3029, 2.6377),
            new Coefficients(3.7418, -5.5913, 2.3037),
            new Coefficients(2.8769, -3.1427, 1.2046),
            new Coefficients(2.8366, -3.0525, 1.2012));
  }

  private Orthogonalization() {}

  /// Muon's scaling of matrices; `coefficients` are one for all iterations, or one for each. With
  /// `adaptive` each update is times its product with the momentum.
  public record ByMuon(
      List<Coefficients> coefficients,
      int nsSteps,
      Number beta,
      Number eps,
      @Nullable DType muDtype,
      boolean nesterov,
      boolean adaptive,
      Preconditioning preconditioning)
      implements GradientTransformation {
    public ByMuon {
      coefficients = List.copyOf(coefficients);
      Numbers.require(
          coefficients.size() == 1 || coefficients.size() == nsSteps,
          "muon needs coefficients for all iterations or one for each of " + nsSteps,
          coefficients.size());
    }

    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero(), "mu", Tree.zerosLike(params, muDtype));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), beta);
      var count = Slots.next(state.get("count"));
      var mean = ScaleByAdam.mean(updates, mu, beta, count, nesterov);
      var made = mean.map(this::orthogonal);
      if (adaptive) made = Tree.map(x -> x[0].mul(x[1]).sum().mul(x[1]), mean, made);
      return new Step(made, Slots.of("count", count, "mu", Tree.cast(mu, muDtype)));
    }

    private Tensor orthogonal(Tensor x) {
      Numbers.require(x.ndim() == 2, "muon scales matrices", x.ndim());
      boolean tall = x.dim(0) > x.dim(1);
      var y = tall ? x.transpose() : x;
      switch (preconditioning) {
        case FROBENIUS -> y = y.div(y.square().sum().sqrt().add(eps));
        case SPECTRAL -> y = y.div(spectralNorm(y).add(eps));
        case AOL, SCHATTEN -> {}
      }
      for (int i = 0; i < nsSteps; i++) {
        var c = coefficients.get(coefficients.size() == 1 ? 0 : i);
        y = iterate(y, c, i == 0 ? preconditioning : Preconditioning.FROBENIUS);
      }
      return tall ? y.transpose() : y;
    }

    /// The greatest singular value. Of `A = x x^T` and its powers the greatest eigenvalue's share
    /// grows: squared 20 times, all but what is within a millionth of it is gone, and `tr(A P) /
    /// tr(P)` of that power P is its mean.
    private static Tensor spectralNorm(Tensor x) {
      var a = x.matmul(x.transpose());
      var power =
          Nnx.foriLoop(
              0,
              20,
              (Tensor i, Tensor p) -> {
                var square = p.matmul(p);
                return unit(square);
              },
              unit(a));
      var trace = power.mul(Jnp.eye(a.dim(0)).astype(a.dtype())).sum();
      var value = power.mul(a).sum().div(trace);
      return Tensor.where(a.max().gt(0), value, 0).sqrt();
    }

    private static Tensor unit(Tensor a) {
      return a.div(a.square().sum().sqrt());
    }

    private static Tensor iterate(Tensor x, Coefficients c, Preconditioning first) {
      var a = x.matmul(x.transpose());
      switch (first) {
        case FROBENIUS, SPECTRAL -> {}
        case AOL -> {
          var s = a.abs().sum(-1).maximum(1e-8).rsqrt().expandDims(-1);
          x = x.mul(s);
          a = a.mul(s).mul(s.transpose());
        }
        case SCHATTEN -> {
          var s = a.square().sum().sqrt().maximum(1e-8).rsqrt();
          x = x.mul(s);
          a = a.mul(s.square());
        }
      }
      var b = a.mul(c.b).add(a.mul(c.c).matmul(a));
      return x.mul(c.a).add(b.matmul(x));
    }
  }

  /// Times `sqrt(max(1, outputs / inputs))`, or with `consistentRms` times `sqrt(max(inputs,
  /// outputs)) consistentRms`.
  public record ByShape(@Nullable Number consistentRms) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return updates.map(this::scaled);
    }

    private Tensor scaled(Tensor u) {
      double in = u.dim(0);
      double out = u.dim(1);
      if (consistentRms == null) return u.mul(Math.sqrt(Math.max(1, out / in)));
      return u.mul(Numbers.mul(Math.sqrt(Math.max(in, out)), consistentRms));
    }
  }
}
