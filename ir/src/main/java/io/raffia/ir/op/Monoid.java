package io.raffia.ir.op;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import org.jspecify.annotations.Nullable;

/// An associative, commutative combination with an identity: what reductions and scatters fold
/// with. Where StableHLO takes a region, the op carries one of these.
public enum Monoid {
  ADD(Binary.ADD),
  MUL(Binary.MUL),
  MAX(Binary.MAX),
  MIN(Binary.MIN),
  AND(Binary.AND),
  OR(Binary.OR),
  XOR(Binary.XOR);

  private final Binary op;

  Monoid(Binary op) {
    this.op = op;
  }

  /// The monoid that a program of two scalars is; null for another one.
  public static @Nullable Monoid of(Func region) {
    if (region.eqns().size() != 1 || region.params().size() != 2) return null;
    var eqn = region.eqns().getFirst();
    boolean whole = region.results().equals(eqn.out()) && eqn.in().containsAll(region.params());
    if (!whole) return null;
    for (var m : values()) if (m.op == eqn.op()) return m;
    return null;
  }

  /// The combining op.
  public Binary op() {
    return op;
  }

  /// The canonical bits of the identity.
  public long identity(DType dtype) {
    return switch (this) {
      case ADD -> dtype.isFloat() ? dtype.fromDouble(0.0) : 0;
      case OR, XOR -> 0;
      case MUL -> dtype.isFloat() ? dtype.fromDouble(1) : 1;
      case AND -> dtype.wrap(-1);
      case MAX -> dtype.lowest();
      case MIN -> dtype.highest();
    };
  }
}
