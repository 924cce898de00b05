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
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Code for one application of a pointwise op to vectors: operands are on the stack. It calls the
/// Vector API itself wherever it can, since the JIT compiler always inlines that, however large the
/// kernel.
final class VectorOps {
  static final String API = "jdk/incubator/vector/";
  static final String FLOAT = "L" + API + "FloatVector;";
  static final String INT = "L" + API + "IntVector;";
  static final String MASK = "L" + API + "VectorMask;";
  private static final String VECTOR = "L" + API + "Vector;";
  private static final String SPECIES = "L" + API + "VectorSpecies;";
  private static final String OPERATORS = API + "VectorOperators";
  private static final String SIMD = "io/raffia/jvm/Simd";

  private final MethodVisitor mv;
  private final Inliner inliner;

  VectorOps(MethodVisitor mv, Inliner inliner) {
    this.mv = mv;
    this.inliner = inliner;
  }

  /// How a dtype is held in vectors.
  enum Lane {
    FLOAT("FloatVector", "F"),
    INT("IntVector", "I"),
    MASK("VectorMask", "Z");

    final String type;
    final String element;

    Lane(String name, String element) {
      type = API + name;
      this.element = element;
    }

    String descriptor() {
      return "L" + type + ";";
    }

    static Lane of(DType t) {
      return switch (t) {
        case F32 -> FLOAT;
        case I32, U32, I64 -> INT;
        case I1 -> MASK;
        case I4, I8, I16, U4, U8, U16, U64, F8E4M3FN, F8E5M2, F16, BF16, F64 ->
            throw new IllegalStateException("no vectors of " + t);
      };
    }
  }

  /// Whether elements of a type can be held in vectors; of `i64` only indices can.
  static boolean holds(DType t) {
    return t == DType.F32 || t == DType.I32 || t == DType.U32 || t == DType.I1 && Simd.MASKS;
  }

  /// Whether an op is a function written out in many instructions.
  static boolean isFunction(Pointwise op) {
    return switch (op) {
      case Unary u ->
          switch (u) {
            case EXP, EXPM1, LOG, LOG1P, RSQRT, CBRT, SIN, COS, TAN, TANH, LOGISTIC, ERF, ERF_INV ->
                true;
            default -> false;
          };
      case Binary b -> b == Binary.POW || b == Binary.ATAN2;
      case Chlo _ -> true;
      case Compare _, Convert _, BitcastConvert _, Select _, Clamp _, ReducePrecision _ -> false;
    };
  }

  /// Whether there is vector code for the op on these types; `constant` says that the second
  /// operand is a number.
  static boolean has(Pointwise op, List<DType> types, boolean constant) {
    var t = types.getFirst();
    if (!holds(t) && t != DType.I64) return false;
    return switch (op) {
      case Unary unary -> unary(unary, t);
      case Binary binary -> t != DType.I64 && binary(binary, t, constant);
      case Compare _ -> true;
      case Convert(var to) -> converts(t, to);
      case BitcastConvert(var to) -> t != DType.I1 && holds(to) && to != DType.I1;
      case Select _ -> holds(types.get(1));
      case Clamp _, Chlo _, ReducePrecision _ -> false;
    };
  }

  private static boolean unary(Unary op, DType t) {
    if (t == DType.I1) return op == Unary.NOT;
    if (t != DType.F32) return op == Unary.NEG || op == Unary.NOT && t != DType.I64;
    return switch (op) {
      case ABS,
          NEG,
          SQRT,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          RSQRT,
          CBRT,
          SIN,
          COS,
          TANH,
          LOGISTIC,
          ERF,
          ERF_INV,
          IS_FINITE ->
          true;
      case SIGN,
          FLOOR,
          CEIL,
          ROUND_NEAREST_EVEN,
          ROUND_NEAREST_AFZ,
          TAN,
          NOT,
          POPCNT,
          COUNT_LEADING_ZEROS ->
          false;
    };
  }

  private static boolean binary(Binary op, DType t, boolean constant) {
    return switch (op) {
      case ADD, MUL -> true;
      case SUB -> t != DType.I1;
      case MAX, MIN -> t != DType.U32;
      case DIV, POW -> t == DType.F32;
      case AND, OR, XOR -> t != DType.F32;
      case SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> constant;
      case REM, ATAN2 -> false;
    };
  }

