"""Elementwise operations, comparisons, conversions, bits."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import B, BF, C, F, H, I, U, case

UNARY = {
    "abs": (lax.abs, F(2, 3)),
    "neg": (lax.neg, F(2, 3)),
    "sign": (lax.sign, F(2, 3)),
    "floor": (lax.floor, F(2, 3, lo=-5, hi=5)),
    "ceil": (lax.ceil, F(2, 3, lo=-5, hi=5)),
    "exp": (lax.exp, F(2, 3, lo=-4, hi=4)),
    "expm1": (lax.expm1, F(2, 3)),
    "log": (lax.log, F(2, 3, lo=0.1, hi=4)),
    "log1p": (lax.log1p, F(2, 3, lo=-0.9, hi=4)),
    "sqrt": (lax.sqrt, F(2, 3, lo=0.1, hi=9)),
    "rsqrt": (lax.rsqrt, F(2, 3, lo=0.1, hi=9)),
    "cbrt": (lax.cbrt, F(2, 3, lo=0.1, hi=9)),
    "sin": (lax.sin, F(2, 3, lo=-7, hi=7)),
    "cos": (lax.cos, F(2, 3, lo=-7, hi=7)),
    "tan": (lax.tan, F(2, 3, lo=-1.3, hi=1.3)),
    "tanh": (lax.tanh, F(2, 3, lo=-4, hi=4)),
    "logistic": (lax.logistic, F(2, 3, lo=-5, hi=5)),
    "erf": (lax.erf, F(2, 3)),
    "erf_inv": (lax.erf_inv, F(2, 3, lo=-0.95, hi=0.95)),
    "square": (lax.square, F(2, 3)),
    "reciprocal": (lambda x: 1 / x, F(2, 3, lo=0.3, hi=3)),
}
for _name, (_f, _spec) in UNARY.items():
  case(_spec, name=_name)(_f)

case(C([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.3, -3.7]), name="round_nearest_even", batch=False)(
    lambda x: lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN))
case(C([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.3, -3.7]), name="round_nearest_afz", batch=False)(
    lambda x: lax.round(x, lax.RoundingMethod.AWAY_FROM_ZERO))
case(C([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.5]), name="is_finite", batch=False)(lax.is_finite)
case(C([-1.0, -0.5, 0.0, 1e-30, 0.999999, 1.0, 1.5]), name="erf_inv_edges", diff=False, batch=False)(lax.erf_inv)
case(C([np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-30, 3e38]), name="special_values", diff=False, batch=False)(
    lambda x: (lax.exp(x), lax.log(x), lax.sqrt(x), lax.tanh(x), lax.sign(x), lax.abs(x), x * 2, lax.logistic(x)))
case(I(2, 3), name="integer_unary", diff=False)(lambda x: (lax.abs(x), lax.neg(x), lax.sign(x), ~x))
case(BF(2, 3), name="exp_bf16", diff=False)(lax.exp)
case(H(2, 3), name="tanh_f16", diff=False)(lax.tanh)

BINARY = {
    "add": (lax.add, F(2, 3), F(2, 3)),
    "sub": (lax.sub, F(2, 3), F(2, 3)),
    "mul": (lax.mul, F(2, 3), F(2, 3)),
    "div": (lax.div, F(2, 3), F(2, 3, lo=0.3, hi=3)),
    "pow": (lax.pow, F(2, 3, lo=0.2, hi=3), F(2, 3)),
    "atan2": (lax.atan2, F(2, 3), F(2, 3)),
    "rem": (lax.rem, F(2, 3, lo=-7, hi=7), F(2, 3, lo=0.6, hi=3)),
    "max": (lax.max, F(2, 3), F(2, 3)),
    "min": (lax.min, F(2, 3), F(2, 3)),
}
for _name, (_f, _a, _b) in BINARY.items():
  case(_a, _b, name=_name)(_f)

case(F(2, 3), name="integer_pow")(lambda x: (x**2, x**3, x**5, (x + 3) ** -2))
case(C([1.0, 2.0, 2.0, -1.0]), C([1.0, 1.0, 2.0, -3.0]), name="max_ties", batch=False)(lax.max)
case(C([1.0, np.nan, 3.0, -0.0]), C([np.nan, 2.0, 1.0, 0.0]), name="max_min_nan", diff=False, batch=False)(
    lambda x, y: (lax.max(x, y), lax.min(x, y)))
case(I(2, 3), I(2, 3, lo=1), name="integer_arithmetic", diff=False)(
    lambda x, y: (x + y, x - y, x * y, lax.div(x, y), lax.rem(x, y), lax.max(x, y), lax.min(x, y)))
case(U(2, 3), U(2, 3, lo=1), name="unsigned_arithmetic", diff=False)(
    lambda x, y: (x + y, x - y, x * y, lax.div(x, y), lax.rem(x, y), lax.max(x, y), lax.min(x, y)))
case(C([7, -7, 7, -7], np.int32), C([2, 2, -2, -2], np.int32), name="integer_division_signs", diff=False, batch=False)(
    lambda x, y: (lax.div(x, y), lax.rem(x, y), x // y, x % y))
case(C([2**31 - 1, -(2**31), 5], np.int32), name="integer_overflow", diff=False, batch=False)(
    lambda x: (x + 1, x * 3, x - 2, lax.neg(x)))

case(F(2, 3), F(2, 3), name="compare_float", diff=False)(
    lambda x, y: (x == y, x != y, x < y, x <= y, x > y, x >= y))
case(C([np.nan, 1.0, -0.0, np.inf]), C([np.nan, np.nan, 0.0, np.inf]), name="compare_nan", diff=False, batch=False)(
    lambda x, y: (x == y, x != y, x < y, x <= y, x > y, x >= y))
case(I(2, 3, lo=-2, hi=3), I(2, 3, lo=-2, hi=3), name="compare_integer", diff=False)(
    lambda x, y: (x == y, x != y, x < y, x <= y, x > y, x >= y))
case(U(2, 3), U(2, 3), name="compare_unsigned", diff=False)(lambda x, y: (x < y, x <= y, x > y, x >= y))
case(B(2, 3), B(2, 3), name="logic", diff=False)(lambda x, y: (x & y, x | y, x ^ y, ~x))
case(B(2, 3), F(2, 3), F(2, 3), name="select")(lax.select)
case(B(), F(2, 3), F(2, 3), name="select_scalar_predicate", batch=False)(lax.select)
case(B(2, 1), F(2, 3), F(3), name="where_broadcast")(jnp.where)
case(F(), F(2, 3), F(), name="clamp", diff=False, batch=False)(lambda lo, x, hi: lax.clamp(lo - 1.5, x, hi + 1.5))
case(F(2, 3, lo=-1, hi=0), F(2, 3), F(2, 3, lo=0, hi=1), name="clamp_elementwise")(lax.clamp)
case(F(2, 3), name="clip")(lambda x: jnp.clip(x, -0.7, 0.9))


def _converts(*types):
  return lambda x: tuple(lax.convert_element_type(x, t) for t in types)


case(F(2, 3, lo=-9, hi=9), name="convert_f32")(_converts(jnp.int32, jnp.int8, jnp.bfloat16, jnp.float16, jnp.bool_))
case(F(2, 3, lo=0, hi=200), name="convert_f32_unsigned", diff=False)(_converts(jnp.uint32, jnp.uint8))
case(C([1.00390625, 1.01171875, 3.4e38, 1e-40, 65520.0, 65519.0, 1e-8, -0.0]), name="convert_f32_rounding",
     diff=False, batch=False)(_converts(jnp.bfloat16, jnp.float16))
case(I(2, 3, lo=-100, hi=100), name="convert_i32", diff=False)(
    _converts(jnp.float32, jnp.uint32, jnp.bfloat16, jnp.float16, jnp.int8, jnp.uint8, jnp.bool_))
case(C([300, -300, 2**31 - 1, -(2**31), 16777217], np.int32), name="convert_i32_wrap", diff=False, batch=False)(
    _converts(jnp.int8, jnp.uint8, jnp.uint32, jnp.float32))
case(U(2, 3), name="convert_u32", diff=False)(_converts(jnp.float32, jnp.int32, jnp.uint8))
case(BF(2, 3), name="convert_bf16")(_converts(jnp.float32, jnp.float16, jnp.int32))
case(H(2, 3), name="convert_f16")(_converts(jnp.float32, jnp.bfloat16, jnp.int32))
case(I(2, 3, lo=-128, hi=128, dtype=np.int8), name="convert_i8", diff=False)(
    _converts(jnp.float32, jnp.int32, jnp.uint8, jnp.bool_))
case(I(2, 3, lo=0, hi=256, dtype=np.uint8), name="convert_u8", diff=False)(
    _converts(jnp.float32, jnp.int32, jnp.int8, jnp.uint32))
case(B(2, 3), name="convert_bool", diff=False)(_converts(jnp.float32, jnp.int32, jnp.uint8, jnp.bfloat16))
case(F(2, 3), name="bitcast", diff=False)(
    lambda x: (lax.bitcast_convert_type(x, jnp.uint32), lax.bitcast_convert_type(lax.bitcast_convert_type(x, jnp.int32), jnp.float32)))

case(U(2, 3), U(2, 3, lo=0, hi=32), name="shifts_unsigned", diff=False)(
    lambda x, n: (lax.shift_left(x, n), lax.shift_right_logical(x, n)))
case(I(2, 3, lo=-(2**31), hi=2**31), I(2, 3, lo=0, hi=32), name="shifts_signed", diff=False)(
    lambda x, n: (lax.shift_left(x, n), lax.shift_right_logical(x, n), lax.shift_right_arithmetic(x, n)))
case(C([1, -1, 5], np.int32), C([32, 33, 40], np.int32), name="shifts_too_far", diff=False, batch=False)(
    lambda x, n: (lax.shift_left(x, n), lax.shift_right_logical(x, n), lax.shift_right_arithmetic(x, n)))
case(U(2, 3), U(2, 3), name="bits_unsigned", diff=False)(
    lambda x, y: (x & y, x | y, x ^ y, ~x, lax.population_count(x)))
case(I(2, 3, lo=-(2**31), hi=2**31), I(2, 3), name="bits_signed", diff=False)(
    lambda x, y: (x & y, x | y, x ^ y, ~x, lax.population_count(x)))
case(U(2), U(5), name="threefry_round", diff=False)(
    lambda k, x: (lambda a, b: (a + b) ^ ((b << 13) | (b >> 19)))(x + k[0], x + k[1]))

case(F(2, 3), name="relu")(jax.nn.relu)
case(F(2, 3), name="silu")(jax.nn.silu)
case(F(2, 3), name="gelu")(jax.nn.gelu)
case(F(2, 3), name="gelu_exact")(lambda x: x * 0.5 * (1 + lax.erf(x * np.float32(np.sqrt(0.5)))))
case(F(2, 3), name="softplus")(jax.nn.softplus)
case(F(2, 3), name="elu")(jax.nn.elu)
case(F(2, 3), name="leaky_relu")(jax.nn.leaky_relu)
case(F(2, 3), F(2, 3), name="logaddexp")(jnp.logaddexp)
case(F(2, 3), F(3), F(2, 1), name="broadcast_chain")(lambda x, y, z: jnp.sin(x * y + z) * jnp.exp(-x) - y / (2 + z * z))
case(F(2, 3), name="reused_value")(lambda x: (lambda y: y * y + y * x - x)(jnp.tanh(x)))
