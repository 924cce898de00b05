package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.Location;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An op that contains programs. Its regions are closed: all that they read comes by their
/// parameters, so every transform of a program is a transform of a region.
public sealed interface RegionOp extends Op permits Case, While, Scan, Composite {
  List<Func> regions();

  /// The same op with other regions: as many, of the same types.
  RegionOp withRegions(List<Func> regions);

  /// The results, by running the regions: what every backend must agree with.
  List<Literal> evaluate(List<Literal> in);

  /// The tangents alone; [#push] gives them together with the results.
  @Override
  default List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var again = out.stream().map(v -> new Value(v.type(), v.name())).toList();
    return push(b, new Eqn(this, in, again, Location.UNKNOWN), dx);
  }
}
