"""Compositions: what networks are made of."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

from program import F, I, case

case(F(4, 5), I(4, lo=0, hi=5), name="softmax_cross_entropy_mean")(
    lambda logits, labels: optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean())
case(F(4, 5), I(4, lo=0, hi=5), name="softmax_cross_entropy")(optax.softmax_cross_entropy_with_integer_labels)
case(F(4, 5, lo=-90, hi=90), name="logsumexp")(lambda x: jax.nn.logsumexp(x, 1))
case(F(4, 5), name="softmax")(jax.nn.softmax)
case(F(4, 5), name="log_softmax")(jax.nn.log_softmax)
case(I(4, lo=0, hi=5), name="one_hot", diff=False)(lambda i: jax.nn.one_hot(i, 5))


def layer_norm(x, scale, bias):
  mean = x.mean(-1, keepdims=True)
  variance = jnp.maximum(0, (x * x).mean(-1, keepdims=True) - mean * mean)
  return (x - mean) * (lax.rsqrt(variance + 1e-6) * scale) + bias


def batch_norm(x, scale, bias):
  axes = tuple(range(x.ndim - 1))
  mean = x.mean(axes)
  variance = jnp.maximum(0, (x * x).mean(axes) - mean * mean)
  return (x - mean) * (lax.rsqrt(variance + 1e-5) * scale) + bias, mean, variance


def avg_pool(x):
  return lax.reduce_window(x, np.float32(0), lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "VALID") / 4


def conv(x, kernel, bias):
  return lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")) + bias


case(F(3, 5), F(5), F(5), name="layer_norm")(layer_norm)
case(F(4, 3), F(3), F(3), name="batch_norm")(batch_norm)
case(F(2, 4, 3, 2), F(2), F(2), name="batch_norm_image", batch=False)(batch_norm)
case(F(4, 3), F(3), F(3), F(3), F(3, lo=0.2, hi=2), name="batch_norm_eval")(
    lambda x, scale, bias, mean, var: (x - mean) * (lax.rsqrt(var + 1e-5) * scale) + bias)


@case(F(4, 6), F(6, 5), F(5), F(5, 3), F(3), name="mlp")
def mlp(x, w1, b1, w2, b2):
  return jax.nn.relu(x @ w1 + b1) @ w2 + b2


@case(F(4, 6), F(6, 5), F(5), F(5, 3), F(3), I(4, lo=0, hi=3), name="mlp_loss", batch=False)
def mlp_loss(x, w1, b1, w2, b2, labels):
  return optax.softmax_cross_entropy_with_integer_labels(mlp(x, w1, b1, w2, b2), labels).mean()


@case(F(4, 6), F(6, 5), F(5), F(5, 3), F(3), I(4, lo=0, hi=3), name="mlp_loss_gradient", batch=False)
def mlp_loss_gradient(*args):
  return jax.grad(mlp_loss, (1, 2, 3, 4))(*args)


@case(F(4, 3, 1), name="hessian_vector")
def hessian_vector(x):
  return jax.grad(lambda y: jnp.sum(jnp.tanh(y) ** 3))(x)


CNN = (F(2, 4, 6, 1), F(3, 3, 1, 3), F(3), F(3), F(3), F(18, 5), F(5))


@case(*CNN, name="cnn_block", batch=False)
def cnn_block(x, kernel, bias, scale, shift, w, b):
  y, mean, variance = batch_norm(conv(x, kernel, bias), scale, shift)
  y = avg_pool(jax.nn.relu(y)).reshape(2, -1)
  return y @ w + b, 0.99 * 0 + 0.01 * mean, 0.01 * variance


@case(*CNN, I(2, lo=0, hi=5), name="cnn_loss_gradient", batch=False)
def cnn_loss_gradient(*args):
  def loss(params, x, labels):
    return optax.softmax_cross_entropy_with_integer_labels(cnn_block(x, *params)[0], labels).mean()

  return jax.value_and_grad(loss)(args[1:-1], args[0], args[-1])


@case(F(2, 3, lo=0, hi=1), F(2, 3), name="dropout_mask")
def dropout_mask(bits, x):
  return jnp.where(bits < 0.75, x / 0.75, 0)


@case(F(2, 3, 4), F(2, 5, 4), F(2, 5, 3), name="attention")
def attention(q, k, v):
  return jnp.einsum("bqk,bkd->bqd", jax.nn.softmax(jnp.einsum("bqd,bkd->bqk", q, k) / 2), v)


@case(F(5), F(5), F(5), F(5, lo=0, hi=1), name="adam_update", batch=False)
def adam_update(p, g, m, v):
  m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
  return p - 0.001 * (m / (1 - 0.9**3)) / (jnp.sqrt(v / (1 - 0.999**3)) + 1e-8), m, v


@case(F(2, 3), F(3, 4), F(4), name="vmap_inside")
def vmap_inside(x, w, b):
  return jax.vmap(lambda row: jnp.sin(row @ w) + b)(x)


@case(F(3), name="jacobian_inside")
def jacobian_inside(x):
  return jax.jacobian(lambda y: jnp.stack([y[0] * y[1], jnp.sin(y[2]) * y[0]]))(x)
