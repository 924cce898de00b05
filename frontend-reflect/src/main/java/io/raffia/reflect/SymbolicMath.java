package io.raffia.reflect;

import io.raffia.ir.DType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Unary;
import io.raffia.reflect.JavaCode.Relation;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The methods of `Math` and of the boxes, on symbolic numbers.
final class SymbolicMath {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Math",
          "java.lang.StrictMath",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Boolean",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character");

  private final Scalars s;

  SymbolicMath(Scalars scalars) {
    s = scalars;
  }

  static boolean covers(Class<?> owner) {
    return CLASSES.contains(owner.getName());
  }

  /// What a method without side effects gives, as the operand stack has it; null if it has no
  /// equivalent.
  ///
  /// @param args of which one at least is symbolic
  @Nullable Object call(MethodLink link, @Nullable Object[] args) {
    if (!link.isStatic()) return box(link, args);
    var name = link.name;
    if (name.equals("valueOf") && args.length == 1 && link.parameters[0].length() == 1) {
      return new SymbolicBox(link.owner, (Symbolic) s.cast(known(args[0]), dtype(link, 0)));
    }
    if (args.length == 0
        || Arrays.stream(args).anyMatch(x -> !(x instanceof Symbolic || isPrimitive(x)))) {
      return null;
    }
    var type = dtype(link, 0);
    var x = s.tensor(known(args[0]), type);
    var result =
        switch (args.length) {
          case 1 -> unary(name, x, type);
          case 2 -> binary(name, x, known(args[1]), type);
          case 3 -> ternary(name, x, known(args[1]), known(args[2]), type, link);
          default -> null;
        };
    if (result == null) return null;
    var out = Symbolic.of(s.tracing.type(result).dtype(), result);
    var to = SymbolicBox.dtype(link.returns.charAt(0));
    return out.dtype() == DType.I1 ? out : s.cast(out, to);
  }

  private static Object known(@Nullable Object x) {
    return java.util.Objects.requireNonNull(x);
  }

  private static boolean isPrimitive(@Nullable Object x) {
    return x instanceof Integer || x instanceof Long || x instanceof Float || x instanceof Double;
  }

  private static DType dtype(MethodLink link, int i) {
    var to = SymbolicBox.dtype(link.parameters[i].charAt(0));
    return to;
  }

  private Object emit(io.raffia.ir.op.Op op, Object... in) {
    return s.emit(op, in);
  }

  private Object number(double x, DType type) {
    return s.tensor(type.isFloat() ? (Object) x : (Object) (long) x, type);
  }

  private Object compare(Direction d, Object x, Object y) {
    return emit(new Compare(d), x, y);
  }

  private @Nullable Object unary(String name, Object x, DType t) {
    if (t == DType.I1) return null;
    if (!t.isFloat()) {
      return switch (name) {
        case "abs" -> emit(Unary.ABS, x);
        case "signum" -> emit(Unary.SIGN, x);
        case "bitCount" -> emit(Unary.POPCNT, x);
        case "numberOfLeadingZeros" -> emit(Unary.COUNT_LEADING_ZEROS, x);
        case "intBitsToFloat" -> emit(new BitcastConvert(DType.F32), x);
        case "longBitsToDouble" -> emit(new BitcastConvert(DType.F64), x);
        default -> null;
      };
    }
    return switch (name) {
      case "abs" -> emit(Unary.ABS, x);
      case "signum" -> emit(Unary.SIGN, x);
      case "sqrt" -> emit(Unary.SQRT, x);
      case "cbrt" -> emit(Unary.CBRT, x);
      case "exp" -> emit(Unary.EXP, x);
      case "expm1" -> emit(Unary.EXPM1, x);
      case "log" -> emit(Unary.LOG, x);
      case "log1p" -> emit(Unary.LOG1P, x);
      case "log10" -> emit(Binary.DIV, emit(Unary.LOG, x), number(Math.log(10), t));
      case "sin" -> emit(Unary.SIN, x);
      case "cos" -> emit(Unary.COS, x);
      case "tan" -> emit(Unary.TAN, x);
      case "tanh" -> emit(Unary.TANH, x);
      case "sinh" -> half(Binary.SUB, x, t);
      case "cosh" -> half(Binary.ADD, x, t);
      case "atan" -> emit(Binary.ATAN2, x, number(1, t));
      case "asin" -> emit(Binary.ATAN2, x, complement(x, t));
      case "acos" -> emit(Binary.ATAN2, complement(x, t), x);
      case "floor" -> emit(Unary.FLOOR, x);
      case "ceil" -> emit(Unary.CEIL, x);
      case "rint" -> emit(Unary.ROUND_NEAREST_EVEN, x);
      case "round" -> round(x, t);
      case "toRadians" -> emit(Binary.MUL, x, number(Math.PI / 180, t));
      case "toDegrees" -> emit(Binary.MUL, x, number(180 / Math.PI, t));
      case "isNaN" -> compare(Direction.NE, x, x);
      case "isFinite" -> emit(Unary.IS_FINITE, x);
      case "isInfinite" ->
          compare(Direction.EQ, emit(Unary.ABS, x), number(Double.POSITIVE_INFINITY, t));
      case "floatToRawIntBits" -> emit(new BitcastConvert(DType.I32), x);
      case "doubleToRawLongBits" -> emit(new BitcastConvert(DType.I64), x);
      default -> null;
    };
  }

  private Object half(Binary op, Object x, DType t) {
    var sum = emit(op, emit(Unary.EXP, x), emit(Unary.EXP, emit(Unary.NEG, x)));
    return emit(Binary.MUL, sum, number(0.5, t));
  }

  /// The other leg of a right triangle with hypotenuse 1.
  private Object complement(Object x, DType t) {
    var one = number(1, t);
    return emit(Unary.SQRT, emit(Binary.MUL, emit(Binary.SUB, one, x), emit(Binary.ADD, one, x)));
  }

  /// Halves go up; the result is an int for float and a long for double.
  private Object round(Object x, DType t) {
    var down = emit(Unary.FLOOR, x);
    var up = compare(Direction.GE, emit(Binary.SUB, x, down), number(0.5, t));
    var rounded = s.select(up, emit(Binary.ADD, down, number(1, t)), down);
    return s.tensor(Symbolic.of(t, rounded), t == DType.F32 ? DType.I32 : DType.I64);
  }

  private @Nullable Object binary(String name, Object x, Object other, DType t) {
    if (name.equals("compare")) {
      // Only integers: Java's order of floats puts NaN last and -0 before 0.
      if (t.isFloat()) return null;
      var y = s.tensor(other, t);
      return emit(Unary.SIGN, threeWay(x, y));
    }
    var y = s.tensor(other, t);
    if (t == DType.I1) {
      return switch (name) {
        case "logicalAnd" -> emit(Binary.AND, x, y);
        case "logicalOr" -> emit(Binary.OR, x, y);
        case "logicalXor" -> emit(Binary.XOR, x, y);
        default -> null;
      };
    }
    return switch (name) {
      case "max" -> emit(Binary.MAX, x, y);
      case "min" -> emit(Binary.MIN, x, y);
      case "sum" -> emit(Binary.ADD, x, y);
      case "floorDiv" -> t.isFloat() ? null : floorDiv(x, y, t);
      case "floorMod" ->
          t.isFloat() ? null : emit(Binary.SUB, x, emit(Binary.MUL, floorDiv(x, y, t), y));
      case "pow" -> pow(x, y, t);
      case "atan2" -> emit(Binary.ATAN2, x, y);
      case "hypot" ->
          emit(Unary.SQRT, emit(Binary.ADD, emit(Binary.MUL, x, x), emit(Binary.MUL, y, y)));
      case "copySign" -> {
        var magnitude = emit(Unary.ABS, x);
        var negative = compare(Direction.LT, emit(Binary.DIV, number(1, t), y), number(0, t));
        yield s.select(negative, emit(Unary.NEG, magnitude), magnitude);
      }
      default -> null;
    };
  }

  private Object threeWay(Object x, Object y) {
    var one = s.tensor(1, DType.I32);
    var minus = s.tensor(-1, DType.I32);
    var zero = s.tensor(0, DType.I32);
    return s.select(
        compare(Direction.LT, x, y), minus, s.select(compare(Direction.GT, x, y), one, zero));
  }

  private Object floorDiv(Object x, Object y, DType t) {
    s.requireDivisor(y);
    var q = emit(Binary.DIV, x, y);
    var r = emit(Binary.SUB, x, emit(Binary.MUL, q, y));
    var zero = number(0, t);
    var signsDiffer = compare(Direction.LT, emit(Binary.XOR, r, y), zero);
    var inexact = compare(Direction.NE, r, zero);
    return s.select(emit(Binary.AND, signsDiffer, inexact), emit(Binary.SUB, q, number(1, t)), q);
  }

  /// Java's pow differs from C's where the base is 1 or -1 and the exponent is not finite.
  private Object pow(Object x, Object y, DType t) {
    var one = compare(Direction.EQ, emit(Unary.ABS, x), number(1, t));
    var odd = emit(Unary.NOT, emit(Unary.IS_FINITE, y));
    return s.select(emit(Binary.AND, one, odd), number(Double.NaN, t), emit(Binary.POW, x, y));
  }

  private @Nullable Object ternary(
      String name, Object x, Object b, Object c, DType t, MethodLink link) {
    if (!name.equals("clamp")) return null;
    var bound = dtype(link, 1);
    var wide = s.tensor(Symbolic.of(t, x), bound);
    var low = s.tensor(b, bound);
    var high = s.tensor(c, bound);
    return emit(Binary.MIN, emit(Binary.MAX, wide, low), high);
  }

  /// A method of a box.
  private @Nullable Object box(MethodLink link, @Nullable Object[] args) {
    var first = args[0];
    if (!(first instanceof SymbolicBox box)) return null;
    if (link.name.endsWith("Value") && args.length == 1) {
      var value = s.cast(box.value(), SymbolicBox.dtype(link.returns.charAt(0)));
      return switch (link.returns) {
        case "B" -> s.arith(JavaCode.Prim.TO_BYTE, JavaCode.Kind.INT, value, null);
        case "S" -> s.arith(JavaCode.Prim.TO_SHORT, JavaCode.Kind.INT, value, null);
        default -> value;
      };
    }
    if (!box.value().dtype().isFloat() && args.length == 2) {
      var other = args[1];
      if (other == null) return null;
      boolean same =
          other instanceof SymbolicBox o ? o.type() == box.type() : other.getClass() == box.type();
      if (link.name.equals("equals") && !same) return 0;
      if (!same) return null;
      Object y =
          other instanceof SymbolicBox o
              ? o.value()
              : Boxes.toStack(other, box.type() == Long.class ? "J" : "I");
      var dtype = box.type() == Long.class ? DType.I64 : DType.I32;
      if (link.name.equals("equals")) return s.compare(Relation.EQ, box.value(), known(y), dtype);
      if (link.name.equals("compareTo") && box.type() != Boolean.class) {
        return Symbolic.of(
            DType.I32, threeWay(s.tensor(box.value(), dtype), s.tensor(known(y), dtype)));
      }
    }
    if (link.name.equals("isNaN") || link.name.equals("isInfinite")) {
      var t = box.value().dtype();
      var y = unary(link.name, s.tensor(box.value()), t);
      return y == null ? null : Symbolic.of(DType.I1, y);
    }
    return null;
  }
}
