package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What values the integers of a program can have: an interval for all elements of each array,
/// loops' counters and what loops carry included. Cousot and Cousot's interval analysis (1976),
/// with a closed form for counters in place of widening.
final class Ranges {
  private static final long MOST = 4096;

  private final Map<Value, Range> known = new HashMap<>();

  /// The interval of a value; [Range#ALL] where nothing is known.
  Range of(Value v) {
    return known.getOrDefault(v, Range.ALL);
  }

  List<Range> of(List<Value> all) {
    return all.stream().map(this::of).toList();
  }

  private List<Range> visit(Func f, List<Range> params) {
    for (int i = 0; i < params.size(); i++) note(f.params().get(i), params.get(i));
    for (var e : f.eqns()) visit(e);
    return of(f.results());
  }

  /// Notes what the results of an equation can be, and what is in its regions. A program may stand
  /// in several places: what is known of its values is of the equation that was visited last.
  void visit(Eqn e) {
    var out = results(e);
    for (int i = 0; i < out.size(); i++) note(e.out().get(i), out.get(i));
  }

  private void note(Value v, Range r) {
    known.put(v, within(v.type(), r));
  }

  /// Of a type: all that it can hold where `r` is more.
  private static Range within(TensorType type, Range r) {
    if (type.dtype() == DType.I1) return r.within(0, 2) ? r : Range.of(0, 1);
    if (type.dtype().kind() != DType.Kind.SIGNED) return Range.ALL;
    int bits = type.dtype().bits();
    if (bits == 64) return r;
    long most = (1L << (bits - 1)) - 1;
    return r.within(-most - 1, most + 1) ? r : Range.of(-most - 1, most);
  }

  private static Range literal(Literal x) {
    if (!x.type().dtype().isInteger() && x.type().dtype() != DType.I1) return Range.ALL;
    long n = x.type().size();
    if (n == 0) return Range.ALL;
    if (x.isSplat()) return Range.of(x.bits(0), x.bits(0));
    if (n > MOST) return Range.ALL;
    var all = Range.of(x.bits(0), x.bits(0));
    for (long i = 1; i < n; i++) all = all.or(Range.of(x.bits(i), x.bits(i)));
    return all;
  }

  private List<Range> results(Eqn e) {
    var in = of(e.in());
    return switch (e.op()) {
      case Scan op -> scan(op, e, in);
      case While op -> loop(op, e, in);
      case Case op -> choice(op, in);
      default -> e.out().size() != 1 ? List.of() : List.of(single(e, in));
    };
  }

  private Range single(Eqn e, List<Range> in) {
    return switch (e.op()) {
      case Constant(var x) -> literal(x);
      case Iota(var type, int axis) -> Range.of(0, Math.max(0, type.shape().dim(axis) - 1));
      case Convert _ -> e.in().getFirst().dtype().isFloat() ? Range.ALL : in.getFirst();
      case Binary op -> Range.of(op, in.get(0), in.get(1));
      case Compare op -> compared(op, e, in).map(x -> Range.of(x, x)).orElse(Range.ALL);
      case Select _ -> in.get(1).or(in.get(2));
      case Clamp _ ->
          Range.of(
              Math.min(Math.max(in.get(1).low(), in.get(0).low()), in.get(2).low()),
              Math.min(Math.max(in.get(1).high(), in.get(0).high()), in.get(2).high()));
      case BroadcastInDim _, Reshape _, Reverse _, Slice _, Transpose _, Gather _, DynamicSlice _ ->
          in.getFirst();
      case DynamicUpdateSlice _ -> in.get(0).or(in.get(1));
      case Concatenate _ -> in.stream().reduce(Range::or).orElse(Range.ALL);
      default -> Range.ALL;
    };
  }

  /// What a comparison of integers says of all elements, if that is known: 1 or 0.
  Optional<Integer> compared(Eqn e) {
    return e.op() instanceof Compare op ? compared(op, e, of(e.in())) : Optional.empty();
  }

