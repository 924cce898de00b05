package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A plain field of a Module does not take a tensor from staged code, and nothing else has changed
/// when that is found.
class TensorFieldTest {
  static final class Cached extends Module {
    final Param w = new Param(Tensor.of(1f, 2f));
    Tensor last = Tensor.of(0f);
    List<Object> all = List.of();
    Object any = "";
    int calls = 7;

    Tensor call(Tensor x) {
      calls++;
      w.set(w.value().mul(x));
      last = x;
      return x;
    }
  }

  private static StagingException refused(Fn1<Cached, Object> body) {
    var m = new Cached();
    var last = m.last;
    var f =
        Nnx.jit((Cached c) -> {
          c.calls++;
          c.w.set(c.w.value().add(1));
          assertNotNull(body.apply(c));
          return c.w.value();
        });
    var e = assertThrows(StagingException.class, () -> f.apply(m));
    assertEquals(Violation.TENSOR_FIELD, e.violation());
    assertEquals(7, m.calls);
    assertEquals("[1. 2.]", m.w.value().toString());
    assertSame(last, m.last);
    assertEquals(List.of(), m.all);
    assertEquals("", m.any);
    return e;
  }

  @Test
  void refusesATensor() {
    var m = new Cached();
    var e =
        assertThrows(StagingException.class, () -> Nnx.jit(Cached::call).apply(m, Tensor.of(3f)));
    var lines = String.valueOf(e.getMessage()).lines().toList();
    assertEquals(
        "the plain field 'last' of a Cached is set to a tensor of type f32[1]", lines.get(0));
    assertTrue(
        lines
            .get(1)
            .matches("  at .*TensorFieldTest[$]Cached.call[(]TensorFieldTest.java:\\d+[)]"));
    assertEquals("      last = x;", lines.get(2));
    assertEquals("  remedy: make the field a Variable, final, and set its value", lines.get(3));
    assertEquals("  see docs/errors.md#tensor-field", lines.get(4));
    assertEquals(7, m.calls);
    assertEquals("[1. 2.]", m.w.value().toString());
    assertEquals("[0.]", m.last.toString());
    // Outside of staged code it is what Java does.
    m.call(Tensor.of(3f));
    assertEquals("[3.]", m.last.toString());
  }

  @Test
  void refusesWhatHoldsOne() {
    var e = refused(c -> c.all = List.of("a", c.w.value()));
    assertTrue(
        e.getMessage()
            .startsWith(
                "the plain field 'all' of a Cached is set to what holds a tensor of type f32[2]"));
    refused(c -> c.any = c.w.value());
    refused(c -> c.last = Tensor.zeros(3));
  }

  @Test
  void refusesItInTransformsAndBranches() {
    refused(c ->
        Nnx.grad(
                (Cached k) -> {
                  k.last = k.w.value();
                  return k.w.value().sum();
                })
            .apply(c));
    refused(c -> {
      if (c.w.value().sum().toFloat() > 0) c.last = c.w.value();
      return 1;
    });
  }

  @Test
  void takesOtherValues() {
    var m = new Cached();
    var f =
        Nnx.jit((Cached c) -> {
          c.any = "seen";
          return c.w.value();
        });
    f.apply(m);
    assertEquals("seen", m.any);
  }
}
