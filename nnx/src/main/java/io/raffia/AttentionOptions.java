package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// How [Nnx#dotProductAttention] weighs. Start from [#DEFAULT].
///
/// @param bias added to the logits; broadcasts to `[...batch, heads, queryLength, keyLength]`
/// @param mask where it does not hold (is zero), nothing is attended to; broadcasts as the bias
/// @param isCausal whether no query attends to later keys
/// @param dropout which weights are dropped
/// @param dtype the float type to compute in; null: what the inputs promote to
/// @param module sows the weights as `attention_weights`; null: nobody
public record AttentionOptions(
    @Nullable Tensor bias,
    @Nullable Tensor mask,
    boolean isCausal,
    WeightDropout dropout,
    @Nullable DType dtype,
    @Nullable Module module) {
  /// Dropout of weights.
  ///
  /// @param rate the probability of each to be dropped
  /// @param rng the random key
  /// @param broadcast whether all batches and heads drop the same ones
  /// @param deterministic whether nothing is dropped after all
  public record WeightDropout(
      double rate, @Nullable Tensor rng, boolean broadcast, boolean deterministic) {}

  /// No bias, no mask, no dropout.
  public static final AttentionOptions DEFAULT =
      new AttentionOptions(null, null, false, new WeightDropout(0, null, true, false), null, null);

  public AttentionOptions withBias(@Nullable Tensor bias) {
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }

  public AttentionOptions withMask(@Nullable Tensor mask) {
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }

  public AttentionOptions withCausal(boolean isCausal) {
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }

  /// Drops weights with probability `rate` under a random key; `broadcast`: the same ones in all
  /// batches and heads.
  public AttentionOptions withDropout(double rate, @Nullable Tensor rng, boolean broadcast) {
    var dropout = new WeightDropout(rate, rng, broadcast, this.dropout.deterministic);
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }

  public AttentionOptions withDeterministic(boolean deterministic) {
    var d = new WeightDropout(dropout.rate, dropout.rng, dropout.broadcast, deterministic);
    return new AttentionOptions(bias, mask, isCausal, d, dtype, module);
  }

  public AttentionOptions withDtype(@Nullable DType dtype) {
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }

  /// See [Module#sow].
  public AttentionOptions withModule(@Nullable Module module) {
    return new AttentionOptions(bias, mask, isCausal, dropout, dtype, module);
  }
}