  private static Optional<Integer> compared(Compare op, Eqn e, List<Range> in) {
    var type = e.in().getFirst().dtype();
    if (type.kind() != DType.Kind.SIGNED) return Optional.empty();
    var x = in.get(0);
    var y = in.get(1);
    return switch (op.direction()) {
      case LT -> below(x, y, 1);
      case LE -> below(x, y, 0);
      case GT -> below(y, x, 1);
      case GE -> below(y, x, 0);
      case EQ -> apart(x, y) ? Optional.of(0) : Optional.empty();
      case NE -> apart(x, y) ? Optional.of(1) : Optional.empty();
    };
  }

  /// Whether `x + by <= y`.
  private static Optional<Integer> below(Range x, Range y, int by) {
    if (!reaches(x.high()) && !reaches(y.low()) && x.high() + by <= y.low()) return Optional.of(1);
    if (!reaches(x.low()) && !reaches(y.high()) && x.low() + by > y.high()) return Optional.of(0);
    return Optional.empty();
  }

  private static boolean apart(Range x, Range y) {
    return below(x, y, 1).equals(Optional.of(1)) || below(y, x, 1).equals(Optional.of(1));
  }

  /// Whether a bound stands for no bound.
  private static boolean reaches(long bound) {
    return bound <= Range.ALL.low() || bound >= Range.ALL.high();
  }

  // ---- regions ----

  private List<Range> choice(Case op, List<Range> in) {
    var args = in.subList(1, in.size());
    var out = new ArrayList<Range>();
    for (var branch : op.branches()) {
      var y = visit(branch, args);
      for (int i = 0; i < y.size(); i++) {
        if (out.size() <= i) out.add(y.get(i));
        else out.set(i, out.get(i).or(y.get(i)));
      }
    }
    return out;
  }

  private List<Range> scan(Scan op, Eqn e, List<Range> in) {
    var counts = new @Nullable Range[op.carried()];
    var ends = new @Nullable Range[op.carried()];
    for (int i = 0; i < counts.length; i++) {
      var step = step(op.body(), op.consts() + i, i);
      var first = in.get(op.consts() + i);
      if (step.isEmpty() || !first.isKnown()) continue;
      long way = step.get() * op.length();
      var all = Range.of(first.low() + Math.min(0, way), first.high() + Math.max(0, way));
      if (!fits(all, e.out().get(i))) continue;
      long last = way - step.get();
      counts[i] = Range.of(first.low() + Math.min(0, last), first.high() + Math.max(0, last));
      ends[i] = all;
    }
    var out = new ArrayList<>(carry(op.body(), op.consts(), op.carried(), counts, in));
    for (int i = 0; i < counts.length; i++) {
      var end = ends[i];
      if (end != null) out.set(i, end);
    }
    return out;
  }

  private static boolean fits(Range r, Value v) {
    return r.isKnown() && within(v.type(), r).equals(r);
  }

  private List<Range> loop(While op, Eqn e, List<Range> in) {
    int carried = e.out().size();
    var counts = new @Nullable Range[carried];
    for (int i = 0; i < carried; i++) {
      var step = step(op.body(), op.consts() + i, i);
      var first = in.get(op.consts() + i);
      if (step.isEmpty() || !first.isKnown()) continue;
      var now = limit(op, op.consts() + i, in);
      now =
          step.get() > 0
              ? Range.of(first.low(), Math.max(first.low(), now.high()))
              : Range.of(Math.min(first.high(), now.low()), first.high());
      // The step after the last must not wrap around.
      if (fits(now.plus(Range.of(step.get(), step.get())), e.out().get(i))) counts[i] = now;
    }
    var out = new ArrayList<>(carry(op.body(), op.consts(), carried, counts, in));
    for (int i = 0; i < carried; i++) if (counts[i] != null) out.set(i, Range.ALL);
    visit(op.cond(), join(in.subList(0, op.consts()), out));
    return out;
  }

