package io.raffia.tests.conformance;

import io.raffia.Optax;
import io.raffia.Schedule;
import io.raffia.Tensor;
import io.raffia.optax.Schedules;
import io.raffia.optax.Schedules.Interpolation;
import io.raffia.tests.GoldenLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The schedules of Optax at 20 counts.
final class ScheduleSuite implements Suite {
  private static final int[] COUNTS = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 17, 20, 25, 30, 99, 1000
  };

  @Override
  public String family() {
    return "schedule";
  }

  private static Map<String, Schedule> schedules() {
    var all = new TreeMap<String, Schedule>();
    all.put("constant_schedule", Optax.constantSchedule(0.3));
    all.put("cosine_decay_schedule", Optax.cosineDecaySchedule(2, 12, 0.1, 1.5));
    all.put("cosine_onecycle_schedule", Optax.cosineOnecycleSchedule(20, 1.5));
    all.put(
        "cosine_onecycle_schedule_options", Optax.cosineOnecycleSchedule(17, 1.5, 0.4, 10, 100));
    all.put("exponential_decay", Optax.exponentialDecay(1, 5, 0.5));
    all.put("exponential_decay_staircase", Optax.exponentialDecay(1, 3, 0.5, 2, true, 0.2));
    all.put("exponential_decay_growing", Optax.exponentialDecay(1, 3, 1.5, 0, false, 4.0));
    all.put(
        "join_schedules",
        Optax.joinSchedules(
            List.of(
                Optax.constantSchedule(1),
                Optax.linearSchedule(2, 1, 3),
                Optax.constantSchedule(5)),
            2,
            6));
    all.put("linear_onecycle_schedule", Optax.linearOnecycleSchedule(20, 1.5));
    all.put(
        "linear_onecycle_schedule_options",
        Optax.linearOnecycleSchedule(17, 1.5, 0.4, 0.7, 10, 100));
    all.put("linear_schedule", Optax.linearSchedule(1, 0.1, 8, 2));
    all.put(
        "piecewise_constant_schedule", Optax.piecewiseConstantSchedule(1, Map.of(3, 0.1, 6, 0.5)));
    all.put(
        "piecewise_interpolate_schedule",
        Optax.piecewiseInterpolateSchedule(
            Interpolation.LINEAR, 1, Map.of(3, 0.1, 6, 5.0, 20, 0.0)));
    all.put(
        "piecewise_interpolate_schedule_cosine",
        Optax.piecewiseInterpolateSchedule(
            Interpolation.COSINE, 1, Map.of(3, 0.1, 6, 5.0, 20, 0.3)));
    all.put("polynomial_schedule", Optax.polynomialSchedule(1, 0.1, 2, 8));
    all.put("polynomial_schedule_root", Optax.polynomialSchedule(1, 0.1, 0.5, 8, 2));
    all.put(
        "sgdr_schedule",
        Optax.sgdrSchedule(
            List.of(
                new Schedules.Cycle(0, 1, 2, 8, 0.1, 1),
                new Schedules.Cycle(0.1, 0.5, 3, 12, 0, 2))));
    all.put("warmup_constant_schedule", Optax.warmupConstantSchedule(0.1, 1, 7));
    all.put("warmup_cosine_decay_schedule", Optax.warmupCosineDecaySchedule(0.1, 1, 3, 17, 0.2, 2));
    all.put(
        "warmup_exponential_decay_schedule",
        Optax.warmupExponentialDecaySchedule(0.1, 1, 3, 5, 0.5, 2, true, 0.2));
    return all;
  }

  @Override
  public List<Entry> entries() {
    return OptaxGoldens.rows("schedule", schedules(), ScheduleSuite::entry);
  }

  private static Entry entry(String name, Schedule schedule, List<GoldenLine> lines) {
    var found =
        new Entry.Case(
            COUNTS.length + " counts",
            OptaxGoldens.values(lines.getFirst()),
            () ->
                Arrays.stream(COUNTS)
                    .mapToDouble(c -> schedule.at(Tensor.scalar(c)).toDouble())
                    .toArray());
    return new Entry(name, 5e-7, Entry.Unit.RELATIVE, List.of(found));
  }
}
