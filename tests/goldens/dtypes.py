"""What ml_dtypes makes of every pattern of the narrow types: one line an operation and type with
the CRC-32 of all result bytes, NaNs made equal. Writes ir/src/test/resources/golden/dtypes.txt.

Pairs of 8-bit patterns are all 65,536; of 4-bit patterns all 256; of 16-bit patterns 131,072 that
`pairs` picks. Sources of conversions are all patterns of narrow types and what `wide` picks of the
others. Float arithmetic and conversions between floats are ml_dtypes'; conversions from and to
integers are XLA's on the CPU.

Run: python tests/goldens/dtypes.py
"""

import pathlib
import zlib

import jax
import ml_dtypes
import numpy as np
from jax import lax

jax.config.update("jax_enable_x64", True)
np.seterr(all="ignore")
OUT = pathlib.Path(__file__).parents[2] / "ir/src/test/resources/golden/dtypes.txt"

FLOATS = {
    "F8E4M3FN": ml_dtypes.float8_e4m3fn,
    "F8E5M2": ml_dtypes.float8_e5m2,
    "F16": np.float16,
    "BF16": ml_dtypes.bfloat16,
    "F32": np.float32,
    "F64": np.float64,
}
INTEGERS = {
    "I1": np.bool_,
    "I4": ml_dtypes.int4,
    "U4": ml_dtypes.uint4,
    "I8": np.int8,
    "U8": np.uint8,
    "I16": np.int16,
    "U16": np.uint16,
    "I32": np.int32,
    "U32": np.uint32,
    "I64": np.int64,
    "U64": np.uint64,
}
NARROW = ["F8E4M3FN", "F8E5M2", "F16", "BF16"]


def raw_type(dtype):
    return np.dtype(f"uint{8 * np.dtype(dtype).itemsize}")


def pairs(bits):
    i = np.arange(65536, dtype=np.int64)
    if bits == 8:
        return i >> 8, i & 255
    x = i * 40503 & 0xFFFF
    return np.concatenate([x, x]), np.concatenate([i * 30103 + 12345 & 0xFFFF, x ^ (i & 0x83FF)])


def floats(patterns, dtype):
    return patterns.astype(raw_type(dtype)).view(dtype)


def crc(values):
    """Of the bits, little-endian, every NaN the quiet one that is positive."""
    dtype = values.dtype
    raw = values.view(raw_type(dtype)).copy()
    if dtype.kind not in "biu" and dtype not in (ml_dtypes.int4, ml_dtypes.uint4):
        nan = np.array(np.nan, dtype).view(raw.dtype) & raw.dtype.type(np.iinfo(raw.dtype).max >> 1)
        raw[np.isnan(values)] = nan
    if dtype in (ml_dtypes.int4, ml_dtypes.uint4):
        raw = raw & 15
    return f"{zlib.crc32(raw.tobytes()):08X}"


def lcg(n, bits):
    """Multiples of an odd number, of which each bit is busy."""
    i = np.arange(n, dtype=np.uint64)
    return i * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(64 - bits)


def wide(name):
    """65,536 patterns of a type: near the points where narrower types round, and at random."""
    if name in FLOATS and name not in ("F32", "F64"):
        n = 8 * np.dtype(FLOATS[name]).itemsize
        return floats(np.arange(1 << n), FLOATS[name])
    i = np.arange(65536, dtype=np.int64)
    tail = np.array([0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF, 0x0FFF, 0x1000])[i % 8]
    single = (i << 16 | tail).astype(np.uint32).view(np.float32)
    if name == "F32":
        return single
    if name == "F64":
        exact = single.astype(np.float64).view(np.int64)
        exact[np.isnan(single)] = np.array(np.nan).view(np.int64)
        nudged = np.where(np.isfinite(single) & (single != 0), i // 8 % 3 - 1, 0)
        return (exact + nudged).view(np.float64)
    dtype = INTEGERS[name]
    if name == "I1":
        return np.array([False, True])
    if name in ("I4", "U4"):
        low = -8 if name == "I4" else 0
        return np.arange(low, low + 16).astype(dtype)
    bits = 8 * np.dtype(dtype).itemsize
    if bits == 8:
        return np.arange(256).astype(np.uint8).view(dtype)
    # Shifted, so that small magnitudes occur too.
    words = lcg(65536, 64) >> (np.arange(65536, dtype=np.uint64) % np.uint64(64))
    return words.astype(f"uint{bits}").view(dtype)


def odd(x):
    """Singles that round to any narrower type as the doubles do: truncated, with the last bit set
    where that was not exact (Boldo and Melquiond, 2008)."""
    y = x.astype(np.float32)
    inside = np.where(np.abs(y.astype(np.float64)) > np.abs(x), np.nextafter(y, np.float32(0)), y)
    exact = np.isnan(x) | (y.astype(np.float64) == x)
    return (inside.view(np.uint32) | np.where(exact, 0, 1).astype(np.uint32)).view(np.float32)


BINARY = {
    "ADD": np.add,
    "SUB": np.subtract,
    "MUL": np.multiply,
    "DIV": np.divide,
    "REM": np.fmod,
}
UNARY = {"SQRT": np.sqrt, "FLOOR": np.floor, "CEIL": np.ceil, "ROUND_NEAREST_EVEN": np.rint,
         "ABS": np.abs, "NEG": np.negative}


def main():
    lines = ["# Made by tests/goldens/dtypes.py, which describes it."]
    for name in NARROW:
        dtype = FLOATS[name]
        bits = 8 * np.dtype(dtype).itemsize
        x, y = (floats(p, dtype) for p in pairs(bits))
        for op, f in BINARY.items():
            lines.append(f"binary {op} {name} : {crc(f(x, y).astype(dtype))}")
        for op, f in UNARY.items():
            lines.append(f"unary {op} {name} : {crc(f(wide(name)).astype(dtype))}")
        for op, f in {"LT": np.less, "EQ": np.equal, "GE": np.greater_equal}.items():
            lines.append(f"compare {op} {name} : {crc(f(x, y))}")
        # Of equal operands XLA's is the second.
        lines.append(f"binary NEXT_AFTER {name} : {crc(np.where(x == y, y, np.nextafter(x, y)))}")
    for name in ("I4", "U4"):
        dtype = INTEGERS[name]
        low = -8 if name == "I4" else 0
        i = np.arange(256)
        x, y = i // 16 + low, i % 16 + low
        for op, f in {"ADD": np.add, "SUB": np.subtract, "MUL": np.multiply}.items():
            lines.append(f"binary {op} {name} : {crc(f(x.astype(dtype), y.astype(dtype)))}")
    for source in list(FLOATS) + list(INTEGERS):
        x = wide(source)
        for target in list(FLOATS) + list(INTEGERS):
            if source == target:
                continue
            if target == "I1":
                y = x != 0
            elif source in FLOATS and target in FLOATS:
                rounds_twice = source == "F64" and target in NARROW
                y = (odd(x) if rounds_twice else x).astype(FLOATS[target])
            else:
                to = FLOATS.get(target, INTEGERS.get(target))
                y = np.asarray(lax.convert_element_type(jax.numpy.asarray(x), to))
            lines.append(f"convert {source} {target} : {crc(y)}")
    OUT.write_text("\n".join(lines) + "\n")


main()
