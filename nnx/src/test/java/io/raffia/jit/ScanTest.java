package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Axes;
import io.raffia.BatchStat;
import io.raffia.Carried;
import io.raffia.Filter;
import io.raffia.Fn2;
import io.raffia.In;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.StateAxes;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

class ScanTest {
  /// Scales, and counts its calls.
  static final class Block extends Module {
    final Param scale;
    final BatchStat calls = new BatchStat(Tensor.scalar(0.0));
    int plain;

    Block(Tensor scale) {
      this.scale = new Param(scale);
    }

    Tensor call(Tensor x) {
      calls.set(calls.value().add(1));
      return x.mul(scale.value());
    }
  }

  private static void assertFails(String start, org.junit.jupiter.api.function.Executable run) {
    var e = assertThrows(IrException.class, run);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void carriesAndStacks() {
    var sums = Nnx.scan((Tensor c, Tensor x) -> new Carried<>(c.add(x), c.mul(10)));
    var r = sums.apply(Tensor.scalar(1.0), Tensor.of(1f, 2f, 3f));
    assertEquals(7, r.carry().toFloat());
    assertArrayEquals(new float[] {10, 20, 40}, r.y().toFloatArray());
  }

  @Test
  void goesBackwards() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> f = (c, x) -> new Carried<>(c.add(x), c);
    var r = Nnx.scan(f, Axes.in().reverse()).apply(Tensor.scalar(0.0), Tensor.of(1f, 2f, 3f));
    assertArrayEquals(new float[] {5, 3, 0}, r.y().toFloatArray());
  }

  @Test
  void goesOverOtherAxes() {
    var x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> f = (c, e) -> new Carried<>(c.add(e), c.mul(e));
    var r =
        Nnx.scan(f, Axes.in(In.CARRY, In.axis(-1)).out(In.CARRY, In.axis(1)))
            .apply(Tensor.ones(2), x);
    assertArrayEquals(new float[] {7, 16}, r.carry().toFloatArray());
    assertEquals(Shape.of(2, 3), r.y().shape());
    assertArrayEquals(new float[] {1, 4, 12, 4, 25, 60}, r.y().toFloatArray());
  }

  @Test
  void goesOverLayersWithTheirParameters() {
    var layers = new Block(Tensor.of(2f, 3f, 4f));
    layers.calls.set(Tensor.zeros(3));
    Fn2<Block, Tensor, Tensor> forward = (b, x) -> b.call(x);
    var f = Nnx.scan(forward, Axes.in(In.MAPPED, In.CARRY).out(In.CARRY));
    assertArrayEquals(new float[] {24, 48}, f.apply(layers, Tensor.of(1f, 2f)).toFloatArray());
    assertArrayEquals(new float[] {1, 1, 1}, layers.calls.value().toFloatArray());
    var g = Nnx.grad((Block b) -> f.apply(b, Tensor.of(1f, 2f)).sum()).apply(layers);
    assertArrayEquals(new float[] {36, 24, 18}, g.get("scale").toFloatArray());
  }

  /// `flax.nnx.scan` with StateAxes: what one iteration counts, the next sees.
  @Test
  void carriesVariables() {
    var block = new Block(Tensor.of(2f, 3f, 4f));
    var axes = StateAxes.of(Param.class, In.axis(0)).and(Filter.EVERYTHING, In.CARRY);
    var r =
        Nnx.scan(
                (Block b, Tensor c, Tensor x) -> {
                  var y = b.call(x);
                  return new Carried<>(c.add(y), b.calls.value());
                },
                Axes.in(axes, In.CARRY, In.MAPPED))
            .apply(block, Tensor.scalar(0.0), Tensor.of(1f, 1f, 1f));
    assertEquals(9, r.carry().toFloat());
    assertArrayEquals(new float[] {1, 2, 3}, r.y().toFloatArray());
    assertEquals(3, block.calls.value().toFloat());
  }

  @Test
  void carriesCapturedVariables() {
    var block = new Block(Tensor.scalar(2.0));
    var f =
        Nnx.jit((Tensor x) ->
            Nnx.scan((Tensor c, Tensor e) ->
                    new Carried<>(block.call(c), e.add(block.calls.value())))
                .apply(Tensor.scalar(1.0), x));
    var r = f.apply(Tensor.zeros(4));
    assertEquals(16, r.carry().toFloat());
    assertArrayEquals(new float[] {1, 2, 3, 4}, r.y().toFloatArray());
    assertEquals(4, block.calls.value().toFloat());
  }

