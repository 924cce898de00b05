package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Jnp;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Transformations one after another, or for some parameters only.
public final class Masking {
  private Masking() {}

  /// A transformation by name.
  public record Named(String name, GradientTransformation transformation) {}

  /// One after another; state by number `0, 1, ...`.
  public record Chain(List<GradientTransformation> parts) implements WithExtra {
    public Chain {
      parts = List.copyOf(parts);
    }

    @Override
    public State init(State params) {
      var all = Slots.EMPTY;
      for (int i = 0; i < parts.size(); i++)
        all = all.merge(Slots.of(i, parts.get(i).init(params)));
      return all;
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var next = Slots.EMPTY;
      for (int i = 0; i < parts.size(); i++) {
        var step = parts.get(i).update(updates, Slots.tree(state, i), params, extra);
        updates = step.updates();
        next = next.merge(Slots.of(i, step.state()));
      }
      return new Step(updates, next);
    }
  }

  /// One after another; state by name.
  public record NamedChain(List<Named> parts) implements WithExtra {
    public NamedChain {
      parts = List.copyOf(parts);
      var names = parts.stream().map(Named::name).toList();
      if (names.stream().distinct().count() < names.size()) {
        throw new IrException("transformations of a chain need different names, found " + names);
      }
    }

    @Override
    public State init(State params) {
      var all = Slots.EMPTY;
      for (var part : parts) all = all.merge(Slots.of(part.name, part.transformation.init(params)));
      return all;
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var next = Slots.EMPTY;
      for (var part : parts) {
        var step = part.transformation.update(updates, Slots.tree(state, part.name), params, extra);
        updates = step.updates();
        next = next.merge(Slots.of(part.name, step.state()));
      }
      return new Step(updates, next);
    }
  }

  /// Only for what the mask chooses; the rest passes as it is. The state is the inner one's.
  public record Masked(GradientTransformation inner, Filter mask) implements WithExtra {
    @Override
    public State init(State params) {
      return inner.init(params.filter(mask));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var step = inner.update(updates.filter(mask), state, params.filter(mask), extra);
      return new Step(updates.merge(step.updates()), step.state());
    }
  }

  /// Each transformation for the parameters that have its label; state `innerStates`, by label.
  public record Partition(
      Map<String, GradientTransformation> transforms, Function<State.Leaf, String> labels)
      implements WithExtra {
    public Partition {
      transforms = new TreeMap<>(transforms);
    }

    private Filter has(String label) {
      return leaf -> labels.apply(leaf).equals(label);
    }

    @Override
    public State init(State params) {
      for (var leaf : params.leaves()) {
        var label = labels.apply(leaf);
        if (!transforms.containsKey(label)) {
          throw new IrException(
              "the parameter '%s' has the label '%s', for which there is no transformation among %s"
                  .formatted(leaf.path(), label, transforms.keySet()));
        }
      }
      var all = Slots.EMPTY;
      for (var e : transforms.entrySet()) {
        all = all.merge(Slots.of(e.getKey(), e.getValue().init(params.filter(has(e.getKey())))));
      }
      return Slots.of("innerStates", all);
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var inner = Slots.tree(state, "innerStates");
      var next = Slots.EMPTY;
      for (var e : transforms.entrySet()) {
        var step =
            new Masked(e.getValue(), has(e.getKey()))
                .update(updates, Slots.tree(inner, e.getKey()), params, extra);
        updates = step.updates();
        next = next.merge(Slots.of(e.getKey(), step.state()));
      }
      return new Step(updates, Slots.of("innerStates", next));
    }
  }

  /// All parameters as one vector.
  public record Flatten(GradientTransformation inner) implements WithExtra {
    private static State flat(State x) {
      var rows = x.leaves().stream().map(l -> l.value().reshape(-1)).toList();
      return new State(
          List.of(
              new State.Leaf(
                  Path.ROOT, x.leaves().getFirst().type(), Map.of(), Jnp.concatenate(rows))));
    }

    @Override
    public State init(State params) {
      return inner.init(flat(params));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var step = inner.update(flat(updates), state, flat(params), extra);
      var all = step.updates().get(Path.ROOT);
      var leaves = new ArrayList<State.Leaf>();
      int at = 0;
      for (var leaf : updates.leaves()) {
        int size = Math.toIntExact(leaf.value().size());
        var part = all.slice(at, at + size);
        leaves.add(leaf.with(part.reshape(leaf.value().shape().dims().toArray())));
        at += size;
      }
      return new Step(new State(leaves), step.state());
    }
  }
}
