"""Control flow: scans, loops, branches, sorts and random bits, their derivatives and batches, and compositions of these.

The modules stay as JAX printed them: several functions, nested regions.
"""

import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from program import C, F, I, U
from program import case as any_case

case = functools.partial(any_case, inlined=False)
forward = functools.partial(case, reverse=False)


def rnn(w, u, h, x):
  def cell(h, x):
    h = jnp.tanh(h @ w + x @ u)
    return h, h.sum()

  return lax.scan(cell, h, x)


def lstm(w, x):
  def cell(state, x):
    h, c = state
    i, f, g, o = jnp.split(jnp.concatenate([h, x]) @ w, 4)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return (h, c), h

  return lax.scan(cell, (jnp.zeros(2), jnp.zeros(2)), x)


def rnn_loss(w, u, h, x):
  last, sums = rnn(w, u, h, x)
  return (last * last).sum() + (sums * sums).mean()


def polynomial(coefficients, x):
  return lax.scan(lambda y, c: (y * x + c, None), jnp.zeros_like(x), coefficients)[0]


def pendulum(state, damping):
  def slope(s):
    return jnp.stack([s[1], -jnp.sin(s[0]) - damping * s[1]])

  def step(s, _):
    k1 = slope(s)
    k2 = slope(s + 0.05 * k1)
    k3 = slope(s + 0.05 * k2)
    k4 = slope(s + 0.1 * k3)
    return s + 0.1 / 6 * (k1 + 2 * k2 + 2 * k3 + k4), s[0]

  return lax.scan(step, state, None, length=6)


def branch(x, y):
  return lax.cond(x.sum() > 0, lambda: jnp.sin(x) * y, lambda: jnp.exp(x) + y)


def switch(i, x):
  return lax.switch(i, [jnp.sin, jnp.exp, lambda v: v * v])(x) if callable(i) else lax.switch(
      i, [jnp.sin, jnp.exp, lambda v: v * v], x)


def newton(x):
  def more(s):
    return jnp.abs(s[0] * s[0] - x) > 1e-4 * x

  return lax.while_loop(more, lambda s: (0.5 * (s[0] + x / s[0]), s[1] + 1), (x, jnp.int32(0)))


def dynamic_power(n, x):
  return lax.fori_loop(0, n, lambda i, y: y * jnp.sin(x) + i, x)


def static_loop(x):
  return lax.fori_loop(0, 4, lambda i, y: y + jnp.sin(y) * i, x)


def sum_of_squares(f):
  return lambda *args: sum(jnp.vdot(y, y) for y in jax.tree.leaves(f(*args)) if jnp.issubdtype(y.dtype, jnp.floating))


W, V, H, X = F(3, 3, lo=-0.7, hi=0.7), F(2, 3), F(3), F(4, 2)

# ---- scans ----
case(W, V, H, X, name="scan_rnn")(rnn)
case(F(4, 8, lo=-0.9, hi=0.9), F(5, 2), name="scan_lstm")(lstm)
case(F(5), F(3, lo=-0.9, hi=0.9), name="scan_horner")(polynomial)
case(F(2), F(lo=0, hi=0.5), name="scan_pendulum")(pendulum)
case(F(4, 3), name="scan_reverse")(lambda x: lax.scan(lambda c, v: (c * 0.5 + v, c * v), x[0], x, reverse=True))
case(F(6, 2), name="scan_unrolled")(lambda x: lax.scan(lambda c, v: (jnp.sin(c + v), c), x[0], x, unroll=2))
case(F(3, 2), F(2), name="scan_nested")(
    lambda x, c: lax.scan(lambda c, r: lax.scan(lambda d, v: (d * v + 0.1, d), c, r)[0:1] + (c.sum(),), c[0], x))
case(F(4), name="scan_counting")(
    lambda x: lax.scan(lambda s, v: ((s[0] + 1, s[1] * jnp.cos(v)), s[0].astype(jnp.float32) * v), (jnp.int32(0), x[0]), x))
case(F(5, 2), name="map_rows")(lambda x: lax.map(lambda r: jnp.outer(r, r), x))
case(F(4, 3), name="scan_of_cond")(
    lambda x: lax.scan(lambda c, v: (lax.cond(v[0] > 0, lambda: c * v, lambda: c - v), c[1]), x[0], x))
case(F(3, 4), name="scan_of_checkpoint")(
    lambda x: lax.scan(jax.checkpoint(lambda c, v: (jnp.sin(c * v), jnp.cos(c).sum())), x[0], x))
