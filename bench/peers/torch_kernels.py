"""Single functions of arrays in PyTorch, by the names of `Workload`: KERNELS maps a name to a function that makes the call."""

import torch
from torch.nn import functional

ROWS, COLUMNS = 4096, 1024


def call(f, *arguments):
  def run():
    with torch.inference_mode():
      return f(*arguments)

  return run


def gradient(f, c, *arguments):
  """Of the sum of the results times c, by all arguments."""
  for x in arguments:
    x.requires_grad_()
  return lambda: torch.autograd.grad(f(*arguments), arguments, c)


def norm(x, scale, bias):
  return functional.layer_norm(x, (COLUMNS,), scale, bias)


def attend(q, k, v):
  return functional.scaled_dot_product_attention(q, k, v, is_causal=True)


def matmul(m, k, n, left=False, right=False):
  x, y = torch.randn(k, m) if left else torch.randn(m, k), torch.randn(n, k) if right else torch.randn(k, n)
  return call(lambda x, y: (x.T if left else x) @ (y.T if right else y), x, y)


def convolution(window, stride, with_gradient):
  x, kernel = torch.randn(32, 32, 28, 28), torch.randn(64, 32, window, window)

  def convolve(kernel, x):
    return functional.conv2d(x, kernel, stride=stride, padding=window // 2)

  if with_gradient:
    return gradient(convolve, torch.randn(32, 64, 28 // stride, 28 // stride), kernel, x)
  return call(convolve, kernel, x)


def matrix():
  return torch.randn(ROWS, COLUMNS)


def heads():
  return [torch.randn(4, 4, 512, 64) for _ in range(3)]


def table():
  return torch.randn(10_000, 256), torch.randint(0, 10_000, (4096,))


def embedding_gradient():
  values, rows = table()
  return gradient(lambda t: functional.embedding(rows, t), torch.randn(4096, 256), values)


KERNELS = {
    "elementwise": lambda: call(lambda x: torch.tanh(x * 1.5 + 0.1) * torch.sigmoid(x), torch.randn(2048, 2048)),
    "softmax": lambda: call(lambda x: torch.softmax(x, 1), matrix()),
    "softmax-grad": lambda: gradient(lambda x: torch.softmax(x, 1), matrix(), matrix()),
    "layer-norm": lambda: call(norm, matrix(), torch.randn(COLUMNS), torch.randn(COLUMNS)),
    "layer-norm-grad": lambda: gradient(norm, matrix(), matrix(), torch.randn(COLUMNS), torch.randn(COLUMNS)),
    "gelu-grad": lambda: gradient(lambda x: functional.gelu(x, approximate="tanh"), matrix(), matrix()),
    "attention": lambda: call(attend, *heads()),
    "attention-grad": lambda: gradient(attend, torch.randn(4, 4, 512, 64), *heads()),
    "embedding": lambda: call(lambda t, rows: functional.embedding(rows, t), *table()),
    "embedding-grad": embedding_gradient,
    "sum-rows": lambda: call(lambda x: x.sum(1), matrix()),
    "sum-columns": lambda: call(lambda x: x.sum(0), matrix()),
    "sum-all": lambda: call(lambda x: x.sum(), matrix()),
    "transpose": lambda: call(lambda x: x.T.contiguous(), matrix()),
    "broadcast": lambda: call(lambda x, y: x[:, None] + y, torch.randn(ROWS), torch.randn(COLUMNS)),
    "matmul-tall": lambda: matmul(8192, 256, 32),
    "matmul-batched": lambda: call(torch.matmul, torch.randn(64, 64, 64), torch.randn(64, 64, 64)),
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
