package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.ArrayList;
import java.util.List;

/// Equations on matrices in the last two axes.
final class Matrices {
  private Matrices() {}

  static Ints batch(Shape shape) {
    return Ints.of(shape.dims().stream().limit(shape.rank() - 2L));
  }

  /// The elements on and below the diagonal (`lower`), or on and above it; `strict`: without it.
  /// Zero elsewhere.
  static Value triangle(Builder b, Value x, boolean lower, boolean strict) {
    int rank = x.shape().rank();
    var t = new TensorType(DType.I32, x.shape());
    var row = b.emit(new Iota(t, rank - 2));
    var column = b.emit(new Iota(t, rank - 1));
    var direction =
        lower ? strict ? Direction.GT : Direction.GE : strict ? Direction.LT : Direction.LE;
    return b.select(b.compare(direction, row, column), x, b.zeros(x.type()));
  }

  static Value transposed(Builder b, Value x) {
    int rank = x.shape().rank();
    return b.transpose(x, Ints.range(0, rank - 2).plus(Ints.of(rank - 1, rank - 2)));
  }

  /// The product of `x` and `y`, each of them transposed where it is marked.
  static Value multiply(Builder b, Value x, boolean xTransposed, Value y, boolean yTransposed) {
    int rank = x.shape().rank();
    var batch = Ints.range(0, rank - 2);
    var left = Ints.of(xTransposed ? rank - 2 : rank - 1);
    var right = Ints.of(yTransposed ? rank - 1 : rank - 2);
    return b.emit(new DotGeneral(batch, batch, left, right, x.dtype()), x, y);
  }

  /// The operands, all under a new leading axis.
  static List<Value> batched(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      all.add(mapped.get(i) ? in.get(i) : b.broadcastBatch(in.get(i), n));
    }
    return all;
  }
}
