package io.raffia.ir.op;

import io.raffia.ir.Ints;

/// How a window slides: for each axis its extent, step, padding before and after, and the dilation of what
/// it slides over and of itself (1: none). `reversed` axes (1 or 0) read the window backwards.
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

  public int rank() {
    return sizes.size();
  }

  /// The extent over which axis `d` slides, for an operand of that extent: dilated and padded.
  public int spread(int d, int extent) {
    int dilated = extent == 0 ? 0 : (extent - 1) * baseDilation.get(d) + 1;
    return low.get(d) + dilated + high.get(d);
  }

  /// The number of positions along axis `d` for an operand of that extent.
  public int positions(int d, int extent) {
    int reach = sizes.get(d) == 0 ? 0 : (sizes.get(d) - 1) * windowDilation.get(d) + 1;
    int room = spread(d, extent) - reach;
    return room < 0 || spread(d, extent) <= 0 ? 0 : room / strides.get(d) + 1;
  }
}
