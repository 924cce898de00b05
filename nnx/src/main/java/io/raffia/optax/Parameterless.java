package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import org.jspecify.annotations.Nullable;

/// Transformations of `optax.contrib` that find the learning rate themselves, from how far the
/// parameters went.
public final class Parameterless {
  private Parameterless() {}

  /// How [ByDog] makes its first step: from the distance 1, a learning rate, or `value (1 + |p|)`.
  public enum FirstStep {
    DISTANCE,
    LEARNING_RATE,
    HEURISTIC
  }

  private static Tensor scalar(State params, Number value) {
    return Numbers.tensor(value).astype(Tree.lowestDtype(params));
  }

  /// `sqrt(1 - b2^t) / (1 - b1^t)`.
  static Tensor correction(Number b1, Number b2, Tensor count) {
    var upper = Numbers.tensor(b2).pow(count).neg().add(1).sqrt();
    return upper.div(Numbers.tensor(b1).pow(count).neg().add(1));
  }

  /// COCOB (Orabona and Tommasi, 2017): bets on coin flips. Makes whole updates.
  public record Cocob(Number alpha, Number eps) implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return state(params, zeros, Tree.scale(eps, Tree.onesLike(params)), zeros, zeros);
    }

    private static State state(State start, State sum, State scale, State absolute, State reward) {
      return Slots.of(
          "initParticles", start,
          "cumulativeGradients", sum,
          "scale", scale,
          "subgradients", absolute,
          "reward", reward);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var start = Slots.tree(state, "initParticles");
      var scale = Tree.map(x -> x[0].maximum(x[1].abs()), Slots.tree(state, "scale"), updates);
      var absolute =
          Tree.map(x -> x[0].add(x[1].abs()), Slots.tree(state, "subgradients"), updates);
      var reward =
          Tree.map(
              x -> x[0].sub(x[1].mul(x[2].sub(x[3]))).maximum(0),
              Slots.tree(state, "reward"),
              updates,
              params,
              start);
      var sum = Tree.sub(Slots.tree(state, "cumulativeGradients"), updates);
      var made = Tree.map(this::move, params, start, sum, scale, absolute, reward);
      return new Step(made, state(start, sum, scale, absolute, reward));
    }

    private Tensor move(Tensor... x) {
      var scale = x[3];
      var bound = scale.mul(x[4].add(scale).maximum(scale.mul(alpha)));
      var share = x[2].div(bound).mul(scale.add(x[5]));
      return x[0].neg().add(x[1].add(share));
    }
  }

  /// D-adaptation of AdamW (Defazio and Mishchenko, 2023). Makes whole updates.
  public record DadaptAdamw(
      Schedule learningRate, Number b1, Number b2, Number eps, Number estimLr0, Number weightDecay)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return state(
          zeros, zeros, zeros, scalar(params, estimLr0), scalar(params, 0.0), Slots.zero());
    }

    private static State state(
        State mean, State squares, State sum, Tensor rate, Tensor weighted, Tensor count) {
      return Slots.of(
          "expAvg", mean,
          "expAvgSq", squares,
          "gradSum", sum,
          "estimLr", rate,
          "numeratorWeighted", weighted,
          "count", count);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var root = Numbers.pow(b2, 0.5);
      var rest = Numbers.oneMinus(root);
      var before = Slots.tree(state, "gradSum");
      var squaresBefore = Slots.tree(state, "expAvgSq");
      var rateBefore = state.get("estimLr");
      var count = Slots.next(state.get("count"));
      var rate =
          rateBefore
              .mul(learningRate.at(state.get("count")))
              .mul(correction(b1, b2, count))
              .astype(rateBefore.dtype());
      var weighted = Tree.map(x -> x[0].div(x[1].sqrt().add(eps)), before, squaresBefore);
      var gained = Tree.vdot(updates, weighted);
      var share = rate.mul(Numbers.oneMinus(b1));
      var mean =
          Tree.map(x -> x[0].mul(b1).add(share.mul(x[1])), Slots.tree(state, "expAvg"), updates);
      var squares = Tree.updateSecondMoment(updates, squaresBefore, b2);
      var step = rate.mul(rest);
      var sum = Tree.map(x -> x[0].mul(root).add(step.mul(x[1])), before, updates);
      var length = Tree.sum(sum.map(Tensor::abs));
      var numerator = state.get("numeratorWeighted").mul(root).add(step.mul(gained));
      var estimate = rateBefore.maximum(numerator.div(length.mul(rest)));
      var made =
          Tree.map(
              x -> rate.mul(weightDecay).neg().mul(x[2]).sub(x[0].div(x[1].sqrt().add(eps))),
              mean,
              squares,
              params);
      return new Step(made, state(mean, squares, sum, estimate, numerator, count));
    }
  }

  /// Prodigy (Mishchenko and Defazio, 2023). Makes whole updates.
  public record Prodigy(
      Schedule learningRate,
      Number b1,
      Number b2,
      Number b3,
      Number eps,
      Number estimLr0,
      Number estimLrCoef,
      Number weightDecay,
      boolean safeguardWarmup)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return state(
          zeros, zeros, zeros, params, scalar(params, estimLr0), scalar(params, 0.0), Slots.zero());
    }

    private static State state(
        State mean,
        State squares,
        State sum,
        State start,
        Tensor rate,
        Tensor weighted,
        Tensor count) {
      return Slots.of(
          "expAvg", mean,
          "expAvgSq", squares,
          "gradSum", sum,
          "params0", start,
          "estimLr", rate,
          "numeratorWeighted", weighted,
          "count", count);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var d = state.get("estimLr");
      var start = Slots.tree(state, "params0");
      var count = Slots.next(state.get("count"));
      var rate =
          d.mul(learningRate.at(state.get("count")))
              .mul(correction(b1, b2, count))
              .astype(d.dtype());
      var scaled = Tree.scale(d, updates);
      var gained = Tree.vdot(updates, Tree.sub(start, params));
      var mean = Tree.updateMoment(scaled, Slots.tree(state, "expAvg"), b1);
      var squares = Tree.updateSecondMoment(scaled, Slots.tree(state, "expAvgSq"), b2);
      var factor = safeguardWarmup ? d : rate;
      var sum =
          Tree.map(
              x -> x[0].mul(b3).add(factor.mul(x[1]).div(estimLr0)),
              Slots.tree(state, "gradSum"),
              scaled);
      var numerator =
          state.get("numeratorWeighted").mul(b3).add(d.div(estimLr0).mul(rate).mul(gained));
      var length = Tree.sum(sum.map(Tensor::abs));
      var estimate = d.maximum(numerator.mul(estimLrCoef).div(length));
      var made =
          Tree.map(
              x ->
                  rate.mul(weightDecay)
                      .neg()
                      .mul(x[2])
                      .sub(rate.mul(x[0]).div(x[1].sqrt().add(estimate.mul(eps)))),
              mean,
              squares,
              params);
      return new Step(made, state(mean, squares, sum, start, estimate, numerator, count));
    }
  }

  /// Times the greatest distance from the start over the root of the sum of squared norms (Ivgi et
  /// al., 2023).
  public record ByDog(FirstStep firstStep, Number value, Number eps)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      var first =
          switch (firstStep) {
            case DISTANCE -> Numbers.tensor(value);
            case HEURISTIC -> Tree.norm(params).add(1).mul(value);
            case LEARNING_RATE -> Tensor.scalar(0.0);
          };
      return state(
          Tensor.scalar(true), params, first.astype(Tree.lowestDtype(params)), scalar(params, 0.0));
    }

    private static State state(Tensor first, State start, Tensor distance, Tensor squares) {
      return Slots.of(
          "isInitStep", first,
          "initParams", start,
          "maxDist", distance,
          "sumSqNormGrads", squares);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var start = Slots.tree(state, "initParams");
      var distance = state.get("maxDist").maximum(Tree.norm(Tree.sub(start, params)));
      var squares = state.get("sumSqNormGrads").add(Tree.squaredNorm(updates));
      var rate = distance.div(squares.add(eps).sqrt());
      if (firstStep == FirstStep.LEARNING_RATE)
        rate = Tensor.where(state.get("isInitStep"), value, rate);
      return new Step(
          Tree.scale(rate, updates), state(Tensor.scalar(false), start, distance, squares));
    }
  }

  /// Times the squared distance over the root of the sum of squared norms weighted by it (Khaled et
  /// al., 2023).
  public record ByDowg(@Nullable Number initEstimSqDist, Number eps)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return state(
          params,
          scalar(params, initEstimSqDist == null ? eps : initEstimSqDist),
          scalar(params, 0.0));
    }

    private static State state(State start, Tensor distance, Tensor weighted) {
      return Slots.of(
          "initParams", start, "estimSqDist", distance, "weightedSqNormGrads", weighted);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var start = Slots.tree(state, "initParams");
      var now = Tree.squaredNorm(Tree.sub(start, params));
      var distance = state.get("estimSqDist").maximum(now);
      var weighted = distance.mul(Tree.squaredNorm(updates)).add(state.get("weightedSqNormGrads"));
      var rate = distance.div(weighted.sqrt().add(eps));
      return new Step(Tree.scale(rate, updates), state(start, distance, weighted));
    }
  }

  /// Mechanic (Cutkosky et al., 2023): finds the scale of another optimizer's updates. Makes whole
  /// updates.
  public record Mechanize(
      GradientTransformation base, Number weightDecay, Number eps, Number sInit, int numBetas)
      implements WithExtra {
    @Override
    public State init(State params) {
      var type = Tree.lowestDtype(params);
      var zeros = Tensor.zeros(type, numBetas);
      return state(
          base.init(params),
          Slots.zero(),
          zeros,
          zeros,
          zeros,
          Tensor.ones(type, numBetas).mul(sInit),
          params);
    }

    private static State state(
        State base, Tensor count, Tensor r, Tensor m, Tensor v, Tensor s, State start) {
      return Slots.of(
          "baseOptimizerState", base, "count", count, "r", r, "m", m, "v", v, "s", s, "x0", start);
    }

    private Tensor betas(Tensor like) {
      var betas = new double[numBetas];
      for (int i = 0; i < numBetas; i++) betas[i] = 1 - Math.pow(0.1, i + 1);
      return Tensor.of(like.dtype(), betas);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var made = base.update(updates, Slots.tree(state, "baseOptimizerState"), params, extra);
      var start = Tree.where(state.get("count").eq(0), params, Slots.tree(state, "x0"));
      var s = state.get("s");
      var total = s.sum();
      var decay = total.mul(weightDecay).mul(Tree.norm(updates)).div(Tree.norm(params).add(eps));
      var decayed = Tree.addScale(updates, decay, params);
      var went = Tree.map(x -> x[0].sub(x[1]).div(total.add(eps)), start, params);
      var going = Tree.sub(went, made.updates());
      var h = Tree.vdot(decayed, went);
      var bound = state.get("m");
      var clipped = h.maximum(bound.neg()).minimum(bound);
      var betas = betas(s);
      var m = betas.mul(bound).maximum(h.abs().add(eps));
      var v = betas.square().mul(state.get("v")).add(h.square());
      var r = betas.mul(state.get("r")).add(clipped.mul(s));
      var wealth = m.mul(Numbers.div(sInit, numBetas)).add(r.maximum(0.0));
      var next = wealth.div(v.sqrt().add(eps));
      var sum = next.sum();
      var moves = Tree.map(x -> x[0].sub(sum.mul(x[1])).sub(x[2]), start, going, params);
      return new Step(
          moves, state(made.state(), Slots.next(state.get("count")), r, m, v, next, start));
    }
  }

  /// Model-based momentum (Schaipp et al., 2023): the step that a lower bound of the loss allows.
  /// Makes whole updates, and needs the loss: [Extra#of].
  public record Momo(
      Schedule learningRate,
      Number beta,
      Number lowerBound,
      Number weightDecay,
      boolean adaptLowerBound)
      implements WithExtra {
    @Override
    public State init(State params) {
      var zero = scalar(params, 0.0);
      return state(Tree.zerosLike(params), zero, zero, scalar(params, lowerBound), Slots.zero());
    }

    private static State state(State mean, Tensor barf, Tensor gamma, Tensor lb, Tensor count) {
      return Slots.of("expAvg", mean, "barf", barf, "gamma", gamma, "lb", lb, "count", count);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var value = extra.requireValue("momo");
      var count = state.get("count");
      var decay = Tensor.where(count.eq(0), 0.0, Numbers.tensor(beta));
      var rest = decay.neg().add(1);
      var barf =
          decay.mul(state.get("barf")).add(rest.mul(value.astype(state.get("barf").dtype())));
      var mean =
          Tree.map(x -> decay.mul(x[0]).add(rest.mul(x[1])), Slots.tree(state, "expAvg"), updates);
      var gamma = decay.mul(state.get("gamma")).add(rest.mul(Tree.vdot(updates, params)));
      var norm = Tree.squaredNorm(mean);
      var product = Tree.vdot(mean, params);
      var alpha = learningRate.at(count);
      var shrink = alpha.mul(weightDecay).add(1);
      var bound = state.get("lb");
      if (adaptLowerBound) {
        var cap = shrink.mul(barf.sub(gamma)).add(product);
        bound =
            Tensor.where(
                cap.lt(shrink.mul(bound)), cap.div(shrink.mul(2)).maximum(lowerBound), bound);
      }
      var gap = shrink.mul(barf.sub(bound).sub(gamma)).add(product).maximum(0.0).div(norm);
      var tau = alpha.minimum(Tensor.where(norm.le(0x1p-52), 0.0, gap));
      var kept = alpha.mul(weightDecay).neg().div(shrink);
      var made = Tree.map(x -> kept.mul(x[1]).sub(tau.mul(x[0])), mean, params);
      var next =
          adaptLowerBound
              ? barf.add(product).sub(gamma).sub(tau.mul(0.5).mul(norm)).maximum(lowerBound)
              : state.get("lb");
      return new Step(made, state(mean, barf, gamma, next, Slots.next(count)));
    }
  }

  /// [Momo] with Adam's scaling.
  public record MomoAdam(
      Schedule learningRate,
      Number b1,
      Number b2,
      Number eps,
      Number lowerBound,
      Number weightDecay,
      boolean adaptLowerBound)
      implements WithExtra {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      var zero = scalar(params, 0.0);
      return state(zeros, zeros, zero, zero, scalar(params, lowerBound), Slots.zero());
    }

    private static State state(
        State mean, State squares, Tensor barf, Tensor gamma, Tensor lb, Tensor count) {
      return Slots.of(
          "expAvg", mean,
          "expAvgSq", squares,
          "barf", barf,
          "gamma", gamma,
          "lb", lb,
          "count", count);
    }

    private static Tensor mean(Tensor before, Tensor now, Number decay) {
      return before.mul(decay).add(now.mul(Numbers.oneMinus(decay)));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var value = extra.requireValue("momoAdam").astype(state.get("barf").dtype());
      var count = Slots.next(state.get("count"));
      var barf = mean(state.get("barf"), value, b1);
      var mean = Tree.updateMoment(updates, Slots.tree(state, "expAvg"), b1);
      var squares = Tree.updateSecondMoment(updates, Slots.tree(state, "expAvgSq"), b2);
      var bc1 = Numbers.tensor(b1).pow(count).neg().add(1).astype(barf.dtype());
      var bc2 = Numbers.tensor(b2).pow(count).neg().add(1).astype(barf.dtype());
      var precond = squares.map(s -> s.div(bc2).sqrt().add(eps));
      var norm = Tree.vdot(mean, Tree.div(mean, precond));
      var gamma = mean(state.get("gamma"), Tree.vdot(updates, params), b1);
      var product = Tree.vdot(mean, params);
      var alpha = learningRate.at(state.get("count"));
      var shrink = alpha.mul(weightDecay).add(1);
      var bound = state.get("lb");
      if (adaptLowerBound) {
        var cap = shrink.mul(barf.sub(gamma)).add(product);
        bound =
            Tensor.where(
                cap.lt(shrink.mul(bc1).mul(bound)),
                cap.div(bc1.mul(2).mul(shrink)).maximum(lowerBound),
                bound);
      }
      var gap = shrink.mul(barf.sub(bc1.mul(bound)).sub(gamma)).add(product).maximum(0.0).div(norm);
      var tau = alpha.div(bc1).minimum(Tensor.where(norm.le(0x1p-52), 0.0, gap));
      var kept = alpha.mul(weightDecay).neg().div(shrink);
      var made = Tree.map(x -> kept.mul(x[2]).sub(tau.mul(x[0]).div(x[1])), mean, precond, params);
      var next =
          adaptLowerBound
              ? barf.add(product)
                  .sub(gamma)
                  .sub(tau.mul(0.5).mul(norm))
                  .div(bc1)
                  .maximum(lowerBound)
              : state.get("lb");
      return new Step(made, state(mean, squares, barf, gamma, next, count));
    }
  }
}
