package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.Op;
import io.raffia.ir.op.StopGradient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws that hold for every op, on every sample.
class OpLawsTest {
  static List<Sample> samples() {
    return Samples.all();
  }

  /// Samples with a derivative to check: f64 operands and results.
  static Stream<Sample> smooth() {
    return samples().stream()
        .filter(s -> s.types().stream().anyMatch(t -> t.dtype() == DType.F64))
        .filter(s -> s.op().types(s.types()).getFirst().dtype() == DType.F64)
        .filter(s -> s.op() != StopGradient.STOP_GRADIENT);
  }

  @Test
  void everyTypeOfOpHasSamples() {
    var kinds = new HashSet<Class<?>>();
    for (var k : Samples.KINDS)
      kinds.add(k instanceof Enum<?> e ? e.getDeclaringClass() : k.getClass());
    assertEquals(leaves(Op.class), kinds);
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    var all = new HashSet<Class<?>>();
    if (!type.isSealed() || type.isEnum()) return Set.of(type);
    for (var sub : type.getPermittedSubclasses()) all.addAll(leaves(sub));
    return all;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void batchIsStacking(Sample s) {
    var random = new Random(1);
    int n = 3;
    int arity = s.operands().size();
    for (int mask = 1; mask < Math.max(2, 1 << arity); mask++) {
      int m = arity == 0 ? 0 : mask;
      var mapped = IntStream.range(0, arity).mapToObj(i -> (m >> i & 1) != 0).toList();
      var b = new Builder();
      var params = new ArrayList<Value>();
      var args = new ArrayList<Literal>();
      var draws = IntStream.range(0, n).mapToObj(_ -> s.draw(random)).toList();
      for (int i = 0; i < arity; i++) {
        int operand = i;
        var arg =
            mapped.get(i)
                ? stack(draws.stream().map(d -> d.get(operand)).toList())
                : draws.getFirst().get(i);
        args.add(arg);
        params.add(new Value(arg.type(), "x" + i));
      }
      var out = s.op().batch(b, n, params, mapped);
      var f = b.func("f", params, out);
      Verifier.verify(f);
      var expected = new ArrayList<Literal>();
      for (var d : draws) {
        var each = new ArrayList<Literal>();
        for (int i = 0; i < arity; i++)
          each.add(mapped.get(i) ? d.get(i) : draws.getFirst().get(i));
        expected.add(run(s.op(), each));
      }
      assertClose(
          stack(expected), Interpreter.run(f, args).getFirst(), 1e-12, s + " mapped " + mapped);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void batchOfNothingHasTheRightType(Sample s) {
    int arity = s.operands().size();
    for (int mask = 1; mask < 1 << arity; mask++) {
      int m = mask;
      var mapped = IntStream.range(0, arity).mapToObj(i -> (m >> i & 1) != 0).toList();
      var params = new ArrayList<Value>();
      for (int i = 0; i < arity; i++) {
        var t = s.types().get(i);
        params.add(new Value(mapped.get(i) ? t.withShape(t.shape().prepend(0)) : t));
      }
      var out = s.op().batch(new Builder(), 0, params, mapped).getFirst();
      var single = s.op().types(s.types()).getFirst();
      assertEquals(
          single.withShape(single.shape().prepend(0)), out.type(), s + " mapped " + mapped);
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void jvpIsTheSlope(Sample s) {
    var random = new Random(2);
    for (var active : activities(s)) {
      var x = s.draw(random);
      var dx = directions(s, active, random);
      var slope = jvp(s, x, dx);
      double h = 1e-6;
      var up = run(s.op(), moved(x, dx, h)).toDoubles();
      var down = run(s.op(), moved(x, dx, -h)).toDoubles();
      var expected = new double[up.length];
      for (int i = 0; i < up.length; i++) {
        // An empty maximum is minus infinity, and stays it.
        expected[i] = up[i] == down[i] ? 0 : (up[i] - down[i]) / (2 * h);
      }
      assertClose(Literal.of(slope.type(), expected), slope, 1e-6, s + " active " + active);
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void transposeIsAdjointToJvp(Sample s) {
    var random = new Random(3);
    for (var active : activities(s)) {
      var x = s.draw(random);
      var dx = directions(s, active, random);
      var dy = jvp(s, x, dx);
      var u = new Sample.Operand(dy.type(), -1, 1).draw(random);
      var back = vjp(s, active, x, u);
      double left = dot(dy, u);
      double right = 0;
      for (int i = 0; i < back.size(); i++) {
        var d = dx.get(i);
        var c = back.get(i);
        if (d == null || c == null) continue;
        assertEquals(d.type(), c.type(), s + " cotangent of operand " + i);
        right += dot(d, c);
      }
      assertEquals(left, right, 1e-9 * (1 + Math.abs(left)), s + " active " + active);
    }
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

  private static Literal jvp(Sample s, List<Literal> x, List<@Nullable Literal> dx) {
    var b = new Builder();
    var params = new ArrayList<>(s.types().stream().map(Value::new).toList());
    var args = new ArrayList<>(x);
    var in = List.copyOf(params);
    var tangents = new ArrayList<@Nullable Value>();
    for (int i = 0; i < in.size(); i++) {
      var d = dx.get(i);
      var tangent = d == null ? null : new Value(d.type(), "d");
      tangents.add(tangent);
      if (tangent != null && d != null) {
        params.add(tangent);
        args.add(d);
      }
    }
    var out = b.emitAll(s.op(), in, "y");
    var dy = s.op().jvp(b, in, tangents, out).getFirst();
    if (dy == null) dy = b.zeros(out.getFirst().type());
    var f = b.func("jvp", params, List.of(dy));
    Verifier.verify(f);
    return Interpreter.run(f, args).getFirst();
  }

  /// Runs the jvp rule on linear inputs and transposes what it leaves, equation by equation.
  private static List<@Nullable Literal> vjp(
      Sample s, List<Boolean> active, List<Literal> x, Literal u) {
    var b = new Builder();
    var in = s.types().stream().map(Value::new).toList();
    var tangents = new ArrayList<@Nullable Value>();
    for (int i = 0; i < in.size(); i++) {
      tangents.add(active.get(i) ? b.linearInput(in.get(i).type(), "d") : null);
    }
    var out = b.emitAll(s.op(), in, "y");
    var dy = s.op().jvp(b, in, tangents, out).getFirst();
    var ct = new Value(u.type(), "u");
    Map<Value, Value> cts = new HashMap<>();
    if (dy != null && b.isLinear(dy)) cts.put(dy, ct);
    for (var eqn : b.linearEqns().reversed()) {
      var linear = eqn.in().stream().map(b::isLinear).toList();
      var c = new ArrayList<@Nullable Value>();
      c.add(cts.get(eqn.out().getFirst()));
      var parts = eqn.op().transpose(b, eqn.in(), linear, c);
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        if (part != null) cts.merge(eqn.in().get(i), part, b::add);
      }
    }
    var params = new ArrayList<>(in);
    params.add(ct);
    var args = new ArrayList<>(x);
    args.add(u);
    var results = new ArrayList<@Nullable Literal>();
    for (var t : tangents) {
      var c = t == null ? null : cts.get(t);
      if (c == null) {
        results.add(null);
        continue;
      }
      var f = b.func("vjp", params, List.of(c));
      Verifier.verify(f);
      results.add(Interpreter.run(f, args).getFirst());
    }
    return results;
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