  /// By what a carried value grows in each iteration, if that is a constant.
  private static Optional<Long> step(Func body, int param, int result) {
    var x = body.params().get(param);
    var next = body.results().get(result);
    if (x.dtype().kind() != DType.Kind.SIGNED) return Optional.empty();
    var q = made(body, next);
    if (q == null || !(q.op() instanceof Binary op)) return Optional.empty();
    if (op == Binary.ADD && q.in().get(1).equals(x)) return constant(body, q.in().get(0));
    if (!q.in().get(0).equals(x)) return Optional.empty();
    if (op == Binary.ADD) return constant(body, q.in().get(1));
    return op == Binary.SUB ? constant(body, q.in().get(1)).map(c -> -c) : Optional.empty();
  }

  private static Optional<Long> constant(Func body, Value v) {
    var q = made(body, v);
    return q != null
            && q.op() instanceof Constant(var x)
            && x.isSplat()
            && Math.abs(x.bits(0)) < 1 << 30
        ? Optional.of(x.bits(0))
        : Optional.empty();
  }

  /// What a carried value is while the condition holds; never less than its type can hold.
  private Range limit(While op, int param, List<Range> in) {
    var f = op.cond();
    visit(f, join(in.subList(0, op.consts()), unknown(f.params().size() - op.consts())));
    return where(f, f.results().getFirst(), true, f.params().get(param));
  }

  /// What `x` is where a condition of the program holds, or where it does not.
  private Range where(Func f, Value condition, boolean holds, Value x) {
    var made = made(f, condition);
    if (made == null) return Range.ALL;
    if (made.op() == Unary.NOT) return where(f, made.in().getFirst(), !holds, x);
    if (made.op() == (holds ? Binary.AND : Binary.OR)) {
      var a = where(f, made.in().get(0), holds, x);
      var b = where(f, made.in().get(1), holds, x);
      return new Range(Math.max(a.low(), b.low()), Math.min(a.high(), b.high()));
    }
    if (!(made.op() instanceof Compare(var direction))) return Range.ALL;
    boolean left = made.in().get(0).equals(x);
    if (!left && !made.in().get(1).equals(x)) return Range.ALL;
    var y = within(x.type(), of(made.in().get(left ? 1 : 0)));
    var below = Range.of(Range.ALL.low(), y.high() - 1);
    var above = Range.of(y.low() + 1, Range.ALL.high());
    var most = Range.of(Range.ALL.low(), y.high());
    var least = Range.of(y.low(), Range.ALL.high());
    return switch (direction) {
      case LT -> left ? (holds ? below : least) : (holds ? above : most);
      case LE -> left ? (holds ? most : above) : (holds ? least : below);
      case GT -> left ? (holds ? above : most) : (holds ? below : least);
      case GE -> left ? (holds ? least : below) : (holds ? most : above);
      case EQ, NE -> Range.ALL;
    };
  }

  private static @Nullable Eqn made(Func f, Value v) {
    for (var e : f.eqns()) if (e.out().contains(v)) return e;
    return null;
  }

  /// Visits the body of a loop. What is carried and is not a counter has the interval that it
  /// starts with, where the body keeps it there.
  private List<Range> carry(
      Func body, int consts, int carried, @Nullable Range[] counts, List<Range> in) {
    var params = new ArrayList<>(in);
    for (int i = 0; i < carried; i++) {
      var count = counts[i];
      if (count != null) params.set(consts + i, count);
    }
    while (true) {
      var out = visit(body, params);
      boolean settled = true;
      for (int i = 0; i < carried; i++) {
        var now = params.get(consts + i);
        var all = within(body.params().get(consts + i).type(), Range.ALL);
        if (counts[i] != null || now.contains(out.get(i)) || now.equals(all)) continue;
        params.set(consts + i, all);
        settled = false;
      }
      if (!settled) continue;
      var all = new ArrayList<>(params.subList(consts, consts + carried));
      all.addAll(out.subList(carried, out.size()));
      return all;
    }
  }

  private static List<Range> unknown(int n) {
    return new ArrayList<>(Collections.nCopies(n, Range.ALL));
  }

  private static List<Range> join(List<Range> a, List<Range> b) {
    var all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
