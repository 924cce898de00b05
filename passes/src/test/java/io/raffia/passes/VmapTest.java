package io.raffia.passes;

import io.raffia.ir.transform.Vmap;
import io.raffia.ir.transform.Grad;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmapTest {
  private static final int N = 3;

  @Test
  void equalsStackingOfSingleRuns() {
    for (long seed = 0; seed < 300; seed++) {
      var f = RandomProgram.generate(seed, 12, DType.F32, false);
      var mapped = new ArrayList<Boolean>();
      for (int i = 0; i < f.params().size(); i++) mapped.add((seed >> i & 1) == 0);
      var batched = Check.wellFormed(Vmap.vmap(f, N, mapped));
      var args = RandomProgram.arguments(batched, seed, true);
      Check.assertSame(stacked(f, args, mapped), Interpreter.run(batched, args), "seed " + seed);
    }
  }

  private static List<Literal> stacked(Func f, List<Literal> args, List<Boolean> mapped) {
    var rows = new ArrayList<List<Literal>>();
    for (int n = 0; n < N; n++) {
      var one = new ArrayList<Literal>();
      for (int i = 0; i < args.size(); i++) {
        var all = args.get(i);
        var type = f.params().get(i).type();
        long start = n * type.size();
        one.add(mapped.get(i) ? Literal.generate(type, k -> all.bits(start + k)) : all);
      }
      rows.add(Interpreter.run(f, one));
    }
    var out = new ArrayList<Literal>();
    for (int r = 0; r < f.results().size(); r++) {
      int at = r;
      var type = f.results().get(r).type();
      var shape = type.withShape(type.shape().prepend(N));
      long size = type.size();
      out.add(Literal.generate(shape, k -> rows.get((int) (k / size)).get(at).bits(k % size)));
    }
    return out;
  }

  @Test
  void nests() {
    var f =
        Check.func(
            List.of(TensorType.of(DType.F64), TensorType.of(DType.F64)),
            (b, p) -> List.of(b.mul(p.get(0), p.get(1))));
    var inner = Vmap.vmap(f, 2, List.of(false, true));
    var outer = Check.wellFormed(Vmap.vmap(inner, 3, List.of(true, false)));
    assertArrayEquals(
        new double[] {10, 20, 20, 40, 30, 60},
        Check.doubles(outer, new double[] {1, 2, 3}, new double[] {10, 20}));
  }

  @Test
  void ofGradientsGivesOneGradientAnExample() {
    var f =
        Check.func(
            List.of(TensorType.of(DType.F64)), (b, p) -> List.of(b.emit(Unary.SIN, p.getFirst())));
    var gradients = Vmap.vmap(Grad.valueAndGrad(f, List.of(true)), 4, List.of(true));
    double[] x = {0, 1, 2, 3};
    var found = Check.doubles(gradients, x);
    for (int i = 0; i < 4; i++) assertEquals(Math.cos(x[i]), found[4 + i], 1e-15);
  }

  @Test
  void sharesWhatIsNotMapped() {
    var t = TensorType.of(DType.F64);
    var f =
        Check.func(
            List.of(t, t), (b, p) -> List.of(b.mul(b.neg(p.get(0)), p.get(1)), b.neg(p.get(0))));
    var batched = Vmap.vmap(f, 2, List.of(false, true));
    assertEquals(t, batched.eqns().getFirst().out().getFirst().type());
    assertArrayEquals(
        new double[] {-15, -18, -3, -3},
        Check.doubles(batched, new double[] {3}, new double[] {5, 6}));
  }
}
