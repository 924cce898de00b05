package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import org.junit.jupiter.api.Test;

/// Expected texts: numpy 2.
class TensorTextTest {
  private static void prints(String expected, Tensor x) {
    assertEquals(expected, x.toString());
  }

  @Test
  void alignsColumnsAndUsesTheFewestDigits() {
    prints(
        "[[0.         0.33333334 0.6666667 ]\n [1.         1.3333334  1.6666666 ]]",
        Tensor.arange(DType.F32, 6).reshape(2, 3).div(3));
    prints("[-1.5  2. ]", Tensor.of(-1.5f, 2f));
  }

  @Test
  void writesExponentsForWideRanges() {
    prints("[1.e-05 1.e+00 1.e+03]", Tensor.of(1e-5f, 1f, 1000f));
    prints("[1.e+10 1.e+00]", Tensor.of(1e10f, 1f));
  }

  @Test
  void writesNanAndInfinity() {
    prints("[1.5 nan inf]", Tensor.of(1.5f, Float.NaN, Float.POSITIVE_INFINITY));
  }

  @Test
  void abbreviatesLongAxes() {
    prints("[   0    1    2 ... 1997 1998 1999]", Tensor.arange(2000));
  }

  @Test
  void separatesMatricesByAnEmptyLine() {
    prints(
        "[[[0. 1.]\n  [2. 3.]]\n\n [[4. 5.]\n  [6. 7.]]]",
        Tensor.arange(DType.F32, 8).reshape(2, 2, 2));
  }

  @Test
  void writesScalarsBooleansAndNothing() {
    prints("2.5", Tensor.scalar(2.5));
    prints("3", Tensor.scalar(3));
    prints("[[ True False]]", Tensor.of(true, false).expandDims(0));
    prints("[]", Tensor.zeros(0, 3));
  }
}