case(F(5, 3), F(3, 3, lo=-1, hi=1), F(3), name="scan_forward_algorithm")(
    lambda emissions, transition, start: lax.scan(
        lambda a, e: (jax.nn.logsumexp(a[:, None] + transition, 0) + e, None), start, emissions)[0])
case(F(4, 3), F(3, 3), name="scan_viterbi", diff=False)(
    lambda emissions, transition: lax.scan(
        lambda a, e: (jnp.max(a[:, None] + transition, 0) + e, jnp.argmax(a[:, None] + transition, 0)), emissions[0], emissions))
case(F(6, 4), F(6, 4), F(2, 4), name="scan_attention")(
    lambda k, v, q: lax.scan(
        lambda s, kv: (
            (m := jnp.maximum(s[0], q @ kv[0]), s[1] * jnp.exp(s[0] - m) + jnp.exp(q @ kv[0] - m),
             s[2] * jnp.exp(s[0] - m)[:, None] + jnp.exp(q @ kv[0] - m)[:, None] * kv[1]), None),
        (jnp.full(2, -1e30), jnp.zeros(2), jnp.zeros((2, 4))), (k, v))[0][1:])
case(F(3, 7), name="associative_scan")(lambda x: lax.associative_scan(lambda a, b: a * b + a, x, axis=1))
case(F(2, 5), name="cumulative_sum")(lambda x: jnp.cumsum(x, 1))
case(F(2, 5), name="cumulative_product")(lambda x: jnp.cumprod(x, 1))
case(F(5, 2), name="cumulative_maximum", diff=False)(lambda x: lax.cummax(x, 0, reverse=True))

# ---- loops ----
forward(F(lo=0.5, hi=9), name="while_newton")(newton)
forward(I(lo=3, hi=6), F(3), name="fori_dynamic")(dynamic_power)
case(F(3), name="fori_static")(static_loop)
forward(I(lo=100, hi=900), I(lo=100, hi=900), name="while_gcd")(
    lambda a, b: lax.while_loop(lambda s: s[1] != 0, lambda s: (s[1], s[0] % s[1]), (a, b))[0])
