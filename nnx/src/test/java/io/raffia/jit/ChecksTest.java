package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Carried;
import io.raffia.CheckException;
import io.raffia.Checked;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.Variable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {
  @Test
  void tellsTheFirstThatFails() {
    var f =
        Nnx.checkify((Tensor x) -> {
          Nnx.check(x.gt(0), "x must be positive");
          Nnx.check(x.lt(10), "x must be small");
          return x.log();
        });
    assertEquals(Optional.empty(), f.apply(Tensor.of(1f, 2f)).error().get());
    assertEquals(Optional.of("x must be positive"), f.apply(Tensor.of(1f, -2f)).error().get());
    assertEquals(Optional.of("x must be small"), f.apply(Tensor.of(1f, 20f)).error().get());
    var error = f.apply(Tensor.of(-1f, 20f)).error();
    assertEquals(
        "x must be positive", assertThrows(CheckException.class, error::raise).getMessage());
    f.apply(Tensor.of(1f)).error().raise();
  }

  @Test
  void comesOutOfOtherTransforms() {
    var f =
        Nnx.checkify((Tensor m) ->
            Nnx.vmap((Tensor row) ->
                    Nnx.grad((Tensor x) ->
                            Nnx.scan(
                                    (Tensor c, Tensor e) -> {
                                      Nnx.check(e.lt(5), "too large");
                                      return new Carried<>(c.add(e.mul(e)), c);
                                    })
                                .apply(Tensor.scalar(0.0), x)
                                .carry())
                        .apply(row))
                .apply(m));
    var fine = f.apply(Tensor.of(new float[][] {{1, 2}, {3, 4}}));
    assertEquals(Optional.empty(), fine.error().get());
    assertEquals(8, fine.value().get(1, 1).toFloat());
    var bad = f.apply(Tensor.of(new float[][] {{1, 2}, {3, 6}}));
    assertEquals(Optional.of("too large"), bad.error().get());
  }

  static int quotient(int a, int b) {
    return b > 100 ? 0 : a / b;
  }

  static int remainders(int a, int b) {
    int r = a;
    for (int i = 0; i < 3; i++) r = Math.floorMod(r, b - i) + a % (b + 1);
    return r;
  }

  static float looked(int i) {
    float[] table = {1, 2, 3};
    table[i] = 5;
    return table[i - 1];
  }

  static int gcd(int a, int b) {
    while (a % b != 0) {
      int r = a % b;
      a = b;
      b = r;
    }
    return b;
  }

  private static String failure(Checked<?> checked) {
    return checked.error().get().map(m -> m.lines().findFirst().orElseThrow()).orElse("");
  }

  /// What compiled code computes where Java throws is told, with the user's line.
  @Test
  void tellsWhereJavaWouldThrow() {
    var divided = Nnx.checkify(ChecksTest::quotient);
    assertEquals(3, divided.apply(7, 2).value());
    assertEquals("", failure(divided.apply(7, 2)));
    assertEquals("", failure(divided.apply(7, 101)));
    var zero = divided.apply(7, 0).error();
    var message = zero.get().orElseThrow();
    assertTrue(message.startsWith("java.lang.ArithmeticException: / by zero\n  at "), message);
    assertTrue(message.contains("ChecksTest.quotient(ChecksTest.java:"), message);
    assertTrue(message.contains("return b > 100 ? 0 : a / b;"), message);
    assertThrows(ArithmeticException.class, zero::raise);

    var rest = Nnx.checkify(ChecksTest::remainders);
    assertEquals(remainders(17, 9), rest.apply(17, 9).value());
    assertEquals("", failure(rest.apply(17, 9)));
    for (int b : new int[] {-1, 0, 1, 2}) {
      assertThrows(ArithmeticException.class, () -> remainders(17, b));
      assertEquals("java.lang.ArithmeticException: / by zero", failure(rest.apply(17, b)));
    }

    var table = Nnx.checkify(ChecksTest::looked);
    assertEquals(looked(2), table.apply(2).value());
    assertEquals("", failure(table.apply(1)));
    for (int i : new int[] {-1, 0, 3}) {
      assertEquals(
          "java.lang.ArrayIndexOutOfBoundsException: index out of bounds for length 3",
          failure(table.apply(i)));
    }
    assertEquals(6, Nnx.checkify(ChecksTest::gcd).apply(12, 18).value());
  }

  @Test
  void tellsWhereAnExampleWouldThrow() {
    var f =
        Nnx.checkify(
            (Tensor xs) -> Nnx.vmap((Tensor x) -> Tensor.scalar(quotient(6, x.toInt()))).apply(xs));
    var fine = f.apply(Tensor.of(1, 2, 200));
    assertEquals("[6 3 0]", fine.value().toString());
    assertEquals("", failure(fine));
    assertEquals(
        "java.lang.ArithmeticException: / by zero", failure(f.apply(Tensor.of(1, 0, 200))));
  }

  static int always(int a) {
    int zero = 0;
    return a / zero;
  }

  @Test
  void aKnownZeroThrowsWhileStaging() {
    var e = assertThrows(ArithmeticException.class, () -> Nnx.jit(ChecksTest::always).apply(3));
    assertEquals("/ by zero", e.getMessage());
  }

  @Test
  void comesOutOfBranchesThatRan() {
    var f =
        Nnx.checkify((Tensor p, Tensor x) ->
            Nnx.cond(
                p,
                (Tensor y) -> {
                  Nnx.check(y.ge(0), "negative");
                  return y.sqrt();
                },
                (Tensor y) -> y,
                x));
    var minus = Tensor.scalar(-1.0);
    assertEquals(Optional.empty(), f.apply(Tensor.scalar(false), minus).error().get());
    assertEquals(Optional.of("negative"), f.apply(Tensor.scalar(true), minus).error().get());
  }

  @Test
  void throwsOutsideAndInsideOfCompiledFunctions() {
    Nnx.check(Tensor.of(true, true), "fine");
    assertThrows(CheckException.class, () -> Nnx.check(Tensor.of(true, false), "bad"));
    var f =
        Nnx.jit((Tensor x) -> {
          Nnx.check(x.gt(0), "not positive");
          return x.log();
        });
    assertEquals(0, f.apply(Tensor.scalar(1.0)).toFloat());
    var e = assertThrows(CheckException.class, () -> f.apply(Tensor.scalar(-1.0)));
    assertEquals("not positive", e.getMessage());
    assertEquals(0, f.apply(Tensor.scalar(1.0)).toFloat());
  }

  @Test
  void compiledCodeThrowsWhatJavaThrows() {
    var divided = Nnx.jit(ChecksTest::quotient);
    assertEquals(3, divided.apply(7, 2));
    assertEquals(0, divided.apply(7, 101));
    var zero = assertThrows(ArithmeticException.class, () -> divided.apply(7, 0));
    assertTrue(zero.getMessage().startsWith("/ by zero\n  at "), zero.getMessage());
    assertTrue(zero.getMessage().contains("return b > 100 ? 0 : a / b;"), zero.getMessage());
    var table = Nnx.jit(ChecksTest::looked);
    assertEquals(looked(2), table.apply(2));
    var outside = assertThrows(ArrayIndexOutOfBoundsException.class, () -> table.apply(3));
    assertTrue(
        outside.getMessage().startsWith("index out of bounds for length 3\n  at "),
        outside.getMessage());
    assertEquals(looked(1), table.apply(1));
    assertEquals(6, Nnx.jit(ChecksTest::gcd).apply(12, 18));
    assertThrows(ArithmeticException.class, () -> Nnx.jit(ChecksTest::gcd).apply(12, 0));
    var rest = Nnx.jit(ChecksTest::remainders);
    for (int b : new int[] {-1, 0, 1, 2}) {
      assertThrows(ArithmeticException.class, () -> rest.apply(17, b));
    }
  }

  @Test
  void comesOutOfDerivativesAndExamples() {
    var f = Nnx.grad((Tensor x) -> x.mul(quotient(6, x.toInt())));
    assertEquals(3, f.apply(Tensor.scalar(2.0)).toFloat());
    assertThrows(ArithmeticException.class, () -> f.apply(Tensor.scalar(0.5)));
    var all = Nnx.vmap((Tensor x) -> Tensor.scalar(quotient(6, x.toInt())));
    assertEquals("[6 3 0]", all.apply(Tensor.of(1, 2, 200)).toString());
    assertThrows(ArithmeticException.class, () -> all.apply(Tensor.of(1, 0, 200)));
  }

  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @SuppressWarnings("EnumOrdinal") // it is what is tested
  static int priced(float x) {
    var colour = x < 0 ? Colour.RED : x < 1 ? Colour.GREEN : Colour.BLUE;
    int[] prices = {10, 20};
    return prices[colour.ordinal()];
  }

  @Test
  void aTableThatIsTooShortForAnEnumThrows() {
    var f = Nnx.jit(ChecksTest::priced);
    assertEquals(10, f.apply(-1f));
    assertEquals(20, f.apply(0.5f));
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> priced(2));
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> f.apply(2f));
  }

  static final class Counter extends Module {
    final Variable count = new Param(Tensor.scalar(8));
    int calls;
  }

  @Test
  void aCallThatThrowsChangesNothing() {
    var counter = new Counter();
    var f =
        Nnx.jit((Counter c, Tensor by) -> {
          c.count.set(c.count.value().add(1));
          c.calls++;
          return Tensor.scalar(100 / by.toInt());
        });
    f.apply(counter, Tensor.scalar(5));
    assertThrows(ArithmeticException.class, () -> f.apply(counter, Tensor.scalar(0)));
    assertEquals(9, counter.count.value().toInt());
    assertEquals(1, counter.calls);
    assertEquals(50, f.apply(counter, Tensor.scalar(2)).toInt());
    assertEquals(10, counter.count.value().toInt());
  }

  /// Without an end where the step is 0, if compiled code went on.
  static int counted(int n, int step) {
    int i = 0;
    while (i < n) i += Math.max(0, 7 / step);
    return i;
  }

  @Test
  void loopsEndWhereJavaWouldThrow() {
    var f = Nnx.jit(ChecksTest::counted);
    assertEquals(counted(20, 2), f.apply(20, 2));
    assertThrows(ArithmeticException.class, () -> f.apply(20, 0));
    var g =
        Nnx.jit((Tensor x) ->
            Nnx.whileLoop(
                (Tensor y) -> y.lt(100),
                (Tensor y) -> {
                  Nnx.check(y.gt(0), "not positive");
                  return y.mul(2);
                },
                x));
    assertEquals(192, g.apply(Tensor.scalar(3)).toInt());
    assertThrows(CheckException.class, () -> g.apply(Tensor.scalar(0)));
  }

  static float summed(Tensor x) {
    var numbers = new float[1000];
    for (int i = 0; i < 1000; i++) numbers[i] = x.toFloat() + i;
    float sum = 0;
    for (int i = 999; i >= 1; i -= 2) sum += numbers[i] * numbers[(i + 7) % 1000] / (i | 1);
    return sum;
  }

  /// Where the interval of an index is known, nothing is checked when the program runs.
  @Test
  void whatCannotFailCostsNothing() {
    var f = Nnx.jit(ChecksTest::summed);
    assertEquals(summed(Tensor.scalar(2.0)), f.apply(Tensor.scalar(2.0)), 1e-1);
    var improved = f.lower(Tensor.scalar(2.0)).compile().asText();
    assertFalse(improved.contains("stablehlo.compare NE"), improved);
    assertFalse(improved.contains("stablehlo.compare GE"), improved);
    assertTrue(improved.contains("stablehlo.return %"), improved);
  }

  @Test
  void conditionsOfLoopsThrow() {
    var f =
        Nnx.jit((Tensor x) ->
            Nnx.whileLoop(
                (Tensor y) -> Tensor.scalar(100 / y.toInt() > 3), (Tensor y) -> y.add(1), x));
    assertEquals(26, f.apply(Tensor.scalar(1)).toInt());
    var e = assertThrows(ArithmeticException.class, () -> f.apply(Tensor.scalar(0)));
    assertTrue(String.valueOf(e.getMessage()).contains("/ by zero"), e.getMessage());
  }
}
