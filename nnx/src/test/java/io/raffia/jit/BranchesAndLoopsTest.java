package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.CheckpointPolicy;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BranchesAndLoopsTest {
  record Pair(Tensor x, Tensor n) {}

  private static void assertFails(String start, org.junit.jupiter.api.function.Executable run) {
    var e = assertThrows(IrException.class, run);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void chooses() {
    var f =
        Nnx.jit((Tensor x) ->
            Nnx.cond(x.sum().gt(0), (Tensor y) -> y.mul(2), (Tensor y) -> y.sub(1), x));
    assertArrayEquals(new float[] {2, 4}, f.apply(Tensor.of(1f, 2f)).toFloatArray());
    assertArrayEquals(new float[] {-2, -3}, f.apply(Tensor.of(-1f, -2f)).toFloatArray());
    assertEquals(
        7,
        Nnx.cond(Tensor.scalar(2.0), () -> Tensor.scalar(7.0), () -> Tensor.scalar(8.0)).toFloat());
  }

  @Test
  void choosesByNumberWithinBounds() {
    var f =
        Nnx.jit((Tensor i, Tensor x) ->
            Nnx.<Tensor, Tensor>switchCase(
                i, List.of(y -> y.add(1), y -> y.mul(10), y -> y.mul(y)), x));
    float[] expected = {4, 4, 30, 9, 9};
    for (int i = -1; i < 4; i++) {
      assertEquals(expected[i + 1], f.apply(Tensor.scalar(i), Tensor.scalar(3.0)).toFloat());
    }
  }

  @Test
  void setsVariablesInOneBranch() {
    var layer = new Layer(1, 1);
    var f =
        Nnx.jit((Layer l, Tensor p) -> {
          Nnx.cond(
              p,
              () -> {
                l.bias.set(l.bias.value().add(5));
                return p;
              },
              () -> p);
          return l.bias.value();
        });
    assertEquals(0f, f.apply(layer, Tensor.scalar(false)).toFloat(), 1e-6f);
    assertEquals(5f, f.apply(layer, Tensor.scalar(true)).toFloat(), 1e-6f);
    assertEquals(5f, layer.bias.value().toFloat(), 1e-6f);
  }

  @Test
  void differentiatesThroughTheChosenBranch() {
    var g =
        Nnx.grad((Tensor x) ->
            Nnx.cond(x.sum().gt(0), (Tensor y) -> y.pow(3), (Tensor y) -> y.mul(-1), x).sum());
    assertArrayEquals(new float[] {3, 12}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
    assertArrayEquals(new float[] {-1, -1}, g.apply(Tensor.of(-1f, -2f)).toFloatArray());
  }

  @Test
  void repeatsWhile() {
    var f =
        Nnx.jit((Tensor x) ->
            Nnx.whileLoop(
                (Pair p) -> p.x().lt(100),
                (Pair p) -> new Pair(p.x().mul(2), p.n().add(1)),
                new Pair(x, Tensor.scalar(0))));
    var r = f.apply(Tensor.scalar(3.0));
    assertEquals(192, r.x().toFloat());
    assertEquals(6, r.n().toInt());
    assertEquals(100, f.apply(Tensor.scalar(100.0)).x().toFloat());
  }

  /// JAX refuses this in reverse.
  @Test
  void differentiatesLoopsOfUnknownLength() {
    var g =
        Nnx.grad((Tensor x) -> Nnx.whileLoop((Tensor y) -> y.lt(100), (Tensor y) -> y.mul(y), x));
    // 3, 9, 81, 6561 = x^8
    assertEquals(8 * Math.pow(3, 7), g.apply(Tensor.scalar(3.0)).toFloat(), 1e-2);
  }

  @Test
  void loopsSetVariables() {
    var layer = new Layer(1, 1);
    var f =
        Nnx.jit((Layer l) ->
            Nnx.whileLoop(
                (Tensor n) -> l.bias.value().sum().lt(3),
                (Tensor n) -> {
                  l.bias.set(l.bias.value().add(1));
                  return n.add(1);
                },
                Tensor.scalar(0)));
    assertEquals(3, f.apply(layer).toInt());
    assertEquals(3f, layer.bias.value().toFloat(), 1e-6f);
  }

  @Test
  void counts() {
    var sum = Nnx.foriLoop(2, 6, (Tensor i, Tensor x) -> x.add(i), Tensor.scalar(0));
    assertEquals(2 + 3 + 4 + 5, sum.toInt());
    assertEquals(0, Nnx.foriLoop(3, 3, (Tensor i, Tensor x) -> x.add(i), Tensor.scalar(0)).toInt());
    var f =
        Nnx.jit((Tensor from, Tensor to, Tensor x) ->
            Nnx.foriLoop(from, to, (Tensor i, Tensor y) -> y.mul(i.astype(DType.F32)), x));
    assertEquals(60, f.apply(Tensor.scalar(3), Tensor.scalar(6), Tensor.scalar(1.0)).toFloat());
    var g = Nnx.grad((Tensor x) -> Nnx.foriLoop(0, 5, (Tensor i, Tensor y) -> y.mul(x), x).sum());
    assertArrayEquals(new float[] {6, 192}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
  }

  @ParameterizedTest
  @EnumSource
  void computesAgain(CheckpointPolicy policy) {
    var layer = new Layer(2, 2);
    var block = Nnx.remat((Layer l, Tensor x) -> l.call(x).tanh(), policy);
    var x = Tensor.of(new float[][] {{1, 2}});
    var expected = Nnx.grad((Layer l) -> l.call(l.call(x).tanh()).tanh().sum()).apply(layer);
    layer.calls.set(Tensor.scalar(0));
    var found = Nnx.grad((Layer l) -> block.apply(l, block.apply(l, x)).sum()).apply(layer);
    for (var leaf : expected.leaves()) {
      assertArrayEquals(leaf.value().toFloatArray(), found.get(leaf.path()).toFloatArray(), 1e-6f);
    }
    assertEquals(2, layer.calls.value().toInt());
  }

  @Test
  void refusesBranchesThatDiffer() {
    var x = Tensor.ones(3);
    assertFails(
        "cond branches must have equal output types but they differ: false_fun output has type"
            + " i32[3] but the corresponding true_fun output has type f32[3]",
        () -> Nnx.cond(Tensor.scalar(true), (Tensor y) -> y, (Tensor y) -> y.astype(DType.I32), x));
    assertFails(
        "cond branch outputs must have the same structure, but they differ: false_fun output is a"
            + " Pair but true_fun output is a tensor",
        () ->
            Nnx.<Tensor, Object>cond(
                Tensor.scalar(true), (Tensor y) -> y, (Tensor y) -> new Pair(y, y), x));
    assertFails(
        "Pred must be a scalar, got i1[3]",
        () -> Nnx.cond(x.gt(0), (Tensor y) -> y, (Tensor y) -> y, x));
    assertFails(
        "Index type must be an integer, got f32[]",
        () -> Nnx.<Tensor>switchCase(Tensor.scalar(1.0), List.of(() -> x)));
    assertFails("Empty branch sequence", () -> Nnx.<Tensor>switchCase(Tensor.scalar(1), List.of()));
  }

  @Test
  void refusesLoopsThatDoNotFit() {
    assertFails(
        "while_loop body function carry input and carry output must have equal types, but they"
            + " differ: the input carry component carry has type f32[] but the corresponding output"
            + " carry component has type i32[], so the dtypes do not match",
        () ->
            Nnx.whileLoop(
                (Tensor x) -> x.lt(3), (Tensor x) -> x.astype(DType.I32), Tensor.scalar(0.0)));
    assertFails(
        "cond_fun must return a boolean scalar, but got output type(s) [f32[]]",
        () -> Nnx.whileLoop((Tensor x) -> x, (Tensor x) -> x, Tensor.scalar(0.0)));
    assertFails(
        "while_loop body function carry input and carry output must have the same structure, but"
            + " they differ: the input carry is a tensor but the corresponding output is a Pair",
        () ->
            Nnx.<Object>whileLoop(
                x -> Tensor.scalar(true),
                x -> new Pair(Tensor.ones(), Tensor.ones()),
                Tensor.ones()));
  }
}
