package io.raffia.reflect;

import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Prim;
import io.raffia.reflect.JavaCode.Relation;
import org.jspecify.annotations.Nullable;

/// Java's arithmetic on known values: the one table that evaluation uses.
final class Arithmetic {
  private Arithmetic() {}

  static Object apply(Prim op, Kind kind, @Nullable Object x, @Nullable Object y) {
    return switch (kind) {
      case INT -> ints(op, (int) unknown(x), y == null ? 0 : (int) y);
      // The right operand of a shift is an int.
      case LONG -> longs(op, (long) unknown(x), y == null ? 0 : ((Number) y).longValue());
      case FLOAT -> floats(op, (float) unknown(x), y == null ? 0 : (float) y);
      case DOUBLE -> doubles(op, (double) unknown(x), y == null ? 0 : (double) y);
      case REF -> throw new IllegalArgumentException("arithmetic on references");
    };
  }

  private static Object unknown(@Nullable Object x) {
    return java.util.Objects.requireNonNull(x);
  }

  private static Object ints(Prim op, int a, int b) {
    return switch (op) {
      case ADD -> (Object) (a + b);
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / divisor(b);
      case REM -> a % divisor(b);
      case NEG -> -a;
      case SHL -> a << b;
      case SHR -> a >> b;
      case USHR -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case CMP, CMPL, CMPG -> Integer.compare(a, b);
      case TO_INT -> a;
      case TO_LONG -> (long) a;
      case TO_FLOAT -> (float) a;
      case TO_DOUBLE -> (double) a;
      case TO_BYTE -> (int) (byte) a;
      case TO_CHAR -> (int) (char) a;
      case TO_SHORT -> (int) (short) a;
    };
  }

  private static Object longs(Prim op, long a, long b) {
    return switch (op) {
      case ADD -> (Object) (a + b);
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / divisor(b);
      case REM -> a % divisor(b);
      case NEG -> -a;
      case SHL -> a << b;
      case SHR -> a >> b;
      case USHR -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case CMP, CMPL, CMPG -> Long.compare(a, b);
      case TO_INT -> (int) a;
      case TO_LONG -> a;
      case TO_FLOAT -> (float) a;
      case TO_DOUBLE -> (double) a;
      case TO_BYTE, TO_CHAR, TO_SHORT -> throw none(op);
    };
  }

  private static Object floats(Prim op, float a, float b) {
    return switch (op) {
      case ADD -> (Object) (a + b);
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case NEG -> -a;
      case CMP, CMPL, CMPG -> compare(op, a, b);
      case TO_INT -> (int) a;
      case TO_LONG -> (long) a;
      case TO_FLOAT -> a;
      case TO_DOUBLE -> (double) a;
      case SHL, SHR, USHR, AND, OR, XOR, TO_BYTE, TO_CHAR, TO_SHORT -> throw none(op);
    };
  }

  private static Object doubles(Prim op, double a, double b) {
    return switch (op) {
      case ADD -> (Object) (a + b);
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case NEG -> -a;
      case CMP, CMPL, CMPG -> compare(op, a, b);
      case TO_INT -> (int) a;
      case TO_LONG -> (long) a;
      case TO_FLOAT -> (float) a;
      case TO_DOUBLE -> a;
      case SHL, SHR, USHR, AND, OR, XOR, TO_BYTE, TO_CHAR, TO_SHORT -> throw none(op);
    };
  }

  // The JVM drops the message and the trace of its own exceptions once their place is hot.
  private static int divisor(int b) {
    if (b == 0) throw new ArithmeticException("/ by zero");
    return b;
  }

  private static long divisor(long b) {
    if (b == 0) throw new ArithmeticException("/ by zero");
    return b;
  }

  private static int compare(Prim op, double a, double b) {
    return a > b ? 1 : a < b ? -1 : a == b ? 0 : op == Prim.CMPG ? 1 : -1;
  }

  private static IllegalArgumentException none(Prim op) {
    return new IllegalArgumentException("no instruction does " + op + " on operands of this kind");
  }

  static boolean holds(Relation relation, int a, int b) {
    return switch (relation) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case GE -> a >= b;
      case GT -> a > b;
      case LE -> a <= b;
    };
  }
}
