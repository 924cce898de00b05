"""Goldens of compositions of transforms: derivatives, vmap and control flow inside one another.

A line of transforms.txt is `transforms NAME : VALUES`, values row-major, the hexadecimal bits of float32. Loops whose
length is known only when they run are unrolled here where JAX has no reverse mode for them.
"""

import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from optax_goldens import grid

X = grid((4,), 5, 7, 4)
M = grid((3, 4), 7, 13, 8)
W = grid((4, 4), 11, 17, 16)

ROOTS = jnp.asarray([1, 8, 27, 5], jnp.float32)


def cell(c, e):
  c = jnp.tanh(W @ c + e)
  return c, c * c


def g(x):
  return jnp.tanh(W @ x) * x


def branches(c, e):
  return lax.cond(e > 0, lambda: c * jnp.sin(e), lambda: c + e * e), c


def over_rows(m):
  return jax.vmap(lambda row: lax.scan(branches, jnp.float32(1), row)[0])(m).sum()


def bisected(f, x):
  low, high = 0 * x, 0 * x + 4
  for _ in range(40):
    middle = (low + high) / 2
    low, high = jnp.where(f(middle) > 0, low, middle), jnp.where(f(middle) > 0, middle, high)
  return (low + high) / 2


def cube_root(a):
  return lax.custom_root(lambda x: x**3 - a, jnp.ones_like(a), bisected, lambda g, y: y / g(jnp.ones_like(y)))


def conjugate_gradients(matvec, b):
  x, r, p = 0 * b, b, b
  for _ in range(4):
    q = matvec(p)
    rate = (r @ r) / (p @ q)
    x, s = x + rate * p, r - rate * q
    p, r = s + (s @ s) / (r @ r) * p, s
  return x


def symmetric(m):
  return m.T @ m + jnp.eye(4)


def solved(m, b):
  a = symmetric(m)
  return lax.custom_linear_solve(lambda x: a @ x, b, conjugate_gradients, symmetric=True)


def three_times(x):
  for _ in range(3):
    x = jnp.sin(x) * x + 1
  return x.sum()


def three_times_while(x):
  body = lambda s: (s[0] + 1, jnp.sin(s[1]) * s[1] + 1)
  return lax.while_loop(lambda s: s[0] < 3, body, (0, x))[1]


def until_large(x):
  """As a loop of known length, for this x."""
  count = 0
  z = x
  while float(jnp.sum(z * z)) < 20:
    z = z * 1.5 + 0.25
    count += 1

  def f(x):
    for _ in range(count):
      x = x * 1.5 + 0.25
    return jnp.sum(x * x * x)

  return f


def until_large_while(x):
  return lax.while_loop(lambda y: jnp.sum(y * y) < 20, lambda y: y * 1.5 + 0.25, x)


@jax.custom_jvp
def steep(x):
  return jnp.sin(x)


steep.defjvp(lambda p, t: (jnp.sin(p[0]), t[0] * 3 * jnp.cos(p[0])))


@jax.custom_vjp
def gentle(x):
  return x * x


gentle.defvjp(lambda x: (x * x, x), lambda x, ct: (ct * x * 0.5,))


def switch(i, x):
  return lax.switch(i, [jnp.sin, lambda y: y * y, lambda y: y @ W], x)


def nested(x):
  inner = lambda c, e: lax.scan(lambda d, f: (jnp.sin(d) + f * e, d), c, X)
  return lax.scan(lambda c, e: (inner(c, e)[0], c), x[0], x)[0]


def power(x, n):
  return lax.fori_loop(0, n, lambda i, y: y * x + i, x)


def scan_loss(x):
  last, ys = lax.scan(cell, x, M)
  return last.sum() + (ys * M).sum()


def named(f, x, out_axes=0, in_axes=0):
  return jax.vmap(f, in_axes=in_axes, out_axes=out_axes, axis_name="i")(x)


def normal(x):
  """What a normalization over the batch does."""
  mean = lax.pmean(x.mean(), "i")
  return (x - mean) * lax.rsqrt(lax.pmean(((x - mean) ** 2).mean(), "i") + 0.1)


def pairs(x):
  """Of each pair of rows, over axes of two names."""
  inner = lambda a, b: lax.psum(jnp.sin(a) * b, "i") - lax.pmax(a * b, "j") + lax.psum(a, ("i", "j"))
  return jax.vmap(lambda a: jax.vmap(lambda b: inner(a, b), axis_name="j")(x), axis_name="i")(x)


def together_three_times(x):
  for _ in range(3):
    x = jnp.sin(x) * lax.psum(x, "i") + 1
  return x


def mixed(x):
  """A loop and a branch that both ask all examples."""
  def step(c, e):
    return c * 0.5 + lax.psum(c * e, "i"), lax.pmean(c, "i")

  last, ys = lax.scan(step, x, jnp.array([0.5, -0.25, 1.0]))
  return lax.cond(ys.sum() > 0, lambda: last + lax.psum(ys.sum(), "i"), lambda: last - lax.axis_index("i"))


