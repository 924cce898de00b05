package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.GradientTransformation;
import io.raffia.Nnx;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.function.Function;

/// Steps that are as long as the loss itself allows, and the directions that they need.
public final class LineSearch {
  private LineSearch() {}

  /// Times a step that shrinks until the loss falls enough (Armijo, 1966): by no less than
  /// `slopeRtol` of what its slope promises, within `atol` and `rtol` of the loss. A step begins at
  /// `increaseFactor` times the last one; where none suffices it is the last one tried, and 0 where
  /// that gives no number. Needs the loss, the gradients and the loss as a function of parameters:
  /// `Extra.of(loss).withGrad(grads).withValueFn(f)`. Updates must point down.
  ///
  /// State: `learningRate`, `value`, with `storeGrad` the gradients `grad` at the step's end, and
  /// `info.numLinesearchSteps`, `info.decreaseError`.
  public record Backtracking(
      int maxBacktrackingSteps,
      double slopeRtol,
      double decreaseFactor,
      double increaseFactor,
      double maxLearningRate,
      double atol,
      double rtol,
      boolean storeGrad)
      implements WithExtra {
    @Override
    public State init(State params) {
      var type = params.leaves().getFirst().value().dtype();
      var infinite = Tensor.scalar(type, Double.POSITIVE_INFINITY);
      return state(Tensor.ones(type), infinite, Slots.zero(), infinite, Tree.zerosLike(params));
    }

    private State state(Tensor rate, Tensor value, Tensor steps, Tensor error, State grad) {
      var state =
          Slots.of(
              "learningRate", rate,
              "value", value,
              "info", Slots.of("numLinesearchSteps", steps, "decreaseError", error));
      return storeGrad ? state.merge(Slots.of("grad", grad)) : state;
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var value = extra.requireValue("a line search");
      var slope = Tree.vdot(updates, extra.requireGrad("a line search"));
      var f = extra.requireValueFn("a line search");
      var type = state.get("learningRate").dtype();
      var start =
          state(
              state.get("learningRate").mul(increaseFactor).minimum(maxLearningRate),
              value.astype(type),
              Slots.zero(),
              Tensor.scalar(type, Double.POSITIVE_INFINITY),
              Tree.zerosLike(params));
      var found =
          Nnx.whileLoop(
              (State s) -> error(s).le(atol).not().and(steps(s).le(maxBacktrackingSteps)),
              (State s) -> tried(s, updates, params, value, slope, f),
              start);
      var rate =
          Tensor.where(error(found).eq(Double.POSITIVE_INFINITY), 0.0, found.get("learningRate"));
      return new Step(Tree.scale(rate, updates), found.merge(Slots.of("learningRate", rate)));
    }

    private static Tensor error(State s) {
      return s.get("info", "decreaseError");
    }

    private static Tensor steps(State s) {
      return s.get("info", "numLinesearchSteps");
    }

    private State tried(
        State s,
        State updates,
        State params,
        Tensor value,
        Tensor slope,
        Function<State, Tensor> f) {
      var before = s.get("learningRate");
      var rate = Tensor.where(steps(s).gt(0), before.mul(decreaseFactor), before);
      var there = Tree.castLike(Tree.addScale(params, rate, updates), params);
      var grad = Slots.EMPTY;
      Tensor reached;
      if (storeGrad) {
        Fn1<State, Tensor> loss = f::apply;
        var made = Nnx.valueAndGrad(loss).apply(there);
        reached = made.value();
        grad = made.grads();
      } else {
        reached = f.apply(there);
      }
      var error = reached.sub(value.mul(1 + rtol)).sub(rate.mul(slopeRtol).mul(slope));
      error = Tensor.where(error.ne(error), Double.POSITIVE_INFINITY, error).maximum(0.0);
      return state(
          rate.astype(before.dtype()),
          reached.astype(before.dtype()),
          steps(s).add(1),
          error.astype(before.dtype()),
          grad);
    }
  }