forward(I(lo=1, hi=30), name="while_collatz")(
    lambda n: lax.while_loop(
        lambda s: s[0] != 1, lambda s: (jnp.where(s[0] % 2 == 0, s[0] // 2, 3 * s[0] + 1), s[1] + 1), (n, jnp.int32(0)))[1])
forward(F(2, 2, lo=-1, hi=1), F(2), name="while_power_iteration")(
    lambda a, v: lax.while_loop(
        lambda s: s[1] < 5, lambda s: ((m := a.T @ a @ s[0]) / jnp.sqrt(m @ m), s[1] + 1), (v, 0))[0])
forward(F(3, 2), name="scan_of_while")(
    lambda x: lax.scan(lambda c, v: (lax.while_loop(lambda s: s @ s < 2, lambda s: s * 1.5 + 0.1, c) * 0.3 + v, c), x[0], x))
forward(F(3), name="while_of_scan")(
    lambda x: lax.while_loop(
        lambda s: s[0] < 3, lambda s: (s[0] + 1, lax.scan(lambda c, v: (jnp.sin(c + v), None), s[1], x)[0]), (0, x[0]))[1])
forward(F(2, lo=-1, hi=0.5), name="while_mandelbrot", batch=True)(
    lambda c: lax.while_loop(
        lambda s: (s[1] @ s[1] < 4) & (s[0] < 9),
        lambda s: (s[0] + 1, jnp.stack([s[1][0] ** 2 - s[1][1] ** 2, 2 * s[1][0] * s[1][1]]) + c), (0, c))[0])

# ---- branches ----
case(F(3), F(3), name="cond_closure")(branch)
case(F(3), F(3), name="cond_nested")(
    lambda x, y: lax.cond(x[0] > y[0], lambda: branch(x, y), lambda: lax.cond(x[1] > 0, lambda: x * y, lambda: y / 2)))
case(I(lo=-1, hi=4), F(3), name="switch")(switch)
case(I(lo=0, hi=2), F(3), name="cond_of_scan")(
    lambda i, x: lax.cond(i == 0, lambda v: lax.scan(lambda c, u: (c * u + 1, c), v[0], v)[1], lambda v: jnp.sin(v), x))
case(F(4), name="piecewise")(lambda x: jnp.piecewise(x, [x < -1, x > 1], [lambda v: -v, lambda v: v * v, lambda v: jnp.sin(v)]))

# ---- derivatives ----
case(W, V, H, X, name="grad_rnn")(jax.grad(rnn_loss, argnums=(0, 1, 2)))
case(F(4, 8, lo=-0.9, hi=0.9), F(3, 2), name="grad_lstm")(jax.grad(sum_of_squares(lstm), argnums=(0, 1)))
case(F(5), F(3, lo=-0.9, hi=0.9), name="grad_horner")(jax.grad(lambda c, x: polynomial(c, x).sum(), argnums=(0, 1)))
case(F(2), F(lo=0, hi=0.5), name="jacobian_pendulum")(jax.jacrev(lambda s, d: pendulum(s, d)[0]))
case(F(2), F(lo=0, hi=0.5), name="jacobian_forward_pendulum")(jax.jacfwd(lambda s, d: pendulum(s, d)[0]))
case(F(4), F(2, lo=-0.9, hi=0.9), name="hessian_horner")(jax.hessian(lambda c, x: jnp.sin(polynomial(c, x)).sum(), argnums=1))
case(F(4), F(lo=-0.9, hi=0.9), name="grad_of_grad_horner")(jax.grad(jax.grad(lambda c, x: jnp.sin(polynomial(c, x)), 1), 1))
case(F(4, 3), name="grad_scan_of_cond")(
    jax.grad(lambda x: lax.scan(lambda c, v: (lax.cond(v[0] > 0, lambda: c * v, lambda: c - v), c[1]), x[0], x)[1].sum()))
case(F(3, 4), name="grad_scan_of_checkpoint")(
    jax.grad(lambda x: lax.scan(jax.checkpoint(lambda c, v: (jnp.sin(c * v), jnp.cos(c).sum())), x[0], x)[1].sum()))
case(F(3), F(3), name="grad_cond")(jax.grad(lambda x, y: branch(x, y).sum(), argnums=(0, 1)))
case(I(lo=0, hi=3), F(3), name="grad_switch")(jax.grad(lambda i, x: switch(i, x).sum(), argnums=1))
case(F(3), name="grad_fori")(jax.grad(lambda x: jnp.prod(static_loop(x))))
forward(F(lo=0.5, hi=9), name="jvp_newton")(lambda x: jax.jvp(lambda v: newton(v)[0], (x,), (jnp.float32(1),)))
case(F(6, 4), F(6, 4), F(4), name="grad_attention")(
    jax.grad(lambda k, v, q: (jax.nn.softmax(k @ q) @ v).sum(), argnums=(0, 1, 2)))
case(F(2, 3), F(3, 2), F(2), name="hessian_mlp")(
    jax.hessian(lambda a, b, x: jnp.tanh(jnp.tanh(x @ a) @ b).sum(), argnums=2))
case(F(3), name="laplacian")(
    lambda x: jax.vmap(lambda e: jax.jvp(jax.grad(lambda v: jnp.sin(v @ v) * v[0]), (x,), (e,))[1] @ e)(jnp.eye(3)).sum())
case(F(3), F(3), name="hessian_vector_product")(
    lambda x, v: jax.jvp(jax.grad(lambda u: lax.scan(lambda c, w: (jnp.sin(c * w), None), u[0], u)[0]), (x,), (v,))[1])
case(F(3), name="third_derivative")(
    jax.vmap(jax.grad(jax.grad(jax.grad(lambda x: jnp.tanh(x) * jnp.sin(x))))))
case(F(3), F(2, 3), name="descent")(
    lambda w, x: lax.fori_loop(0, 3, lambda _, w: w - 0.1 * jax.grad(lambda u: (jnp.tanh(x @ u) ** 2).sum())(w), w))
case(F(3), F(2, 3), name="grad_of_descent")(
    jax.grad(lambda w, x: (lax.scan(
        lambda w, _: (w - 0.1 * jax.grad(lambda u: (jnp.tanh(x @ u) ** 2).sum())(w), None), w, None, length=3)[0] ** 2).sum()))


@jax.custom_jvp
def clipped(x):
  return jnp.clip(x, -1, 1)


clipped.defjvp(lambda primals, tangents: (clipped(primals[0]), 0.5 * tangents[0]))


@jax.custom_vjp
def halved(x):
  return x * x


halved.defvjp(lambda x: (x * x, x), lambda x, ct: (x * ct,))

case(F(4), name="grad_custom_jvp_in_scan", diff=False)(
    jax.grad(lambda x: lax.scan(lambda c, v: (clipped(c * v + 1), c), x[0], x)[1].sum()))
case(F(4), name="grad_custom_vjp_in_scan", diff=False)(
    jax.grad(lambda x: lax.scan(lambda c, v: (halved(c * v), c), x[0], x)[1].sum()))

# ---- batches ----
case(W, V, F(2, 3), F(2, 4, 2), name="vmap_rnn", batch=False, tolerance=4e-6)(jax.vmap(rnn, (None, None, 0, 0)))
case(W, V, F(2, 3), F(2, 4, 2), name="vmap_grad_rnn", batch=False)(jax.vmap(jax.grad(rnn_loss, argnums=(0, 2)), (None, None, 0, 0)))
case(W, V, F(2, 3), F(2, 4, 2), name="grad_vmap_rnn", batch=False)(
    jax.grad(lambda w, u, h, x: jax.vmap(rnn_loss, (None, None, 0, 0))(w, u, h, x).sum()))
case(F(3, 4), F(3, 2, lo=-0.9, hi=0.9), name="vmap_grad_grad_horner", batch=False)(
    jax.vmap(jax.grad(lambda c, x: jax.grad(lambda v: polynomial(c, v).sum())(x).sum())))
case(F(3, 3), F(3, 3), name="vmap_cond", batch=False)(jax.vmap(branch))
case(I(4, lo=0, hi=3), F(4, 2), name="vmap_switch", batch=False)(jax.vmap(switch))
case(F(4, 3), F(4, 3), name="vmap_grad_cond", batch=False)(jax.vmap(jax.grad(lambda x, y: branch(x, y).sum())))
forward(F(4, lo=0.5, hi=9), name="vmap_newton", batch=False)(jax.vmap(newton))
forward(I(4, lo=0, hi=6), F(4), name="vmap_fori_dynamic", batch=False)(jax.vmap(dynamic_power))
case(F(2, 2), F(2, lo=0, hi=0.5), name="vmap_jacobian_pendulum", batch=False)(jax.vmap(jax.jacfwd(lambda s, d: pendulum(s, d)[0])))
case(F(2, 4, 3), name="vmap_vmap_scan", batch=False)(
    jax.vmap(jax.vmap(lambda v: lax.scan(lambda c, u: (c * u + 1, c), v[0], v), in_axes=1)))

# ---- sorts ----
case(F(2, 5), name="sort_rows")(lambda x: jnp.sort(x, 1))
case(F(4, 2), name="sort_columns")(lambda x: jnp.sort(x, 0, descending=True))
case(F(7), name="argsort", diff=False)(jnp.argsort)
case(F(6), I(6), name="sort_pairs", diff=False)(lambda x, i: lax.sort((x, i), num_keys=1))
case(I(8, lo=0, hi=3), F(8), name="sort_two_keys", diff=False)(lambda i, x: lax.sort((i, x), num_keys=2))
case(C([0.0, -0.0, np.nan, np.inf, -np.inf, 1.0]), name="sort_special", diff=False, batch=False)(jnp.sort)
case(F(2, 6), name="top_k")(lambda x: lax.top_k(x, 3)[0])
case(F(7), name="median")(jnp.median)
case(F(5), F(3), name="searchsorted", diff=False)(lambda x, v: jnp.searchsorted(jnp.sort(x), v))

# ---- random bits ----
KEY = U(2)
case(KEY, name="random_bits", diff=False)(lambda k: jax.random.bits(jax.random.wrap_key_data(k), (5,)))
case(KEY, name="random_uniform", diff=False)(lambda k: jax.random.uniform(jax.random.wrap_key_data(k), (2, 3), minval=-1, maxval=3))
case(KEY, name="random_normal", diff=False)(lambda k: jax.random.normal(jax.random.wrap_key_data(k), (4,)))
case(KEY, name="random_split", diff=False)(lambda k: jax.random.key_data(jax.random.split(jax.random.wrap_key_data(k), 3)))
case(KEY, F(2, 4), name="random_categorical", diff=False)(lambda k, x: jax.random.categorical(jax.random.wrap_key_data(k), x))
case(KEY, F(6), name="random_permutation", diff=False)(lambda k, x: jax.random.permutation(jax.random.wrap_key_data(k), x))
case(KEY, F(3, 4), name="dropout")(
    lambda k, x: jnp.where(jax.random.bernoulli(jax.random.wrap_key_data(k), 0.8, x.shape), x / 0.8, 0))
