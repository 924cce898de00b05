package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Silence;
import io.raffia.ir.transform.TransposeLinear;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tangents of a [While], from the states that it went through. Its number of iterations is not
/// known, so the loop keeps every state in a fixed number of places; when they are full, it goes on
/// with double the distance, in the places of every other one. Backwards, the states between two
/// kept ones are computed again (checkpointing as in Griewank and Walther, "Revolve", ACM TOMS 26,
/// 2000, made online). Memory is bounded, and a loop that fits its places repeats each iteration
/// once.
///
/// Operands: how many iterations, the distance of kept states, the unit of [#place], the loop's
/// constants, the places of each carried value; then the tangents of the `active` constants and
/// carried values. The number of `places` is a power of two.
public record Tape(int consts, Func body, List<Boolean> active, int places) implements Composite {
  /// What the places of one carried state may take in all.
  private static final long BYTES = 1 << 20;

  private static final int MOST = 1024;
  private static final int LEAST = 16;

  /// The operands before the loop's constants.
  private static final int HEAD = 3;

  private static final TensorType COUNT = TensorType.of(DType.I64);

  public Tape {
    active = List.copyOf(active);
  }

  @Override
  public String mnemonic() {
    return "raffia.tape";
  }

  @Override
  public List<Func> regions() {
    return List.of(body);
  }

  @Override
  public Tape withRegions(List<Func> regions) {
    return new Tape(consts, regions.getFirst(), active, places);
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    return Marks.<Value>pick(carried(), carriedMarks()).stream().map(Value::type).toList();
  }

  private List<Value> carried() {
    return body.params().subList(consts, body.params().size());
  }

  private List<Boolean> carriedMarks() {
    return active.subList(consts, active.size());
  }

  /// The tape of a loop, with as many places as memory allows: a power of two.
  static Tape of(While loop, List<Boolean> active) {
    var body = loop.body();
    long state = 1;
    for (var v : body.params().subList(loop.consts(), body.params().size())) {
      state += v.type().size() * v.dtype().bytes();
    }
    int places = Math.clamp(Long.highestOneBit(BYTES / state), LEAST, MOST);
    return new Tape(loop.consts(), body, active, places);
  }

  /// What a loop computes from what stays and what it carries, a counter first.
  private interface Part {
    List<Value> of(Builder b, List<Value> fixed, List<Value> now);
  }

  private static List<Value> loop(
      Builder b, List<Value> fixed, List<Value> start, Part more, Part next) {
    var operands = Marks.<Value>join(fixed, start);
    int n = fixed.size();
    var cond =
        Func.of("more", operands, (in, p) -> more.of(in, p.subList(0, n), p.subList(n, p.size())));
    var body =
        Func.of("next", operands, (in, p) -> next.of(in, p.subList(0, n), p.subList(n, p.size())));
    return b.emitAll(new While(n, cond, body), operands, "");
  }

  private static List<Value> isPositive(Builder b, Value counter) {
    return List.of(b.compare(Direction.GE, counter, b.zeros(COUNT)));
  }

  private static List<Value> isBelow(Builder b, Value counter, Value limit) {
    return List.of(b.compare(Direction.LT, counter, limit));
  }

  private static <T> List<T> rest(List<T> all, int from) {
    return all.subList(from, all.size());
  }

  // ---- forwards ----

  /// Appends the loop so that it keeps states; the nonlinear operands of this op. `loop` may have
  /// effects, which happen here alone: `body` is without.
  List<Value> record(Builder b, While loop, Eqn eqn) {
    var kept =
        carried().stream()
            .map(v -> new Value(v.type().withShape(v.shape().prepend(places)), v.name()))
            .toList();
    var head =
        List.of(
            new Value(COUNT, "iterations"), new Value(COUNT, "distance"), new Value(COUNT, "unit"));
    var templates = Marks.<Value>join(loop.body().params(), head, kept);
    int end = loop.body().params().size();
    var cond =
        Func.of(
            loop.cond().name(),
            templates,
            (inner, p) -> Inline.inline(inner, loop.cond(), p.subList(0, end)));
    var next =
        Func.of(
            body.name(),
            templates,
            (inner, p) ->
                Marks.join(
                    Inline.inline(inner, loop.body(), p.subList(0, end)),
                    store(
                        inner,
                        p.subList(end, end + HEAD),
                        Silence.withoutTokens(p.subList(loop.consts(), end)),
                        rest(p, end + HEAD))));
    var in = new ArrayList<>(eqn.in());
    in.addAll(List.of(b.zeros(COUNT), b.ones(COUNT), b.ones(COUNT)));
    for (var v : kept) in.add(b.zeros(v.type()));
    var out = Marks.<Value>join(eqn.out(), head, kept);
    b.append(new Eqn(new While(loop.consts(), cond, next), in, out, eqn.at()));
    var constants = Silence.withoutTokens(eqn.in().subList(0, loop.consts()));
    return Marks.join(head, constants, kept);
  }

