package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import java.util.ArrayList;

/// Rows of arrays, at a place that is known at run time only: the slices along the leading axis.
public final class Rows {
  private Rows() {}

  /// The row number `at` (an integer scalar) of `x`; a place outside is moved to the nearest row.
  public static Value read(Builder b, Value x, Value at) {
    var row = x.shape().without(Ints.of(0));
    var in = new ArrayList<Value>();
    in.add(x);
    in.add(at);
    for (int d = 0; d < row.rank(); d++) in.add(b.zeros(at.type()));
    return b.reshape(b.emit(new DynamicSlice(row.dims().prepend(1)), in), row);
  }

  /// `x` with `row` as row number `at`; a place outside changes nothing.
  public static Value write(Builder b, Value x, Value at, Value row) {
    var window = Ints.range(0, row.shape().rank());
    var op = new Scatter(null, window, Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 0);
    return b.emit(op, x, b.reshape(at, Shape.of(1)), row);
  }
}
