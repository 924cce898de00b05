package io.raffia.reflect;

import org.jspecify.annotations.Nullable;

/// Between Java's boxes and values on the operand stack, where boolean, byte, char and short are
/// ints.
final class Boxes {
  private Boxes() {}

  /// What the stack holds for a boxed value of the type `desc`, which may be wider than the box.
  static @Nullable Object toStack(@Nullable Object box, String desc) {
    if (desc.length() != 1) return box;
    if (box instanceof SymbolicBox(var _, var value)) {
      return Stager.currentScalars().cast(value, SymbolicBox.dtype(desc.charAt(0)));
    }
    if (box instanceof Symbolic s)
      return Stager.currentScalars().cast(s, SymbolicBox.dtype(desc.charAt(0)));
    var n = number(box);
    return switch (desc.charAt(0)) {
      case 'J' -> (Object) n.longValue();
      case 'F' -> n.floatValue();
      case 'D' -> n.doubleValue();
      default -> n.intValue();
    };
  }

  private static Number number(@Nullable Object box) {
    return switch (box) {
      case Boolean b -> b ? 1 : 0;
      case Character c -> (int) c;
      case Number n -> n;
      case null -> throw new NullPointerException("a null box is unboxed");
      default -> throw new ClassCastException(box.getClass().getName() + " is not a box");
    };
  }

  /// The box of a stack value of the type `desc`; references stay.
  static @Nullable Object box(@Nullable Object value, String desc) {
    if (value instanceof Symbolic s && desc.length() == 1) {
      return new SymbolicBox(SymbolicBox.boxOf(desc.charAt(0)), s);
    }
    if (!(value instanceof Integer i) || desc.length() != 1) return value;
    return switch (desc.charAt(0)) {
      case 'Z' -> (Object) ((i & 1) != 0);
      case 'B' -> (byte) (int) i;
      case 'C' -> (char) (int) i;
      case 'S' -> (short) (int) i;
      default -> i;
    };
  }

  /// The box that an interface method returning `to` must give for a value of the type `from`.
  static @Nullable Object returned(@Nullable Object value, String from, String to) {
    if (to.equals("V")) return null;
    if (to.length() != 1) return box(value, from);
    return box(toStack(value, to), to);
  }

  static Object zero(JavaCode.Kind kind) {
    return switch (kind) {
      case INT -> 0;
      case LONG -> 0L;
      case FLOAT -> 0f;
      case DOUBLE -> 0d;
      case REF -> throw new IllegalArgumentException("a reference has no zero");
    };
  }
}
