package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.List;

/// The control flow of random programs: regions are random programs themselves. Operands repeat,
/// results may be unused or be parameters, loops run zero to four times.
final class RandomRegions {
  private static final TensorType COUNT = TensorType.of(DType.I32);
  private static final int DEEPEST = 3;

  private final RandomProgram outer;
  private final int depth;

  RandomRegions(RandomProgram outer, int depth) {
    this.outer = outer;
    this.depth = depth;
  }

  /// One step in so many is control flow; deeper inside fewer.
  int rarity() {
    return depth >= DEEPEST ? Integer.MAX_VALUE : 14 << depth;
  }

  private Builder b() {
    return outer.b;
  }

  private int below(int n) {
    return outer.random.nextInt(n);
  }

  /// Some result of a structured op; the other results are there for later steps.
  Value emit() {
    var out =
        switch (below(outer.smooth ? 5 : 4)) {
          case 0, 1 -> choice();
          case 2 -> loop();
          case 3 -> scan();
          default -> checkpoint();
        };
    outer.values.addAll(out);
    return out.get(below(out.size()));
  }

  private List<Value> operands(int n) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < n; i++) all.add(outer.pick());
    return all;
  }

  /// A random program with parameters like `templates` that gives a value of each type: the last
  /// one that it computed, or else one of its parameters, which must have each type.
  private Func region(List<Value> templates, List<TensorType> types) {
    var inner = new RandomProgram(outer.random, outer.dtype, outer.smooth, depth + 1);
    var params = templates.stream().map(v -> new Value(v.type(), v.name())).toList();
    inner.values.addAll(params);
    inner.grow(below(5));
    var results = new ArrayList<Value>();
    for (var t : types) {
      var fitting = inner.values.stream().filter(v -> v.type().equals(t)).toList();
      boolean recent = below(4) > 0;
      results.add(recent ? fitting.getLast() : fitting.get(below(fitting.size())));
    }
    return inner.b.func("region", params, results);
  }

  private List<Value> choice() {
    var in = operands(1 + below(3));
    var types = new ArrayList<TensorType>();
    for (int i = 1 + below(2); i > 0; i--) types.add(in.get(below(in.size())).type());
    boolean isIf = below(3) > 0;
    var branches = new ArrayList<Func>();
    for (int i = isIf ? 2 : 1 + below(3); i > 0; i--) branches.add(region(in, types));
    var index = isIf ? condition() : b().splat(COUNT, below(5) - 1);
    var all = new ArrayList<Value>(List.of(index));
    all.addAll(in);
    return b().emitAll(new Case(branches), all, "");
  }

  /// A boolean that the program's values decide, where a last bit cannot.
  private Value condition() {
    var x = outer.pick();
    if (x.dtype().isInteger()) {
      var axes = Ints.range(0, x.shape().rank());
      var most = b().reduce(Monoid.MAX, x, axes);
      return b().compare(Direction.GT, most, b().splat(most.type(), 1));
    }
    return b().splat(TensorType.of(DType.I1), below(2));
  }

  private List<Value> loop() {
    var carried = operands(1 + below(2));
    var consts = operands(below(2));
    var in = new ArrayList<>(consts);
    in.add(b().splat(COUNT, below(3)));
    in.addAll(carried);
    int counter = consts.size();
    int limit = below(5);
    var cond =
        Func.of(
            "more",
            in,
            (b, p) -> List.of(b.compare(Direction.LT, p.get(counter), b.splat(COUNT, limit))));
    var next = region(in, carried.stream().map(Value::type).toList());
    var results = new ArrayList<Value>();
    var body =
        Func.of(
            "next",
            in,
            (b, p) -> {
              results.add(b.emit(Binary.ADD, p.get(counter), b.ones(COUNT)));
              results.addAll(Inline.inline(b, next, p));
              return results;
            });
    var out = b().emitAll(new While(counter, cond, body), in, "");
    return out.subList(1, out.size());
  }

  private List<Value> scan() {
    var carried = operands(below(3));
    var consts = operands(below(2));
    var in = new ArrayList<>(consts);
    in.addAll(carried);
    var x = outer.pick();
    int length = x.shape().rank() == 0 ? below(3) : x.shape().dim(0);
    var templates = new ArrayList<>(in);
    if (x.shape().rank() > 0) {
      in.add(x);
      templates.add(new Value(x.type().withShape(x.shape().without(Ints.of(0)))));
    }
    var types = new ArrayList<>(carried.stream().map(Value::type).toList());
    for (var v : templates)
      if (below(2) == 0 && length * v.type().size() <= 96) types.add(v.type());
    if (types.isEmpty()) return List.of(x);
    var op =
        new Scan(region(templates, types), length, consts.size(), carried.size(), below(2) == 0);
    return b().emitAll(op, in, "");
  }

  private List<Value> checkpoint() {
    var in = operands(1 + below(2));
    var body = region(in, List.of(in.getFirst().type()));
    var policies = Checkpoint.Policy.values();
    return b().emitAll(new Checkpoint(body, policies[below(policies.length)]), in, "");
  }
}
