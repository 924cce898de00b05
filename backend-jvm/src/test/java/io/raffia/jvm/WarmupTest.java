package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmupTest {
  static List<Warmup> families() {
    return Warmup.ALL;
  }

  @ParameterizedTest
  @MethodSource("families")
  void vectorCodeGetsHotInTheBackground(Warmup family) throws InterruptedException {
    assertTrue(family.await(60_000));
    assertTrue(family.hot());
  }
}
