package io.raffia;

import io.raffia.VarianceScaling.Distribution;
import io.raffia.VarianceScaling.Mode;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/// First values of parameters: `jax.nn.initializers`, number for number. The `...Normal` ones draw
/// from a normal distribution cut at two standard deviations; weights have the input axis last but
/// one and the output axis last.
public final class Initializers {
  private record Normal(double stddev) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      return Random.normal(key, shape, dtype).mul(stddev);
    }
  }

  private record Uniform(double scale) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      return Random.uniform(key, shape, dtype, 0, 1).mul(scale);
    }
  }

  private record TruncatedNormal(double stddev, double low, double high) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      return Random.truncatedNormal(key, low, high, shape, dtype).mul(stddev);
    }
  }

  private record Constant(double value) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      return Tensor.full(dtype, value, shape.dims().toArray());
    }
  }

  private record Orthogonal(double scale, int columnAxis) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      int rank = shape.rank();
      if (rank < 2) {
        throw IrException.ofShapes(
            "the orthogonal initializer needs two axes or more, but the parameter has shape %s"
                .formatted(shape.dims()));
      }
      int column = Math.floorMod(columnAxis, rank);
      int columns = shape.dim(column);
      if (shape.size() == 0) return Tensor.zeros(dtype, shape.dims().toArray());
      var q = Random.orthogonal(key, (int) (shape.size() / columns), columns, Shape.SCALAR);
      var dims = shape.without(Ints.of(column)).dims().plus(Ints.of(columns)).toArray();
      return Jnp.moveaxis(q.reshape(dims), -1, column).astype(dtype).mul(scale);
    }
  }

  private record DeltaOrthogonal(double scale, int columnAxis) implements Initializer {
    @Override
    public Tensor init(Tensor key, Shape shape, DType dtype) {
      int rank = shape.rank();
      if (rank < 3 || rank > 5 || shape.dim(rank - 1) < shape.dim(rank - 2)) {
        throw IrException.ofShapes(
            "the delta orthogonal initializer needs a kernel of 3 to 5 axes with no more inputs than outputs, but the parameter has shape %s"
                .formatted(shape.dims()));
      }
      var matrix =
          new Orthogonal(scale, columnAxis)
              .init(key, Shape.of(shape.dim(rank - 2), shape.dim(rank - 1)), dtype);
      var low = new int[rank];
      var high = new int[rank];
      var ones = shape.dims().toArray();
      for (int a = 0; a < rank - 2; a++) {
        low[a] = (shape.dim(a) - 1) / 2;
        high[a] = shape.dim(a) - 1 - low[a];
        ones[a] = 1;
      }
      return matrix.reshape(ones).pad(low, high, 0);
    }
  }

  private Initializers() {}

  /// Runs `body` on `key` as one program, compiled once for equal `id`s.
  static Tensor program(Object id, UnaryOperator<Tensor> body, Tensor key) {
    return Eager.call(id, in -> List.of(body.apply(in.getFirst())), List.of(key)).getFirst();
  }

  /// Variance `1 / inputs`, cut normal: the default of layers.
  public static Initializer lecunNormal() {
    return new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
  }

  /// Variance `1 / inputs`, uniform.
  public static Initializer lecunUniform() {
    return new VarianceScaling(1, Mode.FAN_IN, Distribution.UNIFORM);
  }

  /// Variance `2 / (inputs + outputs)`, cut normal.
  public static Initializer glorotNormal() {
    return new VarianceScaling(1, Mode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
  }

  /// Variance `2 / (inputs + outputs)`, uniform.
  public static Initializer glorotUniform() {
    return new VarianceScaling(1, Mode.FAN_AVG, Distribution.UNIFORM);
  }

  /// Another name of [#glorotNormal()].
  public static Initializer xavierNormal() {
    return glorotNormal();
  }

  /// Another name of [#glorotUniform()].
  public static Initializer xavierUniform() {
    return glorotUniform();
  }

  /// Variance `2 / inputs`, cut normal.
  public static Initializer heNormal() {
    return new VarianceScaling(2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
  }

  /// Variance `2 / inputs`, uniform.
  public static Initializer heUniform() {
    return new VarianceScaling(2, Mode.FAN_IN, Distribution.UNIFORM);
  }

  /// Another name of [#heNormal()].
  public static Initializer kaimingNormal() {
    return heNormal();
  }

  /// Another name of [#heUniform()].
  public static Initializer kaimingUniform() {
    return heUniform();
  }

  /// Random numbers of variance `scale / fan`.
  public static Initializer varianceScaling(double scale, Mode mode, Distribution distribution) {
    return new VarianceScaling(scale, mode, distribution);
  }

  /// Normal with standard deviation 0.01.
  public static Initializer normal() {
    return normal(0.01);
  }

  public static Initializer normal(double stddev) {
    return new Normal(stddev);
  }

  /// Uniform in `[0, 0.01)`.
  public static Initializer uniform() {
    return uniform(0.01);
  }

  /// Uniform in `[0, scale)`.
  public static Initializer uniform(double scale) {
    return new Uniform(scale);
  }

  /// Standard deviation 0.01, cut at -0.02 and 0.02.
  public static Initializer truncatedNormal() {
    return truncatedNormal(0.01, -2, 2);
  }

  /// A standard normal number in `(low, high)` times `stddev`.
  public static Initializer truncatedNormal(double stddev, double low, double high) {
    return new TruncatedNormal(stddev, low, high);
  }

  /// One value everywhere.
  public static Initializer constant(double value) {
    return new Constant(value);
  }

  public static Initializer zeros() {
    return constant(0);
  }

  public static Initializer ones() {
    return constant(1);
  }

  /// A matrix whose rows or columns, the fewer of both, are orthonormal (Saxe et al., 2014): of a
  /// kernel, with all axes but the last as rows.
  public static Initializer orthogonal() {
    return orthogonal(1, -1);
  }

  /// Times `scale`, and with the columns along another axis.
  public static Initializer orthogonal(double scale, int columnAxis) {
    return new Orthogonal(scale, columnAxis);
  }

  /// An orthogonal matrix in the middle of a convolution's kernel and 0 elsewhere (Xiao et al.,
  /// 2018): kernels `[..., inputs, outputs]` of 3 to 5 axes, with no more inputs than outputs.
  public static Initializer deltaOrthogonal() {
    return deltaOrthogonal(1, -1);
  }

  /// Times `scale`, and with the columns along another axis.
  public static Initializer deltaOrthogonal(double scale, int columnAxis) {
    return new DeltaOrthogonal(scale, columnAxis);
  }
}
