"""Goldens of jax.random, threefry2x32 with jax_threefry_partitionable on.

A line of random.txt is `FUNCTION ARGUMENT=VALUE ... : VALUES`, values row-major. `seed` makes the key (jax.random.key);
shapes are comma-separated, empty for a scalar. Keys are two unsigned words each, integers decimal, floats the hexadecimal
bits of their dtype.
"""

import jax
import jax.numpy as jnp
import numpy as np

SEEDS = (0, 1, 42, 2**32 - 1)
SHAPES = ((), (5,), (2, 3), (3, 1, 7))
BITS = {"float32": np.uint32, "float16": np.uint16, "bfloat16": np.uint16}
SHORT = {"float32": "f32", "float16": "f16", "bfloat16": "bf16", "int32": "i32", "uint32": "u32", "uint8": "u8",
         "int8": "i8", "uint16": "u16", "int16": "i16"}


def words(values):
  values = np.asarray(values)
  if str(values.dtype) in BITS:
    bits = BITS[str(values.dtype)]
    return " ".join(f"{v:0{bits(0).nbytes * 2}x}" for v in values.view(bits).ravel())
  return " ".join(str(int(v)) for v in values.ravel())


def key_words(key):
  return words(jax.random.key_data(key))


def dims(shape):
  return ",".join(map(str, shape))


def line(function, values, **arguments):
  return " ".join([function] + [f"{k}={v}" for k, v in arguments.items()] + [":", values])


def keys():
  for seed in (*SEEDS, -1, 2**31):
    yield line("key", key_words(jax.random.key(seed)), seed=seed)
  for seed in SEEDS:
    key = jax.random.key(seed)
    for data in (0, 1, 2, 7, 2**31 - 1, 2**32 - 1):
      yield line("fold_in", key_words(jax.random.fold_in(key, np.uint32(data))), seed=seed, data=data)
    for shape in ((2,), (5,), (2, 3)):
      yield line("split", key_words(jax.random.split(key, shape)), seed=seed, shape=dims(shape))


def samples(seed, shape):
  key = jax.random.key(seed)
  at = dict(seed=seed, shape=dims(shape))
  random = jax.random
  for dtype in (jnp.uint8, jnp.uint16, jnp.uint32):
    yield line("bits", words(random.bits(key, shape, dtype)), dtype=SHORT[str(np.dtype(dtype))], **at)
  for dtype in (jnp.float32, jnp.float16, jnp.bfloat16):
    short = SHORT[str(np.dtype(dtype))]
    yield line("uniform", words(random.uniform(key, shape, dtype)), dtype=short, min=0, max=1, **at)
    yield line("uniform", words(random.uniform(key, shape, dtype, -2, 5)), dtype=short, min=-2, max=5, **at)
  yield line("normal", words(random.normal(key, shape)), dtype="f32", **at)
  yield line("truncated_normal", words(random.truncated_normal(key, -2, 2, shape)), dtype="f32", lower=-2, upper=2, **at)
  yield line("truncated_normal", words(random.truncated_normal(key, -0.5, 3, shape)), dtype="f32", lower=-0.5, upper=3, **at)
  yield line("gumbel", words(random.gumbel(key, shape)), dtype="f32", **at)
  yield line("exponential", words(random.exponential(key, shape)), dtype="f32", **at)
  for p in (0.1, 0.5, 0.975):
    yield line("bernoulli", words(random.bernoulli(key, p, shape)), p=p, **at)
  for low, high, dtype in ((0, 10, jnp.int32), (-5, 1000000, jnp.int32), (3, 3, jnp.int32), (0, 100, jnp.uint8),
                           (-(2**31), 2**31 - 1, jnp.int32)):
    values = random.randint(key, shape, low, high, dtype)
    yield line("randint", words(values), dtype=SHORT[str(np.dtype(dtype))], min=low, max=high, **at)


def orders(seed):
  key = jax.random.key(seed)
  for n in (1, 2, 8, 100, 3000):
    order = np.asarray(jax.random.permutation(key, n))
    yield line("permutation", words(order[:64]), seed=seed, n=n, first=min(n, 64))
  logits = jnp.asarray([0.5, -1.0, 2.0, 0.25, 1.0])
  yield line("categorical", words(jax.random.categorical(key, logits, shape=(12,))), seed=seed, shape="12",
             logits="0.5,-1.0,2.0,0.25,1.0")


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  lines += keys()
  for seed in SEEDS:
    for shape in SHAPES:
      lines += samples(seed, shape)
    lines += orders(seed)
  lines += samples(7, (2, 129))
  return "\n".join(lines) + "\n"
