"""Compiles the programs that Raffia exported by JAX's XLA, runs them on a CPU and compares the results.

  mvn -pl tests -am test -Dtest=ExportedProgramsTest -Dsurefire.failIfNoSpecifiedTests=false
  pip install jax==0.10.2
  python tests/xla.py [tests/target/xla]

A file begins with lines `// in TYPE BITS...` and `// out TYPE BITS...`: arguments and results as the interpreter computes
them, each element by its bits in hexadecimal. Prints what differs and why a program was not accepted, then how many
programs there were; the exit status is 1 when there is one that XLA refuses or computes otherwise.

Integers and booleans are equal. Floats differ by at most TOLERANCE * max(1, |expected|); NaN equals NaN. XLA has its own
approximations of transcendental functions and sums in another order, hence the tolerances.
"""

import collections
import os
import pathlib
import re
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jaxlib

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import ml_dtypes
import numpy as np
from jax.extend import backend
from jaxlib import xla_client

DTYPES = {
    "i1": np.bool_, "i4": ml_dtypes.int4, "i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64,
    "ui4": ml_dtypes.uint4, "ui8": np.uint8, "ui16": np.uint16, "ui32": np.uint32, "ui64": np.uint64,
    "f8E4M3FN": ml_dtypes.float8_e4m3fn, "f8E5M2": ml_dtypes.float8_e5m2, "f16": np.float16,
    "bf16": ml_dtypes.bfloat16, "f32": np.float32, "f64": np.float64,
}
TOLERANCE = {"f64": 1e-13, "f32": 4e-6, "f16": 1e-3, "bf16": 8e-3, "f8E4M3FN": 0.0625, "f8E5M2": 0}


def array(line):
  """`f32[2,3] 3f800000 ...` as an array, and the element type's name."""
  kind, *bits = line.split()
  name, dims = re.fullmatch(r"(\w+)\[([\d,]*)\]", kind).groups()
  dtype = np.dtype(DTYPES[name])
  shape = [int(d) for d in dims.split(",") if d]
  numbers = np.array([int(b, 16) for b in bits], np.uint64)
  if name.startswith("i") or name.startswith("ui"):
    values = numbers.astype(np.int64) if name.startswith("i") else numbers
    return values.astype(dtype).reshape(shape), name
  raw = numbers.astype(np.dtype(f"u{dtype.itemsize}"))
  return raw.view(dtype).reshape(shape), name


def run(text, arguments):
  client = backend.get_backend()
  devices = xla_client.DeviceList(tuple(client.local_devices()[:1]))
  executable = client.compile_and_load(text, devices, xla_client.CompileOptions())
  results = executable.execute_sharded([jnp.asarray(a) for a in arguments])
  return [np.asarray(shards[0]) for shards in results.disassemble_into_single_device_arrays()]


def difference(got, expected, name):
  """None when they agree."""
  if got.dtype != expected.dtype or got.shape != expected.shape:
    return f"{got.dtype}{got.shape} instead of {expected.dtype}{expected.shape}"
  if name not in TOLERANCE:
    wrong = got != expected
  else:
    g, e = got.astype(np.float64), expected.astype(np.float64)
    with np.errstate(invalid="ignore"):
      near = np.abs(g - e) <= TOLERANCE[name] * np.maximum(1, np.abs(e))
    wrong = ~((g == e) | near | (np.isnan(g) & np.isnan(e)))
  if not wrong.any():
    return None
  at = tuple(int(i) for i in np.argwhere(wrong)[0]) if got.ndim else ()
  return f"element {at} is {got[at]}, Raffia has {expected[at]}"


def check(file):
  text = file.read_text()
  lines = [l[3:].split(" ", 1) for l in text.splitlines() if l.startswith("// ")]
  arguments = [array(rest)[0] for kind, rest in lines if kind == "in"]
  expected = [array(rest) for kind, rest in lines if kind == "out"]
  try:
    got = run(text, arguments)
  except Exception as e:  # XLA's errors are of several kinds
    return "refused", " ".join(str(e).split())[:300]
  for i, (g, (e, name)) in enumerate(zip(got, expected, strict=True)):
    found = difference(g, e, name)
    if found:
      return "differs", f"result {i}: {found}"
  return "same", ""


def main(folder="tests/target/xla"):
  counts = collections.Counter()
  for file in sorted(pathlib.Path(folder).glob("*.mlir")):
    verdict, reason = check(file)
    counts[verdict] += 1
    if verdict != "same":
      print(verdict, file.name, reason, flush=True)
  print(f"{counts['same']} the same, {counts['differs']} differ, {counts['refused']} refused by XLA of jaxlib {jaxlib.__version__}")
  return 1 if counts["differs"] or counts["refused"] or not counts["same"] else 0


if __name__ == "__main__":
  sys.exit(main(*sys.argv[1:]))
