package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.jspecify.annotations.Nullable;

/// `x @ kernel + bias` over the last axis: `flax.nnx.Linear`.
///
/// Inputs have shape `[..., inFeatures]`, results `[..., outFeatures]`; the kernel is `[inFeatures,
/// outFeatures]`, the bias `[outFeatures]`.
public class Linear extends Module implements Layer {
  public final Param kernel;
  public final @Nullable Param bias;
  private final int inFeatures;
  private final @Nullable DType dtype;

  /// What a linear layer has besides its sizes.
  public static final class Options extends WeightOptions<Options> {
    private Options() {}
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public Linear(int inFeatures, int outFeatures, Rngs rngs) {
    this(inFeatures, outFeatures, options(), rngs);
  }

  public Linear(int inFeatures, int outFeatures, Options options, Rngs rngs) {
    this.inFeatures = inFeatures;
    dtype = options.dtype;
    kernel = options.kernel(Shape.of(inFeatures, outFeatures), rngs);
    bias = options.bias(Shape.of(outFeatures), rngs);
  }

  @Override
  public Tensor call(Tensor x) {
    if (x.rank() == 0 || x.dim(-1) != inFeatures) {
      throw IrException.ofShapes(
          "a linear layer takes inputs with %d features in the last axis, found %s"
              .formatted(inFeatures, x.type().brief()));
    }
    var weights = kernel.value();
    var to = ComputeType.of(dtype, x, weights, bias == null ? null : bias.value());
    var y = x.astype(to).dot(weights.astype(to));
    return bias == null ? y : y.add(bias.value().astype(to));
  }
}
