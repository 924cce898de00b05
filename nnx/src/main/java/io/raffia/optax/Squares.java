package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Scalings by sums or means of squared gradients.
public final class Squares {
  private Squares() {}

  /// `g / sqrt(s + eps)` where `s` sums the squares, and 0 where `s` is 0 (Duchi et al., 2011).
  public record Rss(Number initialAccumulatorValue, Number eps) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("sumOfSquares", Tree.fullLike(params, initialAccumulatorValue));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var sum = Tree.map(x -> x[0].square().add(x[1]), updates, Slots.tree(state, "sumOfSquares"));
      return new Step(
          Tree.map(x -> inverseRoot(x[1], eps).mul(x[0]), updates, sum),
          Slots.of("sumOfSquares", sum));
    }
  }

  private static Tensor inverseRoot(Tensor sum, Number eps) {
    return Tensor.where(sum.gt(0), sum.add(eps).rsqrt(), 0.0);
  }

  /// `g / sqrt(v + eps)` where `v` is the mean of squares (Tieleman and Hinton, 2012), or with
  /// `centered` of squared distances from the mean. Without `epsInSqrt`, eps stands outside of the
  /// root.
  public record Rms(
      Number decay,
      Number eps,
      Number initialScale,
      boolean epsInSqrt,
      boolean biasCorrection,
      boolean centered)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return state(Slots.zero(), Tree.zerosLike(params), Tree.fullLike(params, initialScale));
    }

    private State state(Tensor count, State mu, State nu) {
      var state = Slots.of("nu", nu);
      if (centered) state = state.merge(Slots.of("mu", mu));
      return biasCorrection ? state.merge(Slots.of("count", count)) : state;
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = biasCorrection ? Slots.next(state.get("count")) : Slots.zero();
      var mu = centered ? Tree.updateMoment(updates, Slots.tree(state, "mu"), decay) : updates;
      var nu = Tree.updateSecondMoment(updates, Slots.tree(state, "nu"), decay);
      var variance = corrected(nu, count);
      if (centered)
        variance = Tree.map(x -> x[0].sub(x[1].square()), variance, corrected(mu, count));
      var scaled =
          Tree.map(
              x ->
                  epsInSqrt
                      ? x[1].add(eps).rsqrt().mul(x[0])
                      : Tensor.onesLike(x[1]).div(x[1].sqrt().add(eps)).mul(x[0]),
              updates,
              variance);
      return new Step(scaled, state(count, mu, nu));
    }

    private State corrected(State moment, Tensor count) {
      return biasCorrection ? Tree.biasCorrection(moment, decay, count) : moment;
    }
  }

  /// `g sqrt(x + eps) / sqrt(s + eps)` where `s` and `x` are means of squares of gradients and of
  /// the updates made (Zeiler, 2012).
  public record Adadelta(Number rho, Number eps) implements GradientTransformation {
    @Override
    public State init(State params) {
      var zeros = Tree.zerosLike(params);
      return Slots.of("eG", zeros, "eX", zeros);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var squares = Tree.updateSecondMoment(updates, Slots.tree(state, "eG"), rho);
      var before = Slots.tree(state, "eX");
      var scaled =
          Tree.map(
              x -> x[2].add(eps).sqrt().div(x[1].add(eps).sqrt()).mul(x[0]),
              updates,
              squares,
              before);
      return new Step(
          scaled, Slots.of("eG", squares, "eX", Tree.updateSecondMoment(scaled, before, rho)));
    }
  }

  /// Means of squares that are kept as a row and a column for large matrices (Shazeer and Stern,
  /// 2018): the decay at count `c` is `1 - (c - stepOffset + 1)^-decayRate`. A parameter is
  /// factored along its two largest axes when both have `minDimSizeToFactor` or more.
  public record FactoredRms(
      boolean factored, Number decayRate, int stepOffset, int minDimSizeToFactor, Number epsilon)
      implements GradientTransformation {
    private record Axes(int second, int largest) {}

    private @Nullable Axes axes(Shape shape) {
      if (!factored || shape.rank() < 2) return null;
      var order =
          IntStream.range(0, shape.rank())
              .boxed()
              .sorted(Comparator.comparingInt(shape::dim))
              .toList();
      int second = order.get(order.size() - 2);
      return shape.dim(second) < minDimSizeToFactor ? null : new Axes(second, order.getLast());
    }

    /// What is kept of a factored parameter: means along its largest axis or the second.
    private static Tensor empty(Tensor p, @Nullable Axes axes, boolean second) {
      if (axes == null) return none(p);
      var gone = Ints.of(second ? axes.second : axes.largest);
      return Tensor.zeros(p.dtype(), p.shape().without(gone).dims().toArray());
    }

    @Override
    public State init(State params) {
      return Slots.of(
          "count",
          Slots.zero(),
          "vRow",
          params.map(p -> empty(p, axes(p.shape()), false)),
          "vCol",
          params.map(p -> empty(p, axes(p.shape()), true)),
          "v",
          params.map(p -> axes(p.shape()) == null ? Tensor.zerosLike(p) : none(p)));
    }

    private static Tensor none(Tensor p) {
      return Tensor.zeros(p.dtype(), 1);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var count = state.get("count");
      var time = count.sub(stepOffset).add(1).astype(DType.F32);
      var decay = time.pow(Numbers.tensor(Numbers.neg(decayRate))).neg().add(1.0);
      var row = Tree.map(x -> row(x[0], x[1], decay), updates, Slots.tree(state, "vRow"));
      var column = Tree.map(x -> column(x[0], x[1], decay), updates, Slots.tree(state, "vCol"));
      var whole = Tree.map(x -> whole(x[0], x[1], decay), updates, Slots.tree(state, "v"));
      var scaled = Tree.map(x -> scaled(x[0], x[1], x[2], x[3]), updates, row, column, whole);
      return new Step(
          scaled, Slots.of("count", Slots.next(count), "vRow", row, "vCol", column, "v", whole));
    }

    private Tensor mean(Tensor before, Tensor now, Tensor decay, Tensor like) {
      return decay.mul(before).add(decay.neg().add(1.0).mul(now)).astype(like.dtype());
    }

    private Tensor row(Tensor g, Tensor before, Tensor decay) {
      var a = axes(g.shape());
      return a == null ? none(g) : mean(before, g.square().add(epsilon).mean(a.largest), decay, g);
    }

    private Tensor column(Tensor g, Tensor before, Tensor decay) {
      var a = axes(g.shape());
      return a == null ? none(g) : mean(before, g.square().add(epsilon).mean(a.second), decay, g);
    }

    private Tensor whole(Tensor g, Tensor before, Tensor decay) {
      return axes(g.shape()) == null ? mean(before, g.square().add(epsilon), decay, g) : none(g);
    }

    private Tensor scaled(Tensor g, Tensor row, Tensor column, Tensor whole) {
      var a = axes(g.shape());
      if (a == null) return g.mul(whole.pow(-0.5));
      int reduced = a.second > a.largest ? a.second - 1 : a.second;
      var rows = row.div(row.mean(true, reduced)).pow(-0.5).expandDims(a.largest);
      return g.mul(rows).mul(column.pow(-0.5).expandDims(a.second));
    }
  }

  /// An accumulator an axis and position; the least of those that cross in an element stands for it
  /// (Anil et al., 2019).
  public record Sm3(Number b1, Number b2, Number eps) implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of("nu", Tree.zerosLike(params))
          .merge(Slots.of("mu", split(params, Sm3::zeros)));
    }

    private interface Along {
      Tensor of(Tensor x, int axis);
    }

    private static Tensor zeros(Tensor p, int axis) {
      return Tensor.zeros(p.dtype(), p.dim(axis));
    }

    /// A tensor for each axis, with the axis at the end of the path.
    private static State split(State x, Along f) {
      var leaves = new ArrayList<State.Leaf>();
      for (var leaf : x.leaves()) {
        if (leaf.value().ndim() == 0) {
          throw new IrException(
              "sm3 needs parameters with an axis, but '%s' is a scalar: mask it"
                  .formatted(leaf.path()));
        }
        for (int i = 0; i < leaf.value().ndim(); i++) {
          var value = f.of(leaf.value(), i);
          leaves.add(new State.Leaf(leaf.path().then(i), leaf.type(), leaf.metadata(), value));
        }
      }
      return new State(leaves);
    }

    @Override
    public Step update(State updates, State state, State params) {
      var before = Slots.tree(state, "mu");
      var sums = Tree.mapLeaves(updates, l -> sum(l.path(), l.value(), before));
      var scaled = Tree.map(x -> x[0].mul(inverseRoot(x[1], eps)), updates, sums);
      var nu = Tree.updateMoment(scaled, Slots.tree(state, "nu"), b1);
      return new Step(nu, Slots.of("nu", nu, "mu", split(sums, Sm3::greatest)));
    }

    private Tensor sum(Path path, Tensor g, State before) {
      var least = expanded(g, 0, before.get(path.then(0)));
      for (int i = 1; i < g.ndim(); i++)
        least = least.minimum(expanded(g, i, before.get(path.then(i))));
      boolean all = Numbers.isKnown(b2) && b2.doubleValue() == 1;
      return g.square().mul(all ? 1.0 : Numbers.oneMinus(b2)).add(least.mul(b2));
    }

    private static Tensor expanded(Tensor g, int axis, Tensor positions) {
      var shape = Ints.repeat(1, g.ndim()).toArray();
      shape[axis] = g.dim(axis);
      return positions.reshape(shape);
    }

    private static Tensor greatest(Tensor sums, int axis) {
      if (sums.ndim() < 2) return sums;
      return sums.max(IntStream.range(0, sums.ndim()).filter(i -> i != axis).toArray());
    }
  }

  /// Steps that grow by `etaPlus` while a gradient keeps its sign and shrink by `etaMinus` when it
  /// turns, in which case the parameter waits (Riedmiller and Braun, 1993). As in Optax, each move
  /// is made one step late.
  public record Rprop(
      Number learningRate, Number etaMinus, Number etaPlus, Number minStepSize, Number maxStepSize)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return Slots.of(
          "stepSizes", Tree.fullLike(params, learningRate), "prevUpdates", Tree.zerosLike(params));
    }

    @Override
    public Step update(State updates, State state, State params) {
      var before = Slots.tree(state, "prevUpdates");
      var agree = Tree.mul(updates, before);
      var steps = Tree.map(x -> step(x[0], x[1]), agree, Slots.tree(state, "stepSizes"));
      var moves =
          Tree.map(
              x -> Tensor.where(x[0].lt(0), Tensor.zerosLike(x[1]), x[2].mul(x[1].sign())),
              agree,
              updates,
              steps);
      var made =
          Tree.map(x -> Tensor.where(x[0].lt(0), Tensor.zerosLike(x[1]), x[1]), agree, before);
      return new Step(made, Slots.of("stepSizes", steps, "prevUpdates", moves));
    }

    private Tensor step(Tensor agree, Tensor size) {
      var factor =
          Tensor.where(
              agree.gt(0),
              Numbers.tensor(etaPlus).astype(size.dtype()),
              Numbers.tensor(etaMinus).astype(size.dtype()));
      return Tensor.where(
          agree.eq(0), size, size.mul(factor).maximum(minStepSize).minimum(maxStepSize));
    }
  }
}
