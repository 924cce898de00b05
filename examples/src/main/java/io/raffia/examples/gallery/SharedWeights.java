package io.raffia.examples.gallery;

import io.raffia.Embed;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.io.PrintWriter;
import java.util.List;

/// Weights in several places: one layer stands three times in a list, and the table that embeds
/// tokens also tells the next one. The object is the same, so its state is there once, its gradient
/// is the sum over its places, and an update reaches all of them.
public final class SharedWeights extends Module {
  private static final int TOKENS = 20;

  final Embed table;
  final List<Linear> layers;

  SharedWeights(Rngs rngs) {
    table = new Embed(TOKENS, 32, rngs);
    var layer = new Linear(32, 32, rngs);
    layers = List.of(layer, layer, layer);
  }

  /// Logits of the token after each, `[n, TOKENS]`.
  Tensor call(Tensor tokens) {
    var x = table.call(tokens);
    for (var layer : layers) x = x.add(Nnx.tanh(layer.call(x)));
    return table.attend(x);
  }

  /// @return the loss in the end of telling `(3 x + 1) mod 20` for each x
  public static double run(int steps, PrintWriter out) {
    var model = new SharedWeights(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(1e-2), Param.class);
    var trainStep =
        Nnx.jit((SharedWeights m, Optimizer opt, Tensor tokens) -> {
          var labels = tokens.mul(3).add(1).mod(TOKENS);
          var step =
              Nnx.valueAndGrad((SharedWeights s) ->
                      Optax.softmaxCrossEntropyWithIntegerLabels(s.call(tokens), labels).mean())
                  .apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    double loss = Double.NaN;
    for (int i = 1; i <= steps; i++) {
      var tokens = Random.randint(Random.foldIn(Random.key(0), i), Shape.of(64), 0, TOKENS);
      loss = trainStep.apply(model, optimizer, tokens).toFloat();
      if (i % 50 == 0) out.printf("step %d loss %.5f%n", i, loss);
    }
    out.println("its state, in which each weight is once: " + Nnx.state(model).paths());
    out.println("its places in several: " + Nnx.findDuplicates(model));
    return loss;
  }
}
