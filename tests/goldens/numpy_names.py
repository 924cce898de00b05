"""The functions of jax.numpy, jax.numpy.linalg, jax.nn, jax.lax and jax.scipy.special, for nnx's NumpyPageTest.

A line is `NAME`, `NAME = JAVA` where Raffia has it under another name, or `NAME - WHY` where it is left out on purpose. Types, constants,
primitives, and what is for several devices are no functions here.
"""

import jax.lax
import jax.nn
import jax.numpy
import jax.numpy.linalg
import jax.scipy.special

MODULES = {"jnp": jax.numpy, "jnp.linalg": jax.numpy.linalg, "nn": jax.nn, "lax": jax.lax, "sp": jax.scipy.special}

NAMES = """
jnp.absolute = Jnp.abs
jnp.acos = Jnp.arccos
jnp.acosh = Jnp.arccosh
jnp.amax = Jnp.max
jnp.amin = Jnp.min
jnp.around = Jnp.round
jnp.asarray = Jnp.array
jnp.asin = Jnp.arcsin
jnp.asinh = Jnp.arcsinh
jnp.atan = Jnp.arctan
jnp.atan2 = Jnp.arctan2
jnp.atanh = Jnp.arctanh
jnp.bitwise_invert = Jnp.bitwiseNot
jnp.bitwise_left_shift = Jnp.leftShift
jnp.bitwise_right_shift = Jnp.rightShift
jnp.concat = Jnp.concatenate
jnp.degrees = Jnp.rad2deg
jnp.frombuffer = TensorMemory.copyOf
jnp.invert = Jnp.bitwiseNot
jnp.ix_ = Jnp.ix
jnp.permute_dims = Jnp.transpose
jnp.pow = Jnp.power
jnp.radians = Jnp.deg2rad
jnp.remainder = Jnp.mod
jnp.rollaxis = Jnp.moveaxis
jnp.array_str = Tensor.toString
jnp.true_divide = Jnp.divide
jnp.unique_values = Jnp.unique
jnp.vectorize = Nnx.vmap
lax.abs = Jnp.abs
lax.acos = Jnp.arccos
lax.acosh = Jnp.arccosh
lax.add = Tensor.add
lax.argmax = Tensor.argmax
lax.argmin = Tensor.argmin
lax.asin = Jnp.arcsin
lax.asinh = Jnp.arcsinh
lax.atan = Jnp.arctan
lax.atan2 = Jnp.arctan2
lax.atanh = Jnp.arctanh
lax.betainc = Special.betainc
lax.bitwise_and = Tensor.and
lax.bitwise_not = Tensor.not
lax.bitwise_or = Tensor.or
lax.bitwise_xor = Tensor.xor
lax.broadcast_shapes = Jnp.broadcastShapes
lax.cbrt = Jnp.cbrt
lax.ceil = Tensor.ceil
lax.concatenate = Tensor.concatenate
lax.cond = Nnx.cond
lax.conv_with_general_padding = Lax.convGeneralDilated
lax.cos = Tensor.cos
lax.cosh = Jnp.cosh
lax.digamma = Special.digamma
lax.div = Tensor.div
lax.dot = Tensor.dot
lax.empty = Jnp.empty
lax.eq = Tensor.eq
lax.erf = Tensor.erf
lax.erfc = Special.erfc
lax.exp = Tensor.exp
lax.exp2 = Jnp.exp2
lax.expand_dims = Tensor.expandDims
lax.expm1 = Tensor.expm1
lax.floor = Tensor.floor
lax.fori_loop = Nnx.foriLoop
lax.full = Jnp.full
lax.full_like = Jnp.fullLike
lax.ge = Tensor.ge
lax.gt = Tensor.gt
lax.index_take = Tensor.get
lax.is_finite = Tensor.isFinite
lax.le = Tensor.le
lax.log = Tensor.log
lax.log1p = Tensor.log1p
lax.logistic = Tensor.sigmoid
lax.lt = Tensor.lt
lax.max = Tensor.maximum
lax.min = Tensor.minimum
lax.mul = Tensor.mul
lax.ne = Tensor.ne
lax.neg = Tensor.neg
lax.nextafter = Jnp.nextafter
lax.polygamma = Special.polygamma
lax.pow = Tensor.pow
lax.reciprocal = Jnp.reciprocal
lax.rem = Tensor.rem
lax.reshape = Tensor.reshape
lax.round = Tensor.round
lax.scan = Nnx.scan
lax.select_n = Lax.select
lax.shift_left = Tensor.shiftLeft
lax.shift_right_arithmetic = Tensor.shiftRightArithmetic
lax.shift_right_logical = Tensor.shiftRightLogical
lax.sign = Tensor.sign
lax.sin = Tensor.sin
lax.sinh = Jnp.sinh
lax.sort = Jnp.sort
lax.sqrt = Tensor.sqrt
lax.square = Tensor.square
lax.squeeze = Tensor.squeeze
lax.stack = Tensor.stack
lax.sub = Tensor.sub
lax.switch = Nnx.switchCase
lax.tan = Jnp.tan
lax.tanh = Tensor.tanh
lax.tile = Jnp.tile
lax.transpose = Tensor.transpose
lax.unstack = Jnp.unstack
lax.while_loop = Nnx.whileLoop
lax.scatter = At.set
lax.scatter_add = At.add
lax.scatter_apply = At.apply
lax.scatter_max = At.max
lax.scatter_min = At.min
lax.scatter_mul = At.mul
lax.scatter_sub = At.sub
lax.gather = Tensor.get
lax.zeta = Special.zeta
nn.scaled_dot_general - quantizes for cuDNN
sp.loggamma = Special.gammaln
""".strip().splitlines()

