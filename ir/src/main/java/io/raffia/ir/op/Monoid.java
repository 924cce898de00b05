package io.raffia.ir.op;

import io.raffia.ir.DType;

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
