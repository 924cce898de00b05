package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Ints;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.stream.LongStream;

/// How a window slides: for each axis its extent, step, padding before and after, and the dilation
/// of what it slides over and of itself (1: none). `reversed` axes (1 or 0) read the window
/// backwards.
public record Window(
    Ints sizes,
    Ints strides,
    Ints low,
    Ints high,
    Ints baseDilation,
    Ints windowDilation,
    Ints reversed) {

  /// A plain window: no padding, dilation or reversal.
  public static Window of(Ints sizes, Ints strides) {
    var none = Ints.repeat(0, sizes.size());
    var ones = Ints.repeat(1, sizes.size());
    return new Window(sizes, strides, none, none, ones, ones, none);
  }

  public Window withPadding(Ints newLow, Ints newHigh) {
    return new Window(sizes, strides, newLow, newHigh, baseDilation, windowDilation, reversed);
  }

  public Window withReversed(Ints newReversed) {
    return new Window(sizes, strides, low, high, baseDilation, windowDilation, newReversed);
  }

  /// This window under a new leading axis over which it does not slide.
  public Window prepend() {
    return new Window(
        sizes.prepend(1),
        strides.prepend(1),
        low.prepend(0),
        high.prepend(0),
        baseDilation.prepend(1),
        windowDilation.prepend(1),
        reversed.prepend(0));
  }

  public int rank() {
    return sizes.size();
  }

  /// The extent over which axis `d` slides, for an operand of that extent: dilated and padded.
  public int spread(int d, int extent) {
    return low.get(d) + dilated(extent, baseDilation.get(d)) + high.get(d);
  }

  /// The number of positions along axis `d` for an operand of that extent.
  public int positions(int d, int extent) {
    int room = spread(d, extent) - dilated(sizes.get(d), windowDilation.get(d));
    return room < 0 || spread(d, extent) <= 0 ? 0 : room / strides.get(d) + 1;
  }

  /// Of each element of the window, in row-major order, where it starts from the window's corner.
  public List<Ints> offsets() {
    var shape = new Shape(sizes);
    var strides = shape.strides();
    return LongStream.range(0, shape.size())
        .mapToObj(k ->
            Ints.range(0, rank())
                .map(d -> (int) (k / strides[d] % sizes.get(d)) * windowDilation.get(d)))
        .toList();
  }

  /// The axis along which every position sees exactly the elements up to its own, or exactly those
  /// from its own on; -1 where there is none. The padding before is 0 in the second case only.
  public int cumulative(Shape operand) {
    int axis = -1;
    for (int d = 0; d < rank(); d++) {
      boolean plain = strides.get(d) == 1 && baseDilation.get(d) == 1 && reversed.get(d) == 0;
      int n = operand.dim(d);
      int size = sizes.get(d);
      int padding = low.get(d) + high.get(d);
      if (!plain || padding != size - 1) return -1;
      if (size == 1 && low.get(d) == 0) continue;
      boolean along = windowDilation.get(d) == 1 && n > 1 && size == n;
      boolean oneSided = low.get(d) == 0 || high.get(d) == 0;
      if (!along || !oneSided || axis >= 0) return -1;
      axis = d;
    }
    return axis;
  }

  /// The extent of `n` elements with `dilation - 1` holes between neighbours.
  static int dilated(int n, int dilation) {
    return n == 0 ? 0 : (n - 1) * dilation + 1;
  }

  /// The window with which this one's operand follows from its result when the roles are exchanged:
  /// it slides over the dilated result, backwards, and has exactly `extents` positions; `out` are
  /// the result's extents.
  Window transposed(Ints extents, Ints out) {
    var before = new int[rank()];
    var after = new int[rank()];
    for (int d = 0; d < before.length; d++) {
      int reach = dilated(sizes.get(d), windowDilation.get(d));
      before[d] = reach - 1 - low.get(d);
      after[d] =
          dilated(extents.get(d), baseDilation.get(d))
              - 1
              + reach
              - before[d]
              - dilated(out.get(d), strides.get(d));
    }
    return new Window(
        sizes,
        baseDilation,
        Ints.of(before),
        Ints.of(after),
        strides,
        windowDilation,
        reversed.map(r -> 1 - r));
  }

  /// The operand's index along axis `d` under element `k` of the window at `position`; `guard`
  /// learns what must hold for it to be an element and not padding or a hole.
  Scalar source(int d, Scalar position, Scalar k, int extent, Guard guard) {
    int first = -low.get(d);
    int last =
        first
            + (positions(d, extent) - 1) * strides.get(d)
            + (sizes.get(d) - 1) * windowDilation.get(d);
    var i =
        Scalar.add(
            Scalar.add(
                Scalar.times(position, strides.get(d)), Scalar.times(k, windowDilation.get(d))),
            first);
    int end = dilated(extent, baseDilation.get(d));
    if (first < 0) guard.atLeast(i, 0);
    if (last >= end) guard.below(i, end);
    guard.multiple(i, baseDilation.get(d));
    return Scalar.quotient(i, baseDilation.get(d));
  }

  /// Fails unless every component has an entry an axis, sizes are not negative, and strides and
  /// dilations positive; `op` and `label` are for the message.
  public void check(String op, int rank, String label) {
    require(
        List.of(sizes, strides, low, high, baseDilation, windowDilation, reversed).stream()
            .allMatch(x -> x.size() == rank),
        "%s: %s does not have %d entries in each component (%s)",
        op,
        this,
        rank,
        label);
    require(
        sizes.all(s -> s >= 0)
            && strides.all(s -> s > 0)
            && baseDilation.all(s -> s > 0)
            && windowDilation.all(s -> s > 0)
            && reversed.all(r -> r == 0 || r == 1),
        "%s: %s has a negative size, or a stride or dilation that is not positive (%s)",
        op,
        this,
        label);
  }
}
