package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Optax;
import io.raffia.Random;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Transformations of `optax.contrib` around others or around gradients of examples.
public final class Wrappers {
  private Wrappers() {}

  /// Over the norm of all updates together.
  public record Normalize() implements Stateless {
    @Override
    public State apply(State updates, State params) {
      var norm = Tree.norm(updates);
      return updates.map(g -> g.div(norm));
    }
  }

  /// Times a scale that falls by `factor` when the loss, averaged over `accumulationSize` steps,
  /// has not improved in `patience` averages. Needs the loss: [Extra#of].
  public record ReduceOnPlateau(
      double factor,
      int patience,
      double rtol,
      double atol,
      int cooldown,
      int accumulationSize,
      double minScale)
      implements WithExtra {
    public ReduceOnPlateau {
      Numbers.require(factor > 0 && factor < 1, "reduceOnPlateau needs a factor in (0, 1)", factor);
      Numbers.require(rtol >= 0 && rtol <= 1, "reduceOnPlateau needs rtol in [0, 1]", rtol);
      Numbers.require(atol >= 0, "reduceOnPlateau needs atol that is not negative", atol);
      Numbers.require(rtol > 0 || atol > 0, "reduceOnPlateau needs rtol or atol above 0", atol);
    }

    @Override
    public State init(State params) {
      var high = Tree.highestDtype(params);
      return Slots.of(
          "scale", Tensor.ones(Tree.lowestDtype(params)),
          "bestValue", Tensor.scalar(high, Double.POSITIVE_INFINITY),
          "plateauCount", Slots.zero(),
          "cooldownCount", Slots.zero(),
          "count", Slots.zero(),
          "avgValue", Tensor.zeros(high));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var before = state.get("avgValue");
      var count = Slots.next(state.get("count"));
      var value = extra.requireValue("reduceOnPlateau").astype(before.dtype());
      var average = state.get("count").mul(before).add(value).div(count).astype(before.dtype());
      var waiting = state.merge(Slots.of("avgValue", average, "count", count));
      var next = Tree.where(count.eq(accumulationSize), judged(waiting, average), waiting);
      var scale = next.get("scale");
      return new Step(Tree.scale(scale, updates), next);
    }

    private State judged(State state, Tensor average) {
      var best = state.get("bestValue");
      var better = average.lt(best.mul(1 - rtol).sub(atol));
      var plateau = Tensor.where(better, Slots.zero(), Slots.next(state.get("plateauCount")));
      var cooling = state.get("cooldownCount").gt(0);
      var reached = plateau.eq(patience);
      var scale = state.get("scale");
      var reduced = Tensor.where(reached, scale.mul(factor), scale).maximum(minScale);
      var rest = Tensor.where(reached, cooldown, Slots.zero());
      return Slots.of(
          "scale", Tensor.where(cooling, scale, reduced),
          "bestValue", Tensor.where(better, average, best),
          "plateauCount", Tensor.where(cooling.or(reached), Slots.zero(), plateau),
          "cooldownCount", Tensor.where(cooling, state.get("cooldownCount").sub(1), rest),
          "count", Slots.zero(),
          "avgValue", Tensor.zerosLike(average));
    }
  }

