package io.raffia.optax;

import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.stream.IntStream;

/// Transformations that keep updates small.
public final class Clipping {
  private Clipping() {}

  /// Each element kept within `-maxDelta` and `maxDelta`.
  public record Clip(Number maxDelta) implements Stateless {
    public Clip {
      Numbers.require(
          !Numbers.isKnown(maxDelta) || maxDelta.doubleValue() >= 0,
          "clip needs a bound that is not negative",
          maxDelta);
    }

    @Override
    public State apply(State updates, State params) {
      return Tree.clip(updates, Numbers.neg(maxDelta), maxDelta);
    }
  }

  /// Scaled down where the Euclidean norm of all together is `maxNorm` or more.
  public record ByGlobalNorm(Number maxNorm) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      if (updates.size() == 0) return updates;
      var norm = Tree.norm(updates);
      var within = norm.lt(maxNorm);
      return updates.map(u -> Tensor.where(within, u, u.div(norm.astype(u.dtype())).mul(maxNorm)));
    }
  }

  /// Each tensor scaled down where the root of its mean square is more than `threshold`.
  public record ByBlockRms(Number threshold) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return updates.map(u -> u.div(u.square().mean().sqrt().div(threshold).maximum(1.0)));
    }
  }

  /// Each unit (a column of a matrix, an output channel of a kernel) scaled down where its norm is
  /// more than `clipping` times its parameter's, that being at least `eps` (Brock et al., 2021).
  public record Adaptive(Number clipping, Number eps) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> clipped(x[0], x[1]), updates, params);
    }

    private Tensor clipped(Tensor g, Tensor p) {
      var norm = unitwiseNorm(g);
      var most = unitwiseNorm(p).maximum(eps).mul(clipping);
      return unitwiseClip(norm, most, g);
    }
  }

  /// `grad`, scaled down where `norm` is more than `maxNorm`; all have one shape.
  public static Tensor unitwiseClip(Tensor norm, Tensor maxNorm, Tensor grad) {
    if (!norm.shape().equals(maxNorm.shape()) || !norm.shape().equals(grad.shape())) {
      throw new IrException(
          "unitwiseClip takes three tensors of one shape, found %s, %s and %s"
              .formatted(norm.shape().dims(), maxNorm.shape().dims(), grad.shape().dims()));
    }
    return Tensor.where(norm.lt(maxNorm), grad, grad.mul(maxNorm.div(norm.maximum(1e-6))));
  }

  /// The norm of each unit, in the tensor's own shape. Units are what stands along the last axis,
  /// of up to three axes along all but the first.
  public static Tensor unitwiseNorm(Tensor x) {
    long wide = x.shape().dims().stream().filter(d -> d != 1).count();
    if (wide > 1 && x.ndim() > 5) {
      throw new IrException(
          "adaptiveGradClip knows the units of tensors of up to 5 axes, found "
              + x.shape().dims()
              + ": mask it");
    }
    int[] axes =
        wide <= 1
            ? IntStream.range(0, x.ndim()).toArray()
            : x.ndim() <= 3 ? new int[] {0} : IntStream.range(0, x.ndim() - 1).toArray();
    var squares = axes.length == 0 ? x.square() : x.square().sum(true, axes);
    return squares.sqrt().broadcastTo(x.shape().dims().toArray());
  }

  /// Gradients of many examples, and how many of those were clipped.
  public record Clipped(State sum, State numClipped) {}

  /// Gradients of examples along axis 0, each example's scaled down to `l2NormClip` and summed:
  /// `optax.per_example_global_norm_clip`. The count stands at the root.
  public static Clipped perExampleGlobalNorm(State grads, Number l2NormClip) {
    int n = examples(grads);
    var squares =
        grads.leaves().stream()
            .map(l -> l.value().square().reshape(n, -1).sum(1))
            .reduce(Tensor::add)
            .orElseThrow();
    var factors = factors(squares.sqrt(), l2NormClip);
    var count = factors.lt(1.0).astype(DType.I32).sum();
    return new Clipped(grads.map(g -> weighted(factors, g)), new State(rootLeaf(count)));
  }

  private static java.util.List<State.Leaf> rootLeaf(Tensor value) {
    return java.util.List.of(new State.Leaf(io.raffia.Path.ROOT, null, java.util.Map.of(), value));
  }

  /// The same for each tensor by itself, with bounds whose squares sum to that of
  /// `globalL2NormClip`: equal ones, or without `uniform` by the tensors' sizes.
  public static Clipped perExampleLayerNorm(State grads, double globalL2NormClip, boolean uniform) {
    int n = examples(grads);
    double all = Tree.size(grads) / (double) n;
    var sums = Tree.mapLeaves(grads, l -> l.value());
    var counts = Tree.mapLeaves(grads, l -> l.value());
    for (var leaf : grads.leaves()) {
      var g = leaf.value();
      double share = uniform ? 1.0 / grads.size() : g.size() / (double) n / all;
      var factors =
          factors(g.square().reshape(n, -1).sum(1).sqrt(), globalL2NormClip * Math.sqrt(share));
      sums = sums.merge(new State(java.util.List.of(leaf.with(weighted(factors, g)))));
      var count = factors.lt(1.0).astype(DType.I32).sum();
      counts = counts.merge(new State(java.util.List.of(leaf.with(count))));
    }
    return new Clipped(sums, counts);
  }

  private static Tensor factors(Tensor norms, Number bound) {
    var factors = Numbers.tensor(bound).div(norms).minimum(1.0);
    return Tensor.where(factors.ne(factors), 1.0, factors);
  }

  private static Tensor weighted(Tensor factors, Tensor g) {
    var dims = g.shape().dims().toArray();
    dims[0] = 1;
    return factors.expandDims(0).matmul(g.reshape(g.dim(0), -1)).reshape(dims).squeeze(0);
  }

  private static int examples(State grads) {
    int n = -1;
    for (var leaf : grads.leaves()) {
      var g = leaf.value();
      if (g.ndim() == 0 || (n >= 0 && g.dim(0) != n)) {
        throw new IrException(
            "gradients of examples need the examples along axis 0, as many everywhere; '%s' has shape %s"
                .formatted(leaf.path(), g.shape().dims()));
      }
      n = g.dim(0);
    }
    if (n < 0) throw new IrException("there are no gradients to clip");
    return n;
  }
}