  /// The direction of Newton's method by an approximation of the curvature from the last
  /// `memorySize` steps (Liu and Nocedal, 1989), scaled by the last step's curvature with
  /// `scaleInitPrecond`.
  ///
  /// State: `count`, `params`, `updates`, `diffParamsMemory`, `diffUpdatesMemory`, `weightsMemory`.
  public record ByLbfgs(int memorySize, boolean scaleInitPrecond)
      implements GradientTransformation {
    public ByLbfgs {
      Numbers.require(memorySize >= 1, "lbfgs needs a memory of 1 step or more", memorySize);
    }

    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      var memory = params.map(p -> Tensor.zeros(p.dtype(), memory(p)));
      return state(Slots.zero(), zeros, zeros, memory, memory, Tensor.zeros(DType.F32, memorySize));
    }

    private int[] memory(Tensor p) {
      return p.shape().prepend(memorySize).dims().toArray();
    }

    private static State state(
        Tensor count, State params, State updates, State dw, State du, Tensor weights) {
      return Slots.of(
          "count", count,
          "params", params,
          "updates", updates,
          "diffParamsMemory", dw,
          "diffUpdatesMemory", du,
          "weightsMemory", weights);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var later = count.gt(0);
      var at = count.sub(1).mod(memorySize);
      var moved = kept(later, Tree.sub(params, Slots.tree(state, "params")));
      var turned = kept(later, Tree.sub(updates, Slots.tree(state, "updates")));
      var product = Tree.vdot(turned, moved);
      var weight = Tensor.where(product.eq(0.0), 0.0, Tensor.onesLike(product).div(product));
      var dw = written(Slots.tree(state, "diffParamsMemory"), at, moved);
      var du = written(Slots.tree(state, "diffUpdatesMemory"), at, turned);
      var weights =
          Tensor.where(Tensor.arange(memorySize).eq(at), weight, state.get("weightsMemory"));
      var scale = scaleInitPrecond ? scale(updates, turned, product, later) : Tensor.scalar(1.0);
      var made = preconditioned(updates, dw, du, weights, scale, count.mod(memorySize));
      return new Step(made, state(Slots.next(count), params, updates, dw, du, weights));
    }

    private static State kept(Tensor later, State x) {
      return x.map(t -> Tensor.where(later, t, Tensor.zerosLike(t)));
    }

    /// With row `at` of the memory replaced.
    private State written(State memory, Tensor at, State row) {
      return Tree.map(
          x -> {
            var shape = io.raffia.ir.Ints.repeat(1, x[0].ndim()).toArray();
            shape[0] = memorySize;
            var here = Tensor.arange(memorySize).eq(at).reshape(shape);
            return Tensor.where(here, x[1].expandDims(0), x[0]);
          },
          memory,
          row);
    }

    private static Tensor scale(State updates, State turned, Tensor product, Tensor later) {
      var square = Tree.squaredNorm(turned);
      var curvature = Tensor.where(square.gt(0.0), product.div(square), 1.0);
      var norm = Tree.norm(updates);
      return Tensor.where(later, curvature, Tensor.onesLike(norm).div(norm).minimum(1.0));
    }

    /// The two-loop recursion, from the newest step to the oldest and back.
    private State preconditioned(
        State updates, State dw, State du, Tensor weights, Tensor scale, Tensor oldest) {
      var alphas = new Tensor[memorySize];
      var v = updates;
      for (int i = memorySize - 1; i >= 0; i--) {
        var row = oldest.add(i).mod(memorySize);
        alphas[i] = weights.take(row, 0).mul(Tree.vdot(row(dw, row), v));
        v = Tree.addScale(v, alphas[i].neg(), row(du, row));
      }
      v = Tree.scale(scale, v);
      for (int i = 0; i < memorySize; i++) {
        var row = oldest.add(i).mod(memorySize);
        var beta = weights.take(row, 0).mul(Tree.vdot(row(du, row), v));
        v = Tree.addScale(v, alphas[i].sub(beta), row(dw, row));
      }
      return Tree.castLike(v, updates);
    }

    private static State row(State memory, Tensor row) {
      return memory.map(m -> m.take(row, 0));
    }
  }
}