  @Test
  void numbersTakeTheTypeOfTensors() {
    var r =
        Nnx.jit((Tensor x) ->
                Nnx.scan((Tensor c, Tensor e) -> new Carried<>(c.add(e), c))
                    .apply(Tensor.scalar(1.0).sub(1), x))
            .apply(Tensor.of(1f, 2f));
    assertEquals(3, r.carry().toFloat());
    assertEquals(DType.F32, r.y().dtype());
  }

  @Test
  void runsWithoutAnythingToGoOver() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> f = (c, shared) -> new Carried<>(c.mul(shared), c);
    var r =
        Nnx.scan(f, Axes.in(In.CARRY, In.SHARED).size(3))
            .apply(Tensor.scalar(1.0), Tensor.scalar(2.0));
    assertEquals(8, r.carry().toFloat());
    assertArrayEquals(new float[] {1, 2, 4}, r.y().toFloatArray());
    assertFails(
        "scan got no values to scan over and no length",
        () -> Nnx.scan(f, Axes.in(In.CARRY, In.SHARED)).apply(Tensor.ones(), Tensor.ones()));
  }

  @Test
  void makesModules() {
    var made =
        Nnx.jit(() ->
                Nnx.scan((Tensor x) -> new Block(x.mul(2)), Axes.in(In.MAPPED).out(In.MAPPED))
                    .apply(Tensor.of(1f, 2f, 3f)))
            .apply();
    assertArrayEquals(new float[] {2, 4, 6}, made.scale.value().toFloatArray());
    assertEquals(Shape.of(3), made.calls.value().shape());
  }

  @Test
  void refusesWhatDoesNotFit() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> f = (c, x) -> new Carried<>(c.add(1), x);
    assertFails(
        "scan body function carry input and carry output must have equal types, but they differ:"
            + " the input carry component carry has type i32[] but the corresponding output carry"
            + " component has type f32[]",
        () ->
            Nnx.scan((Tensor c, Tensor x) -> new Carried<>(c.add(x), x))
                .apply(Tensor.scalar(1), Tensor.ones(3)));
    assertFails(
        "scan got `length` argument of 4 which disagrees with leading axis sizes [3]",
        () -> Nnx.scan(f, Axes.in().size(4)).apply(Tensor.ones(), Tensor.ones(3)));
    assertFails(
        "Found multiple Carry definitions at in axes 0 and 1",
        () -> Nnx.scan(f, Axes.in(In.CARRY, In.CARRY)).apply(Tensor.ones(), Tensor.ones(3)));
    assertFails(
        "If one of the in and out axes has In.CARRY",
        () ->
            Nnx.scan(f, Axes.in(In.CARRY, In.MAPPED).out(In.MAPPED))
                .apply(Tensor.ones(), Tensor.ones(3)));
    assertFails(
        "Cannot broadcast output state",
        () -> Nnx.scan(f, Axes.in().out(In.CARRY, In.SHARED)).apply(Tensor.ones(), Tensor.ones(3)));
    assertFails(
        "scan was requested to map argument 1 along axis 2",
        () -> Nnx.scan(f, Axes.in(In.CARRY, In.axis(2))).apply(Tensor.ones(), Tensor.ones(3)));
  }

  @Test
  void refusesWhatWouldBeLost() {
    var block = new Block(Tensor.scalar(2.0));
    Fn2<Block, Tensor, Tensor> call = (b, x) -> b.call(x);
    assertFails(
        "'calls', a BatchStat, is the same for all iterations of a scan (In.SHARED) but the body"
            + " sets it",
        () ->
            Nnx.scan(call, Axes.in(In.SHARED, In.CARRY).out(In.CARRY).size(2))
                .apply(block, Tensor.ones()));
    Fn2<Block, Tensor, Tensor> count =
        (b, x) -> {
          b.plain++;
          return x;
        };
    assertFails(
        "the plain field 'plain' of a Block is assigned in the body of a scan",
        () ->
            Nnx.scan(count, Axes.in(In.CARRY, In.MAPPED).out(In.CARRY))
                .apply(block, Tensor.ones(2)));
    assertEquals(0, block.plain);
    assertEquals(0, block.calls.value().toFloat());
  }
}
