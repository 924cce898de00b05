package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A loop of known length over slices: `jax.lax.scan`. Operands are `consts` constants, `carried`
/// initial values, then arrays whose leading axis has extent `length`. The body takes constants,
/// carried values and a slice of each array, and gives the next carried values and a slice of each
/// stacked result. Results are the last carried values and the stacked slices. `reverse` runs from
/// the last slice to the first; slices keep their places.
///
/// - (C1) The body takes what the operands are.
/// - (C2) Each carried value keeps its type.
/// - (C3) Each array has a leading axis of extent `length`.
public record Scan(Func body, int length, int consts, int carried, boolean reverse)
    implements RegionOp {
  @Override
  public String mnemonic() {
    return "raffia.scan";
  }

  @Override
  public List<Func> regions() {
    return List.of(body);
  }

  @Override
  public Scan withRegions(List<Func> regions) {
    return new Scan(regions.getFirst(), length, consts, carried, reverse);
  }

  private int stacked() {
    return body.results().size() - carried;
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        in.size() == body.params().size(),
        "raffia.scan: %d operands for a body of %d parameters (C1)",
        in.size(),
        body.params().size());
    for (int i = 0; i < in.size(); i++) {
      var given = in.get(i);
      if (i >= consts + carried) {
        require(
            given.rank() > 0 && given.shape().dim(0) == length,
            "raffia.scan: operand %d is %s, which has no leading axis of extent %d (C3)",
            i,
            given.brief(),
            length);
        given = slice(given);
      }
      var taken = body.params().get(i).type();
      require(
          given.equals(taken),
          "raffia.scan: the body takes %s as parameter %d but operand %d gives %s (C1)",
          taken.brief(),
          i,
          i,
          given.brief());
    }
    var results = new ArrayList<TensorType>();
    for (int i = 0; i < body.results().size(); i++) {
      var t = body.results().get(i).type();
      if (i < carried) {
        var before = in.get(consts + i);
        require(
            t.equals(before),
            "raffia.scan: carried value %d is %s before and %s after an iteration (C2)",
            i,
            before.brief(),
            t.brief());
        results.add(t);
      } else {
        results.add(t.withShape(t.shape().prepend(length)));
      }
    }
    return results;
  }

  private static TensorType slice(TensorType t) {
    return t.withShape(t.shape().without(Ints.of(0)));
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    var state = new ArrayList<>(in.subList(consts, consts + carried));
    var rows = new ArrayList<List<Literal>>();
    for (int k = 0; k < length; k++) {
      int at = reverse ? length - 1 - k : k;
      var args = new ArrayList<>(in.subList(0, consts));
      args.addAll(state);
      for (var x : in.subList(consts + carried, in.size())) args.add(row(x, at));
      var out = Interpreter.run(body, args);
      state = new ArrayList<>(out.subList(0, carried));
      rows.add(out.subList(carried, out.size()));
    }
    for (int i = 0; i < stacked(); i++) {
      int result = i;
      var t = body.results().get(carried + i).type();
      long size = t.size();
      state.add(
          Literal.generate(
              t.withShape(t.shape().prepend(length)),
              e -> {
                int at = (int) (e / size);
                return rows.get(reverse ? length - 1 - at : at).get(result).bits(e % size);
              }));
    }
    return state;
  }

  private static Literal row(Literal x, int at) {
    var t = slice(x.type());
    return Literal.generate(t, e -> x.bits(at * t.size() + e));
  }

  /// `marks` of the operands, with the carried values added that come to depend on them.
  private List<Boolean> closure(List<Boolean> marks, Predicate<TensorType> carries) {
    var now = new ArrayList<>(marks);
    while (true) {
      var out = Dependence.results(body, now, carries);
      boolean changed = false;
      for (int i = 0; i < carried; i++) {
        if (out.get(i) && !now.get(consts + i)) {
          now.set(consts + i, true);
          changed = true;
        }
      }
      if (!changed) return now;
    }
  }

  @Override
  public List<Boolean> depends(
      List<Boolean> marked, List<TensorType> out, Predicate<TensorType> carries) {
    var all = closure(marked, carries);
    var results = new ArrayList<>(Dependence.results(body, all, carries));
    for (int i = 0; i < carried; i++) results.set(i, all.get(consts + i));
    return results;
  }

  private static boolean isFloat(TensorType t) {
    return t.dtype().isFloat();
  }

  private <T> List<T> constsOf(List<T> all) {
    return all.subList(0, consts);
  }

  private <T> List<T> carriedOf(List<T> all) {
    return all.subList(consts, consts + carried);
  }

  private <T> List<T> slicesOf(List<T> all) {
    return all.subList(consts + carried, all.size());
  }

  /// `dx` with zeros for the carried values that get a tangent on the way.
  private List<@Nullable Value> started(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Boolean> active) {
    var all = new ArrayList<@Nullable Value>(dx);
    for (int i = consts; i < consts + carried; i++) {
      if (active.get(i) && dx.get(i) == null) all.set(i, b.zeros(in.get(i).type()));
    }
    return all;
  }

  private static List<Value> tangents(List<Value> out, List<Boolean> wanted) {
    return Marks.<Value>pick(out, wanted).stream()
        .map(y -> new Value(y.type(), Jvp.dot(y.name())))
        .toList();
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var active = closure(Marks.present(dx), Scan::isFloat);
    var wanted = depends(active, List.of(), Scan::isFloat);
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var d = started(b, eqn.in(), dx, active);
    var pushed = Jvp.jvp(body, active, wanted);
    int results = body.results().size();
    var moving = wanted.subList(0, carried);
    int movingCarried = Marks.pick(moving, moving).size();
    // Parameters and results in the order of a scan: constants, carried values, slices.
    var templates = new ArrayList<Value>();
    var order = new ArrayList<Integer>();
    var dp = pushed.params().subList(body.params().size(), pushed.params().size());
    var tangentParams = Marks.spread(dp, active);
    for (int[] range :
        new int[][] {{0, consts}, {consts, consts + carried}, {consts + carried, active.size()}}) {
      for (int i = range[0]; i < range[1]; i++) add(templates, order, pushed, body.params().get(i));
      for (int i = range[0]; i < range[1]; i++) {
        var t = tangentParams.get(i);
        if (t != null) add(templates, order, pushed, t);
      }
    }
    var both =
        Func.of(
            pushed.name(),
            templates,
            (inner, p) -> {
              var args = new ArrayList<Value>(pushed.params());
              for (int i = 0; i < p.size(); i++) args.set(order.get(i), p.get(i));
              var y = Inline.inline(inner, pushed, args);
              return Marks.join(
                  y.subList(0, carried),
                  y.subList(results, results + movingCarried),
                  y.subList(carried, results),
                  y.subList(results + movingCarried, y.size()));
            });
    var dy = tangents(eqn.out(), wanted);
    var op =
        new Scan(
            both,
            length,
            consts + Marks.given(d.subList(0, consts)).size(),
            carried + movingCarried,
            reverse);
    var in =
        Marks.<Value>join(
            constsOf(eqn.in()),
            Marks.given(d.subList(0, consts)),
            carriedOf(eqn.in()),
            Marks.given(d.subList(consts, consts + carried)),
            slicesOf(eqn.in()),
            Marks.given(d.subList(consts + carried, d.size())));
    var out =
        Marks.<Value>join(
            eqn.out().subList(0, carried),
            dy.subList(0, movingCarried),
            eqn.out().subList(carried, eqn.out().size()),
            dy.subList(movingCarried, dy.size()));
    b.append(new Eqn(op, in, out, eqn.at()));
    return Marks.spread(dy, wanted);
  }

  private static void add(List<Value> templates, List<Integer> order, Func f, Value param) {
    templates.add(param);
    order.add(f.params().indexOf(param));
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var active = closure(Marks.present(dx), Scan::isFloat);
    var wanted = depends(active, List.of(), Scan::isFloat);
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var d = started(b, eqn.in(), dx, active);
    var split = Linearize.linearize(body, active, wanted);
    var primal = split.primal();
    // Residuals that are constants or slices of operands are at hand; the others are stacked.
    var constResiduals = new ArrayList<Integer>();
    var sliceResiduals = new ArrayList<Integer>();
    var saved = new ArrayList<Value>();
    var places = new ArrayList<int[]>();
    for (var r : split.residualValues()) {
      int param = primal.params().indexOf(r);
      if (param >= 0 && param < consts) {
        places.add(new int[] {0, constResiduals.size()});
        constResiduals.add(param);
      } else if (param >= consts + carried) {
        places.add(new int[] {1, sliceResiduals.size()});
        sliceResiduals.add(param);
      } else {
        places.add(new int[] {2, saved.size()});
        saved.add(r);
      }
    }
    var kept = primal.results().subList(0, body.results().size());
    var forward = new Func(primal.name(), primal.params(), primal.eqns(), Marks.join(kept, saved));
    var stacks =
        saved.stream()
            .map(v -> new Value(v.type().withShape(v.shape().prepend(length)), v.name()))
            .toList();
    b.append(new Eqn(withBody(forward), eqn.in(), Marks.join(eqn.out(), stacks), eqn.at()));

    var dp =
        Marks.spread(
            split.tangent().params().subList(split.residuals(), split.tangent().params().size()),
            active);
    var parts =
        List.<List<Value>>of(
            constResiduals.stream().map(body.params()::get).toList(),
            Marks.given(dp.subList(0, consts)),
            Marks.given(dp.subList(consts, consts + carried)),
            saved,
            sliceResiduals.stream().map(body.params()::get).toList(),
            Marks.given(dp.subList(consts + carried, dp.size())));
    var templates = new ArrayList<Value>();
    var starts = new int[parts.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = templates.size();
      templates.addAll(parts.get(i));
    }
    var tangent =
        Func.of(
            split.tangent().name(),
            templates,
            (inner, p) -> {
              var args = new ArrayList<Value>();
              for (var place : places) {
                int part = place[0] == 0 ? 0 : place[0] == 1 ? 4 : 3;
                args.add(p.get(starts[part] + place[1]));
              }
              args.addAll(p.subList(starts[1], starts[3]));
              args.addAll(p.subList(starts[5], p.size()));
              return Inline.inline(inner, split.tangent(), args);
            });
    var in =
        Marks.<Value>join(
            constResiduals.stream().map(eqn.in()::get).toList(),
            Marks.given(d.subList(0, consts)),
            Marks.given(d.subList(consts, consts + carried)),
            stacks,
            sliceResiduals.stream().map(eqn.in()::get).toList(),
            Marks.given(d.subList(consts + carried, d.size())));
    var dy = tangents(eqn.out(), wanted);
    var op = new Scan(tangent, length, starts[2], starts[3] - starts[2], reverse);
    b.append(new Eqn(op, in, dy, eqn.at()));
    return Marks.spread(dy, wanted);
  }

  private Scan withBody(Func other) {
    return new Scan(other, length, consts, carried, reverse);
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var marks = new ArrayList<>(closure(linear, _ -> true));
    for (int i = consts; i < consts + carried; i++) {
      require(
          marks.get(i),
          "raffia.scan: cannot be transposed, because carried value %d is not linear",
          i - consts);
    }
    var present = Marks.present(ct.subList(carried, ct.size()));
    var all = Marks.<Boolean>join(marks.subList(consts, consts + carried), present);
    var transposed = TransposeLinear.transpose(TransposeLinear.select(body, all), marks);

    var nonlinear = Marks.<Value>pick(in, Marks.not(marks));
    int fixedConsts = Marks.pick(constsOf(in), Marks.not(constsOf(marks))).size();
    int fixedSlices = nonlinear.size() - fixedConsts;
    var linearConsts = Marks.<Value>pick(constsOf(body.params()), constsOf(marks));
    int sums = linearConsts.size();

    // Constants; sums of the constants' cotangents, cotangents of what is carried; slices.
    var p = transposed.params();
    var templates =
        Marks.<Value>join(
            p.subList(0, fixedConsts),
            linearConsts,
            p.subList(nonlinear.size(), nonlinear.size() + carried),
            p.subList(fixedConsts, nonlinear.size()),
            p.subList(nonlinear.size() + carried, p.size()));
    var backward =
        Func.of(
            transposed.name(),
            templates,
            (inner, q) -> {
              int at = fixedConsts + sums;
              var args =
                  Marks.<Value>join(
                      q.subList(0, fixedConsts),
                      q.subList(at + carried, at + carried + fixedSlices),
                      q.subList(at, at + carried),
                      q.subList(at + carried + fixedSlices, q.size()));
              var y = Inline.inline(inner, transposed, args);
              var out = new ArrayList<Value>();
              for (int i = 0; i < sums; i++) out.add(inner.add(q.get(fixedConsts + i), y.get(i)));
              out.addAll(y.subList(sums, y.size()));
              return out;
            });
    var operands = new ArrayList<Value>(nonlinear.subList(0, fixedConsts));
    for (var c : linearConsts) operands.add(b.zeros(c.type()));
    for (int i = 0; i < carried; i++) {
      var c = ct.get(i);
      operands.add(c == null ? b.zeros(body.results().get(i).type()) : c);
    }
    operands.addAll(nonlinear.subList(fixedConsts, nonlinear.size()));
    operands.addAll(Marks.given(ct.subList(carried, ct.size())));
    var op = new Scan(backward, length, fixedConsts, sums + carried, !reverse);
    var out = Marks.spread(b.emitAll(op, operands, ""), marks);
    // A carried value that started as a constant has no use for its cotangent.
    for (int i = 0; i < out.size(); i++) if (!linear.get(i)) out.set(i, null);
    return out;
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var marks = closure(mapped, _ -> true);
    var out = depends(marks, List.of(), _ -> true);
    var operands = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      var x = in.get(i);
      if (i >= consts + carried && mapped.get(i)) x = b.transpose(x, swapped(x.shape()));
      else if (marks.get(i) && !mapped.get(i)) x = b.broadcastBatch(x, n);
      operands.add(x);
    }
    var op = withBody(Vmap.vmap(body, n, marks, out));
    var results = new ArrayList<>(b.emitAll(op, operands, ""));
    for (int i = carried; i < results.size(); i++) {
      var y = results.get(i);
      if (out.get(i)) results.set(i, b.transpose(y, swapped(y.shape())));
    }
    return results;
  }

  /// The permutation that exchanges the two leading axes.
  private static Ints swapped(Shape shape) {
    var axes = new int[shape.rank()];
    Arrays.setAll(axes, i -> i < 2 ? 1 - i : i);
    return Ints.of(axes);
  }
}
