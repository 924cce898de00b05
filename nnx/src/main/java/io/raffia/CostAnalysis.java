package io.raffia;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Unary;

/// What one run of a program computes. A loop of unknown length counts once, and of branches the
/// most expensive one.
///
/// @param flops additions and multiplications of floats: 2 for each product in a product of
///   matrices or a convolution, 1 for each element that arithmetic or a reduction takes
/// @param transcendentals elements of exponentials, logarithms, roots, powers, trigonometric and
///   error functions
/// @param bytesAccessed of parameters and results: what a program touches at least
public record CostAnalysis(double flops, double transcendentals, double bytesAccessed) {
  static CostAnalysis of(Func f) {
    var work = work(f);
    double bytes = 0;
    for (var x : f.params()) bytes += bytes(x.type());
    for (var y : f.results()) bytes += bytes(y.type());
    return new CostAnalysis(work.flops, work.transcendentals, bytes);
  }

  private static double bytes(TensorType t) {
    return (double) t.size() * t.dtype().bytes();
  }

  private static CostAnalysis work(Func f) {
    var sum = new CostAnalysis(0, 0, 0);
    for (var eqn : f.eqns()) sum = sum.plus(of(eqn), 1);
    return sum;
  }

  private CostAnalysis plus(CostAnalysis other, double times) {
    return new CostAnalysis(
        flops + times * other.flops, transcendentals + times * other.transcendentals, 0);
  }

  private static CostAnalysis of(Eqn eqn) {
    var out = eqn.out().isEmpty() ? null : eqn.out().getFirst();
    if (out == null) return new CostAnalysis(0, 0, 0);
    double n = out.type().size();
    return switch (eqn.op()) {
      case Scan scan -> new CostAnalysis(0, 0, 0).plus(work(scan.body()), scan.length());
      case Case(var branches) ->
          branches.stream()
              .map(CostAnalysis::work)
              .reduce((x, y) -> x.flops + x.transcendentals < y.flops + y.transcendentals ? y : x)
              .orElseThrow();
      case RegionOp op -> {
        var sum = new CostAnalysis(0, 0, 0);
        for (var region : op.regions()) sum = sum.plus(work(region), 1);
        yield sum;
      }
      case DotGeneral dot -> {
        var x = eqn.in().getFirst();
        double products = n;
        for (int a : dot.lhsContracting().toArray()) products *= x.shape().dim(a);
        yield flops(2 * products, out);
      }
      case Convolution conv -> {
        var w = eqn.in().get(1);
        double each = (double) w.type().size() / w.shape().dim(conv.dims().kernelOutputFeature());
        yield flops(2 * n * each, out);
      }
      case Reduce _ -> flops((double) eqn.in().getFirst().type().size(), out);
      case Unary op when isTranscendental(op) -> new CostAnalysis(0, n, 0);
      case Binary.POW, Binary.ATAN2 -> new CostAnalysis(0, n, 0);
      case Unary _, Binary _ -> flops(n, out);
      default -> new CostAnalysis(0, 0, 0);
    };
  }

  private static CostAnalysis flops(double n, Value out) {
    return new CostAnalysis(out.dtype().isFloat() ? n : 0, 0, 0);
  }

  private static boolean isTranscendental(Unary op) {
    return switch (op) {
      case EXP, EXPM1, LOG, LOG1P, SQRT, RSQRT, CBRT, SIN, COS, TAN, TANH, LOGISTIC, ERF, ERF_INV ->
          true;
      default -> false;
    };
  }
}
