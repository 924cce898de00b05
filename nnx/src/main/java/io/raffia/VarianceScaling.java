package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;

/// Random numbers whose variance is `scale / fan`, where `fan` counts the inputs or outputs that a
/// weight connects: `jax.nn.initializers.variance_scaling`. Axes may count from the back; all
/// others but the two are the receptive field.
public record VarianceScaling(
    double scale, Mode mode, Distribution distribution, int inAxis, int outAxis)
    implements Initializer {
  /// Which fan: inputs, outputs, their arithmetic mean or their geometric mean.
  public enum Mode {
    FAN_IN,
    FAN_OUT,
    FAN_AVG,
    FAN_GEO_AVG
  }

  /// The distribution, always with mean 0; the truncated normal one is cut at two standard
  /// deviations.
  public enum Distribution {
    TRUNCATED_NORMAL,
    NORMAL,
    UNIFORM
  }

  /// The standard deviation of the standard normal distribution cut at -2 and 2.
  private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  public VarianceScaling(double scale, Mode mode, Distribution distribution) {
    this(scale, mode, distribution, -2, -1);
  }

  @Override
  public Tensor init(Tensor key, Shape shape, DType dtype) {
    return Initializers.program(new Drawn(this, shape, dtype), k -> draw(k, shape, dtype), key);
  }

  private record Drawn(VarianceScaling scaling, Shape shape, DType dtype) {}

  private Tensor draw(Tensor key, Shape shape, DType dtype) {
    var drawn =
        switch (distribution) {
          case TRUNCATED_NORMAL -> Random.truncatedNormal(key, -2, 2, shape, dtype);
          case NORMAL -> Random.normal(key, shape, dtype);
          case UNIFORM -> Random.uniform(key, shape, dtype, -1, 1);
        };
    return drawn.mul(deviation(round(dtype, scale / fan(shape)), dtype));
  }

  /// What brings the drawn numbers to this variance, rounded as JAX rounds each step.
  private double deviation(double variance, DType dtype) {
    return switch (distribution) {
      case TRUNCATED_NORMAL ->
          round(dtype, Math.sqrt(variance)) / round(dtype, TRUNCATED_DEVIATION);
      case NORMAL -> Math.sqrt(variance);
      case UNIFORM -> Math.sqrt(round(dtype, 3 * variance));
    };
  }

  private static double round(DType dtype, double x) {
    return dtype.toDouble(dtype.fromDouble(x));
  }

  private double fan(Shape shape) {
    if (shape.rank() < 2) {
      throw IrException.ofShapes(
          "variance scaling needs an input and an output axis, but the parameter has shape %s: use another initializer"
              .formatted(shape.dims()));
    }
    double in = shape.dim(Math.floorMod(inAxis, shape.rank()));
    double out = shape.dim(Math.floorMod(outAxis, shape.rank()));
    double field = shape.size() / (in * out);
    return field
        * switch (mode) {
          case FAN_IN -> in;
          case FAN_OUT -> out;
          case FAN_AVG -> (in + out) / 2;
          case FAN_GEO_AVG -> Math.sqrt(in * out);
        };
  }
}
