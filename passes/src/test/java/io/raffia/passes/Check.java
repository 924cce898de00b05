package io.raffia.passes;

import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Vjp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.Verifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/// What the tests of this package share: small programs, well-formedness, comparisons.
final class Check {
  private Check() {}

  /// The program from parameters of `types` to what `body` returns.
  static Func func(List<TensorType> types, BiFunction<Builder, List<Value>, List<Value>> body) {
    var b = new Builder();
    var params = new ArrayList<Value>();
    for (var t : types) params.add(new Value(t, "p" + params.size()));
    var results = body.apply(b, params);
    return b.func("test", params, results);
  }

  static List<Boolean> all(Func f) {
    return Collections.nCopies(f.params().size(), true);
  }

  static Func wellFormed(Func f) {
    Verifier.verify(f);
    return f;
  }

  /// `f` with its results summed to one scalar.
  static Func summed(Func f) {
    var b = new Builder();
    var params = Vjp.copies(f.params(), "");
    var sum = b.zeros(TensorType.of(f.results().getFirst().dtype()));
    for (var y : Inline.inline(b, f, params)) {
      sum = b.add(sum, b.sum(y, Ints.range(0, y.shape().rank())));
    }
    return b.func("summed", params, List.of(sum));
  }

  static void assertSame(List<Literal> expected, List<Literal> found, String what) {
    assertEquals(expected.size(), found.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      var x = expected.get(i);
      var y = found.get(i);
      assertTrue(same(x, y), () -> what + ": expected " + x + " but found " + y);
    }
  }

  static void assertClose(double[] expected, double[] found, double tolerance, String what) {
    assertEquals(expected.length, found.length, what);
    for (int i = 0; i < expected.length; i++) {
      double slack = tolerance * Math.max(1, Math.abs(expected[i]));
      int at = i;
      assertEquals(
          expected[i],
          found[i],
          slack,
          () ->
              what
                  + " at "
                  + at
                  + " of "
                  + Arrays.toString(expected)
                  + " "
                  + Arrays.toString(found));
    }
  }

  static double dot(List<Literal> x, List<Literal> y) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      for (long k = 0; k < x.get(i).type().size(); k++) sum += x.get(i).at(k) * y.get(i).at(k);
    }
    return sum;
  }

  /// `x + t v`, elementwise.
  static List<Literal> moved(List<Literal> x, List<Literal> v, double t) {
    var out = new ArrayList<Literal>();
    for (int i = 0; i < x.size(); i++) {
      var a = x.get(i);
      var d = v.get(i);
      out.add(Literal.generate(a.type(), k -> a.type().dtype().fromDouble(a.at(k) + t * d.at(k))));
    }
    return out;
  }

  static List<Literal> joined(List<Literal> x, List<Literal> y) {
    var out = new ArrayList<>(x);
    out.addAll(y);
    return out;
  }

  /// Equal bit for bit, any NaN being equal to any.
  static boolean same(Literal x, Literal y) {
    if (!x.type().equals(y.type())) return false;
    for (long i = 0; i < x.type().size(); i++) {
      boolean nan = Double.isNaN(x.at(i)) && Double.isNaN(y.at(i));
      if (!nan && x.bits(i) != y.bits(i)) return false;
    }
    return true;
  }

  static double[] doubles(Func f, double[]... args) {
    var in = new ArrayList<Literal>();
    for (int i = 0; i < args.length; i++) in.add(Literal.of(f.params().get(i).type(), args[i]));
    return Interpreter.run(f, in).stream()
        .flatMapToDouble(y -> Arrays.stream(y.toDoubles()))
        .toArray();
  }
}
