package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The share of examples that are classified right: `flax.nnx.metrics.Accuracy`. Takes `logits` and
/// integer `labels`: of several classes, logits `[..., classes]` and labels `[...]`; of two, with a
/// threshold, both of one shape.
public class Accuracy extends RunningMean {
  private final @Nullable Double threshold;

  /// For several classes: the greatest logit decides.
  public Accuracy() {
    threshold = null;
  }

  /// For two classes: a logit of `threshold` or more is positive, as is a label above 0.
  public Accuracy(double threshold) {
    this.threshold = threshold;
  }

  @Override
  public void update(Map<String, Tensor> values) {
    add(hits(required(values, "logits"), required(values, "labels")), values.get("mask"));
  }

  /// Takes in a batch.
  public void update(Tensor logits, Tensor labels) {
    add(hits(logits, labels), null);
  }

  /// Takes in the examples of a batch where `mask`, which broadcasts to the labels, is 1 or true.
  public void update(Tensor logits, Tensor labels, Tensor mask) {
    add(hits(logits, labels), mask);
  }

  private Tensor hits(Tensor logits, Tensor labels) {
    if (labels.dtype() != DType.I32 && labels.dtype() != DType.I64) {
      throw IrException.ofTypes(
          "labels must have type i32, found %s: convert them with astype"
              .formatted(labels.type().brief()));
    }
    int classes = threshold == null ? 1 : 0;
    if (logits.rank() != labels.rank() + classes) {
      throw IrException.ofShapes(
          threshold == null
              ? "logits need one axis more than labels, the classes; found %s and %s"
                  .formatted(logits.type().brief(), labels.type().brief())
              : "with a threshold, logits and labels need as many axes; found %s and %s"
                  .formatted(logits.type().brief(), labels.type().brief()));
    }
    if (threshold != null) return logits.ge(threshold).eq(labels.gt(0));
    return logits.argmax(-1).eq(labels);
  }
}
