package io.raffia;

import java.util.Map;

/// Accumulates a figure over batches: `flax.nnx.Metric`. Its state is Variables, so it may be
/// updated inside compiled functions. `R` is what it computes.
public abstract class Metric<R> extends Module {
  /// Forgets all batches.
  public abstract void reset();

  /// Takes a batch in. Each metric picks the values that it knows by name and leaves the others;
  /// `mask`, if there, says which examples count, and broadcasts to them.
  public abstract void update(Map<String, Tensor> values);

  /// The figure over all batches since the last reset.
  public abstract R compute();
}
