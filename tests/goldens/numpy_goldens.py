"""jax.numpy, jax.nn, jax.lax, jax.scipy.special and jax.numpy.linalg, for nnx's NumpyGoldenTest.

A case is `NAME | JAVA | RESULTS | GRADIENTS`: the function in JAX, the call of Raffia's, what JAX gives (`type[shape] numbers`, joined
by `;`) and for each float input that it depends on the gradient of the sum of all float results, weighted by 1, -2, 3, 1, -2, ... in
row-major order (`input numbers`). A tolerance other than 2e-6 stands behind, `~1e-5`. Inputs are the lines `= input type[shape]
numbers`. A Java number stands for an argument, `[...]` for a list or an array. What JAX runs on GPUs only, or in bf16, has in the script
an expression of the same meaning behind ` = `.
"""

import re

import jax
import jax.numpy as jnp
import jax.scipy.special as sp
import numpy as np
import numpy_forms
from jax import lax, nn

f32, i32 = np.float32, np.int32
INPUTS = {
  "x": np.array([[0.5, -1.25, 2.0], [-0.75, 1.5, -0.3]], f32),
  "y": np.array([[1.1, 0.4, -0.6], [0.9, -1.7, 2.3]], f32),
  "p": np.array([[0.2, 0.7, 0.5], [0.05, 0.9, 0.35]], f32),
  "q": np.array([[0.6, 0.1, 0.45], [0.8, 0.3, 0.25]], f32),
  "w": np.array([[1.5, 2.25, 3.0], [4.75, 1.2, 7.5]], f32),
  "v": np.array([-2.0, -0.5, 0.25, 1.0, 3.5], f32),
  "u": np.array([0.3, 1.9, -0.7, 2.2, -1.4], f32),
  "r": np.array([0.8, -1.1, 0.6], f32),
  "s": np.array(0.75, f32),
  "n": np.array([[np.nan, 1.0, -2.0], [np.inf, 3.0, np.nan]], f32),
  "o": np.array([[np.nan, 1.0, -np.inf], [0.0, -0.0, np.inf]], f32),
  "z": (np.arange(24, dtype=f32).reshape(2, 3, 4) * 7 % 11 - 5) / 4,
  "m": np.array([[2.0, -1.0, 0.5], [0.25, 1.5, -0.75], [1.0, 0.5, 3.0]], f32),
  "g": np.array([[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]], f32),
  "h": np.array([[1.0, 0.5, -0.5], [2.0, -1.0, 0.25], [0.0, 1.5, 1.0], [-1.0, 0.75, 2.0]], f32),
  "t": np.stack([np.eye(4, dtype=f32) * 3 + (np.arange(16, dtype=f32).reshape(4, 4) * k % 7 - 3) / 4 for k in (3, 5)]),
  "i": np.array([[3, -2, 5], [0, 7, -4]], i32),
  "j": np.array([[2, 3, 4], [6, 5, 9]], i32),
  "k": np.array([2, 0, 2, 1], i32),
  "l": np.array([3, 1, 2, 3, 0, 1, 3], i32),
  "e": np.array([[0.5, -1.25, 2.0], [-0.75, 1.5, -0.3]], jnp.bfloat16),
  "d": np.array([200, 7, 13], np.uint8),
  "a": np.array([True, False, True]),
  "b": np.array([[True, False, True], [False, False, True]]),
  "c": np.array([[True, True, False], [False, True, True]]),
}

UNARY = "abs sign negative positive square reciprocal exp exp2 expm1 sin cos tan tanh sinh cosh arctan arcsinh sinc deg2rad rad2deg floor " \
  "ceil trunc rint round nan_to_num fabs modf i0 cbrt isfinite isinf isnan isposinf isneginf signbit logical_not"
POSITIVE = "sqrt log log2 log10 log1p arcsin arccos arctanh"
BINARY = "add subtract multiply divide mod fmod maximum minimum floor_divide divmod fmax fmin copysign logaddexp logaddexp2 heaviside arctan2 " \
  "hypot equal not_equal less less_equal greater greater_equal isclose nextafter"
REDUCTIONS = "sum prod mean var std max min ptp any all"
NANS = "nansum nanprod nanmean nanvar nanstd nanmax nanmin nanmedian"

