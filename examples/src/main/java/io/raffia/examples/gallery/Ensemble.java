package io.raffia.examples.gallery;

import io.raffia.In;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Pair;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.io.PrintWriter;

/// Eight networks learn at once: `vmap` makes them, trains them and asks them. Where there was data
/// they agree; where there was none they do not.
public final class Ensemble {
  private static final int MEMBERS = 8;

  private Ensemble() {}

  static final class Net extends Module {
    final Linear linear1;
    final Linear linear2;
    final Linear linear3;

    Net(Rngs rngs) {
      linear1 = new Linear(1, 32, rngs);
      linear2 = new Linear(32, 32, rngs);
      linear3 = new Linear(32, 1, rngs);
    }

    Tensor call(Tensor x) {
      x = Nnx.relu(linear1.call(x));
      return linear3.call(Nnx.relu(linear2.call(x)));
    }
  }

  /// A network and what trains it.
  static Pair<Net, Optimizer> member(Rngs rngs) {
    var net = new Net(rngs);
    return new Pair<>(net, new Optimizer(net, Optax.adam(1e-2), Param.class));
  }

  static Tensor step(Net net, Optimizer optimizer, Tensor x, Tensor y) {
    var step = Nnx.valueAndGrad((Net n) -> n.call(x).sub(y).square().mean()).apply(net);
    optimizer.update(net, step.grads());
    return step.value();
  }

  /// @return how much the members differ at x = 3, where they saw nothing, over how much they
  ///   differ at x = 0.5
  public static double run(int steps, PrintWriter out) {
    // Each member has its own random stream; the Variables of nets and optimizers get a first axis.
    var made =
        Nnx.jit((Rngs r) -> Nnx.vmap(Ensemble::member).apply(r)).apply(new Rngs(0).split(MEMBERS));
    var train = Nnx.jit(Nnx.vmap(Ensemble::step, In.MAPPED, In.MAPPED, In.SHARED, In.SHARED));
    var ask = Nnx.jit(Nnx.vmap((Net net, Tensor x) -> net.call(x), In.MAPPED, In.SHARED));

    var x = Random.uniform(Random.key(1), Shape.of(64, 1)).mul(2).sub(1);
    var y = x.mul(4).sin();
    for (int i = 1; i <= steps; i++) {
      var losses = train.apply(made.first(), made.second(), x, y);
      if (i % 50 == 0) out.printf("step %d losses %s%n", i, losses);
    }
    var told = ask.apply(made.first(), Tensor.of(new float[][] {{0.5f}, {3}}));
    var mean = told.mean(0).toFloatArray();
    var deviation = told.var(0).sqrt().toFloatArray();
    out.printf("at 0.5: %.3f ± %.3f (true: %.3f)%n", mean[0], deviation[0], Math.sin(2));
    out.printf("at 3: %.3f ± %.3f%n", mean[1], deviation[1]);
    return deviation[1] / deviation[0];
  }
}
