package io.raffia;

import io.raffia.optax.Schedules;
import io.raffia.optax.Schedules.Interpolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The schedules of [Optax].
public abstract sealed class OptaxSchedules extends OptaxLosses permits OptaxTransformations {
  OptaxSchedules() {}

  public static Schedule constantSchedule(Number value) {
    return new Schedules.Constant(value);
  }

  /// From `initValue` to `endValue` in even steps.
  public static Schedule linearSchedule(double initValue, double endValue, int transitionSteps) {
    return linearSchedule(initValue, endValue, transitionSteps, 0);
  }

  /// The same, from `transitionBegin` on.
  public static Schedule linearSchedule(
      double initValue, double endValue, int transitionSteps, int transitionBegin) {
    return polynomialSchedule(initValue, endValue, 1, transitionSteps, transitionBegin);
  }

  /// `(initValue - endValue) (1 - count / transitionSteps)^power + endValue`.
  public static Schedule polynomialSchedule(
      double initValue, double endValue, double power, int transitionSteps) {
    return polynomialSchedule(initValue, endValue, power, transitionSteps, 0);
  }

  /// The same, from `transitionBegin` on.
  public static Schedule polynomialSchedule(
      double initValue, double endValue, double power, int transitionSteps, int transitionBegin) {
    if (transitionSteps <= 0) return constantSchedule(initValue);
    return new Schedules.Polynomial(
        initValue, endValue, power, transitionSteps, Math.max(0, transitionBegin));
  }

  /// `initValue decayRate^(count / transitionSteps)`.
  public static Schedule exponentialDecay(double initValue, int transitionSteps, double decayRate) {
    return exponentialDecay(initValue, transitionSteps, decayRate, 0, false, null);
  }

  /// The same from `transitionBegin` on, in whole steps when `staircase`, not beyond `endValue`
  /// (null: no end).
  public static Schedule exponentialDecay(
      double initValue,
      int transitionSteps,
      double decayRate,
      int transitionBegin,
      boolean staircase,
      @Nullable Double endValue) {
    return new Schedules.ExponentialDecay(
        initValue, transitionSteps, decayRate, Math.max(0, transitionBegin), staircase, endValue);
  }

  /// Half a cosine wave from `initValue` to 0.
  public static Schedule cosineDecaySchedule(double initValue, int decaySteps) {
    return cosineDecaySchedule(initValue, decaySteps, 0);
  }

  /// Half a cosine wave from `initValue` to `alpha initValue`.
  public static Schedule cosineDecaySchedule(double initValue, int decaySteps, double alpha) {
    return cosineDecaySchedule(initValue, decaySteps, alpha, 1);
  }

  /// Half a cosine wave, raised to `exponent`, from `initValue` to `alpha initValue`.
  public static Schedule cosineDecaySchedule(
      double initValue, int decaySteps, double alpha, double exponent) {
    return new Schedules.CosineDecay(initValue, decaySteps, alpha, exponent);
  }

  /// Linear from `initValue` to `peakValue` in `warmupSteps`, where it stays.
  public static Schedule warmupConstantSchedule(
      double initValue, double peakValue, int warmupSteps) {
    return linearSchedule(initValue, peakValue, warmupSteps);
  }

  /// Linear from `initValue` to `peakValue` in `warmupSteps`, then a cosine down to 0 at
  /// `decaySteps`.
  public static Schedule warmupCosineDecaySchedule(
      double initValue, double peakValue, int warmupSteps, int decaySteps) {
    return warmupCosineDecaySchedule(initValue, peakValue, warmupSteps, decaySteps, 0, 1);
  }

  /// The same down to `endValue`, the cosine raised to `exponent`.
  public static Schedule warmupCosineDecaySchedule(
      double initValue,
      double peakValue,
      int warmupSteps,
      int decaySteps,
      double endValue,
      double exponent) {
    double alpha = peakValue == 0 ? 0 : endValue / peakValue;
    return joinSchedules(
        List.of(
            linearSchedule(initValue, peakValue, warmupSteps),
            cosineDecaySchedule(peakValue, decaySteps - warmupSteps, alpha, exponent)),
        warmupSteps);
  }

  /// Linear from `initValue` to `peakValue` in `warmupSteps`, then an exponential decay.
  public static Schedule warmupExponentialDecaySchedule(
      double initValue, double peakValue, int warmupSteps, int transitionSteps, double decayRate) {
    return warmupExponentialDecaySchedule(
        initValue, peakValue, warmupSteps, transitionSteps, decayRate, 0, false, null);
  }

