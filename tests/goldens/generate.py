"""Writes the goldens of ../src/test/resources/golden with JAX, Flax and Optax.

  pip install jax==0.10.2 flax==0.12.8 optax==0.2.8
  JAX_PLATFORMS=cpu python generate.py [random|parameters|training|optax|samplers|metrics|transforms|layers|gpt|programs]...
                                                                                                   (without arguments: all)

programs/NAME.mlir, header in program.py; random.txt, parameters.txt, training.txt, optax.txt, samplers.txt, metrics.txt,
transforms.txt, layers.txt and gpt.txt, header in the modules of the same names. Everything is CPU, float32, x64 off.
"""

import os
import pathlib
import re
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")

OUT = pathlib.Path(__file__).resolve().parent.parent / "src/test/resources/golden"


def programs():
  import program
  import programs_contract, programs_control, programs_elementwise, programs_index, programs_linalg  # noqa: F401
  import programs_nn, programs_order, programs_shape  # noqa: F401

  folder = OUT / "programs"
  folder.mkdir(parents=True, exist_ok=True)
  for old in folder.glob("*.mlir"):
    old.unlink()
  operations = set()
  for case in program.CASES.values():
    text = program.write(case, folder)
    operations.update(re.findall(r"\b(?:stablehlo|chlo)\.[a-z_0-9]+", text))
  print(len(program.CASES), "programs;", *sorted(operations))


def random():
  import random_goldens

  (OUT / "random.txt").write_text(random_goldens.text())


def parameters():
  import parameters

  (OUT / "parameters.txt").write_text(parameters.text())


def training():
  import training

  (OUT / "training.txt").write_text(training.text())


def samplers():
  import sampler_goldens

  (OUT / "samplers.txt").write_text(sampler_goldens.text())


def optax():
  import optax_goldens

  (OUT / "optax.txt").write_text(optax_goldens.text())


def metrics():
  import metric_goldens

  (OUT / "metrics.txt").write_text(metric_goldens.text())


def transforms():
  import transforms_goldens

  (OUT / "transforms.txt").write_text(transforms_goldens.text())


def layers():
  import layers

  (OUT / "layers.txt").write_text(layers.text())


def gpt():
  import gpt

  (OUT / "gpt.txt").write_text(gpt.text())


PARTS = {
    part.__name__: part for part in (random, parameters, training, optax, samplers, metrics, transforms, layers, gpt, programs)
}

if __name__ == "__main__":
  for name in sys.argv[1:] or PARTS:
    PARTS[name]()
