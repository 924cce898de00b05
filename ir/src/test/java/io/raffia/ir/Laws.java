package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.CustomVjp;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Vjp;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The laws that hold for every op, on every sample: each method throws [AssertionError] where its
/// law does not hold.
public final class Laws {
  private Laws() {}

  public static List<Sample> samples() {
    return Stream.concat(Samples.all().stream(), RegionSamples.all().stream()).toList();
  }

  /// Whether there is a derivative to check: f64 operands and results.
  public static boolean isSmooth(Sample s) {
    return s.types().stream().anyMatch(Laws::isSmooth)
        && s.op().types(s.types()).stream().anyMatch(Laws::isSmooth)
        && s.op() != StopGradient.STOP_GRADIENT;
  }

  /// Whether it is one that forward mode gives.
  public static boolean isForward(Sample s) {
    return isSmooth(s) && !(s.op() instanceof CustomVjp);
  }

  private static boolean isSmooth(TensorType t) {
    return t.dtype() == DType.F64;
  }

  /// What is printed reads back as the same program, with and without source lines.
  public static void textReadsBack(Sample s) {
    var b = new Builder();
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    b.at(new Location("Model.java", 7, "call"));
    var f = b.func("sample", params, b.emitAll(s.op(), params, "y"));
    var text = Printer.print(f);
    var read = Parser.parse(text);
    assertEquals(text, Printer.print(read));
    assertEquals(ops(f), ops(read));
    Verifier.verify(read);
    var args = s.draw(new Random(1));
    assertEquals(Interpreter.run(f, args), Interpreter.run(read, args));
    var located = Printer.printWithLocations(f);
    assertEquals(located, Printer.printWithLocations(Parser.parse(located)));
  }

  /// Parameters of regions are equal by name and type. What control flow reads from around its
  /// regions is in the order in which they do, so that its operands may stand in another one.
  private static List<String> ops(Func f) {
    return f.eqns().stream()
        .map(e -> e.op() instanceof RegionOp op ? op.mnemonic() : e.op().toString())
        .toList();
  }

  public static void batchIsStacking(Sample s) {
    var random = new Random(1);
    int n = 3;
    int arity = s.operands().size();
    var single = single(s);
    for (int mask = 0; mask < 1 << arity; mask++) {
      int m = mask;
      var mapped = IntStream.range(0, arity).mapToObj(i -> (m >> i & 1) != 0).toList();
      var draws = IntStream.range(0, n).mapToObj(_ -> s.draw(random)).toList();
      var args = new ArrayList<Literal>();
      for (int i = 0; i < arity; i++) {
        int operand = i;
        args.add(
            mapped.get(i)
                ? stack(draws.stream().map(d -> d.get(operand)).toList())
                : draws.getFirst().get(i));
      }
      var f = Vmap.vmap(single, n, mapped);
      Verifier.verify(f);
      var expected = new ArrayList<List<Literal>>();
      for (var d : draws) {
        var each = new ArrayList<Literal>();
        for (int i = 0; i < arity; i++)
          each.add(mapped.get(i) ? d.get(i) : draws.getFirst().get(i));
        expected.add(Interpreter.run(single, each));
      }
      var found = Interpreter.run(f, args);
      for (int r = 0; r < found.size(); r++) {
        int result = r;
        var stacked = stack(expected.stream().map(e -> e.get(result)).toList());
        assertClose(stacked, found.get(r), 1e-12, s + " mapped " + mapped + " result " + r);
      }
    }
  }

  public static void batchOfNothingHasTheRightType(Sample s) {
    int arity = s.operands().size();
    for (int mask = 1; mask < 1 << arity; mask++) {
      int m = mask;
      var mapped = IntStream.range(0, arity).mapToObj(i -> (m >> i & 1) != 0).toList();
      var f = Vmap.vmap(single(s), 0, mapped);
      Verifier.verify(f);
      var expected =
          s.op().types(s.types()).stream().map(t -> t.withShape(t.shape().prepend(0))).toList();
      assertEquals(expected, f.resultTypes(), s + " mapped " + mapped);
    }
  }

  public static void jvpIsTheSlope(Sample s) {
    var random = new Random(2);
    var f = single(s);
    for (var active : activities(s)) {
      var x = s.draw(random);
      var dx = directions(s, active, random);
      var slopes = jvp(s, active, x, dx);
      double h = 1e-6;
      var ups = Interpreter.run(f, moved(x, dx, h));
      var downs = Interpreter.run(f, moved(x, dx, -h));
      for (int r = 0; r < slopes.size(); r++) {
        if (!isSmooth(slopes.get(r).type())) continue;
        var up = ups.get(r).toDoubles();
        var down = downs.get(r).toDoubles();
        var expected = new double[up.length];
        for (int i = 0; i < up.length; i++) {
          // An empty maximum is minus infinity, and stays it.
          expected[i] = up[i] == down[i] ? 0 : (up[i] - down[i]) / (2 * h);
        }
        var type = slopes.get(r).type();
        assertClose(
            Literal.of(type, expected),
            slopes.get(r),
            1e-6,
            s + " active " + active + " result " + r);
      }
    }
  }

  public static void transposeIsAdjointToJvp(Sample s) {
    var random = new Random(3);
    for (var active : activities(s)) {
      var x = s.draw(random);
      var dx = directions(s, active, random);
      var dy = jvp(s, active, x, dx);
      assertAdjoint(s, active, x, dx, dy, random);
    }
  }

