"""Steps of JAX and Flax: python flax_peer.py NAME FRAMEWORK, names and frameworks as in STEPS below and in jax_kernels.py.

predict   y = W x + b with W 3x4, b 3, x 4
mlp       one training step of 784-128-10 with relu, batch 128, adam(1e-3)
cnn       one training step of Flax's MNIST tutorial (BatchNorm, Dropout, metrics), batch 32, adamw(0.005, 0.9)
cnn-plain the same network without BatchNorm and Dropout, and without metrics
gpt       one training step of the examples' GPT, 4 blocks of 128 features and 4 heads, 12 texts of 64, adamw(1e-3)
many      898 parameters of eight numbers, added up, the last one set
"""

import pathlib
import sys

import jax
import jax.numpy as jnp
import optax
from flax import nnx

import jax_kernels
import timing

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/goldens"))
import models  # noqa: E402
import gpt  # noqa: E402


def batch(size):
  images = jax.random.uniform(jax.random.key(1), (size, 28, 28, 1))
  return images, jax.random.randint(jax.random.key(2), (size,), 0, 10)


def predict_jax():
  w, b, x = jax.random.normal(jax.random.key(0), (3, 4)), jnp.ones(3), jnp.ones(4)
  f = jax.jit(lambda w, b, x: w @ x + b)
  return lambda: f(w, b, x).block_until_ready()


def predict_nnx():
  model, x = nnx.Linear(4, 3, rngs=nnx.Rngs(0)), jnp.ones(4)
  f = nnx.jit(lambda m, x: m(x))
  return lambda: f(model, x).block_until_ready()


def many_jax():
  f = jax.jit(lambda xs: (sum(xs), xs[:-1]), donate_argnums=0)
  held = [[jnp.ones(8) + i for i in range(898)]]

  def run():
    total, rest = f(held[0])
    held[0] = [*rest, total]
    total.block_until_ready()

  return run


class Many(nnx.Module):

  def __init__(self):
    self.parameters = nnx.List([nnx.Param(jnp.ones(8)) for _ in range(898)])

  def touch(self):
    total = sum(p[...] for p in self.parameters)
    self.parameters[-1][...] = total
    return total


def many_nnx():
  model, f = Many(), nnx.jit(Many.touch)
  return lambda: f(model).block_until_ready()


def mlp_jax():
  """Written by hand: a dictionary of arrays, donated."""
  images, labels = batch(128)
  images = images.reshape(128, 784)
  initial = nnx.to_pure_dict(nnx.state(models.MLP(rngs=nnx.Rngs(0))))
  tx = optax.adam(1e-3)

  def loss(p, x, y):
    hidden = jax.nn.relu(x @ p["linear1"]["kernel"] + p["linear1"]["bias"])
    logits = hidden @ p["linear2"]["kernel"] + p["linear2"]["bias"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()

  def step(p, s, x, y):
    value, grads = jax.value_and_grad(loss)(p, x, y)
    updates, s = tx.update(grads, s, p)
    return optax.apply_updates(p, updates), s, value

  jitted = jax.jit(step, donate_argnums=(0, 1))
  state = [initial, tx.init(initial)]

  def run():
    state[0], state[1], value = jitted(*state, images, labels)
    jax.block_until_ready((state, value))

  return run


def parts(kind, tx):
  model = kind(rngs=nnx.Rngs(0))
  optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
  if kind is models.CNN:
    model = nnx.view(model, deterministic=False, use_running_average=False)
  return model, optimizer, nnx.Rngs(0)


def plain_step(model, optimizer, rngs, images, labels):
  (loss, _), grads = nnx.value_and_grad(models.loss_fn, has_aux=True)(model, rngs, images, labels)
  optimizer.update(model, grads)
  return loss


def trained_nnx(kind, tx, size):
  images, labels = batch(size)
  model, optimizer, rngs = parts(kind, tx)
  if kind is models.CNN:
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
    step = lambda: models.train_step(model, optimizer, metrics, rngs, images, labels)
  else:
    jitted = nnx.jit(plain_step)
    step = lambda: jitted(model, optimizer, rngs, images, labels)

  def run():
    jax.block_until_ready((step(), nnx.state(model)))

  return run


def trained_jax(kind, tx, size):
  """The Flax modules under jax.jit, their state split off, passed and donated by hand."""
  images, labels = batch(size)
  graph, state = nnx.split(parts(kind, tx))

  def step(state, images, labels):
    model, optimizer, rngs = nnx.merge(graph, state)
    loss = plain_step(model, optimizer, rngs, images, labels)
    return nnx.state((model, optimizer, rngs)), loss

  jitted = jax.jit(step, donate_argnums=0)
  held = [state]

  def run():
    held[0], loss = jitted(held[0], images, labels)
    jax.block_until_ready((held[0], loss))

  return run


def gpt_parts(batch=12, features=128, layers=4, length=64):
  model = gpt.Gpt(65, length, features, 4, layers, nnx.Rngs(0))
  text = jax.random.randint(jax.random.key(2), (batch, length + 1), 0, 65)
  return model, nnx.Optimizer(model, optax.adamw(1e-3), wrt=nnx.Param), text


def gpt_nnx(*sizes):
  model, optimizer, text = gpt_parts(*sizes)
  return lambda: jax.block_until_ready((gpt.step(model, optimizer, text), nnx.state(model)))


def gpt_jax(*sizes):
  model, optimizer, text = gpt_parts(*sizes)
  graph, state = nnx.split((model, optimizer))

  def step(state, text):
    model, optimizer = nnx.merge(graph, state)
    loss, grads = nnx.value_and_grad(gpt.loss_fn)(model, text)
    optimizer.update(model, grads)
    return nnx.state((model, optimizer)), loss

  jitted = jax.jit(step, donate_argnums=0)
  held = [state]

  def run():
    held[0], loss = jitted(held[0], text)
    jax.block_until_ready((held[0], loss))

  return run


ADAM, ADAMW = optax.adam(1e-3), optax.adamw(0.005, 0.9)
STEPS = {
    ("predict", "jax.jit"): predict_jax,
    ("predict", "nnx.jit"): predict_nnx,
    ("many", "jax.jit"): many_jax,
    ("many", "nnx.jit"): many_nnx,
    ("mlp", "jax.jit"): mlp_jax,
    ("mlp", "nnx.jit"): lambda: trained_nnx(models.MLP, ADAM, 128),
    ("cnn", "jax.jit"): lambda: trained_jax(models.CNN, ADAMW, 32),
    ("cnn", "nnx.jit"): lambda: trained_nnx(models.CNN, ADAMW, 32),
    ("gpt", "jax.jit"): gpt_jax,
    ("gpt", "nnx.jit"): gpt_nnx,
    ("cnn-plain", "jax.jit"): lambda: trained_jax(models.PlainCNN, ADAMW, 32),
    ("cnn-plain", "nnx.jit"): lambda: trained_nnx(models.PlainCNN, ADAMW, 32),
}
STEPS |= {(name, "jax.jit"): start for name, start in jax_kernels.KERNELS.items()}

if __name__ == "__main__":
  name, _, sizes = sys.argv[1].partition(":")  # gpt:BATCH,FEATURES,LAYERS,LENGTH
  start = STEPS.get((name, sys.argv[2]))
  if start:  # otherwise this framework has nothing of its own for the workload
    step = start(*map(int, sizes.split(","))) if sizes else start()
    if len(sys.argv) > 3:
      timing.steps(step, sys.argv[3:])
    else:
      timing.report(sys.argv[1], sys.argv[2], step)
