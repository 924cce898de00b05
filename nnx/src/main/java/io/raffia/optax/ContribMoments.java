package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Scalings by means of gradients and squares of `optax.contrib`.
public final class ContribMoments {
  private ContribMoments() {}

  /// `g / (sqrt(s^) + eps)`, where `s` is AdaBelief's variance of the step before (Zhuang et al.,
  /// 2021).
  public record Acprop(Number b1, Number b2, Number eps, Number epsRoot)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return Slots.of("count", Slots.zero(), "mu", zeros, "nu", zeros);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var muBefore = Slots.tree(state, "mu");
      var nuBefore = Slots.tree(state, "nu");
      var mu = Tree.updateMoment(updates, muBefore, b1);
      var nu =
          Tree.updateSecondMoment(Tree.sub(updates, muBefore), nuBefore, b2)
              .map(v -> v.add(epsRoot));
      var before = state.get("count");
      var count = Slots.next(before);
      var first = before.eq(0);
      var variance =
          Tree.biasCorrection(nuBefore, b2, Tensor.where(first, count, before))
              .map(v -> Tensor.where(first, 1.0, v));
      return new Step(
          Tree.map(x -> x[0].div(x[1].sqrt().add(eps)), updates, variance),
          Slots.of("count", count, "mu", mu, "nu", nu));
    }
  }

  /// `(m1^ + alpha m2) / (sqrt(v^ + epsRoot) + eps)`, with a fast mean `m1` and a slow one `m2`
  /// (Pagliardini et al., 2024).
  public record Ademamix(
      Number b1,
      Number b2,
      Schedule b3,
      Schedule alpha,
      Number eps,
      Number epsRoot,
      @Nullable DType muDtype)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params, muDtype);
      return state(Slots.zero(), Slots.zero(), zeros, zeros, zeros);
    }

    private static State state(Tensor count, Tensor slow, State m1, State m2, State nu) {
      return Slots.of("count", count, "countM2", slow, "m1", m1, "m2", m2, "nu", nu);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var slow = state.get("countM2");
      var decay = Schedules.at(b3, slow);
      var m1 = Tree.updateMoment(updates, Slots.tree(state, "m1"), b1);
      var m2 = Tree.updateMoment(updates, Slots.tree(state, "m2"), decay);
      var nu = Tree.updateSecondMoment(updates, Slots.tree(state, "nu"), b2);
      var count = Slots.next(state.get("count"));
      var mixed = Tree.addScale(Tree.biasCorrection(m1, b1, count), Schedules.at(alpha, slow), m2);
      return new Step(
          ScaleByAdam.normalized(mixed, Tree.biasCorrection(nu, b2, count), eps, epsRoot),
          state(count, Slots.next(slow), m1, m2, nu));
    }
  }

  /// `(m + alpha g) / (sqrt(n^ + epsRoot) + eps)` where `m = g + b1 m` (Morwani et al., 2025).
  public record SimplifiedAdemamix(Number b1, Number b2, Schedule alpha, Number eps, Number epsRoot)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return Slots.of("t", Slots.zero(), "m", zeros, "n", zeros);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var m = Tree.addScale(updates, b1, Slots.tree(state, "m"));
      var squares = Tree.mul(updates, updates);
      var n = Tree.addScale(squares, b2, Tree.sub(Slots.tree(state, "n"), squares));
      var t = Slots.next(state.get("t"));
      var mixed = Tree.addScale(m, Schedules.at(alpha, state.get("t")), updates);
      return new Step(
          ScaleByAdam.normalized(mixed, Tree.biasCorrection(n, b2, t), eps, epsRoot),
          Slots.of("t", t, "m", m, "n", n));
    }
  }

  /// The mean of `g / max(sqrt(v), eps)` with the variance of the step before, those clipped to
  /// `count^(1/4)` with `useClipping` (Taniguchi et al., 2024).
  public record Adopt(
      Number b1,
      Number b2,
      Number eps,
      @Nullable DType muDtype,
      boolean nesterov,
      boolean useClipping)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of(
          "count",
          Slots.zero(),
          "mu",
          Tree.zerosLike(params, muDtype),
          "nu",
          Tree.zerosLike(params));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var later = count.gt(0);
      var decay = Schedules.number(Tensor.where(later, Numbers.tensor(b1), 1.0));
      var squareDecay = Schedules.number(Tensor.where(later, Numbers.tensor(b2), 0.0));
      var before = Slots.tree(state, "nu");
      var nu = Tree.updateSecondMoment(updates, before, squareDecay);
      var scaled = Tree.map(x -> x[0].div(x[1].sqrt().maximum(eps)), updates, before);
      if (useClipping) {
        var most = count.astype(DType.F32).pow(0.25);
        scaled = scaled.map(u -> u.maximum(most.neg()).minimum(most));
      }
      var mu = Tree.updateMoment(scaled, Slots.tree(state, "mu"), decay);
      var made = nesterov ? Tree.updateMoment(scaled, mu, decay) : mu;
      return new Step(
          made, Slots.of("count", Slots.next(count), "mu", Tree.cast(mu, muDtype), "nu", nu));
    }
  }

  /// MADGRAD (Defazio and Jelassi, 2021): dual averaging with cube roots of sums of squares, and
  /// momentum towards the parameters that gives. Makes whole updates: the learning rate is in them.
  public record Madgrad(Schedule learningRate, Number momentum, Number eps)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return Slots.of("count", Slots.zero(), "gradSumSq", zeros, "s", zeros, "x0", params);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var factor = learningRate.at(count).add(eps).mul(count.add(1).astype(DType.F32).sqrt());
      var squares =
          Tree.map(
              x -> x[0].add(factor.mul(x[1].square()).astype(x[1].dtype())),
              Slots.tree(state, "gradSumSq"),
              updates);
      var sum =
          Tree.map(
              x -> x[0].add(factor.mul(x[1]).astype(x[1].dtype())),
              Slots.tree(state, "s"),
              updates);
      var start = Slots.tree(state, "x0");
      var rest = Numbers.oneMinus(momentum);
      var made =
          Tree.map(
              x -> {
                var z = x[0].sub(x[1].div(x[2].pow(1.0 / 3).add(eps)));
                return z.mul(rest).add(x[3].mul(momentum)).sub(x[3]);
              },
              start,
              sum,
              squares,
              params);
      return new Step(
          made, Slots.of("count", Slots.next(count), "gradSumSq", squares, "s", sum, "x0", start));
    }
  }
}
