package io.raffia.ir;

import io.raffia.ir.op.Op;
import java.util.List;
import java.util.Random;

/// An op with operands that it accepts, and the ranges from which to draw their elements.
public record Sample(Op op, List<Operand> operands) {
  /// Elements of type `type`, uniform in `low ... high`; integers are rounded.
  public record Operand(TensorType type, double low, double high, double diagonal) {
    Operand(TensorType type, double low, double high) {
      this(type, low, high, 0);
    }

    Literal draw(Random random) {
      var bits = new long[Math.toIntExact(type.size())];
      for (int i = 0; i < bits.length; i++) {
        double x = low + random.nextDouble() * (high - low);
        if (diagonal != 0 && isDiagonal(i)) x += diagonal;
        bits[i] = type.dtype().fromDouble(type.dtype().isFloat() ? x : Math.rint(x));
      }
      return Literal.of(type, bits);
    }

    private boolean isDiagonal(int i) {
      int n = type.shape().dim(type.rank() - 1);
      return i % n == i / n % n;
    }
  }

  /// Square matrices of numbers around zero, with so much more on the diagonal that they are
  /// positive definite.
  static Operand definite(DType dtype, int... dims) {
    return new Operand(TensorType.of(dtype, dims), -0.5, 0.5, dims[dims.length - 1]);
  }

  static Sample of(Op op, Operand... operands) {
    return new Sample(op, List.of(operands));
  }

  /// Floats around zero: `-2 ... 2`; other types: `0 ... 5`.
  static Operand operand(DType dtype, int... dims) {
    return dtype.isFloat()
        ? new Operand(TensorType.of(dtype, dims), -2, 2)
        : new Operand(TensorType.of(dtype, dims), 0, 5);
  }

  static Operand within(double low, double high, DType dtype, int... dims) {
    return new Operand(TensorType.of(dtype, dims), low, high);
  }

  public List<TensorType> types() {
    return operands.stream().map(Operand::type).toList();
  }

  public List<Literal> draw(Random random) {
    return operands.stream().map(o -> o.draw(random)).toList();
  }

  @Override
  public String toString() {
    return op + " of " + types().stream().map(TensorType::brief).toList();
  }
}
