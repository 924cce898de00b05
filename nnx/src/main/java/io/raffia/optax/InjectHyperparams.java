package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Hyperparameter;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A transformation whose hyperparameters stand in its state, where they may be read and set
/// between steps without compiling anew: `optax.inject_hyperparams`. Schedules are evaluated each
/// step.
///
/// ```java
/// var tx = Optax.injectHyperparams(h -> Optax.adam(h.get("learningRate")))
///     .with("learningRate", 1e-3);
/// optimizer.optState("hyperparams", "learningRate").set(Tensor.scalar(1e-4));
/// ```
///
/// State: `count`, `hyperparams`, `hyperparamsStates`, `innerState`.
///
/// @param dtype the hyperparameters' element type; null: the parameters' widest
public record InjectHyperparams(
    Function<Values, ? extends GradientTransformation> factory,
    Map<String, Number> numbers,
    Map<String, StatefulSchedule> schedules,
    @Nullable DType dtype)
    implements WithExtra {
  /// The hyperparameters of a step, by name.
  public record Values(Map<String, Number> all) {
    /// A number for options of transformations; throws [IrException] where none has that name.
    public Number get(String name) {
      var value = all.get(name);
      if (value == null) {
        throw new IrException(
            "no hyperparameter '%s' among %s: name it with 'with'".formatted(name, all.keySet()));
      }
      return value;
    }
  }

  public InjectHyperparams {
    numbers = new TreeMap<>(numbers);
    schedules = new TreeMap<>(schedules);
  }

  /// With a number that starts at `value`.
  public InjectHyperparams with(String name, Number value) {
    var all = new TreeMap<>(numbers);
    all.put(name, value);
    return new InjectHyperparams(factory, all, schedules, dtype);
  }

  /// With a number that follows a schedule.
  public InjectHyperparams with(String name, Schedule schedule) {
    return with(name, new StatefulSchedule.Counting(schedule));
  }

  /// With a number that follows a schedule with a state of its own.
  public InjectHyperparams with(String name, StatefulSchedule schedule) {
    var all = new TreeMap<>(schedules);
    all.put(name, schedule);
    return new InjectHyperparams(factory, numbers, all, dtype);
  }

  /// With hyperparameters of that element type.
  public InjectHyperparams withHyperparamDtype(DType value) {
    return new InjectHyperparams(factory, numbers, schedules, value);
  }

  private DType type(State params) {
    return dtype == null ? Tree.highestDtype(params) : dtype;
  }

  private GradientTransformation inner(State hyperparams) {
    var values = new TreeMap<String, Number>();
    for (var leaf : hyperparams.leaves()) {
      values.put(leaf.path().toString(), new Hyperparameter(leaf.value()));
    }
    return factory.apply(new Values(values));
  }

  private static State state(Tensor count, State hyperparams, State schedules, State inner) {
    return Slots.of(
        "count", count,
        "hyperparams", hyperparams,
        "hyperparamsStates", schedules,
        "innerState", inner);
  }

  @Override
  public State init(State params) {
    var type = type(params);
    var values = Slots.EMPTY;
    for (var e : numbers.entrySet()) {
      values = values.merge(Slots.of(e.getKey(), Numbers.tensor(e.getValue()).astype(type)));
    }
    var states = Slots.EMPTY;
    for (var e : schedules.entrySet()) {
      var first = e.getValue().init();
      states = states.merge(Slots.of(e.getKey(), first));
      values = values.merge(Slots.of(e.getKey(), e.getValue().at(first, Extra.NONE).astype(type)));
    }
    return state(Slots.zero(), values, states, inner(values).init(params));
  }

  @Override
  public Step update(State updates, State state, State params, Extra extra) {
    var type = type(params);
    var values = Slots.tree(state, "hyperparams");
    var before = Slots.tree(state, "hyperparamsStates");
    var states = Slots.EMPTY;
    for (var e : schedules.entrySet()) {
      var own = Slots.tree(before, e.getKey());
      values = values.merge(Slots.of(e.getKey(), e.getValue().at(own, extra).astype(type)));
      states = states.merge(Slots.of(e.getKey(), e.getValue().update(own, extra)));
    }
    var made = inner(values).update(updates, Slots.tree(state, "innerState"), params, extra);
    return new Step(
        made.updates(), state(Slots.next(state.get("count")), values, states, made.state()));
  }
}