  /// The head and the places after the state of an iteration has been seen.
  private List<Value> store(Builder b, List<Value> head, List<Value> state, List<Value> kept) {
    var count = head.get(0);
    var full = b.compare(Direction.EQ, count, b.scale(head.get(1), places));
    var distance = b.select(full, b.scale(head.get(1), 2), head.get(1));
    var next = b.scale(head.get(2), places);
    var unit = b.select(b.compare(Direction.EQ, distance, next), next, head.get(2));
    var place = where(b, isMultiple(b, count, distance), place(b, count, unit));
    return Marks.join(List.of(b.shift(count, 1), distance, unit), writeAll(b, place, state, kept));
  }

  /// The place of a kept state: with `j` for `count / unit`, `j % places + j / places`. As long as
  /// states stand at multiples of `d <= places` units, the first part is a multiple of `d` and the
  /// second is below it, so that no two of the first `places` states share a place, and the states
  /// that stay when `d` doubles stay where they are. At `places` units, the place is `j / places`:
  /// what the rule says for a unit as much greater.
  private Value place(Builder b, Value count, Value unit) {
    var j = b.div(count, unit);
    var n = b.splat(COUNT, places);
    return b.add(b.emit(Binary.REM, j, n), b.div(j, n));
  }

  /// `place` where `due`, else a place that does not exist, where nothing is written.
  private Value where(Builder b, Value due, Value place) {
    return b.select(due, place, b.splat(COUNT, places));
  }

  private static Value isMultiple(Builder b, Value count, Value of) {
    return b.compare(Direction.EQ, b.emit(Binary.REM, count, of), b.zeros(COUNT));
  }

