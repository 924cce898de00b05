package io.raffia.ir;

import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Op;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CHLO's `broadcast_*` ops: operands grow to a common shape, as NumPy's do, and the op without
/// `broadcast_` follows. Where one operand has fewer axes, `broadcast_dimensions` may say which
/// axes they are.
final class ImplicitBroadcast {
  private static final String PREFIX = "chlo.broadcast_";

  private ImplicitBroadcast() {}

  /// The result; null for a statement of another kind.
  static @Nullable Value read(Builder b, Statement s, List<Value> in) {
    if (!s.op.startsWith(PREFIX)) return null;
    var name = s.op.substring(PREFIX.length());
    if (name.equals("compare")) {
      var both = grown(b, s, in);
      return OpReader.isTotalOrder(s)
          ? Bits.compareTotally(b, OpReader.direction(s), both.get(0), both.get(1))
          : b.emit(new Compare(OpReader.direction(s)), both);
    }
    var op = op(name);
    return op == null ? null : b.emit(op, grown(b, s, in));
  }

  private static @Nullable Op op(String name) {
    var stablehlo = OpReader.plain("stablehlo." + name);
    return stablehlo != null ? stablehlo : OpReader.plain("chlo." + name);
  }

  private static List<Value> grown(Builder b, Statement s, List<Value> in) {
    int rank = in.stream().mapToInt(v -> v.shape().rank()).max().orElse(0);
    var places = new ArrayList<Ints>();
    for (var x : in) {
      int own = x.shape().rank();
      boolean given = own < rank && s.has("broadcast_dimensions");
      var axes = given ? s.ints("broadcast_dimensions") : Ints.range(rank - own, rank);
      if (axes.size() != own || !axes.all(d -> d >= 0 && d < rank))
        throw s.error(
            "%s: broadcast_dimensions %s are not the axes of %s"
                .formatted(s.op, axes, x.type().brief()));
      places.add(axes);
    }
    var dims = Ints.repeat(1, rank).toArray();
    for (int i = 0; i < in.size(); i++) {
      for (int d = 0; d < places.get(i).size(); d++) {
        int size = in.get(i).shape().dim(d);
        int at = places.get(i).get(d);
        if (size != 1 && dims[at] != 1 && dims[at] != size)
          throw s.error(
              "%s: extents %d and %d of axis %d do not fit".formatted(s.op, dims[at], size, at));
        if (size != 1) dims[at] = size;
      }
    }
    var shape = Shape.of(dims);
    var all = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) all.add(b.broadcast(in.get(i), shape, places.get(i)));
    return all;
  }
}
