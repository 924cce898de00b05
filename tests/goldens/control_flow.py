"""What JAX makes of the ten functions of docs/control-flow.md."""
import random
import time
import jax
import jax.numpy as jnp


def process_value(x, threshold):
    if x > threshold:
        return x * 2
    return x + 1


def newton(a):
    x = a
    while abs(x * x - a) > 1e-4:
        x = 0.5 * (x + a / x)
    return x


def clipped(x, limit):
    n = jnp.sqrt(jnp.sum(x * x))
    return x * (limit / n) if n > limit else x


def first_above(x, limit):
    for i in range(4):
        if x[i] > limit:
            return x[i] * i
    return jnp.float32(-1.0)


def bucket(x):
    k = int(x)
    if k == 0:
        return x
    elif k == 1:
        return x * 10
    return x * 100


def repeated(x):
    for i in range(10_000):
        x = x + 1
    return x


calls = 0


def counted(x):
    global calls
    calls += 1
    return x * 2


def printed(x):
    print("x is", x)
    return x * 2


scale = 2.0


def scaled(x):
    return x * scale


def noisy(x):
    return x + random.random()


def outcome(f):
    try:
        return str(f())
    except Exception as e:
        return type(e).__name__ + ": " + str(e).splitlines()[0]


def main():
    one = jnp.float32(5.0)
    vec = jnp.array([0.5, 1.5, 2.5, 3.5])
    print("1 process_value:", outcome(lambda: jax.jit(process_value)(5.0, 3.0)))
    print("2 newton:", outcome(lambda: jax.jit(newton)(2.0)))
    print("3 clipped:", outcome(lambda: jax.jit(clipped)(vec, 1.0)))
    print("3 grad clipped:", outcome(lambda: jax.jit(jax.grad(lambda x: clipped(x, 1.0).sum()))(vec)))
    print("4 first_above:", outcome(lambda: jax.jit(first_above)(vec, 2.0)))
    print("5 bucket:", outcome(lambda: jax.jit(bucket)(1.5)))
    t = time.time()
    print("6 repeated:", outcome(lambda: jax.jit(repeated)(1.0)), "after %.1f s" % (time.time() - t))
    f = jax.jit(counted)
    f(1.0), f(2.0), f(3.0)
    print("7 counted: calls =", calls, "after three calls")
    g = jax.jit(printed)
    print("8 printed, first call:")
    g(1.0)
    print("8 printed, second call:")
    g(2.0)
    h = jax.jit(scaled)
    a = h(1.0)
    global scale
    scale = 5.0
    print("9 scaled:", a, "and, after scale = 5.0:", h(1.0))
    n = jax.jit(noisy)
    print("10 noisy: same number twice:", bool(n(0.0) == n(0.0)))
    print("grad of while_loop:", outcome(lambda: jax.grad(lambda a: jax.lax.while_loop(lambda x: abs(x * x - a) > 1e-4, lambda x: 0.5 * (x + a / x), a))(2.0)))


main()
