package io.raffia;

import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Nnx#withRngs] makes of the streams that filters choose.
///
/// `RngRules.split(Filter.tag("dropout"), 4).andFork(Filter.tag("params"))`
public final class RngRules {
  /// Makes a key from the next one of a stream.
  private interface Make {
    Tensor key(Tensor next);
  }

  private record Rule(Filter filter, Make make) {}

  private final List<Rule> rules;

  private RngRules(List<Rule> rules) {
    this.rules = rules;
  }

  /// Streams of as many keys, of which each example takes its own.
  public static RngRules split(Filter filter, int... shape) {
    return new RngRules(List.of()).andSplit(filter, shape);
  }

  /// Streams that start with the next key.
  public static RngRules fork(Filter filter) {
    return new RngRules(List.of()).andFork(filter);
  }

  /// Streams of as many keys, all the same.
  public static RngRules broadcast(Filter filter, int... shape) {
    return new RngRules(List.of()).andBroadcast(filter, shape);
  }

  /// See [#split].
  public RngRules andSplit(Filter filter, int... shape) {
    var s = Shape.of(shape);
    return and(filter, next -> Random.split(next, s));
  }

  /// See [#fork].
  public RngRules andFork(Filter filter) {
    return and(filter, next -> next);
  }

  /// See [#broadcast].
  public RngRules andBroadcast(Filter filter, int... shape) {
    var all = new int[shape.length + 1];
    System.arraycopy(shape, 0, all, 0, shape.length);
    all[shape.length] = 2;
    return and(filter, next -> next.broadcastTo(all));
  }

  private RngRules and(Filter filter, Make make) {
    var all = new ArrayList<>(rules);
    all.add(new Rule(filter, make));
    return new RngRules(all);
  }

  /// The new key of a stream, whose count it advances; null when no rule is for it.
  @Nullable Tensor key(State.Leaf leaf, RngStream stream) {
    Rule found = null;
    for (var r : rules) {
      if (!r.filter.matches(leaf)) continue;
      if (found != null) {
        throw Errors.at(
            "two rules are for the stream '%s': let each stream match one filter", leaf.path());
      }
      found = r;
    }
    return found == null ? null : found.make.key(stream.call());
  }
}
