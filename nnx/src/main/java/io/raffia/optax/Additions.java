package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Random;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import org.jspecify.annotations.Nullable;

/// Transformations that add to updates or replace what may not be.
public final class Additions {
  private Additions() {}

  /// Plus that share of the parameters. A schedule that is not constant keeps a `count`.
  public record AddDecayedWeights(Schedule weightDecay) implements GradientTransformation {
    @Override
    public State init(State params) {
      return weightDecay instanceof Schedules.Constant
          ? Slots.EMPTY
          : Slots.of("count", Slots.zero());
    }

    @Override
    public Step update(State updates, State state, State params) {
      if (weightDecay instanceof Schedules.Constant(var decay)) {
        return new Step(
            Numbers.isZero(decay) ? updates : Tree.addScale(updates, decay, params), state);
      }
      var count = state.get("count");
      var made = Tree.addScale(updates, weightDecay.at(count), params);
      return new Step(made, Slots.of("count", Slots.next(count)));
    }
  }

  /// Weight decay of the parameters that `mask` chooses; null: of all.
  public static GradientTransformation decayedWeights(Schedule weightDecay, @Nullable Filter mask) {
    var all = new AddDecayedWeights(weightDecay);
    return mask == null ? all : new Masking.Masked(all, mask);
  }

  /// Plus normal noise of variance `eta / t^gamma` (Neelakantan et al., 2015); state `count` and
  /// `rngKey`.
  public record AddNoise(Number eta, Number gamma, long seed) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero(), "rngKey", Random.key(seed));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = Slots.next(state.get("count"));
      var deviation = Numbers.tensor(eta).div(count.pow(Numbers.tensor(gamma))).sqrt();
      var keys = Random.split(state.get("rngKey"), 2);
      var noise = Tree.randomLike(keys.get(1), updates, Random::normal);
      return new Step(
          Tree.addScale(updates, deviation, noise),
          Slots.of("count", count, "rngKey", keys.get(0)));
    }
  }

  /// No parameter falls below 0: it stops there.
  public record KeepParamsNonnegative() implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> Tensor.where(x[0].add(x[1]).lt(0.0), x[0].neg(), x[1]), params, updates);
    }
  }

  /// 0 instead of NaN; state `foundNan` says where there were any.
  public record ZeroNans() implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("foundNan", params.map(p -> Tensor.scalar(false)));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var found = updates.map(u -> u.ne(u).any());
      var made = updates.map(u -> Tensor.where(u.ne(u), Tensor.zerosLike(u), u));
      return new Step(made, Slots.of("foundNan", found));
    }
  }
}
