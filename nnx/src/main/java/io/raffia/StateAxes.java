package io.raffia;

import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;

/// How a transform takes the Variables of a Module: `flax.nnx.StateAxes`. The first filter that
/// matches decides.
///
/// `StateAxes.of(Param.class, In.axis(0)).and(Filter.EVERYTHING, In.SHARED)`
public final class StateAxes implements In {
  private record Rule(Filter filter, In in) {}

  private final List<Rule> rules;

  private StateAxes(List<Rule> rules) {
    this.rules = rules;
  }

  /// Variables of a class.
  public static StateAxes of(Class<? extends Variable> type, In in) {
    return of(Filter.of(type), in);
  }

  /// Variables that the filter matches.
  public static StateAxes of(Filter filter, In in) {
    return new StateAxes(List.of()).and(filter, in);
  }

  /// Variables of a class that nothing before matches.
  public StateAxes and(Class<? extends Variable> type, In in) {
    return and(Filter.of(type), in);
  }

  /// Variables that the filter matches and nothing before does.
  public StateAxes and(Filter filter, In in) {
    if (in instanceof StateAxes) throw new IrException("StateAxes cannot stand in StateAxes");
    var all = new ArrayList<>(rules);
    all.add(new Rule(filter, in));
    return new StateAxes(all);
  }

  /// What is said of a Variable; throws [IrException] when nothing is.
  In of(State.Leaf leaf) {
    for (var r : rules) if (r.filter.matches(leaf)) return r.in;
    throw Errors.at(
        "No axis found for '%s', a %s: end StateAxes with Filter.EVERYTHING",
        leaf.path(), leaf.type() == null ? "tensor" : leaf.type().getSimpleName());
  }
}
