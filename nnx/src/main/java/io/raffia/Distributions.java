package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The samplers of [Random] that are made of others, in `f32`. Each is one program; parameters are
/// tensors that broadcast to the shape drawn.
final class Distributions {
  private record Id(String name, Shape shape, Object option) {}

  private Distributions() {}

  /// `body` takes the key and the parameters in `f32`, these broadcast to `shape`.
  private static Tensor draw(
      String name,
      Shape shape,
      UnaryOperator<List<Tensor>> body,
      Tensor key,
      Tensor... parameters) {
    return draw(name, shape, "", body, key, parameters);
  }

  private static Tensor draw(
      String name,
      Shape shape,
      Object option,
      UnaryOperator<List<Tensor>> body,
      Tensor key,
      Tensor... parameters) {
    var dims = shape.dims().toArray();
    var in = new ArrayList<Tensor>(List.of(key));
    for (var p : parameters) {
      if (!broadcasts(p.shape(), shape)) {
        throw Errors.ofShapes(
            "%s: a parameter of shape %s does not broadcast to the shape %s that is drawn",
            name, p.shape().dims(), shape.dims());
      }
      in.add(p.astype(DType.F32).broadcastTo(dims));
    }
    return Eager.call(new Id(name, shape, option), body, in).getFirst();
  }

  private static boolean broadcasts(Shape from, Shape to) {
    int added = to.rank() - from.rank();
    return added >= 0
        && Ints.range(0, from.rank())
            .all(i -> from.dim(i) == 1 || from.dim(i) == to.dim(added + i));
  }

  private static List<Tensor> one(Tensor x) {
    return List.of(x);
  }

  private static Tensor uniform(Tensor key, Shape shape, double low, double high) {
    return Random.uniform(key, shape, DType.F32, low, high);
  }

  static Tensor cauchy(Tensor key, Shape shape) {
    return draw(
        "cauchy",
        shape,
        in -> {
          var u = uniform(in.getFirst(), shape, 0x1p-23, 1);
          return one(Elementwise.floating(Unary.TAN, u.sub(0.5).mul(Math.PI)));
        },
        key);
  }

  static Tensor laplace(Tensor key, Shape shape) {
    return draw(
        "laplace",
        shape,
        in -> {
          var u = uniform(in.getFirst(), shape, -1 + 0x1p-24, 1);
          return one(u.sign().mul(u.abs().neg().log1p()));
        },
        key);
  }

  static Tensor logistic(Tensor key, Shape shape) {
    return draw(
        "logistic",
        shape,
        in -> {
          var u = uniform(in.getFirst(), shape, Float.MIN_NORMAL, 1);
          return one(u.log().sub(u.neg().log1p()));
        },
        key);
  }

  static Tensor maxwell(Tensor key, Shape shape) {
    return draw("maxwell", shape, in -> one(maxwellAt(in.getFirst(), shape)), key);
  }

  private static Tensor maxwellAt(Tensor key, Shape shape) {
    var three = new Shape(shape.dims().plus(Ints.of(3)));
    return Random.normal(key, three).square().sum(-1).sqrt();
  }

  static Tensor rademacher(Tensor key, Shape shape, DType dtype) {
    return Random.bernoulli(key, 0.5, shape).astype(dtype).mul(2).sub(1).astype(dtype);
  }

