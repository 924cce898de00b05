"""Goldens of layers: what Flax draws, computes, differentiates and keeps.

A line of layers.txt is `NAME KIND PATH shape=DIMS : BITS` with the hexadecimal float32 bits in row-major order. KIND is `init`
(a Variable or array of the new layer, made with rngs=nnx.Rngs(0)), `out` (the result), `grad` (of the sum of the result times
pattern 3, by a Param), `gradin` (by the first input), `after` (a Variable that the call has changed). PATH has `/` between its
parts. Inputs are patterns: element i of pattern k is ((i * k) % 11 - 5) * 0.1 in float32.
"""

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx

from random_goldens import dims, words

LINES = []


def pattern(k, *shape):
  i = np.arange(int(np.prod(shape)))
  return jnp.asarray((((i * k) % 11) - 5).astype(np.float32) * np.float32(0.1)).reshape(shape)


def line(name, kind, path, value):
  value = np.asarray(jnp.asarray(value).astype(jnp.float32))
  LINES.append(f"{name} {kind} {path} shape={dims(value.shape)} : {words(value.ravel())}")


def part(p):
  return ".".join(map(str, p)) if isinstance(p, tuple) else str(p)


def leaves(model):
  """(path, array) of all Variables and arrays but random keys and counts."""
  for path, leaf in nnx.to_flat_state(nnx.state(model)):
    if isinstance(leaf, nnx.RngState):
      continue
    value = leaf.get_value() if isinstance(leaf, nnx.Variable) else leaf
    yield "/".join(map(part, path)), np.asarray(jnp.asarray(value).astype(jnp.float32))


def case(name, make, *inputs, call=lambda m, *xs: m(*xs)):
  model = make()
  before = dict(leaves(model))
  for path, value in before.items():
    line(name, "init", path, value)
  out = call(model, *inputs)
  line(name, "out", ".", out)
  for path, value in leaves(model):
    if path not in before or not np.array_equal(before[path], value):
      line(name, "after", path, value)

  def loss(m, *xs):
    y = call(m, *xs).astype(jnp.float32)
    return (y * pattern(3, *y.shape)).sum()

  if len(jax.tree.leaves(nnx.state(make(), nnx.Param))):
    grads = nnx.grad(loss)(make(), *inputs)
    for path, leaf in nnx.to_flat_state(grads):
      line(name, "grad", "/".join(map(part, path)), leaf.get_value())
  if jnp.issubdtype(inputs[0].dtype, jnp.floating):
    line(name, "gradin", ".", nnx.grad(loss, argnums=1)(make(), *inputs))


def rngs():
  return nnx.Rngs(0)


def linear():
  x = pattern(7, 2, 3)
  case("linear", lambda: nnx.Linear(3, 4, rngs=rngs()), x)
  case("linear_bf16", lambda: nnx.Linear(3, 4, dtype=jnp.bfloat16, rngs=rngs()), x)
  case("linear_no_bias", lambda: nnx.Linear(3, 4, use_bias=False, rngs=rngs()), x)
  case("linear_general", lambda: nnx.LinearGeneral(3, (2, 4), rngs=rngs()), x)
  case("linear_general_axes", lambda: nnx.LinearGeneral((2, 3), (4,), axis=(-2, 1), rngs=rngs()), pattern(7, 5, 2, 3, 2))
  case("linear_general_batch", lambda: nnx.LinearGeneral(3, (2, 2), batch_axis={0: 2}, rngs=rngs()), pattern(7, 2, 5, 3))
  case("einsum", lambda: nnx.Einsum("nta,hab->nthb", (2, 3, 4), (2, 4), rngs=rngs()), pattern(7, 2, 2, 3))
  case("einsum_ellipsis", lambda: nnx.Einsum("...d,dk->...k", (3, 4), (4,), rngs=rngs()), pattern(7, 2, 2, 3))
  ids = jnp.array([[0, 4, 2], [2, -1, 7]])
  case("embed", lambda: nnx.Embed(5, 3, rngs=rngs()), ids[:, :2])
  case("embed_outside", lambda: nnx.Embed(5, 3, rngs=rngs()), ids, call=lambda m, i: jnp.nan_to_num(m(i), nan=9.0))
  case("embed_one", lambda: nnx.Embed(1, 3, rngs=rngs()), jnp.array([0, 3]))
  case("embed_attend", lambda: nnx.Embed(5, 3, rngs=rngs()), x, call=lambda m, q: m.attend(q))
  case("lora", lambda: nnx.LoRA(3, 2, 4, b_initializer=nnx.initializers.lecun_normal(), rngs=rngs()), x)

  def based():
    r = rngs()
    return nnx.LoRA(3, 2, 4, base_module=nnx.Linear(3, 4, rngs=r), rngs=r)

  case("lora_base", based, x)
  case("lora_linear", lambda: nnx.LoRALinear(3, 4, lora_rank=2, rngs=rngs()), x)
  case("prelu", lambda: nnx.PReLU(0.2), x)

  def sequential():
    r = rngs()
    return nnx.Sequential(nnx.Linear(3, 4, rngs=r), nnx.relu, nnx.LayerNorm(4, rngs=r), nnx.Linear(4, 2, rngs=r))

  case("sequential", sequential, x)


