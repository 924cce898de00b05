"""What gpu.py runs in JAX on the default device: python gpu_peer.py NAME, of device-matmul:ROWS, device-elementwise:ROWS, device-launch:KERNELS, limits, or
of flax_peer.py.

limits prints {"device": ..., "gflops": ..., "gbytes": ...}: a product of two float32 matrices of 8192 rows (--rows: fewer) with full precision, and a
copy of as many numbers, bytes read and bytes written both counted.
"""

import json
import sys

import jax
import jax.numpy as jnp

import timing

jax.config.update("jax_default_matmul_precision", "highest")  # float32, as Raffia computes, and not TF32


def normal(rows, seed):
  return jax.random.normal(jax.random.key(seed), (rows, rows))


def in_place(f, rows):
  """`to = f(x, y)`, in the memory of the last `to`."""
  x, y = normal(rows, 0), normal(rows, 1)
  jitted = jax.jit(lambda to, x, y: (f(x, y), to[0, 0]), donate_argnums=0)
  held = [jnp.zeros((rows, rows))]

  def run():
    held[0], last = jitted(held[0], x, y)
    jax.block_until_ready((held[0], last))

  return run


KERNELS = {
    "device-matmul": lambda x, y: x @ y,
    "device-elementwise": lambda x, y: jnp.tanh(1.5 * x + 0.1) * jax.nn.sigmoid(x) + y,
    "copy": lambda x, y: x + 0.0,
}


def chain(kernels):
  """So many products, one after another."""

  def products(x, y):
    for _ in range(kernels):
      x = x @ y
    return x

  return in_place(products, 16)


def limits(rows):
  rates = {}
  for key, name, work in (("gflops", "device-matmul", 2 * rows**3), ("gbytes", "copy", 8 * rows**2)):
    step = in_place(KERNELS[name], rows)
    times = timing.times(step)
    rates[key] = round(work / times[len(times) // 2], 1)
  print(json.dumps({"device": jax.devices()[0].device_kind, **rates}), flush=True)


if __name__ == "__main__":
  name, _, rows = sys.argv[1].partition(":")
  if name == "limits":
    limits(int(rows))
  elif name == "device-launch":
    timing.report(sys.argv[1], "jax.jit", chain(int(rows)))
  elif name in KERNELS:
    timing.report(sys.argv[1], "jax.jit", in_place(KERNELS[name], int(rows)))
  else:
    import flax_peer

    step = flax_peer.STEPS[name, "jax.jit"]
    timing.report(sys.argv[1], "jax.jit", step(*map(int, rows.split(","))) if rows else step())
