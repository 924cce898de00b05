package io.raffia.examples;

import io.raffia.Aux;
import io.raffia.Embed;
import io.raffia.LayerNorm;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.MultiHeadAttention;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A transformer that tells the next token from those before it, in the shape of GPT-2 (Radford et
/// al., 2019): embeddings of tokens and of positions, blocks of attention and of a small network,
/// each after a layer norm and added to what comes in.
public final class Gpt extends Module {
  final int length;
  final Embed token;
  final Embed position;
  final List<Block> blocks = new ArrayList<>();
  final LayerNorm norm;
  final Linear head;

  /// How large it is.
  ///
  /// @param vocabulary how many different tokens there are
  /// @param length how many tokens it looks at, at most
  /// @param features of each position, a multiple of `heads`
  public record Size(int vocabulary, int length, int features, int heads, int layers) {}

  public Gpt(Size size, Rngs rngs) {
    length = size.length;
    token = new Embed(size.vocabulary, size.features, rngs);
    position = new Embed(size.length, size.features, rngs);
    for (int i = 0; i < size.layers; i++) blocks.add(new Block(size.features, size.heads, rngs));
    norm = new LayerNorm(size.features, rngs);
    head = new Linear(size.features, size.vocabulary, Linear.options().useBias(false), rngs);
  }

  /// One block.
  static final class Block extends Module {
    final LayerNorm norm1;
    final MultiHeadAttention attention;
    final LayerNorm norm2;
    final Linear up;
    final Linear down;

    Block(int features, int heads, Rngs rngs) {
      norm1 = new LayerNorm(features, rngs);
      attention = new MultiHeadAttention(heads, features, rngs);
      norm2 = new LayerNorm(features, rngs);
      up = new Linear(features, 4 * features, rngs);
      down = new Linear(4 * features, features, rngs);
    }

    Tensor call(Tensor x, MultiHeadAttention.Arguments how) {
      x = x.add(attention.call(norm1.call(x), how));
      return x.add(down.call(Nnx.gelu(up.call(norm2.call(x)))));
    }
  }

  /// For tokens `[batch, time]` the logits of the token after each, `[batch, time, vocabulary]`.
  public Tensor call(Tensor tokens) {
    var causal = MultiHeadAttention.arguments().decode(false).isCausal(true);
    return logits(tokens, Tensor.arange(tokens.dim(1)), causal);
  }

  /// The logits of the token after `token`, `[batch, 1]`, which stands at position `at`, `i32[1]`;
  /// attention keeps what it needs of the tokens before in a cache. See [GptWriter].
  Tensor next(Tensor token, Tensor at) {
    return logits(token, at, MultiHeadAttention.arguments().decode(true));
  }

  private Tensor logits(Tensor tokens, Tensor positions, MultiHeadAttention.Arguments how) {
    var x = token.call(tokens).add(position.call(positions));
    for (var block : blocks) x = block.call(x, how);
    return head.call(norm.call(x));
  }

  /// The mean cross entropy of all tokens but the first of each row of `text`, `[batch, time + 1]`,
  /// and the logits.
  public Aux<Tensor> loss(Tensor text) {
    var logits = call(text.sliceAxis(1, 0, text.dim(1) - 1));
    var losses = Optax.softmaxCrossEntropyWithIntegerLabels(logits, labels(text));
    return new Aux<>(losses.mean(), logits);
  }

  /// What the logits of the same text should tell.
  static Tensor labels(Tensor text) {
    return text.sliceAxis(1, 1, text.dim(1));
  }
}