def convolutions():
  image = pattern(7, 2, 3, 4, 2)

  def conv(name, x, *args, **kwargs):
    case(name, lambda: nnx.ConvTranspose(*args, rngs=rngs(), **kwargs), x)

  case("conv", lambda: nnx.Conv(2, 3, (2, 3), rngs=rngs()), image)
  case("conv_strides", lambda: nnx.Conv(2, 3, (2, 3), strides=(1, 2), padding="CIRCULAR", use_bias=False, rngs=rngs()), image)
  conv("conv_transpose", image, 2, 3, (3, 2))
  conv("conv_transpose_strides", image, 2, 3, (3, 2), strides=(2, 3))
  conv("conv_transpose_valid", image, 2, 3, (3, 2), strides=(1, 2), padding="VALID")
  conv("conv_transpose_kernel", image, 2, 3, (3, 2), strides=(2, 1), transpose_kernel=True, use_bias=False)
  conv("conv_transpose_circular", image, 2, 1, (3, 2), strides=(2, 1), padding="CIRCULAR")
  conv("conv_transpose_circular_kernel", image, 2, 1, (3, 4), strides=2, padding="CIRCULAR", transpose_kernel=True)
  conv("conv_transpose_dilation", image, 2, 1, (2, 2), kernel_dilation=(2, 1), padding=((1, 2), (0, 1)))
  conv("conv_transpose_mask", image, 2, 1, (2, 2), mask=pattern(3, 2, 2, 2, 1))
  conv("conv_transpose_line", pattern(7, 4, 2), 2, 3, (3,), strides=2)


def together(m, x):
  """Example by example, with the statistics of all."""
  return nnx.vmap(lambda m, x: m(x), in_axes=(None, 0), axis_name="batch")(m, x)


