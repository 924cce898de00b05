"""Steps of PyTorch, eager: python torch_peer.py NAME torch, names as in flax_peer.py."""

import os
import sys

import torch
from torch import nn

import timing
import torch_kernels

torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
torch.manual_seed(0)


def predict():
  w, b, x = torch.randn(3, 4), torch.ones(3), torch.ones(4)

  def run():
    with torch.inference_mode():
      torch.addmv(b, w, x)

  return run


def mlp():
  network = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
  return trained(network, torch.optim.Adam(network.parameters(), lr=1e-3), 128)


def cnn(plain):
  norm = (lambda n: nn.Identity()) if plain else (lambda n: nn.BatchNorm2d(n, eps=1e-5, momentum=0.01))
  drop = nn.Identity if plain else (lambda: nn.Dropout(0.025))
  network = nn.Sequential(
      nn.Conv2d(1, 32, 3, padding=1), drop(), norm(32), nn.ReLU(), nn.AvgPool2d(2),
      nn.Conv2d(32, 64, 3, padding=1), norm(64), nn.ReLU(), nn.AvgPool2d(2),
      nn.Flatten(), nn.Linear(3136, 256), drop(), nn.ReLU(), nn.Linear(256, 10))
  return trained(network, torch.optim.AdamW(network.parameters(), lr=0.005, betas=(0.9, 0.999), weight_decay=1e-4), 32)


def trained(network, optimizer, size):
  images, labels = torch.rand(size, 1, 28, 28), torch.randint(0, 10, (size,))
  criterion = nn.CrossEntropyLoss()

  def run():
    optimizer.zero_grad(set_to_none=True)
    loss = criterion(network(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()

  return run


class Block(nn.Module):
  def __init__(self, n):
    super().__init__()
    self.norm1, self.norm2 = nn.LayerNorm(n, eps=1e-6), nn.LayerNorm(n, eps=1e-6)
    self.qkv, self.out = nn.Linear(n, 3 * n), nn.Linear(n, n)
    self.up, self.down = nn.Linear(n, 4 * n), nn.Linear(4 * n, n)

  def forward(self, x):
    batch, length, n = x.shape
    q, k, v = self.qkv(self.norm1(x)).view(batch, length, 3, 4, n // 4).permute(2, 0, 3, 1, 4)
    y = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
    x = x + self.out(y.transpose(1, 2).reshape(batch, length, n))
    return x + self.down(nn.functional.gelu(self.up(self.norm2(x)), approximate="tanh"))


class Gpt(nn.Module):
  def __init__(self, n, layers, length):
    super().__init__()
    self.token, self.position = nn.Embedding(65, n), nn.Embedding(length, n)
    self.blocks, self.norm = nn.Sequential(*[Block(n) for _ in range(layers)]), nn.LayerNorm(n, eps=1e-6)
    self.head = nn.Linear(n, 65, bias=False)

  def forward(self, tokens):
    x = self.token(tokens) + self.position(torch.arange(tokens.shape[1]))
    return self.head(self.norm(self.blocks(x)))


def gpt(batch=12, features=128, layers=4, length=64):
  network, text = Gpt(features, layers, length), torch.randint(0, 65, (batch, length + 1))
  optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-4)

  def run():
    optimizer.zero_grad(set_to_none=True)
    loss = nn.functional.cross_entropy(network(text[:, :-1]).reshape(-1, 65), text[:, 1:].reshape(-1))
    loss.backward()
    optimizer.step()
    return loss.item()

  return run


STEPS = {"gpt": gpt, "predict": predict, "mlp": mlp, "cnn": lambda: cnn(False), "cnn-plain": lambda: cnn(True), **torch_kernels.KERNELS}

if __name__ == "__main__":
  name, _, sizes = sys.argv[1].partition(":")  # gpt:BATCH,FEATURES,LAYERS,LENGTH
  if name in STEPS:
    step = STEPS[name](*map(int, sizes.split(","))) if sizes else STEPS[name]()
    if len(sys.argv) > 3:
      timing.steps(step, sys.argv[3:])
    else:
      timing.report(sys.argv[1], sys.argv[2], step)
