package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Scan;
import java.util.ArrayList;
import java.util.List;

/// Batching by a loop: how ops are batched whose effects differ from example to example.
public final class EachExample {
  private EachExample() {}

  /// Runs `op` for one example after another. Operands marked `mapped` have the leading axis; all
  /// results get it, except tokens, which go from one example to the next.
  public static List<Value> run(Builder b, Op op, int n, List<Value> in, List<Boolean> mapped) {
    var consts = new ArrayList<Integer>();
    var tokens = new ArrayList<Integer>();
    var slices = new ArrayList<Integer>();
    for (int i = 0; i < in.size(); i++) {
      if (mapped.get(i)) slices.add(i);
      else if (Callback.isToken(in.get(i).type())) tokens.add(i);
      else consts.add(i);
    }
    var types = new ArrayList<TensorType>();
    for (int i = 0; i < in.size(); i++) {
      var t = in.get(i).type();
      types.add(mapped.get(i) ? t.withShape(t.shape().without(Ints.of(0))) : t);
      if (mapped.get(i) && types.get(i).equals(AxisOp.AXIS)) {
        throw new IrException(
            "effects here run for one example after another, so that nothing can be computed from"
                + " all examples of the axis: print before or after the branch or loop");
      }
    }
    var results = op.types(types);
    var ended = new ArrayList<Integer>();
    var stacked = new ArrayList<Integer>();
    for (int i = 0; i < results.size(); i++) {
      (Callback.isToken(results.get(i)) ? ended : stacked).add(i);
    }

    int carried = ended.size();
    var templates = new ArrayList<Value>();
    for (int i : consts) templates.add(new Value(types.get(i), in.get(i).name()));
    for (int i = 0; i < carried; i++) templates.add(new Value(Callback.TOKEN));
    for (int i : slices) templates.add(new Value(types.get(i), in.get(i).name()));
    var body =
        Func.of(
            "example",
            templates,
            (inner, p) -> {
              inner.at(b.at());
              var args = new ArrayList<Value>(in);
              for (int i = 0; i < consts.size(); i++) args.set(consts.get(i), p.get(i));
              for (int i = 0; i < tokens.size(); i++) {
                int slot = consts.size() + Math.min(i, carried - 1);
                args.set(tokens.get(i), p.get(slot));
              }
              for (int i = 0; i < slices.size(); i++) {
                args.set(slices.get(i), p.get(consts.size() + carried + i));
              }
              var y = inner.emitAll(op, args, "");
              var out = new ArrayList<Value>();
              for (int i : ended) out.add(y.get(i));
              for (int i : stacked) out.add(y.get(i));
              return out;
            });
    var operands = new ArrayList<Value>();
    for (int i : consts) operands.add(in.get(i));
    for (int i = 0; i < carried; i++) {
      operands.add(
          tokens.isEmpty()
              ? b.zeros(Callback.TOKEN)
              : in.get(tokens.get(Math.min(i, tokens.size() - 1))));
    }
    for (int i : slices) operands.add(in.get(i));
    var y = b.emitAll(new Scan(body, n, consts.size(), carried, false), operands, "");
    var out = new ArrayList<>(y);
    for (int i = 0; i < carried; i++) out.set(ended.get(i), y.get(i));
    for (int i = 0; i < stacked.size(); i++) out.set(stacked.get(i), y.get(carried + i));
    return out;
  }
}
