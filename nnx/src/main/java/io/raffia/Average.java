package io.raffia;

import java.util.Map;

/// The mean of all elements seen: `flax.nnx.metrics.Average`. Before the first one, NaN.
public class Average extends RunningMean {
  private final String argname;

  /// The average of `values`.
  public Average() {
    this("values");
  }

  /// The average of what [#update(Map)] has under that name.
  public Average(String argname) {
    this.argname = argname;
  }

  @Override
  public void update(Map<String, Tensor> values) {
    add(required(values, argname), values.get("mask"));
  }

  /// Takes in all elements of `values`.
  public void update(Tensor values) {
    add(values, null);
  }

  /// Takes in the elements of `values` where `mask`, which broadcasts to them, is 1 or true.
  /// Elements that are NaN or infinite count there, too, for they are multiplied by 0, as in Flax.
  public void update(Tensor values, Tensor mask) {
    add(values, mask);
  }
}