CASES = [f"jnp.{f}(x)" for f in UNARY.split()]
CASES += [f"jnp.{f}(p)" for f in POSITIVE.split()]
CASES += [f"jnp.{f}(x, y)" for f in BINARY.split()]
CASES += [f"jnp.{f}(x, axis=1) -> Jnp.{f}(x, 1)" for f in REDUCTIONS.split()]
CASES += [f"jnp.{f}(z, axis=(0, 2), keepdims=True) -> Jnp.{f}(z, true, 0, 2)" for f in REDUCTIONS.split() if f != "ptp"]
CASES += [f"jnp.{f}(n, axis=0) -> Jnp.{f}(n, 0)" for f in NANS.split()]
CASES += """
jnp.arccosh(w)
jnp.spacing(x)
jnp.power(p, y)
jnp.power(x, 3)
jnp.power(i, 2)
jnp.float_power(p, y)
jnp.ldexp(x, i)
jnp.round(x, 1)
jnp.exp(i)
jnp.mean(i)
jnp.add(i, x)
jnp.add(e, x)
jnp.multiply(e, 3)
jnp.divide(i, j)
jnp.floor_divide(i, j)
jnp.mod(i, j)
jnp.add(d, i[0]) -> Jnp.add(d, i.get(0))
jnp.sum(d)
jnp.sum(b)
jnp.square(e)
jnp.sqrt(j)
jnp.nan_to_num(o)
jnp.isnan(o)
jnp.isinf(o)
jnp.isneginf(o)
jnp.isposinf(o)
jnp.isfinite(o)
jnp.signbit(o)
jnp.signbit(i)
jnp.maximum(o, x)
jnp.fmax(o, x)
jnp.fmin(o, x)
jnp.heaviside(o, x)
jnp.logaddexp(o, x)
jnp.hypot(o, x)
jnp.floor_divide(o, y)
jnp.maximum(x, 0.25)
jnp.clip(x, -1, 1)
jnp.clip(x, q, w)
jnp.logical_and(b, c)
jnp.logical_or(b, c)
jnp.logical_xor(b, c)
jnp.bitwise_and(i, j)
jnp.bitwise_or(i, j)
jnp.bitwise_xor(i, j)
jnp.bitwise_not(i)
jnp.bitwise_count(i)
jnp.left_shift(j, i) -> Jnp.leftShift(j, i)
jnp.right_shift(i, j)
jnp.gcd(i, j)
jnp.lcm(i, j)
jnp.allclose(x, x)
jnp.isclose(n, n, equal_nan=True) -> Jnp.isclose(n, n, 1e-5, 1e-8, true)
jnp.array_equal(x, x)
jnp.array_equal(x, r)
jnp.array_equiv(x, x[0]) -> Jnp.arrayEquiv(x, x.get(0))
jnp.where(b, x, y)
jnp.where(b, x, 0.0)
jnp.select([b, c], [x, y], 2.0)
jnp.choose(jnp.mod(j, 2), [x, y], mode='clip') -> Jnp.choose(Jnp.mod(j, 2), [x, y])
jnp.sum(x)
jnp.sum(i, axis=0) -> Jnp.sum(i, 0)
jnp.sum(x, where=b, axis=0) -> Jnp.sum(x, b, 0)
jnp.mean(x, where=b, axis=0) -> Jnp.mean(x, b, 0)
jnp.mean(i, axis=1) -> Jnp.mean(i, 1)
jnp.average(x, weights=p, axis=1) -> Jnp.average(x, p, 1)
jnp.var(x, ddof=1, axis=1) -> Jnp.var(x, 1, false, 1)
jnp.std(x, ddof=1) -> Jnp.std(x, 1, false)
jnp.argmax(x)
jnp.argmax(x, axis=1) -> Jnp.argmax(x, 1)
jnp.argmin(x)
jnp.argmin(x, axis=0) -> Jnp.argmin(x, 0)
jnp.nanargmax(n, axis=1) -> Jnp.nanargmax(n, 1)
jnp.nanargmin(n, axis=1) -> Jnp.nanargmin(n, 1)
jnp.count_nonzero(i)
jnp.count_nonzero(b, axis=0) -> Jnp.countNonzero(b, 0)
jnp.quantile(x, 0.3)
jnp.quantile(z, jnp.array([0.1, 0.5]), axis=1) -> Jnp.quantile(z, Jnp.array([0.1, 0.5]), 1)
jnp.percentile(x, 40, axis=0) -> Jnp.percentile(x, 40, 0)
jnp.median(x, axis=1) -> Jnp.median(x, 1)
jnp.median(n, axis=1) -> Jnp.median(n, 1)
jnp.nanquantile(n, 0.25, axis=1) -> Jnp.nanquantile(n, 0.25, 1)
jnp.nanpercentile(n, 60)
jnp.cumsum(x)
jnp.cumsum(z, axis=1) -> Jnp.cumsum(z, 1)
jnp.cumsum(b, axis=1) -> Jnp.cumsum(b, 1)
jnp.cumprod(x, axis=0) -> Jnp.cumprod(x, 0)
jnp.cumprod(u)
jnp.cumulative_sum(x, axis=1, include_initial=True) -> Jnp.cumulativeSum(x, 1, true)
jnp.cumulative_prod(x, axis=1, include_initial=True) -> Jnp.cumulativeProd(x, 1, true)
jnp.nancumsum(n, axis=1) -> Jnp.nancumsum(n, 1)
jnp.nancumprod(n, axis=1) -> Jnp.nancumprod(n, 1)
jnp.diff(x)
jnp.diff(z, n=2, axis=1) -> Jnp.diff(z, 2, 1)
jnp.ediff1d(x)
jnp.trapezoid(x, dx=0.5, axis=1) -> Jnp.trapezoid(x, 0.5, 1)
jnp.trapezoid(u, v)
jnp.cov(x)
jnp.cov(x, y, rowvar=False, ddof=0) -> Jnp.cov(x, y, false, 0)
jnp.corrcoef(x)
jnp.array([[1, 2], [3, 4]])
jnp.array([0.5, 2.0])
jnp.zeros((2, 3)) -> Jnp.zeros(2, 3)
jnp.ones((2,), jnp.int32) -> Jnp.ones(i32, 2)
jnp.empty((2,)) -> Jnp.empty(2)
jnp.full((2, 2), 1.5) -> Jnp.full([2, 2], 1.5)
jnp.full((2, 2), 3) -> Jnp.full([2, 2], 3)
jnp.zeros_like(i)
jnp.ones_like(x)
jnp.empty_like(i)
jnp.full_like(i, 7)
jnp.arange(5)
jnp.arange(2, 12, 3)
jnp.arange(5, 0, -2)
jnp.arange(0.5, 2.2, 0.4)
jnp.linspace(-1, 2, 7)
jnp.linspace(0, 1, 4, endpoint=False) -> Jnp.linspace(0, 1, 4, false)
jnp.logspace(0, 2, 4, base=10) -> Jnp.logspace(0, 2, 4, 10)
jnp.geomspace(1, 64, 4)
jnp.identity(3)
jnp.eye(3)
jnp.eye(2, 4, 1)
jnp.tri(3, 4, -1)
jnp.tril(m)
jnp.tril(m, 1)
jnp.triu(m)
jnp.triu(t, -1)
jnp.diag(r)
jnp.diag(r, -1)
jnp.diag(m, 1)
jnp.diagflat(x, 1)
jnp.diagonal(t, 1, 1, 2)
jnp.diagonal(m)
jnp.trace(m)
jnp.trace(t, -1, 1, 2)
jnp.fill_diagonal(m, 2, inplace=False) -> Jnp.fillDiagonal(m, 2)
jnp.meshgrid(r, u) -> Jnp.meshgrid([r, u])
jnp.meshgrid(r, u, indexing='ij') -> Jnp.meshgrid(true, [r, u])
jnp.indices((2, 3)) -> Jnp.indices(2, 3)
jnp.ix_(r, u) -> Jnp.ix([r, u])
jnp.vander(r, 3, increasing=False) -> Jnp.vander(r, 3, false)
jnp.vander(r, 4, increasing=True) -> Jnp.vander(r, 4, true)
jnp.broadcast_arrays(x, r) -> Jnp.broadcastArrays([x, r])
jnp.bartlett(7)
jnp.blackman(6)
jnp.hamming(5)
jnp.hanning(8)
jnp.kaiser(6, 4.5)
jnp.reshape(x, (3, 2)) -> Jnp.reshape(x, 3, 2)
jnp.ravel(x)
jnp.transpose(z)
jnp.transpose(z, (1, 0, 2)) -> Jnp.transpose(z, 1, 0, 2)
jnp.matrix_transpose(z)
jnp.swapaxes(z, 0, 2)
jnp.moveaxis(z, 0, -1)
jnp.expand_dims(x, (0, 2)) -> Jnp.expandDims(x, 0, 2)
jnp.squeeze(jnp.expand_dims(x, 1)) -> Jnp.squeeze(Jnp.expandDims(x, 1))
jnp.broadcast_to(r, (2, 3)) -> Jnp.broadcastTo(r, 2, 3)
jnp.atleast_1d(s)
jnp.atleast_2d(r)
jnp.atleast_3d(x)
jnp.atleast_3d(r)
jnp.concatenate([x, y], axis=1) -> Jnp.concatenate([x, y], 1)
jnp.concatenate([x, i]) -> Jnp.concatenate([x, i])
jnp.stack([x, y], axis=2) -> Jnp.stack([x, y], 2)
jnp.vstack([r, x])
jnp.hstack([r, u])
jnp.hstack([x, y])
jnp.dstack([x, y])
jnp.column_stack([r, m])
jnp.block([[x, y], [y, x]])
jnp.append(x, r)
jnp.append(x, y, 0)
jnp.split(z, 2, 2)
jnp.split(u, [1, 3], 0) -> Jnp.split(u, [1, 3], 0)
jnp.array_split(u, 3, 0)
jnp.vsplit(x, 2)
jnp.hsplit(z[:, 0], 2) -> Jnp.hsplit(z.get(Index.ALL, 0), 2)
jnp.dsplit(z, 2)
jnp.unstack(x, axis=1) -> Jnp.unstack(x, 1)
jnp.tile(x, (2, 2)) -> Jnp.tile(x, 2, 2)
jnp.tile(r, (2, 1, 2)) -> Jnp.tile(r, 2, 1, 2)
jnp.repeat(x, 2)
jnp.repeat(x, 2, 1)
jnp.repeat(r, jnp.array([1, 0, 3]), 0) -> Jnp.repeat(r, [1, 0, 3], 0)
jnp.flip(x)
jnp.flip(x, 1)
jnp.fliplr(x)
jnp.flipud(x)
jnp.rot90(x, 1)
jnp.rot90(x, 2)
jnp.rot90(x, -1)
jnp.roll(x, 2)
jnp.roll(x, -1, 1)
jnp.resize(x, (2, 5)) -> Jnp.resize(x, 2, 5)
jnp.delete(x, 1, 1)
jnp.insert(x, 1, r, 0)
jnp.insert(x, 2, 9.0, 1) -> Jnp.insert(x, 2, Jnp.array(9.0), 1)
jnp.pad(x, 1)
jnp.pad(x, [[1, 0], [2, 1]], constant_values=0.5) -> Jnp.pad(x, [[1, 0], [2, 1]], 0.5)
jnp.pad(x, [[1, 2], [2, 1]], mode='edge') -> Jnp.pad(x, [[1, 2], [2, 1]], 'edge')
jnp.pad(x, [[1, 0], [2, 1]], mode='reflect') -> Jnp.pad(x, [[1, 0], [2, 1]], 'reflect')
jnp.pad(r, [[5, 4]], mode='reflect') -> Jnp.pad(r, [[5, 4]], 'reflect')
jnp.pad(x, [[1, 0], [2, 4]], mode='symmetric') -> Jnp.pad(x, [[1, 0], [2, 4]], 'symmetric')
jnp.pad(x, [[3, 0], [2, 4]], mode='wrap') -> Jnp.pad(x, [[3, 0], [2, 4]], 'wrap')
jnp.sort(x)
jnp.sort(z, axis=1) -> Jnp.sort(z, 1)
jnp.sort(o)
jnp.sort(l)
jnp.sort(d)
jnp.argsort(x)
jnp.argsort(l)
jnp.argsort(o)
jnp.argsort(l, 0, descending=True) -> Jnp.argsort(l, 0, true)
jnp.lexsort([l, jnp.mod(l, 2)]) -> Jnp.lexsort([l, Jnp.mod(l, 2)])
jnp.sort(jnp.partition(u, 2)[:2]) -> Jnp.sort(Jnp.partition(u, 2).slice(0, 2))
jnp.sort(jnp.argpartition(u, 2)[:2]) -> Jnp.sort(Jnp.argpartition(u, 2).slice(0, 2))
jnp.searchsorted(v, x)
jnp.searchsorted(v, v, side='right') -> Jnp.searchsorted(v, v, true)
jnp.digitize(x, v)
jnp.digitize(x, v[::-1]) -> Jnp.digitize(x, Jnp.flip(v))
jnp.interp(x, v, u)
jnp.take(x, k, axis=1) -> Jnp.take(x, k, 1)
jnp.take(u, jnp.array([0, 7, -1, -9]), mode='clip') -> Jnp.take(u, Jnp.array([0, 7, -1, -9]), 0, 'clip')
jnp.take(u, jnp.array([0, 7, -1, -9]), mode='wrap') -> Jnp.take(u, Jnp.array([0, 7, -1, -9]), 0, 'wrap')
jnp.take(x, jnp.array([0, -1, 9])) -> Jnp.take(x, Jnp.array([0, -1, 9]))
jnp.take_along_axis(x, jnp.array([[2, 0], [1, 1]]), 1) -> Jnp.takeAlongAxis(x, Jnp.array([[2, 0], [1, 1]]), 1)
jnp.put_along_axis(x, jnp.array([[2], [0]]), 9.0, 1, inplace=False) -> Jnp.putAlongAxis(x, Jnp.array([[2], [0]]), Jnp.array(9.0), 1)
jnp.nonzero(b)
jnp.nonzero(b, size=5, fill_value=-1) -> Jnp.nonzero(b, 5, -1)
jnp.nonzero(b, size=2, fill_value=0) -> Jnp.nonzero(b, 2, 0)
jnp.flatnonzero(i)
jnp.argwhere(b)
jnp.extract(b, x)
jnp.compress(a, x, axis=1) -> Jnp.compress(a, x, 1)
jnp.ravel_multi_index((jnp.array([0, 1]), jnp.array([2, 1])), (2, 3)) -> Jnp.ravelMultiIndex([Jnp.array([0, 1]), Jnp.array([2, 1])], 2, 3)
jnp.unravel_index(jnp.array([5, 2]), (2, 3)) -> Jnp.unravelIndex(Jnp.array([5, 2]), 2, 3)
jnp.tril_indices_from(m, 1) -> Jnp.trilIndicesFrom(m, 1)
jnp.triu_indices_from(m, -1) -> Jnp.triuIndicesFrom(m, -1)
jnp.diag_indices_from(m)
jnp.unique_counts(l)
jnp.unique_inverse(i)
jnp.frexp(x)
jnp.frexp(n)
sp.comb(j, k[:3]) -> Special.comb(j, k.slice(0, 3)) ~1e-5
sp.comb(w, p) ~1e-5
sp.poch(w, x) ~1e-5
lax.approx_min_k(x, 2)
lax.conv_transpose(z[..., None], z[:1, :2, :, None].transpose(1, 2, 3, 0), (2, 3), 'SAME') -> Lax.convTranspose(Jnp.expandDims(z, 3), Jnp.transpose(Jnp.expandDims(z.get(Index.to(1), Index.to(2)), 3), 1, 2, 3, 0), [2, 3], 'SAME')
lax.conv_transpose(z[..., None], z[:1, :2, :, None].transpose(1, 2, 3, 0), (1, 2), 'VALID') -> Lax.convTranspose(Jnp.expandDims(z, 3), Jnp.transpose(Jnp.expandDims(z.get(Index.to(1), Index.to(2)), 3), 1, 2, 3, 0), [1, 2], 'VALID')
lax.conv_general_dilated_patches(z[None], (2, 3), (1, 2), [(1, 0), (1, 1)]) -> Lax.convGeneralDilatedPatches(Jnp.expandDims(z, 0), [2, 3], [1, 2], [[1, 0], [1, 1]])
jnp.tril_indices(3, 1)
jnp.triu_indices(3, -1)
jnp.diag_indices(3, 2)
jnp.unique(l)
jnp.unique(lax.stop_gradient(n)) -> Jnp.unique(n)
jnp.unique_all(l)
jnp.unique(l, size=6, fill_value=-1) -> Jnp.unique(l, 6, -1)
jnp.unique(l, size=2, fill_value=-1) -> Jnp.unique(l, 2, -1)
jnp.intersect1d(l, k)
jnp.union1d(l, j)
jnp.setdiff1d(l, k)
jnp.setxor1d(l, j)
jnp.isin(l, k)
jnp.bincount(l, length=5) -> Jnp.bincount(l, 5)
jnp.bincount(l, weights=jnp.arange(7.0), length=3) -> Jnp.bincount(l, Jnp.arange(0.0, 7.0, 1.0), 3)
jnp.histogram(z, 4)
jnp.histogram(x, v)
jnp.histogram_bin_edges(x, 3)
jnp.matmul(x, m)
jnp.matmul(x, r)
jnp.matmul(t, t)
jnp.dot(x, m)
jnp.dot(r, r)
jnp.vdot(x, y)
jnp.vecdot(x, y)
jnp.matvec(t, z[:, 0]) -> Jnp.matvec(t, z.get(Index.ALL, 0))
jnp.vecmat(z[:, 0], t) -> Jnp.vecmat(z.get(Index.ALL, 0), t)
jnp.inner(x, m)
jnp.outer(r, u)
jnp.kron(x, m)
jnp.cross(x, y)
jnp.tensordot(x, m, 1)
jnp.tensordot(z, x, ([1, 0], [1, 0])) -> Jnp.tensordot(z, x, [1, 0], [1, 0])
jnp.convolve(u, r, mode='full') -> Jnp.convolve(u, r, 'full')
jnp.convolve(u, r, mode='same') -> Jnp.convolve(u, r, 'same')
jnp.convolve(u, r, mode='valid') -> Jnp.convolve(u, r, 'valid')
jnp.convolve(r, u, mode='same') -> Jnp.convolve(r, u, 'same')
jnp.correlate(u, r, mode='full') -> Jnp.correlate(u, r, 'full')
jnp.correlate(u, r, mode='same') -> Jnp.correlate(u, r, 'same')
jnp.correlate(u, r, mode='valid') -> Jnp.correlate(u, r, 'valid')
jnp.correlate(r, u, mode='full') -> Jnp.correlate(r, u, 'full')
jnp.gradient(z, 0.5, axis=2) -> Jnp.gradient(z, 0.5, 2)
jnp.polyval(r, x)
jnp.polyadd(r, u)
jnp.polysub(u, r)
jnp.polymul(u, r)
jnp.polyder(u)
jnp.polyint(u)
jnp.polyfit(v, u, 2) ~2e-5
jnp.einsum('ij,jk->ik', x, m)
jnp.einsum('ij,jk', x, m)
jnp.einsum('ba,b', x, x[:, 0]) -> Jnp.einsum('ba,b', x, x.get(Index.ALL, 0))
jnp.einsum('ii', m)
jnp.einsum('ii->i', m)
jnp.einsum('iij->j', jnp.stack([m, m, m])) -> Jnp.einsum('iij->j', Jnp.stack([m, m, m]))
jnp.einsum('...ij,...jk->...ik', t, t)
jnp.einsum('...ij,jk', t, t[0]) -> Jnp.einsum('...ij,jk', t, t.get(0))
jnp.einsum('i...->...', z)
jnp.einsum('...', x)
jnp.einsum('ij,ij->', x, y)
jnp.einsum('i,j->ij', r, u)
jnp.einsum('ij,jk,kl,l->i', x, m, m, r)
jnp.einsum('abc,abd,cd->', z, z, t[0]) -> Jnp.einsum('abc,abd,cd->', z, z, t.get(0))
jnp.einsum('ij->', i)
jnp.einsum('bij,bj->bi', t, z[:, 0]) -> Jnp.einsum('bij,bj->bi', t, z.get(Index.ALL, 0))
x[1] -> x.get(1)
x[-1, 0] -> x.get(-1, 0)
z[:, 1:3] -> z.get(Index.ALL, Index.slice(1, 3))
z[..., ::-2] -> z.get(Index.ELLIPSIS, Index.step(-2))
z[1, :, 3:0:-1] -> z.get(1, Index.ALL, Index.slice(3, 0, -1))
z[:, None, 1:, 0] -> z.get(Index.ALL, Index.NEW_AXIS, Index.from(1), 0)
z[..., :-1, None] -> z.get(Index.ELLIPSIS, Index.to(-1), Index.NEW_AXIS)
z[5:2] -> z.get(Index.slice(5, 2))
z[:, k] -> z.get(Index.ALL, k)
z[:, k, k] -> z.get(Index.ALL, k, k)
z[0, :, k] -> z.get(0, Index.ALL, k)
z[:, 1, k] -> z.get(Index.ALL, 1, k)
z[jnp.array([[0], [1]]), k] -> z.get(Jnp.array([[0], [1]]), k)
z[jnp.array([0, 1]), 1:, jnp.array([3, 0])] -> z.get(Jnp.array([0, 1]), Index.from(1), Jnp.array([3, 0]))
z[jnp.array([1, 0]), None, :, 1] -> z.get(Jnp.array([1, 0]), Index.NEW_AXIS, Index.ALL, 1)
z[..., k, ::2] -> z.get(Index.ELLIPSIS, k, Index.step(2))
u[jnp.array([0, 7, -1, -9])] -> u.get(Jnp.array([0, 7, -1, -9]))
x[jnp.array([0, 5, -7])] -> x.get(Jnp.array([0, 5, -7]))
x[jnp.array([0, 1, 0]), jnp.array([2, 3, -9])] -> x.get(Jnp.array([0, 1, 0]), Jnp.array([2, 3, -9]))
z[:, jnp.array([[0, 9], [-9, 1]]), 1:] -> z.get(Index.ALL, Jnp.array([[0, 9], [-9, 1]]), Index.from(1))
x[jnp.array(7)] -> x.get(Jnp.array(7))
x[:, jnp.array(-9)] -> x.get(Index.ALL, Jnp.array(-9))
l[jnp.array([7, -1, -9])] -> l.get(Jnp.array([7, -1, -9]))
x[b] -> x.get(b)
x[:, a] -> x.get(Index.ALL, a)
z[b] -> z.get(b)
z[b, 1] -> z.get(b, 1)
x.at[0].set(r) -> x.at(0).set(r)
x.at[:, 1:].add(1.5) -> x.at(Index.ALL, Index.from(1)).add(1.5)
x.at[1, ::-1].set(r) -> x.at(1, Index.step(-1)).set(r)
x.at[0, 2].multiply(4.0) -> x.at(0, 2).mul(4.0)
x.at[...].add(r) -> x.at(Index.ELLIPSIS).add(r)
x.at[:, k].add(jnp.ones((2, 4))) -> x.at(Index.ALL, k).add(Jnp.ones(2, 4))
x.at[jnp.array([0, 1]), jnp.array([2, 0])].set(jnp.array([7.0, 8.0])) -> x.at(Jnp.array([0, 1]), Jnp.array([2, 0])).set(Jnp.array([7.0, 8.0]))
x.at[1, 1:].min(0.25) -> x.at(1, Index.from(1)).min(0.25)
x.at[:, 0].max(y[:, 1]) -> x.at(Index.ALL, 0).max(y.get(Index.ALL, 1))
x.at[0].divide(2.0) -> x.at(0).div(2.0)
p.at[0].power(2.0) -> p.at(0).pow(2.0)
x.at[0].subtract(r) -> x.at(0).sub(r)
x.at[jnp.array([0, 7])].set(9.0) -> x.at(Jnp.array([0, 7])).set(9.0)
x.at[jnp.array([0, -1, -9])].add(9.0) -> x.at(Jnp.array([0, -1, -9])).add(9.0)
x.at[b].set(0.0) -> x.at(b).set(0.0)
x.at[b].add(5.0) -> x.at(b).add(5.0)
x.at[b].set(r) -> x.at(b).set(r)
x.at[1, None, :].set(r) -> x.at(1, Index.NEW_AXIS, Index.ALL).set(r)
z.at[:, 1, k].set(jnp.zeros((2, 4))) -> z.at(Index.ALL, 1, k).set(Jnp.zeros(2, 4))
z.at[0, :, jnp.array([3, 1])].add(x) -> z.at(0, Index.ALL, Jnp.array([3, 1])).add(x)
x.at[0, 1].get() -> x.at(0, 1).get()
i.at[0].set(d) -> i.at(0).set(d)
jnp.linalg.cholesky(g)
jnp.linalg.solve(m, r)
jnp.linalg.solve(t, z.reshape(2, 4, 3)) -> Linalg.solve(t, z.reshape(2, 4, 3))
jnp.linalg.inv(m)
jnp.linalg.inv(t)
jnp.linalg.det(m)
jnp.linalg.det(t)
jnp.linalg.det(m[:2, :2]) -> Linalg.det(m.get(Index.to(2), Index.to(2)))
jnp.linalg.slogdet(t)
jnp.linalg.slogdet(m)
jnp.linalg.qr(m)
jnp.linalg.qr(h)
jnp.linalg.qr(t)
jnp.linalg.eigvalsh(g)
jnp.abs(jnp.linalg.eigh(g)[1]) -> Jnp.abs(Linalg.eigh(g).eigenvectors())
jnp.linalg.eigh(g)[0] -> Linalg.eigh(g).eigenvalues()
jnp.linalg.eigvalsh(t)
jnp.linalg.svdvals(h)
jnp.linalg.svdvals(t)
jnp.abs(jnp.linalg.svd(h, full_matrices=False)[0]) -> Jnp.abs(Linalg.svd(h).u())
jnp.linalg.svd(h.T, full_matrices=False)[1] -> Linalg.svd(h.transpose()).s()
jnp.abs(jnp.linalg.svd(h.T, full_matrices=False)[2]) -> Jnp.abs(Linalg.svd(h.transpose()).vh())
jnp.linalg.pinv(h)
jnp.linalg.pinv(h.T) -> Linalg.pinv(h.transpose())
jnp.linalg.lstsq(h, jnp.arange(4.0))[0] -> Linalg.lstsq(h, Jnp.arange(0.0, 4.0, 1.0))
jnp.linalg.matrix_power(m, 3)
jnp.linalg.matrix_power(m, 0)
jnp.linalg.matrix_power(m, -2)
jnp.linalg.matrix_rank(h)
jnp.linalg.matrix_rank(jnp.outer(r, r)) -> Linalg.matrixRank(Jnp.outer(r, r))
jnp.linalg.cond(m)
jnp.linalg.multi_dot([x, m, m, r])
jnp.linalg.multi_dot([r, m, h.T]) -> Linalg.multiDot([r, m, h.transpose()])
jnp.linalg.norm(x)
jnp.linalg.norm(r, 3.0, keepdims=False, axis=0) -> Linalg.norm(r, 3, false, 0)
jnp.linalg.norm(x, 1, axis=1, keepdims=True) -> Linalg.norm(x, 1, true, 1)
jnp.linalg.norm(h, 2, axis=(0, 1)) -> Linalg.norm(h, 2, false, 0, 1)
jnp.linalg.norm(h, -2, axis=(1, 0)) -> Linalg.norm(h, -2, false, 1, 0)
jnp.linalg.norm(h, 1, axis=(0, 1)) -> Linalg.norm(h, 1, false, 0, 1)
jnp.linalg.norm(h, jnp.inf, axis=(0, 1), keepdims=True) -> Linalg.norm(h, Jnp.INF, true, 0, 1)
jnp.linalg.norm(h, -1, axis=(0, 1)) -> Linalg.norm(h, -1, false, 0, 1)
jnp.linalg.vector_norm(x, ord=jnp.inf) -> Linalg.vectorNorm(x, Jnp.INF)
jnp.linalg.vector_norm(x, ord=0) -> Linalg.vectorNorm(x, 0)
jnp.linalg.vector_norm(x, ord=-jnp.inf, axis=1) -> Linalg.vectorNorm(x, -Jnp.INF, false, 1)
jnp.linalg.matrix_norm(h, ord='nuc') -> Linalg.matrixNorm(h, 'nuc')
jnp.linalg.matrix_norm(t, ord='fro') -> Linalg.matrixNorm(t, 'fro')
jnp.linalg.trace(t)
jnp.linalg.diagonal(t)
jnp.linalg.matrix_transpose(z)
jnp.linalg.matmul(x, m)
jnp.linalg.outer(r, u)
jnp.linalg.vecdot(x, y)
jnp.linalg.tensordot(x, m, axes=1) -> Linalg.tensordot(x, m, 1)
jnp.linalg.cross(x, y)
jnp.linalg.tensorsolve(jnp.eye(6).reshape(2, 3, 2, 3) + 0.5, x) -> Linalg.tensorsolve(Jnp.eye(6).reshape(2, 3, 2, 3).add(0.5), x)
jnp.linalg.tensorinv(jnp.eye(6).reshape(2, 3, 6) + 0.5, ind=2) -> Linalg.tensorinv(Jnp.eye(6).reshape(2, 3, 6).add(0.5), 2)
sp.erf(x)
sp.erfc(x)
sp.erfinv(q)
sp.erfcx(x) ~1e-5
sp.expit(x)
sp.logit(p)
sp.logsumexp(x, axis=1) -> Special.logsumexp(x, 1)
sp.softmax(x, axis=0) -> Special.softmax(x, 0)
sp.log_softmax(x, axis=1) -> Special.logSoftmax(x, 1)
sp.ndtr(x)
sp.log_ndtr(x)
sp.log_ndtr(x * 20) -> Special.logNdtr(x.mul(20)) ~2e-5
sp.ndtri(p)
sp.ndtri(p * 1e-9) -> Special.ndtri(p.mul(1e-9))
sp.gamma(w)
sp.gamma(x)
sp.gammaln(w)
sp.gammasgn(x)
sp.digamma(w)
sp.polygamma(2, w) -> Special.polygamma(Jnp.array(2), w)
sp.zeta(jnp.array(2.5), q) -> Special.zeta(Jnp.array(2.5), q) ~1e-5
sp.multigammaln(w, 2)
sp.factorial(j) ~1e-5
sp.gammainc(w, p)
sp.gammainc(p, w)
sp.gammaincc(w, p)
sp.gammaincc(p, w) ~5e-6
sp.beta(w, p) ~5e-6
sp.betaln(w, p)
sp.betainc(w, q, p) ~5e-6
sp.i0(x)
sp.i0e(x)
sp.i0e(x * 40) -> Special.i0e(x.mul(40))
sp.i1(x)
sp.i1e(x)
sp.xlogy(x, p)
sp.xlogy(jnp.zeros(3), jnp.array([0.0, 1.0, 2.0])) -> Special.xlogy(Jnp.zeros(3), Jnp.array([0.0, 1.0, 2.0]))
sp.xlog1py(x, p)
sp.entr(p)
sp.entr(x)
sp.rel_entr(p, q)
sp.rel_entr(x, q)
sp.kl_div(p, q)
sp.boxcox(p, y)
sp.boxcox1p(p, y)
nn.relu(x)
nn.relu6(x)
nn.leaky_relu(x)
nn.sigmoid(x)
nn.hard_sigmoid(x)
nn.log_sigmoid(x)
nn.silu(x)
nn.swish(x)
nn.hard_silu(x)
nn.hard_swish(x)
nn.tanh(x)
nn.hard_tanh(x)
nn.soft_sign(x)
nn.softplus(x)
nn.elu(x)
nn.celu(x)
nn.selu(x)
nn.gelu(x)
nn.glu(z)
nn.identity(x)
nn.softmax(x)
nn.log_softmax(x)
nn.logsumexp(x, axis=1) -> Nnx.logsumexp(x, 1)
nn.logmeanexp(x, axis=1) -> Nnx.logmeanexp(x, 1)
nn.one_hot(k, 3)
nn.standardize(x)
nn.squareplus(x)
nn.mish(x)
nn.sparse_plus(x)
nn.sparse_sigmoid(x)
nn.log1mexp(w)
nn.dot_product_attention(z[None, None, 0], z[None, None, 1], z[None, None, 0]) -> Nnx.dotProductAttention(z.get(0).expandDims(0, 1), z.get(1).expandDims(0, 1), z.get(0).expandDims(0, 1))
lax.stop_gradient(x)
lax.rsqrt(p)
lax.clamp(-1.0, x, 0.5) -> Lax.clamp(Jnp.array(-1.0), x, Jnp.array(0.5))
lax.select(b, x, y)
lax.dynamic_slice(z, (jnp.array(1), jnp.array(2), jnp.array(1)), (1, 2, 3)) -> Lax.dynamicSlice(z, [Jnp.array(1), Jnp.array(2), Jnp.array(1)], 1, 2, 3)
lax.dynamic_slice_in_dim(z, jnp.array(1), 2, axis=1) -> Lax.dynamicSliceInDim(z, Jnp.array(1), 2, 1)
lax.dynamic_index_in_dim(z, jnp.array(-1), axis=1, keepdims=False) -> Lax.dynamicIndexInDim(z, Jnp.array(-1), 1, false)
lax.dynamic_update_slice(x, y[:1, :2], (jnp.array(1), jnp.array(2))) -> Lax.dynamicUpdateSlice(x, y.get(Index.to(1), Index.to(2)), [Jnp.array(1), Jnp.array(2)])
lax.dynamic_update_slice_in_dim(x, y[:1], jnp.array(1), axis=0) -> Lax.dynamicUpdateSliceInDim(x, y.get(Index.to(1)), Jnp.array(1), 0)
lax.dynamic_update_index_in_dim(x, y[0], jnp.array(1), axis=0) -> Lax.dynamicUpdateIndexInDim(x, y.get(0), Jnp.array(1), 0)
lax.slice(z, (0, 1, 0), (2, 3, 4), (1, 1, 2)) -> Lax.slice(z, [0, 1, 0], [2, 3, 4], [1, 1, 2])
lax.slice_in_dim(z, 1, 4, 2, axis=2) -> Lax.sliceInDim(z, 1, 4, 2, 2)
lax.index_in_dim(z, 1, axis=1, keepdims=False) -> Lax.indexInDim(z, 1, 1, false)
lax.top_k(x, 2)
lax.top_k(l, 3)
lax.cumsum(x, axis=1, reverse=True) -> Lax.cumsum(x, 1, true)
lax.cumprod(x, axis=1, reverse=True) -> Lax.cumprod(x, 1, true)
lax.cummax(x, axis=1) -> Lax.cummax(x, 1, false)
lax.cummin(x, axis=1, reverse=True) -> Lax.cummin(x, 1, true)
lax.cumlogsumexp(x, axis=1) -> Lax.cumlogsumexp(x, 1, false)
lax.broadcast(r, (2,)) -> Lax.broadcast(r, 2)
lax.broadcast_in_dim(r, (2, 3, 2), (1,)) -> Lax.broadcastInDim(r, [2, 3, 2], 1)
lax.broadcasted_iota(jnp.int32, (2, 3), 1) -> Lax.broadcastedIota(i32, [2, 3], 1)
lax.iota(jnp.float32, 4) -> Lax.iota(f32, 4)
lax.collapse(z, 0, 2)
lax.pad(x, 0.5, ((1, 0, 1), (-1, 2, 0))) -> Lax.pad(x, 0.5, [[1, 0, 1], [-1, 2, 0]])
lax.rev(x, (0,)) -> Lax.rev(x, 0)
lax.bitcast_convert_type(x, jnp.int32) -> Lax.bitcastConvertType(x, i32)
lax.convert_element_type(x, jnp.int32) -> Lax.convertElementType(x, i32)
lax.population_count(j)
lax.clz(j)
lax.integer_pow(x, 3)
lax.reduce_precision(x, 5, 4)
lax.sort_key_val(l, jnp.arange(7)) -> Lax.sortKeyVal(l, Jnp.arange(7))
lax.dot_general(x, m, (((1,), (0,)), ((), ()))) -> Lax.dotGeneral(x, m, [1], [0], [], [])
lax.dot_general(t, t, (((2,), (1,)), ((0,), (0,)))) -> Lax.dotGeneral(t, t, [2], [1], [0], [0])
lax.batch_matmul(t, t)
lax.reduce_window(z, -jnp.inf, lax.max, (1, 2, 2), (1, 1, 2), 'VALID') -> Lax.reduceWindow(z, MAX, [1, 2, 2], [1, 1, 2])
lax.reduce_window(z, 0.0, lax.add, (1, 2, 2), (1, 1, 2), 'VALID') -> Lax.reduceWindow(z, ADD, [1, 2, 2], [1, 1, 2])
lax.reduce_max(x, axes=(1,)) -> Lax.reduceMax(x, 1)
lax.reduce_and(b, axes=(1,)) -> Lax.reduceAnd(b, 1)
lax.conv(z[:, :, None], z[:, :, None, :2], (1, 1), 'SAME') -> Lax.conv(z.expandDims(2), z.get(Index.ALL, Index.ALL, Index.to(2)).expandDims(2), [1, 1], 'SAME')
lax.conv_general_dilated(z[:, :, None], z[:, :, None, :2], (1, 2), ((0, 0), (1, 1)), rhs_dilation=(1, 2)) -> Lax.convGeneralDilated(z.expandDims(2), z.get(Index.ALL, Index.ALL, Index.to(2)).expandDims(2), [1, 2], [[0, 0], [1, 1]], [1, 1], [1, 2], 1)
lax.igamma(w, p)
lax.igammac(w, p)
lax.erf_inv(q)
lax.lgamma(w)
lax.bessel_i0e(x)
lax.bessel_i1e(x)
lax.split(u, (2, 3)) -> Lax.split(u, [2, 3], 0)
lax.mulhi(jnp.array([2**30, -7], jnp.int32), jnp.array([12, 2**29], jnp.int32)) -> Lax.mulhi(Jnp.array([1073741824, -7]), Jnp.array([12, 536870912]))
lax.associative_scan(lax.mul, h, axis=0, reverse=True) -> Lax.associativeScan('mul', h, true)
jnp.packbits(b)
jnp.packbits(l)
jnp.packbits(jnp.tile(i, (5, 1)), axis=0, bitorder='little') -> Jnp.packbits(Jnp.tile(i, 5, 1), 0, 'little')
jnp.unpackbits(d)
jnp.unpackbits(d[:, None], axis=1, bitorder='little') -> Jnp.unpackbits(Jnp.expandDims(d, 1), 1, 'little')
jnp.put(x, k, u[:3], inplace=False) -> Jnp.put(x, k, u.slice(0, 3))
jnp.put(x, jnp.array([0, 9, -1, -9]), r, inplace=False) -> Jnp.put(x, Jnp.array([0, 9, -1, -9]), r)
jnp.put(x, jnp.array([0, 9, -1]), r, mode='clip', inplace=False) -> Jnp.put(x, Jnp.array([0, 9, -1]), r, 'clip')
jnp.put(x, jnp.array([0, 9, -1]), r, mode='wrap', inplace=False) -> Jnp.put(x, Jnp.array([0, 9, -1]), r, 'wrap')
jnp.place(x, b, r[:2], inplace=False) -> Jnp.place(x, b, r.slice(0, 2))
jnp.place(x, c, u, inplace=False) -> Jnp.place(x, c, u)
jnp.mask_indices(3, jnp.triu) -> Jnp.maskIndices(3, 'triu')
jnp.trim_zeros(jnp.array([0, 0, 3, 0, 1, 0])) -> Jnp.trimZeros(Jnp.array([0, 0, 3, 0, 1, 0]))
jnp.trim_zeros(jnp.array([0, 0, 3, 0, 1, 0]), 'f') -> Jnp.trimZeros(Jnp.array([0, 0, 3, 0, 1, 0]), 'f')
jnp.trim_zeros(jnp.pad(i, 2), 'b') -> Jnp.trimZeros(Jnp.pad(i, 2), 'b')
jnp.histogram2d(x.ravel(), y.ravel(), bins=3) -> Jnp.histogram2d(Jnp.ravel(x), Jnp.ravel(y), 3)
jnp.histogram2d(x.ravel(), y.ravel(), bins=[2, 3]) -> Jnp.histogram2d(Jnp.ravel(x), Jnp.ravel(y), 2, 3)
jnp.histogram2d(x.ravel(), y.ravel(), bins=[v, jnp.array([-2.0, 0.0, 2.0])], weights=p.ravel(), density=True) -> Jnp.histogram2d(Jnp.ravel(x), Jnp.ravel(y), v, Jnp.array([-2.0, 0.0, 2.0]), Jnp.ravel(p), true)
jnp.histogramdd(h, bins=2) -> Jnp.histogramdd(h, 2)
jnp.histogramdd(h, bins=[v, v, jnp.array([-1.0, 0.5, 1.5])]) -> Jnp.histogramdd(h, [v, v, Jnp.array([-1.0, 0.5, 1.5])])
jnp.histogramdd(h, bins=[v, v, v], weights=jnp.arange(4.0)) -> Jnp.histogramdd(h, [v, v, v], Jnp.arange(0.0, 4.0, 1.0), false)
jnp.unwrap(x * 5) -> Jnp.unwrap(x.mul(5))
jnp.unwrap(z * 2, axis=1, period=3.0) -> Jnp.unwrap(z.mul(2), 1, 3)
jnp.poly(r)
jnp.poly(j[0]) -> Jnp.poly(j.get(0))
jnp.polydiv(u, r)
jnp.polydiv(r, u)
jnp.apply_over_axes(jnp.sum, z, [0, 2]) -> Jnp.applyOverAxes('sum', z, 0, 2)
sp.bernoulli(0)
sp.bernoulli(11)
sp.bessel_jn(w + 5, v=4) -> Special.besselJn(w.add(5), 4) ~2e-5
sp.expi(w) ~5e-6
sp.expi(x) ~5e-6
sp.expi(w * 9) -> Special.expi(w.mul(9)) ~5e-6
sp.exp1(w) ~5e-6
sp.exp1(p) ~5e-6
sp.expn(jnp.array([[0, 1, 2], [3, 5, 60]]), w) -> Special.expn(Jnp.array([[0, 1, 2], [3, 5, 60]]), w) ~5e-6
sp.expn(jnp.array([[0, 1, 2], [3, 5, 60]]), p) -> Special.expn(Jnp.array([[0, 1, 2], [3, 5, 60]]), p) ~5e-6
sp.sici(x) ~5e-6
sp.sici(w * 3) -> Special.sici(w.mul(3)) ~5e-6
sp.sici(w * 30) -> Special.sici(w.mul(30)) ~2e-5
sp.fresnel(x) ~5e-6
sp.fresnel(w) ~1e-5
sp.dawsn(x) ~5e-6
sp.dawsn(w * 4) -> Special.dawsn(w.mul(4)) ~5e-6
sp.spence(p) ~5e-6
sp.spence(w) ~5e-6
sp.owens_t(x, y) -> Special.owensT(x, y) ~5e-6
sp.owens_t(w, x * 3) -> Special.owensT(w, x.mul(3)) ~5e-6
sp.hyp1f1(p, w, x) ~2e-5
sp.hyp1f1(w, q, y) ~2e-5
sp.hyp2f1(p, w, q, p) ~2e-5
sp.hyp2f1(p, q, w, 0.35 * y) -> Special.hyp2f1(p, q, w, y.mul(0.35)) ~2e-5
nn.scaled_matmul(z, z[:, :2], w[:, :, None], w[:, :2, None]) -> Nnx.scaledMatmul(z, z.get(Index.ALL, Index.to(2)), Jnp.expandDims(w, 2), Jnp.expandDims(w.get(Index.ALL, Index.to(2)), 2)) = jnp.einsum('bmk,bnk->bmn', z * w[:, :, None], z[:, :2] * w[:, :2, None])
nn.scaled_matmul(z, z, p[:, :, None] * jnp.array([1.0, 2.0]), q[:, :, None] * jnp.array([1.0, 2.0])) -> Nnx.scaledMatmul(z, z, Jnp.expandDims(p, 2).mul(Jnp.array([1.0, 2.0])), Jnp.expandDims(q, 2).mul(Jnp.array([1.0, 2.0]))) = jnp.einsum('bmk,bnk->bmn', z * jnp.repeat(p[:, :, None] * jnp.array([1.0, 2.0]), 2, 2), z * jnp.repeat(q[:, :, None] * jnp.array([1.0, 2.0]), 2, 2))
lax.scaled_dot(t, t, lhs_scale=p[0][:, None, None][:2] * jnp.ones((2, 4, 2)), preferred_element_type=jnp.float32) -> Lax.scaledDot(t, t, Jnp.expandDims(p.get(0).slice(0, 2), 1, 2).mul(Jnp.ones(2, 4, 2)), Jnp.ones(2, 1, 4), f32) = lax.batch_matmul(t * p[0][:, None, None][:2], t)
lax.scaled_dot(h, m, lhs_scale=h[:, :1], rhs_scale=m[:1], preferred_element_type=jnp.float32) -> Lax.scaledDot(h, m, h.get(Index.ALL, Index.to(1)), m.get(Index.to(1)), f32) = jnp.matmul(h * h[:, :1], m * m[:1])
lax.igamma_grad_a(w, p) -> Lax.igammaGradA(w, p) ~5e-6
lax.igamma_grad_a(p, w) -> Lax.igammaGradA(p, w) ~5e-6
lax.random_gamma_grad(w, p) -> Lax.randomGammaGrad(w, p) ~1e-5
lax.ragged_dot(h, jnp.stack([m, g]), jnp.array([1, 2])) -> Lax.raggedDot(h, Jnp.stack([m, g]), Jnp.array([1, 2]))
lax.ragged_dot_general(h, h, jnp.array([1, 3]), lax.RaggedDotDimensionNumbers((((0,), (0,)), ((), ())), [0], [])) -> Lax.raggedDotGeneral(h, h, Jnp.array([1, 3]), [0], [0], [], [], 0, -1)
lax.ragged_dot_general(t, t, jnp.array([1, 1]), lax.RaggedDotDimensionNumbers((((2,), (1,)), ((0,), (0,))), [0], [])) -> Lax.raggedDotGeneral(t, t, Jnp.array([1, 1]), [2], [1], [0], [0], 0, -1)
lax.reduce(z, 0.0, lax.add, (0, 2)) -> Lax.reduce(z, Jnp.array(0.0), 'add', 0, 2)
lax.reduce(z, 1.0, lax.mul, (1,)) -> Lax.reduce(z, Jnp.array(1.0), 'mul', 1)
lax.reduce_xor(i, axes=(1,)) -> Lax.reduceXor(i, 1)
lax.reduce_xor(b, axes=(0,)) -> Lax.reduceXor(b, 0)
lax.conv_general_dilated_local(z, jnp.stack([h[:, :2].reshape(4, 2), h[:, 1:].reshape(4, 2)]).repeat(2, 1)[:, :6], (2,), [(0, 1)], (2,)) -> Lax.convGeneralDilatedLocal(z, Jnp.repeat(Jnp.stack([h.get(Index.ALL, Index.to(2)), h.get(Index.ALL, Index.from(1))]), 2, 1).get(Index.ALL, Index.to(6)), [2], [[0, 1]], [2])
""".strip().splitlines() + numpy_forms.CASES

