"""The networks of the goldens: Flax's MNIST tutorial and a multilayer perceptron."""

from functools import partial

import jax
import optax
from flax import nnx


class CNN(nnx.Module):
  """The CNN of Flax's MNIST tutorial."""

  def __init__(self, *, rngs):
    self.conv1 = nnx.Conv(1, 32, kernel_size=(3, 3), rngs=rngs)
    self.batch_norm1 = nnx.BatchNorm(32, rngs=rngs)
    self.dropout1 = nnx.Dropout(rate=0.025)
    self.conv2 = nnx.Conv(32, 64, kernel_size=(3, 3), rngs=rngs)
    self.batch_norm2 = nnx.BatchNorm(64, rngs=rngs)
    self.avg_pool = partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2))
    self.linear1 = nnx.Linear(3136, 256, rngs=rngs)
    self.dropout2 = nnx.Dropout(rate=0.025)
    self.linear2 = nnx.Linear(256, 10, rngs=rngs)

  def __call__(self, x, rngs=None):
    x = self.avg_pool(nnx.relu(self.batch_norm1(self.dropout1(self.conv1(x), rngs=rngs))))
    x = self.avg_pool(nnx.relu(self.batch_norm2(self.conv2(x))))
    x = x.reshape(x.shape[0], -1)
    x = nnx.relu(self.dropout2(self.linear1(x), rngs=rngs))
    return self.linear2(x)


class PlainCNN(nnx.Module):
  """The same without BatchNorm and Dropout."""

  def __init__(self, *, rngs):
    self.conv1 = nnx.Conv(1, 32, kernel_size=(3, 3), rngs=rngs)
    self.conv2 = nnx.Conv(32, 64, kernel_size=(3, 3), rngs=rngs)
    self.avg_pool = partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2))
    self.linear1 = nnx.Linear(3136, 256, rngs=rngs)
    self.linear2 = nnx.Linear(256, 10, rngs=rngs)

  def __call__(self, x, rngs=None):
    x = self.avg_pool(nnx.relu(self.conv1(x)))
    x = self.avg_pool(nnx.relu(self.conv2(x)))
    return self.linear2(nnx.relu(self.linear1(x.reshape(x.shape[0], -1))))


class MLP(nnx.Module):
  """784 to 128 to 10; takes images of any shape."""

  def __init__(self, *, rngs):
    self.linear1 = nnx.Linear(784, 128, rngs=rngs)
    self.linear2 = nnx.Linear(128, 10, rngs=rngs)

  def __call__(self, x, rngs=None):
    return self.linear2(nnx.relu(self.linear1(x.reshape(x.shape[0], -1))))


def loss_fn(model, rngs, images, labels):
  logits = model(images, rngs)
  return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels).mean(), logits


@nnx.jit
def train_step(model, optimizer, metrics, rngs, images, labels):
  """One step of the tutorial."""
  (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, rngs, images, labels)
  metrics.update(loss=loss, logits=logits, labels=labels)
  optimizer.update(model, grads)
  return loss


def variables(model, kind):
  """(dotted path, array) of each Variable of the kind, in Flax's order."""
  flat = nnx.to_flat_state(nnx.state(model, kind))
  return [(".".join(map(str, path)), jax.device_get(variable.get_value())) for path, variable in flat]
