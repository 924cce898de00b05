"""Golden programs: a StableHLO program with inputs and what JAX computes from them.

A file `programs/NAME.mlir` begins with comment lines, then the module as `jax.jit(f).lower(...)` prints it; most are
inlined to one function. A comment line is `// KEY = VALUE` or `// KEY INDEX TYPE[DIMS] = VALUES`:

  // name = dot_general_batch
  // tolerance = 2e-06               |got - expected| <= tolerance * max(1, |expected|), NaN equals NaN
  // in 0 f32[2,3] = 1.5 -0.25 ...   row-major; `[]` is a scalar; the index is the parameter's
  // out 0 f32[2] = ...              one line a result
  // tangent 0 f32[2,3] = ...        one line a float parameter; the tangent of every other parameter is zero
  // jvp 0 f32[2] = ...              one line a float result, the index is the result's
  // cotangent 0 f32[2] = ...        one line a float result
  // vjp 0 f32[2,3] = ...            one line a float parameter
  // batched-in 0 f32[3,2,3] = ...   every parameter with a new leading axis of 3
  // batched-out 0 f32[3,2] = ...    every result with a new leading axis of 3

Types: f32 f16 bf16, i8 i16 i32, u8 u16 u32, and i1 with values 0 and 1. Floats are the shortest decimals that round to the
same bits in their own type (for bf16 and f16: as f32), or nan, inf, -inf. The tangent, vjp and batched lines are absent where
a program has no derivative or no cheap batch.
"""

import dataclasses
import math
import pathlib
import zlib

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
from jax.extend import backend
from jaxlib import xla_client

import inliner

NAMES = {
    "float32": "f32", "float16": "f16", "bfloat16": "bf16", "int8": "i8", "int16": "i16", "int32": "i32",
    "uint8": "u8", "uint16": "u16", "uint32": "u32", "bool": "i1",
}
FLOATS = ("f32", "f16", "bf16")
BATCH = 3


@dataclasses.dataclass(frozen=True)
class Case:
  name: str
  function: object
  specs: tuple
  differentiable: bool
  batched: bool
  tolerance: float
  inlined: bool
  reverse: bool


CASES = {}


def case(*specs, name=None, diff=True, batch=True, tolerance=2e-6, inlined=True, reverse=True):
  """Registers a function as the golden program `name`, with inputs that `specs` draw. `reverse` says whether JAX has its
  vjp."""

  def register(function):
    key = name or function.__name__
    assert key not in CASES, key
    CASES[key] = Case(key, function, specs, diff, batch, tolerance, inlined, reverse)
    return function

  return register


def F(*shape, lo=-2.0, hi=2.0, dtype=np.float32):
  """Floats from lo to hi, never closer than 1/64 to an integer or a half when it can be (kinks are there)."""

  def draw(random):
    values = random.uniform(lo, hi, shape)
    if hi - lo >= 1:
      near = np.abs(values * 2 - np.round(values * 2)) < 1 / 32
      values = np.where(near, values + 1 / 16 * (hi - lo) / 4, values)
    return np.asarray(values).astype(dtype)

  return draw


def BF(*shape, **kw):
  return F(*shape, dtype=ml_dtypes.bfloat16, **kw)


def H(*shape, **kw):
  return F(*shape, dtype=np.float16, **kw)


def I(*shape, lo=-9, hi=10, dtype=np.int32):
  return lambda random: np.asarray(random.integers(lo, hi, shape)).astype(dtype)


def U(*shape, lo=0, hi=2**32, dtype=np.uint32):
  return lambda random: np.asarray(random.integers(lo, hi, shape)).astype(dtype)


def B(*shape):
  return lambda random: np.asarray(random.integers(0, 2, shape)).astype(np.bool_)


def C(values, dtype=np.float32):
  """Exactly these values."""
  return lambda random: np.asarray(values, dtype)


def type_of(array):
  return NAMES[str(array.dtype)]


def is_float(array):
  return type_of(array) in FLOATS


def scalar_text(value, dtype):
  if dtype not in FLOATS:
    return str(int(value))
  if math.isnan(value):
    return "nan"
  if math.isinf(value):
    return "inf" if value > 0 else "-inf"
  text = str(np.float32(value))
  return text[:-2] if text.endswith(".0") else text


def line(key, index, array):
  array = np.asarray(array)
  dims = ",".join(map(str, array.shape))
  dtype = type_of(array)
  values = array.astype(np.float32) if dtype in FLOATS else array
  return f"// {key} {index} {dtype}[{dims}] = " + " ".join(scalar_text(v, dtype) for v in values.ravel())


def flat(outputs):
  return [np.asarray(o) for o in jax.tree.leaves(outputs)]


