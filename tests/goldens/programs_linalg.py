"""Decompositions, as JAX writes them for CPUs: calls of LAPACK and BLAS."""

import jax.numpy as jnp
import jax.scipy.linalg as linalg
from jax import lax

from program import F, case


def definite(x):
  return x @ jnp.swapaxes(x, -1, -2) + 3 * jnp.eye(x.shape[-1], dtype=x.dtype)


case(F(4, 4), name="cholesky", inlined=False)(lambda x: jnp.linalg.cholesky(definite(x)))
case(F(3, 2, 2), name="cholesky_batch", inlined=False)(lambda x: jnp.linalg.cholesky(definite(x)))
case(F(3, 3), name="cholesky_upper", inlined=False)(lambda x: jnp.linalg.cholesky(definite(x), upper=True))
case(F(3, 3), name="cholesky_indefinite", inlined=False, diff=False, batch=False)(
    lambda x: jnp.linalg.cholesky(definite(x) - 9 * jnp.eye(3, dtype=x.dtype)))
case(F(3, 3), F(3, 2), name="solve_triangular", inlined=False)(lambda a, b: linalg.solve_triangular(definite(a), b, lower=True))
case(F(3, 3), F(3), name="solve_triangular_unit", inlined=False)(
    lambda a, b: linalg.solve_triangular(a, b, trans=1, unit_diagonal=True))
case(F(2, 3, 3), F(2, 4, 3), name="solve_triangular_right", inlined=False)(
    lambda a, b: lax.linalg.triangular_solve(definite(a), b, left_side=False, lower=True, transpose_a=True))
case(F(3, 3), F(3), name="cho_solve", inlined=False)(lambda a, b: linalg.cho_solve(linalg.cho_factor(definite(a)), b))
