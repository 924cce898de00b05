#!/usr/bin/env python3
"""Exchanges files with Raffia, in both directions and bit for bit.

  exchange.py write DIR    writes files with safetensors, numpy and Orbax, for Raffia to read
  exchange.py check DIR    reads the files that Raffia has written there

Needs flax 0.12.8, orbax-checkpoint 0.12.4, ml_dtypes, safetensors. The tensors' bits come from a formula that stands in
checkpoint/src/test/java/io/raffia/checkpoint/Patterns.java too: element i is the top bits of (i + 1) * 0x9E3779B97F4A7C15.
What `write` made is committed in checkpoint/src/test/resources/exchange, where PythonFilesTest reads it; run.sh does both directions.
"""

import json
import pathlib
import shutil
import sys
import warnings

import ml_dtypes
import numpy as np

NAMES = ("bool int4 int8 int16 int32 int64 uint4 uint8 uint16 uint32 uint64 "
         "float8_e4m3fn float8_e5m2 float16 bfloat16 float32 float64").split()
FOUR_BITS = ("int4", "uint4")
SHAPES = {"matrix": (3, 5), "scalar": (), "plain": (7,)}


def dtype(name):
  return np.dtype(getattr(ml_dtypes, name, None) or name)


def pattern(name, shape):
  width = 1 if name == "bool" else 4 if name in FOUR_BITS else 8 * dtype(name).itemsize
  size = int(np.prod(shape))
  bits = [((i + 1) * 0x9E3779B97F4A7C15 % 2**64) >> (64 - width) for i in range(size)]
  raw = np.array(bits, dtype="u%d" % dtype(name).itemsize)
  if name in FOUR_BITS:
    signed = name == "int4"
    return np.array([b - 16 if signed and b > 7 else b for b in bits], dtype=np.int8).astype(dtype(name)).reshape(shape)
  return raw.view(dtype(name)).reshape(shape)


def same(expected, found, what):
  found = np.asarray(found)
  assert expected.dtype == found.dtype, f"{what}: {expected.dtype} and {found.dtype}"
  assert expected.shape == found.shape, f"{what}: {expected.shape} and {found.shape}"
  if expected.dtype.name in FOUR_BITS:  # their upper bits are nobody's
    expected, found = expected.astype(np.int8), found.astype(np.int8)
  assert expected.tobytes() == found.tobytes(), f"{what}: other bits"


def tree(names=NAMES):
  return {name: {part: pattern(name, shape) for part, shape in SHAPES.items()} for name in names}


def flat(names=NAMES):
  return {f"{name}.{part}": x for name, parts in tree(names).items() for part, x in parts.items()}


def write(directory):
  import orbax.checkpoint as ocp
  import safetensors.numpy
  directory.mkdir(parents=True, exist_ok=True)
  # safetensors has no four-bit integers.
  plain = flat([n for n in NAMES if n not in FOUR_BITS])
  safetensors.numpy.save_file(plain, directory / "python.safetensors",
                              {"made by": "safetensors"})
  np.savez(directory / "python.npz", **flat())
  np.savez_compressed(directory / "python-compressed.npz", **flat())
  np.save(directory / "fortran.npy", np.asfortranarray(np.arange(24, dtype=np.float32).reshape(2, 3, 4)))
  target = directory / "python-orbax"
  shutil.rmtree(target, ignore_errors=True)
  checkpointer = ocp.Checkpointer(ocp.PyTreeCheckpointHandler(use_ocdbt=False))
  checkpointer.save(target, tree([n for n in NAMES if n != "uint4"]))  # TensorStore has no uint4
  with ocp.CheckpointManager(directory / "python-manager", item_handlers=ocp.PyTreeCheckpointHandler(use_ocdbt=False),
                             options=ocp.CheckpointManagerOptions(max_to_keep=2, best_fn=lambda m: -m["loss"])) as manager:
    for step in (1, 2, 3):
      manager.save(step, args=ocp.args.PyTreeSave({"x": np.full(3, step, np.float32)}), metrics={"loss": 1 / step},
                   custom_metadata={"iterator": {"step": step}})
    manager.wait_until_finished()
  chunked(directory / "python-chunks")
  flax_model(directory)


def chunked(target):
  """A tree whose array is in several chunks, as that of a sharded array: none of Orbax's calls makes one on one device."""
  import tensorstore as ts
  shutil.rmtree(target, ignore_errors=True)
  (target / "w").mkdir(parents=True)
  store = ts.open({"driver": "zarr", "kvstore": {"driver": "file", "path": str(target / "w")},
                   "metadata": {"shape": [5, 7], "chunks": [2, 3], "dtype": "<f4", "compressor": {"id": "zstd", "level": 1}}},
                  create=True).result()
  store.write(np.arange(35, dtype=np.float32).reshape(5, 7)).result()
  meta = {"tree_metadata": {"('w',)": {"key_metadata": [{"key": "w", "key_type": 2}], "value_metadata": {
      "value_type": "jax.Array", "skip_deserialize": False, "write_shape": [2, 3]}}}, "use_ocdbt": False, "use_zarr3": False}
  (target / "_METADATA").write_text(json.dumps(meta))


