package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.Nnx;
import io.raffia.State;
import io.raffia.Tensor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The search of [ZoomLineSearch].
///
/// @param maxLearningRate the longest step; null: any
/// @param tol how far from both conditions is good enough
/// @param slopeRtol the share of the slope that a step must gain
/// @param curvRtol the share of the slope that may be left
/// @param approxDecRtol near a minimum, how much the loss may rise, as a share; null: the
///   approximate decrease is not asked
/// @param stepsizePrecision the bracket's length that ends the search
/// @param fromLast whether the first step tried is the last one taken, and not 1
record ZoomSearch(
    int maxLinesearchSteps,
    @Nullable Double maxLearningRate,
    double tol,
    double increaseFactor,
    double slopeRtol,
    double curvRtol,
    @Nullable Double approxDecRtol,
    double stepsizePrecision,
    boolean fromLast)
    implements WithExtra {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /// A place on the line: the step there, the loss and its slope along the line.
  record Point(Tensor step, Tensor value, Tensor slope) {
    Point or(Tensor condition, Point other) {
      return new Point(
          Tensor.where(condition, step, other.step),
          Tensor.where(condition, value, other.value),
          Tensor.where(condition, slope, other.slope));
    }
  }

  /// A place with the gradients there.
  record Reached(Point at, State grad) {
    Reached or(Tensor condition, Reached other) {
      return new Reached(at.or(condition, other.at), Tree.where(condition, grad, other.grad));
    }
  }

  /// How far a place is from each condition.
  record Errors(Tensor decrease, Tensor curvature) {
    Tensor worst() {
      return decrease.maximum(curvature);
    }
  }

  /// The search: where it is, how it goes on, the bracket (whose `low` has the lower loss), a third
  /// place for the cubic, and the best place that lowers the loss enough.
  record Search(
      Tensor count,
      Reached now,
      Errors errors,
      Tensor bracketed,
      Tensor done,
      Tensor failed,
      Point low,
      Point high,
      Point third,
      Reached safe) {}

  /// What stays the same in one search.
  private record Line(
      State params, State updates, Function<State, Tensor> f, Point start, Tensor guess) {
    Reached at(Tensor step) {
      Fn1<State, Tensor> loss = f::apply;
      var there = Tree.castLike(Tree.addScale(params, step, updates), params);
      var made = Nnx.valueAndGrad(loss).apply(there);
      var type = start.value().dtype();
      var slope = Tree.vdot(made.grads(), updates).astype(type);
      return new Reached(new Point(step, made.value().astype(type), slope), made.grads());
    }
  }

  @Override
  public State init(State params) {
    var type = params.leaves().getFirst().value().dtype();
    var infinite = Tensor.scalar(type, INFINITE);
    return state(
        Tensor.ones(type),
        infinite,
        Tree.zerosLike(params),
        Slots.zero(),
        new Errors(infinite, infinite));
  }

  private static State state(Tensor rate, Tensor value, State grad, Tensor steps, Errors errors) {
    return Slots.of(
        "learningRate", rate,
        "value", value,
        "grad", grad,
        "info",
            Slots.of(
                "numLinesearchSteps", steps,
                "decreaseError", errors.decrease(),
                "curvatureError", errors.curvature()));
  }

  @Override
  public Step update(State updates, State state, State params, Extra extra) {
    var grad = extra.requireGrad("a line search");
    var type = state.get("learningRate").dtype();
    var value = extra.requireValue("a line search").astype(type);
    var slope = Tree.vdot(updates, grad).astype(type);
    var zero = Tensor.zeros(type);
    var start = new Point(zero, value, slope);
    var guess = fromLast ? state.get("learningRate") : Tensor.ones(type);
    var line = new Line(params, updates, extra.requireValueFn("a line search"), start, guess);
    var infinite = Tensor.scalar(type, INFINITE);
    var no = Tensor.scalar(false);
    var here = new Reached(start, grad);
    var errors = new Errors(infinite, infinite);
    var found =
        Nnx.whileLoop(
            (Search s) -> s.done().or(s.failed()).not(),
            (Search s) -> next(line, s),
            new Search(Slots.zero(), here, errors, no, no, no, start, start, start, here));
    var rate = found.now().at().step();
    return new Step(
        Tree.scale(rate, updates),
        state(rate, found.now().at().value(), found.now().grad(), found.count(), found.errors()));
  }

  private Search next(Line line, Search s) {
    var made =
        Nnx.cond(s.bracketed(), (Search x) -> narrowed(line, x), (Search x) -> widened(line, x), s);
    var back = made.safe().at().step().gt(0.0).or(made.errors().decrease().eq(INFINITE));
    return new Search(
        made.count(),
        made.safe().or(made.failed().and(back), made.now()),
        made.errors(),
        made.bracketed(),
        made.done(),
        made.failed(),
        made.low(),
        made.high(),
        made.third(),
        made.safe());
  }

  private Errors errors(Line line, Point x) {
    var start = line.start();
    var decrease = x.value().sub(start.value()).sub(x.step().mul(slopeRtol).mul(start.slope()));
    if (approxDecRtol != null) {
      var slope = x.slope().sub(start.slope().mul(2 * slopeRtol - 1));
      var risen = x.value().sub(start.value()).sub(start.value().abs().mul(approxDecRtol));
      decrease = decrease.minimum(slope.maximum(risen));
    }
    var curvature = x.slope().abs().sub(start.slope().abs().mul(curvRtol));
    return new Errors(violation(decrease), violation(curvature));
  }

  /// 0 where the condition holds, infinite where it is not a number.
  private static Tensor violation(Tensor error) {
    return Tensor.where(error.ne(error), INFINITE, error.maximum(0.0));
  }

  /// Algorithm 3.5: longer steps until two bracket a good one.
  private Search widened(Line line, Search s) {
    var previous = s.now().at();
    var first = s.count().eq(0);
    var step = Tensor.where(first, line.guess(), previous.step().mul(increaseFactor));
    var longest = Tensor.scalar(false);
    if (maxLearningRate != null) {
      longest = step.ge(maxLearningRate);
      step = step.minimum(maxLearningRate);
    }
    var reached = line.at(step.astype(previous.step().dtype()));
    var x = reached.at();
    var errors = errors(line, x);
    var good = errors.worst().le(tol);
    var isHigh = errors.decrease().gt(0.0).or(x.value().ge(previous.value()).and(first.not()));
    var isLow = x.slope().ge(0.0).and(isHigh.not());
    var low = x.or(isLow, previous);
    var bracketed = isHigh.or(isLow).or(good);
    var done = good.or(longest.and(bracketed.not()));
    return new Search(
        Slots.next(s.count()),
        reached,
        errors,
        bracketed,
        done,
        s.count().add(1).ge(maxLinesearchSteps).and(done.not()),
        low,
        previous.or(isLow, x),
        low,
        reached.or(errors.decrease().le(tol), s.safe()));
  }

  /// Algorithm 3.6: a place within the bracket, which then takes the place of one of its ends.
  private Search narrowed(Line line, Search s) {
    var low = s.low();
    var high = s.high();
    var length = high.step().sub(low.step()).abs();
    var reached = line.at(between(low, high, s.third(), length));
    var x = reached.at();
    var errors = errors(line, x);
    var better = errors.decrease().le(tol).and(x.value().lt(s.safe().at().value()));
    var safe = reached.or(better, s.safe());
    var done = errors.worst().le(tol);
    var isHigh = errors.decrease().gt(0.0).or(x.value().ge(low.value()));
    var turns = x.slope().mul(high.step().sub(low.step())).ge(0.0).and(isHigh.not());
    var enough =
        s.count()
            .add(1)
            .ge(maxLinesearchSteps)
            .or(length.le(stepsizePrecision).and(safe.at().step().gt(0.0)));
    return new Search(
        Slots.next(s.count()),
        reached,
        errors,
        s.bracketed(),
        done,
        enough.and(done.not()),
        low.or(isHigh, x),
        low.or(turns, x.or(isHigh, high)),
        high.or(isHigh.or(turns), low),
        safe);
  }

  /// The minimum of the cubic, else of the parabola, else the middle: whatever is well inside.
  private static Tensor between(Point low, Point high, Point third, Tensor length) {
    var left = low.step().minimum(high.step());
    var right = low.step().maximum(high.step());
    var cubic = cubicMinimum(low, high, third);
    var quadratic = quadraticMinimum(low, high);
    var middle = low.step().add(high.step()).div(2.0);
    return Tensor.where(
            isInside(cubic, left, right, length.mul(0.2)),
            cubic,
            Tensor.where(isInside(quadratic, left, right, length.mul(0.1)), quadratic, middle))
        .astype(low.step().dtype());
  }

  private static Tensor isInside(Tensor x, Tensor left, Tensor right, Tensor margin) {
    return x.gt(left.add(margin)).and(x.lt(right.sub(margin)));
  }

  /// Where the cubic through three places, with the slope at the first, is least; not a number
  /// where it has no minimum.
  private static Tensor cubicMinimum(Point low, Point high, Point third) {
    var b = high.step().sub(low.step());
    var c = third.step().sub(low.step());
    var over = b.mul(c).square().mul(b.sub(c));
    var toHigh = high.value().sub(low.value()).sub(low.slope().mul(b));
    var toThird = third.value().sub(low.value()).sub(low.slope().mul(c));
    var cube = c.square().mul(toHigh).sub(b.square().mul(toThird)).div(over);
    var square = b.pow(3).mul(toThird).sub(c.pow(3).mul(toHigh)).div(over);
    var root = square.square().sub(cube.mul(3.0).mul(low.slope())).sqrt();
    return low.step().add(root.sub(square).div(cube.mul(3.0)));
  }

  /// Where the parabola through two places, with the slope at the first, is least.
  private static Tensor quadraticMinimum(Point low, Point high) {
    var b = high.step().sub(low.step());
    var square = high.value().sub(low.value()).sub(low.slope().mul(b)).div(b.square());
    return low.step().sub(low.slope().div(square.mul(2.0)));
  }
}
