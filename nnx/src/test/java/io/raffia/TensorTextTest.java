package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Expected texts: numpy 2.
class TensorTextTest {
  private static void prints(String expected, Tensor x) {
    assertEquals(expected, x.toString());
  }

  /// `text.txt` says how its lines are read.
  @TestFactory
  Stream<DynamicTest> printsWhatNumpyPrints() {
    return Resource.lines("text.txt").stream()
        .filter(l -> !l.startsWith("#"))
        .map(l -> {
          int colon = l.indexOf(" : ");
          var head = l.substring(0, colon);
          var expected = l.substring(colon + 3).replace("\\n", "\n");
          return DynamicTest.dynamicTest(head, () -> prints(expected, made(head.split(" ", -1))));
        });
  }

  private static Tensor made(String... words) {
    var dtype = DType.parse(words[0]);
    var shape =
        words[1].equals("-")
            ? Shape.SCALAR
            : Shape.of(Stream.of(words[1].split(",", -1)).mapToInt(Integer::parseInt).toArray());
    int step = Integer.parseInt(words[2]);
    int modulus = Integer.parseInt(words[3]);
    double scale = Double.parseDouble(words[4]);
    int special = Integer.parseInt(words[5]);
    var data = new double[(int) shape.size()];
    int met = 0;
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * step % modulus - modulus / 2) * scale;
      if (dtype.kind() == DType.Kind.UNSIGNED) data[i] = Math.abs(data[i]);
      if (special > 0 && i % special == 1 % special) {
        data[i] =
            new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}
                [met++ % 3];
      }
    }
    if (dtype.isFloat()) return Tensor.of(dtype, data, shape);
    if (dtype == DType.I1) return Tensor.of(DType.F64, data, shape).ne(0);
    return Tensor.of(dtype, Arrays.stream(data).mapToLong(x -> (long) x).toArray(), shape);
  }

  @Test
  void alignsColumnsAndUsesTheFewestDigits() {
    prints(
        "[[0.         0.33333334 0.6666667 ]\n [1.         1.3333334  1.6666666 ]]",
        Tensor.arange(6, DType.F32).reshape(2, 3).div(3));
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
        Tensor.arange(8, DType.F32).reshape(2, 2, 2));
  }

  @Test
  void writesScalarsBooleansAndNothing() {
    prints("2.5", Tensor.scalar(2.5));
    prints("3", Tensor.scalar(3));
    prints("[[ True False]]", Tensor.of(true, false).expandDims(0));
    prints("[]", Tensor.zeros(0, 3));
  }
}
