package io.raffia.ir.op;

import io.raffia.ir.Bits;
import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a comparator does that compares keys one after another: `a < b`, or `a < b` or else `a = b`
/// and the rest. Backends sort by keys without calling it.
public record SortOrder(List<Key> keys) {
  /// What is compared of an element.
  public enum Kind {
    /// The element, as `compare` orders it: of NaN nothing is known.
    PLAIN,
    /// Its place in IEEE 754's total order.
    TOTAL,
    /// The same, with one zero and one NaN, which is the greatest: what `jax.lax.sort` writes.
    CANONICAL
  }

  /// An operand's elements, in rising or falling order.
  public record Key(int operand, Kind kind, boolean descending) {}

  /// Null for a comparator of another form.
  static @Nullable SortOrder of(Func comparator) {
    var makers = new HashMap<Value, Eqn>();
    for (var eqn : comparator.eqns()) makers.put(eqn.out().getFirst(), eqn);
    return new Reader(comparator, makers).order();
  }

  private record Reader(Func comparator, Map<Value, Eqn> makers) {
    @Nullable SortOrder order() {
      var keys = new ArrayList<Key>();
      var at = comparator.results().getFirst();
      while (true) {
        var either = operands(at, Binary.OR);
        var first = key(either == null ? at : either.get(0));
        if (first == null) return null;
        keys.add(first);
        if (either == null) return new SortOrder(List.copyOf(keys));
        var both = operands(either.get(1), Binary.AND);
        var type = comparator.params().get(2 * first.operand).dtype();
        // Of floats, which are equal is not what neither before nor after says.
        if (both == null || type.isFloat() || !isEqual(both.get(0), first.operand)) return null;
        at = both.get(1);
      }
    }

    private @Nullable List<Value> operands(Value v, Op op) {
      var eqn = makers.get(v);
      return eqn != null && eqn.op().equals(op) ? eqn.in() : null;
    }

    private boolean isEqual(Value v, int operand) {
      var in = operands(v, new Compare(Direction.EQ));
      return in != null && in.equals(comparator.params().subList(2 * operand, 2 * operand + 2));
    }

    private @Nullable Key key(Value v) {
      var rising = operands(v, new Compare(Direction.LT));
      var in = rising != null ? rising : operands(v, new Compare(Direction.GT));
      if (in == null) return null;
      for (int i = 0; i < comparator.params().size() / 2; i++) {
        var a = comparator.params().get(2 * i);
        var b = comparator.params().get(2 * i + 1);
        for (var kind : Kind.values()) {
          if (kind != Kind.PLAIN && !a.dtype().isFloat()) continue;
          var form = form(kind, a.dtype());
          if (is(in.get(0), form, a) && is(in.get(1), form, b))
            return new Key(i, kind, rising == null);
        }
      }
      return null;
    }

    private static Func form(Kind kind, DType t) {
      var x = new Value(TensorType.of(t), "x");
      return Func.of(
          "key",
          List.of(x),
          (b, p) ->
              List.of(
                  switch (kind) {
                    case PLAIN -> p.getFirst();
                    case TOTAL -> Bits.totalOrder(b, p.getFirst());
                    case CANONICAL -> Bits.totalOrder(b, canonical(b, p.getFirst()));
                  }));
    }

    private static Value canonical(Builder b, Value x) {
      var zero = b.zeros(x.type());
      var oneZero = b.select(b.compare(Direction.EQ, x, zero), zero, x);
      var nan = b.splat(x.type(), Double.NaN);
      return b.select(b.compare(Direction.NE, x, x), nan, oneZero);
    }

    /// Whether `v` is computed from `param` as the form's result from its parameter.
    private boolean is(Value v, Func form, Value param) {
      var formMakers = new HashMap<Value, Eqn>();
      for (var eqn : form.eqns()) formMakers.put(eqn.out().getFirst(), eqn);
      return same(v, form.results().getFirst(), formMakers, form.params().getFirst(), param);
    }

    private boolean same(
        Value v, Value w, Map<Value, Eqn> formMakers, Value formParam, Value param) {
      if (w == formParam) return v == param;
      var mine = makers.get(v);
      var theirs = formMakers.get(w);
      if (mine == null || theirs == null || !mine.op().equals(theirs.op())) return false;
      for (int i = 0; i < mine.in().size(); i++) {
        if (!same(mine.in().get(i), theirs.in().get(i), formMakers, formParam, param)) return false;
      }
      return true;
    }
  }
}
