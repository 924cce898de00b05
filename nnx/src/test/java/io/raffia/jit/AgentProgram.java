package io.raffia.jit;

import io.raffia.Jit;
import io.raffia.Module;
import io.raffia.Param;
import io.raffia.Tensor;

/// A program with `@Jit` methods, for a JVM with the agent.
public final class AgentProgram {
  private AgentProgram() {}

  static final class Model extends Module {
    final Param scale = new Param(Tensor.of(3f));

    @Jit
    Tensor call(Tensor x) {
      return x.mul(scale.value());
    }
  }

  @Jit
  static float process(float x, double threshold) {
    if (x > threshold) return x * 2;
    return x + 1;
  }

  @Jit
  static long sum(int n) {
    long s = 0;
    for (int i = 1; i <= n; i++) s += i;
    return s;
  }

  @Jit
  static void mark(Model model, Tensor x) {
    model.scale.set(x);
  }

  public static void main(String[] args) {
    var model = new Model();
    System.out.println(process(5, 3) + " " + process(1, 3));
    System.out.println(sum(10) + " " + sum(100));
    System.out.println(model.call(Tensor.of(2f)));
    mark(model, Tensor.of(7f));
    System.out.println(model.call(Tensor.of(2f)));
  }
}
