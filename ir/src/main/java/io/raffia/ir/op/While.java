package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.EachExample;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Silence;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs `body` as long as `cond` holds: StableHLO's `while`. Operands are `consts` constants, then
/// the initial values; `cond` and `body` take both, the body gives the next values. In reverse mode
/// the loop leaves a [Tape].
///
/// - (C1) `cond` takes what the operands are and gives an `i1` scalar.
/// - (C2) `body` takes what the operands are.
/// - (C3) `body` gives values of the types of the initial values.
public record While(int consts, Func cond, Func body) implements RegionOp {
  @Override
  public String mnemonic() {
    return "stablehlo.while";
  }

  @Override
  public List<Func> regions() {
    return List.of(cond, body);
  }

  @Override
  public While withRegions(List<Func> regions) {
    return new While(consts, regions.get(0), regions.get(1));
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        cond.paramTypes().equals(in) && cond.resultTypes().equals(List.of(TensorType.of(DType.I1))),
        "stablehlo.while: the condition takes %s and gives %s, the operands are %s (C1)",
        cond.paramTypes(),
        cond.resultTypes(),
        in);
    require(
        body.paramTypes().equals(in),
        "stablehlo.while: the body takes %s but the operands are %s (C2)",
        body.paramTypes(),
        in);
    var carried = in.subList(consts, in.size());
    require(
        body.resultTypes().equals(carried),
        "stablehlo.while: the loop carries %s but the body gives %s (C3)",
        carried,
        body.resultTypes());
    return carried;
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    var now = in;
    while (Interpreter.run(cond, now).getFirst().bits(0) != 0) {
      now = Marks.join(in.subList(0, consts), Interpreter.run(body, now));
    }
    return now.subList(consts, now.size());
  }

  /// `marks` of the operands, with the carried values added that come to depend on them; all of
  /// them where the number of iterations does.
  private List<Boolean> closure(List<Boolean> marks, Predicate<TensorType> carries) {
    var now = new ArrayList<>(marks);
    while (true) {
      var out = Dependence.results(body, now, carries);
      boolean count = Dependence.results(cond, now, carries).getFirst();
      boolean changed = false;
      for (int i = 0; i < out.size(); i++) {
        var type = body.results().get(i).type();
        boolean depends = out.get(i) || count && carries.test(type) && !Callback.isToken(type);
        if (depends && !now.get(consts + i)) {
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
    return closure(marked, carries).subList(consts, marked.size());
  }

  private static boolean isFloat(TensorType t) {
    return t.dtype().isFloat();
  }

  /// `dx` with zeros for the carried values that get a tangent on the way.
  private List<@Nullable Value> started(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Boolean> active) {
    var all = new ArrayList<@Nullable Value>(dx);
    for (int i = consts; i < all.size(); i++) {
      if (active.get(i) && dx.get(i) == null) all.set(i, b.zeros(in.get(i).type()));
    }
    return all;
  }

  private static List<Value> tangents(Eqn eqn, List<Boolean> wanted) {
    return Marks.<Value>pick(eqn.out(), wanted).stream()
        .map(y -> new Value(y.type(), Jvp.dot(y.name())))
        .toList();
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var active = closure(Marks.present(dx), While::isFloat);
    var wanted = active.subList(consts, active.size());
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var d = started(b, eqn.in(), dx, active);
    var dConsts = Marks.given(d.subList(0, consts));
    var dCarried = Marks.given(d.subList(consts, d.size()));
    var pushed = Jvp.jvp(body, active, wanted);
    int n = body.params().size();
    var dp = pushed.params().subList(n, pushed.params().size());
    // Constants, their tangents, carried values, their tangents.
    var templates =
        Marks.<Value>join(
            body.params().subList(0, consts),
            dp.subList(0, dConsts.size()),
            body.params().subList(consts, n),
            dp.subList(dConsts.size(), dp.size()));
    int at = consts + dConsts.size();
    int end = at + n - consts;
    var op =
        new While(
            at,
            Func.of(
                cond.name(),
                templates,
                (inner, p) ->
                    Inline.inline(
                        inner, cond, Marks.join(p.subList(0, consts), p.subList(at, end)))),
            Func.of(
                pushed.name(),
                templates,
                (inner, p) ->
                    Inline.inline(
                        inner,
                        pushed,
                        Marks.join(
                            p.subList(0, consts),
                            p.subList(at, end),
                            p.subList(consts, at),
                            p.subList(end, p.size())))));
    var dy = tangents(eqn, wanted);
    var in =
        Marks.<Value>join(
            eqn.in().subList(0, consts), dConsts, eqn.in().subList(consts, n), dCarried);
    b.append(new Eqn(op, in, Marks.join(eqn.out(), dy), eqn.at()));
    return Marks.spread(dy, wanted);
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var active = closure(Marks.present(dx), While::isFloat);
    var wanted = active.subList(consts, active.size());
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var d = started(b, eqn.in(), dx, active);
    var keep = body.params().stream().map(v -> !Callback.isToken(v.type())).toList();
    var tape = Tape.of(silent(), Marks.pick(active, keep));
    var residuals = tape.record(b, this, eqn);
    var dy = tangents(eqn, wanted);
    b.append(new Eqn(tape, Marks.join(residuals, Marks.given(d)), dy, eqn.at()));
    return Marks.spread(dy, wanted);
  }

  /// The loop without its effects and their tokens.
  private While silent() {
    int kept = Silence.withoutTokens(body.params().subList(0, consts)).size();
    return new While(kept, Silence.closed(cond), Silence.closed(body));
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(
        false,
        "stablehlo.while: a loop of unknown length cannot be transposed; linearize the function"
            + " that it comes from instead");
    return List.of();
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var marks = closure(mapped, _ -> true);
    var operands = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      boolean grows = marks.get(i) && !mapped.get(i);
      operands.add(grows ? b.broadcastBatch(in.get(i), n) : in.get(i));
    }
    var out = marks.subList(consts, marks.size());
    boolean own = Dependence.results(cond, marks, _ -> true).getFirst();
    if (own && Callback.anyToken(body.results())) return EachExample.run(b, this, n, in, mapped);
    var each = Vmap.vmap(cond, n, marks, List.of(own));
    var next = Vmap.vmap(body, n, marks, out);
    return b.emitAll(
        new While(consts, own ? anyHolds(each) : each, own ? whereHolds(each, next) : next),
        operands,
        "");
  }

  /// Where examples end by themselves: goes on as long as one of them does.
  private static Func anyHolds(Func each) {
    return Func.of(
        each.name(),
        each.params(),
        (b, p) -> List.of(b.reduce(Monoid.OR, Inline.inline(b, each, p).getFirst(), Ints.of(0))));
  }

  /// Examples that have ended keep their values.
  private Func whereHolds(Func each, Func next) {
    return Func.of(
        next.name(),
        next.params(),
        (b, p) -> {
          var goesOn = Inline.inline(b, each, p).getFirst();
          var y = Inline.inline(b, next, p);
          var kept = new ArrayList<Value>();
          for (int i = 0; i < y.size(); i++) {
            var here = b.broadcast(goesOn, y.get(i).shape(), Ints.of(0));
            kept.add(b.select(here, y.get(i), p.get(consts + i)));
          }
          return kept;
        });
  }
}
