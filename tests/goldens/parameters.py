"""Goldens of the initial parameters that Flax draws.

A line of parameters.txt is `MODEL seed=SEED KIND PATH shape=DIMS stride=N sum=SUM : BITS`: KIND is Param or BatchStat, SUM the
sum of all elements in float64 (in row-major order), BITS the hexadecimal float32 bits of every N-th element from the first
on, at most 512. Models are in models.py, made with rngs=nnx.Rngs(SEED).
"""

import math

import numpy as np
from flax import nnx

import models
from random_goldens import dims, words


def sampled(path, array, limit=512, **arguments):
  flat = np.asarray(array).ravel()
  stride = max(1, math.ceil(flat.size / limit))
  while stride > 1 and math.gcd(stride, flat.size) != 1:
    stride += 1  # coprime, so that every column is met
  total = float(np.sum(flat.astype(np.float64)))
  extra = "".join(f" {k}={v}" for k, v in arguments.items())
  return f"{path} shape={dims(array.shape)} stride={stride} sum={total!r}{extra} : {words(flat[::stride])}"


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  for name, model in (("cnn", models.CNN), ("mlp", models.MLP)):
    for seed in (0, 1):
      made = model(rngs=nnx.Rngs(seed))
      for kind in (nnx.Param, nnx.BatchStat):
        for path, array in models.variables(made, kind):
          lines.append(f"{name} seed={seed} {kind.__name__} {sampled(path, array)}")
  return "\n".join(lines) + "\n"