def norms():
  x = pattern(7, 2, 3, 2, 4)
  named = dict(axis_name="batch", rngs=rngs())
  case("batch_norm_axis_name", lambda: nnx.BatchNorm(4, **named), x, call=together)
  case("layer_norm_axis_name", lambda: nnx.LayerNorm(4, use_fast_variance=False, **named), x, call=together)
  case("rms_norm_axis_name", lambda: nnx.RMSNorm(4, **named), x, call=together)
  case("group_norm_axis_name", lambda: nnx.GroupNorm(4, 2, **named), x, call=together)
  case("instance_norm_axis_name", lambda: nnx.InstanceNorm(4, **named), x, call=together)
  mask = jnp.arange(12).reshape(2, 3, 2, 1) % 3 != 0
  case("batch_norm", lambda: nnx.BatchNorm(4, rngs=rngs()), x)
  case("batch_norm_eval", lambda: nnx.BatchNorm(4, use_running_average=True, rngs=rngs()), x)
  case("layer_norm", lambda: nnx.LayerNorm(4, rngs=rngs()), x)
  case("layer_norm_axes", lambda: nnx.LayerNorm(3, reduction_axes=(1, 2), feature_axes=1, use_fast_variance=False, epsilon=0.1,
                                                rngs=rngs()), x)
  case("layer_norm_bf16", lambda: nnx.LayerNorm(4, dtype=jnp.bfloat16, rngs=rngs()), x)
  case("layer_norm_mask", lambda: nnx.LayerNorm(4, reduction_axes=(1, 2, 3), use_bias=False, rngs=rngs()), x,
       call=lambda m, v: m(v, mask=mask))
  case("rms_norm", lambda: nnx.RMSNorm(4, rngs=rngs()), x)
  case("rms_norm_axes", lambda: nnx.RMSNorm(4, reduction_axes=(1, -1), use_scale=False, rngs=rngs()), x)
  case("group_norm", lambda: nnx.GroupNorm(4, num_groups=2, rngs=rngs()), x)
  case("group_norm_size", lambda: nnx.GroupNorm(4, num_groups=None, group_size=1, epsilon=0.1, rngs=rngs()), x)
  case("group_norm_flat", lambda: nnx.GroupNorm(4, num_groups=1, use_scale=False, rngs=rngs()), pattern(7, 3, 4))
  case("group_norm_mask", lambda: nnx.GroupNorm(4, num_groups=2, rngs=rngs()), x,
       call=lambda m, v: m(v, mask=jnp.broadcast_to(mask, v.shape)))
  case("instance_norm", lambda: nnx.InstanceNorm(4, rngs=rngs()), x)
  case("instance_norm_axis", lambda: nnx.InstanceNorm(3, feature_axes=1, use_fast_variance=False, rngs=rngs()), x)

  def wrapped(norm, layer, **kwargs):
    def make():
      r = rngs()
      return norm(layer(r), rngs=r, **kwargs)
    return make

  flat = pattern(7, 2, 3)
  dense = lambda r: nnx.Linear(3, 4, rngs=r)
  conv = lambda r: nnx.Conv(4, 2, (2, 1), rngs=r)
  case("weight_norm", wrapped(nnx.WeightNorm, dense), flat)
  case("weight_norm_axes", wrapped(nnx.WeightNorm, conv, feature_axes=(-2, -1), use_scale=False, epsilon=0.1), x)
  case("weight_norm_all", wrapped(nnx.WeightNorm, dense, feature_axes=None), flat)
  case("spectral_norm", wrapped(nnx.SpectralNorm, dense), flat)
  case("spectral_norm_conv", wrapped(nnx.SpectralNorm, conv, n_steps=3), x)
  case("spectral_norm_eval", wrapped(nnx.SpectralNorm, dense, update_stats=False), flat)


def attention():
  x = pattern(7, 2, 3, 4)

  def mha(name, *inputs, call=lambda m, *xs: m(*xs), **kwargs):
    kwargs = dict(decode=False) | kwargs
    case(name, lambda: nnx.MultiHeadAttention(num_heads=2, in_features=4, rngs=rngs(), **kwargs), *inputs, call=call)

  mha("attention", x)
  mha("attention_features", x, qkv_features=6, out_features=3, use_bias=False)
  mha("attention_cross", x, pattern(4, 2, 5, 3), in_kv_features=3)
  mha("attention_groups", x, qkv_features=8, num_kv_heads=1)
  mha("attention_normalized", x, normalize_qk=True)
  mha("attention_bf16", x, dtype=jnp.bfloat16)
  mha("attention_causal", x, call=lambda m, v: m(v, is_causal=True))
  mask = nnx.combine_masks(nnx.make_causal_mask(jnp.ones((2, 3))),
                           nnx.make_attention_mask(jnp.ones((2, 3)), jnp.array([[1, 1, 0], [1, 1, 1]])))
  mha("attention_mask", x, call=lambda m, v: m(v, mask=mask))
  mha("attention_dropout", x, dropout_rate=0.3, deterministic=False)
  mha("attention_dropout_all", x, dropout_rate=0.5, deterministic=False, broadcast_dropout=False, num_kv_heads=1)
  mha("attention_dropout_eval", x, dropout_rate=0.3, deterministic=True, call=lambda m, v: m(v, is_causal=True))

  def decoded(m, v):
    m.init_cache(v.shape)
    return jnp.concatenate([m(v[:, t:t + 1]) for t in range(v.shape[1])], axis=1)

  mha("attention_decode", x, decode=True, call=decoded)
  mha("attention_decode_groups", x, decode=True, num_kv_heads=1, call=decoded)
  q, k, v = pattern(7, 2, 3, 4, 2), pattern(4, 2, 5, 2, 2), pattern(5, 2, 5, 2, 3)
  nothing = lambda: nnx.Sequential()
  case("dot_product", nothing, q, k, pattern(5, 2, 5, 2, 2), call=lambda m, *a: nnx.dot_product_attention(*a))
  case("dot_product_bias", nothing, q, k, pattern(5, 2, 5, 2, 2), pattern(3, 2, 4, 3, 5),
       call=lambda m, a, b, c, d: nnx.dot_product_attention(a, b, c, bias=d, is_causal=True))
  case("dot_product_sown", nothing, q, k, v, call=lambda m, *a: nnx.dot_product_attention(*a, dropout_rate=0.5, deterministic=True))
  case("dot_product_flat", nothing, q[0], k[0], k[0], call=lambda m, *a: nnx.dot_product_attention(*a))
  case("dot_product_bf16", nothing, *(a.astype(jnp.bfloat16) for a in (q, k, k)),
       call=lambda m, *a: nnx.dot_product_attention(*a))


