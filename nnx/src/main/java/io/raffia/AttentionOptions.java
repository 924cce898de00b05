package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// How [Nnx#dotProductAttention] weighs. Start from [#DEFAULT].
///
/// @param bias added to the logits; broadcasts to `[...batch, heads, queryLength, keyLength]`
/// @param mask where it does not hold (is zero), nothing is attended to; broadcasts as the bias
/// @param isCausal whether no query attends to later keys
/// @param broadcastDropout whether all batches and heads drop the same weights
/// @param dropoutRng the random key for dropout
/// @param deterministic whether nothing is dropped
/// @param dtype the float type to compute in; null: what the inputs promote to
/// @param module sows the weights as `attention_weights`; null: nobody
public record AttentionOptions(
    @Nullable Tensor bias,
    @Nullable Tensor mask,
    boolean isCausal,
    boolean broadcastDropout,
    @Nullable Tensor dropoutRng,
    double dropoutRate,
    boolean deterministic,
    @Nullable DType dtype,
    @Nullable Module module) {
  /// No bias, no mask, no dropout.
  public static final AttentionOptions DEFAULT =
      new AttentionOptions(null, null, false, true, null, 0, false, null, null);

  public AttentionOptions withBias(@Nullable Tensor bias) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }

  public AttentionOptions withMask(@Nullable Tensor mask) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }

  public AttentionOptions withCausal(boolean isCausal) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }

  /// Drops weights with probability `rate` under a random key; `broadcast`: the same ones in all
  /// batches and heads.
  public AttentionOptions withDropout(double rate, @Nullable Tensor rng, boolean broadcast) {
    return new AttentionOptions(
        bias, mask, isCausal, broadcast, rng, rate, deterministic, dtype, module);
  }

  public AttentionOptions withDeterministic(boolean deterministic) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }

  public AttentionOptions withDtype(@Nullable DType dtype) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }

  /// See [Module#sow].
  public AttentionOptions withModule(@Nullable Module module) {
    return new AttentionOptions(
        bias,
        mask,
        isCausal,
        broadcastDropout,
        dropoutRng,
        dropoutRate,
        deterministic,
        dtype,
        module);
  }
}
