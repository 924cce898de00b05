"""Goldens of the char-GPT of the examples: losses of its first 50 steps, and logits of the model that has learned nothing.

A line of gpt.txt is `NAME ARGUMENT=VALUE ... : BITS`, BITS hexadecimal float32, row-major.

A text is the numbers of its characters in the sorted list of all that occur; nine tenths of it (of its length // 10) are to learn from.
Step t takes windows of length + 1 characters, as many as batch says, which begin at
  jax.random.randint(jax.random.fold_in(jax.random.key(0), t), (batch,), 0, len(train) - length)
The model is Gpt(Size(characters, length, features, heads, layers), nnx.Rngs(0)), and learns with optax.adamw(1e-3).
license is the file LICENSE of the repository, shakespeare is tinyshakespeare/input.txt.

  logits text= length= features= heads= layers= batch=     [characters] after the first window of the text
  losses text= length= features= heads= layers= batch=     of steps 0 to 49, before each
"""

import os
import pathlib

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

from random_goldens import line, words

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHAKESPEARE = pathlib.Path(os.environ.get("SHAKESPEARE") or ROOT.parent / "shared/data/tinyshakespeare/input.txt")
STEPS = 50
SMALL = dict(length=32, features=64, heads=2, layers=2, batch=8)
LARGE = dict(length=64, features=128, heads=4, layers=4, batch=12)


class Block(nnx.Module):
  def __init__(self, features, heads, rngs):
    self.norm1 = nnx.LayerNorm(features, rngs=rngs)
    self.attention = nnx.MultiHeadAttention(heads, features, decode=False, rngs=rngs)
    self.norm2 = nnx.LayerNorm(features, rngs=rngs)
    self.up = nnx.Linear(features, 4 * features, rngs=rngs)
    self.down = nnx.Linear(4 * features, features, rngs=rngs)

  def __call__(self, x):
    x = x + self.attention(self.norm1(x), is_causal=True)
    return x + self.down(nnx.gelu(self.up(self.norm2(x))))


class Gpt(nnx.Module):
  def __init__(self, characters, length, features, heads, layers, rngs):
    self.token = nnx.Embed(characters, features, rngs=rngs)
    self.position = nnx.Embed(length, features, rngs=rngs)
    self.blocks = nnx.List([Block(features, heads, rngs) for _ in range(layers)])
    self.norm = nnx.LayerNorm(features, rngs=rngs)
    self.head = nnx.Linear(features, characters, use_bias=False, rngs=rngs)

  def __call__(self, tokens):
    x = self.token(tokens) + self.position(jnp.arange(tokens.shape[1]))
    for block in self.blocks:
      x = block(x)
    return self.head(self.norm(x))


def loss_fn(model, text):
  return optax.softmax_cross_entropy_with_integer_labels(model(text[:, :-1]), text[:, 1:]).mean()


@nnx.jit
def step(model, optimizer, text):
  loss, grads = nnx.value_and_grad(loss_fn)(model, text)
  optimizer.update(model, grads)
  return loss


def tokens(text):
  characters = "".join(sorted(set(text)))
  return np.array([characters.index(c) for c in text], np.int32), len(characters)


def windows(train, t, batch, length):
  starts = jax.random.randint(jax.random.fold_in(jax.random.key(0), t), (batch,), 0, len(train) - length)
  return jnp.asarray(np.stack([train[s : s + length + 1] for s in np.asarray(starts)]))


def goldens(name, path, size):
  numbers, characters = tokens(path.read_text())
  train = numbers[: len(numbers) // 10 * 9]
  length, batch = size["length"], size["batch"]
  model = Gpt(characters, length, size["features"], size["heads"], size["layers"], nnx.Rngs(0))
  yield line("logits", words(model(jnp.asarray(numbers[None, :length]))[0, -1]), text=name, **size)
  optimizer = nnx.Optimizer(model, optax.adamw(1e-3), wrt=nnx.Param)
  losses = [float(step(model, optimizer, windows(train, t, batch, length))) for t in range(STEPS)]
  yield line("losses", words(np.float32(losses)), text=name, **size)


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  for name, path in (("license", ROOT / "LICENSE"), ("shakespeare", SHAKESPEARE)):
    for size in (SMALL, LARGE):
      lines += goldens(name, path, size)
  return "\n".join(lines) + "\n"
