"""Shape operations and reductions."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import B, BF, C, F, I, U, case

case(F(3), name="broadcast_row")(lambda x: lax.broadcast_in_dim(x, (2, 3), (1,)))
case(F(2), name="broadcast_column")(lambda x: lax.broadcast_in_dim(x, (2, 3), (0,)))
case(F(), name="broadcast_scalar")(lambda x: lax.broadcast_in_dim(x, (2, 3), ()))
case(F(2, 1), name="broadcast_one")(lambda x: lax.broadcast_in_dim(x, (4, 2, 3), (1, 2)))
case(F(4, 3), name="broadcast_middle")(lambda x: lax.broadcast_in_dim(x, (4, 2, 3), (0, 2)))
case(F(2, 6), name="reshape")(lambda x: lax.reshape(x, (3, 4)))
case(F(2, 3, 4), name="reshape_merge_split")(lambda x: jnp.reshape(jnp.sin(x), (6, 4)).reshape(3, 2, 2, 2))
case(F(1, 3, 1), name="squeeze_expand")(lambda x: jnp.squeeze(x)[:, None])
case(F(2, 3), name="transpose_2d")(lambda x: x.T)
case(F(2, 3, 4), name="transpose_201")(lambda x: lax.transpose(x, (2, 0, 1)))
case(F(2, 3, 4, 1), name="transpose_2031")(lambda x: lax.transpose(x, (2, 0, 3, 1)))
case(F(2, 3, 4), name="transpose_of_product")(lambda x: lax.transpose(x * x, (1, 2, 0)) * 2)
case(F(2, 3, 4), name="reverse")(lambda x: lax.rev(x, (0, 2)))

case(F(2, 3, 4), name="reduce_sum_last")(lambda x: jnp.sum(x, 2))
case(F(2, 3, 4), name="reduce_sum_first")(lambda x: jnp.sum(x, 0))
case(F(2, 3, 4), name="reduce_sum_outer")(lambda x: jnp.sum(x, (0, 2)))
case(F(2, 3, 4), name="reduce_sum_all")(jnp.sum)
case(F(2, 3, 4), name="reduce_mean_keepdims")(lambda x: jnp.mean(x, 1, keepdims=True))
case(F(2, 3), name="reduce_prod")(lambda x: jnp.prod(x, 1))
case(F(2, 3, 4), name="reduce_max")(lambda x: jnp.max(x, (0, 2)))
case(F(2, 3, 4), name="reduce_min")(lambda x: jnp.min(x, 1))
case(C([[1, 3, 3], [2, 2, 0]]), name="reduce_max_ties", batch=False)(lambda x: jnp.max(x, 1))
case(C([[1, np.nan, 3], [-np.inf, -np.inf, -np.inf]]), name="reduce_max_nan", diff=False, batch=False)(
    lambda x: (jnp.max(x, 1), jnp.min(x, 1), jnp.sum(x, 1)))
case(B(2, 3), name="reduce_and_or", diff=False)(lambda x: (jnp.all(x, 1), jnp.any(x, 0), jnp.all(x)))
case(I(2, 3, 4), name="reduce_integer", diff=False)(
    lambda x: (jnp.sum(x, 1), jnp.max(x, (0, 2)), jnp.min(x, 2), jnp.prod(x[:, :, :2], 2)))
case(U(2, 3), name="reduce_xor_or", diff=False)(
    lambda x: (lax.reduce(x, np.uint32(0), lax.bitwise_xor, (1,)), lax.reduce(x, np.uint32(0), lax.bitwise_or, (0,))))
case(BF(2, 7), name="reduce_sum_bf16", diff=False)(lambda x: jnp.sum(x, 1))
case(F(2, 3, 4), name="argmax", diff=False)(lambda x: (jnp.argmax(x, 1), jnp.argmax(x)))
case(F(2, 3, 4), name="argmin", diff=False)(lambda x: jnp.argmin(x, 2))
case(C([[1, 3, 3], [2, 2, 0]]), name="argmax_ties", diff=False, batch=False)(lambda x: jnp.argmax(x, 1))
case(F(2, 5), name="variance")(lambda x: jnp.var(x, 1))

case(F(4, 3), name="iota")(lambda x: x * lax.broadcasted_iota(jnp.float32, (4, 3), 0) + jnp.arange(3, dtype=jnp.float32))
case(I(4), name="iota_one_hot", diff=False)(lambda i: (i[:, None] == lax.broadcasted_iota(jnp.int32, (4, 6), 1)).astype(jnp.float32))
case(F(5, 7), name="slice")(lambda x: lax.slice(x, (1, 2), (4, 7)))
case(F(5, 7), name="slice_strided")(lambda x: lax.slice(x, (1, 0), (5, 7), (2, 3)))
case(F(5, 7), name="slice_numpy")(lambda x: x[::-1, 1:6:2] * x[:, 0:1][0])
case(F(5, 7), I(lo=-1, hi=4), I(lo=0, hi=9), name="dynamic_slice", batch=False)(lambda x, i, j: lax.dynamic_slice(x, (i, j), (2, 3)))
case(F(5, 7), F(2, 3), I(lo=-1, hi=4), I(lo=0, hi=9), name="dynamic_update_slice", batch=False)(
    lambda x, u, i, j: lax.dynamic_update_slice(x, u, (i, j)))
case(F(2, 3), F(), name="pad")(lambda x, v: lax.pad(x, v, ((1, 2, 0), (0, 3, 0))))
case(F(4, 5), F(), name="pad_negative")(lambda x, v: lax.pad(x, v, ((-1, 2, 0), (1, -2, 0))))
case(F(2, 3), F(), name="pad_interior")(lambda x, v: lax.pad(x, v, ((1, 0, 1), (-1, 1, 2))))
case(F(2, 3), F(2, 1), F(2, 4), name="concatenate_columns")(lambda x, y, z: lax.concatenate([x, y, z], 1))
case(F(2, 3), F(1, 3), name="concatenate_rows")(lambda x, y: jnp.concatenate([x, y * 2, x], 0))
case(F(2, 3), F(2, 3), name="stack")(lambda x, y: jnp.stack([x, y, x - y], 1))
case(F(2, 6), name="split")(lambda x: tuple(jnp.split(x, 3, 1)))
case(F(2, 3), name="tile")(lambda x: jnp.tile(x, (2, 2)))

