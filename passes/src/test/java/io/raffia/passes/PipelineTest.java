package io.raffia.passes;

import io.raffia.ir.transform.Grad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  @Test
  void everyPassKeepsEveryBitOfRandomPrograms() {
    for (long seed = 0; seed < 1500; seed++) {
      assertKept(RandomProgram.generate(seed, 5 + (int) (seed % 30), DType.F32, false), seed);
    }
  }

  @Test
  void everyPassKeepsEveryBitOfNarrowFloatsAndIntegers() {
    for (long seed = 0; seed < 300; seed++) {
      assertKept(RandomProgram.generate(seed, 15, DType.BF16, false), seed);
      assertKept(RandomProgram.generate(seed, 15, DType.I8, false), seed);
    }
  }

  @Test
  void everyPassKeepsEveryBitOfGradients() {
    for (long seed = 0; seed < 200; seed++) {
      var f = Check.summed(RandomProgram.generate(seed, 12, DType.F64, true));
      assertKept(Grad.valueAndGrad(f, Check.all(f)), seed);
    }
  }

  private static void assertKept(Func f, long seed) {
    var args = RandomProgram.arguments(f, seed, true);
    var expected = Interpreter.run(Check.wellFormed(f), args);
    Pipeline.optimize(
        f,
        (pass, after) -> {
          Check.wellFormed(after);
          Check.assertSame(expected, Interpreter.run(after, args), pass + " of seed " + seed);
        });
  }

  @Test
  void isIdempotent() {
    for (long seed = 0; seed < 500; seed++) {
      var f = Pipeline.optimize(RandomProgram.generate(seed, 25, DType.F32, false));
      assertSame(f, Pipeline.optimize(f), "seed " + seed);
    }
  }

  @Test
  void tellsWhichPassesChangedTheProgram() {
    var f =
        Check.func(
            List.of(TensorType.of(DType.F32, 2)),
            (b, p) -> {
              b.neg(p.getFirst());
              return List.of(b.neg(b.neg(p.getFirst())));
            });
    var seen = new ArrayList<String>();
    var last = Pipeline.optimize(f, (pass, _) -> seen.add(pass));
    assertEquals(List.of("dce", "simplify", "dce"), seen);
    assertEquals(f.params(), last.results());
    assertTrue(last.eqns().isEmpty());
  }

  @Test
  void longProgramsNeedNoStack() {
    var f =
        Check.func(
            List.of(TensorType.of(DType.F64)),
            (b, p) -> {
              var x = p.getFirst();
              for (int i = 0; i < 10_000; i++) x = b.mul(b.neg(b.emit(Unary.SIN, x)), x);
              return List.of(x);
            });
    var gradient = Pipeline.optimize(Grad.valueAndGrad(f, List.of(true)));
    assertTrue(gradient.eqns().size() > 40_000, () -> gradient.eqns().size() + " equations");
  }
}
