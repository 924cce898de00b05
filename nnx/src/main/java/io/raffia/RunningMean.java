package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sum and the number of what was seen. A mask broadcasts to the values; the mean is theirs
/// then, too, where Flax divides by the sum of the mask as it came.
abstract class RunningMean extends Metric<Tensor> {
  private final MetricState total = new MetricState(Tensor.scalar(0.0));
  private final MetricState count = new MetricState(Tensor.scalar(0));

  @Override
  public void reset() {
    total.set(Tensor.scalar(0.0));
    count.set(Tensor.scalar(0));
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
      var counts = mask.broadcastTo(values.shape().dims().toArray());
      var counted =
          values.dtype() == DType.I1
              ? values.and(counts.astype(DType.I1))
              : values.mul(counts.astype(values.dtype()));
      total.set(total.value().add(counted.sum()));
      count.set(count.value().add(counts.sum().astype(DType.I32)));
    }
  }

  @Override
  public Tensor compute() {
    return total.value().div(count.value());
  }
}
