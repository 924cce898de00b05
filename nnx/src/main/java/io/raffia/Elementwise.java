package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Unary;
import java.util.List;

/// Functions of elements: operands are promoted to one type and broadcast to one shape.
final class Elementwise {
  private record Key(Object op, Object detail) {}

  private Elementwise() {}

  static Tensor unary(Unary op, Tensor x) {
    return Dispatch.apply(
        op, x.isWeak() && op != Unary.IS_FINITE, (b, in) -> b.emit(op, in.getFirst()), x);
  }

  static Tensor abs(Tensor x) {
    boolean signed = x.dtype().isFloat() || x.dtype().kind() == DType.Kind.SIGNED;
    return signed ? unary(Unary.ABS, x) : x;
  }

  /// A function that integers are converted to floats for.
  static Tensor floating(Pointwise op, Tensor x) {
    var to = Promotion.of(x).inexact();
    return Dispatch.apply(
        new Key(op, to.dtype()),
        x.isWeak(),
        (b, in) -> b.emit(op, b.convert(in.getFirst(), to.dtype())),
        x);
  }

  /// A rounding: the identity on integers.
  static Tensor rounding(Unary op, Tensor x) {
    return x.dtype().isFloat() ? unary(op, x) : x;
  }

  static Tensor binary(Binary op, Tensor x, Tensor y) {
    return binary(op, Promotion.of(x, y), x, y);
  }

  /// Division and power of integers are those of floats.
  static Tensor inexact(Pointwise op, Tensor x, Tensor y) {
    return binary(op, Promotion.of(x, y).inexact(), x, y);
  }

  private static Tensor binary(Pointwise op, Promotion to, Tensor x, Tensor y) {
    return Dispatch.apply(
        new Key(op, to.dtype()),
        to.weak(),
        (b, in) -> {
          var shape = common(in);
          return b.emit(
              op, fit(b, in.get(0), to.dtype(), shape), fit(b, in.get(1), to.dtype(), shape));
        },
        x,
        y);
  }

  static Tensor compare(Compare.Direction direction, Tensor x, Tensor y) {
    var dtype = Promotion.of(x, y).dtype();
    return Dispatch.apply(
        new Key(direction, dtype),
        false,
        (b, in) -> {
          var shape = common(in);
          return b.compare(
              direction, fit(b, in.get(0), dtype, shape), fit(b, in.get(1), dtype, shape));
        },
        x,
        y);
  }

  static Tensor where(Tensor condition, Tensor x, Tensor y) {
    var to = Promotion.of(x, y);
    return Dispatch.apply(
        new Key("where", to.dtype()),
        to.weak(),
        (b, in) -> {
          var shape = common(in);
          return b.select(
              truth(b, fit(b, in.get(0), in.get(0).dtype(), shape)),
              fit(b, in.get(1), to.dtype(), shape),
              fit(b, in.get(2), to.dtype(), shape));
        },
        condition,
        x,
        y);
  }

  static Tensor clip(Tensor x, Tensor low, Tensor high) {
    var to = Promotion.of(x, low, high);
    return Dispatch.apply(
        new Key(Clamp.CLAMP, to.dtype()),
        to.weak(),
        (b, in) -> {
          var shape = common(in);
          var atLeast =
              b.emit(
                  Binary.MAX,
                  fit(b, in.get(1), to.dtype(), shape),
                  fit(b, in.get(0), to.dtype(), shape));
          return b.emit(Binary.MIN, fit(b, in.get(2), to.dtype(), shape), atLeast);
        },
        x,
        low,
        high);
  }

  /// The remainder with the divisor's sign.
  static Tensor mod(Tensor x, Tensor y) {
    var to = Promotion.of(x, y);
    return Dispatch.apply(
        new Key("mod", to.dtype()),
        to.weak(),
        (b, in) -> {
          var shape = common(in);
          var p = fit(b, in.get(0), to.dtype(), shape);
          var q = fit(b, in.get(1), to.dtype(), shape);
          var r = b.emit(Binary.REM, p, q);
          if (to.dtype().kind() == DType.Kind.UNSIGNED) return r;
          var zero = b.zeros(r.type());
          var negative = b.compare(Compare.Direction.LT, r, zero);
          var differs =
              b.compare(Compare.Direction.NE, negative, b.compare(Compare.Direction.LT, q, zero));
          var wrong = b.emit(Binary.AND, differs, b.compare(Compare.Direction.NE, r, zero));
          return b.select(wrong, b.add(r, q), r);
        },
        x,
        y);
  }

