package io.raffia;

import io.raffia.ir.DType;
import java.util.Map;

/// Mean and spread of all elements seen, in one pass that loses no digits (Welford, 1962):
/// `flax.nnx.metrics.Welford`. Before the first one, the mean is 0 and the spread NaN. Takes no
/// mask.
public class Welford extends Metric<Welford.Statistics> {
  /// The mean, the standard deviation over `sqrt(n)`, and the standard deviation of the `n`
  /// elements seen.
  public record Statistics(Tensor mean, Tensor standardErrorOfMean, Tensor standardDeviation) {}

  private final String argname;
  private final MetricState count = new MetricState(Tensor.scalar(0));
  private final MetricState mean = new MetricState(Tensor.scalar(0.0));
  private final MetricState m2 = new MetricState(Tensor.scalar(0.0));

  /// Of `values`.
  public Welford() {
    this("values");
  }

  /// Of what [#update(Map)] has under that name.
  public Welford(String argname) {
    this.argname = argname;
  }

  @Override
  public void reset() {
    count.set(Tensor.scalar(0));
    mean.set(Tensor.scalar(0.0));
    m2.set(Tensor.scalar(0.0));
  }

  @Override
  public void update(Map<String, Tensor> values) {
    update(RunningMean.required(values, argname));
  }

  /// Takes in all elements of `values`.
  public void update(Tensor values) {
    var x = values.dtype().isFloat() ? values : values.astype(DType.F32);
    var before = count.value();
    int n = Math.toIntExact(values.size());
    count.set(before.add(n));
    var apart = x.mean().sub(mean.value());
    var step = apart.mul(n).div(count.value());
    mean.set(mean.value().add(step));
    var between = apart.square().mul(n).mul(before).div(count.value());
    m2.set(m2.value().add(x.var().mul(n)).add(between));
  }

  @Override
  public Statistics compute() {
    var deviation = m2.value().div(count.value()).sqrt();
    return new Statistics(
        mean.value(), deviation.div(count.value().astype(DType.F32).sqrt()), deviation);
  }
}
