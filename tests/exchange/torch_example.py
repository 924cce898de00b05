#!/usr/bin/env python3
"""A small convolutional network of PyTorch's, for TorchLayoutTest.

  torch_example.py write DIR    writes torch.safetensors (its state_dict), torch-input.npy and torch-output.npy
  torch_example.py check DIR    loads raffia-torch.safetensors into it, and compares its output with raffia-torch-output.npy

Needs torch, safetensors, numpy.
"""

import pathlib
import sys

import numpy as np
import safetensors.torch
import torch
from torch import nn


class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.conv1 = nn.Conv2d(1, 4, 3, padding="same")
    self.norm = nn.BatchNorm2d(4)
    self.conv2 = nn.Conv2d(4, 6, (3, 1), padding="same")
    self.fc = nn.Sequential(nn.Linear(6 * 3 * 2, 8), nn.ReLU(), nn.Linear(8, 5))

  def forward(self, x):  # [batch, 1, 12, 8]
    x = nn.functional.avg_pool2d(torch.relu(self.norm(self.conv1(x))), 2)
    x = nn.functional.avg_pool2d(torch.relu(self.conv2(x)), 2)
    return self.fc(torch.flatten(x, 1))


def images():
  return np.sin(np.arange(2 * 12 * 8, dtype=np.float32)).reshape(2, 12, 8, 1)  # as Raffia has them


def output(net):
  net.eval()
  with torch.no_grad():
    return net(torch.from_numpy(images().transpose(0, 3, 1, 2).copy())).numpy()


def write(directory):
  torch.manual_seed(0)
  net = Net()
  for _ in range(3):  # running statistics that are not 0 and 1
    net(torch.randn(4, 1, 12, 8) * 2 + 1)
  safetensors.torch.save_file(net.state_dict(), directory / "torch.safetensors")
  np.save(directory / "torch-output.npy", output(net))


def check(directory):
  net = Net()
  found = safetensors.torch.load_file(directory / "raffia-torch.safetensors")
  missing, unexpected = net.load_state_dict(found, strict=False)
  assert all(name.endswith("num_batches_tracked") for name in missing) and not unexpected, (missing, unexpected)
  np.testing.assert_allclose(output(net), np.load(directory / "raffia-torch-output.npy"), rtol=1e-5, atol=1e-6)
  print("PyTorch computes the same from what Raffia wrote")


if __name__ == "__main__":
  if len(sys.argv) != 3 or sys.argv[1] not in ("write", "check"):
    sys.exit(__doc__)
  {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
