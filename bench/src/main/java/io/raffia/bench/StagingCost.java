package io.raffia.bench;

import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.examples.Gpt;
import io.raffia.ir.Shape;
import java.util.Map;
import java.util.Objects;

/// Stages and compiles one program again and again in one JVM: with `-Draffia.log=compiles` each
/// round prints what staging, passes and code generation took, the first one cold.
public final class StagingCost {
  private static final int ROUNDS = Integer.getInteger("rounds", 30);

  /// `cnn` is the tutorial's train step, `gpt` that of a GPT of 16 blocks, `java` plain Java that
  /// stages next to nothing.
  private static final Map<String, Runnable> PROGRAMS =
      Map.of("cnn", StagingCost::cnn, "gpt", StagingCost::gpt, "java", StagingCost::java);

  private StagingCost() {}

  /// @param args the name of the program
  public static void main(String[] args) {
    var program = args.length == 1 ? PROGRAMS.get(args[0]) : null;
    if (program == null) throw new IllegalArgumentException("expected one of " + PROGRAMS.keySet());
    for (int i = 0; i < ROUNDS; i++) program.run();
    System.exit(0);
  }

  private static void cnn() {
    Objects.requireNonNull(Workload.CNN.start().get());
  }

  private static void gpt() {
    var model = new Gpt(new Gpt.Size(65, 64, 128, 4, 16), new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adamw(1e-3), Param.class);
    var text = Random.randint(Random.key(2), Shape.of(12, 65), 0, 65);
    var step =
        Nnx.jit((Gpt m, Optimizer opt, Tensor x) -> {
          var loss = Nnx.valueAuxAndGrad((Gpt g) -> g.loss(x)).apply(m);
          opt.update(m, loss.grads());
          return loss.value();
        });
    Objects.requireNonNull(step.lower(model, optimizer, text));
  }

  private static void java() {
    var f = Nnx.jit((Tensor x) -> x.mul(longest(1_000)));
    Objects.requireNonNull(f.lower(Tensor.scalar(1)));
  }

  /// The number below `n` with the most steps of Collatz's.
  private static int longest(int n) {
    int best = 0;
    int most = 0;
    for (int i = 1; i < n; i++) {
      int steps = 0;
      for (long x = i; x != 1; steps++) x = x % 2 == 0 ? x / 2 : 3 * x + 1;
      if (steps > most) {
        most = steps;
        best = i;
      }
    }
    return best;
  }
}