  static Tensor doubleSidedMaxwell(Tensor key, Tensor loc, Tensor scale, Shape shape) {
    return draw(
        "doubleSidedMaxwell",
        shape,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var sign = rademacher(keys.get(1), shape, DType.F32);
          return one(sign.mul(maxwellAt(keys.get(0), shape)).mul(in.get(2)).add(in.get(1)));
        },
        key,
        loc,
        scale);
  }

  static Tensor weibullMin(Tensor key, Tensor scale, Tensor concentration, Shape shape) {
    return draw(
        "weibullMin",
        shape,
        in -> {
          var e = Random.exponential(in.getFirst(), shape);
          return one(e.pow(Tensor.onesLike(in.get(2)).div(in.get(2))).mul(in.get(1)));
        },
        key,
        scale,
        concentration);
  }

  static Tensor pareto(Tensor key, Tensor b, Shape shape) {
    return draw(
        "pareto",
        shape,
        in -> one(Random.exponential(in.getFirst(), shape).div(in.get(1)).exp()),
        key,
        b);
  }

  static Tensor rayleigh(Tensor key, Tensor scale, Shape shape) {
    return draw(
        "rayleigh",
        shape,
        in -> one(in.get(1).mul(Random.uniform(in.getFirst(), shape).log().mul(-2.0).sqrt())),
        key,
        scale);
  }

  static Tensor lognormal(Tensor key, Tensor sigma, Shape shape) {
    return draw(
        "lognormal",
        shape,
        in -> one(Random.normal(in.getFirst(), shape).mul(in.get(1)).exp()),
        key,
        sigma);
  }

  static Tensor triangular(Tensor key, Tensor left, Tensor mode, Tensor right, Shape shape) {
    return draw(
        "triangular",
        shape,
        in -> {
          var l = in.get(1);
          var m = in.get(2);
          var r = in.get(3);
          var u = Random.uniform(in.getFirst(), shape);
          var rising = l.add(u.mul(r.sub(l)).mul(m.sub(l)).sqrt());
          var falling = r.sub(u.neg().add(1.0).mul(r.sub(l)).mul(r.sub(m)).sqrt());
          return one(Tensor.where(u.lt(m.sub(l).div(r.sub(l))), rising, falling));
        },
        key,
        left,
        mode,
        right);
  }

  static Tensor wald(Tensor key, Tensor mean, Shape shape) {
    return draw(
        "wald",
        shape,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var m = in.get(1);
          var y = Random.normal(keys.get(0), shape).square();
          var z = Random.uniform(keys.get(1), shape);
          // What is subtracted nearly cancels: XLA rounds here once.
          var root = fma(m.mul(4.0), y, m.square().mul(y.square())).sqrt();
          var x = fma(m.div(-2.0), root, m.add(m.square().mul(y).div(2.0)));
          return one(Tensor.where(z.le(m.div(m.add(x))), x, m.square().div(x)));
        },
        key,
        mean);
  }

  /// `x y + z` with one rounding, as XLA's fused multiply-add has it; all are `f32`.
  static Tensor fma(Tensor x, Tensor y, Tensor z) {
    var product = x.astype(DType.F64).mul(y.astype(DType.F64));
    return product.add(z.astype(DType.F64)).astype(DType.F32);
  }

  static Tensor geometric(Tensor key, Tensor p, Shape shape) {
    return draw(
        "geometric",
        shape,
        in -> {
          var u = Random.uniform(in.getFirst(), shape);
          var log = Tensor.where(u.eq(0.0), 1.0, u).log();
          return one(log.div(in.get(1).neg().log1p()).floor().add(1.0).astype(DType.I32));
        },
        key,
        p);
  }

  static Tensor gamma(Tensor key, Tensor a, Shape shape) {
    return draw(
        "gamma", shape, in -> one(GammaSampler.draw(in.getFirst(), in.get(1), false)), key, a);
  }

  static Tensor loggamma(Tensor key, Tensor a, Shape shape) {
    return draw(
        "loggamma", shape, in -> one(GammaSampler.draw(in.getFirst(), in.get(1), true)), key, a);
  }

  static Tensor beta(Tensor key, Tensor a, Tensor b, Shape shape) {
    return draw(
        "beta",
        shape,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var x = GammaSampler.draw(keys.get(0), in.get(1), true);
          var y = GammaSampler.draw(keys.get(1), in.get(2), true);
          var max = x.maximum(y);
          var share = x.sub(max).exp();
          return one(share.div(share.add(y.sub(max).exp())));
        },
        key,
        a,
        b);
  }

  static Tensor chisquare(Tensor key, Tensor df, Shape shape) {
    return draw("chisquare", shape, in -> one(chisquareAt(in.getFirst(), in.get(1))), key, df);
  }

  private static Tensor chisquareAt(Tensor key, Tensor df) {
    return GammaSampler.draw(key, df.div(2.0), true).exp().mul(2.0);
  }

  static Tensor f(Tensor key, Tensor dfnum, Tensor dfden, Shape shape) {
    return draw(
        "f",
        shape,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var upper = chisquareAt(keys.get(1), in.get(1)).div(in.get(1));
          return one(upper.div(chisquareAt(keys.get(0), in.get(2)).div(in.get(2))));
        },
        key,
        dfnum,
        dfden);
  }

  static Tensor t(Tensor key, Tensor df, Shape shape) {
    return draw(
        "t",
        shape,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var half = in.get(1).div(2.0);
          var g = GammaSampler.draw(keys.get(1), half, false);
          return one(Random.normal(keys.get(0), shape).mul(half.div(g).sqrt()));
        },
        key,
        df);
  }

  /// `alpha` is `[..., k]`; draws `shape + [k]`.
  static Tensor dirichlet(Tensor key, Tensor alpha, Shape shape) {
    if (alpha.rank() == 0) {
      throw Errors.located(
          IrException.ofShapes("dirichlet needs a weight for each category, found a scalar"));
    }
    var all = new Shape(shape.dims().plus(Ints.of(alpha.dim(-1))));
    return draw(
        "dirichlet",
        all,
        in -> one(Activations.softmax(GammaSampler.draw(in.getFirst(), in.get(1), true), -1)),
        key,
        alpha);
  }

  static Tensor generalizedNormal(Tensor key, double p, Shape shape) {
    return draw(
        "generalizedNormal",
        shape,
        p,
        in -> one(generalizedNormalAt(in.getFirst(), p, shape)),
        key);
  }

  private static Tensor generalizedNormalAt(Tensor key, double p, Shape shape) {
    var keys = Random.split(key, 2);
    var a = Tensor.full(DType.F32, 1 / p, shape.dims().toArray());
    var g = GammaSampler.draw(keys.get(0), a, false);
    return rademacher(keys.get(1), shape, DType.F32).mul(g.pow(1 / p));
  }

  static Tensor ball(Tensor key, int d, double p, Shape shape) {
    var all = new Shape(shape.dims().plus(Ints.of(d)));
    return draw(
        "ball",
        all,
        p,
        in -> {
          var keys = Random.split(in.getFirst(), 2);
          var g = generalizedNormalAt(keys.get(0), p, all);
          var e = Random.exponential(keys.get(1), shape);
          var norm = g.abs().pow(p).sum(-1).add(e).pow(1 / p);
          return one(g.div(norm.expandDims(-1)));
        },
        key);
  }

  static Tensor poisson(Tensor key, Tensor lam, Shape shape) {
    return draw(
        "poisson", shape, in -> one(CountSampler.poisson(in.getFirst(), in.get(1))), key, lam);
  }

  static Tensor binomial(Tensor key, Tensor n, Tensor p, Shape shape) {
    return draw(
        "binomial",
        shape,
        in -> one(CountSampler.binomial(in.getFirst(), in.get(1), in.get(2))),
        key,
        n,
        p);
  }

  static Tensor multinomial(Tensor key, Tensor n, Tensor p) {
    var in = List.of(key, n.astype(DType.F32), p.astype(DType.F32));
    return Eager.call(
            new Id("multinomial", p.shape(), n.shape()),
            x -> one(CountSampler.multinomial(x.get(0), x.get(1), x.get(2))),
            in)
        .getFirst();
  }

  /// `mean` is `[..., k]`, `cov` `[..., k, k]`; draws `shape + [k]`.
  static Tensor multivariateNormal(Tensor key, Tensor mean, Tensor cov, Shape shape) {
    int k = mean.rank() == 0 ? -1 : mean.dim(-1);
    if (cov.rank() < 2 || cov.dim(-1) != k || cov.dim(-2) != k) {
      throw Errors.ofShapes(
          "multivariateNormal takes a mean [..., k] and a covariance [..., k, k], found %s and %s",
          mean.shape().dims(), cov.shape().dims());
    }
    var all = new Shape(shape.dims().plus(Ints.of(k)));
    return Eager.call(
            new Id("multivariateNormal", all, ""),
            in -> {
              var factor = Factorizations.cholesky(in.get(2));
              var z = Random.normal(in.getFirst(), all).expandDims(-1);
              return one(in.get(1).add(factor.matmul(z).squeeze(-1)));
            },
            List.of(key, mean.astype(DType.F32), cov.astype(DType.F32)))
        .getFirst();
  }

  /// `[..., n, m]` whose rows or columns, the fewer of both, are orthonormal.
  static Tensor orthogonal(Tensor key, int n, int m, Shape shape) {
    var tall = new Shape(shape.dims().plus(Ints.of(Math.max(n, m), Math.min(n, m))));
    var q =
        draw(
            "orthogonal",
            tall,
            in -> one(Factorizations.orthonormal(Random.normal(in.getFirst(), tall))),
            key);
    return n < m ? q.swapaxes(-1, -2) : q;
  }

  /// `x` in random order along `axis`: all of it in one order, or with `independent` each line in
  /// its own.
  static Tensor permutation(Tensor key, Tensor x, int axis, boolean independent) {
    int a = Shapes.axis("permutation", x.shape(), axis);
    if (independent || x.rank() == 1) return shuffled(key, x, a);
    return x.take(shuffled(key, Tensor.arange(x.dim(a)), 0), a);
  }

  private static Tensor shuffled(Tensor key, Tensor x, int axis) {
    int rounds =
        (int) Math.ceil(3 * Math.log(Math.max(1, (double) x.size())) / Math.log(0xFFFFFFFFL));
    return Eager.call(
            new Id("permutation", x.shape(), axis),
            in -> {
              var next = in.getFirst();
              var items = in.get(1);
              for (int i = 0; i < rounds; i++) {
                var keys = Random.split(next, 2);
                next = keys.get(0);
                items = Sorting.by(Random.bits(keys.get(1), x.shape()), items, axis, false);
              }
              return one(items);
            },
            List.of(key, x))
        .getFirst();
  }

  /// Positions below `n`; `p`, if there, has the probability of each.
  static Tensor choice(Tensor key, int n, Shape shape, boolean replace, Tensor... p) {
    long draws = shape.size();
    if (n <= 0 || (!replace && draws > n)) {
      throw Errors.at(
          "%d things cannot be chosen among %d%s",
          draws, n, replace ? "" : " without putting them back");
    }
    var dims = shape.dims().toArray();
    if (p.length == 0) {
      if (replace) return Random.randint(key, shape, 0, n);
      return permutation(key, Tensor.arange(n), 0, false).slice(0, (int) draws).reshape(dims);
    }
    if (p[0].rank() != 1 || p[0].dim(0) != n) {
      throw Errors.ofShapes(
          "choice needs a probability for each of %d things, found shape %s",
          n, p[0].shape().dims());
    }
    var in = List.of(key, p[0].astype(DType.F32));
    return Eager.call(
            new Id("choice", shape, List.of(n, replace)),
            x -> one(replace ? drawn(x.get(0), x.get(1), shape) : kept(x.get(0), x.get(1), shape)),
            in)
        .getFirst();
  }

  /// The first position whose cumulated probability reaches a uniform number.
  private static Tensor drawn(Tensor key, Tensor p, Shape shape) {
    int n = p.dim(0);
    var upTo = Tensor.arange(n).expandDims(1).le(Tensor.arange(n).expandDims(0));
    var sums = Tensor.where(upTo, p.astype(DType.F64).expandDims(1), 0.0).sum(0).astype(DType.F32);
    var r = sums.get(n - 1).mul(Random.uniform(key, shape).neg().add(1.0));
    return sums.lt(r.expandDims(-1)).astype(DType.I32).sum(-1);
  }

  private static Tensor kept(Tensor key, Tensor p, Shape shape) {
    var order = Sorting.argsort(Random.gumbel(key, p.shape()).add(p.log()), -1, true);
    return order.slice(0, (int) shape.size()).reshape(shape.dims().toArray());
  }

  /// As many categories as `draws` says, each at most once: `[draws, ...]`.
  static Tensor categoricalWithoutReplacement(Tensor key, Tensor logits, int axis, int draws) {
    int a = Shapes.axis("categorical", logits.shape(), axis);
    if (draws > logits.dim(a)) {
      throw Errors.at(
          "%d categories cannot be drawn among %d without putting them back", draws, logits.dim(a));
    }
    return Eager.call(
            new Id("categorical", logits.shape(), List.of(a, draws)),
            in -> {
              var noisy = in.get(1).add(Random.gumbel(in.get(0), logits.shape(), logits.dtype()));
              var last = Jnp.moveaxis(noisy, a, -1);
              var order = Sorting.argsort(last, -1, true);
              return one(Jnp.moveaxis(order.sliceAxis(-1, 0, draws), -1, 0));
            },
            List.of(key, logits))
        .getFirst();
  }
}
