"""Single functions of arrays in JAX, by the names of `Workload`: KERNELS maps a name to a function that makes the jitted call."""

import jax
import jax.numpy as jnp

ROWS, COLUMNS = 4096, 1024


def normal(*shape, seed=0):
  return jax.random.normal(jax.random.key(seed), shape)


def call(f, *arguments):
  jitted = jax.jit(f)
  return lambda: jax.block_until_ready(jitted(*arguments))


def gradient(f, c, *arguments):
  """Of the sum of the results times c, by all arguments."""
  return call(jax.grad(lambda c, *xs: (f(*xs) * c).sum(), argnums=tuple(range(1, len(arguments) + 1))), c, *arguments)


def norm(x, scale, bias):
  return jax.nn.standardize(x, epsilon=1e-5) * scale + bias


def attend(q, k, v):
  return jax.nn.dot_product_attention(q, k, v, is_causal=True)


def matmul(m, k, n, left=False, right=False):
  x, y = normal(k, m) if left else normal(m, k), normal(n, k) if right else normal(k, n)
  return call(lambda x, y: (x.T if left else x) @ (y.T if right else y), x, y)


def convolution(window, stride, with_gradient):
  x, kernel = normal(32, 28, 28, 32), normal(window, window, 32, 64)

  def convolve(kernel, x):
    return jax.lax.conv_general_dilated(x, kernel, (stride, stride), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))

  if with_gradient:
    return gradient(convolve, normal(32, 28 // stride, 28 // stride, 64), kernel, x)
  return call(convolve, kernel, x)


def recurrence(xs, h):
  def step(h, x):
    h = jnp.tanh(1.1 * h + x)
    return h, h

  return jax.lax.scan(step, h, xs)[0].sum()


def matrix(seed=0):
  return normal(ROWS, COLUMNS, seed=seed)


def heads():
  return [normal(4, 512, 4, 64, seed=s) for s in range(3)]


def table():
  return normal(10_000, 256), jax.random.randint(jax.random.key(3), (4096,), 0, 10_000)


def embedding_gradient():
  values, rows = table()
  return call(jax.grad(lambda t, rows, c: (jnp.take(t, rows, axis=0) * c).sum()), values, rows, normal(4096, 256))


KERNELS = {
    "scan": lambda: call(recurrence, normal(1000, 20), jnp.zeros(20)),
    "scan-grad": lambda: call(jax.grad(recurrence), normal(1000, 20), jnp.zeros(20)),
    "elementwise": lambda: call(lambda x: jnp.tanh(x * 1.5 + 0.1) * jax.nn.sigmoid(x), normal(2048, 2048)),
    "softmax": lambda: call(lambda x: jax.nn.softmax(x, 1), matrix()),
    "softmax-grad": lambda: gradient(lambda x: jax.nn.softmax(x, 1), matrix(1), matrix()),
    "layer-norm": lambda: call(norm, matrix(), normal(COLUMNS), normal(COLUMNS)),
    "layer-norm-grad": lambda: gradient(norm, matrix(1), matrix(), normal(COLUMNS), normal(COLUMNS)),
    "gelu-grad": lambda: gradient(jax.nn.gelu, matrix(1), matrix()),
    "attention": lambda: call(attend, *heads()),
    "attention-grad": lambda: gradient(attend, normal(4, 512, 4, 64, seed=4), *heads()),
    "embedding": lambda: call(lambda t, rows: jnp.take(t, rows, axis=0), *table()),
    "embedding-grad": embedding_gradient,
    "sum-rows": lambda: call(lambda x: x.sum(1), matrix()),
    "sum-columns": lambda: call(lambda x: x.sum(0), matrix()),
    "sum-all": lambda: call(lambda x: x.sum(), matrix()),
    "transpose": lambda: call(lambda x: x.T, matrix()),
    "broadcast": lambda: call(lambda x, y: x[:, None] + y, normal(ROWS), normal(COLUMNS)),
    "matmul-tall": lambda: matmul(8192, 256, 32),
    "matmul-batched": lambda: call(lambda x, y: x @ y, normal(64, 64, 64), normal(64, 64, 64)),
    "conv-3x3-s2": lambda: convolution(3, 2, False),
    "conv-3x3-s2-grad": lambda: convolution(3, 2, True),
}
for n in (64, 128, 256, 512, 1024, 2048):
  KERNELS[f"matmul-{n}"] = lambda n=n: matmul(n, n, n)
for left, right in ((False, True), (True, False), (True, True)):
  KERNELS["matmul-512-" + "nt"[left] + "nt"[right]] = lambda left=left, right=right: matmul(512, 512, 512, left, right)
for w in (1, 3, 5):
  KERNELS[f"conv-{w}x{w}"] = lambda w=w: convolution(w, 1, False)
  KERNELS[f"conv-{w}x{w}-grad"] = lambda w=w: convolution(w, 1, True)
