package io.raffia.optax;

import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;

/// A hyperparameter that depends on more than the count of updates: `optax.StatefulSchedule`, for
/// [InjectHyperparams].
public interface StatefulSchedule {
  /// The state before the first update.
  State init();

  /// The state after an update.
  State update(State state, Extra extra);

  /// The value for the update that is made in this state.
  Tensor at(State state, Extra extra);

  /// A schedule of the count alone; state `count`.
  record Counting(Schedule schedule) implements StatefulSchedule {
    @Override
    public State init() {
      return Slots.of("count", Slots.zero());
    }

    @Override
    public State update(State state, Extra extra) {
      return Slots.of("count", Slots.next(state.get("count")));
    }

    @Override
    public Tensor at(State state, Extra extra) {
      return schedule.at(state.get("count"));
    }
  }
}