def recurrent():
  x = pattern(7, 2, 5, 3)

  def step(m, v):
    carry = m.initialize_carry(v[:, 0].shape, nnx.Rngs(1))
    carry, y = m(carry, v[:, 0])
    carry, z = m(carry, v[:, 1])
    return jnp.concatenate([y, z], -1)

  for name, cell in (("lstm_cell", nnx.LSTMCell), ("optimized_lstm_cell", nnx.OptimizedLSTMCell), ("gru_cell", nnx.GRUCell),
                     ("simple_cell", nnx.SimpleCell)):
    case(name, lambda: cell(3, 4, rngs=rngs()), x, call=step)
  case("simple_cell_residual", lambda: nnx.SimpleCell(3, 4, residual=True, activation_fn=nnx.relu, rngs=rngs()), x, call=step)
  init = lambda m, v: jnp.concatenate(m.initialize_carry(v[:, 0].shape, nnx.Rngs(1), nnx.initializers.normal(1.0)), -1)
  case("lstm_carry", lambda: nnx.LSTMCell(3, 4, rngs=rngs()), x, call=init)

  def rnn(name, v, call=lambda m, v: m(v), cell=nnx.OptimizedLSTMCell, **kwargs):
    case(name, lambda: nnx.RNN(cell(3, 4, rngs=rngs()), **kwargs), v, call=call)

  lengths = jnp.array([2, 5])
  rnn("rnn", x)
  rnn("rnn_gru", x, cell=nnx.GRUCell)
  rnn("rnn_lstm", x, cell=nnx.LSTMCell)
  rnn("rnn_time_major", x.swapaxes(0, 1), time_major=True)
  rnn("rnn_reverse", x, reverse=True)
  rnn("rnn_keep_order", x, reverse=True, keep_order=True)
  rnn("rnn_lengths", x, reverse=True, keep_order=True, cell=nnx.SimpleCell, call=lambda m, v: m(v, seq_lengths=lengths))
  rnn("rnn_carry", x, cell=nnx.GRUCell, call=lambda m, v: m(v, return_carry=True)[0])
  rnn("rnn_carry_lengths", x, call=lambda m, v: jnp.concatenate(m(v, return_carry=True, seq_lengths=lengths)[0], -1))

  def both():
    r = rngs()
    return nnx.Bidirectional(nnx.RNN(nnx.GRUCell(3, 2, rngs=r)), nnx.RNN(nnx.GRUCell(3, 2, rngs=r)))

  case("bidirectional", both, x)
  case("bidirectional_lengths", both, x, call=lambda m, v: m(v, seq_lengths=lengths))


def text():
  LINES.clear()
  for group in (linear, convolutions, norms, attention, recurrent):
    group()
  return "\n".join(["# " + l for l in __doc__.strip().splitlines()] + LINES) + "\n"
