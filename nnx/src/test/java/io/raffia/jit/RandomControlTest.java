package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Fn2;
import io.raffia.Nnx;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Random methods whose control flow depends on their arguments give, compiled, what Java gives;
/// `-Dseed` repeats a failure.
final class RandomControlTest {
  private static final long SEED = Long.getLong("seed", 20_261_124);
  private static final int METHODS = 30;
  private static final int[] AS = {0, 3, -2, 1000};
  private static final float[] XS = {0.5f, -3, Float.NaN};

  @Test
  void compiledCodeGivesWhatJavaGives() throws ReflectiveOperationException {
    var before = System.setProperty("raffia.backend", "interpreter");
    try {
      var type = InMemory.compile("Generated", new RandomControl(SEED).type("Generated", METHODS));
      var functions = (List<?>) type.getMethod("functions").invoke(null);
      for (int i = 0; i < METHODS; i++) compare((Fn2<?, ?, ?>) functions.get(i), i);
    } finally {
      if (before == null) System.clearProperty("raffia.backend");
      else System.setProperty("raffia.backend", before);
    }
  }

  @SuppressWarnings("unchecked") // the generated methods take an int and a float
  private static void compare(Fn2<?, ?, ?> function, int number)
      throws ReflectiveOperationException {
    var plain = (Fn2<Integer, Float, Object>) function;
    var compiled = Nnx.jit(plain);
    for (int a : AS) {
      for (float x : XS) {
        var what = "seed " + SEED + " m" + number + "(" + a + ", " + x + ")";
        assertEquals(text(plain.apply(a, x)), text(compiled.apply(a, x)), what);
      }
    }
  }

  private static String text(Object result) throws ReflectiveOperationException {
    var out = new StringBuilder();
    for (var c : result.getClass().getRecordComponents()) {
      var value = c.getAccessor().invoke(result);
      out.append(
              switch (value) {
                case int[] v -> Arrays.toString(v);
                case float[] w -> Arrays.toString(w);
                default -> value;
              })
          .append(' ');
    }
    return out.toString();
  }
}
