package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Unary;

/// Ops on the bits of elements that the catalogue writes with others.
public final class Bits {
  private Bits() {}

  /// The bits of `x` as elements of `to`, which has another width. A narrower type adds a last axis
  /// of the parts, lowest first; a wider one consumes the last axis (StableHLO's bitcast_convert).
  static Value bitcast(Builder b, Value x, DType to) {
    var from = x.dtype();
    int rank = x.shape().rank();
    if (from.bits() > to.bits()) {
      int parts = from.bits() / to.bits();
      var wide = unsigned(from.bits());
      var shape = new Shape(x.shape().dims().plus(Ints.of(parts)));
      var all = b.broadcast(b.emit(new BitcastConvert(wide), x), shape, Ints.range(0, rank));
      var part = b.emit(Binary.SHIFT_RIGHT_LOGICAL, all, places(b, all.type(), to.bits()));
      if (to == DType.I1) part = b.emit(Binary.AND, part, b.ones(part.type()));
      return b.emit(new BitcastConvert(to), b.convert(part, unsigned(to.bits())));
    }
    int parts = to.bits() / from.bits();
    if (rank == 0 || x.shape().dim(rank - 1) != parts) {
      throw new IrException(
          "stablehlo.bitcast_convert: the last axis of %s is not the %d parts of %s (C1)"
              .formatted(x.type().brief(), parts, to));
    }
    var narrow = b.emit(new BitcastConvert(unsigned(from.bits())), x);
    var part = b.convert(narrow, unsigned(to.bits()));
    var placed = b.emit(Binary.SHIFT_LEFT, part, places(b, part.type(), from.bits()));
    var whole = b.reduce(Monoid.OR, placed, Ints.of(rank - 1));
    return b.emit(new BitcastConvert(to), whole);
  }

  /// Of each part along the last axis, the place of its lowest bit.
  private static Value places(Builder b, TensorType type, int width) {
    return b.scale(b.emit(new Iota(type, type.rank() - 1)), width);
  }

  /// The unsigned type of a width; booleans have 1.
  static DType unsigned(int bits) {
    return switch (bits) {
      case 1 -> DType.I1;
      case 4 -> DType.U4;
      case 8 -> DType.U8;
      case 16 -> DType.U16;
      case 32 -> DType.U32;
      default -> DType.U64;
    };
  }

  private static DType signed(int bits) {
    return switch (bits) {
      case 8 -> DType.I8;
      case 16 -> DType.I16;
      case 32 -> DType.I32;
      default -> DType.I64;
    };
  }

  /// Compares floats in IEEE 754's total order: `-NaN < -inf < ... < -0 < +0 < ... < inf < NaN`.
  /// Signed integers have it, once the magnitudes of the negative numbers are complemented.
  static Value compareTotally(Builder b, Compare.Direction direction, Value x, Value y) {
    return b.compare(direction, totalOrder(b, x), totalOrder(b, y));
  }

  /// Signed integers in the total order of the floats `x`.
  public static Value totalOrder(Builder b, Value x) {
    if (!x.dtype().isFloat())
      throw IrException.ofTypes("TOTALORDER compares floats, not " + x.dtype());
    var bits = b.emit(new BitcastConvert(signed(x.dtype().bits())), x);
    var t = bits.type();
    var negative = b.compare(Compare.Direction.LT, bits, b.zeros(t));
    var magnitude = b.constant(Literal.splat(t, t.dtype().highest()));
    return b.select(negative, b.emit(Binary.XOR, bits, magnitude), bits);
  }

  /// The upper half of the bits of the product of two integers.
  static Value mulhi(Builder b, Value x, Value y) {
    var t = x.dtype();
    if (!t.isInteger()) throw IrException.ofTypes("chlo.mulhi multiplies integers, not " + t);
    boolean signed = t.kind() == DType.Kind.SIGNED;
    if (t.bits() == 64) return signed ? signedUpperHalf(b, x, y) : upperHalf(b, x, y);
    var wide = signed ? DType.I64 : DType.U64;
    var product = b.mul(b.convert(x, wide), b.convert(y, wide));
    return b.convert(shiftRight(b, product, t.bits()), t);
  }

  private static Value shiftRight(Builder b, Value x, int by) {
    return b.emit(Binary.SHIFT_RIGHT_LOGICAL, x, b.splat(x.type(), by));
  }

  /// Of unsigned numbers, from the products of their halves.
  private static Value upperHalf(Builder b, Value x, Value y) {
    var low = b.constant(Literal.splat(x.type(), 0xffffffffL));
    var xl = b.emit(Binary.AND, x, low);
    var yl = b.emit(Binary.AND, y, low);
    var xh = shiftRight(b, x, 32);
    var yh = shiftRight(b, y, 32);
    var middle = b.add(b.mul(xh, yl), shiftRight(b, b.mul(xl, yl), 32));
    var other = b.add(b.mul(xl, yh), b.emit(Binary.AND, middle, low));
    var upper = b.add(b.mul(xh, yh), shiftRight(b, middle, 32));
    return b.add(upper, shiftRight(b, other, 32));
  }

  /// A negative factor counts 2^64 too much when it is read as unsigned.
  private static Value signedUpperHalf(Builder b, Value x, Value y) {
    var unsigned = new BitcastConvert(DType.U64);
    var product = upperHalf(b, b.emit(unsigned, x), b.emit(unsigned, y));
    var zero = b.zeros(x.type());
    var excess =
        b.add(
            b.select(b.compare(Compare.Direction.LT, x, zero), y, zero),
            b.select(b.compare(Compare.Direction.LT, y, zero), x, zero));
    return b.sub(b.emit(new BitcastConvert(DType.I64), product), excess);
  }

  /// Whether floats are infinite; `sign` is 1 or -1 for one infinity, 0 for both.
  static Value isInfinite(Builder b, Value x, int sign) {
    var magnitude = sign == 0 ? b.emit(Unary.ABS, x) : x;
    double infinity = sign < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    if (x.dtype() == DType.F8E4M3FN) return b.zeros(new TensorType(DType.I1, x.shape()));
    return b.compare(Compare.Direction.EQ, magnitude, b.splat(x.type(), infinity));
  }
}
