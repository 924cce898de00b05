package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Printer;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Unary;
import io.raffia.jvm.Evaluator;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import io.raffia.passes.Shrink;
import io.raffia.passes.Shrink.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JVM backend computes what the interpreter computes, on random programs with control flow and
/// parameters of every type: 2,400, or as many as `-Draffia.programs` says. Programs that are not
/// smooth have steps, where a last bit decides: they hold only functions that are the same on both
/// sides, and those of integers and narrow floats must be equal bit for bit. A program that fails
/// is shrunk.
class RandomProgramsTest {
  private static final int BLOCKS = 22;
  private static final int PER_BLOCK =
      Math.ceilDiv(Integer.getInteger("raffia.programs", 2_400), BLOCKS);

  @ParameterizedTest
  @CsvSource({
    "1, F32, true, 2e-4", "2, F32, true, 2e-4", "3, F64, true, 1e-9", "4, F64, false, 1e-9",
    "5, F64, false, 1e-9", "6, BF16, true, 1e-1", "7, F16, true, 2e-2", "8, BF16, false, 0",
    "9, F16, false, 0", "10, F8E4M3FN, false, 0", "11, F8E5M2, false, 0", "12, I1, false, 0",
    "13, I4, false, 0", "14, I8, false, 0", "15, I16, false, 0", "16, I32, false, 0",
    "17, I64, false, 0", "18, U4, false, 0", "19, U8, false, 0", "20, U16, false, 0",
    "21, U32, false, 0", "22, U64, false, 0"
  })
  void compiledIsInterpreted(int block, DType dtype, boolean smooth, double tolerance) {
    for (int i = 0; i < PER_BLOCK; i++) {
      long seed = 1_000_000L * block + i;
      var f = RandomProgram.generate(seed, 4 + i % 24, dtype, smooth);
      var run = new Run(f, RandomProgram.arguments(f, seed, !smooth));
      if (!differs(run, tolerance)) continue;
      var small = Shrink.shrink(run, r -> differs(r, tolerance));
      fail(
          "seed %d: interpreted %s, compiled %s, of %s in%n%s"
              .formatted(
                  seed,
                  Interpreter.run(small.func(), small.args()),
                  compiled(small),
                  small.args(),
                  Printer.print(small.func())));
    }
  }

  private static List<Literal> compiled(Run run) {
    return Evaluator.run(Pipeline.optimize(run.func()), run.args());
  }

  /// Whether the program, or what the passes make of it, computes something else when compiled.
  private static boolean differs(Run run, double tolerance) {
    var expected = Interpreter.run(run.func(), run.args());
    return !agree(expected, compiled(run), tolerance)
        || !agree(expected, Evaluator.run(Pipeline.lower(run.func()), run.args()), tolerance);
  }

  private static boolean agree(List<Literal> expected, List<Literal> found, double tolerance) {
    for (int r = 0; r < expected.size(); r++) {
      var want = expected.get(r);
      var have = found.get(r);
      if (!want.type().equals(have.type())) return false;
      // Programs of integers convert to f32 and back: a sine may differ in its last bit.
      double slack = want.type().dtype() == DType.F32 ? Math.max(tolerance, 1e-6) : tolerance;
      double scale = 1;
      for (double x : want.toDoubles())
        if (Double.isFinite(x)) scale = Math.max(scale, Math.abs(x));
      for (int k = 0; k < want.type().size(); k++) {
        if (want.bits(k) == have.bits(k)) continue;
        double a = want.at(k);
        double b = have.at(k);
        if (Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) <= slack * scale) continue;
        return false;
      }
    }
    return true;
  }

  /// The shrinker finds the one equation that a seeded fault sits in.
  @Test
  void aFailureShrinksToItsCause() {
    var b = new Builder();
    var x = new Value(TensorType.of(DType.F64, 3), "x");
    var y = b.emit(Unary.TANH, b.mul(b.emit(Unary.COS, x), x));
    var z = b.add(b.emit(Unary.SIN, y), b.neg(y));
    var g = b.func("g", List.of(x), List.of(z));
    var small =
        Shrink.shrink(
            new Run(g, List.of(Literal.of(x.type(), 1, 2, 3))),
            r -> r.func().eqns().stream().anyMatch(e -> e.op() == Unary.TANH));
    assertEquals(List.of(Unary.TANH), small.func().eqns().stream().map(e -> e.op()).toList());
  }
}
