package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class CheckTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static void holds(Check check, double actual, double expected) {
    assertNull(fault(check, actual, expected));
  }

  private static void fails(Check check, double actual, double expected) {
    assertNotNull(fault(check, actual, expected));
  }

  private static @org.jspecify.annotations.Nullable String fault(Check check, double x, double y) {
    var t = TensorType.of(DType.F16);
    return check.fault(Literal.of(t, x), Literal.of(t, y));
  }

  @Test
  void equality() {
    var eq = new Check(Check.Kind.EQ, 0, 0, "1:1");
    holds(eq, 1, 1);
    holds(eq, -0.0, 0);
    fails(eq, NAN, NAN);
    fails(eq, 1, 2);
    var t = TensorType.of(DType.I8, 2);
    assertEquals(
        "1:1: expect_eq: element 1 of i8[2] is 3, not 4",
        eq.fault(Literal.of(t, 1, 3), Literal.of(t, 1, 4)));
  }

  @Test
  void nearness() {
    var near = new Check(Check.Kind.ALMOST_EQ, 0, 0.125, "1:1");
    holds(near, 1, 1.125);
    fails(near, 1, 1.25);
    holds(near, NAN, NAN);
    fails(near, NAN, 1);
    holds(near, INF, INF);
    fails(near, INF, -INF);
    fails(near, INF, 65504);
  }

  @Test
  void steps() {
    var close = new Check(Check.Kind.CLOSE, 1, 3, "1:1");
    fails(close, 1, 1);
    holds(close, 1, 1 + 0x1p-10);
    holds(close, 1 + 0x3p-10, 1);
    fails(close, 1, 1 + 0x4p-10);
    // from the least positive number to the greatest negative one
    holds(close, 0x1p-24, -0x1p-24);
    fails(close, INF, 65504);
  }
}
