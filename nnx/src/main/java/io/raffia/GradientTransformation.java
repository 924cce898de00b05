package io.raffia;

import io.raffia.optax.Extra;

/// Turns gradients into updates of parameters, and its own state into the next:
/// `optax.GradientTransformation`. The methods are pure. See [Optax] for the usual ones.
///
/// Transformations that are equal run the same compiled program, so make them records.
public interface GradientTransformation {
  /// Updates to add to the parameters, and the next state.
  record Step(State updates, State state) {}

  /// The state before the first update of `params`; paths are the transformation's own names, and
  /// below those the parameters' paths.
  State init(State params);

  /// `updates` are gradients or what an earlier transformation made of them, with the paths of
  /// `params`.
  Step update(State updates, State state, State params);

  /// The same for transformations that need to know more: the loss, for instance.
  default Step update(State updates, State state, State params, Extra extra) {
    return update(updates, state, params);
  }
}
