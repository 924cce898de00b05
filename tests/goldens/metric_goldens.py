"""Goldens of the metrics of Flax NNX.

A line of metrics.txt is `NAME : VALUES`, the hexadecimal bits of float32: what the metric computes after two batches. The
inputs are those of optax.txt.
"""

import jax.numpy as jnp
import numpy as np
from flax import nnx

from optax_goldens import grid, words

FIRST = grid((4, 5), 7, 23, 8)
SECOND = grid((6, 5), 5, 19, 8)
LABELS = (jnp.asarray([3, 0, 3, 4], jnp.int32), jnp.asarray([1, 2, 1, 2, 0, 1], jnp.int32))
MASKS = (jnp.asarray([1, 0, 1, 1]), jnp.asarray([0, 1, 1, 0, 1, 1]))


def two(metric, first, second):
  metric.update(**first)
  metric.update(**second)
  return metric.compute()


def values():
  yield "average", two(nnx.metrics.Average(), dict(values=FIRST), dict(values=SECOND))
  yield "average masked", two(
      nnx.metrics.Average("loss"), dict(loss=FIRST[:, 0], mask=MASKS[0]), dict(loss=SECOND[:, 0], mask=MASKS[1]))
  yield "average masked matrix", two(
      nnx.metrics.Average(), dict(values=FIRST, mask=FIRST > 0), dict(values=SECOND, mask=SECOND > -0.5))
  yield "accuracy", two(
      nnx.metrics.Accuracy(), dict(logits=FIRST, labels=LABELS[0]), dict(logits=SECOND, labels=LABELS[1]))
  yield "accuracy masked", two(
      nnx.metrics.Accuracy(), dict(logits=FIRST, labels=LABELS[0], mask=MASKS[0]),
      dict(logits=SECOND, labels=LABELS[1], mask=MASKS[1]))
  yield "accuracy threshold", two(
      nnx.metrics.Accuracy(threshold=0.25), dict(logits=FIRST[:, 0], labels=LABELS[0]),
      dict(logits=SECOND[:, 0], labels=LABELS[1]))
  w = two(nnx.metrics.Welford(), dict(values=FIRST), dict(values=SECOND))
  yield "welford", jnp.stack([w.mean, w.standard_error_of_mean, w.standard_deviation])


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  lines += [f"{name} : {words(np.asarray(value))}" for name, value in values()]
  return "\n".join(lines) + "\n"
