package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;

/// A transformation without state of its own.
interface Stateless extends GradientTransformation {
  State apply(State updates, State params);

  @Override
  default State init(State params) {
    return Slots.EMPTY;
  }

  @Override
  default Step update(State updates, State state, State params) {
    return new Step(apply(updates, params), state);
  }
}
