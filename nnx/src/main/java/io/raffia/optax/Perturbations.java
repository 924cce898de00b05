package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.In;
import io.raffia.Nnx;
import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.IrException;

/// Differentiable approximations of functions that need not be differentiable:
/// `optax.perturbations`.
public final class Perturbations {
  private Perturbations() {}

  /// What inputs are perturbed by.
  public enum Noise {
    /// The standard normal distribution.
    NORMAL {
      @Override
      Tensor sample(Tensor key, Tensor like) {
        return Random.normal(key, like.shape(), like.dtype());
      }

      @Override
      Tensor logProb(Tensor x) {
        return x.square().mul(-0.5);
      }
    },
    /// The standard Gumbel distribution.
    GUMBEL {
      @Override
      Tensor sample(Tensor key, Tensor like) {
        return Random.gumbel(key, like.shape(), like.dtype());
      }

      @Override
      Tensor logProb(Tensor x) {
        return x.neg().sub(x.neg().exp());
      }
    };

    abstract Tensor sample(Tensor key, Tensor like);

    /// Up to a constant.
    abstract Tensor logProb(Tensor x);
  }

  /// The mean of `function` over `numSamples` inputs with `sigma` times noise added, as a function
  /// of a key and the input. Its derivatives, of any order, are estimates by values of `function`
  /// alone (Berthet et al., 2020; Foerster et al., 2018); with `useBaseline` by their differences
  /// from the value at the input itself, which vary less.
  public static Fn2<Tensor, Tensor, Tensor> makePerturbedFun(
      Fn1<Tensor, Tensor> function,
      int numSamples,
      double sigma,
      Noise noise,
      boolean useBaseline) {
    if (numSamples < 1) {
      throw new IrException("makePerturbedFun needs 1 sample or more, found " + numSamples);
    }
    return (key, x) -> {
      var baseline = useBaseline ? function.apply(Nnx.stopGradient(x)) : null;
      var each =
          Nnx.vmap(
              (Tensor k, Tensor at) -> {
                var z = noise.sample(Random.split(k, 1).get(0), at);
                var shifted = Nnx.stopGradient(at.add(z.mul(sigma)));
                var box = magicBox(noise.logProb(shifted.sub(at).div(sigma)).sum());
                var out = box.mul(function.apply(shifted));
                if (baseline == null) return out;
                return out.add(Tensor.onesLike(box).sub(box).mul(baseline));
              },
              In.MAPPED,
              In.SHARED);
      return each.apply(Random.split(key, numSamples), x).mean(0);
    };
  }

  /// 1, with the derivatives of `exp(x)` over it.
  private static Tensor magicBox(Tensor x) {
    return x.sub(Nnx.stopGradient(x)).exp();
  }
}
