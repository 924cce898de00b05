package io.raffia.reflect;

import io.raffia.ir.DType;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Prim;
import org.jspecify.annotations.Nullable;

/// A primitive that is known only when the compiled program runs: a scalar of the program.
///
/// On the operand stack a boolean is an int; here it stays an `i1` until arithmetic needs an `i32`.
public final class Symbolic {
  /// How a number was computed, where that makes a comparison of it simpler.
  sealed interface Origin {}

  /// A three-way comparison. It has no scalar of its own: nearly always its sign is all that is
  /// asked for.
  record ThreeWay(Prim op, Kind kind, Object a, Object b) implements Origin {}

  record Not(Symbolic of) implements Origin {}

  /// One of two ints.
  record Choice(Symbolic condition, int yes, int no) implements Origin {}

  /// An int of a known few.
  record OneOf(java.util.Set<Integer> values) implements Origin {}

  private final DType dtype;
  final @Nullable Object tensor;
  final @Nullable Origin origin;

  private Symbolic(DType dtype, @Nullable Object tensor, @Nullable Origin origin) {
    this.dtype = dtype;
    this.tensor = tensor;
    this.origin = origin;
  }

  /// A scalar of the library's own kind of tensor; `dtype` is i1, i32, i64, f32 or f64.
  public static Symbolic of(DType dtype, Object tensor) {
    return new Symbolic(dtype, tensor, null);
  }

  static Symbolic of(DType dtype, Object tensor, Origin origin) {
    return new Symbolic(dtype, tensor, origin);
  }

  static Symbolic of(ThreeWay origin) {
    return new Symbolic(DType.I32, null, origin);
  }

  public DType dtype() {
    return dtype;
  }

  Kind kind() {
    return switch (dtype) {
      case I64 -> Kind.LONG;
      case F32 -> Kind.FLOAT;
      case F64 -> Kind.DOUBLE;
      default -> Kind.INT;
    };
  }

  /// Java's name of the type.
  String type() {
    return dtype == DType.I1 ? "boolean" : kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return (kind() == Kind.INT && dtype != DType.I1 ? "an " : "a ")
        + type()
        + " computed from a tensor";
  }
}
