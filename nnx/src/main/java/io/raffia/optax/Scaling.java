package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Transformations that multiply updates by a number, a sign or a norm.
public final class Scaling {
  private Scaling() {}

  /// Times a constant.
  public record Scale(Number factor) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.scale(factor, updates);
    }
  }

  /// Times `sign` and the schedule's value at the count before this update; state `count`.
  public record BySchedule(Schedule schedule, double sign) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("count", Slots.zero());
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var factor = schedule.at(count).mul(sign);
      var scaled = updates.map(u -> u.mul(factor.astype(u.dtype())));
      return new Step(scaled, Slots.of("count", Slots.next(count)));
    }
  }

  /// Times the learning rate, negated when `flipSign`: updates are added, and go down.
  public static GradientTransformation byLearningRate(Schedule rate, boolean flipSign) {
    if (rate instanceof Schedules.Constant(var value))
      return new Scale(flipSign ? Numbers.neg(value) : value);
    return new BySchedule(rate, flipSign ? -1 : 1);
  }

  /// The sign of each element.
  public record BySign() implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return updates.map(Tensor::sign);
    }
  }

  /// 0 everywhere.
  public record SetToZero() implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.zerosLike(updates);
    }
  }

  /// Any function of updates and parameters.
  public record ByFunction(BinaryOperator<State> function) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return function.apply(updates, params);
    }
  }

  /// Any function of each update and its parameter.
  public record ByTensorFunction(BinaryOperator<Tensor> function) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> function.apply(x[0], x[1]), updates, params);
    }
  }

  /// Times the norm of the parameter, at least `minScale`.
  public record ByParamBlockNorm(Number minScale) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> x[0].mul(safeNorm(x[1], minScale)), updates, params);
    }
  }

  /// Times the root of the parameter's mean square, at least `minScale`.
  public record ByParamBlockRms(Number minScale) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> x[0].mul(safeRms(x[1], minScale)), updates, params);
    }
  }

  /// The Euclidean norm, and `least` where that is not more; there its gradient is 0 and not NaN.
  public static Tensor safeNorm(Tensor x, Number least) {
    return safe(x, least, t -> t.square().sum().sqrt());
  }

  /// The root of the mean square, and `least` where that is not more; there its gradient is 0.
  public static Tensor safeRms(Tensor x, Number least) {
    return safe(x, least, t -> t.square().mean().sqrt());
  }

  private static Tensor safe(Tensor x, Number least, UnaryOperator<Tensor> norm) {
    var small = norm.apply(x).le(least);
    return Tensor.where(small, least, norm.apply(Tensor.where(small, Tensor.onesLike(x), x)));
  }

  /// Times `trustCoefficient |p| / (|u| + eps)`, or 1 where either norm is 0; norms are at least
  /// `minNorm` (You et al., 2020).
  public record ByTrustRatio(Number minNorm, Number trustCoefficient, Number eps)
      implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return Tree.map(x -> x[0].mul(ratio(x[0], x[1])), updates, params);
    }

    private Tensor ratio(Tensor update, Tensor param) {
      var p = safeNorm(param, minNorm);
      var u = safeNorm(update, minNorm);
      return Tensor.where(
          p.eq(0.0).or(u.eq(0.0)),
          Tensor.scalar(param.dtype(), 1),
          p.mul(trustCoefficient).div(u.add(eps)));
    }
  }

  /// Over the norm of all updates together: times `scaleFactor / (norm + eps)`.
  public record ByUpdateNorm(Number scaleFactor, Number eps) implements Stateless {
    @Override
    public State apply(State updates, State params) {
      var norm = Tree.norm(updates).add(eps).div(scaleFactor);
      return updates.map(u -> u.div(norm));
    }
  }

  /// Less the mean over all axes but the first, where there are several (Yong et al., 2020).
  public record Centralize() implements Stateless {
    @Override
    public State apply(State updates, State params) {
      return updates.map(Centralize::centered);
    }

    private static Tensor centered(Tensor g) {
      if (g.ndim() < 2) return g;
      var axes = java.util.stream.IntStream.range(1, g.ndim()).toArray();
      return g.sub(g.mean(true, axes));
    }
  }

  /// `(alpha + beta) g - beta g'`, where `g'` is the gradient before (Mokhtari et al., 2019).
  public record ByOptimisticGradient(Number alpha, Number beta) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of(
          "isInitialStep", Tensor.scalar(true), "previousGradient", Tree.zerosLike(params));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var first = state.get("isInitialStep");
      var both = Numbers.add(alpha, beta);
      var made =
          Tree.map(
              x -> x[0].mul(both).sub(Tensor.where(first, x[0], x[1]).mul(beta)),
              updates,
              Slots.tree(state, "previousGradient"));
      return new Step(
          made, Slots.of("isInitialStep", Tensor.scalar(false), "previousGradient", updates));
    }
  }

  /// Each tensor by its own distance over gradients: `globalScale d / sqrt(s + eps)`, where `d` is
  /// the greatest distance from the start and `s` sums the squared norms (Ivgi et al., 2023).
  public record ByDistanceOverGradients(
      Number repsRel, Number eps, DType paramDtype, Number globalScale)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of(
          "maxDist",
          params.map(p -> norm(p).add(1.0).mul(repsRel)),
          "gradSumOfSquares",
          params.map(p -> Tensor.zeros()),
          "initParams",
          Tree.cast(params, paramDtype));
    }

    private static Tensor norm(Tensor x) {
      return x.square().sum().sqrt();
    }

    @Override
    public Step update(State updates, State state, State params) {
      var start = Slots.tree(state, "initParams");
      var farthest =
          Tree.map(
              x -> x[0].maximum(norm(x[1].sub(x[2]))), Slots.tree(state, "maxDist"), params, start);
      var squares =
          Tree.map(
              x -> x[0].add(x[1].square().sum()), Slots.tree(state, "gradSumOfSquares"), updates);
      var made =
          Tree.map(
              x -> x[1].div(x[2].add(eps).sqrt()).mul(globalScale).mul(x[0]),
              updates,
              farthest,
              squares);
      return new Step(
          made, Slots.of("maxDist", farthest, "gradSumOfSquares", squares, "initParams", start));
    }
  }

  /// Polyak's step (Loizou et al., 2021): times `min((loss - fMin) / (|g|^2 + eps),
  /// maxLearningRate)`, and 0 where gradients vanish. With `positive` (the variant `sps+`) a loss
  /// below `fMin` counts as `fMin`. Needs the loss: [Extra#of].
  public record ByPolyak(Number fMin, Number maxLearningRate, Number eps, boolean positive)
      implements WithExtra {
    @Override
    public State init(State params) {
      return Slots.EMPTY;
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var square = Tree.squaredNorm(updates);
      var gap = extra.requireValue("Polyak's step").sub(fMin).astype(square.dtype());
      if (positive) gap = gap.maximum(0.0);
      var below = square.add(eps);
      var step = Tensor.where(below.le(0x1p-52), 0.0, gap.div(below).minimum(maxLearningRate));
      return new Step(Tree.scale(step, updates), state);
    }
  }
}
