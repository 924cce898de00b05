package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.ir.Printer;
import io.raffia.ir.Value;
import io.raffia.ir.Verifier;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Vjp;
import io.raffia.ir.transform.Vmap;
import io.raffia.jvm.Evaluator;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Programs that JAX lowered give JAX's numbers: read from StableHLO, run by the interpreter and by
/// the JVM backend, and after Raffia's own jvp, vjp and vmap.
class GoldenProgramsTest {
  @TestFactory
  Stream<DynamicTest> programs() {
    var folder = Repository.root().resolve("tests/src/test/resources/golden/programs");
    var files = Repository.files(folder, ".mlir");
    assertTrue(files.size() > 200, "goldens are missing");
    return files.stream()
        .map(f -> dynamicTest(f.getFileName().toString(), () -> check(GoldenProgram.read(f))));
  }

  private static void check(GoldenProgram golden) {
    var f = golden.func();
    Verifier.verify(f);
    assertEquals(Printer.print(f), Printer.print(Parser.parse(Printer.print(f))), "round trip");
    var in = values(golden.of("in"));
    compare(golden, "out", f, in, golden.of("out"), 0);
    if (!golden.of("jvp").isEmpty()) jvp(golden, in);
    if (!golden.of("vjp").isEmpty()) vjp(golden, in);
    if (!golden.of("batched-in").isEmpty()) {
      var mapped = Collections.nCopies(in.size(), true);
      var batched = Vmap.vmap(f, 3, mapped);
      compare(
          golden, "vmap", batched, values(golden.of("batched-in")), golden.of("batched-out"), 0);
    }
  }

  private static void jvp(GoldenProgram golden, List<Literal> in) {
    var f = golden.func();
    var active = f.params().stream().map(p -> p.dtype().isFloat()).toList();
    var args = new ArrayList<>(in);
    for (int i = 0; i < in.size(); i++) {
      if (active.get(i)) args.add(orZero(golden.of("tangent").get(i), f.params().get(i)));
    }
    compare(golden, "jvp", Jvp.jvp(f, active), args, golden.of("jvp"), f.results().size());
  }

  private static void vjp(GoldenProgram golden, List<Literal> in) {
    var f = golden.func();
    var active = f.params().stream().map(p -> p.dtype().isFloat()).toList();
    var args = new ArrayList<>(in);
    for (int i = 0; i < f.results().size(); i++) {
      args.add(orZero(golden.of("cotangent").get(i), f.results().get(i)));
    }
    // The cotangents of the float parameters stand in their order: give each its parameter's
    // number.
    var expected = new java.util.TreeMap<Integer, Literal>();
    int at = 0;
    for (int i = 0; i < active.size(); i++) {
      if (!active.get(i)) continue;
      var want = golden.of("vjp").get(i);
      if (want != null) expected.put(at, want);
      at++;
    }
    compare(golden, "vjp", Vjp.vjp(f, active), args, expected, f.results().size());
  }

  private static Literal orZero(@org.jspecify.annotations.Nullable Literal given, Value like) {
    return given != null ? given : Literal.splat(like.type(), 0);
  }

  private static List<Literal> values(Map<Integer, Literal> map) {
    return List.copyOf(map.values());
  }

  /// Results `offset, offset + 1, ...` are as expected: interpreted, interpreted after all passes,
  /// compiled.
  private static void compare(
      GoldenProgram golden,
      String what,
      Func f,
      List<Literal> in,
      Map<Integer, Literal> expected,
      int offset) {
    Verifier.verify(f);
    var optimized = Pipeline.optimize(f);
    Verifier.verify(optimized);
    close(golden, what + " interpreted", Interpreter.run(f, in), expected, offset);
    close(golden, what + " optimized", Interpreter.run(optimized, in), expected, offset);
    close(golden, what + " compiled", Evaluator.run(optimized, in), expected, offset);
  }

  private static void close(
      GoldenProgram golden,
      String what,
      List<Literal> got,
      Map<Integer, Literal> expected,
      int offset) {
    expected.forEach((i, want) -> {
      var have = got.get(offset + i);
      assertEquals(want.type(), have.type(), what);
      for (int k = 0; k < want.type().size(); k++) {
        double a = want.at(k);
        double b = have.at(k);
        boolean ok =
            want.type().dtype().isFloat()
                ? a == b
                    || Double.isNaN(a) && Double.isNaN(b)
                    || Math.abs(a - b) <= golden.tolerance() * Math.max(1, Math.abs(a))
                : want.bits(k) == have.bits(k);
        if (!ok) fail(what + ": result " + i + " element " + k + " is " + b + ", JAX has " + a);
      }
    });
  }
}
