package io.raffia.examples.gallery;

import io.raffia.Axes;
import io.raffia.Fn2;
import io.raffia.In;
import io.raffia.LayerNorm;
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

/// Twelve blocks that are one in the program: `vmap` makes them, with a first axis for the blocks
/// in each parameter, and `scan` goes over that axis. Compiling takes as long as for one block.
public final class ScannedLayers extends Module {
  private static final int BLOCKS = 12;

  final Linear in;
  final Block blocks;
  final Linear out;

  static final class Block extends Module {
    final LayerNorm norm;
    final Linear linear;

    Block(Rngs rngs) {
      norm = new LayerNorm(16, rngs);
      linear = new Linear(16, 16, rngs);
    }

    Tensor call(Tensor x) {
      return x.add(Nnx.gelu(linear.call(norm.call(x))));
    }
  }

  ScannedLayers(Rngs rngs) {
    in = new Linear(2, 16, rngs);
    blocks = Nnx.vmap((Rngs each) -> new Block(each)).apply(rngs.split(BLOCKS));
    out = new Linear(16, 1, rngs);
  }

  Tensor call(Tensor x) {
    Fn2<Block, Tensor, Tensor> block = (b, carry) -> b.call(carry);
    var overBlocks = Nnx.scan(block, Axes.in(In.MAPPED, In.CARRY).out(In.CARRY));
    return out.call(overBlocks.apply(blocks, in.call(x)));
  }

  /// The same, block after block: each is the stack with a part of its parameters.
  Tensor unrolled(Tensor x) {
    x = in.call(x);
    for (int i = 0; i < BLOCKS; i++) {
      int at = i;
      x = Nnx.map(leaf -> leaf.value().get(at), blocks).call(x);
    }
    return out.call(x);
  }

  /// @return the loss of the last step of learning `x₀ x₁`
  public static double run(int steps, PrintWriter out) {
    var model = new ScannedLayers(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(3e-3), Param.class);
    var trainStep =
        Nnx.jit((ScannedLayers m, Optimizer opt, Tensor x) -> {
          var y = x.prod(1).expandDims(-1);
          var step =
              Nnx.valueAndGrad((ScannedLayers s) -> s.call(x).sub(y).square().mean()).apply(m);
          opt.update(m, step.grads());
          return step.value();
        });
    double loss = Double.NaN;
    for (int i = 1; i <= steps; i++) {
      var x = Random.normal(Random.foldIn(Random.key(0), i), Shape.of(64, 2));
      loss = trainStep.apply(model, optimizer, x).toFloat();
      if (i % 50 == 0) out.printf("step %d loss %.5f%n", i, loss);
    }
    var x = Random.normal(Random.key(1), Shape.of(4, 2));
    var far = model.call(x).sub(model.unrolled(x)).abs().max();
    out.printf("scanned and unrolled differ by %.1e%n", far.toFloat());
    return loss;
  }
}
