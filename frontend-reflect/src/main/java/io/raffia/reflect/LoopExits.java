package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.reflect.Heap.Items;
import io.raffia.reflect.Heap.Mark;
import io.raffia.reflect.Heap.Packed;
import io.raffia.reflect.Heap.Place;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// States at a loop's exits, as the code after the loop sees them.
final class LoopExits {
  private final Control control;
  private final Scalars scalars;
  private final Structure structure;
  private final Tracing tracing;
  private final Tracing.Region region;
  private final Heap heap;
  private final Mark start;
  private final IdentityHashMap<Symbolic, Symbolic> settledWays = new IdentityHashMap<>();

  /// @param start when the loop began: what is younger was made inside
  LoopExits(Control control, Tracing.Region region, Mark start) {
    this.control = control;
    this.region = region;
    this.start = start;
    scalars = control.scalars();
    structure = control.stager.structure;
    tracing = control.tracing();
    heap = control.heap;
  }

  /// The state with each leaf of the region replaced.
  State export(State state, UnaryOperator<Object> replace) {
    return new Export(state, replace).state();
  }

  /// A state with its inner leaves replaced and the objects born inside rebuilt, for use after the
  /// loop.
  private final class Export {
    private final State state;
    private final UnaryOperator<Object> replace;
    private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();

    Export(State state, UnaryOperator<Object> replace) {
      this.state = state;
      this.replace = replace;
    }

    State state() {
      var out = new @Nullable Object[state.args().length];
      for (int i = 0; i < out.length; i++) out[i] = of(state.args()[i]);
      var writes = new LinkedHashMap<Place, @Nullable Object>();
      state
          .writes()
          .forEach((p, x) -> {
            if (p.object() instanceof Heap.Cell || !heap.fresh(p.object(), start)) {
              writes.put(p, of(x));
            }
          });
      return new State(out, writes);
    }

    private boolean isLocal(Object leaf) {
      if (leaf instanceof Symbolic s) {
        if (s.tensor != null) return region.isLocal(s.tensor);
        var c = (Symbolic.ThreeWay) requireNonNull(s.origin);
        return isLocal(c.a()) || isLocal(c.b());
      }
      return tracing.isTensor(leaf) && region.isLocal(leaf);
    }

    private @Nullable Object of(@Nullable Object x) {
      return switch (x) {
        case null -> null;
        case Symbolic s -> isLocal(s) ? replace.apply(settled(s)) : s;
        case SymbolicBox(var type, var value) ->
            isLocal(value) ? new SymbolicBox(type, (Symbolic) replace.apply(settled(value))) : x;
        case Packed(var tensor) -> region.isLocal(tensor) ? new Packed(replace.apply(tensor)) : x;
        case Items(var items, var keys) -> {
          var out = new ArrayList<@Nullable Object>();
          for (var i : items) out.add(of(i));
          yield new Items(out, keys);
        }
        default -> {
          if (tracing.isTensor(x)) yield region.isLocal(x) ? replace.apply(x) : x;
          yield heap.fresh(x, start) && structure.joinable(x, x) ? rebuilt(x) : x;
        }
      };
    }

    /// A comparison that has no scalar yet gets one, always the same.
    private Symbolic settled(Symbolic s) {
      if (s.tensor != null) return s;
      return settledWays.computeIfAbsent(s, _ -> Symbolic.of(DType.I32, scalars.tensor(s)));
    }

    private Object rebuilt(Object x) {
      var known = done.get(x);
      if (known != null) return known;
      var made = structure.blank(x);
      done.put(x, made);
      for (var c : structure.places(x)) {
        structure.fill(made, c, of(control.read(state, c.of(x))));
      }
      var finished = structure.finish(made);
      done.put(x, finished);
      var why = heap.whyFrozen(x);
      if (why != null) heap.freeze(finished, why);
      return finished;
    }
  }
}
