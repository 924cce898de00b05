package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What `jax.lax` has and no golden can say: functions of functions, and errors.
class LaxTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);

  record Line(Tensor slope, Tensor shift) {
    /// First this, then the next.
    Line then(Line next) {
      return new Line(slope.mul(next.slope), shift.mul(next.slope).add(next.shift));
    }
  }

  @Test
  void scanIsCalledAtOnce() {
    var out = Lax.scan((Tensor c, Tensor x) -> step(c, x), Tensor.scalar(10.0), X);
    assertEquals(16, out.carry().toFloat());
    assertArrayEquals(new float[] {10, 22, 39}, out.y().toFloatArray());
  }

  private static Carried<Tensor, Tensor> step(Tensor c, Tensor x) {
    return new Carried<>(c.add(x), c.mul(x));
  }

  @Test
  void scanFromTheLastPart() {
    var out = Lax.scan((Tensor c, Tensor x) -> step(c, x), Tensor.scalar(10.0), X, true);
    assertEquals(16, out.carry().toFloat());
    assertArrayEquals(new float[] {15, 26, 30}, out.y().toFloatArray());
  }

  @Test
  void scanOverNothing() {
    var out = Lax.scan((Tensor c) -> new Carried<>(c.mul(2), c.add(1)), Tensor.scalar(1.0), 4);
    assertEquals(16, out.carry().toFloat());
    assertArrayEquals(new float[] {2, 3, 5, 9}, out.y().toFloatArray());
  }

  @Test
  void loopsAndBranchesAreThoseOfNnx() {
    var doubled = Lax.whileLoop((Tensor c) -> c.lt(100), c -> c.mul(2), Tensor.scalar(3.0));
    assertEquals(192, doubled.toFloat());
    var summed = Lax.foriLoop(0, 5, (i, c) -> c.add(i), Tensor.scalar(0.0));
    assertEquals(10, summed.toFloat());
    var some =
        Lax.foriLoop(Tensor.scalar(2), Tensor.scalar(4), (i, c) -> c.add(i), Tensor.scalar(0));
    assertEquals(5, some.toInt());
    var yes = Tensor.scalar(true);
    assertEquals(1, Lax.cond(yes, () -> Tensor.scalar(1), () -> Tensor.scalar(2)).toInt());
    assertEquals(-6, Lax.cond(yes, x -> x.sum().neg(), x -> x.sum(), X).toFloat());
    assertEquals(5, Lax.cond(yes, (x, y) -> x.add(y), (x, y) -> x, scalar(2), scalar(3)).toFloat());
    assertEquals(
        9,
        Lax.cond(yes, (x, y, z) -> x.add(y).add(z), (x, y, z) -> x, scalar(2), scalar(3), scalar(4))
            .toFloat());
    List<Fn1<Tensor, Tensor>> branches = List.of(x -> x.add(1), x -> x.mul(10));
    assertEquals(20, Lax.switchCase(Tensor.scalar(1), branches, scalar(2)).toFloat());
    List<Fn0<Tensor>> constants = List.of(() -> scalar(7), () -> scalar(8));
    assertEquals(7, Lax.switchCase(Tensor.scalar(0), constants).toFloat());
    List<Fn2<Tensor, Tensor, Tensor>> pairs = List.of((x, y) -> x.sub(y), (x, y) -> x.mul(y));
    assertEquals(6, Lax.switchCase(Tensor.scalar(1), pairs, scalar(2), scalar(3)).toFloat());
  }

  private static Tensor scalar(double x) {
    return Tensor.scalar(x);
  }

  @Test
  void associativeScanOfRecordsInBothDirections() {
    var lines = new Line(Tensor.of(2f, 3f, 4f, 5f, 6f), Tensor.of(1f, -1f, 2f, 0f, 1f));
    var all = Lax.associativeScan(Line::then, lines);
    assertArrayEquals(new float[] {2, 6, 24, 120, 720}, all.slope().toFloatArray());
    assertArrayEquals(new float[] {1, 2, 10, 50, 301}, all.shift().toFloatArray());
    var sums =
        Lax.associativeScan(
            (List<Tensor> a, List<Tensor> b) -> List.of(a.getFirst().add(b.getFirst())),
            List.of(X),
            true);
    assertArrayEquals(new float[] {6, 5, 3}, sums.getFirst().toFloatArray());
  }

  @Test
  void associativeScanNeedsOneExtent() {
    var bad = new Line(Tensor.of(1f, 2f), X);
    assertFails("extent 2 in one tensor and 3", () -> Lax.associativeScan(Line::then, bad));
  }

  @Test
  void piecesMustMakeUpTheAxis() {
    assertFails("[1, 1] do not make up axis 0", () -> Lax.split(X, 1, 1));
  }

  @Test
  void topKNeedsAsManyElements() {
    assertFails("give a number from 0 to 3", () -> Lax.topK(X, 4));
  }

  @Test
  void sortsByOneToAllOfItsTensors() {
    assertFails("sort by 1 to 1", () -> Lax.sort(List.of(X), 0, 2));
    assertFails("one shape", () -> Lax.sort(List.of(X, X.slice(0, 2)), 0, 1));
  }

  @Test
  void axesMoveToPlacesOfTheirOwn() {
    var x = Tensor.zeros(2, 3, 4);
    var from = new int[] {0, 1};
    assertFails("a place of its own", () -> Jnp.moveaxis(x, from, new int[] {0, -3}));
    assertFails("2 for 1 axes", () -> Jnp.roll(x, from, new int[] {0}));
  }

  @Test
  void stepsOfFloatsMakeFloats() {
    assertFails("makes floats", () -> Jnp.arange(0.0, 2.0, 0.5, DType.I32));
    assertFails("a mean is of floats", () -> Jnp.mean(X, DType.I32));
  }

  private static void assertFails(String text, Executable code) {
    var e = assertThrows(IrException.class, code);
    assertTrue(String.valueOf(e.getMessage()).contains(text), e::toString);
  }
}