def flax_model(directory):
  """A model with list, BatchNorm and a name of several words, its state saved as users of Flax do, and its output."""
  import jax.numpy as jnp
  import orbax.checkpoint as ocp
  from flax import nnx

  model = make_model()
  x = jnp.arange(8, dtype=jnp.float32).reshape(2, 4) / 8
  for _ in range(3):
    model(x + 1)
  _, state = nnx.split(model)
  target = directory / "flax-model"
  shutil.rmtree(target, ignore_errors=True)
  ocp.Checkpointer(ocp.PyTreeCheckpointHandler(use_ocdbt=False)).save(target, state)
  model.eval()
  np.save(directory / "flax-output.npy", np.asarray(model(x)))


def make_model():
  from flax import nnx

  class Block(nnx.Module):
    def __init__(self, size, rngs):
      self.linear = nnx.Linear(size, size, rngs=rngs)
      self.batch_norm = nnx.BatchNorm(size, rngs=rngs)

    def __call__(self, x):
      return nnx.relu(self.batch_norm(self.linear(x)))

  class Net(nnx.Module):
    def __init__(self, rngs):
      self.blocks = nnx.List([Block(4, rngs), Block(4, rngs)])
      self.last_layer = nnx.Linear(4, 3, rngs=rngs)

    def __call__(self, x):
      for block in self.blocks:
        x = block(x)
      return self.last_layer(x)

  return Net(nnx.Rngs(7))


def check(directory):
  import orbax.checkpoint as ocp
  import safetensors
  expected = flat()
  with safetensors.safe_open(directory / "raffia.safetensors", framework="numpy") as f:
    assert f.metadata()["made by"] == "Raffia"
  stored = load_safetensors(directory / "raffia.safetensors")
  check_safetensors(expected, stored, "safetensors")
  index = json.loads((directory / "raffia-sharded/model.safetensors.index.json").read_text())
  stored = {}
  for name in sorted(set(index["weight_map"].values())):
    shard = load_safetensors(directory / "raffia-sharded" / name)
    assert all(index["weight_map"][k] == name for k in shard)
    stored.update(shard)
  check_safetensors(expected, stored, "sharded safetensors")
  with np.load(directory / "raffia.npz") as archive:
    for name, x in expected.items():
      found = archive[name]
      same(x, found.view(x.dtype) if found.dtype.kind == "V" else found, f"npz {name}")
    assert archive["empty"].shape == (0, 2)
  check_orbax(expected, ocp.StandardCheckpointer().restore(directory / "raffia-orbax"), "Orbax")
  with ocp.CheckpointManager(directory / "raffia-manager",
                             options=ocp.CheckpointManagerOptions(best_fn=lambda m: m["loss"], best_mode="min")) as manager:
    assert manager.all_steps() == [2, 3] and manager.best_step() == 3, manager.all_steps()
    assert manager.metadata(3).custom_metadata == {"iterator": {"step": 3, "seed": 0}}, manager.metadata(3)
    assert manager.metrics(2) == {"loss": 0.5}
    check_orbax(expected, manager.restore(3, args=ocp.args.StandardRestore()), "Orbax's manager")
  check_model(directory)
  print("all that Raffia wrote is as it should be")


def load_safetensors(path):
  """By the library's parser: its numpy side has no 8-bit floats."""
  import safetensors
  kinds = {"BOOL": "bool", "F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2", "BF16": "bfloat16"}
  found = {}
  for name, x in safetensors.deserialize(path.read_bytes()):
    kind = kinds.get(x["dtype"]) or {"I": "int", "U": "uint", "F": "float"}[x["dtype"][0]] + x["dtype"][1:]
    found[name] = np.frombuffer(bytes(x["data"]), dtype(kind)).reshape(x["shape"])
  return found


def check_safetensors(expected, stored, what):
  assert stored.keys() - {"empty"} == expected.keys(), stored.keys() ^ expected.keys()
  assert stored["empty"].shape == (0, 2)
  for name, x in expected.items():
    four = name.split(".")[0] in FOUR_BITS
    same(x.astype("int8" if name.startswith("int4") else "uint8") if four else x, stored[name], f"{what} {name}")


def check_orbax(expected, stored, what):
  for name, x in expected.items():
    kind, part = name.split(".")
    found = stored[kind][part]
    found = found if part == "plain" else found["value"]
    same(x.astype("uint8") if kind == "uint4" else x, found, f"{what} {name}")
  assert np.asarray(stored["empty"]["value"]).shape == (0, 2)


def check_model(directory):
  """Raffia's state of the same model goes into Flax's as users restore it: into the abstract state."""
  import jax.numpy as jnp
  import orbax.checkpoint as ocp
  from flax import nnx
  if not (directory / "raffia-model").exists():
    return
  graphdef, abstract = nnx.split(nnx.eval_shape(make_model))
  state = ocp.StandardCheckpointer().restore(directory / "raffia-model", abstract)
  model = nnx.merge(graphdef, state)
  model.eval()
  x = jnp.arange(8, dtype=jnp.float32).reshape(2, 4) / 8
  expected = np.load(directory / "raffia-output.npy")
  np.testing.assert_allclose(np.asarray(model(x)), expected, rtol=1e-5, atol=1e-6)


if __name__ == "__main__":
  warnings.simplefilter("ignore")
  if len(sys.argv) != 3 or sys.argv[1] not in ("write", "check"):
    sys.exit(__doc__)
  {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
