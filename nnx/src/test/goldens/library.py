"""Writes ../resources/io/raffia/library.txt: what Flax and Optax compute, for the tests of layers, optimizers and losses.

  pip install jax==0.10.2 flax==0.12.8 optax==0.2.8
  JAX_PLATFORMS=cpu python library.py

A line is `NAME : VALUES`, float32 in row-major order. Parameters are not drawn but filled: element i of n is
(i - n / 2) * scale. Everything is CPU, float32, x64 off.
"""

import pathlib

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

LINES = []


def line(name, values):
  values = np.asarray(values, np.float32).ravel()
  LINES.append(" ".join([name, ":"] + [np.format_float_scientific(v, unique=True) for v in values]))


def ramp(*shape, scale=0.1, offset=0.0):
  n = int(np.prod(shape))
  return (jnp.arange(n, dtype=jnp.float32).reshape(shape) - offset) * scale


def fill(model, scale=0.1):
  state = nnx.state(model, nnx.Param)
  state = jax.tree.map(lambda p: ramp(*p.shape, scale=scale, offset=p.size / 2), state)
  nnx.update(model, state)
  return model


def activations():
  x = jnp.array([-2, -0.5, 0, 1, 3], jnp.float32)
  for name in ("celu elu gelu hard_sigmoid hard_silu hard_tanh leaky_relu log_sigmoid relu relu6 selu sigmoid silu soft_sign "
               "softplus tanh").split():
    f = getattr(nnx, name)
    line(f"activation.{name}", f(x))
    line(f"gradient.{name}", jax.grad(lambda v: f(v).sum())(x))
  line("activation.gelu_exact", nnx.gelu(x, approximate=False))
  y = ramp(2, 3, 4, offset=9)
  line("activation.glu", nnx.glu(y))
  for axis in (-1, 1):
    line(f"activation.softmax{axis}", nnx.softmax(y, axis))
    line(f"activation.log_softmax{axis}", nnx.log_softmax(y, axis))
    line(f"activation.logsumexp{axis}", nnx.logsumexp(y, axis))
    line(f"activation.standardize{axis}", nnx.standardize(y, axis))
  line("gradient.softmax", jax.grad(lambda v: (nnx.softmax(v) ** 2).sum())(y))
  line("gradient.logsumexp", jax.grad(lambda v: (nnx.logsumexp(v, -1) ** 2).sum())(y))


def convolutions():
  def conv(name, x, *args, **kwargs):
    model = nnx.Conv(*args, rngs=nnx.Rngs(0), **kwargs)
    line(f"conv.{name}", fill(model)(x))

  image = ramp(2, 5, 6, 2, offset=50)
  conv("default", image, 2, 3, (3, 3))
  conv("valid", image, 2, 3, (2, 3), padding="VALID")
  conv("strides", image, 2, 3, (3, 2), strides=(2, 3))
  conv("pairs", image, 2, 3, (3, 3), padding=((1, 0), (2, 3)))
  conv("padding2", image, 2, 3, (3, 3), padding=2)
  conv("circular", image, 2, 3, (3, 2), padding="CIRCULAR")
  conv("reflect", image, 2, 3, (2, 4), padding="REFLECT")
  conv("kernel_dilation", image, 2, 3, (2, 2), kernel_dilation=(2, 1))
  conv("input_dilation", image, 2, 3, (3, 3), input_dilation=(2, 3), padding=((1, 2), (0, 1)))
  conv("groups", ramp(2, 4, 4, 4, offset=50), 4, 6, (3, 3), feature_group_count=2)
  conv("depthwise", ramp(1, 4, 4, 3, offset=20), 3, 6, (2, 2), feature_group_count=3)
  conv("mask", image, 2, 3, (3, 3), mask=(jnp.arange(54).reshape(3, 3, 2, 3) % 3 == 0).astype(jnp.float32))
  conv("no_bias", image, 2, 3, (1, 1), use_bias=False)
  conv("no_batch", image[0], 2, 3, (3, 3))
  conv("two_batches", image.reshape(2, 1, 5, 6, 2), 2, 3, (3, 3))
  conv("causal", ramp(2, 5, 2, offset=3), 2, 3, (3,), padding="CAUSAL", kernel_dilation=2)
  conv("circular_wide", ramp(1, 3, 1), 1, 1, (7,), padding="CIRCULAR")
  conv("reflect_wide", ramp(1, 3, 1), 1, 1, (7,), padding="REFLECT")
  conv("volume", ramp(1, 3, 4, 3, 2, offset=30), 2, 2, (2, 3, 2), strides=(1, 2, 1))