  /// Gradients of examples along axis 0, each clipped and all summed, with normal noise, over their
  /// number (Abadi et al., 2016).
  public record DifferentiallyPrivateAggregate(Number l2NormClip, Number noiseMultiplier, long seed)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("rngKey", Random.key(seed));
    }

    @Override
    public Step update(State updates, State state, State params) {
      int examples = updates.leaves().getFirst().value().dim(0);
      var clipped = Clipping.perExampleGlobalNorm(updates, l2NormClip).sum();
      var keys = Random.split(state.get("rngKey"), updates.size() + 1);
      var deviation = Numbers.mul(l2NormClip, noiseMultiplier);
      var made = Slots.EMPTY;
      for (int i = 0; i < clipped.size(); i++) {
        var leaf = clipped.leaves().get(i);
        var sum = leaf.value();
        var noise = Random.normal(keys.get(i + 1), sum.shape(), sum.dtype());
        var noisy = sum.add(noise.mul(deviation)).div((double) examples);
        made = made.merge(new State(java.util.List.of(leaf.with(noisy))));
      }
      return new Step(made, Slots.of("rngKey", keys.get(0)));
    }
  }

  /// Sharpness-aware minimization (Foret et al., 2021): `syncPeriod - 1` steps up by the adversary,
  /// then one of the optimizer from where they began.
  public record Sam(
      GradientTransformation optimizer,
      GradientTransformation advOptimizer,
      int syncPeriod,
      boolean resetState)
      implements GradientTransformation {
    public Sam {
      Numbers.require(syncPeriod >= 1, "sam needs a period of 1 step or more", syncPeriod);
    }

    @Override
    public State init(State params) {
      return state(Slots.zero(), optimizer.init(params), advOptimizer.init(params), params);
    }

    private static State state(Tensor steps, State own, State adversary, State cache) {
      return Slots.of(
          "stepsSinceSync", steps, "optState", own, "advState", adversary, "cache", cache);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var steps = state.get("stepsSinceSync");
      var first = steps.eq(0);
      var last = steps.eq(syncPeriod - 1);
      var advBefore = Slots.tree(state, "advState");
      var ownBefore = Slots.tree(state, "optState");
      var cacheBefore = Slots.tree(state, "cache");
      var up = advOptimizer.update(updates, advBefore, params);
      var down = optimizer.update(updates, ownBefore, cacheBefore);
      var back = Tree.map(x -> x[0].sub(x[1]).add(x[2]), cacheBefore, params, down.updates());
      var begin = resetState ? advOptimizer.init(params) : advBefore;
      return new Step(
          Tree.where(last, back, up.updates().map(Tensor::neg)),
          state(
              steps.add(1).rem(syncPeriod),
              Tree.where(last, down.state(), ownBefore),
              Tree.where(last, begin, up.state()),
              Tree.where(first, params, cacheBefore)));
    }
  }

  /// Schedule-free learning (Defazio et al., 2024): the parameters are a mix of the base
  /// optimizer's sequence `z` and of its mean; see [#evalParams] for the latter.
  public record ScheduleFree(
      GradientTransformation base,
      Schedule learningRate,
      Number b1,
      Number weightLrPower,
      @Nullable DType stateDtype)
      implements WithExtra {
    @Override
    public State init(State params) {
      var type = Tree.lowestDtype(params);
      return state(
          Numbers.tensor(b1).astype(type),
          Tensor.zeros(type),
          Tensor.scalar(1),
          Tensor.zeros(type),
          base.init(params),
          Tree.cast(params, stateDtype));
    }

    private static State state(
        Tensor b1, Tensor sum, Tensor count, Tensor most, State inner, State z) {
      return Slots.of(
          "b1", b1,
          "weightSum", sum,
          "stepCount", count,
          "maxLr", most,
          "baseOptimizerState", inner,
          "z", z);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var count = state.get("stepCount");
      var rate = learningRate.at(count).astype(state.get("maxLr").dtype());
      var most = state.get("maxLr").maximum(rate);
      boolean whole = weightLrPower.doubleValue() == Math.rint(weightLrPower.doubleValue());
      var weight =
          whole
              ? most.pow((Integer) weightLrPower.intValue())
              : most.pow(Numbers.tensor(weightLrPower));
      var sum = state.get("weightSum").add(weight);
      var share = weight.div(sum);
      var isNan = weight.ne(weight).or(sum.ne(sum));
      var ck = Tensor.where(isNan.not().and(share.ne(share)), 0.0, share);
      var made = base.update(updates, Slots.tree(state, "baseOptimizerState"), params, extra);
      var zBefore = Slots.tree(state, "z");
      var z = Tree.map(x -> x[0].add(x[1]).astype(x[0].dtype()), zBefore, made.updates());
      var rest = Numbers.oneMinus(b1);
      var before = averaged(params, zBefore, b1);
      var x = Tree.map(t -> ck.neg().add(1.0).mul(t[0]).add(ck.mul(t[1])), before, z);
      var next = Tree.map(t -> t[0].mul(b1).add(t[1].mul(rest)), x, z);
      return new Step(
          Tree.sub(next, params),
          state(state.get("b1"), sum, Slots.next(count), most, made.state(), z));
    }

    private static State averaged(State params, State z, Number b1) {
      var rest = Numbers.oneMinus(b1);
      return Tree.map(t -> t[0].sub(t[1].mul(rest)).div(b1), params, z);
    }

    /// The parameters to evaluate with: the mean of the sequence.
    public static State evalParams(State state, State params) {
      var b1 = state.get("b1");
      return averaged(params, Tree.part(state, "z"), new io.raffia.Hyperparameter(b1));
    }
  }

  /// The base optimizers of [Contrib].
  static GradientTransformation sgd(Schedule rate, @Nullable Number weightDecay) {
    var plain = Optax.sgd(rate);
    return weightDecay == null ? plain : Optax.chain(Optax.addDecayedWeights(weightDecay), plain);
  }
}
