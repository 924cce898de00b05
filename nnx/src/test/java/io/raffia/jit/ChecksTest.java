package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Carried;
import io.raffia.CheckException;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
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
  void throwsAtOnceOutsideAndIsRefusedWhereNobodyListens() {
    Nnx.check(Tensor.of(true, true), "fine");
    assertThrows(CheckException.class, () -> Nnx.check(Tensor.of(true, false), "bad"));
    var f =
        Nnx.jit((Tensor x) -> {
          Nnx.check(x.gt(0), "lost");
          return x;
        });
    var e = assertThrows(IrException.class, () -> f.apply(Tensor.scalar(1.0)));
    assertTrue(e.getMessage().startsWith("a check in a compiled function tells nobody"));
  }
}