def pools():
  x = ramp(2, 5, 6, 2, offset=50) * jnp.where(jnp.arange(120).reshape(2, 5, 6, 2) % 3 == 0, -1.0, 1.0)
  line("pool.avg", nnx.avg_pool(x, (2, 2), (2, 2)))
  line("pool.avg_default", nnx.avg_pool(x, (2, 3)))
  line("pool.avg_same", nnx.avg_pool(x, (3, 3), (2, 2), "SAME"))
  line("pool.avg_same_uncounted", nnx.avg_pool(x, (3, 3), (2, 2), "SAME", count_include_pad=False))
  line("pool.max", nnx.max_pool(x, (2, 2), (2, 2)))
  line("pool.max_same", nnx.max_pool(x, (3, 2), (2, 1), "SAME"))
  line("pool.min_pairs", nnx.min_pool(x, (3, 3), (1, 2), ((1, 0), (0, 2))))
  line("pool.max_no_batch", nnx.max_pool(x[0], (2, 2), (1, 2)))


def norms():
  x = ramp(2, 2, 2, 4) * jnp.array([1, -2, 3, 0.5])
  model = nnx.BatchNorm(4, rngs=nnx.Rngs(0))
  fill(model)
  line("norm.batch_train", model(x))
  line("norm.batch_mean", model.mean[...])
  line("norm.batch_var", model.var[...])
  line("norm.batch_eval", model(x, use_running_average=True))
  mask = (jnp.arange(8).reshape(2, 2, 2, 1) % 3 != 0)
  model = nnx.BatchNorm(4, momentum=0.5, epsilon=0.1, use_fast_variance=False, use_scale=False, rngs=nnx.Rngs(0))
  fill(model)
  line("norm.batch_masked", model(x, mask=mask))
  line("norm.batch_masked_mean", model.mean[...])
  line("norm.batch_masked_var", model.var[...])
  model = nnx.BatchNorm(2, axis=1, use_bias=False, rngs=nnx.Rngs(0))
  line("norm.batch_axis1", fill(model)(x))
  loss = lambda m, v: (m(v) ** 3).sum()
  model = fill(nnx.BatchNorm(4, rngs=nnx.Rngs(0)))
  line("gradient.batch_norm", nnx.grad(loss, argnums=1)(model, x))


def dropout():
  x = ramp(3, 5, offset=4)
  line("dropout", nnx.Dropout(0.3)(x, rngs=nnx.Rngs(dropout=1)))
  layer = nnx.Dropout(0.5, rngs=nnx.Rngs(params=0, dropout=1))
  line("dropout.own", layer(x))
  line("dropout.own_again", layer(x))
  line("dropout.broadcast", nnx.Dropout(0.5, broadcast_dims=(0,))(x, rngs=nnx.Rngs(7)))


def initializers():
  key = jax.random.key(0)
  for name in ("lecun_normal lecun_uniform glorot_normal glorot_uniform he_normal he_uniform normal uniform "
               "truncated_normal").split():
    line(f"init.{name}", getattr(nnx.initializers, name)()(key, (2, 3, 4), jnp.float32))
  for mode in ("fan_in", "fan_out", "fan_avg", "fan_geo_avg"):
    line(f"init.variance_{mode}", nnx.initializers.variance_scaling(0.5, mode, "normal")(key, (3, 4), jnp.float32))
  line("init.bf16", nnx.initializers.lecun_normal()(key, (3, 4), jnp.bfloat16).astype(jnp.float32))


