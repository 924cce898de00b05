package io.raffia.examples.gallery;

import io.raffia.BatchNorm;
import io.raffia.Dropout;
import io.raffia.Jnp;
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
import java.util.Map;

/// A network with batch normalization and dropout tells on which of two spirals a point lies.
public final class Spirals {
  private Spirals() {}

  static final class Mlp extends Module {
    final Linear linear1;
    final BatchNorm norm;
    final Dropout dropout;
    final Linear linear2;
    final Linear linear3;

    Mlp(int in, int hidden, int out, Rngs rngs) {
      linear1 = new Linear(in, hidden, rngs);
      norm = new BatchNorm(hidden, rngs);
      dropout = new Dropout(0.1, rngs);
      linear2 = new Linear(hidden, hidden, rngs);
      linear3 = new Linear(hidden, out, rngs);
    }

    Tensor call(Tensor x) {
      x = Nnx.relu(norm.call(linear1.call(x)));
      x = Nnx.relu(dropout.call(linear2.call(x)));
      return linear3.call(x);
    }
  }

  /// Points `[n, 2]` of two spirals, and which one each is of.
  record Points(Tensor x, Tensor label) {
    static Points draw(Tensor key, int n) {
      var keys = Random.split(key, 3);
      var label = Random.randint(keys.get(0), Shape.of(n), 0, 2);
      var radius = Random.uniform(keys.get(1), Shape.of(n)).sqrt();
      var angle = radius.mul(6).add(label.mul(Math.PI));
      var x = Jnp.stack(List.of(radius.mul(angle.cos()), radius.mul(angle.sin())), 1);
      return new Points(x.add(Random.normal(keys.get(2), Shape.of(n, 2)).mul(0.02)), label);
    }
  }

  static Tensor loss(Mlp model, Points points) {
    var logits = model.call(points.x());
    return Optax.softmaxCrossEntropyWithIntegerLabels(logits, points.label()).mean();
  }

  /// @return the share of new points that it tells right in the end
  public static double run(int steps, PrintWriter out) {
    var model = new Mlp(2, 64, 2, new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(3e-3), Param.class);
    // Two views of the same parameters: in one dropout drops and statistics move, in one not.
    var train = Nnx.view(model, Map.of("deterministic", false, "useRunningAverage", false));
    var eval = Nnx.view(model, Map.of("deterministic", true, "useRunningAverage", true));

    var trainStep =
        Nnx.jit((Mlp m, Optimizer opt, Points points) -> {
          var step = Nnx.valueAndGrad((Mlp n) -> loss(n, points)).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    var accuracy =
        Nnx.jit((Mlp m, Points points) ->
            m.call(points.x()).argmax(-1).eq(points.label()).astype(points.x().dtype()).mean());

    var key = Random.key(0);
    for (int i = 1; i <= steps; i++) {
      var loss = trainStep.apply(train, optimizer, Points.draw(Random.foldIn(key, i), 128));
      if (i % 100 == 0) out.printf("step %d loss %.4f%n", i, loss.toFloat());
    }
    double right = accuracy.apply(eval, Points.draw(Random.key(1), 1000)).toFloat();
    out.printf("%.1f %% of new points are told right%n", 100 * right);
    return right;
  }
}
