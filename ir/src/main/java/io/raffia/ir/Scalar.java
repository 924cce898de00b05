package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;

/// One element of a tensor, as an expression over the elements of other tensors: what an op means.
/// The interpreter and every emitter are interpreters of this small language; none of them sees
/// `transpose` or `pad`. Indices are scalars of type `i64`. A scalar that is used twice is shared
/// by identity, so expressions are graphs: walk them with a memo.
public sealed interface Scalar {
  DType dtype();

  /// A constant, by its canonical bits.
  record Num(DType dtype, long bits) implements Scalar {}

  /// A loop index in `0 ... extent - 1`. A class, because two axes of one extent are different
  /// axes.
  final class Axis implements Scalar {
    private final int extent;

    public Axis(int extent) {
      this.extent = extent;
    }

    public int extent() {
      return extent;
    }

    @Override
    public DType dtype() {
      return DType.I64;
    }
  }

  /// The element of `array` at `index`, which is always within bounds when it is evaluated.
  record Load(Value array, List<Scalar> index) implements Scalar {
    public Load {
      index = List.copyOf(index);
    }

    @Override
    public DType dtype() {
      return array.dtype();
    }
  }

  /// A pointwise function. Of a `select` only the chosen arm is evaluated, so that the other one
  /// may hold a load that would be out of bounds.
  record Apply(Pointwise op, List<Scalar> args) implements Scalar {
    public Apply {
      args = List.copyOf(args);
    }

    @Override
    public DType dtype() {
      // One operand decides, so that shared subexpressions are not walked once a use.
      Scalar x = this;
      while (x instanceof Apply(var f, var in)) {
        switch (f) {
          case Unary u when u == Unary.IS_FINITE -> {
            return DType.I1;
          }
          case Unary _, Binary _, Chlo _, ReducePrecision _ -> x = in.getFirst();
          case Select _, Clamp _ -> x = in.get(1);
          case Compare _ -> {
            return DType.I1;
          }
          case Convert(var to) -> {
            return to;
          }
          case BitcastConvert(var to) -> {
            return to;
          }
        }
      }
      return x.dtype();
    }
  }

  /// `body` combined over all values of `axes`, the last one fastest, starting from the identity.
  record Fold(Monoid monoid, List<Axis> axes, Scalar body) implements Scalar {
    public Fold {
      axes = List.copyOf(axes);
    }

    @Override
    public DType dtype() {
      return body.dtype();
    }
  }

  /// A tensor seen as a function from index to element: a load, or a producer that was fused in.
  @FunctionalInterface
  interface Operand {
    Scalar at(List<Scalar> index);
  }

  /// The operand that loads from `array`.
  static Operand load(Value array) {
    return index -> new Load(array, index);
  }

  /// The index constant `i`.
  static Scalar index(long i) {
    return new Num(DType.I64, i);
  }

  /// The sum of two indices, folded where constants allow.
  static Scalar add(Scalar x, Scalar y) {
    if (x instanceof Num(var _, long a) && y instanceof Num(var _, long b)) return index(a + b);
    if (x instanceof Num(var _, long a) && a == 0) return y;
    if (y instanceof Num(var _, long b) && b == 0) return x;
    return new Apply(Binary.ADD, List.of(x, y));
  }

  static Scalar add(Scalar x, long c) {
    return add(x, index(c));
  }

  /// The product of an index and a constant.
  static Scalar times(Scalar x, long c) {
    if (c == 0) return index(0);
    if (c == 1) return x;
    return x instanceof Num(var _, long a)
        ? index(a * c)
        : new Apply(Binary.MUL, List.of(x, index(c)));
  }

  /// The quotient of a non-negative index and a positive constant.
  static Scalar quotient(Scalar x, long c) {
    if (c == 1) return x;
    if (x instanceof Axis a && a.extent() <= c) return index(0);
    return x instanceof Num(var _, long a)
        ? index(a / c)
        : new Apply(Binary.DIV, List.of(x, index(c)));
  }

  /// The remainder of a non-negative index and a positive constant.
  static Scalar remainder(Scalar x, long c) {
    if (c == 1) return index(0);
    if (x instanceof Axis a && a.extent() <= c) return x;
    return x instanceof Num(var _, long a)
        ? index(a % c)
        : new Apply(Binary.REM, List.of(x, index(c)));
  }

  /// An index as a value of another type.
  static Scalar convert(Scalar x, DType to) {
    return x.dtype() == to ? x : new Apply(new Convert(to), List.of(x));
  }

  /// The row-major number of `index` in `shape`.
  static Scalar linear(List<Scalar> index, Shape shape) {
    Scalar at = index(0);
    for (int d = 0; d < shape.rank(); d++) {
      if (shape.dim(d) != 1) at = add(times(at, shape.dim(d)), index.get(d));
    }
    return at;
  }

  /// The index whose row-major number in `shape` is `linear`; the outermost part needs no
  /// remainder.
  static List<Scalar> delinearize(Scalar linear, Shape shape) {
    var strides = shape.strides();
    var out = new ArrayList<Scalar>();
    for (int d = 0; d < shape.rank(); d++) {
      if (shape.dim(d) == 1 || shape.size() == 0) {
        out.add(index(0));
        continue;
      }
      var q = quotient(linear, strides[d]);
      boolean outermost = shape.size() == strides[d] * shape.dim(d);
      out.add(outermost ? q : remainder(q, shape.dim(d)));
    }
    return out;
  }
}
