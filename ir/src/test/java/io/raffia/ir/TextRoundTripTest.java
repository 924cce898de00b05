package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is printed reads back as the same program.
class TextRoundTripTest {
  static List<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleReadsBack(Sample s) {
    var b = new Builder();
    var params = s.types().stream().map(t -> new Value(t, "x")).toList();
    b.at(new Location("Model.java", 7, "call"));
    var f = b.func("sample", params, b.emitAll(s.op(), params, "y"));
    var text = Printer.print(f);
    var read = Parser.parse(text);
    assertEquals(text, Printer.print(read));
    assertEquals(ops(f), ops(read));
    var located = Printer.printWithLocations(f);
    assertEquals(located, Printer.printWithLocations(Parser.parse(located)));
  }

  /// Parameters of regions are equal by name and type.
  private static List<String> ops(Func f) {
    return f.eqns().stream().map(e -> e.op().toString()).toList();
  }
}
