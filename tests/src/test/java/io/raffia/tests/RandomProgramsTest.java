package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Printer;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JVM backend computes what the interpreter computes, on 2,000 random programs. Programs that
/// are not smooth have steps, where the last bit of a transcendental function decides; they are of
/// integers or of doubles, whose functions are the same on both sides.
class RandomProgramsTest {
  private static final int PER_BLOCK = 250;

  @ParameterizedTest
  @CsvSource({
    "1, F32, true, 2e-4", "2, F32, true, 2e-4", "3, F32, true, 2e-4", "4, F32, true, 2e-4",
    "5, F64, false, 1e-9", "6, F64, false, 1e-9", "7, I32, false, 0", "8, U8, false, 0"
  })
  void compiledIsInterpreted(int block, DType dtype, boolean smooth, double tolerance) {
    for (int i = 0; i < PER_BLOCK; i++) {
      long seed = 1_000_000L * block + i;
      var f = RandomProgram.generate(seed, 4 + i % 24, dtype, smooth);
      var args = RandomProgram.arguments(f, seed, !smooth);
      compare(seed, f, Interpreter.run(f, args), Compiled.run(f, args), tolerance);
      compare(
          seed, f, Interpreter.run(f, args), Compiled.run(Pipeline.optimize(f), args), tolerance);
    }
  }

  private static void compare(
      long seed, Func f, List<Literal> expected, List<Literal> found, double tolerance) {
    for (int r = 0; r < expected.size(); r++) {
      var want = expected.get(r);
      var have = found.get(r);
      assertEquals(want.type(), have.type());
      double scale = 1;
      for (double x : want.toDoubles())
        if (Double.isFinite(x)) scale = Math.max(scale, Math.abs(x));
      for (int k = 0; k < want.type().size(); k++) {
        if (want.bits(k) == have.bits(k)) continue;
        double a = want.at(k);
        double b = have.at(k);
        if (Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) <= tolerance * scale) continue;
        fail(
            "seed %d: result %d, element %d is %s compiled and %s interpreted in%n%s"
                .formatted(seed, r, k, b, a, Printer.print(f)));
      }
    }
  }
}
