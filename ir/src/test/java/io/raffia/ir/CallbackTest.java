package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Dce;
import io.raffia.ir.transform.Grad;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Silence;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final TensorType F = TensorType.of(DType.F32);
  private static final Literal START = Literal.splat(Callback.TOKEN, 0);

  private final List<Double> seen = new ArrayList<>();
  private final Callback note =
      new Callback("test", "a \"b\"", in -> seen.add(in.getFirst().at(0)));

  private static List<Value> params(TensorType... types) {
    return java.util.Arrays.stream(types).map(Value::new).toList();
  }

  private List<Literal> run(Func f, Literal... args) {
    seen.clear();
    Verifier.verify(f);
    return Interpreter.run(f, List.of(args));
  }

  private static Literal f32(double... x) {
    return Literal.of(x.length == 1 ? F : TensorType.of(DType.F32, x.length), x);
  }

  /// `(token, x) -> (token, x * x)` that notes x.
  private Func square() {
    return Func.of(
        "square",
        params(Callback.TOKEN, F),
        (b, p) -> List.of(b.emit(note, p), b.mul(p.get(1), p.get(1))));
  }

  /// Halves as long as the value is above 1, and notes each.
  private Func halves() {
    var cond =
        Func.of(
            "cond",
            params(Callback.TOKEN, F),
            (b, p) -> List.of(b.compare(Direction.GT, p.get(1), b.ones(F))));
    var body =
        Func.of(
            "body",
            params(Callback.TOKEN, F),
            (b, p) -> List.of(b.emit(note, p), b.scale(p.get(1), 0.5)));
    return Func.of(
        "halves", params(Callback.TOKEN, F), (b, p) -> b.emitAll(new While(0, cond, body), p, ""));
  }

  /// Notes x where it is positive.
  private Func positive() {
    var yes = square();
    var no = Func.of("no", params(Callback.TOKEN, F), (b, p) -> List.of(p.get(0), b.neg(p.get(1))));
    return Func.of(
        "positive",
        params(Callback.TOKEN, F),
        (b, p) ->
            b.emitAll(
                Case.ifElse(yes, no),
                List.of(b.compare(Direction.GT, p.get(1), b.zeros(F)), p.get(0), p.get(1)),
                ""));
  }

  @Test
  void takesATokenFirst() {
    var e =
        assertThrows(IrException.class, () -> new Builder().emit(note, params(F, Callback.TOKEN)));
    assertEquals(
        "stablehlo.custom_call @test: the first operand is not a token (C1)", e.getMessage());
  }

  @Test
  void isWrittenWithItsEffect() {
    var text = Printer.print(square());
    assertTrue(
        text.contains(
            "stablehlo.custom_call @test(%0, %1) {backend_config = \"a \\22b\\22\","
                + " has_side_effect = true} : (tensor<0x0xui4>, tensor<f32>) -> tensor<0x0xui4>"),
        text);
  }

  @Test
  void happensAsOftenAsTheProgramGetsThere() {
    assertEquals(f32(9), run(square(), START, f32(3)).get(1));
    assertEquals(List.of(3.0), seen);
    run(halves(), START, f32(5));
    assertEquals(List.of(5.0, 2.5, 1.25), seen);
    run(positive(), START, f32(-5));
    assertEquals(List.of(), seen);
    var scan =
        Func.of(
            "scan",
            params(Callback.TOKEN, F.withShape(Shape.of(3))),
            (b, p) -> b.emitAll(new Scan(square(), 3, 0, 1, true), p, ""));
    run(scan, START, f32(1, 2, 3));
    assertEquals(List.of(3.0, 2.0, 1.0), seen);
  }

  @Test
  void aBatchIsOneExampleAfterAnother() {
    var marks = List.of(false, true);
    assertEquals(f32(1, 4, 9), run(Vmap.vmap(square(), 3, marks), START, f32(1, 2, 3)).get(1));
    assertEquals(List.of(1.0, 2.0, 3.0), seen);
    // Each example goes its own way.
    assertEquals(f32(4, 1, 9), run(Vmap.vmap(positive(), 3, marks), START, f32(2, -1, 3)).get(1));
    assertEquals(List.of(2.0, 3.0), seen);
    assertEquals(
        f32(0.625, 1, 0.75), run(Vmap.vmap(halves(), 3, marks), START, f32(5, 1, 3)).get(1));
    assertEquals(List.of(5.0, 2.5, 1.25, 3.0, 1.5), seen);
    assertEquals(
        List.of(Callback.TOKEN, TensorType.of(DType.F32, 0)),
        Vmap.vmap(positive(), 0, marks).resultTypes());
    // What no example makes different happens once.
    run(Vmap.vmap(square(), 3, List.of(false, false)), START, f32(7));
    assertEquals(List.of(7.0), seen);
  }

  @Test
  void aTokenThatIsChosenWaitsForBoth() {
    var f =
        Func.of(
            "f",
            params(Callback.TOKEN, F),
            (b, p) -> {
              var one = b.emit(note, p);
              var two = b.emit(note, one, b.neg(p.get(1)));
              var is = b.compare(Direction.GT, p.get(1), b.zeros(F));
              var all = b.broadcast(is, Callback.TOKEN.shape(), Ints.of());
              return List.of(b.select(all, one, two));
            });
    run(Vmap.vmap(f, 2, List.of(false, true)), START, f32(1, -2));
    assertEquals(List.of(1.0, -2.0, -1.0, 2.0), seen);
  }

  @Test
  void derivativesHappenOnceInTheOrderOfTheFunction() {
    for (var f : List.of(square(), halves(), positive())) {
      run(f, START, f32(5));
      var plain = List.copyOf(seen);
      run(Jvp.jvp(f, List.of(false, true)), START, f32(5), f32(1));
      assertEquals(plain, seen, f.name());
      var value = new Func(f.name(), f.params(), f.eqns(), f.results().reversed());
      var grad = Grad.valueAndGrad(value, List.of(false, true));
      run(grad, START, f32(5));
      assertEquals(plain, seen, f.name());
    }
  }

  @Test
  void isLiveAsLongAsItsTokenIs() {
    var f = square();
    assertEquals(f, Dce.dce(f));
    var value = Dce.dce(new Func("f", f.params(), f.eqns(), f.results().subList(1, 2)));
    run(value, START, f32(3));
    assertEquals(List.of(), seen);
  }

  @Test
  void silenceKeepsValues() {
    for (var f : List.of(square(), halves(), positive())) {
      var loud = run(f, START, f32(5)).get(1);
      assertEquals(loud, run(Silence.silent(f), START, f32(5)).get(1));
      assertEquals(List.of(), seen);
      assertEquals(List.of(loud), run(Silence.closed(f), f32(5)));
      assertEquals(List.of(), seen);
    }
    var pure = Func.of("sin", params(F), (b, p) -> List.of(b.emit(Unary.SIN, p)));
    assertEquals(pure, Silence.silent(pure));
    assertEquals(pure, Silence.closed(pure));
  }

  @Test
  void tangentsAreNotSeen() {
    var b = new Builder();
    var dx = b.linearInput(F, "dx");
    var e = assertThrows(IrException.class, () -> b.emit(note, b.zeros(Callback.TOKEN), dx));
    assertTrue(String.valueOf(e.getMessage()).startsWith("an effect takes a tangent"));
    assertThrows(
        IrException.class, () -> TransposeLinear.transpose(square(), List.of(false, true)));
    assertEquals(1, Linearize.linearize(square(), List.of(false, true)).residuals());
  }
}
