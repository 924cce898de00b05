package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A low-rank addition to a layer: `x @ loraA @ loraB`, plus the layer's own result if there is
/// one: `flax.nnx.LoRA` (Hu et al., 2021).
///
/// `loraA` is `[inFeatures, loraRank]`, `loraB` is `[loraRank, outFeatures]`.
public class Lora extends Module implements Layer {
  public final Variable loraA;
  public final Variable loraB;
  public final @Nullable Layer baseModule;
  private final @Nullable DType dtype;

  /// What a low-rank adaptation has besides its sizes.
  public static final class Options extends ParamOptions<Options> {
    private @Nullable Layer baseModule;
    private Initializer aInitializer = Initializers.heUniform();
    private Initializer bInitializer = Initializers.zeros();
    private Class<? extends Variable> loraParamType = LoraParam.class;

    private Options() {}

    /// The layer to add to. Default none.
    public Options baseModule(Layer base) {
      baseModule = base;
      return this;
    }

    /// Default [Initializers#heUniform()].
    public Options aInitializer(Initializer init) {
      aInitializer = init;
      return this;
    }

    /// Default zeros, so that nothing is added at first.
    public Options bInitializer(Initializer init) {
      bInitializer = init;
      return this;
    }

    /// The class of the parameters. Default [LoraParam].
    public Options loraParamType(Class<? extends Variable> type) {
      loraParamType = type;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public Lora(int inFeatures, int loraRank, int outFeatures, Rngs rngs) {
    this(inFeatures, loraRank, outFeatures, options(), rngs);
  }

  public Lora(int inFeatures, int loraRank, int outFeatures, Options options, Rngs rngs) {
    var type = options.paramDtype;
    var variable = new Node.VariableNode(options.loraParamType, 0, Map.of());
    var a = options.aInitializer.init(rngs.params(), Shape.of(inFeatures, loraRank), type);
    loraA = Unflatten.fresh(variable, a);
    var b = options.bInitializer.init(rngs.params(), Shape.of(loraRank, outFeatures), type);
    loraB = Unflatten.fresh(variable, b);
    baseModule = options.baseModule;
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    var a = loraA.value();
    var b = loraB.value();
    var to = ComputeType.of(dtype, x, a, b);
    var in = x.astype(to);
    var y = in.matmul(a.astype(to)).matmul(b.astype(to));
    return baseModule == null ? y : y.add(baseModule.call(in, rngs));
  }
}
