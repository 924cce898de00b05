package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Code for one application of a pointwise op: operands are on the stack, in the [Carrier] of their
/// type, and the result takes their place.
public final class ScalarOps {
  private static final String INTEGERS = "io/raffia/jvm/IntegerMath";
  private static final String FLOATS = "io/raffia/jvm/FloatMath";
  private static final String ELEMENTARY = "io/raffia/jvm/ScalarMath";
  private static final String NARROW = "io/raffia/jvm/NarrowFloat";

  private static final String DTYPE = "Lio/raffia/ir/DType;";

  private final MethodVisitor mv;

  /// The class that has all functions; null: each is where this machine's code has it.
  private final @Nullable String functions;

  ScalarOps(MethodVisitor mv) {
    this(mv, null);
  }

  /// Code that calls only methods of the class `functions`, whatever is no instruction of the JVM:
  /// for machines that have functions of their own.
  public ScalarOps(MethodVisitor mv, @Nullable String functions) {
    this.mv = mv;
    this.functions = functions;
  }

  public void emit(Pointwise op, List<DType> types) {
    var t = types.getFirst();
    switch (op) {
      case Unary unary -> unary(unary, t);
      case Binary binary -> binary(binary, t);
      case Compare(var direction) -> compare(direction, t);
      case Convert(var to) -> convert(t, to);
      case BitcastConvert(var to) -> bitcast(t, to);
      case Chlo chlo -> chlo(chlo, t);
      case ReducePrecision(var exponent, var mantissa) -> reducePrecision(t, exponent, mantissa);
      case Select _ -> select(types.get(1));
      case Clamp _ -> throw new IllegalStateException("clamp is lowered to maximum and minimum");
    }
  }

