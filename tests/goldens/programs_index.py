"""Gathers and scatters."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import C, F, I, case

case(F(5, 3), I(4, lo=0, hi=5), name="gather_rows")(lambda x, i: x[i])
case(F(5, 3), C([0, -1, 4, -5], np.int32), name="gather_negative", batch=False)(lambda x, i: x[i])
case(F(5, 3), C([0, 5, -6, 7], np.int32), name="gather_clamped", diff=False, batch=False)(lambda x, i: x[i])
case(F(5, 3), C([0, 5, -6, 2], np.int32), name="take_fill", batch=False)(lambda x, i: jnp.take(x, i, 0))
case(F(5, 3), I(4, lo=0, hi=5), name="take_clip")(lambda x, i: jnp.take(x, i, 0, mode="clip"))
case(F(2, 5, 3), I(2, 2, lo=0, hi=5), name="take_middle")(lambda x, i: jnp.take(x, i, 1))
case(F(4, 5), I(4, 1, lo=0, hi=5), name="take_along_axis")(lambda x, i: jnp.take_along_axis(x, i, 1))
case(F(4, 5), I(3, 5, lo=0, hi=4), name="take_along_rows")(lambda x, i: jnp.take_along_axis(x, i, 0))
case(F(4, 5), I(4, lo=0, hi=5), name="gather_label")(lambda x, i: x[jnp.arange(4), i])
case(F(4, 5, 2), I(3, lo=0, hi=4), I(3, lo=0, hi=5), name="gather_two_indices")(lambda x, i, j: x[i, j])
case(F(4, 5, 2), I(3, lo=0, hi=4), I(3, lo=0, hi=2), name="gather_separated")(lambda x, i, j: x[i, :, j])
case(F(5, 3), I(2, 4, lo=0, hi=5), name="gather_matrix_of_rows")(lambda x, i: x[i])
case(F(5, 7), I(lo=0, hi=5), name="gather_one_row")(lambda x, i: x[i])
case(F(4, 7), I(3, 2, lo=0, hi=3), name="gather_windows", batch=False)(
    lambda x, i: lax.gather(x, i, lax.GatherDimensionNumbers((1, 2), (), (0, 1)), (2, 3),
                            mode=lax.GatherScatterMode.CLIP))
case(F(6, 2), I(4, lo=0, hi=6), name="embedding")(lambda table, i: jnp.tanh(table[i]) * 2)

case(F(5, 3), I(4, lo=0, hi=5), F(4, 3), name="scatter_add")(lambda x, i, u: x.at[i].add(u))
case(F(5, 3), C([4, 0, 2, 3], np.int32), F(4, 3), name="scatter_set", batch=False)(lambda x, i, u: x.at[i].set(u))
case(F(5, 3), C([4, 7, -1, -9], np.int32), F(4, 3), name="scatter_out_of_bounds", batch=False)(lambda x, i, u: x.at[i].add(u))
case(F(5, 3), C([3, 1, 3, 3], np.int32), F(4, 3), name="scatter_max", batch=False)(lambda x, i, u: x.at[i].max(u))
case(F(5, 3), C([3, 1, 3, 0], np.int32), F(4, 3), name="scatter_min", batch=False)(lambda x, i, u: x.at[i].min(u))
case(F(5, 3), C([3, 1, 4, 0], np.int32), F(4, 3), name="scatter_mul", batch=False)(
    lambda x, i, u: x.at[i].multiply(u, unique_indices=True))
case(F(4, 5), I(4, lo=0, hi=5), F(4), name="scatter_label")(lambda x, i, u: x.at[jnp.arange(4), i].add(u))
case(F(4, 5, 2), I(3, lo=0, hi=5), F(4, 3, 2), name="scatter_middle")(lambda x, i, u: x.at[:, i].add(u))
case(F(5, 3), I(4, lo=0, hi=5), F(), name="scatter_scalar_update")(lambda x, i, u: x.at[i, 1].add(u))
case(F(6, 7), F(2, 3), name="scatter_window", batch=False)(lambda x, u: x.at[2:4, 1:4].add(u))
case(F(6, 7), name="scatter_static_set", batch=False)(lambda x: x.at[1::2, 3].set(0.5) * x)
case(I(5, 3), I(4, lo=0, hi=5), I(4, 3), name="scatter_integer", diff=False)(lambda x, i, u: x.at[i].add(u))
case(F(7), I(4, lo=0, hi=3), name="segment_sum")(lambda x, i: jax.ops.segment_sum(x[:4], i, 3) * x[4:])
