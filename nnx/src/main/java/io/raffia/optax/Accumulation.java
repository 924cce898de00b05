package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Sums and means of updates over steps.
public final class Accumulation {
  private Accumulation() {}

  /// A decaying sum of updates (momentum); state `trace`.
  public record Trace(Number decay, boolean nesterov, @Nullable DType accumulatorDtype)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("trace", Tree.zerosLike(params, accumulatorDtype));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var sum = Tree.addScale(updates, decay, Slots.tree(state, "trace"));
      var out = nesterov ? Tree.addScale(updates, decay, sum) : sum;
      return new Step(out, Slots.of("trace", Tree.cast(sum, accumulatorDtype)));
    }
  }

  /// A decaying mean of updates, with `debias` made up for its start at 0; state `count`, `ema`.
  public record Ema(Number decay, boolean debias, @Nullable DType accumulatorDtype)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero(), "ema", Tree.zerosLike(params, accumulatorDtype));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var mean = Tree.updateMoment(updates, Slots.tree(state, "ema"), decay);
      var count = Slots.next(state.get("count"));
      return new Step(
          debias ? Tree.biasCorrection(mean, decay, count) : mean,
          Slots.of("count", count, "ema", Tree.cast(mean, accumulatorDtype)));
    }
  }

  /// The sum of `k` updates every `k` steps, and 0 between; state `count`, `gradAcc`.
  public record ApplyEvery(int k) implements GradientTransformation {
    public ApplyEvery {
      Numbers.require(k >= 1, "applyEvery needs a period of 1 step or more", k);
    }

    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero(), "gradAcc", Tree.zerosLike(params));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count").rem(k);
      var within = count.ne(0);
      var last = count.eq(k - 1);
      var sum =
          Tree.map(
              x -> x[1].mul(within.astype(x[1].dtype())).add(x[0]),
              updates,
              Slots.tree(state, "gradAcc"));
      return new Step(
          sum.map(s -> s.mul(last.astype(s.dtype()))),
          Slots.of("count", Slots.next(state.get("count")).rem(k), "gradAcc", sum));
    }
  }
}
