package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.Jnp;
import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.reflect.OperationException;
import io.raffia.reflect.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What users are told of operations that do not take what they are given.
class OperationErrorsTest {
  private static final Linear LAYER = new Linear(4, 2, new Rngs(0));

  static Tensor added(Tensor x) {
    var bias = Tensor.ones(3);
    return x.mul(2).add(bias);
  }

  static Tensor outer(Tensor data) {
    return added(data);
  }

  static Tensor joined(Tensor x) {
    return Jnp.concatenate(List.of(x, x.get(0)));
  }

  static Tensor layer(Tensor images) {
    return LAYER.call(images);
  }

  private static String refused(Violation kind, io.raffia.Fn1<Tensor, Tensor> f, Tensor x) {
    var e = assertThrows(OperationException.class, () -> Nnx.jit(f).apply(x));
    assertEquals(kind, e.violation());
    // The stack trace begins with the user's frames.
    assertEquals(e.chain().getFirst().line(), e.getStackTrace()[0].getLineNumber());
    var lines = String.valueOf(e.getMessage()).lines().toList();
    assertEquals("  see docs/errors.md#" + kind.anchor(), lines.getLast());
    assertEquals("  remedy: " + kind.remedy(), lines.get(lines.size() - 2));
    return String.join("\n", lines.subList(0, lines.size() - 2))
        .replaceAll("\\(OperationErrorsTest.java:\\d+\\)", "(line)");
  }

  @Test
  void showTheChainOfCallsAndTheTensors() {
    assertEquals(
        """
        shapes [2] and [3] do not broadcast: aligned at their last axes, extents must be equal or 1
          at io.raffia.jit.OperationErrorsTest.added(line)
              return x.mul(2).add(bias);
          at io.raffia.jit.OperationErrorsTest.outer(line)
              return added(data);
          argument 0: f32[2]
          bias: f32[3]\
        """,
        refused(Violation.SHAPES, OperationErrorsTest::outer, Tensor.ones(2)));
  }

  @Test
  void showTheTensorsOfLists() {
    assertEquals(
        """
        stablehlo.concatenate: f32[2] and f32[] differ outside of axis 0 (C1)
          at io.raffia.jit.OperationErrorsTest.joined(line)
              return Jnp.concatenate(List.of(x, x.get(0)));
          argument 0[0]: f32[2]
          argument 0[1]: f32[]\
        """,
        refused(Violation.SHAPES, OperationErrorsTest::joined, Tensor.ones(2)));
  }

  @Test
  void ofLayersStandOnTheUsersLine() {
    assertEquals(
        """
        a linear layer takes inputs with 4 features in the last axis, found f32[2,3]
          at io.raffia.jit.OperationErrorsTest.layer(line)
              return LAYER.call(images);
          images: f32[2,3]\
        """,
        refused(Violation.SHAPES, OperationErrorsTest::layer, Tensor.ones(2, 3)));
  }

  @Test
  void insideOfTransformsAreToldOnce() {
    assertEquals(
        """
        shapes [3] and [2] do not broadcast: aligned at their last axes, extents must be equal or 1
          at io.raffia.jit.OperationErrorsTest.insideOfTransformsAreToldOnce(line)
              x -> Nnx.vmap((Tensor row) -> row.add(Tensor.ones(2))).apply(x),
          at io.raffia.jit.OperationErrorsTest.insideOfTransformsAreToldOnce(line)
              x -> Nnx.vmap((Tensor row) -> row.add(Tensor.ones(2))).apply(x),
          row: f32[3]
          argument 1: f32[2]\
        """,
        refused(
            Violation.SHAPES,
            x -> Nnx.vmap((Tensor row) -> row.add(Tensor.ones(2))).apply(x),
            Tensor.ones(2, 3)));
  }

  @Test
  void ofElementTypesSayWhatToConvert() {
    assertEquals(
        """
        take: indices must be integers, found f32[2]: convert them with astype
          at io.raffia.jit.OperationErrorsTest.ofElementTypesSayWhatToConvert(line)
              refused(Violation.ELEMENT_TYPES, x -> x.take(x, 0), Tensor.ones(2)));
          x: f32[2]
          x: f32[2]\
        """,
        refused(Violation.ELEMENT_TYPES, x -> x.take(x, 0), Tensor.ones(2)));
  }
}
