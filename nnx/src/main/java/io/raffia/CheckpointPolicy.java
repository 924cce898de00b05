package io.raffia;

import io.raffia.ir.op.Checkpoint.Policy;

/// Which intermediate values [Nnx#remat] keeps for the backward pass all the same:
/// `jax.checkpoint_policies`.
public enum CheckpointPolicy {
  /// None: all are computed again.
  NOTHING_SAVEABLE(Policy.NOTHING_SAVEABLE),
  /// All, as without [Nnx#remat].
  EVERYTHING_SAVEABLE(Policy.EVERYTHING_SAVEABLE),
  /// Products of matrices.
  DOTS_SAVEABLE(Policy.DOTS_SAVEABLE),
  /// Products of matrices without batch axes.
  DOTS_WITH_NO_BATCH_DIMS_SAVEABLE(Policy.DOTS_WITH_NO_BATCH_DIMS_SAVEABLE);

  private final Policy op;

  CheckpointPolicy(Policy op) {
    this.op = op;
  }

  Policy op() {
    return op;
  }
}
