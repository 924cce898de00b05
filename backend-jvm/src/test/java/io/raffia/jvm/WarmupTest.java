package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WarmupTest {
  @Test
  void vectorCodeGetsHotInTheBackground() throws InterruptedException {
    assertTrue(Warmup.await(60_000));
    assertTrue(Warmup.hot());
  }
}
