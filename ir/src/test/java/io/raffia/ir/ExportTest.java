package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raffia.ir.transform.Export;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An exported program has no op of Raffia's own and the same results.
class ExportTest {
  static List<Sample> samples() {
    return RegionSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void exportsKeepTheirResults(Sample s) {
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    var b = new Builder();
    var f = b.func("f", params, b.emitAll(s.op(), params, "y"));
    var exported = Export.export(f);
    Verifier.verify(exported);
    var text = Printer.print(exported);
    assertFalse(text.contains("raffia."), text);
    assertEquals(text, Printer.print(Parser.parse(text)));
    var args = s.draw(new Random(1));
    assertEquals(Interpreter.run(f, args), Interpreter.run(exported, args));
  }
}
