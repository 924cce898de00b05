package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Nnx;
import io.raffia.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// What `Nnx.explain` says, and the warning that compiling never ends.
class ExplainTest {
  private static int layers = 2;

  @Test
  void saysWhyEachProgramWasMade() {
    layers = 2;
    var f = Nnx.jit((Tensor x, Float t) -> x.mul(layers).add(t));
    f.apply(Tensor.ones(2), 1f);
    f.apply(Tensor.zeros(2), 3f);
    f.apply(Tensor.ones(3), 1f);
    layers = 4;
    f.apply(Tensor.ones(3), 1f);
    assertEquals(
        """
        ExplainTest.saysWhyEachProgramWasMade was compiled 3 times
        1. for (f32[2], f32[] (weak)): first call
           depends on static field ExplainTest.layers = 2
        2. for (f32[3], f32[] (weak)): tensor 0 was f32[2] and is f32[3]
           depends on static field ExplainTest.layers = 2
        3. for (f32[3], f32[] (weak)): changed: static field ExplainTest.layers = 2
           depends on static field ExplainTest.layers = 4
        """,
        Nnx.explain(f));
  }

  @Test
  void namesTheValueOfANumberThatCodeNeeds() {
    var f = Nnx.jit((Tensor x, Integer n) -> x.add(Tensor.ones(n)));
    f.apply(Tensor.ones(1), 2);
    assertTrue(Nnx.explain(f).contains("argument 1 = 2"), Nnx.explain(f));
  }

  @Test
  void refusesOtherFunctions() {
    assertThrows(IllegalArgumentException.class, () -> Nnx.explain((Runnable) () -> {}));
  }

  @Test
  void warnsWhenCompilingNeverEnds() {
    var seen = new ArrayList<String>();
    var logger = Logger.getLogger("io.raffia");
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            seen.add(entry.getLevel() + " " + entry.getParameters()[0]);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      var f = Nnx.jit((Tensor x) -> x.add(1));
      for (int i = 1; i <= 20; i++) f.apply(Tensor.ones(i));
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertEquals(List.of("WARNING ExplainTest.warnsWhenCompilingNeverEnds"), seen);
  }
}
