package io.raffia.ir;

import io.raffia.ir.op.Unary;
import java.util.List;

/// StableHLO's batch normalization along all axes but `feature`, in other ops, as its specification
/// defines it.
final class BatchNorm {
  private final Builder b;
  private final double epsilon;
  private final Ints feature;

  BatchNorm(Builder b, double epsilon, int feature) {
    this.b = b;
    this.epsilon = epsilon;
    this.feature = Ints.of(feature);
  }

  /// Operands are x, scale, offset, mean, variance.
  List<Value> inference(List<Value> in) {
    var x = in.getFirst();
    check(in.subList(1, in.size()), x);
    var stddev = stddev(in.get(4), x);
    var normal = b.div(b.sub(x, along(in.get(3), x)), stddev);
    return List.of(b.add(b.mul(along(in.get(1), x), normal), along(in.get(2), x)));
  }

  /// Operands are x, scale, offset; results the output, the mean and the variance of the batch.
  List<Value> training(List<Value> in) {
    var x = in.getFirst();
    check(in.subList(1, in.size()), x);
    var mean = mean(x);
    var off = b.sub(x, along(mean, x));
    var variance = mean(b.mul(off, off));
    var out = inference(List.of(x, in.get(1), in.get(2), mean, variance));
    return List.of(out.getFirst(), mean, variance);
  }

  /// Operands are x, scale, mean, variance and the cotangent of the output; results the cotangents
  /// of x, scale and offset.
  List<Value> grad(List<Value> in) {
    var x = in.getFirst();
    var ct = in.get(4);
    check(in.subList(1, 4), x);
    if (!ct.type().equals(x.type()))
      throw new IrException(
          "stablehlo.batch_norm_grad: grad_output is %s but operand is %s (C3)"
              .formatted(ct.type().brief(), x.type().brief()));
    var off = b.sub(x, along(in.get(2), x));
    var spread = along(in.get(3), x);
    var shifted = b.add(spread, b.splat(x.type(), epsilon));
    var stddev = b.emit(Unary.SQRT, shifted);
    var perExample = b.scale(ct, count(x));
    var sum = along(sum(ct), x);
    var sumOff = along(sum(b.mul(ct, off)), x);
    var correction = b.div(b.mul(off, sumOff), shifted);
    var factor = b.div(b.div(along(in.get(1), x), stddev), b.splat(x.type(), count(x)));
    var dx = b.mul(factor, b.sub(b.sub(perExample, sum), correction));
    var dscale = sum(b.mul(ct, b.div(off, stddev)));
    return List.of(dx, dscale, sum(ct));
  }

  private Value stddev(Value variance, Value x) {
    var spread = along(variance, x);
    return b.emit(Unary.SQRT, b.add(spread, b.splat(x.type(), epsilon)));
  }

  private void check(List<Value> features, Value x) {
    int axis = feature.get(0);
    if (axis < 0 || axis >= x.shape().rank())
      throw new IrException(
          "stablehlo.batch_norm: no feature_index %d of %s (C1)".formatted(axis, x.type().brief()));
    var expected = TensorType.of(x.dtype(), x.shape().dim(axis));
    for (var f : features) {
      if (!f.type().equals(expected))
        throw new IrException(
            "stablehlo.batch_norm: %s for %s along axis %d of %s (C4)"
                .formatted(f.type().brief(), expected.brief(), axis, x.type().brief()));
    }
  }

  private double count(Value x) {
    return (double) x.type().size() / Math.max(1, x.shape().dim(feature.get(0)));
  }

  private Value along(Value perFeature, Value x) {
    return b.broadcast(perFeature, x.shape(), feature);
  }

  private Value sum(Value x) {
    return b.sum(x, Ints.range(0, x.shape().rank()).filter(d -> !feature.contains(d)));
  }

  private Value mean(Value x) {
    var sum = sum(x);
    return b.div(sum, b.splat(sum.type(), count(x)));
  }
}
