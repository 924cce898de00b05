package io.raffia;

/// A [Linear] layer with a low-rank addition: `flax.nnx.LoRALinear`. Its kernel and bias are those
/// of the linear layer, so that they can be taken from one.
public class LoraLinear extends Linear {
  public final Lora lora;

  public LoraLinear(int inFeatures, int outFeatures, int loraRank, Rngs rngs) {
    this(inFeatures, outFeatures, loraRank, Linear.options(), Lora.options(), rngs);
  }

  public LoraLinear(
      int inFeatures,
      int outFeatures,
      int loraRank,
      Linear.Options options,
      Lora.Options loraOptions,
      Rngs rngs) {
    super(inFeatures, outFeatures, options, rngs);
    lora = new Lora(inFeatures, loraRank, outFeatures, loraOptions, rngs);
  }

  @Override
  public Tensor call(Tensor x) {
    return super.call(x).add(lora.call(x));
  }
}
