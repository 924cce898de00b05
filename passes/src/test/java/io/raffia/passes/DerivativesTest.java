package io.raffia.passes;

import io.raffia.ir.transform.Vmap;
import io.raffia.ir.transform.Grad;
import io.raffia.ir.transform.Vjp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Jvp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The laws that tie the derivative transforms to the program and to each other, on random
/// programs.
class DerivativesTest {
  private static final int PROGRAMS = 150;

  private static Func program(long seed) {
    return RandomProgram.generate(seed, 12, DType.F64, true);
  }

  private static List<Literal> random(List<Func> like, long seed) {
    return RandomProgram.arguments(like.getFirst(), seed, false);
  }

  @Test
  void jvpAgreesWithFiniteDifferences() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      var f = Check.summed(program(seed));
      assertAgreesWithDifferences(f, Check.wellFormed(Jvp.jvp(f, Check.all(f))), seed);
    }
  }

  private static void assertAgreesWithDifferences(Func f, Func jvp, long seed) {
    var x = random(List.of(f), seed);
    var v = random(List.of(f), ~seed);
    double h = 1e-5;
    double up = Interpreter.run(f, Check.moved(x, v, h)).getFirst().at(0);
    double down = Interpreter.run(f, Check.moved(x, v, -h)).getFirst().at(0);
    double slope = Interpreter.run(jvp, Check.joined(x, v)).getLast().at(0);
    double scale = 1 + Math.abs(slope) + Math.abs(up);
    assertEquals((up - down) / (2 * h), slope, 1e-5 * scale, "seed " + seed);
  }

  @Test
  void linearizedProgramIsTheJvp() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      var f = program(seed);
      var x = random(List.of(f), seed);
      var v = random(List.of(f), ~seed);
      var split = Linearize.linearize(f, Check.all(f));
      var primal = Interpreter.run(Check.wellFormed(split.primal()), x);
      int results = f.results().size();
      var residuals = primal.subList(results, primal.size());
      var dy = Interpreter.run(Check.wellFormed(split.tangent()), Check.joined(residuals, v));
      var both = Interpreter.run(Jvp.jvp(f, Check.all(f)), Check.joined(x, v));
      Check.assertSame(both, Check.joined(primal.subList(0, results), dy), "seed " + seed);
    }
  }

  @Test
  void transposeIsTheAdjoint() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      var f = program(seed);
      var x = random(List.of(f), seed);
      var v = random(List.of(f), ~seed);
      var results = f.results().size();
      var vjp = Check.wellFormed(Vjp.vjp(f, Check.all(f)));
      var all = RandomProgram.arguments(vjp, seed + 1, false);
      var u = all.subList(x.size(), all.size());
      var dy = Interpreter.run(Jvp.jvp(f, Check.all(f)), Check.joined(x, v));
      var dx = Interpreter.run(vjp, Check.joined(x, u));
      double forward = Check.dot(dy.subList(results, dy.size()), u);
      double backward = Check.dot(dx.subList(results, dx.size()), v);
      assertEquals(forward, backward, 1e-8 * (1 + Math.abs(forward)), "seed " + seed);
    }
  }

  @Test
  void secondDerivativesAgreeWithFiniteDifferencesOfTheGradient() {
    for (long seed = 0; seed < 40; seed++) {
      var f = Check.summed(RandomProgram.generate(seed, 8, DType.F64, true));
      var gradient = Check.summed(Grad.valueAndGrad(f, Check.all(f)));
      var second = Check.wellFormed(Grad.valueAndGrad(gradient, Check.all(gradient)));
      var x = random(List.of(f), seed);
      var v = random(List.of(f), ~seed);
      double h = 1e-5;
      double up = Interpreter.run(gradient, Check.moved(x, v, h)).getFirst().at(0);
      double down = Interpreter.run(gradient, Check.moved(x, v, -h)).getFirst().at(0);
      var found = Interpreter.run(second, x);
      double slope = Check.dot(found.subList(1, found.size()), v);
      double scale = 1 + Math.abs(slope) + Math.abs(up);
      assertEquals((up - down) / (2 * h), slope, 1e-4 * scale, "seed " + seed);
    }
  }

  @Test
  void jvpOfVmapIsVmapOfJvp() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      var f = program(seed);
      var inside = Jvp.jvp(f, Check.all(f));
      var outside = Vmap.vmap(f, 3, Check.all(f));
      var one = Check.wellFormed(Vmap.vmap(inside, 3, Check.all(inside)));
      var other = Check.wellFormed(Jvp.jvp(outside, Check.all(outside)));
      var x = random(List.of(one), seed);
      Check.assertSame(Interpreter.run(one, x), Interpreter.run(other, x), "seed " + seed);
    }
  }

  @Test
  void gradientOfLongChainNeedsNoStack() {
    var f =
        Check.func(
            List.of(TensorType.of(DType.F64)),
            (b, p) -> {
              var x = p.getFirst();
              for (int i = 0; i < 10_000; i++)
                x = i % 2 == 0 ? b.scale(x, 2) : b.mul(x, b.splat(x.type(), 0.5));
              return List.of(b.add(x, b.neg(x)), x);
            });
    var gradient = Grad.valueAndGrad(f, List.of(true));
    assertTrue(gradient.eqns().size() >= 10_000);
    var batched = Vmap.vmap(gradient, 2, List.of(true));
    assertEquals(0.0, Check.doubles(batched, new double[] {3, 4})[4]);
  }
}