  /// Of a rule that exists in reverse only, finite differences say the tangents.
  public static void reverseIsAdjointToTheSlope(Sample s) {
    var random = new Random(4);
    var f = single(s);
    for (var active : activities(s)) {
      var x = s.draw(random);
      var dx = directions(s, active, random);
      double h = 1e-6;
      var ups = Interpreter.run(f, moved(x, dx, h));
      var downs = Interpreter.run(f, moved(x, dx, -h));
      var dy = new ArrayList<Literal>();
      for (int r = 0; r < ups.size(); r++) {
        var up = ups.get(r);
        var down = downs.get(r);
        dy.add(
            Literal.generate(
                up.type(),
                i ->
                    up.type()
                        .dtype()
                        .fromDouble(
                            up.at(i) == down.at(i) ? 0 : (up.at(i) - down.at(i)) / (2 * h))));
      }
      assertAdjoint(s, active, x, dx, dy, random);
    }
  }

  /// `<dy, u> = <dx, J'u>` for a random `u`.
  private static void assertAdjoint(
      Sample s,
      List<Boolean> active,
      List<Literal> x,
      List<@Nullable Literal> dx,
      List<Literal> dy,
      Random random) {
    var f = single(s);
    var u =
        f.resultTypes().stream()
            .map(t -> isSmooth(t) ? new Sample.Operand(t, -1, 1).draw(random) : Literal.splat(t, 0))
            .toList();
    var reverse = Vjp.vjp(f, active);
    Verifier.verify(reverse);
    var both = Interpreter.run(reverse, Marks.join(x, u));
    var back = Marks.spread(both.subList(u.size(), both.size()), active);
    double left = 0;
    for (int r = 0; r < u.size(); r++)
      if (isSmooth(u.get(r).type())) left += dot(dy.get(r), u.get(r));
    double right = 0;
    for (int i = 0; i < back.size(); i++) {
      var d = dx.get(i);
      var c = back.get(i);
      if (d != null && c != null) right += dot(d, c);
    }
    assertEquals(left, right, 1e-7 * (1 + Math.abs(left)), s + " active " + active);
  }

  /// Which operands carry a tangent: each alone, and all.
  private static List<List<Boolean>> activities(Sample s) {
    var floats = s.types().stream().map(t -> t.dtype() == DType.F64).toList();
    var all = new ArrayList<List<Boolean>>();
    for (int i = 0; i < floats.size(); i++) {
      int alone = i;
      if (!floats.get(i)) continue;
      all.add(IntStream.range(0, floats.size()).mapToObj(k -> k == alone).toList());
    }
    all.add(floats);
    return all;
  }

  private static List<@Nullable Literal> directions(Sample s, List<Boolean> active, Random random) {
    var all = new ArrayList<@Nullable Literal>();
    for (int i = 0; i < active.size(); i++) {
      all.add(active.get(i) ? new Sample.Operand(s.types().get(i), -1, 1).draw(random) : null);
    }
    return all;
  }

  private static List<Literal> moved(List<Literal> x, List<@Nullable Literal> dx, double h) {
    var all = new ArrayList<Literal>();
    for (int i = 0; i < x.size(); i++) {
      var d = dx.get(i);
      var from = x.get(i);
      if (d == null) {
        all.add(from);
      } else {
        var to = from.toDoubles();
        for (int k = 0; k < to.length; k++) to[k] += h * d.at(k);
        all.add(Literal.of(from.type(), to));
      }
    }
    return all;
  }

  static Literal run(Op op, List<Literal> args) {
    var b = new Builder();
    var params = args.stream().map(a -> new Value(a.type(), "x")).toList();
    return Interpreter.run(b.func("f", params, b.emitAll(op, params, "y")), args).getFirst();
  }

  /// The op as a program.
  public static Func single(Sample s) {
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    return Func.of("single", params, (b, p) -> b.emitAll(s.op(), p, "y"));
  }

  private static List<Literal> jvp(
      Sample s, List<Boolean> active, List<Literal> x, List<@Nullable Literal> dx) {
    var f = Jvp.jvp(single(s), active);
    Verifier.verify(f);
    var all = Interpreter.run(f, Marks.join(x, Marks.given(dx)));
    return all.subList(all.size() / 2, all.size());
  }

  private static double dot(Literal x, Literal y) {
    double sum = 0;
    for (int i = 0; i < x.type().size(); i++) sum += x.at(i) * y.at(i);
    return sum;
  }

  private static Literal stack(List<Literal> parts) {
    var type = parts.getFirst().type();
    long size = type.size();
    return Literal.generate(
        type.withShape(type.shape().prepend(parts.size())),
        i -> parts.get((int) (i / size)).bits(i % size));
  }

  static void assertClose(Literal expected, Literal actual, double tolerance, String what) {
    assertEquals(expected.type(), actual.type(), what);
    for (int i = 0; i < expected.type().size(); i++) {
      double e = expected.at(i);
      double a = actual.at(i);
      boolean close = Double.compare(e, a) == 0 || Math.abs(e - a) <= tolerance * (1 + Math.abs(e));
      assertTrue(close, what + ": element " + i + " is " + a + ", not " + e);
    }
  }
}