  /// The quotient rounded down, of floats as Python computes it.
  static Tensor floorDivide(Tensor x, Tensor y) {
    var to = Promotion.of(x, y);
    var p = x.astype(to.dtype());
    var q = y.astype(to.dtype());
    if (!to.dtype().isFloat()) {
      var down = binary(Binary.DIV, p, q);
      if (to.dtype().kind() != DType.Kind.SIGNED) return down;
      var wrong = p.lt(0).ne(q.lt(0)).and(binary(Binary.REM, p, q).ne(0));
      return Tensor.where(wrong, down.sub(1), down);
    }
    var rest = p.rem(q);
    var quotient = p.sub(rest).div(q);
    var wrong = rest.ne(0).and(rest.lt(0).ne(q.lt(0)));
    return Tensor.where(wrong, quotient.sub(1), quotient).round();
  }

  /// `x`, where it is no float in f32.
  static Tensor inexact(Tensor x) {
    return x.dtype().isFloat() ? x : x.astype(DType.F32);
  }

  /// An integer power by repeated squaring, as JAX has it.
  static Tensor power(Tensor x, int n) {
    if (n < 0 && !x.dtype().isFloat()) {
      throw Errors.ofTypes(
          "integers have no negative powers, found %s to the power %d: convert with astype",
          x.type().brief(), n);
    }
    return Dispatch.apply(
        new Key("power", n), x.isWeak(), (b, in) -> power(b, in.getFirst(), n), x);
  }

  private static Value power(Builder b, Value x, int n) {
    if (n == 0) return b.ones(x.type());
    if (n < 0) return b.div(b.ones(x.type()), power(b, x, -n));
    if (n == 1) return x;
    var half = power(b, x, n / 2);
    var square = b.mul(half, half);
    return n % 2 == 0 ? square : b.mul(square, x);
  }

  static Tensor astype(Tensor x, DType to) {
    if (x.dtype() == to && !x.isWeak()) return x;
    return Dispatch.apply(new Key("astype", to), false, (b, in) -> b.convert(in.getFirst(), to), x);
  }

  static Tensor bitcast(Tensor x, DType to) {
    var op = new BitcastConvert(to);
    return Dispatch.apply(op, false, (b, in) -> b.emit(op, in), x);
  }

  static Tensor stopGradient(Tensor x) {
    return Dispatch.apply(
        StopGradient.STOP_GRADIENT,
        x.isWeak(),
        (b, in) -> b.emit(StopGradient.STOP_GRADIENT, in),
        x);
  }

  /// Whether each element is not zero.
  static Value truth(Builder b, Value x) {
    return x.dtype() == DType.I1 ? x : b.compare(Compare.Direction.NE, x, b.zeros(x.type()));
  }

  /// The shape that all operands broadcast to, by numpy's rule.
  static Shape common(List<Value> in) {
    var shape = in.getFirst().shape();
    for (var x : in) shape = common(shape, x.shape());
    return shape;
  }

  /// Whether the shapes broadcast to a common one.
  static boolean broadcasts(Shape x, Shape y) {
    for (int i = 1; i <= Math.min(x.rank(), y.rank()); i++) {
      int a = x.dim(x.rank() - i);
      int c = y.dim(y.rank() - i);
      if (a != c && a != 1 && c != 1) return false;
    }
    return true;
  }

  static Shape common(Shape x, Shape y) {
    if (x.equals(y)) return x;
    int rank = Math.max(x.rank(), y.rank());
    var dims = new int[rank];
    for (int i = 0; i < rank; i++) {
      int a = i < rank - x.rank() ? 1 : x.dim(i - rank + x.rank());
      int c = i < rank - y.rank() ? 1 : y.dim(i - rank + y.rank());
      if (a != c && a != 1 && c != 1) {
        throw IrException.ofShapes(
            "shapes %s and %s do not broadcast: aligned at their last axes, extents must be equal or 1"
                .formatted(x.dims(), y.dims()));
      }
      dims[i] = a == 1 ? c : a;
    }
    return Shape.of(dims);
  }

  /// `x` in a given type and broadcast to a shape, by numpy's rule.
  static Value fit(Builder b, Value x, DType dtype, Shape shape) {
    var y = b.convert(x, dtype);
    int rank = shape.rank();
    return b.broadcast(y, shape, Ints.range(rank - y.shape().rank(), rank));
  }
}