  private static boolean converts(DType from, DType to) {
    if (from == to) return true;
    if (!holds(to)) return false;
    return from == DType.I1
        || to == DType.I1
        || to != DType.U32 && from != DType.U32
        || from == DType.I32
        || from == DType.U32 && to == DType.I32
        || from == DType.I64 && to == DType.U32;
  }

  void emit(Pointwise op, List<DType> types) {
    var t = types.getFirst();
    switch (op) {
      case Unary unary -> emit(unary, t);
      case Binary binary -> emit(binary, t);
      case Compare(var direction) -> compare(direction, t);
      case Convert(var to) -> convert(t, to);
      case BitcastConvert(var to) -> {
        if (t == DType.F32 && to != DType.F32) call("FloatVector", "reinterpretAsInts", "()" + INT);
        else if (t != DType.F32 && to == DType.F32)
          call("IntVector", "reinterpretAsFloats", "()" + FLOAT);
      }
      case Select _ -> select(types.get(1));
      case Clamp _ -> throw new IllegalStateException("clamp is lowered to maximum and minimum");
      case Chlo _, ReducePrecision _ -> throw new IllegalStateException(op + " has no lanes");
    }
  }

  private void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, API + owner, name, descriptor, false);
  }

  private void operator(String name, String kind) {
    mv.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, name, "L" + OPERATORS + "$" + kind + ";");
  }

  private void species(String name) {
    mv.visitFieldInsn(Opcodes.GETSTATIC, SIMD, name, SPECIES);
  }

  private void emit(Unary op, DType t) {
    if (t == DType.I1) {
      call("VectorMask", "not", "()" + MASK);
      return;
    }
    if (t != DType.F32) {
      call("IntVector", op == Unary.NEG ? "neg" : "not", "()" + INT);
      return;
    }
    switch (op) {
      case ABS -> call("FloatVector", "abs", "()" + FLOAT);
      case NEG -> call("FloatVector", "neg", "()" + FLOAT);
      case SQRT -> call("FloatVector", "sqrt", "()" + FLOAT);
      case IS_FINITE -> {
        operator("IS_FINITE", "Test");
        call("FloatVector", "test", "(L" + OPERATORS + "$Test;)" + MASK);
      }
      default -> {
        var name = op == Unary.ERF_INV ? "erfInv" : op.name().toLowerCase(Locale.ROOT);
        inliner.function(name, "(" + FLOAT + ")" + FLOAT);
      }
    }
  }

  private void emit(Binary op, DType t) {
    if (t == DType.I1) {
      switch (op) {
        case ADD, MAX, OR -> call("VectorMask", "or", "(" + MASK + ")" + MASK);
        case MUL, MIN, AND -> call("VectorMask", "and", "(" + MASK + ")" + MASK);
        default -> call("VectorMask", "xor", "(" + MASK + ")" + MASK);
      }
      return;
    }
    var owner = t == DType.F32 ? "FloatVector" : "IntVector";
    var type = t == DType.F32 ? FLOAT : INT;
    var both = "(" + VECTOR + ")" + type;
    switch (op) {
      case ADD -> call(owner, "add", both);
      case SUB -> call(owner, "sub", both);
      case MUL -> call(owner, "mul", both);
      case DIV -> call(owner, "div", both);
      case MAX -> call(owner, "max", both);
      case MIN -> call(owner, "min", both);
      case AND -> call(owner, "and", both);
      case OR -> call(owner, "or", both);
      case XOR -> {
        operator("XOR", "Associative");
        lanewise(type);
      }
      case POW -> inliner.function("pow", "(" + FLOAT + FLOAT + ")" + FLOAT);
      case REM, ATAN2, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL ->
          throw new IllegalStateException("no vector code for " + op);
    }
  }

  /// x, y, operator -> lanewise.
  private void lanewise(String type) {
    mv.visitInsn(Opcodes.SWAP);
    call("IntVector", "lanewise", "(L" + OPERATORS + "$Binary;" + VECTOR + ")" + type);
  }

  /// A shift of the int vector on the stack by a constant.
  void shift(Binary op, long by) {
    if (by < 0 || by >= 32) {
      if (op == Binary.SHIFT_RIGHT_ARITHMETIC) {
        shift(op, 31);
        return;
      }
      mv.visitInsn(Opcodes.POP);
      species("I");
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC, API + "IntVector", "zero", "(" + SPECIES + ")" + INT, false);
      return;
    }
    switch (op) {
      case SHIFT_LEFT -> operator("LSHL", "Binary");
      case SHIFT_RIGHT_LOGICAL -> operator("LSHR", "Binary");
      default -> operator("ASHR", "Binary");
    }
    mv.visitLdcInsn((int) by);
    call("IntVector", "lanewise", "(L" + OPERATORS + "$Binary;I)" + INT);
  }

  /// Rotates the int vector on the stack.
  void rotateLeft(int by) {
    operator("ROL", "Binary");
    mv.visitLdcInsn(by);
    call("IntVector", "lanewise", "(L" + OPERATORS + "$Binary;I)" + INT);
  }

  private void compare(Compare.Direction direction, DType t) {
    if (t == DType.I1) {
      booleans(direction);
      return;
    }
    boolean unsigned =
        t == DType.U32 && direction != Compare.Direction.EQ && direction != Compare.Direction.NE;
    operator(unsigned ? "U" + direction.name() : direction.name(), "Comparison");
    mv.visitInsn(Opcodes.SWAP);
    call(
        t == DType.F32 ? "FloatVector" : "IntVector",
        "compare",
        "(L" + OPERATORS + "$Comparison;" + VECTOR + ")" + MASK);
    if (t != DType.F32) castMask("F");
  }

  private void castMask(String species) {
    species(species);
    call("VectorMask", "cast", "(" + SPECIES + ")" + MASK);
  }

  /// Booleans in the order false < true.
  private void booleans(Compare.Direction direction) {
    switch (direction) {
      case EQ -> call("VectorMask", "eq", "(" + MASK + ")" + MASK);
      case NE -> call("VectorMask", "xor", "(" + MASK + ")" + MASK);
      case GT -> call("VectorMask", "andNot", "(" + MASK + ")" + MASK);
      case LT -> {
        mv.visitInsn(Opcodes.SWAP);
        call("VectorMask", "andNot", "(" + MASK + ")" + MASK);
      }
      case LE -> {
        call("VectorMask", "andNot", "(" + MASK + ")" + MASK);
        call("VectorMask", "not", "()" + MASK);
      }
      case GE -> {
        mv.visitInsn(Opcodes.SWAP);
        call("VectorMask", "andNot", "(" + MASK + ")" + MASK);
        call("VectorMask", "not", "()" + MASK);
      }
    }
  }

  private void select(DType t) {
    // mask, yes, no -> no.blend(yes, mask)
    if (t == DType.I1) {
      inliner.simd("select", "(" + MASK + MASK + MASK + ")" + MASK);
      return;
    }
    mv.visitInsn(Opcodes.SWAP); // mask, no, yes
    mv.visitInsn(Opcodes.DUP2_X1); // no, yes, mask, no, yes
    mv.visitInsn(Opcodes.POP2); // no, yes, mask
    if (t != DType.F32) castMask("I");
    call(
        t == DType.F32 ? "FloatVector" : "IntVector",
        "blend",
        "(" + VECTOR + MASK + ")" + (t == DType.F32 ? FLOAT : INT));
  }

  private void convert(DType from, DType to) {
    var source = Lane.of(from);
    var target = Lane.of(to);
    if (source == target) return;
    if (target == Lane.MASK) {
      operator("NE", "Comparison");
      if (source == Lane.FLOAT) mv.visitInsn(Opcodes.FCONST_0);
      else mv.visitInsn(Opcodes.ICONST_0);
      call(
          source == Lane.FLOAT ? "FloatVector" : "IntVector",
          "compare",
          "(L" + OPERATORS + "$Comparison;" + source.element + ")" + MASK);
      if (source == Lane.INT) castMask("F");
    } else if (source == Lane.MASK) {
      inliner.simd(
          target == Lane.FLOAT ? "toFloats" : "toInts", "(" + MASK + ")" + target.descriptor());
    } else {
      boolean toFloat = target == Lane.FLOAT;
      operator(toFloat ? "I2F" : "F2I", "Conversion");
      species(toFloat ? "F" : "I");
      mv.visitInsn(Opcodes.ICONST_0);
      call(
          toFloat ? "IntVector" : "FloatVector",
          "convertShape",
          "(L" + OPERATORS + "$Conversion;" + SPECIES + "I)" + VECTOR);
      mv.visitTypeInsn(Opcodes.CHECKCAST, target.type);
    }
  }

  /// Broadcasts the scalar on the stack.
  void broadcast(DType t) {
    switch (Lane.of(t)) {
      case FLOAT -> {
        species("F");
        mv.visitInsn(Opcodes.SWAP);
        mv.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            API + "FloatVector",
            "broadcast",
            "(" + SPECIES + "F)" + FLOAT,
            false);
      }
      case INT -> {
        if (t == DType.I64) mv.visitInsn(Opcodes.L2I);
        species("I");
        mv.visitInsn(Opcodes.SWAP);
        mv.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            API + "IntVector",
            "broadcast",
            "(" + SPECIES + "I)" + INT,
            false);
      }
      case MASK -> {
        species("F");
        mv.visitInsn(Opcodes.SWAP);
        mv.visitMethodInsn(
            Opcodes.INVOKEINTERFACE, API + "VectorSpecies", "maskAll", "(Z)" + MASK, true);
      }
    }
  }

  /// The vector at the address on the stack; `mask` is the local of the lanes to read, -1 for all.
  void load(DType t, int mask) {
    var lane = Lane.of(t);
    if (lane == Lane.MASK) {
      if (mask >= 0) mv.visitVarInsn(Opcodes.ALOAD, mask);
      inliner.simd("mask", mask >= 0 ? "(J" + MASK + ")" + MASK : "(J)" + MASK);
      return;
    }
    int address = spill();
    species(lane == Lane.FLOAT ? "F" : "I");
    memory();
    mv.visitVarInsn(Opcodes.LLOAD, address);
    order();
    var descriptor = SPECIES + "Ljava/lang/foreign/MemorySegment;JLjava/nio/ByteOrder;";
    if (mask >= 0) {
      mv.visitVarInsn(Opcodes.ALOAD, mask);
      if (lane == Lane.INT) castMask("I");
      descriptor += MASK;
    }
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        lane.type,
        "fromMemorySegment",
        "(" + descriptor + ")" + lane.descriptor(),
        false);
  }

  /// Writes the vector in local `value` to the address on the stack.
  void store(DType t, int value, int mask) {
    var lane = Lane.of(t);
    int address = spill();
    mv.visitVarInsn(Opcodes.ALOAD, value);
    if (lane == Lane.MASK) {
      mv.visitVarInsn(Opcodes.LLOAD, address);
      if (mask >= 0) mv.visitVarInsn(Opcodes.ALOAD, mask);
      inliner.simd("put", mask >= 0 ? "(" + MASK + "J" + MASK + ")V" : "(" + MASK + "J)V");
      return;
    }
    memory();
    mv.visitVarInsn(Opcodes.LLOAD, address);
    order();
    var descriptor = "Ljava/lang/foreign/MemorySegment;JLjava/nio/ByteOrder;";
    if (mask >= 0) {
      mv.visitVarInsn(Opcodes.ALOAD, mask);
      if (lane == Lane.INT) castMask("I");
      descriptor += MASK;
    }
    mv.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, lane.type, "intoMemorySegment", "(" + descriptor + ")V", false);
  }

  /// The local that addresses pass through.
  static final int ADDRESS = 5;

  private int spill() {
    mv.visitVarInsn(Opcodes.LSTORE, ADDRESS);
    return ADDRESS;
  }

  private void memory() {
    mv.visitFieldInsn(
        Opcodes.GETSTATIC, "io/raffia/jvm/Memory", "ALL", "Ljava/lang/foreign/MemorySegment;");
  }

  private void order() {
    mv.visitFieldInsn(Opcodes.GETSTATIC, SIMD, "ORDER", "Ljava/nio/ByteOrder;");
  }
}
