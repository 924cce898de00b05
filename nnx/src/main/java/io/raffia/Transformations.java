package io.raffia;

import io.raffia.GradientTransformation.Step;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smaller gradient transformations of [Optax].
final class Transformations {
  private Transformations() {}

  /// One after another; state `0, 1, ...`.
  record Chain(List<GradientTransformation> parts) implements GradientTransformation {
    Chain {
      parts = List.copyOf(parts);
    }

    @Override
    public State init(State params) {
      var all = Slots.EMPTY;
      for (int i = 0; i < parts.size(); i++)
        all = all.merge(Slots.tree(i, parts.get(i).init(params)));
      return all;
    }

    @Override
    public Step update(State updates, State state, State params) {
      var next = Slots.EMPTY;
      for (int i = 0; i < parts.size(); i++) {
        var step = parts.get(i).update(updates, Slots.tree(state, i), params);
        updates = step.updates();
        next = next.merge(Slots.tree(i, step.state()));
      }
      return new Step(updates, next);
    }
  }

  /// Times a constant.
  record Scale(double factor) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.EMPTY;
    }

    @Override
    public Step update(State updates, State state, State params) {
      return new Step(updates.map(u -> u.mul(factor)), state);
    }
  }

  /// Times `sign` and the schedule's value at the count before this update; state `count`.
  record ScaleBySchedule(Schedule schedule, double sign) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.value("count", Tensor.scalar(0));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var factor = schedule.at(count).mul(sign);
      var scaled = updates.map(u -> u.mul(factor.astype(u.dtype())));
      return new Step(scaled, Slots.value("count", Counts.next(count)));
    }
  }

  /// `optax.trace`: a decaying sum of updates (momentum); state `trace`.
  record Momentum(double decay, boolean nesterov, @Nullable DType dtype)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.tree("trace", cast(params.map(Tensor::zerosLike)));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var sum = updates.zip(Slots.tree(state, "trace"), this::decayed);
      var out = nesterov ? updates.zip(sum, this::decayed) : sum;
      return new Step(out, Slots.tree("trace", cast(sum)));
    }

    private Tensor decayed(Tensor update, Tensor sum) {
      return update.add(sum.mul(decay));
    }

    private State cast(State sum) {
      return dtype == null ? sum : sum.map(s -> s.astype(dtype));
    }
  }

  /// Plus `decay` times the parameters.
  record AddDecayedWeights(double decay) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.EMPTY;
    }

    @Override
    public Step update(State updates, State state, State params) {
      return new Step(updates.zip(params, (u, p) -> u.add(p.mul(decay))), state);
    }
  }

  /// Scaled down where the Euclidean norm of all together is `max` or more.
  record ClipByGlobalNorm(double max) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.EMPTY;
    }

    @Override
    public Step update(State updates, State state, State params) {
      if (updates.size() == 0) return new Step(updates, state);
      var norm = norm(updates);
      var within = norm.lt(max);
      var clipped =
          updates.map(u -> Tensor.where(within, u, u.div(norm.astype(u.dtype())).mul(max)));
      return new Step(clipped, state);
    }
  }

  /// Each element kept within `-max` and `max`.
  record Clip(double max) implements GradientTransformation {
    Clip {
      if (!(max >= 0))
        throw new IrException("clip needs a bound that is not negative, found " + max);
    }

    @Override
    public State init(State params) {
      return Slots.EMPTY;
    }

    @Override
    public Step update(State updates, State state, State params) {
      return new Step(updates.map(u -> u.clip(-max, max)), state);
    }
  }

  /// The Euclidean norm of all elements of all tensors.
  static Tensor norm(State tree) {
    return tree.leaves().stream()
        .map(l -> l.value().square().sum())
        .reduce(Tensor::add)
        .orElseGet(() -> Tensor.scalar(0.0))
        .sqrt();
  }
}
