package io.raffia;

import java.io.Serializable;

/// What a [MultiHeadAttention] does with its projected inputs: [Nnx#dotProductAttention], or
/// another function of queries, keys and values of shape `[...batch, length, heads, features]`.
@FunctionalInterface
public interface AttentionFn extends Serializable {
  Tensor apply(Tensor query, Tensor key, Tensor value, AttentionOptions options);
}