  private static List<Value> writeAll(Builder b, Value place, List<Value> state, List<Value> kept) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < state.size(); i++) all.add(Rows.write(b, kept.get(i), place, state.get(i)));
    return all;
  }

  private static List<Value> readAll(Builder b, Value place, List<Value> kept) {
    return kept.stream().map(v -> Rows.read(b, v, place)).toList();
  }

  // ---- the tangents, forwards: only where the tangent program itself is run ----

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    int n = carried().size();
    int dConsts = movingConsts().size();
    var constants = in.subList(HEAD, HEAD + consts);
    var start = readAll(b, b.zeros(COUNT), in.subList(HEAD + consts, HEAD + consts + n));
    var dx = rest(in, HEAD + consts + n);
    var pushed = Jvp.jvp(body, active, carriedMarks());
    var out =
        loop(
            b,
            Marks.join(List.of(in.getFirst()), constants, dx.subList(0, dConsts)),
            Marks.join(List.of(b.zeros(COUNT)), start, rest(dx, dConsts)),
            (inner, fixed, now) -> isBelow(inner, now.getFirst(), fixed.getFirst()),
            (inner, fixed, now) ->
                Marks.join(
                    List.of(inner.shift(now.getFirst(), 1)),
                    Inline.inline(
                        inner,
                        pushed,
                        Marks.join(
                            fixed.subList(1, 1 + consts),
                            now.subList(1, 1 + n),
                            rest(fixed, 1 + consts),
                            rest(now, 1 + n)))));
    return rest(out, 1 + n);
  }

  private List<Value> movingConsts() {
    return Marks.pick(body.params().subList(0, consts), active.subList(0, consts));
  }

  // ---- backwards ----

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    int n = carried().size();
    var cts = new ArrayList<Value>();
    for (var v : movingConsts()) cts.add(b.zeros(v.type()));
    var moving = Marks.<Value>pick(carried(), carriedMarks());
    for (int i = 0; i < moving.size(); i++) {
      var c = ct.get(i);
      cts.add(c == null ? b.zeros(moving.get(i).type()) : c);
    }
    // Segments between kept states, from the last to the first.
    var total = in.get(0);
    var distance = in.get(1);
    var one = b.ones(COUNT);
    var segments = b.div(b.sub(b.add(total, distance), one), distance);
    var out =
        loop(
            b,
            in.subList(0, HEAD + consts + n),
            Marks.join(List.of(b.sub(segments, one)), cts),
            (inner, _, now) -> isPositive(inner, now.getFirst()),
            (inner, fixed, now) -> {
              var segment = now.getFirst();
              var apart = fixed.get(1);
              var from = inner.mul(segment, apart);
              var length = inner.emit(Binary.MIN, inner.sub(fixed.get(0), from), apart);
              var at = place(inner, from, fixed.get(2));
              var state = readAll(inner, at, rest(fixed, HEAD + consts));
              var constants = fixed.subList(HEAD, HEAD + consts);
              var back = segment(inner, apart, length, constants, state, rest(now, 1));
              return Marks.join(List.of(inner.shift(segment, -1)), back);
            });
    var all = new ArrayList<@Nullable Value>();
    for (int i = 0; i < HEAD + consts + n; i++) all.add(null);
    for (var c : rest(out, 1)) all.add(linear.get(all.size()) ? c : null);
    return all;
  }

  /// The cotangents before `length` iterations that start at `state`, from those after. The states
  /// on the way are kept again, at a distance that lets `distance` of them fit.
  private List<Value> segment(
      Builder b,
      Value distance,
      Value length,
      List<Value> constants,
      List<Value> state,
      List<Value> cts) {
    int n = state.size();
    var apart = b.div(b.shift(distance, places - 1), b.splat(COUNT, places));
    var empty =
        state.stream().map(v -> b.zeros(v.type().withShape(v.shape().prepend(places)))).toList();
    var filled =
        loop(
            b,
            Marks.join(List.of(length, apart), constants),
            Marks.join(List.of(b.zeros(COUNT)), state, empty),
            (inner, fixed, now) -> isBelow(inner, now.getFirst(), fixed.getFirst()),
            (inner, fixed, now) -> {
              var count = now.getFirst();
              var here = now.subList(1, 1 + n);
              var due = isMultiple(inner, count, fixed.get(1));
              var at = where(inner, due, inner.div(count, fixed.get(1)));
              var stored = writeAll(inner, at, here, rest(now, 1 + n));
              var next = Inline.inline(inner, body, Marks.join(rest(fixed, 2), here));
              return Marks.join(List.of(inner.shift(count, 1)), next, stored);
            });
    var out =
        loop(
            b,
            Marks.join(List.of(apart), constants, rest(filled, 1 + n)),
            Marks.join(List.of(b.shift(length, -1)), cts),
            (inner, _, now) -> isPositive(inner, now.getFirst()),
            (inner, fixed, now) -> {
              var position = now.getFirst();
              var c = fixed.subList(1, 1 + consts);
              var place = inner.div(position, fixed.getFirst());
              var near = readAll(inner, place, rest(fixed, 1 + consts));
              var steps = inner.emit(Binary.REM, position, fixed.getFirst());
              var there = forward(inner, steps, c, near);
              return Marks.join(
                  List.of(inner.shift(position, -1)), step(inner, c, there, rest(now, 1)));
            });
    return rest(out, 1);
  }

  /// The state `steps` iterations later.
  private List<Value> forward(Builder b, Value steps, List<Value> constants, List<Value> state) {
    var out =
        loop(
            b,
            Marks.join(List.of(steps), constants),
            Marks.join(List.of(b.zeros(COUNT)), state),
            (inner, fixed, now) -> isBelow(inner, now.getFirst(), fixed.getFirst()),
            (inner, fixed, now) ->
                Marks.join(
                    List.of(inner.shift(now.getFirst(), 1)),
                    Inline.inline(inner, body, Marks.join(rest(fixed, 1), rest(now, 1)))));
    return rest(out, 1);
  }

  /// One iteration backwards: sums of the constants' cotangents, then the cotangents of the state.
  private List<Value> step(Builder b, List<Value> constants, List<Value> state, List<Value> cts) {
    var split = Linearize.linearize(body, active, carriedMarks());
    var transposed = TransposeLinear.transpose(split.tangent(), split.residuals());
    var y = Inline.inline(b, split.primal(), Marks.join(constants, state));
    int sums = movingConsts().size();
    var residuals = rest(y, y.size() - split.residuals());
    var back = Inline.inline(b, transposed, Marks.join(residuals, rest(cts, sums)));
    var all = new ArrayList<Value>();
    for (int i = 0; i < sums; i++) all.add(b.add(cts.get(i), back.get(i)));
    all.addAll(rest(back, sums));
    return all;
  }
}