def close(case_, what, got, expected):
  for g, e in zip(got, expected, strict=True):
    assert g.dtype == e.dtype and g.shape == e.shape, (case_.name, what, g.dtype, e.dtype, g.shape, e.shape)
    slack = 1e-4 if g.dtype.itemsize >= 4 else 0.03  # of XLA against itself
    g, e = g.astype(np.float64), e.astype(np.float64)
    with np.errstate(invalid="ignore"):
      ok = (np.abs(g - e) <= slack * np.maximum(1, np.abs(e))) | (g == e) | (np.isnan(g) & np.isnan(e))
    assert ok.all(), (case_.name, what, g, e)


def run_text(text, inputs):
  """The results of a module's text, compiled by XLA: the proof that the file says what JAX ran."""
  client = backend.get_backend()
  devices = xla_client.DeviceList(tuple(client.local_devices()[:1]))
  executable = client.compile_and_load(text, devices, xla_client.CompileOptions())
  results = executable.execute_sharded([jnp.asarray(i) for i in inputs])
  return [np.asarray(shards[0]) for shards in results.disassemble_into_single_device_arrays()]


def floating(function, inputs):
  """The float results as a function of the float parameters."""
  where = [i for i, x in enumerate(inputs) if is_float(x)]

  def g(*floats):
    full = [jnp.asarray(x) for x in inputs]
    for i, x in zip(where, floats, strict=True):
      full[i] = x
    return [o for o in jax.tree.leaves(function(*full)) if jnp.issubdtype(o.dtype, jnp.floating)]

  return g, where


def derivative_lines(case_, inputs, outputs, random):
  g, where = floating(case_.function, inputs)
  primals = [jnp.asarray(inputs[i]) for i in where]
  results = [i for i, o in enumerate(outputs) if is_float(o)]
  tangents = [random.uniform(-1, 1, inputs[i].shape).astype(inputs[i].dtype) for i in where]
  cotangents = [random.uniform(-1, 1, outputs[i].shape).astype(outputs[i].dtype) for i in results]
  _, forward = jax.jvp(g, primals, [jnp.asarray(t) for t in tangents])
  lines = [line("tangent", i, t) for i, t in zip(where, tangents)]
  lines += [line("jvp", i, t) for i, t in zip(results, forward)]
  if not case_.reverse:
    return lines
  _, pullback = jax.vjp(g, *primals)
  backward = pullback([jnp.asarray(c) for c in cotangents])
  adjoint(case_, tangents, flat(forward), cotangents, flat(backward))
  lines += [line("cotangent", i, t) for i, t in zip(results, cotangents)]
  lines += [line("vjp", i, t) for i, t in zip(where, backward)]
  return lines


def adjoint(case_, tangents, forward, cotangents, backward):
  """<cotangent, jvp> = <vjp, tangent>: JAX's two derivatives agree with each other."""
  dot = lambda xs, ys: sum(np.sum(x.astype(np.float64) * y.astype(np.float64)) for x, y in zip(xs, ys, strict=True))
  left, right = dot(cotangents, forward), dot(backward, tangents)
  narrow = any(t.dtype != np.float32 for t in tangents + cotangents)
  assert math.isnan(left) or abs(left - right) <= (0.1 if narrow else 2e-4) * max(1, abs(left)), (case_.name, left, right)


def batch_lines(case_, random):
  stacks = [np.stack([spec(random) for _ in range(BATCH)]) for spec in case_.specs]
  batched = flat(jax.jit(jax.vmap(case_.function))(*stacks))
  one_by_one = [flat(jax.jit(case_.function)(*(s[i] for s in stacks))) for i in range(BATCH)]
  close(case_, "vmap", batched, [np.stack(parts) for parts in zip(*one_by_one, strict=True)])
  lines = [line("batched-in", i, s) for i, s in enumerate(stacks)]
  return lines + [line("batched-out", i, s) for i, s in enumerate(batched)]


def write(case_, folder):
  random = np.random.default_rng(zlib.crc32(case_.name.encode()))
  inputs = [spec(random) for spec in case_.specs]
  compiled = jax.jit(case_.function, keep_unused=True)
  outputs = flat(compiled(*inputs))
  text = compiled.lower(*inputs).as_text()
  if case_.inlined:
    text = inliner.inline(text)
    assert "call @" not in text and "dense_resource" not in text, case_.name
  assert all("@lapack_" in x for x in text.splitlines() if "stablehlo.custom_call" in x), case_.name
  close(case_, "text", run_text(text, inputs), outputs)
  lines = [f"// name = {case_.name}", f"// tolerance = {case_.tolerance!r}"]
  lines += [line("in", i, x) for i, x in enumerate(inputs)]
  lines += [line("out", i, x) for i, x in enumerate(outputs)]
  if case_.differentiable and any(map(is_float, inputs)) and any(map(is_float, outputs)):
    lines += derivative_lines(case_, inputs, outputs, random)
  if case_.batched:
    lines += batch_lines(case_, random)
  pathlib.Path(folder, case_.name + ".mlir").write_text("\n".join(lines) + "\n" + text.strip() + "\n")
  return text
