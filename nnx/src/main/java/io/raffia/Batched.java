package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;

/// Inputs of shape `[...batch, ...spatial, features]` with all batch axes as one: what convolutions
/// compute on.
record Batched(Ints batch, Tensor flat) {
  static Batched of(Tensor x, int spatial, int features) {
    int n = x.rank() - spatial - 1;
    if (n < 0 || x.dim(-1) != features) {
      throw IrException.ofShapes(
          "a convolution over %d axes takes inputs [batch..., spatial..., %d features], found %s"
              .formatted(spatial, features, x.type().brief()));
    }
    var batch = Ints.range(0, n).map(x::dim);
    var rest = Ints.range(n, x.rank()).map(x::dim);
    return new Batched(batch, x.reshape(rest.prepend((int) new Shape(batch).size()).toArray()));
  }

  /// `y` with the batch axes as they were.
  Tensor restore(Tensor y) {
    return y.reshape(batch.plus(Ints.range(1, y.rank()).map(y::dim)).toArray());
  }
}
