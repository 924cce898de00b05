package io.raffia;

import io.raffia.ir.Eqn;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often a loop runs that counts by a constant from a constant to a constant.
final class Trips {
  private final Map<Value, Eqn> outer;
  private final Map<Value, Eqn> test;
  private final Map<Value, Eqn> body;
  private final List<Value> carried;
  private final List<Value> starts;
  private final List<Value> next;

  /// @param outer equations around the loop
  /// @param test those of the condition
  /// @param next what the carried values become
  Trips(
      List<Eqn> outer,
      List<Eqn> test,
      List<Eqn> body,
      List<Value> carried,
      List<Value> starts,
      List<Value> next) {
    this.outer = definitions(outer);
    this.test = definitions(test);
    this.body = definitions(body);
    this.carried = carried;
    this.starts = starts;
    this.next = next;
  }

  private static Map<Value, Eqn> definitions(List<Eqn> eqns) {
    var out = new HashMap<Value, Eqn>();
    for (var eqn : eqns) for (var v : eqn.out()) out.put(v, eqn);
    return out;
  }

  private static @Nullable Long constant(Map<Value, Eqn> eqns, Value v) {
    var eqn = eqns.get(v);
    return eqn != null && eqn.op() instanceof Constant(var literal) && v.dtype().isInteger()
        ? (Long) literal.bits(0)
        : null;
  }

  /// The number of iterations, or -1 if it is not known.
  long of(Value condition) {
    boolean holds = true;
    var eqn = test.get(condition);
    while (eqn != null && eqn.op() == Unary.NOT) {
      holds = !holds;
      eqn = test.get(eqn.in().getFirst());
    }
    if (eqn == null || !(eqn.op() instanceof Compare(var direction))) return -1;
    var x = eqn.in().get(0);
    var y = eqn.in().get(1);
    if (!x.dtype().isInteger()) return -1;
    if (!carried.contains(x)) {
      var z = x;
      x = y;
      y = z;
      direction = mirrored(direction);
    }
    int i = carried.indexOf(x);
    var limit = constant(test, y);
    if (i < 0 || limit == null) return -1;
    var start = constant(outer, starts.get(i));
    var step = step(x, next.get(i));
    if (start == null || step == null) return -1;
    return count(holds ? direction : negated(direction), start, limit, step);
  }

  private @Nullable Long step(Value x, Value next) {
    var eqn = body.get(next);
    if (eqn == null || eqn.op() != Binary.ADD && eqn.op() != Binary.SUB) return null;
    var a = eqn.in().get(0);
    var b = eqn.in().get(1);
    if (eqn.op() == Binary.ADD && b.equals(x)) return constant(body, a);
    var by = a.equals(x) ? constant(body, b) : null;
    return by == null || eqn.op() == Binary.ADD ? by : (Long) (-by);
  }

  private static long count(Direction direction, long start, long limit, long step) {
    if (step < 0) return count(mirrored(direction), -start, -limit, -step);
    if (step == 0) return -1;
    return switch (direction) {
      case LT -> Math.max(0, Math.ceilDiv(limit - start, step));
      case LE -> Math.max(0, Math.floorDiv(limit - start, step) + 1);
      case NE -> limit >= start && (limit - start) % step == 0 ? (limit - start) / step : -1;
      case EQ, GT, GE -> -1;
    };
  }

  private static Direction mirrored(Direction d) {
    return switch (d) {
      case EQ, NE -> d;
      case LT -> Direction.GT;
      case LE -> Direction.GE;
      case GT -> Direction.LT;
      case GE -> Direction.LE;
    };
  }

  private static Direction negated(Direction d) {
    return switch (d) {
      case EQ -> Direction.NE;
      case NE -> Direction.EQ;
      case LT -> Direction.GE;
      case LE -> Direction.GT;
      case GT -> Direction.LE;
      case GE -> Direction.LT;
    };
  }
}
