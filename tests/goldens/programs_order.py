"""Sorting, cumulative reductions, decompositions, special functions, random bits and regions."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import C, F, I, case

case(F(7), name="sort_vector")(jnp.sort)
case(F(2, 5, 3), name="sort_middle")(lambda x: jnp.sort(x, axis=1))
case(I(3, 6, lo=-3, hi=3), name="sort_integers", diff=False)(jnp.sort)
case(F(6), F(6), name="sort_by_key")(lambda x, y: lax.sort((x, y), num_keys=1))
case(I(8, lo=0, hi=3), F(8), name="sort_by_two_keys")(lambda i, x: lax.sort((i, x), num_keys=2))
case(F(9), name="argsort_descending", diff=False)(lambda x: jnp.argsort(x, descending=True))
case(F(8), name="quantile")(lambda x: jnp.quantile(x, 0.3))
case(F(7), name="argmax_all", diff=False)(jnp.argmax)
case(F(4, 5), name="argmin_axis", diff=False)(lambda x: jnp.argmin(x, axis=0))

case(F(4, 6), name="cumsum")(lambda x: jnp.cumsum(x, axis=1))
case(F(40), name="cumsum_long")(jnp.cumsum)
case(F(5, 3), name="cumsum_reverse")(lambda x: lax.cumsum(x, axis=0, reverse=True))
case(F(6), name="cumprod")(jnp.cumprod)
case(F(3, 20), name="cummax")(lambda x: lax.cummax(x, axis=1))
case(F(20), name="cummin_reverse")(lambda x: lax.cummin(x, reverse=True))
case(F(6), name="cumlogsumexp", diff=False, batch=False)(lax.cumlogsumexp)
case(F(2, 5), name="cumulative_logsumexp")(lambda x: lax.cumlogsumexp(x, 1, reverse=True))
case(I(30, lo=-9, hi=9), name="cumsum_integers", diff=False)(jnp.cumsum)

case(F(2, 3, 4), name="reduce_any_region", diff=False, batch=False)(
    lambda x: lax.reduce((x, x * 2), (np.float32(0), np.float32(1)),
                         lambda a, b: (a[0] + b[0], a[1] * b[1]), (1,)))
case(F(8, 8), name="max_pool_gradient", diff=False)(
    jax.grad(lambda x: (lax.reduce_window(x, -jnp.inf, lax.max, (3, 3), (2, 2), "SAME") ** 2).sum()))
case(F(5), I(3, lo=0, hi=5), name="scatter_apply", diff=False, batch=False)(
    lambda x, i: x.at[jnp.array([0, 2, 4])].apply(jnp.sin) + i.sum())

for function in ("arccos", "arcsin", "arctanh"):
  case(F(6), name=function)(lambda x, f=getattr(jnp, function): f(jnp.tanh(x) * 0.9))
for function in ("arctan", "arcsinh", "sinh", "cosh"):
  case(F(6), name=function)(getattr(jnp, function))
case(F(6), name="arccosh")(lambda x: jnp.arccosh(1.1 + x * x))
case(F(6), name="erfc")(lax.erfc)
case(F(6), name="lgamma")(lambda x: lax.lgamma(0.1 + x * x))
case(F(6), name="lgamma_negative", diff=False)(lambda x: lax.lgamma(x - 3.3))
case(F(6), name="digamma")(lambda x: lax.digamma(0.6 + x * x))
case(F(6), name="polygamma")(lambda x: lax.polygamma(jnp.full_like(x, 2), 0.6 + x * x))
case(F(6), name="zeta", diff=False)(lambda x: lax.zeta(2 + x * x, 0.6 + x * x))
case(F(6), name="bessel_i1e")(lambda x: lax.bessel_i1e(3 * x))
case(F(6), F(6), name="nextafter", diff=False)(lax.nextafter)
case(F(6), name="reduce_precision", diff=False)(lambda x: lax.reduce_precision(x, 5, 4))
case(F(4), name="bits_of_floats", diff=False)(lambda x: lax.bitcast_convert_type(x, jnp.uint8))
case(F(6), name="is_infinite", diff=False)(lambda x: (jnp.isinf(x / (x - x)), jnp.isposinf(1 / x), jnp.isneginf(x)))

case(C([1, 2, 3, 4], np.uint32), name="rng_threefry", diff=False, batch=False)(
    lambda k: lax.rng_bit_generator(k, (3, 5), np.uint32, algorithm=lax.RandomAlgorithm.RNG_THREE_FRY))
case(C([1, 2, 3, 4], np.uint32), name="rng_philox", diff=False, batch=False)(
    lambda k: lax.rng_bit_generator(k, (7,), np.uint32, algorithm=lax.RandomAlgorithm.RNG_PHILOX))
case(C([1, 2, 3, 4], np.uint32), name="rng_narrow", diff=False, batch=False)(
    lambda k: lax.rng_bit_generator(k, (5,), np.uint8))
