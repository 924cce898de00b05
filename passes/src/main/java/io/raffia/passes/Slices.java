package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Slice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Parts of tensors: slice, pad, concatenate, reverse.
final class Slices {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("slice of everything", Slice.class, (_, _, e) -> unchanged(e)),
          new Rule<>("slice of a splat", Slice.class, Slices::sliceOfSplat),
          new Rule<>("slice of a slice", Slice.class, Slices::sliceTwice),
          new Rule<>("slice within what was padded", Slice.class, Slices::sliceOfPad),
          new Rule<>("slice of a broadcast", Slice.class, Slices::sliceOfBroadcast),
          new Rule<>("slice of one part of a concatenate", Slice.class, Slices::sliceOfConcatenate),
          new Rule<>("dynamic slice at known positions", DynamicSlice.class, Slices::known),
          new Rule<>("update of everything", DynamicUpdateSlice.class, Slices::updateWhole),
          new Rule<>("pad by nothing", Pad.class, (_, _, e) -> unchanged(e)),
          new Rule<>("pad of a splat with the same", Pad.class, Slices::padOfSplat),
          new Rule<>("pad that only cuts off", Pad.class, Slices::cut),
          new Rule<>("pad of a pad", Pad.class, Slices::padTwice),
          new Rule<>(
              "concatenate of one",
              Concatenate.class,
              (_, _, e) -> e.in().size() == 1 ? e.in().getFirst() : null),
          new Rule<>("concatenate with empty parts", Concatenate.class, Slices::dropEmpty),
          new Rule<>("concatenate of equal splats", Concatenate.class, Slices::concatenateSplats),
          new Rule<>("reverse of one element", Reverse.class, Slices::reverseShort),
          new Rule<>(
              "reverse of a splat",
              Reverse.class,
              (r, _, e) -> r.splat(e.in().getFirst()) != null ? e.in().getFirst() : null),
          new Rule<>("reverse of a reverse", Reverse.class, Slices::reverseTwice));

  private Slices() {}

  /// The first operand, when it has the result's shape and thus all of its elements.
  private static @Nullable Value unchanged(Eqn e) {
    var x = e.in().getFirst();
    boolean inPlace =
        !(e.op() instanceof Pad pad)
            || pad.low().all(i -> i == 0)
                && pad.high().all(i -> i == 0)
                && pad.interior().all(i -> i == 0);
    return inPlace && x.type().equals(e.out().getFirst().type()) ? x : null;
  }

  private static @Nullable Value sliceOfSplat(Rewriter r, Slice op, Eqn e) {
    var x = r.splat(e.in().getFirst());
    return x == null ? null : r.constant(Literal.splat(e.out().getFirst().type(), x.bits(0)));
  }

  private static @Nullable Value known(Rewriter r, DynamicSlice op, Eqn e) {
    var x = e.in().getFirst();
    var from = new int[op.sizes().size()];
    for (int d = 0; d < from.length; d++) {
      var at = r.splat(e.in().get(1 + d));
      if (at == null) return null;
      int most = x.shape().dim(d) - op.sizes().get(d);
      boolean beyond = at.type().dtype() == DType.U64 && at.bits(0) < 0;
      from[d] = beyond ? most : Math.clamp(at.bits(0), 0, most);
    }
    var to = axes(x).map(d -> from[d] + op.sizes().get(d));
    return r.emit(new Slice(Ints.of(from), to, Ints.repeat(1, from.length)), x);
  }

  private static @Nullable Value updateWhole(Rewriter r, DynamicUpdateSlice op, Eqn e) {
    var update = e.in().get(1);
    return update.type().equals(e.out().getFirst().type()) ? update : null;
  }

  private static Ints axes(Value x) {
    return Ints.range(0, x.shape().rank());
  }

  /// The position after the last element that the slice takes along axis `d`, as tight as can be.
  private static int end(Slice op, Value out, int d) {
    int n = out.shape().dim(d);
    return n == 0 ? op.starts().get(d) : op.starts().get(d) + (n - 1) * op.strides().get(d) + 1;
  }

  private static @Nullable Value sliceTwice(Rewriter r, Slice op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Slice.class);
    var y = e.out().getFirst();
    if (inner == null || !(inner.op() instanceof Slice first) || y.type().size() == 0) return null;
    var d = axes(y);
    var starts = d.map(i -> first.starts().get(i) + op.starts().get(i) * first.strides().get(i));
    var strides = d.map(i -> first.strides().get(i) * op.strides().get(i));
    var limits = d.map(i -> starts.get(i) + (y.shape().dim(i) - 1) * strides.get(i) + 1);
    return r.emit(new Slice(starts, limits, strides), inner.in());
  }

  private static @Nullable Value sliceOfPad(Rewriter r, Slice op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Pad.class);
    var y = e.out().getFirst();
    if (inner == null || !(inner.op() instanceof Pad pad) || y.type().size() == 0) return null;
    var x = inner.in().getFirst();
    for (int d = 0; d < y.shape().rank(); d++) {
      int step = pad.interior().get(d) + 1;
      int from = op.starts().get(d) - pad.low().get(d);
      int to = end(op, y, d) - 1 - pad.low().get(d);
      boolean whole = y.shape().dim(d) == 1 || op.strides().get(d) % step == 0;
      if (!whole || from < 0 || from % step != 0 || to / step >= x.shape().dim(d)) return null;
    }
    var d = axes(y);
    var starts = d.map(i -> (op.starts().get(i) - pad.low().get(i)) / (pad.interior().get(i) + 1));
    var strides = d.map(i -> Math.max(1, op.strides().get(i) / (pad.interior().get(i) + 1)));
    var limits = d.map(i -> starts.get(i) + (y.shape().dim(i) - 1) * strides.get(i) + 1);
    return r.emit(new Slice(starts, limits, strides), x);
  }

  private static @Nullable Value sliceOfBroadcast(Rewriter r, Slice op, Eqn e) {
    var inner = r.made(e.in().getFirst(), BroadcastInDim.class);
    if (inner == null || !(inner.op() instanceof BroadcastInDim(var shape, var axes))) return null;
    var x = inner.in().getFirst();
    for (int i = 0; i < axes.size(); i++) {
      if (x.shape().dim(i) != shape.dim(axes.get(i))) return null;
    }
    var part =
        new Slice(
            axes.map(op.starts()::get), axes.map(op.limits()::get), axes.map(op.strides()::get));
    return r.emit(new BroadcastInDim(e.out().getFirst().shape(), axes), r.emit(part, x));
  }

  private static @Nullable Value sliceOfConcatenate(Rewriter r, Slice op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Concatenate.class);
    if (inner == null || !(inner.op() instanceof Concatenate(int axis))) return null;
    int start = 0;
    for (var part : inner.in()) {
      int before = start;
      int extent = part.shape().dim(axis);
      start += extent;
      int end = end(op, e.out().getFirst(), axis);
      if (op.starts().get(axis) < before || end > start) continue;
      var d = axes(part);
      var starts = d.map(i -> op.starts().get(i) - (i == axis ? before : 0));
      var limits = d.map(i -> i == axis ? end - before : op.limits().get(i));
      return r.emit(new Slice(starts, limits, op.strides()), part);
    }
    return null;
  }

  private static @Nullable Value padOfSplat(Rewriter r, Pad op, Eqn e) {
    var x = r.splat(e.in().get(0));
    var value = r.splat(e.in().get(1));
    if (x == null || value == null || x.bits(0) != value.bits(0)) return null;
    return r.constant(Literal.splat(e.out().getFirst().type(), x.bits(0)));
  }

  private static @Nullable Value cut(Rewriter r, Pad op, Eqn e) {
    var x = e.in().getFirst();
    boolean cuts = op.low().all(i -> i <= 0) && op.high().all(i -> i <= 0);
    if (!cuts || !op.interior().all(i -> i == 0) || e.out().getFirst().type().size() == 0)
      return null;
    var limits = axes(x).map(d -> x.shape().dim(d) + op.high().get(d));
    return r.emit(new Slice(op.low().map(i -> -i), limits, Ints.repeat(1, limits.size())), x);
  }

  private static @Nullable Value padTwice(Rewriter r, Pad op, Eqn e) {
    var inner = r.made(e.in().get(0), Pad.class);
    if (inner == null || !(inner.op() instanceof Pad first)) return null;
    boolean sameValue = Objects.equals(inner.in().get(1), e.in().get(1));
    if (!sameValue || !op.interior().all(i -> i == 0) || e.in().get(0).type().size() == 0)
      return null;
    var d = axes(e.in().get(0));
    // What the first cut off cannot come back as padding.
    boolean fits =
        d.all(i -> first.low().get(i) >= 0 || op.low().get(i) <= 0)
            && d.all(i -> first.high().get(i) >= 0 || op.high().get(i) <= 0);
    if (!fits) return null;
    var low = d.map(i -> first.low().get(i) + op.low().get(i));
    var high = d.map(i -> first.high().get(i) + op.high().get(i));
    return r.emit(new Pad(low, high, first.interior()), inner.in());
  }

  private static @Nullable Value dropEmpty(Rewriter r, Concatenate op, Eqn e) {
    var parts = e.in().stream().filter(x -> x.shape().dim(op.axis()) > 0).toList();
    return parts.isEmpty() || parts.size() == e.in().size() ? null : r.emit(op, parts);
  }

  private static @Nullable Value concatenateSplats(Rewriter r, Concatenate op, Eqn e) {
    var first = r.splat(e.in().getFirst());
    if (first == null) return null;
    for (var x : e.in()) {
      var other = r.splat(x);
      if (other == null || other.bits(0) != first.bits(0)) return null;
    }
    return r.constant(Literal.splat(e.out().getFirst().type(), first.bits(0)));
  }

  private static @Nullable Value reverseShort(Rewriter r, Reverse op, Eqn e) {
    var x = e.in().getFirst();
    var axes = op.axes().filter(a -> x.shape().dim(a) > 1).sorted();
    if (axes.isEmpty()) return x;
    return axes.equals(op.axes()) ? null : r.emit(new Reverse(axes), x);
  }

  private static @Nullable Value reverseTwice(Rewriter r, Reverse op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Reverse.class);
    if (inner == null || !(inner.op() instanceof Reverse(var first))) return null;
    var once =
        first.filter(a -> !op.axes().contains(a)).plus(op.axes().filter(a -> !first.contains(a)));
    return r.emit(new Reverse(once.sorted()), inner.in());
  }
}
