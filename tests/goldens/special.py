"""Values of CHLO's functions: mpmath's with 40 digits, rounded to double; where those are
undefined or infinite (and for next_after), XLA's. Writes ir/src/test/resources/golden/special.txt:
`FUNCTION ARGUMENT... : VALUE`.

Run: python tests/goldens/special.py
"""

import math
import pathlib
import random

import jax
import mpmath
import numpy as np
from jax import lax

jax.config.update("jax_enable_x64", True)
mpmath.mp.dps = 40
OUT = pathlib.Path(__file__).parents[2] / "ir/src/test/resources/golden/special.txt"
random.seed(1)

EDGES = [0.0, -0.0, math.inf, -math.inf, math.nan, 1.0, -1.0]


def between(low, high, n):
    return [random.uniform(low, high) for _ in range(n)]


def scaled_bessel(x):
    return mpmath.besseli(1, x) * mpmath.exp(-abs(x))


UNARY = {
    "acos": (mpmath.acos, between(-1, 1, 12) + [1e-9, 0.9999999, 1.5]),
    "acosh": (mpmath.acosh, between(1, 10, 8) + [1 + 1e-9, 1e5, 1e10, 1e300, 0.5]),
    "asin": (mpmath.asin, between(-1, 1, 12) + [1e-9, 0.9999999, -2.0]),
    "asinh": (mpmath.asinh, between(-10, 10, 8) + [1e-9, -1e-300, -1e5, 1e10, 1e300]),
    "atan": (mpmath.atan, between(-10, 10, 8) + [1e-9, -1e10]),
    "atanh": (mpmath.atanh, between(-1, 1, 8) + [1e-9, -1e-300, 1 - 1e-9, 1.5]),
    "sinh": (mpmath.sinh, between(-10, 10, 8) + [1e-9, 700.0, 800.0]),
    "cosh": (mpmath.cosh, between(-10, 10, 8) + [1e-9, 700.0, -800.0]),
    "erfc": (mpmath.erfc, between(-4, 4, 12) + between(4, 26, 8) + [1e-9, 0.5, 2.0]),
    "lgamma": (
        lambda x: mpmath.log(abs(mpmath.gamma(x))),
        between(0, 20, 12) + between(-9, 0, 10)
        + [1 + 1e-9, 1 - 1e-3, 2 + 1e-9, 1.9, 1.26, 1e-30, 1e10, 1e300, -2.0, -100.5],
    ),
    "digamma": (
        mpmath.digamma,
        between(0, 20, 12) + between(-9, 0, 10) + [1e-9, 1e10, -2.0, -100.5],
    ),
    "bessel_i1e": (scaled_bessel, between(-12, 12, 10) + between(20, 30, 6) + [1e-9, 1e3, 1e10]),
}
BINARY = {
    "polygamma": (
        lambda n, x: mpmath.polygamma(int(n), x),
        [(float(n), x) for n in (0, 1, 2, 3, 7) for x in between(0, 20, 3) + between(-4, 0, 2)]
        + [(1.0, 0.0), (2.0, 0.0), (3.0, -2.0), (0.5, 1.0), (-1.0, 1.0), (0.0, -0.5)],
    ),
    "zeta": (
        lambda s, q: mpmath.zeta(s, q),
        [(s, q) for s in (1.001, 1.5, 2.0, 3.0, 7.5, 30.0) for q in between(0, 20, 3)]
        + [(s, q) for s in (2.0, 3.0) for q in between(-5, 0, 3)]
        + [(1.0, 2.0), (0.5, 1.0), (2.0, 0.0), (3.0, -1.0), (2.5, -1.5), (math.nan, 1.0)],
    ),
}
NEXT = [(a, b) for a in (0.0, -0.0, 1.0, -1.0, math.inf, 5e-324, 1.7976931348623157e308)
        for b in (0.0, 2.0, -2.0, math.inf, -math.inf, math.nan)] + [(-0.0, 0.0), (0.0, -0.0)]


def text(x):
    if math.isnan(x):
        return "NaN"
    return ("-" if x < 0 else "") + "Infinity" if math.isinf(x) else repr(x)


def value(name, exact, args):
    xla = float(getattr(lax, name)(*[np.float64(a) for a in args]))
    if exact is None or any(math.isnan(a) or math.isinf(a) for a in args):
        return xla
    if not math.isfinite(xla) or xla == 0:
        return xla
    return float(mpmath.re(exact(*[mpmath.mpf(a) for a in args])))


def main():
    lines = ["# Made by tests/goldens/special.py: FUNCTION ARGUMENT... : VALUE"]
    cases = [(n, f, [(x,) for x in EDGES + xs]) for n, (f, xs) in UNARY.items()]
    cases += [(n, f, xs) for n, (f, xs) in BINARY.items()]
    cases += [("nextafter", None, NEXT)]
    for name, exact, arguments in cases:
        for args in arguments:
            written = "next_after" if name == "nextafter" else name
            y = value(name, exact, args)
            lines.append(f"{written} {' '.join(map(text, args))} : {text(y)}")
    OUT.write_text("\n".join(lines) + "\n")


main()