def optimizers():
  cases = {
      "sgd": optax.sgd(0.1), "sgd_momentum": optax.sgd(0.1, 0.9), "sgd_nesterov": optax.sgd(0.1, 0.9, nesterov=True),
      "adam": optax.adam(0.1), "adamw": optax.adamw(0.1), "nadam": optax.nadam(0.1), "nadamw": optax.nadamw(0.1),
      "adamw_b1": optax.adamw(0.005, 0.9), "adam_eps": optax.adam(0.1, 0.8, 0.99, 1e-3, 1e-4),
      "adam_bf16": optax.adam(0.1, mu_dtype=jnp.bfloat16),
      "clip_norm": optax.chain(optax.clip_by_global_norm(0.5), optax.sgd(0.1)),
      "clip_norm_wide": optax.chain(optax.clip_by_global_norm(100.0), optax.sgd(0.1)),
      "clip": optax.chain(optax.clip(0.3), optax.sgd(0.1)),
      "adamw_cosine": optax.adamw(optax.cosine_decay_schedule(0.1, 10)),
      "decayed": optax.chain(optax.add_decayed_weights(0.3), optax.scale(-0.1)),
      "trace_bf16": optax.chain(optax.trace(0.9, accumulator_dtype=jnp.bfloat16), optax.scale(-0.1)),
  }
  for name, tx in cases.items():
    params = {"w": jnp.array([[1, -2], [3, 0.5]], jnp.float32), "b": jnp.array([0.1, -0.3], jnp.float32)}
    state = tx.init(params)
    for t in range(3):
      grads = {"w": 0.5 * params["w"] + 0.1 * (t + 1), "b": jnp.array([0.2, -0.4]) * (t + 1)}
      updates, state = tx.update(grads, state, params)
      params = optax.apply_updates(params, updates)
    line(f"optax.{name}.w", params["w"])
    line(f"optax.{name}.b", params["b"])


def schedules():
  cases = {
      "constant": optax.constant_schedule(0.3), "linear": optax.linear_schedule(1, 0.1, 8),
      "polynomial": optax.polynomial_schedule(1, 0.1, 2, 8), "polynomial_root": optax.polynomial_schedule(1, 0.1, 0.5, 8, 2),
      "exponential": optax.exponential_decay(1, 5, 0.5),
      "staircase": optax.exponential_decay(1, 3, 0.5, 2, True, 0.2), "cosine": optax.cosine_decay_schedule(1, 10),
      "cosine_alpha": optax.cosine_decay_schedule(2, 7, 0.1, 1.5), "warmup": optax.warmup_cosine_decay_schedule(0, 1, 3, 10),
      "warmup_end": optax.warmup_cosine_decay_schedule(0.1, 1, 3, 9, 0.2, 2.0),
      "piecewise": optax.piecewise_constant_schedule(1, {3: 0.1, 6: 0.5}),
      "join": optax.join_schedules([optax.constant_schedule(1), optax.linear_schedule(2, 1, 3), optax.constant_schedule(5)], [2, 6]),
  }
  for name, schedule in cases.items():
    line(f"schedule.{name}", [schedule(jnp.int32(c)) for c in range(11)])


def losses():
  logits, labels = jnp.array([[2, 1, 0.1], [0.5, 2.5, -1]], jnp.float32), jnp.array([0, 1])
  soft = jnp.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]], jnp.float32)
  line("loss.int", optax.softmax_cross_entropy_with_integer_labels(logits, labels))
  line("loss.int_gradient", jax.grad(lambda x: optax.softmax_cross_entropy_with_integer_labels(x, labels).mean())(logits))
  line("loss.int_axis0", optax.softmax_cross_entropy_with_integer_labels(logits, jnp.array([0, 1, 1]), axis=0))
  line("loss.soft", optax.softmax_cross_entropy(logits, soft))
  line("loss.soft_gradient", jax.grad(lambda x: optax.softmax_cross_entropy(x, soft).mean())(logits))
  line("loss.sigmoid", optax.sigmoid_binary_cross_entropy(logits, soft))
  p, t = jnp.array([0.2, 2.0, -3.0], jnp.float32), jnp.array([0.0, 0.5, -0.5], jnp.float32)
  line("loss.l2", optax.l2_loss(p, t))
  line("loss.squared", optax.squared_error(p, t))
  line("loss.huber", optax.huber_loss(p, t))
  line("loss.huber2", optax.huber_loss(p, t, delta=2.0))
  line("loss.log_cosh", optax.log_cosh(p, t))


if __name__ == "__main__":
  for part in (activations, convolutions, pools, norms, dropout, initializers, optimizers, schedules, losses):
    part()
  out = pathlib.Path(__file__).resolve().parent.parent / "resources/io/raffia/library.txt"
  out.write_text("\n".join(LINES) + "\n")
  print(len(LINES), "lines")