# Of numbers that are not real, of Python's own kinds, or of several devices.
COMPLEX = "angle conj conjugate imag real iscomplex iscomplexobj isreal isrealobj real_if_close sort_complex unwrap fft complex eig eigvals roots " \
  "wofz sph_harm_y".split()
PYTHON = "array_repr fromfile fromfunction fromiter frompyfunc fromstring from_dlpack get_printoptions set_printoptions printoptions save savez " \
  "load mgrid ogrid r_ c_ s_ index_exp isscalar iterable issubdtype isdtype can_cast einsum_path ufunc".split()
DEVICES = "all_gather all_to_all axis_index axis_size pbroadcast pcast pmax pmean pmin ppermute precv psend pshuffle psum psum_scatter pswapaxes " \
  "ragged_all_to_all with_sharding_constraint platform_dependent after_all create_token dce_sink stage shape_as_value composite broadcast_like " \
  "get_scaled_dot_general_config initializers linalg padtype_to_pads conv_dimension_numbers conv_general_permutations conv_general_shape_tuple " \
  "conv_shape_tuple conv_transpose_shape_tuple reduce_window_shape_tuple broadcast_to_rank rng_bit_generator rng_uniform".split()


def text():
  given = {line.split()[0]: line for line in NAMES}
  lines = ["# " + part if part else "#" for part in __doc__.strip().splitlines()]
  for prefix, module in MODULES.items():
    for name in sorted(n for n in dir(module) if not n.startswith("_")):
      value = getattr(module, name)
      full = f"{prefix}.{name}"
      skip = isinstance(value, type) or not callable(value) or name.endswith("_p") or name[0].isupper() or name in DEVICES
      if (skip and full not in given) or "float" in name and name != "float_power" or name in ("int2", "int4", "uint2", "uint4", "dtype"):
        continue
      if type(value).__name__ == "_ScalarMeta" or (prefix == "jnp" and isinstance(value, jax.numpy._ScalarMeta if hasattr(jax.numpy, "_ScalarMeta") else ())):
        continue
      why = "complex numbers" if name in COMPLEX else "Python's own" if name in PYTHON else None
      lines.append(given.get(full, f"{full} - {why}" if why else full))
  return "\n".join(lines) + "\n"


if __name__ == "__main__":
  import pathlib

  (pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia/numpy-names.txt").write_text(text())
