package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.AllGather;
import io.raffia.ir.op.AxisIndex;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Psum;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.Grad;
import io.raffia.ir.transform.Vmap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisOpTest {
  private static final TensorType F = TensorType.of(DType.F32);
  private static final Psum PSUM = new Psum("batch");

  private static List<Value> params(TensorType... types) {
    return Arrays.stream(types).map(Value::new).toList();
  }

  private static Literal f32(double... x) {
    return Literal.of(TensorType.of(DType.F32, x.length), x);
  }

  private static Literal token(int n) {
    return Literal.splat(AxisOp.AXIS.withShape(AxisOp.AXIS.shape().prepend(n)), 0);
  }

  private static double[] numbers(Literal x) {
    return IntStream.range(0, (int) x.type().size()).mapToDouble(x::at).toArray();
  }

  private static void assertNumbers(Literal found, double... expected) {
    assertArrayEquals(expected, numbers(found));
  }

  /// `x - Σ x`, and the sum, of one example.
  private static Func fromTheSum() {
    return Func.of(
        "from",
        params(AxisOp.AXIS, F),
        (b, p) -> {
          var sum = b.emit(PSUM, p.get(0), p.get(1));
          return List.of(b.sub(p.get(1), sum), sum);
        });
  }

  @Test
  void theBatchOfItsAxisSums() {
    var f = fromTheSum();
    var marks = List.of(true, true);
    var depends = Dependence.results(f, marks, _ -> true);
    assertEquals(List.of(true, false), depends);
    var all = Vmap.vmap(f, 3, marks, depends);
    var out = Interpreter.run(all, List.of(token(3), f32(1, 2, 4)));
    assertNumbers(out.get(0), -6, -5, -3);
    assertNumbers(out.get(1), 7);
  }

  @Test
  void anotherBatchLeavesIt() {
    var f = fromTheSum();
    var other = Vmap.vmap(f, 2, List.of(false, true));
    var all = Vmap.vmap(other, 3, List.of(true, true));
    var x = Literal.of(TensorType.of(DType.F32, 3, 2), 1, 10, 2, 20, 4, 40);
    var out = Interpreter.run(all, List.of(token(3), x));
    assertNumbers(out.get(1), 7, 70, 7, 70, 7, 70);
  }

  @Test
  void gathersUnderAnotherBatch() {
    var f =
        Func.of(
            "gather",
            params(AxisOp.AXIS, F),
            (b, p) -> b.emitAll(new AllGather("batch", 3), p, ""));
    var other = Vmap.vmap(f, 2, List.of(false, true));
    var all = Vmap.vmap(other, 3, List.of(true, true), List.of(false));
    var x = Literal.of(TensorType.of(DType.F32, 3, 2), 1, 10, 2, 20, 4, 40);
    var y = Interpreter.run(all, List.of(token(3), x)).getFirst();
    assertEquals(Shape.of(2, 3), y.type().shape());
    assertNumbers(y, 1, 2, 4, 10, 20, 40);
  }

  /// The cotangent of a gather is what all examples have for this one.
  @Test
  void gradientsOfGathers() {
    var f =
        Func.of(
            "weighted",
            params(AxisOp.AXIS, F),
            (b, p) -> {
              var all = b.emit(new AllGather("batch", 3), p);
              var index = b.emit(new AxisIndex("batch"), p.get(0));
              var weight = b.shift(b.convert(index, DType.F32), 1);
              var scaled = b.mul(all, b.broadcast(weight, all.shape(), Ints.of()));
              return List.of(b.sum(b.mul(scaled, all), Ints.of(0)));
            });
    var g = Vmap.vmap(Grad.valueAndGrad(f, List.of(false, true)), 3, List.of(true, true));
    // Example j has the loss (j + 1) Σ x², so x has 2 x (1 + 2 + 3).
    assertNumbers(Interpreter.run(g, List.of(token(3), f32(1, 2, 4))).get(1), 12, 24, 48);
  }

  @Test
  void textReadsBack() {
    var f =
        Func.of(
            "text",
            params(AxisOp.AXIS, F),
            (b, p) ->
                List.of(
                    b.emit(PSUM, p.get(0), p.get(1)),
                    b.emit(new AllGather("batch", 3), p),
                    b.emit(new AxisIndex("batch"), p.get(0))));
    var text = Printer.print(f);
    assertEquals(text, Printer.print(Parser.parse(text)));
  }

  @Test
  void axis_c1() {
    var e = assertThrows(IrException.class, () -> PSUM.types(List.of(F, F)));
    assertEquals(
        "raffia.psum: takes 2 operands, of which the first stands for an axis, found [tensor<f32>,"
            + " tensor<f32>] (C1)",
        e.getMessage());
  }

  @Test
  void withoutItsBatchItDoesNotRun() {
    var e =
        assertThrows(
            IrException.class,
            () ->
                Interpreter.run(
                    fromTheSum(), List.of(Literal.splat(AxisOp.AXIS, 0), Literal.splat(F, 1))));
    assertEquals(
        "raffia.psum: the axis \"batch\" was not batched where its examples are combined",
        e.getMessage());
  }

  @Test
  void examplesThatRunOneByOneHaveNothingTogether() {
    var note = new Callback("test", "", _ -> {});
    var yes =
        Func.of(
            "yes",
            params(Callback.TOKEN, AxisOp.AXIS, F),
            (b, p) -> List.of(b.emit(note, p.get(0), p.get(2)), b.emit(PSUM, p.get(1), p.get(2))));
    var no =
        Func.of(
            "no", params(Callback.TOKEN, AxisOp.AXIS, F), (_, p) -> List.of(p.get(0), p.get(2)));
    var f =
        Func.of(
            "choice",
            params(TensorType.of(DType.I32), Callback.TOKEN, AxisOp.AXIS, F),
            (b, p) -> b.emitAll(new Case(List.of(yes, no)), p, ""));
    var e =
        assertThrows(IrException.class, () -> Vmap.vmap(f, 2, List.of(true, false, true, true)));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("effects here run for one example after another"));
  }
}
