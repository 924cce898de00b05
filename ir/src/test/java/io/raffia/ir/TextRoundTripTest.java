package io.raffia.ir;

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
    Laws.textReadsBack(s);
  }
}