  private void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, functions == null ? owner : functions, name, descriptor, false);
  }

  private void unary(Unary op, DType t) {
    if (!t.isFloat()) {
      integerUnary(op, t);
      return;
    }
    boolean d = t == DType.F64;
    var same = d ? "(D)D" : "(F)F";
    switch (op) {
      case ABS -> call("java/lang/Math", "abs", same);
      case NEG -> mv.visitInsn(d ? Opcodes.DNEG : Opcodes.FNEG);
      case SIGN -> call(FLOATS, "signum", same);
      case FLOOR -> call(d ? "java/lang/Math" : FLOATS, "floor", same);
      case CEIL -> call(d ? "java/lang/Math" : FLOATS, "ceil", same);
      case ROUND_NEAREST_EVEN -> call(d ? "java/lang/Math" : FLOATS, "rint", same);
      case ROUND_NEAREST_AFZ -> call(FLOATS, "roundAwayFromZero", same);
      case SQRT -> call(d ? "java/lang/Math" : FLOATS, "sqrt", same);
      case TAN -> call(FLOATS, "tan", same);
      case EXP, EXPM1, LOG, LOG1P, RSQRT, CBRT, SIN, COS, TANH, LOGISTIC, ERF ->
          call(ELEMENTARY, op.name().toLowerCase(Locale.ROOT), same);
      case ERF_INV -> call(ELEMENTARY, "erfInv", same);
      case IS_FINITE -> call(FLOATS, "isFinite", d ? "(D)Z" : "(F)Z");
      case NOT, POPCNT, COUNT_LEADING_ZEROS -> throw new IllegalStateException(op + " of " + t);
    }
    if (op != Unary.IS_FINITE) round(t);
  }

  private void integerUnary(Unary op, DType t) {
    if (op == Unary.NOT && t == DType.I1) {
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitInsn(Opcodes.IXOR);
      return;
    }
    toLong(t);
    switch (op) {
      case ABS -> call("java/lang/Math", "abs", "(J)J");
      case NEG -> mv.visitInsn(Opcodes.LNEG);
      case SIGN -> call(INTEGERS, "sign", "(J)J");
      case NOT -> {
        mv.visitLdcInsn(-1L);
        mv.visitInsn(Opcodes.LXOR);
      }
      case POPCNT -> bits("popcnt", t, "(JI)J");
      case COUNT_LEADING_ZEROS -> bits("countLeadingZeros", t, "(JI)J");
      default -> throw new IllegalStateException(op + " of " + t);
    }
    fromLong(t);
  }

  private void bits(String name, DType t, String descriptor) {
    mv.visitLdcInsn(t.bits());
    call(INTEGERS, name, descriptor);
  }

  private void binary(Binary op, DType t) {
    if (t.isFloat()) {
      floatBinary(op, t);
    } else if (Carrier.of(t) == Carrier.INT && intOpcode(op, t) >= 0) {
      mv.visitInsn(intOpcode(op, t));
      wrap(t);
    } else {
      longBinary(op, t);
    }
  }

  /// The instruction on ints that, wrapped to the type, is the op; -1: there is none.
  private static int intOpcode(Binary op, DType t) {
    boolean bool = t == DType.I1;
    return switch (op) {
      case ADD -> bool ? Opcodes.IOR : Opcodes.IADD;
      case SUB -> Opcodes.ISUB;
      case MUL -> Opcodes.IMUL;
      case AND -> Opcodes.IAND;
      case OR -> Opcodes.IOR;
      case XOR -> Opcodes.IXOR;
      case MAX -> bool ? Opcodes.IOR : -1;
      case MIN -> bool ? Opcodes.IAND : -1;
      case DIV, REM, POW, ATAN2, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> -1;
    };
  }

  private void floatBinary(Binary op, DType t) {
    boolean d = t == DType.F64;
    var same = d ? "(DD)D" : "(FF)F";
    switch (op) {
      case ADD -> mv.visitInsn(d ? Opcodes.DADD : Opcodes.FADD);
      case SUB -> mv.visitInsn(d ? Opcodes.DSUB : Opcodes.FSUB);
      case MUL -> mv.visitInsn(d ? Opcodes.DMUL : Opcodes.FMUL);
      case DIV -> mv.visitInsn(d ? Opcodes.DDIV : Opcodes.FDIV);
      case REM -> mv.visitInsn(d ? Opcodes.DREM : Opcodes.FREM);
      case MAX -> call("java/lang/Math", "max", same);
      case MIN -> call("java/lang/Math", "min", same);
      case POW -> call(ELEMENTARY, "pow", same);
      case ATAN2 -> call(FLOATS, "atan2", same);
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL ->
          throw new IllegalStateException(op + " of " + t);
    }
    round(t);
  }

  /// Both operands as longs; the lower one is under the upper one on the stack, and ints must be
  /// widened there.
  private void longBinary(Binary op, DType t) {
    if (Carrier.of(t) == Carrier.INT) {
      toLong(t);
      mv.visitInsn(Opcodes.DUP2_X1);
      mv.visitInsn(Opcodes.POP2);
      toLong(t);
      mv.visitInsn(Opcodes.DUP2_X2);
      mv.visitInsn(Opcodes.POP2);
    }
    boolean unsigned = t.kind() != DType.Kind.SIGNED;
    switch (op) {
      case ADD -> mv.visitInsn(Opcodes.LADD);
      case SUB -> mv.visitInsn(Opcodes.LSUB);
      case MUL -> mv.visitInsn(Opcodes.LMUL);
      case AND -> mv.visitInsn(Opcodes.LAND);
      case OR -> mv.visitInsn(Opcodes.LOR);
      case XOR -> mv.visitInsn(Opcodes.LXOR);
      case DIV -> call(INTEGERS, unsigned ? "divUnsigned" : "div", "(JJ)J");
      case REM -> call(INTEGERS, unsigned ? "remUnsigned" : "rem", "(JJ)J");
      case MAX ->
          call(unsigned ? INTEGERS : "java/lang/Math", unsigned ? "maxUnsigned" : "max", "(JJ)J");
      case MIN ->
          call(unsigned ? INTEGERS : "java/lang/Math", unsigned ? "minUnsigned" : "min", "(JJ)J");
      case POW -> call(INTEGERS, unsigned ? "powUnsigned" : "pow", "(JJ)J");
      case SHIFT_LEFT -> bits("shiftLeft", t, "(JJI)J");
      case SHIFT_RIGHT_ARITHMETIC -> bits("shiftRightArithmetic", t, "(JJI)J");
      case SHIFT_RIGHT_LOGICAL -> bits("shiftRightLogical", t, "(JJI)J");
      case ATAN2 -> throw new IllegalStateException(op + " of " + t);
    }
    fromLong(t);
  }

  /// In double precision, by the functions that define the op.
  private void chlo(Chlo op, DType t) {
    if (op == Chlo.NEXT_AFTER) {
      nextAfter(t);
      return;
    }
    boolean d = t == DType.F64;
    if (!d && op.isBinary()) widenLower();
    if (!d) mv.visitInsn(Opcodes.F2D);
    call(
        switch (op) {
          case ACOS, ASIN, ATAN, SINH, COSH -> "java/lang/StrictMath";
          case ACOSH, ASINH, ATANH, ERFC -> "io/raffia/ir/op/Special";
          case LGAMMA, DIGAMMA, POLYGAMMA, ZETA -> "io/raffia/ir/op/Gamma";
          case BESSEL_I1E -> "io/raffia/ir/op/Bessel";
          case NEXT_AFTER -> throw new IllegalStateException("next_after is a function of bits");
        },
        op == Chlo.BESSEL_I1E ? "i1e" : op.name().toLowerCase(Locale.ROOT),
        op.isBinary() ? "(DD)D" : "(D)D");
    if (!d) mv.visitInsn(Opcodes.D2F);
    round(t);
  }

  /// The float under the float on top becomes a double.
  private void widenLower() {
    mv.visitInsn(Opcodes.SWAP);
    mv.visitInsn(Opcodes.F2D);
    mv.visitInsn(Opcodes.DUP2_X1);
    mv.visitInsn(Opcodes.POP2);
  }

  private void nextAfter(DType t) {
    switch (t) {
      case F64 -> call("java/lang/Math", "nextAfter", "(DD)D");
      case F32 -> call(FLOATS, "nextAfter", "(FF)F");
      default -> {
        dtype(t);
        call(NARROW, "nextAfter", "(FF" + DTYPE + ")F");
      }
    }
  }

  private void reducePrecision(DType t, int exponentBits, int mantissaBits) {
    mv.visitLdcInsn(exponentBits);
    mv.visitLdcInsn(mantissaBits);
    switch (t) {
      case F64 -> call(FLOATS, "reducePrecision", "(DII)D");
      case F32 -> call(FLOATS, "reducePrecision", "(FII)F");
      default -> {
        dtype(t);
        call(NARROW, "reducePrecision", "(FII" + DTYPE + ")F");
      }
    }
  }

  private void dtype(DType t) {
    mv.visitFieldInsn(Opcodes.GETSTATIC, "io/raffia/ir/DType", t.name(), DTYPE);
  }

  private void compare(Compare.Direction direction, DType t) {
    boolean ordered = direction != Compare.Direction.EQ && direction != Compare.Direction.NE;
    boolean unsigned = ordered && (t == DType.U32 || t == DType.U64);
    var holds = new Label();
    var end = new Label();
    if (unsigned) {
      var type = t == DType.U64 ? "java/lang/Long" : "java/lang/Integer";
      call(type, "compareUnsigned", t == DType.U64 ? "(JJ)I" : "(II)I");
      mv.visitJumpInsn(jump(direction), holds);
    } else if (Carrier.of(t) == Carrier.INT) {
      mv.visitJumpInsn(jump(direction) + (Opcodes.IF_ICMPEQ - Opcodes.IFEQ), holds);
    } else {
      // Of unordered floats no comparison but NE holds: NaN counts as greater for LT and LE, as
      // less otherwise.
      boolean less = direction == Compare.Direction.LT || direction == Compare.Direction.LE;
      mv.visitInsn(
          switch (Carrier.of(t)) {
            case INT, LONG -> Opcodes.LCMP;
            case FLOAT -> less ? Opcodes.FCMPG : Opcodes.FCMPL;
            case DOUBLE -> less ? Opcodes.DCMPG : Opcodes.DCMPL;
          });
      mv.visitJumpInsn(jump(direction), holds);
    }
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitJumpInsn(Opcodes.GOTO, end);
    mv.visitLabel(holds);
    mv.visitInsn(Opcodes.ICONST_1);
    mv.visitLabel(end);
  }

  private static int jump(Compare.Direction direction) {
    return switch (direction) {
      case EQ -> Opcodes.IFEQ;
      case NE -> Opcodes.IFNE;
      case LT -> Opcodes.IFLT;
      case LE -> Opcodes.IFLE;
      case GT -> Opcodes.IFGT;
      case GE -> Opcodes.IFGE;
    };
  }

  private void select(DType t) {
    // condition, yes, no -> yes or no
    var descriptor = Carrier.of(t).descriptor;
    call("io/raffia/jvm/Blend", "select", "(I" + descriptor + descriptor + ")" + descriptor);
  }

  private void convert(DType from, DType to) {
    if (from == to) return;
    if (from.isFloat()) {
      if (to.isFloat()) floatToFloat(from, to);
      else floatToInteger(from, to);
    } else if (to.isFloat()) {
      integerToFloat(from, to);
    } else {
      toLong(from);
      fromLong(to);
    }
  }

  private void floatToFloat(DType from, DType to) {
    if (from == DType.F64 && to == DType.F32) {
      mv.visitInsn(Opcodes.D2F);
    } else if (from == DType.F64) {
      call(NARROW, "round" + Carrier.suffix(to, true), "(D)F");
    } else if (to == DType.F64) {
      mv.visitInsn(Opcodes.F2D);
    } else {
      round(to);
    }
  }

  private void floatToInteger(DType from, DType to) {
    boolean d = from == DType.F64;
    if (to == DType.I1) {
      mv.visitInsn(d ? Opcodes.DCONST_0 : Opcodes.FCONST_0);
      call(FLOATS, "ne", d ? "(DD)Z" : "(FF)Z");
    } else if (to == DType.I32) {
      if (functions != null) call(INTEGERS, "toI32", d ? "(D)I" : "(F)I");
      else mv.visitInsn(d ? Opcodes.D2I : Opcodes.F2I);
    } else if (to == DType.I64) {
      if (functions != null) call(INTEGERS, "toI64", d ? "(D)J" : "(F)J");
      else mv.visitInsn(d ? Opcodes.D2L : Opcodes.F2L);
    } else {
      if (!d) mv.visitInsn(Opcodes.F2D);
      if (to == DType.U64) {
        call(INTEGERS, "toU64", "(D)J");
        return;
      }
      mv.visitLdcInsn(to.lowest());
      mv.visitLdcInsn(to.highest());
      call(INTEGERS, "saturate", "(DJJ)J");
      fromLong(to);
    }
  }

  private void integerToFloat(DType from, DType to) {
    toLong(from);
    if (to == DType.F32) {
      if (from == DType.U64) call(INTEGERS, "fromU64ToF32", "(J)F");
      else mv.visitInsn(Opcodes.L2F);
      return;
    }
    if (from == DType.U64) call(INTEGERS, "fromU64", "(J)D");
    else mv.visitInsn(Opcodes.L2D);
    if (to != DType.F64) call(NARROW, "round" + Carrier.suffix(to, true), "(D)F");
  }

  private void bitcast(DType from, DType to) {
    if (from == to) return;
    switch (from) {
      case F64 -> call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case F32 -> call("java/lang/Float", "floatToRawIntBits", "(F)I");
      case F16, BF16, F8E4M3FN, F8E5M2 -> call(NARROW, "bits" + Carrier.suffix(from, true), "(F)I");
      case I1, I4, I8, I16, I32, I64, U4, U8, U16, U32, U64 -> {}
    }
    switch (to) {
      case F64 -> call("java/lang/Double", "longBitsToDouble", "(J)D");
      case F32 -> call("java/lang/Float", "intBitsToFloat", "(I)F");
      case F16, BF16, F8E4M3FN, F8E5M2 -> call(NARROW, "of" + Carrier.suffix(to, true), "(I)F");
      case I64, U64 -> {}
      case I1, I4, I8, I16, I32, U4, U8, U16, U32 -> wrap(to);
    }
  }

  /// A float result as a number of the type.
  private void round(DType t) {
    if (t != DType.F32 && t != DType.F64) call(NARROW, "round" + Carrier.suffix(t, true), "(F)F");
  }

  /// The canonical long of an integer.
  void toLong(DType t) {
    if (Carrier.of(t) == Carrier.LONG) return;
    if (t == DType.U32) call("java/lang/Integer", "toUnsignedLong", "(I)J");
    else mv.visitInsn(Opcodes.I2L);
  }

  private void fromLong(DType t) {
    if (Carrier.of(t) == Carrier.LONG) return;
    if (t == DType.I1) {
      mv.visitInsn(Opcodes.LCONST_0);
      call(INTEGERS, "ne", "(JJ)Z");
      return;
    }
    mv.visitInsn(Opcodes.L2I);
    wrap(t);
  }

  private void wrap(DType t) {
    switch (t) {
      case I8 -> mv.visitInsn(Opcodes.I2B);
      case I16 -> mv.visitInsn(Opcodes.I2S);
      case U16 -> mv.visitInsn(Opcodes.I2C);
      case U8 -> mask(255);
      case U4 -> mask(15);
      case I1 -> mask(1);
      case I4 -> {
        shift(Opcodes.ISHL);
        shift(Opcodes.ISHR);
      }
      case I32, U32 -> {}
      case I64, U64, F8E4M3FN, F8E5M2, F16, BF16, F32, F64 ->
          throw new IllegalStateException("wrap to " + t);
    }
  }

  private void mask(int bits) {
    mv.visitLdcInsn(bits);
    mv.visitInsn(Opcodes.IAND);
  }

  private void shift(int opcode) {
    mv.visitIntInsn(Opcodes.BIPUSH, 28);
    mv.visitInsn(opcode);
  }

  /// A jump to `to` when the int on the stack is 0.
  public void ifZero(Label to) {
    mv.visitJumpInsn(Opcodes.IFEQ, to);
  }
}
