package io.raffia;

/// A hyperparameter as a function of the number of updates made so far; see [Optax].
///
/// Equal schedules (records, for instance) make equal optimizers, for which compiled programs are
/// reused; a lambda equals only itself.
@FunctionalInterface
public interface Schedule {
  /// The value at `count`, an `i32` scalar; the first update has count 0.
  Tensor at(Tensor count);
}
