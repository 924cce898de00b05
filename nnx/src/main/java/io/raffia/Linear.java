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

  /// What a linear layer has besides its sizes. Each setting has Flax's default and returns this
  /// object.
  public static final class Options {
    private boolean useBias = true;
    private @Nullable DType dtype;
    private DType paramDtype = DType.F32;
    private Initializer kernelInit = Initializers.lecunNormal();
    private Initializer biasInit = Initializers.zeros();

    private Options() {}

    /// Default true.
    public Options useBias(boolean use) {
      useBias = use;
      return this;
    }

    /// The float type to compute in; by default what input and parameters promote to.
    public Options dtype(DType type) {
      dtype = type;
      return this;
    }

    /// The parameters' element type. Default f32.
    public Options paramDtype(DType type) {
      paramDtype = type;
      return this;
    }

    /// Default [Initializers#lecunNormal()].
    public Options kernelInit(Initializer init) {
      kernelInit = init;
      return this;
    }

    /// Default zeros.
    public Options biasInit(Initializer init) {
      biasInit = init;
      return this;
    }
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
    var shape = Shape.of(inFeatures, outFeatures);
    kernel = new Param(options.kernelInit.init(rngs.params(), shape, options.paramDtype));
    bias =
        options.useBias
            ? new Param(
                options.biasInit.init(rngs.params(), Shape.of(outFeatures), options.paramDtype))
            : null;
  }

  @Override
  public Tensor call(Tensor x) {
    if (x.rank() == 0 || x.dim(-1) != inFeatures) {
      throw new IrException(
          "a linear layer takes inputs with %d features in the last axis, found %s"
              .formatted(inFeatures, x.type().brief()));
    }
    var weights = kernel.value();
    var to = ComputeType.of(dtype, x, weights, bias == null ? null : bias.value());
    var y = x.astype(to).dot(weights.astype(to));
    return bias == null ? y : y.add(bias.value().astype(to));
  }
}
