package io.raffia.examples.gallery;

import io.raffia.Linear;
import io.raffia.LstmCarry;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.OptimizedLstmCell;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Rnn;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.io.PrintWriter;

/// An LSTM reads a wave and tells at each time what comes next. The waves differ in their
/// frequency, which it has to find out as it reads.
public final class Waves extends Module {
  private static final int TIME = 40;

  final Rnn<LstmCarry> rnn;
  final Linear head;

  Waves(Rngs rngs) {
    rnn = new Rnn<>(new OptimizedLstmCell(1, 32, rngs));
    head = new Linear(32, 1, rngs);
  }

  /// For waves `[batch, time, 1]` the value after each, `[batch, time, 1]`.
  Tensor call(Tensor waves) {
    return head.call(rnn.call(waves));
  }

  /// The mean square error over the second half of the time.
  Tensor loss(Tensor waves) {
    var told = call(waves.sliceAxis(1, 0, TIME));
    var error = told.sub(waves.sliceAxis(1, 1, TIME + 1)).square();
    return error.sliceAxis(1, TIME / 2, TIME).mean();
  }

  static Tensor draw(Tensor key, int n) {
    var keys = Random.split(key, 2);
    var frequency = Random.uniform(keys.get(0), Shape.of(n, 1)).add(0.5).div(2);
    var phase = Random.uniform(keys.get(1), Shape.of(n, 1)).mul(2 * Math.PI);
    return Tensor.arange(TIME + 1).mul(frequency).add(phase).sin().expandDims(-1);
  }

  /// @return the loss of the last step; telling 0 would cost 0.5
  public static double run(int steps, PrintWriter out) {
    var model = new Waves(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(1e-2), Param.class);
    var trainStep =
        Nnx.jit((Waves m, Optimizer opt, Tensor waves) -> {
          var step = Nnx.valueAndGrad((Waves w) -> w.loss(waves)).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    var key = Random.key(0);
    double loss = Double.NaN;
    for (int i = 1; i <= steps; i++) {
      loss = trainStep.apply(model, optimizer, draw(Random.foldIn(key, i), 64)).toFloat();
      if (i % 50 == 0) out.printf("step %d loss %.5f%n", i, loss);
    }
    return loss;
  }
}
