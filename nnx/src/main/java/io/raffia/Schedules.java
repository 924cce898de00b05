package io.raffia;

import io.raffia.ir.IrException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The schedules of [Optax], as records: `c` is the count.
final class Schedules {
  private Schedules() {}

  /// `value` always.
  record Constant(double value) implements Schedule {
    @Override
    public Tensor at(Tensor c) {
      return Tensor.scalar(value);
    }
  }

  /// `(init - end) (1 - t / steps)^power + end` where `t` is `c - begin` kept within 0 and `steps`.
  record Polynomial(double init, double end, double power, int steps, int begin)
      implements Schedule {
    Polynomial {
      requirePositive("transitionSteps", steps);
    }

    @Override
    public Tensor at(Tensor c) {
      var left = c.sub(begin).clip(0, steps).div(steps).neg().add(1.0);
      return raised(left, power).mul(init - end).add(end);
    }
  }

  /// `init rate^((c - begin) / steps)`, in whole steps when `staircase`, not beyond `end`.
  record ExponentialDecay(
      double init, int steps, double rate, int begin, boolean staircase, @Nullable Double end)
      implements Schedule {
    ExponentialDecay {
      requirePositive("transitionSteps", steps);
      if (rate == 0) throw new IrException("decayRate must not be 0: use a constant schedule");
    }

    @Override
    public Tensor at(Tensor c) {
      var since = c.sub(begin);
      var times = since.div(steps);
      var power = Tensor.weak(rate).pow(staircase ? times.floor() : times);
      var decayed = Tensor.where(since.le(0), init, power.mul(init));
      if (end == null) return decayed;
      return rate < 1 ? decayed.maximum(end) : decayed.minimum(end);
    }
  }

  /// `init ((1 - alpha) (1/2 + 1/2 cos(pi t / steps))^exponent + alpha)` where `t` is at most
  /// `steps`.
  record CosineDecay(double init, int steps, double alpha, double exponent) implements Schedule {
    CosineDecay {
      requirePositive("decaySteps", steps);
    }

    @Override
    public Tensor at(Tensor c) {
      var wave = c.minimum(steps).mul(Math.PI).div((double) steps).cos().add(1).mul(0.5);
      return raised(wave, exponent).mul(1 - alpha).add(alpha).mul(init);
    }
  }

  /// `init` times all scales whose boundary `c` has reached.
  record PiecewiseConstant(double init, SortedMap<Integer, Double> scales) implements Schedule {
    PiecewiseConstant {
      scales = new TreeMap<>(scales);
      for (var scale : scales.values()) {
        if (scale < 0) throw new IrException("a scale must not be negative, found " + scale);
      }
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

  /// Each schedule from its boundary on, where its own count starts at 0; the first one before all
  /// boundaries.
  record Join(List<Schedule> schedules, List<Integer> boundaries) implements Schedule {
    Join {
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

  /// Small whole powers multiply, as in JAX.
  private static Tensor raised(Tensor x, double power) {
    return power == Math.rint(power) && Math.abs(power) < 16 ? x.pow((int) power) : x.pow(power);
  }

  private static void requirePositive(String name, int steps) {
    if (steps <= 0) throw new IrException("%s must be positive, found %d".formatted(name, steps));
  }
}
