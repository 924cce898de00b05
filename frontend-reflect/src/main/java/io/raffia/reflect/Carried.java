package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// What a loop carries: parameters of the region that stages an iteration.
final class Carried {
  final Tracing.Region region;
  private final Tracing tracing;

  /// Parameters by key: a [Symbolic] or a tensor.
  final LinkedHashMap<Object, Object> byKey = new LinkedHashMap<>();

  /// Whether there are others than before.
  boolean changed;

  Carried(Tracing tracing) {
    this.tracing = tracing;
    region = tracing.open();
  }

  @Nullable Object key(@Nullable Object leaf) {
    if (leaf instanceof Symbolic s) return s.tensor == null ? null : tracing.key(s.tensor);
    return leaf != null && tracing.isTensor(leaf) ? tracing.key(leaf) : null;
  }

  boolean isParam(@Nullable Object leaf) {
    var key = key(leaf);
    return key != null && byKey.containsKey(key);
  }

  Symbolic number(DType type) {
    var p = Symbolic.of(type, region.param(TensorType.of(type), true));
    byKey.put(requireNonNull(key(p)), p);
    changed = true;
    return p;
  }

  Object tensor(TensorType type, boolean weak) {
    var p = region.param(type, weak);
    byKey.put(requireNonNull(key(p)), p);
    changed = true;
    return p;
  }

  /// A parameter gives way to another one.
  void drop(Object leaf) {
    byKey.remove(requireNonNull(key(leaf)));
  }

  static Object handle(Object leaf) {
    return leaf instanceof Symbolic s ? requireNonNull(s.tensor) : leaf;
  }

  /// What a tensor is that stands for a leaf of this kind.
  static Object like(Object leaf, Object tensor) {
    return leaf instanceof Symbolic s ? Symbolic.of(s.dtype(), tensor) : tensor;
  }

  TensorType type(Object leaf) {
    return leaf instanceof Symbolic s ? TensorType.of(s.dtype()) : tracing.type(leaf);
  }

  boolean weak(Object leaf) {
    return leaf instanceof Symbolic || tracing.isWeak(leaf);
  }
}
