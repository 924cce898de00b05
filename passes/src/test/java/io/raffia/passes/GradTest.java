package io.raffia.passes;

import io.raffia.ir.transform.Grad;
import io.raffia.ir.transform.Linearize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Location;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Unary;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradTest {
  private static final TensorType SCALAR = TensorType.of(DType.F64);

  @Test
  void givesValueOtherResultsAndGradients() {
    var f =
        Check.func(
            List.of(SCALAR, SCALAR, TensorType.of(DType.I32)),
            (b, p) -> {
              var product = b.mul(p.get(0), p.get(1));
              return List.of(product, p.get(2), b.neg(product));
            });
    var both = Check.wellFormed(Grad.valueAndGrad(f, List.of(true, true, false)));
    double[] found = Check.doubles(both, new double[] {3}, new double[] {5}, new double[] {7});
    assertArrayEquals(new double[] {15, 7, -15, 5, 3}, found);
    assertEquals(DType.I32, both.results().get(1).dtype());
  }

  @Test
  void onlyWhatIsAskedForIsDifferentiated() {
    var f =
        Check.func(
            List.of(SCALAR, SCALAR),
            (b, p) -> List.of(b.mul(p.get(0), b.emit(Unary.EXP, p.get(1)))));
    var gradient = Grad.valueAndGrad(f, List.of(true, false));
    assertEquals(2, gradient.results().size());
    assertEquals(1, gradient.eqns().stream().filter(e -> e.op() == Unary.EXP).count());
  }

  @Test
  void independentParameterHasZeroGradient() {
    var vector = TensorType.of(DType.F64, 2);
    var f = Check.func(List.of(SCALAR, vector), (b, p) -> List.of(b.neg(p.get(0))));
    var gradient = Grad.valueAndGrad(f, List.of(true, true));
    assertArrayEquals(
        new double[] {-4, -1, 0, 0},
        Check.doubles(gradient, new double[] {4}, new double[] {1, 2}));
  }

  @Test
  void parameterThatIsTheResultHasGradientOne() {
    var f = Check.func(List.of(SCALAR), (b, p) -> p);
    assertArrayEquals(
        new double[] {4, 1}, Check.doubles(Grad.valueAndGrad(f, List.of(true)), new double[] {4}));
  }

  @Test
  void rejectsResultThatIsNotScalar() {
    var f =
        Check.func(List.of(TensorType.of(DType.F32, 3)), (b, p) -> List.of(b.neg(p.getFirst())));
    var e = assertThrows(IrException.class, () -> Grad.valueAndGrad(f, List.of(true)));
    assertEquals(
        "gradient only defined for scalar-output functions; output had shape: (3,); reduce it to a"
            + " scalar, for example with mean() or sum()",
        e.getMessage());
  }

  @Test
  void rejectsIntegerParameterAndIntegerResult() {
    var f = Check.func(List.of(TensorType.of(DType.I32)), (b, p) -> List.of(b.neg(p.getFirst())));
    assertEquals(
        "grad requires real-valued inputs (input dtype that is a sub-dtype of np.floating), but got int32"
            + " for parameter 0 'p0'; differentiate with respect to float inputs, or convert this one",
        assertThrows(IrException.class, () -> Grad.valueAndGrad(f, List.of(true))).getMessage());
    assertEquals(
        "grad requires real-valued outputs (output dtype that is a sub-dtype of np.floating), but got"
            + " int32; return a float scalar",
        assertThrows(IrException.class, () -> Grad.valueAndGrad(f, List.of(false))).getMessage());
  }

  @Test
  void keepsTheSourceLineOnDerivedEquations() {
    var line = new Location("Model.java", 7, "call");
    var b = new Builder();
    var x = new Value(SCALAR, "x");
    b.at(line);
    var f = b.func("f", List.of(x), List.of(b.emit(Unary.TANH, x)));
    var gradient = Grad.valueAndGrad(f, List.of(true));
    var known = gradient.eqns().stream().filter(e -> !e.in().isEmpty()).toList();
    assertTrue(known.size() > 2);
    for (var eqn : known) assertEquals(line, eqn.at(), eqn::toString);
  }

  @Test
  void residualsAreOnlyWhatTheTangentReads() {
    var vector = TensorType.of(DType.F64, 8);
    Func f =
        Check.func(
            List.of(vector, vector),
            (b, p) -> {
              var bias = b.broadcast(b.sum(p.get(1), Ints.of(0)), p.get(0).shape(), Ints.of());
              return List.of(b.emit(Unary.TANH, b.add(b.scale(p.get(0), 3), bias)));
            });
    var split = Linearize.linearize(f, List.of(true, false));
    assertEquals(1, split.residuals());
    assertEquals(2, split.primal().results().size());
  }
}