  /// The same with the options of [#exponentialDecay(double, int, double, int, boolean, Double)].
  public static Schedule warmupExponentialDecaySchedule(
      double initValue,
      double peakValue,
      int warmupSteps,
      int transitionSteps,
      double decayRate,
      int transitionBegin,
      boolean staircase,
      @Nullable Double endValue) {
    return joinSchedules(
        List.of(
            linearSchedule(initValue, peakValue, warmupSteps),
            exponentialDecay(
                peakValue, transitionSteps, decayRate, transitionBegin, staircase, endValue)),
        warmupSteps);
  }

  /// `initValue` times the scales of all counts reached.
  public static Schedule piecewiseConstantSchedule(
      double initValue, Map<Integer, Double> boundariesAndScales) {
    return new Schedules.PiecewiseConstant(initValue, new TreeMap<>(boundariesAndScales));
  }

  /// Between `initValue` and its product with the scales at their counts.
  public static Schedule piecewiseInterpolateSchedule(
      Interpolation interpolation, double initValue, Map<Integer, Double> boundariesAndScales) {
    return new Schedules.PiecewiseInterpolate(
        interpolation, initValue, new TreeMap<>(boundariesAndScales));
  }

  /// Up to `peakValue` in 30 % of the steps, down to where it began at 85 %, and then on towards 0
  /// (Smith and Topin, 2018).
  public static Schedule linearOnecycleSchedule(int transitionSteps, double peakValue) {
    return linearOnecycleSchedule(transitionSteps, peakValue, 0.3, 0.85, 25, 1e4);
  }

  /// From `peakValue / divFactor` up to `peakValue` at the share `pctStart` of the steps, back at
  /// `pctFinal`, and to that over `finalDivFactor` at the end.
  public static Schedule linearOnecycleSchedule(
      int transitionSteps,
      double peakValue,
      double pctStart,
      double pctFinal,
      double divFactor,
      double finalDivFactor) {
    requireSteps(transitionSteps);
    var scales = new TreeMap<Integer, Double>();
    scales.put((int) (pctStart * transitionSteps), divFactor);
    scales.put((int) (pctFinal * transitionSteps), 1 / divFactor);
    scales.put(transitionSteps, 1 / finalDivFactor);
    return piecewiseInterpolateSchedule(Interpolation.LINEAR, peakValue / divFactor, scales);
  }

  /// Up to `peakValue` in 30 % of the steps and then down towards 0, by half cosine waves.
  public static Schedule cosineOnecycleSchedule(int transitionSteps, double peakValue) {
    return cosineOnecycleSchedule(transitionSteps, peakValue, 0.3, 25, 1e4);
  }

  /// From `peakValue / divFactor` up to `peakValue` at the share `pctStart` of the steps, and down
  /// to where it began over `finalDivFactor`.
  public static Schedule cosineOnecycleSchedule(
      int transitionSteps,
      double peakValue,
      double pctStart,
      double divFactor,
      double finalDivFactor) {
    requireSteps(transitionSteps);
    var scales = new TreeMap<Integer, Double>();
    scales.put((int) (pctStart * transitionSteps), divFactor);
    scales.put(transitionSteps, 1 / (divFactor * finalDivFactor));
    return piecewiseInterpolateSchedule(Interpolation.COSINE, peakValue / divFactor, scales);
  }

  private static void requireSteps(int transitionSteps) {
    if (transitionSteps <= 0) {
      throw new io.raffia.ir.IrException(
          "transitionSteps must be positive, found " + transitionSteps);
    }
  }

  /// Warm restarts (Loshchilov and Hutter, 2017): cycles one after another.
  public static Schedule sgdrSchedule(List<Schedules.Cycle> cycles) {
    var schedules = new ArrayList<Schedule>();
    var boundaries = new int[Math.max(0, cycles.size() - 1)];
    int step = 0;
    for (int i = 0; i < cycles.size(); i++) {
      var c = cycles.get(i);
      schedules.add(
          warmupCosineDecaySchedule(
              c.initValue(),
              c.peakValue(),
              c.warmupSteps(),
              c.decaySteps(),
              c.endValue(),
              c.exponent()));
      step += c.decaySteps();
      if (i < boundaries.length) boundaries[i] = step;
    }
    return joinSchedules(schedules, boundaries);
  }

  /// Each schedule from its boundary on, counting from 0; the first before them all.
  public static Schedule joinSchedules(List<Schedule> schedules, int... boundaries) {
    return new Schedules.Join(schedules, Arrays.stream(boundaries).boxed().toList());
  }
}
