"""How numpy prints arrays, for nnx's TensorTextTest.

A case is `TYPE SHAPE STEP MODULUS SCALE SPECIAL : TEXT`: element i is `(i * STEP % MODULUS - MODULUS // 2) * SCALE`, computed in double
precision and rounded to the type; where SPECIAL is not 0, the elements with `i % SPECIAL == 1` are NaN, infinite and -infinite in turn. TEXT is
`str(array)` with `\\n` for the end of a line; types that numpy does not know print as those of ml_dtypes.
"""

import ml_dtypes
import numpy as np

DTYPES = {"f32": np.float32, "f64": np.float64, "f16": np.float16, "bf16": ml_dtypes.bfloat16, "i1": np.bool_, "i8": np.int8, "i16": np.int16,
          "i32": np.int32, "i64": np.int64, "ui8": np.uint8, "ui16": np.uint16, "ui32": np.uint32, "ui64": np.uint64}

CASES = [
  (t, shape, step, modulus, scale, special)
  for t in DTYPES
  for shape, step, modulus, scale, special in [
    ((), 1, 7, 1.5, 0), ((5,), 3, 7, 1.0, 0), ((0,), 1, 1, 1.0, 0), ((2, 3), 5, 11, 0.5, 0), ((2, 2, 3), 7, 13, 3.0, 0), ((30,), 7, 31, 1.0, 0), ((3, 26), 7, 101, 2.0, 0)]
  if not (t.startswith("ui") and shape == ())
]
for t in ("f32", "f64", "f16"):
  for shape, step, modulus, scale, special in [
      ((), 1, 2, 1e-5, 0), ((), 1, 2, 3e4, 0), ((), 1, 6, 1 / 3, 0), ((4,), 3, 7, 1 / 3, 0), ((12,), 5, 17, 0.1, 0), ((3, 4), 7, 23, 1e-3, 0), ((3, 3), 5, 9, 1e-6, 0),
      ((6,), 5, 13, 1234.5678, 0), ((5,), 3, 11, 0.1, 2), ((4,), 3, 7, 1e-5, 3), ((3,), 0, 2, 1.0, 1), ((2,), 0, 2, 1.0, 2), ((7,), 1, 7, 0.125, 3), ((25,), 11, 53, 1 / 7, 0),
      ((2, 5, 5), 11, 53, 1 / 7, 6)]:
    CASES.append((t, shape, step, modulus, scale, special))
for t in ("f32", "f64"):
  CASES += [(t, (4,), 3, 7, 1e9, 0), (t, (4,), 3, 7, 3e7, 0), (t, (4,), 3, 7, 1.23456e20, 2), (t, (), 1, 4, 1e16, 0), (t, (), 1, 4, 123456789.0, 0), (t, (5,), 1, 2001, 1.0, 0)]
CASES += [("f64", (3,), 3, 7, 1e150, 0), ("f64", (3,), 3, 7, 1e-150, 2), ("f64", (), 1, 2, 1e-150, 0)]
CASES += [("f32", (1001,), 1, 1001, 0.5, 0), ("f32", (1000,), 1, 1000, 0.5, 0), ("i32", (40, 40), 7, 1601, 1.0, 0), ("i32", (1200, 2), 1, 5000, 1.0, 0), ("f32", (3, 500), 7, 1501, 0.1, 0),
          ("i32", (2, 3, 400), 7, 2401, 1.0, 0), ("f32", (11, 10, 10), 3, 1101, 0.25, 7), ("i1", (2000,), 1, 2, 1.0, 0), ("i64", (2, 4), 3, 7, 1e12, 0), ("bf16", (4,), 3, 7, 0.1, 0),
          ("bf16", (5,), 3, 7, 1e5, 2), ("bf16", (3,), 3, 7, 1e-7, 0), ("bf16", (), 1, 5, 0.1, 0), ("i1", (3,), 0, 2, 1.0, 0)]


def array(t, shape, step, modulus, scale, special):
  i = np.arange(int(np.prod(shape)))
  values = (i * step % modulus - modulus // 2) * np.float64(scale)
  if t.startswith("ui"):
    values = np.abs(values)
  if special:
    where = np.flatnonzero(i % special == 1 % special)
    values[where] = np.array([np.nan, np.inf, -np.inf])[np.arange(len(where)) % 3]
  with np.errstate(all="ignore"):
    return values.astype(DTYPES[t]).reshape(shape)


def text():
  lines = ["# " + part if part else "#" for part in __doc__.strip().splitlines()]
  for case in CASES:
    t, shape, step, modulus, scale, special = case
    head = f"{t} {','.join(map(str, shape)) or '-'} {step} {modulus} {float(scale)!r} {special}"
    lines.append(head + " : " + str(array(*case)).replace("\n", "\\n"))
  return "\n".join(lines) + "\n"


if __name__ == "__main__":
  import pathlib

  (pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia/text.txt").write_text(text())
