package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Scalings by means of gradients and of their squares, beside Adam's own. In all, `m` and `v` are
/// those means, and a hat says that they are divided by `1 - b^t`.
public final class Moments {
  /// How Lion takes the sign of a number `x`: `sign(x)`, `tanh(beta x)`, or `x` itself up to 1.
  public enum LionMode {
    HARD,
    SMOOTH,
    REFINED
  }

  private Moments() {}

  private static State state(Tensor count, State mu, State nu) {
    return Slots.of("count", count, "mu", mu, "nu", nu);
  }

  private static State zeros(State params) {
    var zeros = Tree.zerosLike(params);
    return state(Slots.zero(), zeros, zeros);
  }

  /// `m^ / (sqrt(max v^ + epsRoot) + eps)` (Reddi et al., 2018).
  public record Amsgrad(
      Number b1,
      Number b2,
      Number eps,
      Number epsRoot,
      @Nullable DType muDtype,
      boolean biasCorrectionMu,
      boolean biasCorrectionNu)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return state(Slots.zero(), Tree.cast(zeros, muDtype), zeros).merge(Slots.of("nuMax", zeros));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var nu = Tree.updateSecondMoment(updates, Slots.tree(state, "nu"), b2);
      var count = Slots.next(state.get("count"));
      var mean = biasCorrectionMu ? Tree.biasCorrection(mu, b1, count) : mu;
      var variance = biasCorrectionNu ? Tree.biasCorrection(nu, b2, count) : nu;
      var greatest = Tree.map(x -> x[0].maximum(x[1]), Slots.tree(state, "nuMax"), variance);
      return new Step(
          ScaleByAdam.normalized(mean, greatest, eps, epsRoot),
          state(count, Tree.cast(mu, muDtype), nu).merge(Slots.of("nuMax", greatest)));
    }
  }

  /// `m^ / v` where `v = max(|g| + eps, b2 v)` (Kingma and Ba, 2015).
  public record Adamax(Number b1, Number b2, Number eps) implements GradientTransformation {
    @Override
    public State init(State params) {
      return zeros(params);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = Slots.next(state.get("count"));
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var nu = Tree.updateInfinityMoment(updates, Slots.tree(state, "nu"), b2, eps);
      return new Step(Tree.div(Tree.biasCorrection(mu, b1, count), nu), state(count, mu, nu));
    }
  }

  /// As Adam with `v` the mean of `(g - m)^2`, plus `epsRoot` each step (Zhuang et al., 2020).
  public record Belief(Number b1, Number b2, Number eps, Number epsRoot, boolean nesterov)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return zeros(params);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var surprise = Tree.sub(updates, mu);
      var nu =
          Tree.updateSecondMoment(surprise, Slots.tree(state, "nu"), b2).map(v -> v.add(epsRoot));
      var count = Slots.next(state.get("count"));
      var mean = ScaleByAdam.mean(updates, mu, b1, count, nesterov);
      var variance = Tree.biasCorrection(nu, b2, count);
      return new Step(
          Tree.map(x -> x[0].div(x[1].sqrt().add(eps)), mean, variance), state(count, mu, nu));
    }
  }

  /// As Adam with `v - (1 - b2) sign(v - g^2) g^2` (Zaheer et al., 2018).
  public record Yogi(
      Number b1, Number b2, Number eps, Number epsRoot, Number initialAccumulatorValue)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var first = Tree.fullLike(params, initialAccumulatorValue);
      return state(Slots.zero(), first, first);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var nu = Tree.map(x -> next(x[0].square(), x[1]), updates, Slots.tree(state, "nu"));
      var count = Slots.next(state.get("count"));
      var mean = Tree.biasCorrection(mu, b1, count);
      var variance = Tree.biasCorrection(nu, b2, count);
      return new Step(ScaleByAdam.normalized(mean, variance, eps, epsRoot), state(count, mu, nu));
    }

    private Tensor next(Tensor square, Tensor v) {
      return v.sub(v.sub(square).sign().mul(Numbers.oneMinus(b2)).mul(square));
    }
  }

  /// As Adam, scaled by how much is known of the variance, and without the variance where that is
  /// less than `threshold` (Liu et al., 2020).
  public record Radam(
      Number b1, Number b2, Number eps, Number epsRoot, Number threshold, boolean nesterov)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return zeros(params);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var nu = Tree.updateSecondMoment(updates, Slots.tree(state, "nu"), b2);
      var count = Slots.next(state.get("count"));
      var limit = Numbers.sub(Numbers.div(2, Numbers.oneMinus(b2)), 1);
      var decayed = Numbers.tensor(b2).pow(count);
      var length = count.mul(2).mul(decayed).div(decayed.neg().add(1)).neg().add(limit);
      var mean = ScaleByAdam.mean(updates, mu, b1, count, nesterov);
      var variance = Tree.biasCorrection(nu, b2, count);
      var rectified = rectification(length, limit);
      var enough = length.ge(threshold);
      var scaled =
          Tree.map(
              x ->
                  Tensor.where(
                      enough,
                      rectified
                          .astype(x[0].dtype())
                          .mul(x[0])
                          .div(x[1].add(epsRoot).sqrt().add(eps)),
                      x[0]),
              mean,
              variance);
      return new Step(scaled, state(count, mu, nu));
    }

    private static Tensor rectification(Tensor length, Number limit) {
      var most = Numbers.mul(Numbers.sub(limit, 4), Numbers.sub(limit, 2));
      return length.sub(4.0).mul(length.sub(2.0)).mul(limit).div(length.mul(most)).sqrt();
    }
  }

  /// Means of gradients `m`, of their differences `v`, and of `(g + (1 - b2) difference)^2`, `n`:
  /// `(m^ + (1 - b2) v^) / (sqrt(n^ + epsRoot) + eps)` (Xie et al., 2022).
  public record Adan(Number b1, Number b2, Number b3, Number eps, Number epsRoot)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return state(zeros, zeros, zeros, zeros, Slots.zero());
    }

    private static State state(State m, State v, State n, State g, Tensor t) {
      return Slots.of("m", m, "v", v, "n", n, "g", g, "t", t);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var first = state.get("t").eq(0);
      var change =
          Tree.map(
              x -> Tensor.where(first, Tensor.zerosLike(x[0]), x[0].sub(x[1])),
              updates,
              Slots.tree(state, "g"));
      var m = Tree.updateMoment(updates, Slots.tree(state, "m"), b1);
      var v = Tree.updateMoment(change, Slots.tree(state, "v"), b2);
      var ahead = Tree.addScale(updates, Numbers.oneMinus(b2), change);
      var n = Tree.updateSecondMoment(ahead, Slots.tree(state, "n"), b3);
      var t = Slots.next(state.get("t"));
      var mean =
          Tree.addScale(
              Tree.biasCorrection(m, b1, t), Numbers.oneMinus(b2), Tree.biasCorrection(v, b2, t));
      return new Step(
          ScaleByAdam.normalized(mean, Tree.biasCorrection(n, b3, t), eps, epsRoot),
          state(m, v, n, updates, t));
    }
  }

  /// The sign of `(1 - b1) g + b1 m`, where `m` decays by `b2` (Chen et al., 2023).
  public record Lion(
      Number b1, Number b2, @Nullable DType muDtype, LionMode mode, Number smoothBeta)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero(), "mu", Tree.zerosLike(params, muDtype));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var before = Slots.tree(state, "mu");
      var signs = Tree.updateMoment(updates, before, b1).map(this::sign);
      var mu = Tree.cast(Tree.updateMoment(updates, before, b2), muDtype);
      return new Step(signs, Slots.of("count", Slots.next(state.get("count")), "mu", mu));
    }

    private Tensor sign(Tensor x) {
      return switch (mode) {
        case HARD -> x.sign();
        case SMOOTH -> x.mul(smoothBeta).tanh();
        case REFINED -> Tensor.where(x.abs().lt(1.0), x, x.sign());
      };
    }
  }

  /// One variance a tensor: `v` starts as `|g|^2` and decays by `b2`, and `m` sums `g / (sqrt(v +
  /// epsRoot) + eps) + weightDecay p`, decaying by `b1` (Ginsburg et al., 2020).
  public record Novograd(
      Number b1, Number b2, Number eps, Number epsRoot, Number weightDecay, @Nullable DType muDtype)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var scalars = params.map(p -> Tensor.zeros(p.dtype()));
      return state(Slots.zero(), Tree.zerosLike(params, muDtype), scalars);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = Slots.next(state.get("count"));
      var first = count.eq(1);
      var squares = updates.map(g -> g.square().sum().sqrt().square());
      var nuBefore = Slots.tree(state, "nu");
      var nu = Tree.where(first, squares, Tree.updateMoment(squares, nuBefore, b2));
      var added =
          Tree.map(
              x -> x[0].div(x[1].add(epsRoot).sqrt().add(eps)).add(x[2].mul(weightDecay)),
              updates,
              nu,
              params);
      var mu =
          Tree.map(
              x -> Tensor.where(first, x[0], x[1].mul(b1).add(x[0])),
              added,
              Slots.tree(state, "mu"));
      var kept = Tree.cast(mu, muDtype);
      return new Step(kept, state(count, kept, nu));
    }
  }
}
