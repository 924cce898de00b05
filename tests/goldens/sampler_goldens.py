"""Goldens of the distributions of jax.random that are made of others, and of jax.nn.initializers.

A line of samplers.txt is `FUNCTION CASE ARGUMENT=VALUE ... : VALUES` as in random.txt: `seed` makes the key, `shape` is what
is asked for. Integers are decimal, floats the hexadecimal bits of float32. Parameters are in `CASES`.
"""

import jax
import jax.numpy as jnp

from random_goldens import dims, line, words

SEEDS = (0, 42)
SHAPES = ((5,), (2, 3))
R = jax.random
LOGITS = ((0.5, -1.0, 2.0, 0.25, 1.0), (1.0, 0.0, -0.5, 0.5, 3.0))
P = (0.1, 0.2, 0.3, 0.25, 0.15)
COV = ((2.0, 0.5, 0.25), (0.5, 1.0, -0.25), (0.25, -0.25, 1.5))

CASES = {
    "ball": lambda k, s: R.ball(k, 3, 2, s),
    "ball p1.5": lambda k, s: R.ball(k, 2, 1.5, s),
    "beta": lambda k, s: R.beta(k, 2.0, 3.0, s),
    "beta small": lambda k, s: R.beta(k, 0.25, 0.5, s),
    "binomial": lambda k, s: R.binomial(k, 9.0, 0.25, s),
    "binomial large": lambda k, s: R.binomial(k, 1000.0, 0.75, s),
    "cauchy": R.cauchy,
    "chisquare": lambda k, s: R.chisquare(k, 3.0, s),
    "choice": lambda k, s: R.choice(k, 7, s),
    "choice once": lambda k, s: R.choice(k, 7, s, replace=False),
    "choice p": lambda k, s: R.choice(k, 5, s, p=jnp.asarray(P)),
    "dirichlet": lambda k, s: R.dirichlet(k, jnp.asarray([0.5, 1.0, 2.5]), s),
    "double_sided_maxwell": lambda k, s: R.double_sided_maxwell(k, 0.5, 2.0, s),
    "f": lambda k, s: R.f(k, 4.0, 6.0, s),
    "gamma": lambda k, s: R.gamma(k, 2.0, s),
    "gamma small": lambda k, s: R.gamma(k, 0.25, s),
    "generalized_normal": lambda k, s: R.generalized_normal(k, 1.5, s),
    "geometric": lambda k, s: R.geometric(k, 0.2, s),
    "laplace": R.laplace,
    "loggamma": lambda k, s: R.loggamma(k, 2.0, s),
    "loggamma small": lambda k, s: R.loggamma(k, 0.125, s),
    "logistic": R.logistic,
    "lognormal": lambda k, s: R.lognormal(k, 0.5, s),
    "maxwell": R.maxwell,
    "multivariate_normal": lambda k, s: R.multivariate_normal(k, jnp.asarray([1.0, -2.0, 0.5]), jnp.asarray(COV), s),
    "orthogonal": lambda k, s: R.orthogonal(k, 3, s),
    "orthogonal wide": lambda k, s: R.orthogonal(k, 2, s, m=4),
    "pareto": lambda k, s: R.pareto(k, 3.0, s),
    "poisson": lambda k, s: R.poisson(k, 3.0, s),
    "poisson large": lambda k, s: R.poisson(k, 100.0, s),
    "rademacher": R.rademacher,
    "rayleigh": lambda k, s: R.rayleigh(k, 2.0, s),
    "t": lambda k, s: R.t(k, 5.0, s),
    "triangular": lambda k, s: R.triangular(k, -1.0, 0.5, 2.0, s),
    "wald": lambda k, s: R.wald(k, 1.5, s),
    "weibull_min": lambda k, s: R.weibull_min(k, 2.0, 1.5, s),
}
WHOLE = {
    "categorical once": lambda k: R.categorical(k, jnp.asarray(LOGITS), axis=-1, shape=(3, 2), replace=False),
    "multinomial": lambda k: R.multinomial(k, 20.0, jnp.asarray([P, P[::-1]])),
    "permutation rows": lambda k: R.permutation(k, jnp.arange(12).reshape(4, 3), axis=0),
    "permutation independent": lambda k: R.permutation(k, jnp.arange(12).reshape(4, 3), axis=1, independent=True),
    "choice rows": lambda k: R.choice(k, jnp.arange(12).reshape(4, 3), (2, 2), axis=0),
}
I = jax.nn.initializers
KERNELS = ((4, 3), (3, 1, 2, 4))
INITIALIZERS = {
    "constant": I.constant(0.3),
    "delta_orthogonal": I.delta_orthogonal(),
    "glorot_normal": I.glorot_normal(),
    "glorot_uniform": I.glorot_uniform(),
    "he_normal": I.he_normal(),
    "he_uniform": I.he_uniform(),
    "kaiming_normal": I.kaiming_normal(),
    "kaiming_uniform": I.kaiming_uniform(),
    "lecun_normal": I.lecun_normal(),
    "lecun_uniform": I.lecun_uniform(),
    "normal": I.normal(),
    "ones": I.ones,
    "orthogonal": I.orthogonal(),
    "orthogonal options": I.orthogonal(2.0, 0),
    "truncated_normal": I.truncated_normal(),
    "uniform": I.uniform(),
    "variance_scaling": I.variance_scaling(2.0, "fan_out", "normal"),
    "variance_scaling geometric": I.variance_scaling(0.5, "fan_geo_avg", "uniform"),
    "xavier_normal": I.xavier_normal(),
    "xavier_uniform": I.xavier_uniform(),
    "zeros": I.zeros,
}


def golden(name, values, **arguments):
  """Says the element type too, so that readers know what the words are."""
  return line(name, words(values), dtype="i32" if jnp.issubdtype(values.dtype, jnp.integer) else "f32", **arguments)


def samples():
  for seed in SEEDS:
    key = R.key(seed)
    for name, draw in CASES.items():
      for shape in SHAPES:
        yield golden(name, draw(key, shape), seed=seed, shape=dims(shape))
    for name, draw in WHOLE.items():
      yield golden(name, draw(key), seed=seed)
    for name, init in INITIALIZERS.items():
      for shape in KERNELS:
        if name == "delta_orthogonal" and len(shape) < 3:
          continue
        yield golden("init " + name, init(key, shape), seed=seed, shape=dims(shape))


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  lines += samples()
  return "\n".join(lines) + "\n"
