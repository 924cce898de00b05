package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Composite;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Rows;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.ir.op.While;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes Raffia's own ops with StableHLO's, so that other compilers read the program: a scan
/// becomes a while loop over rows, calls with their own derivative become their bodies.
public final class Export {
  private static final TensorType COUNT = TensorType.of(DType.I32);

  private Export() {}

  /// The same function without ops of the `raffia` dialect. Throws [io.raffia.ir.IrException] for
  /// the tangents of a function that has a reverse rule only.
  public static Func export(Func f) {
    return Func.of(f.name(), f.params(), (b, p) -> copy(b, f, p));
  }

  private static List<Value> copy(Builder b, Func f, List<Value> args) {
    Map<Value, Value> now = new HashMap<>();
    for (int i = 0; i < args.size(); i++) now.put(f.params().get(i), args.get(i));
    for (var eqn : f.eqns()) {
      b.at(eqn.at());
      var in = eqn.in().stream().map(now::get).toList();
      var out = equation(b, eqn, in);
      for (int i = 0; i < out.size(); i++) now.put(eqn.out().get(i), out.get(i));
    }
    return f.results().stream().map(now::get).toList();
  }

  private static List<Value> equation(Builder b, Eqn eqn, List<Value> in) {
    return switch (eqn.op()) {
      case StopGradient _ -> in;
      case Scan op -> scan(b, op, in);
      case VariadicScatter op -> again(b, eqn, op, in);
      case Composite op -> copy(b, op.definition(in), in);
      case RegionOp op ->
          again(b, eqn, op.withRegions(op.regions().stream().map(Export::export).toList()), in);
      default -> again(b, eqn, eqn.op(), in);
    };
  }

  private static List<Value> again(Builder b, Eqn eqn, Op op, List<Value> in) {
    return b.emitAll(op, in, eqn.out().stream().map(Value::name).toList());
  }

  /// Constants of the loop are the scan's constants and arrays; it carries a counter, the scan's
  /// carried values and the stacked results.
  private static List<Value> scan(Builder b, Scan op, List<Value> in) {
    var body = export(op.body());
    int n = op.length();
    int carried = op.carried();
    int arrays = in.size() - op.consts() - carried;
    var consts = in.subList(0, op.consts());
    var start = in.subList(op.consts(), op.consts() + carried);
    var stacks = new ArrayList<Value>();
    for (var y : body.results().subList(carried, body.results().size()))
      stacks.add(b.zeros(y.type().withShape(y.shape().prepend(n))));
    if (n == 0) return Marks.join(start, stacks);

    int fixed = op.consts() + arrays;
    var operands =
        Marks.<Value>join(
            consts,
            in.subList(op.consts() + carried, in.size()),
            List.of(b.zeros(COUNT)),
            start,
            stacks);
    var cond =
        Func.of(
            "more",
            operands,
            (c, p) -> List.of(c.compare(Direction.LT, p.get(fixed), c.splat(COUNT, n))));
    var next =
        Func.of(
            "next",
            operands,
            (c, p) -> {
              var count = p.get(fixed);
              var at = op.reverse() ? c.emit(Binary.SUB, c.splat(COUNT, n - 1), count) : count;
              var args = new ArrayList<>(p.subList(0, op.consts()));
              args.addAll(p.subList(fixed + 1, fixed + 1 + carried));
              for (var x : p.subList(op.consts(), fixed)) args.add(Rows.read(c, x, at));
              var y = Inline.inline(c, body, args);
              var all = new ArrayList<Value>();
              all.add(c.shift(count, 1));
              all.addAll(y.subList(0, carried));
              for (int i = carried; i < y.size(); i++)
                all.add(Rows.write(c, p.get(fixed + 1 + i), at, y.get(i)));
              return all;
            });
    var out = b.emitAll(new While(fixed, cond, next), operands, "");
    return out.subList(1, out.size());
  }
}
