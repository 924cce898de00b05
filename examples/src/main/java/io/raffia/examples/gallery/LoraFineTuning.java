package io.raffia.examples.gallery;

import io.raffia.DiffState;
import io.raffia.Linear;
import io.raffia.LoraLinear;
import io.raffia.LoraParam;
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

/// A network that has learned one task learns another by low-rank additions (LoRA; Hu et al.,
/// 2021): its own weights stay as they are.
public final class LoraFineTuning {
  private LoraFineTuning() {}

  /// A network whose layers are plain, or have additions of rank 2.
  static final class Net extends Module {
    final Linear linear1;
    final Linear linear2;

    private Net(Linear linear1, Linear linear2) {
      this.linear1 = linear1;
      this.linear2 = linear2;
    }

    static Net plain(Rngs rngs) {
      return new Net(new Linear(8, 64, rngs), new Linear(64, 1, rngs));
    }

    /// With the weights of `base` and additions that add nothing yet.
    static Net withLora(Net base, Rngs rngs) {
      var made = new Net(new LoraLinear(8, 64, 2, rngs), new LoraLinear(64, 1, 2, rngs));
      Nnx.update(made, Nnx.state(base));
      return made;
    }

    Tensor call(Tensor x) {
      return linear2.call(Nnx.tanh(linear1.call(x)));
    }
  }

  /// The mean square error of what the network says to `sin(x · weights)`.
  static Tensor loss(Net net, Tensor x, Tensor weights) {
    return net.call(x).sub(x.dot(weights).sin().expandDims(-1)).square().mean();
  }

  /// @return the loss on the second task in the end, over that when fine-tuning began
  public static double run(int steps, PrintWriter out) {
    var x = Random.normal(Random.key(0), Shape.of(256, 8));
    var first = Random.normal(Random.key(1), Shape.of(8)).div(3);
    var second = first.add(Random.normal(Random.key(2), Shape.of(8)).div(6));

    var base = Net.plain(new Rngs(0));
    var optimizer = new Optimizer(base, Optax.adam(1e-2), Param.class);
    var learn =
        Nnx.jit((Net m, Optimizer opt, Tensor weights) -> {
          var step = Nnx.valueAndGrad((Net n) -> loss(n, x, weights)).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    for (int i = 0; i < steps; i++) learn.apply(base, optimizer, first);
    out.printf("first task: loss %.5f%n", loss(base, x, first).toFloat());

    var tuned = Net.withLora(base, new Rngs(1));
    double before = loss(tuned, x, second).toFloat();
    out.printf("second task: loss %.5f before%n", before);
    // Only the additions are differentiated by, and only they learn.
    var loraOptimizer = new Optimizer(tuned, Optax.adam(1e-2), LoraParam.class);
    var tune =
        Nnx.jit((Net m, Optimizer opt, Tensor weights) -> {
          var byLora = DiffState.of(0, LoraParam.class);
          var step = Nnx.valueAndGrad((Net n) -> loss(n, x, weights), byLora).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    for (int i = 0; i < steps; i++) tune.apply(tuned, loraOptimizer, second);
    double after = loss(tuned, x, second).toFloat();
    out.printf("second task: loss %.5f after%n", after);
    out.printf(
        "learned %d numbers of %d%n",
        size(Nnx.state(tuned, LoraParam.class)), size(Nnx.state(tuned, Param.class)));
    return after / before;
  }

  private static long size(io.raffia.State state) {
    return state.leaves().stream().mapToLong(leaf -> leaf.value().size()).sum();
  }
}
