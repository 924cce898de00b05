package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Linalg;
import io.raffia.Nnx;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// GaLore (Zhao et al., 2024): another optimizer's state is kept for gradients that are projected
/// to a low rank; see [ByGalore].
public final class Galore extends Recipe<Galore> {
  private final Schedule learningRate;
  private int rank = 128;
  private int updateProjGap = 200;
  private double scale = 1;
  private GradientTransformation baseOptimizer = ScaleByAdam.DEFAULT;
  private Number weightDecay = 0.0;
  private @Nullable Filter mask;
  private Choice axes = Choice.MATRICES;

  /// With the defaults of Optax.
  public Galore(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The rank of what is optimized.
  public Galore withRank(int value) {
    return with(o -> o.rank = value);
  }

  /// How many steps a projection is kept.
  public Galore withUpdateProjGap(int value) {
    return with(o -> o.updateProjGap = value);
  }

  /// A factor of the updates of what is projected.
  public Galore withScale(double value) {
    return with(o -> o.scale = value);
  }

  /// What is done with projected gradients, and with the others; it must not need parameters.
  public Galore withBaseOptimizer(GradientTransformation value) {
    return with(o -> o.baseOptimizer = value);
  }

  /// The share of the parameters that is added to the updates.
  public Galore withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Galore withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  /// Which parameters are projected, and how they are matrices; without it, those of two axes.
  public Galore withWeightDimensionNumbers(Choice value) {
    return with(o -> o.axes = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ByGalore(rank, updateProjGap, scale, baseOptimizer, axes),
        Additions.decayedWeights(new Schedules.Constant(weightDecay), mask),
        Scaling.byLearningRate(learningRate, true));
  }

  /// How a parameter is a matrix; null: it is not projected.
  @FunctionalInterface
  public interface Choice {
    /// Those of two axes, as they are.
    Choice MATRICES = leaf -> leaf.value().ndim() == 2 ? new Axes(List.of(0), List.of(1)) : null;

    @Nullable Axes of(State.Leaf leaf);
  }

  /// Which axes of a tensor are the rows and which the columns of a matrix:
  /// `optax.contrib.GaLoreDimensionNumbers`. Negative ones count from the end.
  public record Axes(List<Integer> reduction, List<Integer> output) {
    public Axes {
      reduction = List.copyOf(reduction);
      output = List.copyOf(output);
    }

    /// All axes of `x`, rows first.
    List<Integer> order(Tensor x) {
      var all = new ArrayList<Integer>();
      for (var axis : reduction) all.add(Math.floorMod(axis, x.ndim()));
      for (var axis : output) all.add(Math.floorMod(axis, x.ndim()));
      boolean complete = all.stream().distinct().count() == x.ndim() && all.size() == x.ndim();
      if (!complete) {
        throw new IrException(
            "GaLore takes each axis of %s once as a row or a column, found rows %s and columns %s"
                .formatted(x.shape().dims(), reduction, output));
      }
      return all;
    }

    Tensor matrix(Tensor x) {
      var order = order(x);
      int rows = 1;
      for (int axis : order.subList(0, reduction.size())) rows *= x.dim(axis);
      return x.transpose(ints(order)).reshape(rows, -1);
    }

    /// The tensor of the shape of `like` whose matrix this is.
    Tensor tensor(Tensor matrix, Tensor like) {
      var order = order(like);
      var inverse = IntStream.range(0, order.size()).map(order::indexOf).toArray();
      return matrix.reshape(order.stream().mapToInt(like::dim).toArray()).transpose(inverse);
    }

    private static int[] ints(List<Integer> all) {
      return all.stream().mapToInt(i -> i).toArray();
    }
  }

  /// The base optimizer's updates of gradients projected to their first `rank` singular vectors, on
  /// the longer side, and back. Projections are made anew every `updateProjGap` steps.
  ///
  /// State: `count`, `baseOptimizerState`, `projector`.
  public record ByGalore(
      int rank, int updateProjGap, double scale, GradientTransformation baseOptimizer, Choice axes)
      implements GradientTransformation {
    public ByGalore {
      Numbers.require(rank >= 1, "GaLore needs a rank of 1 or more", rank);
      Numbers.require(updateProjGap >= 1, "GaLore needs a gap of 1 step or more", updateProjGap);
    }

    @Override
    public State init(State params) {
      var projectors = Tree.mapLeaves(params, this::noProjector);
      return state(Slots.zero(), baseOptimizer.init(Tree.mapLeaves(params, this::low)), projectors);
    }

    private static State state(Tensor count, State base, State projector) {
      return Slots.of("count", count, "baseOptimizerState", base, "projector", projector);
    }

    private Tensor noProjector(State.Leaf leaf) {
      var p = leaf.value();
      var by = axes.of(leaf);
      if (by == null) return Tensor.zeros(p.dtype(), 0, 0);
      var m = by.matrix(p);
      return Tensor.zeros(p.dtype(), Math.max(m.dim(0), m.dim(1)), rank(m));
    }

    private Tensor low(State.Leaf leaf) {
      var p = leaf.value();
      var by = axes.of(leaf);
      if (by == null) return Tensor.zerosLike(p);
      var m = by.matrix(p);
      return isTall(m)
          ? Tensor.zeros(p.dtype(), rank(m), m.dim(1))
          : Tensor.zeros(p.dtype(), m.dim(0), rank(m));
    }

    private int rank(Tensor matrix) {
      return Math.min(rank, Math.min(matrix.dim(0), matrix.dim(1)));
    }

    private static boolean isTall(Tensor matrix) {
      return matrix.dim(0) >= matrix.dim(1);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var due = count.mod(updateProjGap).eq(0);
      var before = Slots.tree(state, "projector");
      var projectors = Tree.mapLeaves(updates, g -> projector(due, g, before.get(g.path())));
      var low = Tree.mapLeaves(updates, g -> projected(g, projectors.get(g.path())));
      var step = baseOptimizer.update(low, Slots.tree(state, "baseOptimizerState"), low);
      var made =
          Tree.mapLeaves(
              updates, g -> back(step.updates().get(g.path()), projectors.get(g.path()), g));
      return new Step(made, state(Slots.next(count), step.state(), projectors));
    }

    private Tensor projector(Tensor due, State.Leaf grad, Tensor before) {
      var by = axes.of(grad);
      if (by == null) return before;
      var m = by.matrix(grad.value());
      return Nnx.cond(
          due, (Tensor x, Tensor _) -> vectors(x), (Tensor _, Tensor b) -> b, m, before);
    }

    private Tensor vectors(Tensor matrix) {
      var tall = isTall(matrix) ? matrix : matrix.transpose();
      return Linalg.svd(tall).u().sliceAxis(1, 0, rank(matrix)).astype(matrix.dtype());
    }

    private Tensor projected(State.Leaf grad, Tensor projector) {
      var by = axes.of(grad);
      if (by == null) return grad.value();
      var m = by.matrix(grad.value());
      return isTall(m) ? projector.transpose().matmul(m) : m.matmul(projector);
    }

    private Tensor back(Tensor low, Tensor projector, State.Leaf grad) {
      var by = axes.of(grad);
      if (by == null) return low;
      var g = grad.value();
      boolean tall = isTall(by.matrix(g));
      var full = tall ? projector.matmul(low) : low.matmul(projector.transpose());
      return by.tensor(full, g).mul(scale).astype(g.dtype());
    }
  }
}
