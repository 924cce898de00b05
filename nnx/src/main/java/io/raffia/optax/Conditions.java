package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;

/// Transformations that are applied in some steps only. Both outcomes are computed and one is
/// chosen, so that a step takes as long either way.
public final class Conditions {
  /// Whether a step should transform: an `i1` scalar of the number of steps made so far and of the
  /// extra arguments.
  @FunctionalInterface
  public interface Condition {
    Tensor holds(Tensor step, Extra extra);
  }

  /// Whether [MultiSteps] should leave gradients out.
  @FunctionalInterface
  public interface SkipUpdate {
    /// `shouldSkip` is an `i1` scalar, and `details` are kept in the state.
    record Decision(Tensor shouldSkip, State details) {}

    Decision decide(State updates, Tensor gradientStep, State params);
  }

  private Conditions() {}

  /// Transforms where the condition holds; else updates pass as they are, or with `mask` become 0.
  public record Conditionally(GradientTransformation inner, Condition condition, boolean mask)
      implements WithExtra {
    @Override
    public State init(State params) {
      return Slots.of("innerState", inner.init(params), "step", Slots.zero());
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var before = Slots.tree(state, "innerState");
      var made = inner.update(updates, before, params, extra);
      var holds = condition.holds(state.get("step"), extra);
      var other = mask ? Tree.zerosLike(updates) : updates;
      return new Step(
          Tree.where(holds, made.updates(), other),
          Slots.of(
              "innerState",
              Tree.where(holds, made.state(), before),
              "step",
              Slots.next(state.get("step"))));
    }
  }

  /// Leaves a step out whose updates are not all finite, unless there were more than
  /// `maxConsecutiveErrors` in a row; state `notfiniteCount`, `lastFinite`, `totalNotfinite`,
  /// `innerState`.
  public record ApplyIfFinite(GradientTransformation inner, int maxConsecutiveErrors)
      implements WithExtra {
    @Override
    public State init(State params) {
      return state(Slots.zero(), Tensor.scalar(true), Slots.zero(), inner.init(params));
    }

    private static State state(Tensor inRow, Tensor last, Tensor total, State inner) {
      return Slots.of(
          "notfiniteCount", inRow,
          "lastFinite", last,
          "totalNotfinite", total,
          "innerState", inner);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var before = Slots.tree(state, "innerState");
      var made = inner.update(updates, before, params, extra);
      var finite = Tree.isFinite(updates);
      var inRow = Tensor.where(finite, Slots.zero(), Slots.next(state.get("notfiniteCount")));
      var total = state.get("totalNotfinite");
      var apply = finite.or(inRow.gt(maxConsecutiveErrors));
      return new Step(
          Tree.where(apply, made.updates(), Tree.zerosLike(updates)),
          state(
              inRow,
              finite,
              Tensor.where(finite, total, Slots.next(total)),
              Tree.where(apply, made.state(), before)));
    }
  }

  /// Lets gradients of several steps pass as one, by their mean or sum, and 0 between; state
  /// `miniStep`, `gradientStep`, `innerOptState`, `accGrads`, `skipState`.
  public record MultiSteps(
      GradientTransformation inner,
      Schedule everyK,
      boolean useGradMean,
      SkipUpdate skip,
      DType accumulatorDtype)
      implements WithExtra {
    /// By the sum instead of the mean.
    public MultiSteps withUseGradMean(boolean value) {
      return new MultiSteps(inner, everyK, value, skip, accumulatorDtype);
    }

    /// Without the gradients that `value` wants to skip.
    public MultiSteps withShouldSkipUpdate(SkipUpdate value) {
      return new MultiSteps(inner, everyK, useGradMean, value, accumulatorDtype);
    }

    /// Accumulates in that element type instead of f32.
    public MultiSteps withAccumulatorDtype(DType value) {
      return new MultiSteps(inner, everyK, useGradMean, skip, value);
    }

    /// Whether the last step let an update pass, from the state.
    public Tensor hasUpdated(State state) {
      return state.get("miniStep").eq(0).and(state.get("gradientStep").gt(0));
    }

    @Override
    public State init(State params) {
      var none = skip.decide(Tree.zerosLike(params), Slots.zero(), params);
      return state(
          Slots.zero(),
          Slots.zero(),
          inner.init(params),
          Tree.zerosLike(params, accumulatorDtype),
          none.details());
    }

    private static State state(Tensor mini, Tensor step, State inner, State acc, State skip) {
      return Slots.of(
          "miniStep", mini,
          "gradientStep", step,
          "innerOptState", inner,
          "accGrads", acc,
          "skipState", skip);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var mini = state.get("miniStep");
      var step = state.get("gradientStep");
      var before = Slots.tree(state, "innerOptState");
      var accBefore = Slots.tree(state, "accGrads");
      var k = everyK.at(step).astype(DType.I32);
      var decision = skip.decide(updates, step, params);
      if (decision.shouldSkip().dtype() != DType.I1 || decision.shouldSkip().ndim() != 0) {
        throw new IrException(
            "whether to skip an update is a scalar of i1, found a %s of shape %s"
                .formatted(decision.shouldSkip().dtype(), decision.shouldSkip().shape().dims()));
      }
      var acc = Tree.map(x -> accumulated(x[0], x[1], mini), updates, accBefore);
      var made = inner.update(Tree.castLike(acc, updates), before, params, extra);
      var emit = mini.eq(k.sub(1));
      var wait = emit.not();
      var skipped = decision.shouldSkip();
      var goOn = emit.and(skipped.not());
      var passed = made.updates().map(u -> u.mul(emit.astype(u.dtype())));
      return new Step(
          Tree.where(skipped, Tree.zerosLike(passed), passed),
          state(
              Tensor.where(skipped, mini, Slots.next(mini).rem(k)),
              Tensor.where(goOn, Slots.next(step), step),
              Tree.where(goOn, made.state(), before),
              Tree.where(
                  skipped,
                  accBefore,
                  Tree.map(x -> x[0].mul(wait.astype(x[0].dtype())).astype(accumulatorDtype), acc)),
              decision.details()));
    }

    private Tensor accumulated(Tensor g, Tensor acc, Tensor mini) {
      return useGradMean ? acc.add(g.sub(acc).div(mini.add(1))) : g.add(acc);
    }
  }

