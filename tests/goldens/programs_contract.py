"""Contractions, convolutions, windows."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import BF, F, I, case


def _dot(contract, batch=((), ())):
  return lambda x, y: lax.dot_general(x, y, (contract, batch))


case(F(2, 3), F(3, 4), name="dot_matmul")(_dot(((1,), (0,))))
case(F(3, 2), F(3, 4), name="dot_transposed_left")(_dot(((0,), (0,))))
case(F(2, 3), F(4, 3), name="dot_transposed_right")(_dot(((1,), (1,))))
case(F(3, 2), F(4, 3), name="dot_transposed_both")(_dot(((0,), (1,))))
case(F(5), F(5), name="dot_vectors")(_dot(((0,), (0,))))
case(F(3, 4), F(4), name="dot_matrix_vector")(_dot(((1,), (0,))))
case(F(2), F(3), name="dot_outer")(_dot(((), ())))
case(F(2, 3, 4), F(2, 4, 5), name="dot_batch")(_dot(((2,), (1,)), ((0,), (0,))))
case(F(3, 2, 4), F(4, 5, 2), name="dot_batch_inner")(_dot(((2,), (0,)), ((1,), (2,))))
case(F(2, 3, 4, 5), F(3, 2, 5), name="dot_two_batches")(_dot(((3,), (2,)), ((0, 1), (1, 0))))
case(F(2, 3, 4), F(4, 5, 3), name="dot_two_contractions")(_dot(((1, 2), (2, 0))))
case(F(1, 3), F(3, 1), name="dot_ones")(_dot(((1,), (0,))))
case(I(2, 3), I(3, 4), name="dot_integer", diff=False)(_dot(((1,), (0,))))
case(BF(2, 3), BF(3, 4), name="dot_bf16", diff=False)(_dot(((1,), (0,))))
case(BF(2, 3), BF(3, 4), name="dot_bf16_to_f32", diff=False)(
    lambda x, y: lax.dot_general(x, y, (((1,), (0,)), ((), ())), preferred_element_type=jnp.float32))
case(F(2, 3, 4), F(4, 5), F(5, 3), name="einsum_chain")(lambda x, y, z: jnp.einsum("abc,cd,de->aeb", x, y, z))
case(F(2, 3), F(3, 4), F(4), name="linear_relu")(lambda x, w, b: jax.nn.relu(x @ w + b))


def _conv(layout, **kw):
  def f(x, k):
    return lax.conv_general_dilated(x, k, dimension_numbers=lax.conv_dimension_numbers(x.shape, k.shape, layout), **kw)

  return f


NHWC = ("NHWC", "HWIO", "NHWC")
NCHW = ("NCHW", "OIHW", "NCHW")
case(F(2, 5, 4, 3), F(3, 2, 3, 2), name="conv_same", batch=False)(_conv(NHWC, window_strides=(1, 1), padding="SAME"))
case(F(1, 5, 4, 2), F(3, 2, 2, 3), name="conv_valid")(_conv(NHWC, window_strides=(1, 1), padding="VALID"))
case(F(2, 7, 6, 2), F(3, 3, 2, 3), name="conv_strides", batch=False)(_conv(NHWC, window_strides=(2, 3), padding="SAME"))
case(F(1, 5, 6, 2), F(2, 3, 2, 3), name="conv_asymmetric_padding")(_conv(NHWC, window_strides=(1, 2), padding=((2, 0), (1, 3))))
case(F(1, 6, 5, 2), F(2, 3, 2, 3), name="conv_negative_padding")(_conv(NHWC, window_strides=(1, 1), padding=((-1, 1), (2, -1))))
case(F(1, 7, 8, 2), F(2, 3, 2, 3), name="conv_kernel_dilation")(
    _conv(NHWC, window_strides=(1, 1), padding="VALID", rhs_dilation=(3, 2)))
case(F(1, 3, 4, 2), F(3, 2, 2, 3), name="conv_input_dilation")(
    _conv(NHWC, window_strides=(1, 1), padding=((2, 1), (1, 2)), lhs_dilation=(2, 3)))
case(F(1, 4, 5, 2), F(2, 3, 2, 2), name="conv_everything", batch=False)(
    _conv(NHWC, window_strides=(2, 1), padding=((1, 2), (3, 0)), lhs_dilation=(2, 1), rhs_dilation=(1, 2)))
case(F(2, 5, 4, 6), F(3, 2, 2, 9), name="conv_feature_groups", batch=False)(
    _conv(NHWC, window_strides=(1, 1), padding="SAME", feature_group_count=3))
case(F(1, 5, 4, 3), F(3, 2, 1, 6), name="conv_depthwise")(
    _conv(NHWC, window_strides=(1, 2), padding="SAME", feature_group_count=3))
case(F(4, 5, 3, 2), F(2, 2, 2, 6), name="conv_batch_groups", batch=False)(
    _conv(NHWC, window_strides=(1, 1), padding="VALID", batch_group_count=2))
case(F(2, 3, 5, 4), F(2, 3, 3, 2), name="conv_nchw", batch=False)(_conv(NCHW, window_strides=(1, 2), padding="SAME"))
case(F(5, 4, 3, 2), F(2, 3, 3, 2), name="conv_odd_layout", batch=False)(
    _conv(("HWCN", "OHIW", "CNHW"), window_strides=(1, 1), padding="SAME"))
case(F(2, 9, 3), F(4, 3, 2), name="conv_1d")(_conv(("NWC", "WIO", "NWC"), window_strides=(2,), padding="SAME"))
case(F(2, 3, 9), F(2, 3, 4), name="conv_1d_ncw")(_conv(("NCW", "OIW", "NCW"), window_strides=(1,), padding=((3, 0),)))
case(F(1, 3, 4, 5, 2), F(2, 3, 2, 2, 3), name="conv_3d", batch=False)(
    _conv(("NDHWC", "DHWIO", "NDHWC"), window_strides=(1, 2, 1), padding="SAME"))
case(F(2, 5, 4, 3), F(1, 1, 3, 4), name="conv_pointwise", batch=False)(_conv(NHWC, window_strides=(1, 1), padding="VALID"))
case(F(3, 2), F(2, 4), name="conv_no_spatial")(
    lambda x, k: lax.conv_general_dilated(x, k, (), (), dimension_numbers=lax.ConvDimensionNumbers((0, 1), (1, 0), (0, 1))))
case(F(1, 3, 4, 2), F(3, 2, 2, 3), name="conv_transpose", batch=False)(
    lambda x, k: lax.conv_transpose(x, k, (2, 3), "SAME", dimension_numbers=NHWC))
case(F(2, 3, 3, 1), F(3, 3, 1, 5), name="conv_mnist_like", batch=False)(_conv(NHWC, window_strides=(1, 1), padding="SAME"))


def _window(reducer, init, window, strides, padding, **kw):
  return lambda x: lax.reduce_window(x, np.float32(init), reducer, window, strides, padding, **kw)


def _avg_pool(window, strides, padding):
  size = np.float32(np.prod(window))
  return lambda x: lax.reduce_window(x, np.float32(0), lax.add, window, strides, padding) / size


case(F(2, 4, 6, 3), name="avg_pool", batch=False)(_avg_pool((1, 2, 2, 1), (1, 2, 2, 1), "VALID"))
case(F(1, 5, 7, 2), name="avg_pool_same")(_avg_pool((1, 2, 3, 1), (1, 2, 3, 1), "SAME"))
case(F(1, 5, 7, 2), name="avg_pool_overlap")(_avg_pool((1, 3, 2, 1), (1, 1, 2, 1), "VALID"))
case(F(2, 4, 6, 3), name="max_pool", batch=False)(_window(lax.max, -np.inf, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"))
case(F(1, 5, 7, 2), name="max_pool_same")(_window(lax.max, -np.inf, (1, 3, 2, 1), (1, 2, 2, 1), "SAME"))
case(F(1, 5, 7, 2), name="max_pool_overlap")(_window(lax.max, -np.inf, (1, 3, 2, 1), (1, 1, 1, 1), "VALID"))
case(F(1, 5, 7, 2), name="min_pool")(_window(lax.min, np.inf, (1, 2, 3, 1), (1, 2, 1, 1), "SAME"))
case(F(5, 9), name="sum_window_dilated", batch=False)(
    _window(lax.add, 0, (2, 3), (1, 2), ((1, 0), (2, 1)), window_dilation=(2, 3)))
case(F(4, 5), name="sum_window_base_dilated", batch=False)(
    _window(lax.add, 0, (3, 2), (1, 1), ((1, 1), (0, 2)), base_dilation=(2, 1)))
case(F(3, 7), name="max_window_dilated", diff=False, batch=False)(
    _window(lax.max, -np.inf, (2, 3), (1, 2), "VALID", window_dilation=(1, 2)))
case(F(2, 9), name="window_sum_1d")(_window(lax.add, 0, (1, 4), (1, 3), ((0, 0), (3, 0))))
