package io.raffia.examples;

import io.raffia.Fn5;
import io.raffia.Nnx;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.Arrays;
import java.util.Map;

/// Writes with a [Gpt], one token after the other. Each step computes one position only: of those
/// before, attention keeps keys and values in caches.
public final class GptWriter {
  private static final Fn5<Gpt, Tensor, Tensor, Tensor, Double, Tensor> NEXT =
      Nnx.jit((Gpt m, Tensor token, Tensor at, Tensor key, Double temperature) ->
          Random.categorical(key, m.next(token, at).reshape(-1).div(temperature), 0));

  private final Gpt model;
  private final double temperature;
  private final Rngs rngs;
  private Gpt decoder;
  private int at;

  /// @param temperature below 1, likely tokens become more likely
  public GptWriter(Gpt model, double temperature, long seed) {
    this.model = model;
    this.temperature = temperature;
    rngs = new Rngs(seed);
    decoder = fresh(model, 1);
  }

  /// The model with empty caches for so many texts: a view shares the parameters.
  static Gpt fresh(Gpt model, int batch) {
    return Nnx.view(model, Map.of("batchSize", batch, "maxLength", model.length));
  }

  /// `prompt`, at least one token, and so many more.
  public int[] write(int[] prompt, int tokens) {
    var text = Arrays.copyOf(prompt, prompt.length + tokens);
    int known = prompt.length;
    int read = restart(known);
    while (known < text.length) {
      if (at == model.length) read = restart(known);
      int next = next(text[read]);
      read++;
      if (read == known) text[known++] = next;
    }
    return text;
  }

  /// Empties the caches; what is to be read then is half of what fits in them.
  private int restart(int known) {
    decoder = fresh(model, 1);
    at = 0;
    return Math.max(0, known - model.length / 2);
  }

  private int next(int token) {
    var batch = Tensor.of(new int[][] {{token}});
    return NEXT.apply(decoder, batch, Tensor.of(at++), rngs.call(), temperature).toInt();
  }
}
