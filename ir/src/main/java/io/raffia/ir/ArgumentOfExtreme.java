package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Monoid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reduction of pairs that `jax.lax.argmax` and `argmin` write: the greatest (or least) value
/// and the first of its indices, where NaN wins. Two reductions by monoids do the same.
final class ArgumentOfExtreme {
  private ArgumentOfExtreme() {}

  /// The value and the index; null when the region or the initial values are other ones. `from` and
  /// `at` are the bits of the initial values, null where they are no constants.
  static @Nullable List<Value> reduce(
      Builder b, Func region, List<Value> in, @Nullable Long from, @Nullable Long at, Ints axes) {
    var x = in.get(0);
    var indices = in.get(1);
    for (var monoid : List.of(Monoid.MAX, Monoid.MIN)) {
      boolean start = from != null && from == monoid.identity(x.dtype()) && at != null && at == 0;
      if (start && same(region, region(region.params(), monoid == Monoid.MAX)))
        return reduce(b, monoid, x, indices, axes);
    }
    return null;
  }

  private static Func region(List<Value> params, boolean greatest) {
    return Func.of(
        "region",
        params,
        (b, p) -> {
          var x = p.get(0);
          var y = p.get(2);
          var better = b.compare(greatest ? Direction.GT : Direction.LT, x, y);
          var taken = b.emit(Binary.OR, better, b.compare(Direction.NE, x, x));
          var equal = b.compare(Direction.EQ, x, y);
          var earlier = b.compare(Direction.LT, p.get(1), p.get(3));
          var first = b.emit(Binary.OR, taken, b.emit(Binary.AND, equal, earlier));
          return List.of(b.select(taken, x, y), b.select(first, p.get(1), p.get(3)));
        });
  }

  /// Whether two programs differ in the identity of values only.
  private static boolean same(Func f, Func g) {
    if (!f.paramTypes().equals(g.paramTypes()) || f.eqns().size() != g.eqns().size()) return false;
    Map<Value, Value> now = new HashMap<>();
    for (int i = 0; i < f.params().size(); i++) now.put(f.params().get(i), g.params().get(i));
    for (int i = 0; i < f.eqns().size(); i++) {
      var a = f.eqns().get(i);
      var c = g.eqns().get(i);
      boolean equal =
          a.op().equals(c.op()) && a.in().stream().map(now::get).toList().equals(c.in());
      if (!equal) return false;
      now.put(a.out().getFirst(), c.out().getFirst());
    }
    return f.results().stream().map(now::get).toList().equals(g.results());
  }

  private static List<Value> reduce(Builder b, Monoid monoid, Value x, Value indices, Ints axes) {
    var kept = Ints.range(0, x.shape().rank()).filter(a -> !axes.contains(a));
    var extreme = b.reduce(monoid, x, axes);
    var spread = b.broadcast(extreme, x.shape(), kept);
    var hit = b.compare(Direction.EQ, x, spread);
    if (x.dtype().isFloat()) hit = b.emit(Binary.OR, hit, b.compare(Direction.NE, x, x));
    var last = b.constant(Literal.splat(indices.type(), indices.dtype().highest()));
    return List.of(extreme, b.reduce(Monoid.MIN, b.select(hit, indices, last), axes));
  }
}
