"""Saves and restores a state of so many MiB with Orbax, safetensors or torch; prints a JSON line a figure.

  checkpoint_peer.py DIR MIB FRAMEWORK     FRAMEWORK: disk, orbax, orbax-ocdbt, safetensors, torch

Files are durable when a save is over, as Raffia's are: what the library does not fsync is fsynced here, within the time. Restores read
what is in the system's cache.
"""

import json
import os
import pathlib
import sys
import time

TENSORS = 64


def report(what, framework, seconds):
  print(json.dumps({"what": what, "framework": framework, "seconds": round(seconds, 4)}), flush=True)


def sync(path):
  for file in [path, *path.rglob("*")] if path.is_dir() else [path, path.parent]:
    fd = os.open(file, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


def timed(work):
  begun = time.perf_counter()
  result = work()
  return time.perf_counter() - begun, result


def disk(directory, mebibytes):
  piece = bytes(bytearray(range(256)) * (1 << 16))  # 16 MiB
  path = directory / "raw"

  def save():
    with open(path, "wb", buffering=0) as out:
      for _ in range(mebibytes // 16):
        out.write(piece)
      os.fsync(out.fileno())

  def restore():
    target = bytearray(1 << 24)
    with open(path, "rb", buffering=0) as file:
      while file.readinto(target):
        pass

  report("save", "disk", timed(save)[0])
  report("restore", "disk", timed(restore)[0])


def arrays(mebibytes):
  import numpy as np
  rows = mebibytes * (1 << 18) // TENSORS // 1024
  chance = np.random.default_rng(0)  # as weights are, so that nothing is gained by compression
  return {f"params.{i}": chance.standard_normal((rows, 1024), np.float32) for i in range(TENSORS)}


def orbax(directory, mebibytes, ocdbt):
  import jax
  import orbax.checkpoint as ocp
  state = {k: jax.numpy.asarray(v) for k, v in arrays(mebibytes).items()}
  jax.block_until_ready(state)
  checkpointer = ocp.Checkpointer(ocp.PyTreeCheckpointHandler(use_ocdbt=ocdbt))
  name = "orbax" + ("-ocdbt" if ocdbt else "")
  path = directory / name

  def save():
    checkpointer.save(path, state)
    sync(path)

  report("save", name, timed(save)[0])
  abstract = jax.tree.map(ocp.utils.to_shape_dtype_struct, state)
  args = ocp.args.PyTreeRestore(abstract, restore_args=ocp.checkpoint_utils.construct_restore_args(abstract))
  report("restore", name, timed(lambda: jax.block_until_ready(checkpointer.restore(path, args=args)))[0])


def safetensors(directory, mebibytes):
  import safetensors.numpy as st
  state = arrays(mebibytes)
  path = directory / "peer.safetensors"

  def save():
    st.save_file(state, path)
    sync(path)

  report("save", "safetensors", timed(save)[0])
  report("restore", "safetensors", timed(lambda: st.load_file(path))[0])


def torch(directory, mebibytes):
  import torch as t
  state = {k: t.from_numpy(v) for k, v in arrays(mebibytes).items()}
  path = directory / "peer.pt"

  def save():
    t.save(state, path)
    sync(path)

  report("save", "torch", timed(save)[0])
  report("restore", "torch", timed(lambda: t.load(path))[0])


if __name__ == "__main__":
  where, size, framework = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]), sys.argv[3]
  {"disk": disk, "orbax": lambda d, n: orbax(d, n, False), "orbax-ocdbt": lambda d, n: orbax(d, n, True),
   "safetensors": safetensors, "torch": torch}[framework](where, size)
