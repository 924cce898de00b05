package io.raffia.reflect;

import io.raffia.ir.DType;

/// What boxing a [Symbolic] gives, or an enum constant that depends on one (`value` is then its
/// ordinal). Evaluated code may hand it on and take it apart; code that runs as it is never sees
/// it.
public record SymbolicBox(Class<?> type, Symbolic value) {
  /// The class that boxes a primitive, by descriptor.
  static Class<?> boxOf(char desc) {
    return switch (desc) {
      case 'Z' -> Boolean.class;
      case 'B' -> Byte.class;
      case 'C' -> Character.class;
      case 'S' -> Short.class;
      case 'J' -> Long.class;
      case 'F' -> Float.class;
      case 'D' -> Double.class;
      default -> Integer.class;
    };
  }

  /// The scalar type of a primitive, by descriptor.
  static DType dtype(char desc) {
    return switch (desc) {
      case 'Z' -> DType.I1;
      case 'J' -> DType.I64;
      case 'F' -> DType.F32;
      case 'D' -> DType.F64;
      default -> DType.I32;
    };
  }

  @Override
  public String toString() {
    return type.isEnum()
        ? "a " + type.getSimpleName() + " that depends on a tensor"
        : value.toString();
  }
}
