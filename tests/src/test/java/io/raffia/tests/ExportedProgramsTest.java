package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Printer;
import io.raffia.ir.RegionSamples;
import io.raffia.ir.Sample;
import io.raffia.ir.Samples;
import io.raffia.ir.Value;
import io.raffia.ir.Verifier;
import io.raffia.ir.transform.Export;
import io.raffia.ir.transform.Vjp;
import io.raffia.ir.transform.Vmap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Exported programs have the same results, and only ops that other compilers know. They are left
/// in `target/xla` with arguments and results, for `tests/xla.py`.
class ExportedProgramsTest {
  private final Path folder = Repository.root().resolve("tests/target/xla");
  private int count;

  @Test
  void exportsHaveTheSameResults() throws IOException {
    Files.createDirectories(folder);
    try (var old = Files.list(folder)) {
      for (var file : old.toList()) Files.delete(file);
    }
    var goldens = Repository.root().resolve("tests/src/test/resources/golden/programs");
    for (var file : Repository.files(goldens, ".mlir")) golden(GoldenProgram.read(file));
    for (var s : Samples.all()) sample(s);
    for (var s : RegionSamples.all()) {
      sample(s);
      var f = program(s);
      var active = floats(f.params());
      if (active.contains(true) && f.results().stream().anyMatch(y -> y.dtype().isFloat()))
        check("vjp", Vjp.vjp(f, active), withCotangents(f, s.draw(new Random(1))));
    }
    System.out.println(count + " exported programs");
    assertTrue(count > 1000, () -> "only " + count);
  }

  private void golden(GoldenProgram golden) throws IOException {
    var f = golden.func();
    var in = List.copyOf(golden.of("in").values());
    check(golden.name(), f, in);
    if (!golden.of("vjp").isEmpty())
      check(golden.name() + "_vjp", Vjp.vjp(f, floats(f.params())), withCotangents(f, in));
    if (!golden.of("batched-in").isEmpty()) {
      var batched = Vmap.vmap(f, 3, Collections.nCopies(in.size(), true));
      check(golden.name() + "_vmap", batched, List.copyOf(golden.of("batched-in").values()));
    }
  }

  private void sample(Sample s) throws IOException {
    check(s.op().mnemonic().replaceAll(".*\\.", ""), program(s), s.draw(new Random(1)));
  }

  private static Func program(Sample s) {
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    var b = new Builder();
    return b.func("sample", params, b.emitAll(s.op(), params, "y"));
  }

  private static List<Boolean> floats(List<Value> values) {
    return values.stream().map(v -> v.dtype().isFloat()).toList();
  }

  private static List<Literal> withCotangents(Func f, List<Literal> in) {
    var random = new Random(2);
    var all = new ArrayList<>(in);
    for (var y : f.results()) {
      var t = y.dtype();
      all.add(
          Literal.generate(
              y.type(), _ -> t.isFloat() ? t.fromDouble(random.nextDouble() * 2 - 1) : 0));
    }
    return all;
  }

  private void check(String name, Func f, List<Literal> args) throws IOException {
    var exported = Export.export(f);
    Verifier.verify(exported);
    var results = Interpreter.run(exported, args);
    assertEquals(Interpreter.run(f, args), results, name);
    var text =
        Printer.print(new Func("main", exported.params(), exported.eqns(), exported.results()));
    assertFalse(text.contains("raffia."), name);
    var out = new StringBuilder();
    for (var x : args) line(out, "in", x);
    for (var y : results) line(out, "out", y);
    Files.writeString(folder.resolve("%04d_%s.mlir".formatted(count++, name)), out + text);
  }

  /// `// in f32[2,3] 3f800000 ...`: the type, and the elements' bits.
  private static void line(StringBuilder out, String kind, Literal x) {
    out.append("// ").append(kind).append(' ').append(x.type().brief());
    for (long i = 0; i < x.type().size(); i++) out.append(' ').append(Long.toHexString(x.bits(i)));
    out.append('\n');
  }
}
