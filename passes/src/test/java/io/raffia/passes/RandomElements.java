package io.raffia.passes;

import static io.raffia.ir.DType.F32;
import static io.raffia.ir.DType.F64;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.Unary;
import java.util.Arrays;

/// Functions of elements in random programs. In those with steps, results are exact, so that no
/// last bit decides: transcendental functions are of floats of 8 bits, and in programs of doubles,
/// where no step is likely to be met.
final class RandomElements {
  private static final Pointwise[] SMOOTH = {
    Unary.TANH,
    Unary.SIN,
    Unary.COS,
    Unary.LOGISTIC,
    Unary.NEG,
    Unary.ERF,
    Chlo.ATAN,
    Chlo.ASINH,
    Chlo.ERFC
  };
  private static final Pointwise[] EXACT = {
    Unary.ABS,
    Unary.SIGN,
    Unary.FLOOR,
    Unary.CEIL,
    Unary.ROUND_NEAREST_EVEN,
    Unary.ROUND_NEAREST_AFZ,
    Unary.NEG,
    Unary.NEG,
    Unary.SQRT,
    new ReducePrecision(4, 3)
  };
  private static final Pointwise[] TRANSCENDENTAL = {
    Unary.EXP,
    Unary.EXPM1,
    Unary.LOG,
    Unary.LOG1P,
    Unary.TANH,
    Unary.LOGISTIC,
    Unary.SIN,
    Unary.COS,
    Unary.TAN,
    Unary.CBRT,
    Unary.RSQRT,
    Unary.ERF,
    Unary.ERF_INV
  };
  private static final Binary[] OF_FLOATS = {
    Binary.ADD, Binary.SUB, Binary.MUL, Binary.DIV, Binary.MAX, Binary.MIN, Binary.REM
  };
  private static final Binary[] OF_INTEGERS = {
    Binary.ADD,
    Binary.SUB,
    Binary.MUL,
    Binary.DIV,
    Binary.MAX,
    Binary.MIN,
    Binary.REM,
    Binary.AND,
    Binary.OR,
    Binary.XOR,
    Binary.SHIFT_LEFT,
    Binary.SHIFT_RIGHT_ARITHMETIC,
    Binary.SHIFT_RIGHT_LOGICAL,
    Binary.POW
  };

  private final RandomProgram program;

  RandomElements(RandomProgram program) {
    this.program = program;
  }

  private <T> T one(T[] all) {
    return all[program.random.nextInt(all.length)];
  }

  private int below(int n) {
    return program.random.nextInt(n);
  }

  private boolean isExact(DType t) {
    return t == F64 && program.dtype == F64 || t.bits() == 8;
  }

  Value unary(Value x) {
    var t = x.dtype();
    if (t == DType.I1) return program.b.emit(Unary.NOT, x);
    if (!t.isFloat())
      return program.b.emit(
          one(
              new Unary[] {
                Unary.NEG, Unary.NEG, Unary.NOT, Unary.POPCNT, Unary.COUNT_LEADING_ZEROS
              }),
          x);
    if (program.smooth) return program.b.emit(one(SMOOTH), x);
    if (!isExact(t) || below(3) == 0) return program.b.emit(one(EXACT), x);
    if (below(2) == 0) return program.b.emit(one(TRANSCENDENTAL), x);
    var chlo = one(Chlo.values());
    return chlo.isBinary() ? program.b.emit(chlo, x, program.partner(x)) : program.b.emit(chlo, x);
  }

  Value binary(Value x, Value y) {
    var t = x.dtype();
    if (t == DType.I1)
      return program.b.emit(one(new Binary[] {Binary.AND, Binary.OR, Binary.XOR}), x, y);
    var all = t.isFloat() ? OF_FLOATS : OF_INTEGERS;
    // One in three is a sum, a difference or a product.
    int known = program.smooth || below(3) == 0 ? 3 : all.length;
    var op = all[below(known)];
    if (t.isFloat() && !program.smooth && isExact(t) && below(8) == 0)
      op = below(2) == 0 ? Binary.POW : Binary.ATAN2;
    return program.b.emit(op, x, y);
  }

  /// To any type, or the same bits as another one. The bits of a NaN are nobody's business.
  Value convert(Value x) {
    var t = x.dtype();
    var same = Arrays.stream(DType.values()).filter(u -> u.bits() == t.bits() && u != t).toList();
    if (!t.isFloat() && t != DType.I1 && !same.isEmpty() && below(4) == 0)
      return program.b.emit(new BitcastConvert(same.get(below(same.size()))), x);
    if (t == F32 && below(6) == 0) return program.b.emit(new BitcastConvert(DType.I32), x);
    return program.b.emit(new Convert(one(DType.values())), x);
  }
}
