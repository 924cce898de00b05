package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Special functions in f64 and at their ends, by mpmath 1.4; what JAX gives in f32 is in
/// [NumpyGoldenTest].
class SpecialTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static Tensor f64(double... x) {
    return Tensor.of(DType.F64, x, Shape.of(x.length));
  }

  private static void assertClose(Tensor found, double... expected) {
    var have = found.toDoubleArray();
    assertEquals(expected.length, have.length);
    for (int i = 0; i < have.length; i++) {
      if (Double.isFinite(expected[i])) {
        assertEquals(1, expected[i] == 0 ? 1 + have[i] : have[i] / expected[i], 2e-13, "at " + i);
      } else {
        assertEquals(expected[i], have[i], "at " + i);
      }
    }
  }

  @Test
  void exponentialIntegrals() {
    var ends = f64(-INF, 0, INF, NAN);
    assertClose(Special.expi(f64(-0.001, 41)), -6.331539364136149, 1.6006649143245042e16);
    assertClose(Special.expi(ends), 0, -INF, INF, NAN);
    assertClose(
        Special.expn(f64(30, 1000), f64(1.25, 0.5)), 0.009457911600608916, 0.0006068337727266064);
    assertClose(
        Special.expn(f64(0, 1, 3, 2, 2, -1, 1.5), f64(0, 0, 0, INF, -1, 1, 1)),
        INF,
        INF,
        0.5,
        0,
        NAN,
        NAN,
        NAN);
    assertClose(Special.exp1(ends), NAN, INF, 0, NAN);
  }

  @Test
  void sineAndCosine() {
    var ends = f64(-INF, 0, INF, NAN);
    var sici = Special.sici(f64(-4.25));
    assertClose(sici.first(), -1.7079134885784308);
    assertClose(sici.second(), -0.17455541413162715);
    assertClose(Special.sici(ends).first(), -Math.PI / 2, 0, Math.PI / 2, NAN);
    assertClose(Special.sici(ends).second(), 0, -INF, 0, NAN);
    var fresnel = Special.fresnel(f64(1.75, -1.75));
    assertClose(fresnel.first(), 0.49938467459067454, -0.49938467459067454);
    assertClose(fresnel.second(), 0.3219350461495379, -0.3219350461495379);
    assertClose(Special.fresnel(ends).first(), -0.5, 0, 0.5, NAN);
  }

  @Test
  void dawsonSpenceAndOwen() {
    assertClose(
        Special.dawsn(f64(7, -1e-3, 0, 1e20, INF, NAN)),
        0.0721809746582363,
        -0.0009999993333336,
        0,
        5e-21,
        0,
        NAN);
    assertClose(
        Special.spence(f64(50, 1e-3, 1, 0, INF, -1)),
        -9.197761709530997,
        1.6370226052761176,
        0,
        Math.PI * Math.PI / 6,
        -INF,
        NAN);
    // T(0, a) is the angle, T(h, 1) is ndtr(h) ndtr(-h) / 2.
    assertClose(Special.owensT(f64(0, 0), f64(-0.5, INF)), Math.atan(-0.5) / (2 * Math.PI), 0.25);
    var tail = Special.ndtr(f64(-1.5)).toDoubleArray()[0];
    assertClose(Special.owensT(f64(-1.5), f64(1)), tail * (1 - tail) / 2);
    assertClose(Special.owensT(f64(INF, NAN), f64(0.5, 1)), 0, NAN);
  }

  @Test
  void bessel() {
    var y = Special.besselJn(f64(100, 1e-3, 0, INF, NAN), 3);
    assertEquals(Shape.of(4, 5), y.shape());
    assertClose(y.get(0), 0.019985850304223122, 0.9999997500000156, 1, 0, NAN);
    assertClose(y.get(3), 0.07628420172033194, 2.0833332031250032e-11, 0, 0, NAN);
    assertClose(Special.besselJn(f64(-100), 3).get(3), -0.07628420172033194);
    var g =
        Nnx.grad((Tensor x) -> {
          var all = Special.besselJn(x, 3);
          return all.get(0).add(all.get(3).mul(2)).sum();
        });
    assertClose(g.apply(f64(2.5)), -0.12481692407891204);
    assertThrows(IrException.class, () -> Special.besselJn(f64(1), -1));
  }

  @Test
  void hypergeometric() {
    assertClose(
        Special.hyp1f1(
            f64(2, -2, 0, 1, 1, 2.5), f64(3, 1.5, -1, 0, -2, 2.5), f64(-200, 10, 3, 1, 1, 2)),
        5e-05,
        14.333333333333334,
        1,
        INF,
        NAN,
        Math.exp(2));
    assertClose(
        Special.hyp2f1(
            f64(1, 0.5, 0.5), f64(1, 1, 0.75), f64(2, 1.5, 3), f64(1 - 0x1p-20, -1000, 1)),
        13.862956831944786,
        0.04867327446245658,
        1.2204156216029012);
    assertClose(
        Special.hyp2f1(f64(1, -2, 1, 0), f64(1, 3, 1, 1), f64(1, 1, -2, 3), f64(1, 2, 0.5, 7)),
        INF,
        NAN,
        INF,
        1);
  }

  /// Where series of values end, those of derivatives do not.
  @Test
  void gradientsOfHypergeometricFunctions() {
    var a = Nnx.grad((Tensor x) -> Special.hyp2f1(x, f64(0.5), f64(1.5), f64(0.75)).sum());
    assertClose(a.apply(f64(0)), 0.34491037591610524);
    var c = Nnx.grad((Tensor x) -> Special.hyp2f1(f64(0.25), f64(0.5), x, f64(0.75)).sum());
    assertClose(c.apply(f64(1.5)), -0.08344626933670617);
    var x = Nnx.grad((Tensor z) -> Special.hyp2f1(f64(0.25), f64(0.5), f64(1.5), z).sum());
    assertClose(x.apply(f64(0.5)), 0.13660360508936853);
    var kummer = Nnx.grad((Tensor p) -> Special.hyp1f1(p, f64(1.5), f64(2)).sum());
    assertClose(kummer.apply(f64(-1)), 0.6696689942377607);
  }

  @Test
  void secondDerivatives() {
    var expi = Nnx.hessian((Tensor x) -> Special.expi(x).sum());
    assertClose(expi.apply(f64(2)).reshape(1), 1.8472640247326626);
    var dawsn = Nnx.hessian((Tensor x) -> Special.dawsn(x).sum());
    assertClose(dawsn.apply(f64(2)).reshape(1), 0.21876544493308753);
    var owen = Nnx.hessian((Tensor h) -> Special.owensT(h, f64(0.5)).sum());
    assertClose(owen.apply(f64(0.75)).reshape(1), -0.022976852904944767);
    // Where formulas have a hole.
    var bessel = Nnx.hessian((Tensor x) -> Special.besselJn(x, 2).sum());
    assertClose(bessel.apply(f64(0)).reshape(1), -0.25);
    var spence = Nnx.hessian((Tensor x) -> Special.spence(x).sum());
    assertClose(spence.apply(f64(1)).reshape(1), 0.5);
    var gauss = Nnx.hessian((Tensor x) -> Special.hyp2f1(f64(1), f64(2), f64(3), x).sum());
    assertClose(gauss.apply(f64(0)).reshape(1), 1);
    var kummer = Nnx.hessian((Tensor x) -> Special.hyp1f1(f64(1), f64(3), x).sum());
    assertClose(kummer.apply(f64(0)).reshape(1), 1 / 6.0);
  }

  @Test
  void bernoulliNumbers() {
    assertArrayEquals(
        new float[] {1, -0.5f, 1 / 6f, 0, -1 / 30f}, Special.bernoulli(4).toFloatArray());
    assertEquals(List.of(1), Special.bernoulli(0).shape().dims().stream().boxed().toList());
    assertThrows(IrException.class, () -> Special.bernoulli(-1));
  }

  @Test
  void areTheSameOfEachExample() {
    var x = f64(0.3, 1.7, 6.5);
    var mapped = Nnx.vmap((Tensor t) -> Special.hyp2f1(t, f64(0.5), f64(2), f64(-0.7))).apply(x);
    assertArrayEquals(
        Special.hyp2f1(x, f64(0.5), f64(2), f64(-0.7)).toDoubleArray(), mapped.toDoubleArray());
    var orders = Nnx.vmap((Tensor t) -> Special.besselJn(t, 2)).apply(x);
    assertArrayEquals(
        Special.besselJn(x, 2).transpose().toDoubleArray(), orders.toDoubleArray(), 1e-15);
  }
}