PREFIX = {"jnp.linalg.": "Linalg.", "jnp.": "Jnp.", "sp.": "Special.", "nn.": "Nnx.", "lax.": "Lax."}


# Of sets there are none, and those of Bessel's functions are wrong in JAX 0.10.2.
NO_GRADIENTS = "jnp.unique", "sp.bessel_jn"


def camel(name):
  return re.sub(r"_([a-z0-9])", lambda m: m.group(1).upper(), name)


def java(expression):
  for old, new in PREFIX.items():
    expression = re.sub(r"\b" + re.escape(old) + r"(\w+)", lambda m: new + camel(m.group(1)), expression)
  return expression


def number(v):
  if isinstance(v, (bool, np.bool_)):
    return "1" if v else "0"
  if isinstance(v, (int, np.integer)):
    return str(int(v))
  return np.format_float_positional(f32(v), unique=True, trim="-") if 1e-4 <= abs(v) < 1e7 or v == 0 else repr(float(f32(v)))


def numbers(a):
  return " ".join(number(v) for v in np.asarray(a, f32 if jnp.issubdtype(a.dtype, jnp.floating) else None).ravel())


KINDS = {"float32": "f32", "int32": "i32", "bool": "i1", "bfloat16": "bf16", "uint8": "ui8", "uint32": "ui32"}


