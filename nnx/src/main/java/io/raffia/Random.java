package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.List;

/// Pseudo-random numbers as functions of a key, `jax.random` bit for bit (Threefry-2x32,
/// partitionable). A key has type `ui32[2]`; one key gives the same numbers each time, so derive
/// fresh ones with [#split] or [#foldIn], or let an [RngStream] do that.
public final class Random {
  /// A random array as a function of a key, and equal for equal parameters: a program compiles
  /// once.
  private interface Sampler extends Dispatch.Body {
    Value draw(RandomProgram program, RandomProgram.Words key);

    @Override
    default Value emit(Builder b, List<Value> in) {
      var program = new RandomProgram(b);
      return draw(program, program.key(in.getFirst()));
    }
  }

  private record Split(Shape shape) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.join(p.blocks(key, shape));
    }
  }

  private record FoldIn() implements Dispatch.Body {
    @Override
    public Value emit(Builder b, List<Value> in) {
      var program = new RandomProgram(b);
      var data = b.convert(in.get(1), DType.U32);
      return program.join(program.encrypt(program.key(in.getFirst()), data));
    }
  }

  private record Bits(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.bits(key, shape, dtype);
    }
  }

  private record Uniform(Shape shape, DType dtype, double low, double high) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.uniform(key, shape, dtype, low, high);
    }
  }

  private record Normal(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.normal(key, shape, dtype);
    }
  }

  private record TruncatedNormal(Shape shape, DType dtype, double low, double high)
      implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.truncatedNormal(key, shape, dtype, low, high);
    }
  }

  private record Gumbel(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.gumbel(key, shape, dtype);
    }
  }

  private record Exponential(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.exponential(key, shape, dtype);
    }
  }

  private record Bernoulli(Shape shape, double probability) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      var u = p.uniform(key, shape, DType.F32, 0, 1);
      return p.b().compare(Direction.LT, u, p.b().splat(u.type(), probability));
    }
  }

  private record Integers(Shape shape, DType dtype, long low, long high) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.integers(key, shape, dtype, low, high);
    }
  }

  private Random() {}

  private static Tensor draw(Tensor key, Sampler sampler) {
    return Dispatch.apply(sampler, false, sampler, key);
  }

  /// The key of a seed, of which the lower 32 bits count.
  public static Tensor key(long seed) {
    return Tensor.of(DType.U32, new long[] {0, seed & 0xFFFFFFFFL}, Shape.of(2));
  }

  /// A key derived from `key` and a number, of which the lower 32 bits count.
  public static Tensor foldIn(Tensor key, long data) {
    return foldIn(key, Tensor.of(DType.U32, new long[] {data}, Shape.SCALAR));
  }

  /// A key derived from `key` and an integer scalar.
  public static Tensor foldIn(Tensor key, Tensor data) {
    return Dispatch.apply(new FoldIn(), false, new FoldIn(), key, data);
  }

  /// `n` keys, `ui32[n, 2]`.
  public static Tensor split(Tensor key, int n) {
    return split(key, Shape.of(n));
  }

  /// An array of keys, `ui32[...shape, 2]`.
  public static Tensor split(Tensor key, Shape shape) {
    return draw(key, new Split(shape));
  }

  /// Uniform `ui32`.
  public static Tensor bits(Tensor key, Shape shape) {
    return bits(key, shape, DType.U32);
  }

  /// Uniform integers of type `ui8`, `ui16`, `ui32` or `ui64`.
  public static Tensor bits(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Bits(shape, dtype));
  }

  /// Uniform in `[0, 1)`, `f32`.
  public static Tensor uniform(Tensor key, Shape shape) {
    return uniform(key, shape, DType.F32, 0, 1);
  }

  /// Uniform in `[low, high)`; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor uniform(Tensor key, Shape shape, DType dtype, double low, double high) {
    return draw(key, new Uniform(shape, dtype, low, high));
  }

  /// Standard normal, `f32`.
  public static Tensor normal(Tensor key, Shape shape) {
    return normal(key, shape, DType.F32);
  }

  /// Standard normal; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor normal(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Normal(shape, dtype));
  }

  /// Standard normal under the condition to lie in `(low, high)`, `f32`.
  public static Tensor truncatedNormal(Tensor key, double low, double high, Shape shape) {
    return truncatedNormal(key, low, high, shape, DType.F32);
  }

  /// Standard normal under the condition to lie in `(low, high)`; `dtype` is `bf16`, `f16`, `f32`
  /// or `f64`.
  public static Tensor truncatedNormal(
      Tensor key, double low, double high, Shape shape, DType dtype) {
    return draw(key, new TruncatedNormal(shape, dtype, low, high));
  }

  /// True with the given probability, `i1`.
  public static Tensor bernoulli(Tensor key, double probability, Shape shape) {
    return draw(key, new Bernoulli(shape, probability));
  }

  /// Uniform integers in `[low, high)`, `i32`.
  public static Tensor randint(Tensor key, Shape shape, long low, long high) {
    return randint(key, shape, low, high, DType.I32);
  }

  /// Uniform integers in `[low, high)`, all `low` where that is empty. Bounds beyond the type's
  /// range are clipped to it.
  public static Tensor randint(Tensor key, Shape shape, long low, long high, DType dtype) {
    if (!dtype.isInteger() || dtype.bits() < 8) {
      throw IrException.ofTypes(
          "randint draws integers of 8, 16, 32 or 64 bits, not %s: draw i32 and convert it"
              .formatted(dtype));
    }
    if (dtype.bits() == 64) return draw(key, new Integers(shape, dtype, low, high));
    long from = Math.clamp(low, dtype.lowest(), dtype.highest());
    long to = Math.clamp(high, dtype.lowest(), dtype.highest() + 1);
    // Narrow types would be biased: they are drawn with 32 bits.
    var drawn = dtype.bits() < 32 ? DType.I32 : dtype;
    return draw(key, new Integers(shape, drawn, from, to)).astype(dtype);
  }

  /// Standard Gumbel, `f32`.
  public static Tensor gumbel(Tensor key, Shape shape) {
    return gumbel(key, shape, DType.F32);
  }

  /// Standard Gumbel; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor gumbel(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Gumbel(shape, dtype));
  }

  /// Exponential with mean 1, `f32`.
  public static Tensor exponential(Tensor key, Shape shape) {
    return exponential(key, shape, DType.F32);
  }

  /// Exponential with mean 1; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor exponential(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Exponential(shape, dtype));
  }

  /// Indices drawn with the probabilities `softmax(logits)` along `axis`: the logits' shape without
  /// that axis, `i32`.
  public static Tensor categorical(Tensor key, Tensor logits, int axis) {
    return categorical(
        key, logits, axis, logits.shape().without(Ints.of(Math.floorMod(axis, logits.rank()))));
  }

  /// As above with more draws: `shape` ends with the logits' shape without `axis`.
  public static Tensor categorical(Tensor key, Tensor logits, int axis, Shape shape) {
    int rank = logits.rank();
    int at = Math.floorMod(axis, rank);
    int extra = shape.rank() - rank + 1;
    var batch = logits.shape().without(Ints.of(at)).dims();
    if (extra < 0 || !Ints.range(extra, shape.rank()).map(shape::dim).equals(batch)) {
      throw IrException.ofShapes(
          "categorical: shape %s must end with %s, the shape of the logits without axis %d"
              .formatted(shape.dims(), batch, axis));
    }
    var draws = new Shape(Ints.range(0, extra).map(shape::dim).plus(logits.shape().dims()));
    return gumbel(key, draws, logits.dtype()).add(logits).argmax(at + extra);
  }

  /// `0 ... n - 1` in random order, `i32[n]`.
  public static Tensor permutation(Tensor key, int n) {
    if (Trace.current() != null) return permutation(key, Tensor.arange(n), 0);
    var words = key.toLongArray();
    var order = Threefry.permutation(Threefry.pack((int) words[0], (int) words[1]), n);
    return Tensor.of(order);
  }

  // Distributions that are made of these, `f32` unless it says otherwise. Parameters are numbers,
  // or
  // tensors that broadcast to the shape drawn.

  /// Uniform in the unit ball of `d` dimensions, by the norm of degree `p`: `shape + [d]`, `f32`.
  public static Tensor ball(Tensor key, int d, double p, Shape shape) {
    return Distributions.ball(key, d, p, shape);
  }

  /// Beta, from gamma variates.
  public static Tensor beta(Tensor key, Tensor a, Tensor b, Shape shape) {
    return Distributions.beta(key, a, b, shape);
  }

  /// Beta, from gamma variates.
  public static Tensor beta(Tensor key, double a, double b, Shape shape) {
    return beta(key, Tensor.scalar(a), Tensor.scalar(b), shape);
  }

  /// Successes among `n` trials of probability `p`, as `f32`.
  public static Tensor binomial(Tensor key, Tensor n, Tensor p, Shape shape) {
    return Distributions.binomial(key, n, p, shape);
  }

  /// Successes among `n` trials of probability `p`, as `f32`.
  public static Tensor binomial(Tensor key, double n, double p, Shape shape) {
    return binomial(key, Tensor.scalar(n), Tensor.scalar(p), shape);
  }

  /// Standard Cauchy.
  public static Tensor cauchy(Tensor key, Shape shape) {
    return Distributions.cauchy(key, shape);
  }

  /// Chi-square with `df` degrees of freedom.
  public static Tensor chisquare(Tensor key, Tensor df, Shape shape) {
    return Distributions.chisquare(key, df, shape);
  }

  /// Chi-square with `df` degrees of freedom.
  public static Tensor chisquare(Tensor key, double df, Shape shape) {
    return chisquare(key, Tensor.scalar(df), shape);
  }

  /// Maxwell with a random sign, times `scale`, plus `loc`.
  public static Tensor doubleSidedMaxwell(Tensor key, Tensor loc, Tensor scale, Shape shape) {
    return Distributions.doubleSidedMaxwell(key, loc, scale, shape);
  }

  /// Maxwell with a random sign, times `scale`, plus `loc`.
  public static Tensor doubleSidedMaxwell(Tensor key, double loc, double scale, Shape shape) {
    return doubleSidedMaxwell(key, Tensor.scalar(loc), Tensor.scalar(scale), shape);
  }

  /// F with `dfnum` and `dfden` degrees of freedom.
  public static Tensor f(Tensor key, Tensor dfnum, Tensor dfden, Shape shape) {
    return Distributions.f(key, dfnum, dfden, shape);
  }

  /// F with `dfnum` and `dfden` degrees of freedom.
  public static Tensor f(Tensor key, double dfnum, double dfden, Shape shape) {
    return f(key, Tensor.scalar(dfnum), Tensor.scalar(dfden), shape);
  }

  /// Gamma with the shape parameter `a` and scale 1 (Marsaglia and Tsang, 2000).
  public static Tensor gamma(Tensor key, Tensor a, Shape shape) {
    return Distributions.gamma(key, a, shape);
  }

  /// Gamma with the shape parameter `a` and scale 1 (Marsaglia and Tsang, 2000).
  public static Tensor gamma(Tensor key, double a, Shape shape) {
    return gamma(key, Tensor.scalar(a), shape);
  }

  /// Trials up to the first success of probability `p`, `i32`.
  public static Tensor geometric(Tensor key, Tensor p, Shape shape) {
    return Distributions.geometric(key, p, shape);
  }

  /// Trials up to the first success of probability `p`, `i32`.
  public static Tensor geometric(Tensor key, double p, Shape shape) {
    return geometric(key, Tensor.scalar(p), shape);
  }

  /// Standard Laplace.
  public static Tensor laplace(Tensor key, Shape shape) {
    return Distributions.laplace(key, shape);
  }

  /// The logarithm of a gamma variate, exact where that is too small.
  public static Tensor loggamma(Tensor key, Tensor a, Shape shape) {
    return Distributions.loggamma(key, a, shape);
  }

  /// The logarithm of a gamma variate, exact where that is too small.
  public static Tensor loggamma(Tensor key, double a, Shape shape) {
    return loggamma(key, Tensor.scalar(a), shape);
  }

  /// Standard logistic.
  public static Tensor logistic(Tensor key, Shape shape) {
    return Distributions.logistic(key, shape);
  }

  /// The exponential of a normal variate of deviation `sigma`.
  public static Tensor lognormal(Tensor key, Tensor sigma, Shape shape) {
    return Distributions.lognormal(key, sigma, shape);
  }

  /// The exponential of a normal variate of deviation `sigma`.
  public static Tensor lognormal(Tensor key, double sigma, Shape shape) {
    return lognormal(key, Tensor.scalar(sigma), shape);
  }

  /// Maxwell with scale 1: the norm of three standard normal numbers.
  public static Tensor maxwell(Tensor key, Shape shape) {
    return Distributions.maxwell(key, shape);
  }

  /// Pareto with the shape parameter `b`.
  public static Tensor pareto(Tensor key, Tensor b, Shape shape) {
    return Distributions.pareto(key, b, shape);
  }

  /// Pareto with the shape parameter `b`.
  public static Tensor pareto(Tensor key, double b, Shape shape) {
    return pareto(key, Tensor.scalar(b), shape);
  }

  /// Poisson with the mean `lam`, `i32`.
  public static Tensor poisson(Tensor key, Tensor lam, Shape shape) {
    return Distributions.poisson(key, lam, shape);
  }

  /// Poisson with the mean `lam`, `i32`.
  public static Tensor poisson(Tensor key, double lam, Shape shape) {
    return poisson(key, Tensor.scalar(lam), shape);
  }

  /// Rayleigh.
  public static Tensor rayleigh(Tensor key, Tensor scale, Shape shape) {
    return Distributions.rayleigh(key, scale, shape);
  }

  /// Rayleigh.
  public static Tensor rayleigh(Tensor key, double scale, Shape shape) {
    return rayleigh(key, Tensor.scalar(scale), shape);
  }

  /// Student's t with `df` degrees of freedom.
  public static Tensor t(Tensor key, Tensor df, Shape shape) {
    return Distributions.t(key, df, shape);
  }

  /// Student's t with `df` degrees of freedom.
  public static Tensor t(Tensor key, double df, Shape shape) {
    return t(key, Tensor.scalar(df), shape);
  }

  /// Triangular from `left` to `right` with its peak at `mode`.
  public static Tensor triangular(Tensor key, Tensor left, Tensor mode, Tensor right, Shape shape) {
    return Distributions.triangular(key, left, mode, right, shape);
  }

  /// Triangular from `left` to `right` with its peak at `mode`.
  public static Tensor triangular(Tensor key, double left, double mode, double right, Shape shape) {
    return triangular(key, Tensor.scalar(left), Tensor.scalar(mode), Tensor.scalar(right), shape);
  }

  /// Wald (inverse Gaussian) with the mean `mean` and scale 1.
  public static Tensor wald(Tensor key, Tensor mean, Shape shape) {
    return Distributions.wald(key, mean, shape);
  }

  /// Wald (inverse Gaussian) with the mean `mean` and scale 1.
  public static Tensor wald(Tensor key, double mean, Shape shape) {
    return wald(key, Tensor.scalar(mean), shape);
  }

  /// Weibull.
  public static Tensor weibullMin(Tensor key, Tensor scale, Tensor concentration, Shape shape) {
    return Distributions.weibullMin(key, scale, concentration, shape);
  }

  /// Weibull.
  public static Tensor weibullMin(Tensor key, double scale, double concentration, Shape shape) {
    return weibullMin(key, Tensor.scalar(scale), Tensor.scalar(concentration), shape);
  }

  /// Dirichlet with the weights `alpha`, `[..., k]`: draws `shape + [k]`.
  public static Tensor dirichlet(Tensor key, Tensor alpha, Shape shape) {
    return Distributions.dirichlet(key, alpha, shape);
  }

  /// Generalized normal: with density in proportion to `e^-|x|^p`.
  public static Tensor generalizedNormal(Tensor key, double p, Shape shape) {
    return Distributions.generalizedNormal(key, p, shape);
  }

  /// -1 or 1, `i32`.
  public static Tensor rademacher(Tensor key, Shape shape) {
    return rademacher(key, shape, DType.I32);
  }

  /// -1 or 1.
  public static Tensor rademacher(Tensor key, Shape shape, DType dtype) {
    return Distributions.rademacher(key, shape, dtype);
  }

  /// How often each category is drawn in `n` draws with the probabilities `p`, `[..., categories]`,
  /// as `f32`. The program grows with the categories.
  public static Tensor multinomial(Tensor key, Tensor n, Tensor p) {
    return Distributions.multinomial(key, n, p);
  }

  /// Normal with the mean `mean`, `[..., k]`, and the positive definite covariance `cov`, `[..., k,
  /// k]`: draws `shape + [k]`.
  public static Tensor multivariateNormal(Tensor key, Tensor mean, Tensor cov, Shape shape) {
    return Distributions.multivariateNormal(key, mean, cov, shape);
  }

  /// Orthogonal matrices, uniformly: `shape + [n, n]`.
  public static Tensor orthogonal(Tensor key, int n, Shape shape) {
    return orthogonal(key, n, n, shape);
  }

  /// Matrices `shape + [n, m]` whose rows or columns, the fewer of both, are orthonormal.
  public static Tensor orthogonal(Tensor key, int n, int m, Shape shape) {
    return Distributions.orthogonal(key, n, m, shape);
  }

  /// As many different indices as `draws` says, drawn with the probabilities `softmax(logits)`
  /// along `axis`: `[draws, ...]`, `i32`.
  public static Tensor categoricalWithoutReplacement(
      Tensor key, Tensor logits, int axis, int draws) {
    return Distributions.categoricalWithoutReplacement(key, logits, axis, draws);
  }

  /// The slices of `x` along `axis` in random order.
  public static Tensor permutation(Tensor key, Tensor x, int axis) {
    return Distributions.permutation(key, x, axis, false);
  }

  /// The elements of `x` in random order, for each line along `axis` another one.
  public static Tensor permutationIndependent(Tensor key, Tensor x, int axis) {
    return Distributions.permutation(key, x, axis, true);
  }

  /// Numbers below `n`, drawn alike, with `replace` each as often as it comes: `i32`.
  public static Tensor choice(Tensor key, int n, Shape shape, boolean replace) {
    return Distributions.choice(key, n, shape, replace);
  }

  /// Numbers below `n`, drawn with the probabilities `p`, `[n]`.
  public static Tensor choice(Tensor key, int n, Shape shape, boolean replace, Tensor p) {
    return Distributions.choice(key, n, shape, replace, p);
  }

  /// Slices of `x` along `axis`, whose place the axes of `shape` take.
  public static Tensor choice(Tensor key, Tensor x, Shape shape, boolean replace, int axis) {
    int a = Shapes.axis("choice", x.shape(), axis);
    if (replace) return x.take(choice(key, x.dim(a), shape, true), a);
    var order = permutation(key, x, a).sliceAxis(a, 0, Math.toIntExact(shape.size()));
    var before = Ints.range(0, a).map(x::dim);
    var after = Ints.range(a + 1, x.rank()).map(x::dim);
    return order.reshape(before.plus(shape.dims()).plus(after).toArray());
  }
}
