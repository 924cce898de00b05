package io.raffia.checkpoint;

import io.raffia.Average;
import io.raffia.Fn5;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.Variable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A training process without end, which [KillTest] kills: it saves all the time, and tells every
/// step's loss and every step that is saved for good.
final class Victim {
  private final PythonNet model = new PythonNet(new Rngs(1));
  private final Optimizer optimizer = new Optimizer(model, Optax.adamw(1e-2), Param.class);
  private final Rngs rngs = new Rngs(2);
  private final Average average = new Average();
  private final Ballast ballast = new Ballast();

  /// Half a megabyte, all of whose elements are the number of steps.
  static final class Ballast extends Module {
    final Variable value = new Variable(Tensor.zeros(131_072));
  }

  private final Fn5<PythonNet, Optimizer, Rngs, Average, Ballast, Tensor> compiled =
      Nnx.jit((PythonNet m, Optimizer o, Rngs r, Average seen, Ballast b) -> {
        var noise = r.normal(2, 4);
        var step = Nnx.valueAndGrad((PythonNet n) -> n.call(noise).sub(1).square().mean()).apply(m);
        o.update(m, step.grads());
        seen.update(step.value());
        b.value.set(b.value.value().add(1));
        return step.value();
      });

  float step() {
    return compiled.apply(model, optimizer, rngs, average, ballast).toFloat();
  }

  private Map<String, Object> tree() {
    return Map.of(
        "model",
        model,
        "optimizer",
        optimizer,
        "rngs",
        rngs,
        "average",
        average,
        "ballast",
        ballast);
  }

  public static void main(String[] arguments) throws IOException {
    var victim = new Victim();
    var out = new FileOutputStream(FileDescriptor.out);
    var options = CheckpointOptions.DEFAULT.withMaxToKeep(3);
    try (var manager = new CheckpointManager(Path.of(arguments[0]), options)) {
      long saved = manager.latestStep().orElse(0);
      if (saved > 0) {
        manager.restore(saved, victim.tree());
        tell(out, "resumed " + saved);
      }
      for (long step = saved + 1; ; step++) {
        tell(out, "loss " + step + " " + Float.floatToRawIntBits(victim.step()));
        manager.save(step, victim.tree(), Map.of(), Map.of("step", step));
        long now = manager.latestStep().orElse(0);
        if (now > saved) tell(out, "saved " + now);
        saved = now;
      }
    }
  }

  /// Unbuffered: what was told survives the process.
  private static void tell(FileOutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
