"""Goldens of logits, gradients and training losses.

A line of training.txt is `NAME ARGUMENT=VALUE ... : BITS`, BITS hexadecimal float32, row-major.

Random batches, of step t from 0 on (B is 32 for the CNN, 128 for the MLP):
  images = jax.random.uniform(jax.random.fold_in(jax.random.key(123), t), (B, 28, 28, 1))
  labels = jax.random.randint(jax.random.fold_in(jax.random.key(456), t), (B,), 0, 10)
The 8 fixed images are jax.random.uniform(jax.random.key(123), (8, 28, 28, 1)). Models are CNN(rngs=nnx.Rngs(0)) and MLP(rngs=nnx.Rngs(0));
dropout rngs are another nnx.Rngs(0), passed at call. "train" is the view deterministic=False, use_running_average=False; "eval" both
True; "train_no_dropout" deterministic=True, use_running_average=False. The CNN learns with optax.adamw(0.005, 0.9), the MLP with
optax.adam(1e-3), both wrt=nnx.Param. MNIST batches are images 32 t to 32 t + 31 of the training set in file order, x / 255.

  logits model= mode=                 [8, 10] on the fixed images
  losses model= data= threads=        the losses of steps 0 to 19; threads=default is the golden, threads=eigen1 is with
                                      XLA_FLAGS=--xla_cpu_multi_thread_eigen=false on one core: how far Flax drifts from itself
  gradient model= PATH ...            of the first step on random data, as in parameters.txt, stride for at most 32, with norm=
  batch_stat model= PATH ...          after the first step on random data, all elements
"""

import gzip
import json
import os
import pathlib
import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

import models
from parameters import sampled
from random_goldens import line, words

STEPS = 20
MNIST = pathlib.Path(os.environ.get("MNIST") or pathlib.Path(__file__).resolve().parents[3] / "shared/data/mnist")
MODELS = {"cnn": (models.CNN, 32, lambda: optax.adamw(0.005, 0.9)), "mlp": (models.MLP, 128, lambda: optax.adam(1e-3))}


def random_batch(step, size):
  images = jax.random.uniform(jax.random.fold_in(jax.random.key(123), step), (size, 28, 28, 1))
  return images, jax.random.randint(jax.random.fold_in(jax.random.key(456), step), (size,), 0, 10)


def mnist_batch(step, size):
  images = gzip.open(MNIST / "train-images-idx3-ubyte.gz").read(16 + size * STEPS * 784)[16:]
  labels = gzip.open(MNIST / "train-labels-idx1-ubyte.gz").read(8 + size * STEPS)[8:]
  images = np.frombuffer(images, np.uint8).reshape(-1, size, 28, 28, 1)[step].astype(np.float32) / 255
  return jnp.asarray(images), jnp.asarray(np.frombuffer(labels, np.uint8).reshape(-1, size)[step].astype(np.int32))


BATCHES = {"random": random_batch, "mnist": mnist_batch}


def start(name):
  """A fresh model, its training view, optimizer, metrics and dropout rngs."""
  kind, size, tx = MODELS[name]
  model = kind(rngs=nnx.Rngs(0))
  optimizer = nnx.Optimizer(model, tx(), wrt=nnx.Param)
  metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
  return model, view(model, "train"), optimizer, metrics, nnx.Rngs(0), size


def view(model, mode):
  if isinstance(model, models.MLP):
    return model
  deterministic = {"train": False, "eval": True, "train_no_dropout": True}[mode]
  return nnx.view(model, deterministic=deterministic, use_running_average=mode == "eval")


def losses(name, data):
  _, train_model, optimizer, metrics, rngs, size = start(name)
  return [float(models.train_step(train_model, optimizer, metrics, rngs, *BATCHES[data](t, size))) for t in range(STEPS)]


def losses_elsewhere(name, data):
  """The same in a process on one core with one thread."""
  environment = dict(os.environ, XLA_FLAGS="--xla_cpu_multi_thread_eigen=false")
  command = ["taskset", "-c", "0", sys.executable, __file__, name, data]
  out = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
  return json.loads(out.stdout)


def logits():
  images = jax.random.uniform(jax.random.key(123), (8, 28, 28, 1))
  for name, mode in (("cnn", "eval"), ("cnn", "train"), ("cnn", "train_no_dropout"), ("mlp", "eval")):
    model = view(MODELS[name][0](rngs=nnx.Rngs(0)), mode)
    yield line("logits", words(nnx.jit(lambda m, x, r: m(x, r))(model, images, nnx.Rngs(0))), model=name, mode=mode)


def first_step(name):
  model, train_model, _, _, rngs, size = start(name)
  grads, _ = nnx.jit(nnx.grad(models.loss_fn, has_aux=True))(train_model, rngs, *random_batch(0, size))
  for path, variable in nnx.to_flat_state(nnx.state(grads)):
    array = np.asarray(variable.get_value() if hasattr(variable, "get_value") else variable)
    norm = float(np.sqrt(np.sum(array.astype(np.float64) ** 2)))
    yield f"gradient model={name} " + sampled(".".join(map(str, path)), array, 32, norm=repr(norm))
  for path, array in models.variables(model, nnx.BatchStat):
    yield f"batch_stat model={name} " + sampled(path, array)


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  lines += logits()
  for name, data in (("cnn", "random"), ("cnn", "mnist"), ("mlp", "random")):
    for threads, values in (("default", losses(name, data)), ("eigen1", losses_elsewhere(name, data))):
      lines.append(line("losses", words(np.float32(values)), model=name, data=data, threads=threads))
  for name in MODELS:
    lines += first_step(name)
  return "\n".join(lines) + "\n"


if __name__ == "__main__":
  print(json.dumps(losses(*sys.argv[1:])))
