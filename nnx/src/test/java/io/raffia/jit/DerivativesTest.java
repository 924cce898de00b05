package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Aux;
import io.raffia.DiffState;
import io.raffia.Forward;
import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.Triple;
import io.raffia.ValueAndTangent;
import io.raffia.Wrt;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DerivativesTest {
  private static void assertFails(String start, Executable run) {
    var e = assertThrows(IrException.class, run);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  private static void assertValues(Tensor x, float... expected) {
    assertArrayEquals(expected, x.toFloatArray(), 1e-5f);
  }

  @Test
  void differentiatesBySeveralArguments() {
    var x = Tensor.of(1f, 2f);
    var y = Tensor.of(3f, 4f);
    var g = Nnx.grad((Tensor a, Tensor b) -> a.mul(b).sum(), Wrt.argnum(1), Wrt.argnum(0));
    assertValues(g.apply(x, y).first(), 1, 2);
    assertValues(g.apply(x, y).second(), 3, 4);
    var second = Nnx.valueAndGrad((Tensor a, Tensor b) -> a.mul(b).sum(), Wrt.argnum(1));
    assertValues(second.apply(x, y).grads(), 1, 2);
    assertEquals(11, second.apply(x, y).value().toFloat());
    var three =
        Nnx.valueAuxAndGrad(
            (Tensor a, Tensor b, Tensor c) -> new Aux<>(a.mul(b).dot(c), a.add(b)),
            Wrt.argnum(0),
            Wrt.argnum(1),
            Wrt.argnum(2));
    var r = three.apply(x, y, Tensor.of(10f, 100f));
    assertEquals(830, r.value().toFloat());
    assertValues(r.aux(), 4, 6);
    assertValues(r.grads().first(), 30, 400);
    assertValues(r.grads().second(), 10, 200);
    assertValues(r.grads().third(), 3, 8);
  }

  @Test
  void differentiatesByAModuleAndATensor() {
    var layer = new Layer(2, 1);
    var r =
        Nnx.grad(
                (Layer l, Tensor x) -> l.call(x).sum(), DiffState.of(0, Param.class), Wrt.argnum(1))
            .apply(layer, Tensor.of(new float[][] {{3, 5}}));
    assertValues(r.first().get("kernel"), 3, 5);
    assertValues(r.second(), 0, 0.1f);
    assertEquals(1, layer.calls.value().toInt());
  }

  record Weights(Tensor w, Tensor b) {}

  @Test
  void differentiatesByARecord() {
    var g =
        Nnx.grad(
            (Weights p, Tensor x) -> p.w().mul(x).add(p.b()).sum(), Wrt.tree(0, Weights.class));
    var r = g.apply(new Weights(Tensor.of(1f, 2f), Tensor.scalar(1.0)), Tensor.of(5f, 6f));
    assertValues(r.w(), 5, 6);
    assertValues(r.b(), 2);
  }

  @Test
  void pushesTangents() {
    var r = Nnx.jvp((Tensor x) -> x.pow(3), Tensor.of(1f, 2f), Tensor.of(1f, 10f));
    assertValues(r.value(), 1, 8);
    assertValues(r.tangent(), 3, 120);
    var two =
        Nnx.jvp(
            (Tensor x, Tensor y) -> new Pair<>(x.mul(y), x.argmax(0)),
            new Pair<>(Tensor.of(1f, 2f), Tensor.of(3f, 4f)),
            new Pair<>(Tensor.of(1f, 0f), Tensor.of(0f, 1f)));
    assertValues(two.tangent().first(), 3, 2);
    assertEquals(0, two.tangent().second().toInt());
    var layer = new Layer(2, 1);
    var by = Nnx.state(layer, Param.class).map(Tensor::onesLike);
    var x = Tensor.of(new float[][] {{3, 5}});
    assertValues(Nnx.jvp((Layer l) -> l.call(x), layer, by).tangent(), 9);
    assertEquals(1, layer.calls.value().toInt());
  }

  @Test
  void pushesTangentsBesideWhatElseIsTold() {
    var r =
        Nnx.jvpWithAux(
            (Tensor x) -> new Pair<>(x.pow(3), x.add(1)), Tensor.of(1f, 2f), Tensor.of(1f, 10f));
    assertValues(r.value(), 1, 8);
    assertValues(r.tangent(), 3, 120);
    assertValues(r.aux(), 2, 3);
    var two =
        Nnx.jvpWithAux(
            (Tensor x, Tensor y) -> new Pair<>(x.mul(y), new Triple<>(x, 5, y.argmax(0))),
            new Pair<>(Tensor.of(1f, 2f), Tensor.of(3f, 4f)),
            new Pair<>(Tensor.of(1f, 0f), Tensor.of(0f, 1f)));
    assertValues(two.tangent(), 3, 2);
    assertEquals(5, two.aux().second());
    assertEquals(1, two.aux().third().toInt());
    var layer = new Layer(2, 1);
    var by = Nnx.state(layer, Param.class).map(Tensor::onesLike);
    var x = Tensor.of(new float[][] {{3, 5}});
    var m = Nnx.jvpWithAux((Layer l) -> new Pair<>(l.call(x), x), layer, by);
    assertValues(m.tangent(), 9);
    assertValues(m.aux(), 3, 5);
  }

  @Test
  void pullsCotangentsBackBesideWhatElseIsTold() {
    var f = Nnx.vjpWithAux((Tensor x) -> new Pair<>(x.mul(x), x.sum()), Tensor.of(1f, 2f));
    assertValues(f.value(), 1, 4);
    assertValues(f.aux(), 3);
    assertValues(f.pullback().apply(Tensor.of(10f, 1f)), 20, 4);
    var two =
        Nnx.vjpWithAux(
            (Tensor x, Tensor y) -> new Pair<>(x.mul(y), y), Tensor.of(2f), Tensor.of(3f));
    var back = two.pullback().apply(Tensor.of(1f));
    assertValues(back.first(), 3);
    assertValues(back.second(), 2);
    var layer = new Layer(2, 1);
    var x = Tensor.of(new float[][] {{3, 5}});
    var m = Nnx.vjpWithAux((Layer l) -> new Pair<>(l.call(x), l.kernel.value()), layer);
    assertEquals(Shape.of(2, 1), m.aux().shape());
    assertValues(m.pullback().apply(Tensor.ones(1, 1)).get("kernel"), 3, 5);
    var both = Nnx.vjpWithAux((Layer l, Tensor y) -> new Pair<>(l.call(y), 7), layer, x);
    assertEquals(7, both.aux());
    assertEquals(Shape.of(1, 2), both.pullback().apply(Tensor.ones(1, 1)).second().shape());
    var inside =
        Nnx.jit((Tensor z) -> {
          var v = Nnx.vjpWithAux((Tensor y) -> new Pair<>(y.mul(y), y.add(1)), z);
          return v.pullback().apply(v.aux());
        });
    assertValues(inside.apply(Tensor.of(1f, 2f)), 4, 12);
  }

  @Test
  void linearizesOnceForManyTangents() {
    var f = Nnx.linearize((Tensor x) -> x.sin(), Tensor.of(0f, 1f));
    assertValues(f.value(), 0, (float) Math.sin(1));
    assertValues(f.tangent().apply(Tensor.of(2f, 1f)), 2, (float) Math.cos(1));
    assertValues(f.tangent().apply(Tensor.of(5f, 0f)), 5, 0);
    assertFails(
        "unexpected type for argument to JVP function: got f32[3], but expected f32[2]",
        () -> f.tangent().apply(Tensor.ones(3)));
  }

  @Test
  void pullsCotangentsBack() {
    var f = Nnx.vjp((Tensor x, Tensor y) -> x.matmul(y), Tensor.ones(2, 3), Tensor.ones(3, 1));
    assertEquals(Shape.of(2, 1), f.value().shape());
    var g = f.pullback().apply(Tensor.of(new float[][] {{1}, {2}}));
    assertValues(g.first(), 1, 1, 1, 2, 2, 2);
    assertValues(g.second(), 3, 3, 3);
    var layer = new Layer(2, 1);
    var m = Nnx.vjp((Layer l) -> l.call(Tensor.of(new float[][] {{3, 5}})), layer);
    assertValues(m.pullback().apply(Tensor.ones(1, 1)).get("kernel"), 3, 5);
    var three =
        Nnx.vjp(
            (Tensor a, Tensor b, Tensor c) -> new Triple<>(c, a, b.mul(2)),
            Tensor.ones(1),
            Tensor.ones(2),
            Tensor.ones(3));
    var back = three.pullback().apply(new Triple<>(Tensor.ones(3), Tensor.ones(1), Tensor.ones(2)));
    assertValues(back.second(), 2, 2);
    assertFails(
        "unexpected type for argument to VJP function: got f32[2], but expected f32[2,1]",
        () -> f.pullback().apply(Tensor.ones(2)));
  }

  @Test
  void pullsBackInsideCompiledFunctions() {
    var f =
        Nnx.jit((Tensor x) -> {
          var v = Nnx.vjp((Tensor y) -> y.mul(y), x);
          return v.pullback().apply(v.value());
        });
    assertValues(f.apply(Tensor.of(1f, 2f, 3f)), 2, 16, 54);
  }

  @Test
  void givesJacobiansInBothModes() {
    var x = Tensor.of(1f, 2f, 3f);
    var forward = Nnx.jacfwd((Tensor y) -> Jnp.stack(List.of(y.prod(), y.dot(y)))).apply(x);
    assertEquals(Shape.of(2, 3), forward.shape());
    assertValues(forward, 6, 3, 2, 2, 4, 6);
    assertValues(
        Nnx.jacrev((Tensor y) -> Jnp.stack(List.of(y.prod(), y.dot(y)))).apply(x),
        6,
        3,
        2,
        2,
        4,
        6);
    var second =
        Nnx.jacrev((Tensor a, Tensor b) -> new Pair<>(a.mul(b), b.sum()), 1)
            .apply(x, Tensor.of(1f, 1f, 1f));
    assertValues(second.first(), 1, 0, 0, 0, 2, 0, 0, 0, 3);
    assertValues(second.second(), 1, 1, 1);
  }

  @Test
  void givesJacobiansBySeveralArguments() {
    var x = Tensor.of(1f, 2f);
    var y = Tensor.of(3f, 4f);
    var forward = Nnx.jacfwd((Tensor a, Tensor b) -> a.mul(b).sum(), 0, 1).apply(x, y);
    assertValues(forward.first(), 3, 4);
    assertValues(forward.second(), 1, 2);
    var reverse =
        Nnx.jacrev((Tensor a, Tensor b) -> new Pair<>(a.mul(b), b.sum()), 1, 0).apply(x, y);
    assertValues(reverse.first().first(), 1, 0, 0, 2);
    assertValues(reverse.first().second(), 1, 1);
    assertValues(reverse.second().first(), 3, 0, 0, 4);
    assertValues(reverse.second().second(), 0, 0);
    var z = Tensor.scalar(2.0);
    var three =
        Nnx.jacrev((Tensor a, Tensor b, Tensor c) -> a.dot(b).mul(c), 0, 1, 2).apply(x, y, z);
    assertValues(three.first(), 6, 8);
    assertValues(three.second(), 2, 4);
    assertValues(three.third(), 11);
    var outer = Nnx.jacfwd((Tensor a, Tensor b, Tensor c) -> a.dot(b).mul(c), 2, 0).apply(x, y, z);
    assertValues(outer.first(), 11);
    assertValues(outer.second(), 6, 8);
    assertValues(
        Nnx.jacfwd((Tensor a, Tensor b, Tensor c) -> a.dot(b).mul(c), 1).apply(x, y, z), 2, 4);
    assertFails(
        "argnum 1 is repeated in argnums",
        () -> Nnx.jacfwd((Tensor a, Tensor b) -> a.mul(b), 1, 1).apply(x, y));
  }

  /// The blocks are in JAX's order: first by the first, then by the second argument number.
  @Test
  void givesHessiansBySeveralArguments() {
    var x = Tensor.of(1f, 2f);
    var y = Tensor.of(5f);
    var h =
        Nnx.hessian((Tensor a, Tensor b) -> a.pow(3).sum().mul(b.sum().pow(2)), 0, 1).apply(x, y);
    assertValues(h.first().first(), 150, 0, 0, 300);
    assertEquals(Shape.of(2, 1), h.first().second().shape());
    assertValues(h.first().second(), 30, 120);
    assertEquals(Shape.of(1, 2), h.second().first().shape());
    assertValues(h.second().first(), 30, 120);
    assertValues(h.second().second(), 18);
    assertValues(
        Nnx.hessian((Tensor a, Tensor b, Tensor c) -> c.prod().mul(a).mul(b).sum(), 2)
            .apply(Tensor.of(2f), Tensor.of(3f), x),
        0,
        6,
        6,
        0);
  }

  @Test
  void givesHessians() {
    var x = Tensor.of(1f, 2f, 3f);
    var expected = new float[] {0, 3, 2, 3, 0, 1, 2, 1, 0};
    assertValues(Nnx.hessian((Tensor y) -> y.prod()).apply(x), expected);
    assertValues(Nnx.jacrev(Nnx.jacfwd((Tensor y) -> y.prod())).apply(x), expected);
    assertValues(
        Nnx.jit((Tensor y) -> Nnx.hessian((Tensor z) -> z.prod()).apply(y)).apply(x), expected);
    assertValues(
        Nnx.hessian((Tensor a, Tensor b) -> a.dot(b.mul(b)), 1)
            .apply(Tensor.of(1f, 2f), Tensor.of(3f, 4f)),
        2,
        0,
        0,
        4);
  }

  @Test
  void takesItsOwnForwardRule() {
    var f =
        Nnx.customJvp(
            (Tensor x) -> x.mul(x),
            (Tensor x, Tensor dx) -> new ValueAndTangent<>(x.mul(x), x.mul(dx).mul(10)));
    assertValues(f.apply(Tensor.of(3f)), 9);
    assertValues(Nnx.grad((Tensor x) -> f.apply(x).sum()).apply(Tensor.of(3f, 4f)), 30, 40);
    assertValues(Nnx.jvp((Tensor x) -> f.apply(x), Tensor.of(3f), Tensor.of(1f)).tangent(), 30);
    assertValues(
        Nnx.jit((Tensor x) ->
                Nnx.vmap((Tensor e) -> Nnx.grad((Tensor z) -> f.apply(z)).apply(e)).apply(x))
            .apply(Tensor.of(1f, 2f)),
        10,
        20);
    var two =
        Nnx.customJvp(
            (Tensor x, Tensor y) -> x.mul(y),
            (Tensor x, Tensor y, Tensor dx, Tensor dy) ->
                new ValueAndTangent<>(x.mul(y), dx.mul(y).add(dy.mul(x).mul(7))));
    var g =
        Nnx.grad((Tensor x, Tensor y) -> two.apply(x, y).sum(), Wrt.argnum(0), Wrt.argnum(1))
            .apply(Tensor.of(2f), Tensor.of(3f));
    assertValues(g.first(), 3);
    assertValues(g.second(), 14);
  }

  @Test
  void takesItsOwnReverseRule() {
    var clip =
        Nnx.customVjp(
            (Tensor x, Tensor most) -> x,
            (Tensor x, Tensor most) -> new Forward<>(x, most),
            (Tensor most, Tensor ct) -> new Pair<>(ct.minimum(most), Tensor.zerosLike(most)));
    var g =
        Nnx.grad((Tensor x) -> clip.apply(x, Tensor.scalar(5.0)).pow(2).sum())
            .apply(Tensor.of(1f, 2f, 9f));
    assertValues(g, 2, 4, 5);
    var layer = new Layer(1, 1);
    var m =
        Nnx.customVjp(
            (Layer l) -> l.bias.value().sum(),
            (Layer l) -> new Forward<>(l.bias.value().sum(), Nnx.state(l)),
            (io.raffia.State s, Tensor ct) -> s.map(t -> t.mul(0).add(7)));
    assertValues(Nnx.grad((Layer l) -> m.apply(l)).apply(layer).get("bias"), 7);
    assertFails(
        "can't apply forward-mode differentiation (jvp) to a custom_vjp function",
        () -> Nnx.jvp((Tensor x) -> clip.apply(x, x), Tensor.of(1f), Tensor.of(1f)));
  }

  @Test
  void refusesToDifferentiateWhatRulesDoNotKnow() {
    var g =
        Nnx.grad((Tensor y) ->
            Nnx.customJvp(
                    (Tensor x) -> x.mul(y),
                    (Tensor x, Tensor dx) -> new ValueAndTangent<>(x.mul(y), dx.mul(y)))
                .apply(Tensor.scalar(1.0)));
    assertFails(
        "Detected differentiation of a custom_jvp function with respect to a closed-over value of"
            + " type f32[]",
        () -> g.apply(Tensor.scalar(2.0)));
    var constant =
        Nnx.jit((Tensor y) ->
            Nnx.grad((Tensor z) ->
                    Nnx.customJvp(
                            (Tensor x) -> x.mul(y),
                            (Tensor x, Tensor dx) -> new ValueAndTangent<>(x.mul(y), dx.mul(y)))
                        .apply(z))
                .apply(Tensor.scalar(1.0)));
    assertValues(constant.apply(Tensor.scalar(2.0)), 2);
    var wrong =
        Nnx.customVjp(
            (Tensor x) -> x.sum(),
            (Tensor x) -> new Forward<>(x.sum(), x),
            (Tensor x, Tensor ct) -> ct);
    assertFails(
        "custom_vjp rules must keep shapes and dtypes, but the arguments has type f32[3] and what"
            + " the backward rule gives has type f32[]",
        () -> wrong.apply(Tensor.ones(3)));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertFails(
        "jvp called with different primal and tangent shapes; got primal f32[3] and tangent f32[2]",
        () -> Nnx.jvp((Tensor x) -> x, Tensor.ones(3), Tensor.ones(2)));
    assertFails(
        "primal and tangent arguments to jvp do not match; dtypes must be equal. Got primal f32[1]"
            + " and tangent i32[1]",
        () -> Nnx.jvp((Tensor x) -> x, Tensor.ones(1), Tensor.of(1)));
    assertFails(
        "jacfwd requires real-valued inputs",
        () -> Nnx.jacfwd((Tensor x) -> x).apply(Tensor.of(1, 2)));
    assertFails(
        "jacrev requires real-valued outputs, but got i32[1]",
        () -> Nnx.jacrev((Tensor x) -> x.astype(DType.I32)).apply(Tensor.ones(1)));
    var f = Nnx.grad((Tensor x, Tensor y) -> x.mul(y).sum(), Wrt.argnum(0), Wrt.argnum(0));
    assertFails("argnum 0 is repeated in argnums", () -> f.apply(Tensor.ones(1), Tensor.ones(1)));
    var layer = new Layer(1, 1);
    assertFails(
        "argument 0 is a Layer: choose its Variables with DiffState",
        () -> Nnx.grad((Layer l) -> l.bias.value().sum(), Wrt.argnum(0)).apply(layer));
    assertFails(
        "argument 0 is a Tensor, which DiffState does not choose",
        () -> Nnx.grad((Tensor x) -> x.sum(), DiffState.of(0, Param.class)).apply(Tensor.ones(1)));
  }
}
