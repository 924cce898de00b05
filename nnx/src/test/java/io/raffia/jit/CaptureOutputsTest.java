package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.CaptureOptions;
import io.raffia.Intermediate;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Path;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureOutputsTest {
  private static final Tensor X = Tensor.of(2f);

  record Two(Tensor left, Tensor right) {}

  static class Base extends Module {
    Tensor call(Tensor x) {
      return twice(x).add(1);
    }

    Tensor twice(Tensor x) {
      return x.mul(2);
    }
  }

  static final class Derived extends Base {
    @Override
    Tensor call(Tensor x) {
      return super.call(hidden(x)).neg();
    }

    private Tensor hidden(Tensor x) {
      return x;
    }

    Two both(Tensor x) {
      return new Two(x, call(x));
    }
  }

  static final class Outer extends Module {
    final Derived derived = new Derived();
    final Linear linear = new Linear(1, 2, new Rngs(0));

    Tensor call(Tensor x) {
      var two = derived.both(x);
      for (int i = 0; i < 2; i++) x = derived.call(x);
      return linear.call(x.add(two.right())).sum();
    }
  }

  /// As flax.nnx.capture(f, nnx.Intermediate, method_outputs=nnx.Intermediate).
  @Test
  void recordsTheOutputsOfMethods() {
    var net = new Outer();
    var options = CaptureOptions.types().methodOutputs(Intermediate.class);
    var capturing = Nnx.capture((Outer n, Tensor x) -> n.call(x), options);
    for (int i = 0; i < 2; i++) {
      var captured = capturing.apply(net, X);
      assertEquals(net.call(X).toFloat(), captured.result().toFloat(), 1e-6f);
      var state = captured.state();
      assertEquals(
          List.of(
              "call.0",
              "derived.both.0.left",
              "derived.both.0.right",
              "derived.call.0",
              "derived.call.1",
              "derived.call.2",
              "linear.call.0"),
          state.paths().stream().map(Path::toString).toList());
      assertEquals(2, state.get("derived", "both", 0, "left").toFloat());
      assertEquals(-5, state.get("derived", "both", 0, "right").toFloat());
      assertEquals(9, state.get("derived", "call", 2).toFloat());
      assertEquals(
          net.linear.call(Tensor.of(4f)).toString(), state.get("linear", "call", 0).toString());
      assertEquals(Intermediate.class, state.leaves().getFirst().type());
    }
  }

  @Test
  void recordsTheOutputsOfMethodsInsideOfCompiledFunctionsAndDerivatives() {
    var net = new Outer();
    var options = CaptureOptions.types(Intermediate.class).methodOutputs(Intermediate.class);
    var jitted =
        Nnx.jit((Outer m, Tensor t) ->
            Nnx.capture((Outer n, Tensor x) -> Nnx.grad((Outer k) -> k.call(x)).apply(n), options)
                .apply(m, t)
                .state());
    for (int i = 0; i < 2; i++) {
      var state = jitted.apply(net, X);
      assertEquals(9, state.get("derived", "call", 2).toFloat());
      assertEquals(net.call(X).toFloat(), state.get("call", 0).toFloat(), 1e-6f);
    }
  }
}
