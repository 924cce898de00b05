package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mean of all elements seen: `flax.nnx.metrics.Average`. Before the first one, NaN.
public class Average extends Metric<Tensor> {
  private final String argname;
  private final MetricState total = new MetricState(Tensor.scalar(0.0));
  private final MetricState count = new MetricState(Tensor.scalar(0));

  /// The average of `values`.
  public Average() {
    this("values");
  }

  /// The average of what [#update(Map)] has under that name.
  public Average(String argname) {
    this.argname = argname;
  }

  @Override
  public void reset() {
    total.set(Tensor.scalar(0.0));
    count.set(Tensor.scalar(0));
  }

  @Override
  public void update(Map<String, Tensor> values) {
    add(required(values, argname), values.get("mask"));
  }

  /// Takes in all elements of `values`.
  public void update(Tensor values) {
    add(values, null);
  }

  static Tensor required(Map<String, Tensor> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IrException(
          "a metric expects '%s' among the values, found %s".formatted(name, values.keySet()));
    }
    return value;
  }

  /// Takes in the elements where `mask` (null: everywhere) is 1.
  final void add(Tensor values, @Nullable Tensor mask) {
    if (mask == null) {
      total.set(total.value().add(values.sum()));
      count.set(count.value().add(Math.toIntExact(values.size())));
    } else {
      var counted =
          values.dtype() == DType.I1
              ? values.and(mask.astype(DType.I1))
              : values.mul(mask.astype(values.dtype()));
      total.set(total.value().add(counted.sum()));
      count.set(count.value().add(mask.sum().astype(DType.I32)));
    }
  }

  @Override
  public Tensor compute() {
    return total.value().div(count.value());
  }
}
