package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// `x` where it is not negative, else `x` times a learned slope: `flax.nnx.PReLU` (He et al.,
/// 2015).
public class PRelu extends Module implements Layer {
  public final Param negativeSlope;
  private final @Nullable DType dtype;

  /// What a PReLU has besides its first slope.
  public static final class Options extends ParamOptions<Options> {
    private Options() {}
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// With slope 0.01 at first.
  public PRelu() {
    this(0.01);
  }

  public PRelu(double negativeSlopeInit) {
    this(negativeSlopeInit, options());
  }

  public PRelu(double negativeSlopeInit, Options options) {
    negativeSlope = new Param(Tensor.scalar(options.paramDtype, negativeSlopeInit));
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    var to = dtype == null ? x.dtype() : ComputeType.of(dtype, x);
    var in = x.astype(to);
    return Tensor.where(in.ge(0), in, in.mul(negativeSlope.value().astype(to)));
  }
}
