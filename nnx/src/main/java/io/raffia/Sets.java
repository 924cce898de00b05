package io.raffia;

import io.raffia.ir.DType;

/// Distinct elements.
final class Sets {
  private Sets() {}

  /// Sorted, whether each is the first of its kind.
  private static Tensor isFirst(Tensor sorted) {
    int n = sorted.dim(0);
    if (n == 0) return Tensor.zeros(DType.I1, 0);
    var changes = sorted.slice(1, n).ne(sorted.slice(0, n - 1));
    // All NaN are one kind, as numpy has it.
    var known = Jnp.isnan(sorted.slice(1, n)).and(Jnp.isnan(sorted.slice(0, n - 1))).not();
    return Tensor.concatenate(0, Tensor.of(true), changes.and(known));
  }

  static Unique unique(Tensor x) {
    var flat = x.reshape(-1);
    var order = Sorting.argsort(flat, 0, false);
    var sorted = flat.take(order, 0);
    var first = isFirst(sorted);
    var at = Tensor.of(Masks.numbers(first, "unique"));
    int n = flat.dim(0);
    var ends = Tensor.concatenate(0, at, Tensor.of(n));
    var number = Cumulative.of(io.raffia.ir.op.Monoid.ADD, first, 0, false).sub(1);
    var inverse = Tensor.zeros(DType.I32, n).at(order).set(number);
    return new Unique(
        sorted.take(at, 0),
        order.take(at, 0),
        inverse.reshape(x.shape().dims().toArray()),
        JnpReductions.diff(ends));
  }

  static Tensor unique(Tensor x, int size, Number fill) {
    var sorted = Sorting.sort(x.reshape(-1), 0);
    var number = Cumulative.of(io.raffia.ir.op.Monoid.ADD, isFirst(sorted), 0, false).sub(1);
    // Equal ones set the same; those beyond are dropped.
    return JnpArrays.full(io.raffia.ir.Shape.of(size), fill, x.dtype()).at(number).set(sorted);
  }
}