CASES = {
    "psum": lambda: named(lambda x: lax.psum(jnp.sin(x), "i"), M),
    "psum_shared_result": lambda: named(lambda x: lax.psum(jnp.sin(x), "i"), M, out_axes=None),
    "psum_of_shared": lambda: named(lambda x: x + lax.psum(X, "i"), M),
    "psum_of_one": lambda: named(lambda x: x * lax.psum(1, "i"), M),
    "psum_int": lambda: named(lambda x: lax.psum(x, "i"), jnp.array([[1, 2], [3, 4], [5, 7]])),
    "psum_bool": lambda: named(lambda x: lax.psum(x, "i"), M > 0),
    "pmean_int": lambda: named(lambda x: lax.pmean(x, "i"), jnp.array([[1, 2], [3, 4], [5, 7]])),
    "pmax": lambda: named(lambda x: x - lax.pmax(x, "i"), M),
    "pmin": lambda: named(lambda x: x - lax.pmin(x, "i"), M, in_axes=1, out_axes=1),
    "axis_index": lambda: named(lambda x: x * lax.axis_index("i") + lax.axis_size("i"), M),
    "all_gather": lambda: named(lambda x: lax.all_gather(x, "i") * x, M),
    "all_gather_axis": lambda: named(lambda x: lax.all_gather(x, "i", axis=1), M),
    "all_gather_tiled": lambda: named(lambda x: lax.all_gather(x, "i", axis=0, tiled=True), M),
    "psum_scatter": lambda: named(lambda x: lax.psum_scatter(x, "i", scatter_dimension=1), M.reshape(3, 1, 4)[:, :, :3]),
    "psum_scatter_tiled": lambda: named(lambda x: lax.psum_scatter(x, "i", tiled=True), jnp.tile(M, (1, 3))),
    "ppermute": lambda: named(lambda x: lax.ppermute(x, "i", [(0, 1), (1, 2), (2, 0)]), M),
    "all_to_all": lambda: named(lambda x: lax.all_to_all(x, "i", 0, 1), jnp.stack([M, M * 2, M * 3])),
    "all_to_all_tiled": lambda: named(
        lambda x: lax.all_to_all(x, "i", 0, 1, tiled=True), jnp.stack([M, M * 2, M * 3])
    ),
    "psum_nested": lambda: pairs(M),
    "psum_in_control": lambda: named(mixed, M),
    "psum_in_mapped_cond": lambda: named(
        lambda x: lax.cond(x[0] > 0, lambda: lax.psum(x, "i"), lambda: x - lax.pmean(x, "i")), M
    ),
    "psum_in_mapped_while": lambda: named(
        lambda x: lax.while_loop(
            lambda y: jnp.sum(y * y) < 20, lambda y: y * 1.5 + 0.25 + 0.1 * lax.psum(y, "i"), x
        ), M
    ),
    "grad_in_psum_while": lambda: named(jax.grad(lambda x: (together_three_times(x) * X).sum()), M),
    "grad_of_psum": lambda: jax.grad(lambda m: (named(normal, m) * M[::-1]).sum())(M),
    "grad_in_psum": lambda: named(jax.grad(lambda x: (normal(x) * X).sum()), M),
    "grad_in_psum_of_shared": lambda: jax.vmap(
        lambda x: jax.grad(lambda w: (lax.psum(w * x, "i") * x).sum())(X), axis_name="i"
    )(M),
    "grad_in_all_gather": lambda: named(jax.grad(lambda x: (lax.all_gather(jnp.sin(x), "i") * x * M).sum()), M),
    "grad_in_control": lambda: named(jax.grad(lambda x: (mixed(x) * X).sum()), M),
    "jvp_of_psum": lambda: jax.jvp(lambda m: named(normal, m), (M,), (M * M,))[1],
    "hessian_of_psum": lambda: jax.hessian(lambda m: (named(normal, m) ** 3).sum())(M[:, :2]),
    "grad_remat_psum": lambda: named(jax.grad(lambda x: (jax.checkpoint(normal)(x) * X).sum()), M),
    "grad_vmap_scan_cond": lambda: jax.grad(over_rows)(M),
    "hessian_while": lambda: jax.hessian(three_times)(X),
    "jvp_while": lambda: jax.jvp(three_times_while, (X,), (jnp.ones_like(X),))[1],
    "jacfwd_while": lambda: jax.jacfwd(three_times_while)(X),
    "jacfwd_jacrev": lambda: jax.jacfwd(jax.jacrev(g))(X),
    "jacrev_jacfwd": lambda: jax.jacrev(jax.jacfwd(g))(X),
    "jacfwd_jacfwd": lambda: jax.jacfwd(jax.jacfwd(g))(X),
    "jacrev_jacrev": lambda: jax.jacrev(jax.jacrev(g))(X),
    "vmap_grad_while": lambda: jnp.stack([jax.grad(until_large(row))(row) for row in M]),
    "vmap_while": lambda: jax.vmap(until_large_while)(M),
    "grad_scan": lambda: jax.grad(scan_loss)(X),
    "grad_scan_by_slices": lambda: jax.grad(lambda m: (lax.scan(cell, X, m)[1] * M).sum())(M),
    "grad_scan_reverse": lambda: jax.grad(lambda x: (lax.scan(cell, x, M, reverse=True)[1] * M).sum())(X),
    "hessian_scan": lambda: jax.hessian(scan_loss)(X),
    "grad_remat_scan": lambda: jax.grad(lambda x: lax.scan(jax.checkpoint(cell), x, M)[1].sum())(X),
    "hessian_vector_product": lambda: jax.jvp(jax.grad(scan_loss), (X,), (jnp.ones_like(X),))[1],
    "grad_of_jvp": lambda: jax.grad(lambda x: jax.jvp(g, (x,), (x,))[1].sum())(X),
    "scan_of_grad": lambda: lax.scan(lambda c, e: (c - 0.1 * jax.grad(lambda v: (g(v) * e).sum())(c), c), X, M)[1],
    "vmap_of_vjp": lambda: jax.vmap(lambda ct: jax.vjp(g, X)[1](ct)[0])(M),
    "linearize_scan": lambda: jax.vmap(jax.linearize(lambda x: lax.scan(cell, x, M)[1], X)[1])(M),
    "vmap_hessian": lambda: jax.vmap(jax.hessian(lambda v: g(v).sum()))(M),
    "grad_switch": lambda: jnp.stack([jax.grad(lambda x: switch(i, x).sum())(X) for i in range(3)]),
    "vmap_switch": lambda: jax.vmap(switch)(jnp.array([2, 0, 1]), M),
    "grad_vmap_switch": lambda: jax.grad(lambda m: (jax.vmap(switch)(jnp.array([2, 0, 1]), m) * M).sum())(M),
    "grad_nested_scan": lambda: jax.grad(nested)(X),
    "grad_grad_nested_scan": lambda: jax.grad(lambda x: (jax.grad(nested)(x) ** 2).sum())(X),
    "jvp_fori": lambda: jax.jvp(functools.partial(power, n=3), (X,), (X + 1,))[1],
    "grad_fori": lambda: jax.grad(lambda x: power(x, 3).sum())(X),
    "custom_jvp_in_scan": lambda: jax.grad(lambda x: lax.scan(lambda c, e: (steep(c) * e, c), x, M)[0].sum())(X),
    "vmap_grad_custom_vjp": lambda: jax.vmap(jax.grad(lambda x: (gentle(x) * X).sum()))(M),
    "grad_vmap_axes": lambda: jax.grad(lambda m: (jax.vmap(g, in_axes=1, out_axes=1)(m[:, :].T) ** 2).sum())(M),
    "vmap_scan_cond": lambda: jax.vmap(lambda row: lax.scan(branches, jnp.float32(1), row)[1])(M),
    "vmap_cond_of_scan": lambda: jax.vmap(
        lambda r: lax.cond(r.sum() > 0, lambda: lax.scan(cell, r, M)[0], lambda: r)
    )(M),
    "custom_root": lambda: cube_root(ROOTS),
    "grad_custom_root": lambda: jax.grad(lambda a: cube_root(a).sum())(ROOTS),
    "grad_grad_custom_root": lambda: jax.grad(lambda a: jax.grad(lambda c: cube_root(c).sum())(a).sum())(ROOTS),
    "jvp_custom_root": lambda: jax.jvp(cube_root, (ROOTS,), (X,))[1],
    "vmap_grad_custom_root": lambda: jax.vmap(jax.grad(cube_root))(ROOTS),
    "custom_linear_solve": lambda: solved(M, X),
    "grad_custom_linear_solve": lambda: jax.grad(lambda m: (solved(m, X) * X).sum())(M),
    "jvp_custom_linear_solve": lambda: jax.jvp(solved, (M, X), (M + 1, X))[1],
    "vmap_custom_linear_solve": lambda: jax.vmap(lambda b: solved(M, b))(M),
    "grad_argmax_is_zero": lambda: jax.grad(lambda x: x[jnp.argmax(x)] * x.sum())(X),
    "stop_gradient": lambda: jax.grad(lambda x: (lax.stop_gradient(g(x)) * x).sum())(X),
}


def text():
  lines = []
  for name, case in CASES.items():
    values = np.asarray(case(), np.float32).ravel().view(np.uint32)
    lines.append(" ".join(["transforms", name, ":"] + [f"{v:08x}" for v in values]))
  return "\n".join(lines) + "\n"
