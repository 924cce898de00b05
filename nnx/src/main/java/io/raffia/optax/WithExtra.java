package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;

/// A transformation that uses extra arguments, or hands them on.
interface WithExtra extends GradientTransformation {
  @Override
  default Step update(State updates, State state, State params) {
    return update(updates, state, params, Extra.NONE);
  }

  @Override
  Step update(State updates, State state, State params, Extra extra);
}