def typed(a):
  a = jnp.asarray(a)
  return f"{KINDS[str(a.dtype)]}[{','.join(map(str, a.shape))}] {numbers(a)}".rstrip()


def weighted(results):
  total = 0.0
  for r in results:
    if jnp.issubdtype(r.dtype, jnp.floating):
      weights = jnp.array([1.0, -2.0, 3.0])[jnp.arange(r.size) % 3].reshape(r.shape)
      total = total + (r * weights.astype(r.dtype)).sum().astype(jnp.float32)
  return total


def named(expression):
  if re.match(r"\w\.at\b", expression):
    return "at"
  if re.match(r"\w\[", expression):
    return "getitem"
  if method := re.match(r"\w\.(\w+)", expression):
    return f"Array.{method[1]}"
  return re.search(r"\b(?:jnp\.linalg|jnp|sp|nn|lax)\.\w+", expression).group()


def case(line):
  expression, _, tolerance = line.partition(" ~")
  expression, _, call = expression.partition(" -> ")
  call, _, meaning = call.partition(" = ")
  code = compile(meaning or expression, expression, "eval")
  names = sorted(n for n in set(re.findall(r"\b[a-z]\b", expression)) if n in INPUTS)

  def run(**given):
    out = eval(code, {"jnp": jnp, "sp": sp, "nn": nn, "lax": lax, **{n: jnp.asarray(INPUTS[n]) for n in names}, **given})
    return [jnp.asarray(r) for r in jax.tree.leaves(out)]

  results = run()
  gradients = []
  for n in names:
    if INPUTS[n].dtype != f32 or not any(jnp.issubdtype(r.dtype, jnp.floating) for r in results):
      continue
    try:
      g = jax.grad(lambda a: weighted(run(**{n: a})))(jnp.asarray(INPUTS[n]))
    except (TypeError, ValueError, NotImplementedError, jax.errors.JAXTypeError, jax.errors.JAXIndexError):
      continue
    if np.isfinite(np.asarray(g)).all() and not any(name in expression for name in NO_GRADIENTS):
      gradients.append(f"{n} {numbers(g)}")
  parts = [named(expression), call or java(expression), "; ".join(typed(r) for r in results), "; ".join(gradients)]
  return " | ".join(parts) + (f" ~{tolerance}" if tolerance else "")


def text():
  lines = ["# " + part if part else "#" for part in __doc__.strip().splitlines()]
  lines += [f"= {name} {typed(value)}" for name, value in INPUTS.items()]
  lines += [case(line) for line in CASES]
  return "\n".join(lines) + "\n"


if __name__ == "__main__":
  import pathlib

  out = pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia/numpy.txt"
  out.write_text(text())
