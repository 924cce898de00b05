package io.raffia.ir;

import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Constant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which values are constants, while text is read: through regions too.
final class Known {
  private final Map<Value, Eqn> origin = new HashMap<>();
  private final Map<Value, Value> outside = new HashMap<>();

  void isMadeBy(Eqn eqn) {
    for (var v : eqn.out()) origin.put(v, eqn);
  }

  /// In a region, `inside` stands for `v`.
  void isOutside(Value inside, Value v) {
    outside.put(inside, v);
  }

  /// The constant that a value is; null for another value.
  @Nullable Literal literal(Value v) {
    var around = outside.get(v);
    if (around != null) return literal(around);
    var eqn = origin.get(v);
    if (eqn == null) return null;
    if (eqn.op() instanceof Constant(var value)) return value;
    if (!(eqn.op() instanceof BroadcastInDim)) return null;
    var x = literal(eqn.in().getFirst());
    return x != null && x.isSplat() ? Literal.splat(v.type(), x.bits(0)) : null;
  }

  /// The bits of each element of a constant whose elements are equal; null for another value.
  @Nullable Long splat(Value v) {
    var x = literal(v);
    return x != null && x.isSplat() ? (Long) x.bits(0) : null;
  }
}
