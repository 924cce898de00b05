package io.raffia.optax;

import io.raffia.Hyperparameter;
import io.raffia.Schedule;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The schedules of [io.raffia.Optax], as records: `c` is the count.
public final class Schedules {
  /// How to go from one value to the next: straight, or by half a cosine wave.
  public enum Interpolation {
    LINEAR,
    COSINE
  }

  private Schedules() {}

  /// A cycle of [io.raffia.Optax#sgdrSchedule]: the arguments of
  /// [io.raffia.Optax#warmupCosineDecaySchedule].
  public record Cycle(
      double initValue,
      double peakValue,
      int warmupSteps,
      int decaySteps,
      double endValue,
      double exponent) {
    public Cycle(double initValue, double peakValue, int warmupSteps, int decaySteps) {
      this(initValue, peakValue, warmupSteps, decaySteps, 0, 1);
    }
  }

  /// `value` always.
  public record Constant(Number value) implements Schedule {
    @Override
    public Tensor at(Tensor c) {
      return Numbers.tensor(value);
    }
  }

  /// `(init - end) (1 - t / steps)^power + end` where `t` is `c - begin` kept within 0 and `steps`.
  public record Polynomial(double init, double end, double power, int steps, int begin)
      implements Schedule {
    public Polynomial {
      requirePositive("transitionSteps", steps);
    }

    @Override
    public Tensor at(Tensor c) {
      var left = c.sub(begin).clip(0, steps).div(steps).neg().add(1.0);
      return raised(left, power).mul(init - end).add(end);
    }
  }

  /// `init rate^((c - begin) / steps)`, in whole steps when `staircase`, not beyond `end`.
  public record ExponentialDecay(
      double init, int steps, double rate, int begin, boolean staircase, @Nullable Double end)
      implements Schedule {
    public ExponentialDecay {
      requirePositive("transitionSteps", steps);
      if (rate == 0) throw new IrException("decayRate must not be 0: use a constant schedule");
    }

    @Override
    public Tensor at(Tensor c) {
      var since = c.sub(begin);
      var times = since.div(steps);
      var power = Tensor.scalar(rate).pow(staircase ? times.floor() : times);
      var decayed = Tensor.where(since.le(0), init, power.mul(init));
      if (end == null) return decayed;
      return rate < 1 ? decayed.maximum(end) : decayed.minimum(end);
    }
  }

  /// `init ((1 - alpha) (1/2 + 1/2 cos(pi t / steps))^exponent + alpha)` where `t` is at most
  /// `steps`.
  public record CosineDecay(double init, int steps, double alpha, double exponent)
      implements Schedule {
    public CosineDecay {
      requirePositive("decaySteps", steps);
    }

    @Override
    public Tensor at(Tensor c) {
      var wave = c.minimum(steps).mul(Math.PI).div((double) steps).cos().add(1).mul(0.5);
      return raised(wave, exponent).mul(1 - alpha).add(alpha).mul(init);
    }
  }

  /// `init` times all scales whose boundary `c` has reached.
  public record PiecewiseConstant(double init, SortedMap<Integer, Double> scales)
      implements Schedule {
    public PiecewiseConstant {
      scales = new TreeMap<>(scales);
      requireNotNegative(scales);
    }

    @Override
    public Tensor at(Tensor c) {
      var value = Tensor.scalar(init);
      for (var step : scales.entrySet()) {
        value = Tensor.where(c.ge(step.getKey()), value.mul(step.getValue()), value);
      }
      return value;
    }
  }

  /// Between the values that [PiecewiseConstant] has at its boundaries, and the last one after them
  /// all.
  public record PiecewiseInterpolate(
      Interpolation interpolation, double init, SortedMap<Integer, Double> scales)
      implements Schedule {
    public PiecewiseInterpolate {
      scales = new TreeMap<>(scales);
      requireNotNegative(scales);
    }

    @Override
    public Tensor at(Tensor c) {
      var sum = Tensor.scalar(0.0);
      int from = 0;
      float value = (float) init;
      for (var step : scales.entrySet()) {
        int to = step.getKey();
        float next = value * step.getValue().floatValue();
        var inside = c.ge(from).and(c.lt(to));
        var share = c.sub(from).div(Math.max(1, to - from));
        sum = sum.add(Tensor.where(inside, between(value, next, share), 0.0));
        from = to;
        value = next;
      }
      return sum.add(Tensor.where(c.ge(from), Tensor.scalar(value), 0.0));
    }

    private Tensor between(float start, float end, Tensor share) {
      return switch (interpolation) {
        case LINEAR -> share.mul(end - start).add(start);
        case COSINE -> share.mul(Math.PI).cos().add(1.0).mul((start - end) / 2).add(end);
      };
    }
  }

  /// Each schedule from its boundary on, where its own count starts at 0; the first one before all
  /// boundaries.
  public record Join(List<Schedule> schedules, List<Integer> boundaries) implements Schedule {
    public Join {
      schedules = List.copyOf(schedules);
      boundaries = List.copyOf(boundaries);
      if (schedules.size() != boundaries.size() + 1) {
        throw new IrException(
            "%d schedules are joined at %d boundaries, found %d"
                .formatted(schedules.size(), schedules.size() - 1, boundaries.size()));
      }
    }

    @Override
    public Tensor at(Tensor c) {
      var value = schedules.getFirst().at(c);
      for (int i = 0; i < boundaries.size(); i++) {
        int boundary = boundaries.get(i);
        value = Tensor.where(c.lt(boundary), value, schedules.get(i + 1).at(c.sub(boundary)));
      }
      return value;
    }
  }

  /// `f` of the values of other schedules.
  record Of(Mix f, List<Schedule> of) implements Schedule {
    @Override
    public Tensor at(Tensor c) {
      return f.of(of.stream().map(s -> s.at(c)).toArray(Tensor[]::new));
    }
  }

  /// A named function of schedules' values, equal to itself in another optimizer.
  enum Mix {
    /// `1 / sqrt(1 + x^2) - 1`: what Fromage keeps of the parameters.
    FROMAGE_DECAY {
      @Override
      Tensor of(Tensor... x) {
        return kept(x[0]).sub(1.0);
      }
    },
    /// `x / sqrt(1 + x^2)`.
    FROMAGE_RATE {
      @Override
      Tensor of(Tensor... x) {
        return kept(x[0]).mul(x[0]);
      }
    };

    abstract Tensor of(Tensor... x);

    private static Tensor kept(Tensor x) {
      return Tensor.onesLike(x).div(x.square().add(1.0).sqrt());
    }
  }

  /// A schedule's value as a hyperparameter: a known number where it is constant.
  static Number at(Schedule schedule, Tensor count) {
    return schedule instanceof Constant(var value) ? value : number(schedule.at(count));
  }

  static Number number(Tensor value) {
    return new Hyperparameter(value);
  }

  /// Small whole powers multiply, as in JAX.
  private static Tensor raised(Tensor x, double power) {
    return power == Math.rint(power) && Math.abs(power) < 16 ? x.pow((int) power) : x.pow(power);
  }

  private static void requirePositive(String name, int steps) {
    if (steps <= 0) throw new IrException("%s must be positive, found %d".formatted(name, steps));
  }

  private static void requireNotNegative(SortedMap<Integer, Double> scales) {
    for (var scale : scales.values()) {
      if (scale < 0) throw new IrException("a scale must not be negative, found " + scale);
    }
  }
}
