package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Transformations that look at updates and let them pass as they are.
public final class Monitoring {
  private Monitoring() {}

  /// Keeps what `measure` says of the last updates, as `measurement.NAME` of the state.
  public record Snapshot(String name, Function<State, State> measure)
      implements GradientTransformation {
    @Override
    public State init(State params) {
      return state(params);
    }

    private State state(State updates) {
      return Slots.of("measurement", Slots.of(name, measure.apply(updates)));
    }

    @Override
    public Step update(State updates, State state, State params) {
      return new Step(updates, state(updates));
    }
  }

  /// Keeps what each measure, itself a transformation, makes of the last updates, as
  /// `measurements.NAME` of the state; the measures' own state is `measureStates.NAME`.
  public record Monitor(Map<String, GradientTransformation> measures) implements WithExtra {
    public Monitor {
      measures = new TreeMap<>(measures);
    }

    @Override
    public State init(State params) {
      var states = Slots.EMPTY;
      for (var e : measures.entrySet())
        states = states.merge(Slots.of(e.getKey(), e.getValue().init(params)));
      var zeros = Tree.zerosLike(params);
      return measured(zeros, states, params, Extra.NONE);
    }

    private State measured(State updates, State states, State params, Extra extra) {
      var values = Slots.EMPTY;
      for (var e : measures.entrySet()) {
        var own = Slots.tree(states, e.getKey());
        var made = e.getValue().update(updates, own, params, extra).updates();
        values = values.merge(Slots.of(e.getKey(), made));
      }
      return Slots.of("measurements", values, "measureStates", states);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var values = Slots.EMPTY;
      var states = Slots.EMPTY;
      for (var e : measures.entrySet()) {
        var own = Slots.tree(Slots.tree(state, "measureStates"), e.getKey());
        var made = e.getValue().update(updates, own, params, extra);
        values = values.merge(Slots.of(e.getKey(), made.updates()));
        states = states.merge(Slots.of(e.getKey(), made.state()));
      }
      return new Step(updates, Slots.of("measurements", values, "measureStates", states));
    }
  }

  /// A decaying mean of what `measure` says of updates: a measure for [Monitor].
  public record WithEma(
      Function<State, State> measure,
      Number decay,
      boolean debias,
      @Nullable DType accumulatorDtype)
      implements GradientTransformation {
    private Accumulation.Ema ema() {
      return new Accumulation.Ema(decay, debias, accumulatorDtype);
    }

    @Override
    public State init(State params) {
      return ema().init(measure.apply(params));
    }

    @Override
    public Step update(State updates, State state, State params) {
      return ema().update(measure.apply(updates), state, params);
    }
  }

  /// One tensor as a State, under no path.
  public static State single(Tensor value) {
    return new State(java.util.List.of(new State.Leaf(io.raffia.Path.ROOT, null, Map.of(), value)));
  }
}