  /// Nothing is skipped.
  public record SkipNothing() implements SkipUpdate {
    @Override
    public Decision decide(State updates, Tensor gradientStep, State params) {
      return new Decision(Tensor.scalar(false), Slots.EMPTY);
    }
  }

  /// Skips updates that are not all finite; details `shouldSkip`, `numNotFinite`.
  public record SkipNotFinite() implements SkipUpdate {
    @Override
    public Decision decide(State updates, Tensor gradientStep, State params) {
      var count = Tree.sum(updates.map(u -> u.isFinite().not().astype(DType.I32)));
      var skip = count.gt(0);
      return new Decision(skip, Slots.of("shouldSkip", skip, "numNotFinite", count));
    }
  }

  /// Skips updates whose squared norm is not below a bound; details `shouldSkip`, `normSquared`.
  public record SkipLargeUpdates(Number maxSquaredNorm) implements SkipUpdate {
    @Override
    public Decision decide(State updates, Tensor gradientStep, State params) {
      var norm = Tree.squaredNorm(updates);
      var skip = norm.lt(maxSquaredNorm).not();
      return new Decision(skip, Slots.of("shouldSkip", skip, "normSquared", norm));
    }
  }

  /// Two copies of the parameters, `fast` and `slow`: the fast one goes by the inner optimizer, and
  /// each `syncPeriod` steps the slow one goes `slowStepSize` of the way to it and both are one
  /// again (Zhang et al., 2019). State `fastState`, `stepsSinceSync`.
  public record Lookahead(
      GradientTransformation fastOptimizer, int syncPeriod, Number slowStepSize, boolean resetState)
      implements GradientTransformation {
    public Lookahead {
      Numbers.require(syncPeriod >= 1, "lookahead needs a period of 1 step or more", syncPeriod);
    }

    /// The parameters twice, as `fast` and `slow`.
    public static State initSynced(State params) {
      return Tree.under("fast", params).merge(Tree.under("slow", params));
    }

    private static State part(State params, String name) {
      var part = Tree.part(params, name);
      if (part.size() == 0 && params.size() > 0) {
        throw new IrException(
            "lookahead needs parameters below 'fast' and 'slow', found %s: see Lookahead.initSynced"
                .formatted(params.paths()));
      }
      return part;
    }

    @Override
    public State init(State params) {
      return Slots.of(
          "fastState", fastOptimizer.init(part(params, "fast")), "stepsSinceSync", Slots.zero());
    }

    @Override
    public Step update(State updates, State state, State params) {
      var fast = part(params, "fast");
      var given = Tree.part(updates, "fast").size() > 0 ? Tree.part(updates, "fast") : updates;
      var made = fastOptimizer.update(given, Slots.tree(state, "fastState"), fast);
      var steps = state.get("stepsSinceSync");
      var sync = steps.eq(syncPeriod - 1);
      var apart =
          Tree.map(x -> x[0].add(x[1]).sub(x[2]), fast, made.updates(), part(params, "slow"));
      var slow = apart.map(d -> sync.astype(d.dtype()).mul(slowStepSize).mul(d));
      var rest = Numbers.oneMinus(slowStepSize);
      var quick =
          Tree.map(
              x -> x[0].sub(sync.astype(x[1].dtype()).mul(rest).mul(x[1])), made.updates(), apart);
      var next =
          resetState ? Tree.where(sync, fastOptimizer.init(fast), made.state()) : made.state();
      return new Step(
          Tree.under("fast", quick).merge(Tree.under("slow", slow)),
          Slots.of("fastState", next, "stepsSinceSync", steps.add(1).rem(syncPeriod)));
    }
  }

  /// The condition of a function of the step alone.
  public static Condition ofStep(java.util.function.UnaryOperator<Tensor> condition) {
    return (step, extra) -> condition.apply(step);
  }
}
