package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Vjp;
import io.raffia.ir.transform.Vmap;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is printed reads back as the same program.
class TextRoundTripTest {
  static List<Sample> samples() {
    return Stream.concat(Samples.all().stream(), RegionSamples.all().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleReadsBack(Sample s) {
    Laws.textReadsBack(s);
  }

  /// What transforms make of ops with regions: tapes, recomputations, tangents of custom rules.
  @TestFactory
  Stream<DynamicTest> everyTangentProgramReadsBack() {
    return RegionSamples.all().stream()
        .map(TextRoundTripTest::program)
        .filter(f -> f.params().stream().anyMatch(p -> p.dtype().isFloat()))
        .map(f -> dynamicTest(f.eqns().getFirst().op().mnemonic(), () -> tangents(f)));
  }

  private static void tangents(Func f) {
    var active = f.params().stream().map(p -> p.dtype().isFloat()).toList();
    var wanted = f.results().stream().map(p -> p.dtype().isFloat()).toList();
    var split = Linearize.linearize(f, active, wanted);
    readsBack(split.primal());
    readsBack(split.tangent());
    readsBack(Vjp.vjp(f, active));
    readsBack(Vmap.vmap(f, 2, Collections.nCopies(active.size(), true)));
  }

  private static Func program(Sample s) {
    var b = new Builder();
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    b.at(new Location("Model.java", 7, "call"));
    return b.func("sample", params, b.emitAll(s.op(), params, "y"));
  }

  private static void readsBack(Func f) {
    var text = Printer.print(f);
    assertEquals(text, Printer.print(Parser.parse(text)));
    var located = Printer.printWithLocations(f);
    assertEquals(located, Printer.printWithLocations(Parser.parse(located)));
  }
}
