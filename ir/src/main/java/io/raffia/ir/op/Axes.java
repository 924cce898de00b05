package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// Splits and merges axes: how batches and groups move between the axes of a convolution.
final class Axes {
  private Axes() {}

  /// Axis `axis` becomes two: `groups` and what is left.
  static Value split(Builder b, Value x, int axis, int groups) {
    var dims = list(x.shape().dims());
    int extent = dims.remove(/* index */ axis);
    dims.add(axis, extent / groups);
    dims.add(axis, groups);
    return b.reshape(x, new Shape(ints(dims)));
  }

  /// Axis `from` moves before axis `into` (as numbered before the move) and merges with it, as the
  /// outer one.
  static Value merge(Builder b, Value x, int from, int into) {
    var order = list(Ints.range(0, x.shape().rank()));
    order.remove(/* index */ from);
    int at = order.indexOf(into);
    order.add(at, from);
    var moved = b.transpose(x, ints(order));
    var dims = list(moved.shape().dims());
    int outer = dims.remove(/* index */ at);
    dims.set(at, outer * dims.get(at));
    return b.reshape(moved, new Shape(ints(dims)));
  }

  /// Merges the leading axis into `axis` (numbered without the leading one), inside of its
  /// `groups`: `[n, ..., groups * m, ...]` becomes `[..., groups * n * m, ...]`.
  static Value mergeLeading(Builder b, Value x, int axis, int groups) {
    if (groups == 1) return merge(b, x, 0, axis + 1);
    var inner = merge(b, split(b, x, axis + 1, groups), 0, axis + 2);
    return merge(b, inner, axis, axis + 1);
  }

  /// The inverse of [#mergeLeading] with a leading axis of `n`.
  static Value splitLeading(Builder b, Value x, int axis, int groups, int n) {
    var parts = split(b, x, axis, groups * n);
    if (groups > 1) parts = split(b, parts, axis, groups);
    int at = groups > 1 ? axis + 1 : axis;
    var order = list(Ints.range(0, parts.shape().rank()));
    order.remove(/* index */ at);
    order.add(0, at);
    var first = b.transpose(parts, ints(order));
    return groups > 1 ? merge(b, first, axis + 1, axis + 2) : first;
  }

  private static List<Integer> list(Ints items) {
    return new ArrayList<>(items.stream().boxed().toList());
  }

  private static Ints ints(List<Integer> items) {
    return Ints.of(items.stream().mapToInt(i -> i));
  }
}
