package io.raffia.jvm;

import io.raffia.ir.Scalar;
import io.raffia.passes.Affine;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a kernel that only copies elements of four bytes does when it exchanges rows and columns:
/// rows are contiguous in what is read, columns in what is written, and both are long. Strides are
/// in bytes.
///
/// @param rows how many contiguous elements of a source row there are; `rowTo` apart in the result
/// @param columns how many contiguous elements of a result row there are; `columnFrom` apart in the
///   source
/// @param offset of the first element read
/// @param outer the other axes
record Permutation(
    int rows, long rowTo, int columns, long columnFrom, long offset, List<Outer> outer) {
  /// An axis that is walked outside of the exchanged two.
  record Outer(int extent, long from, long to) {}

  private static final long LEAST_ELEMENTS = 1 << 10;
  private static final int LEAST_EXTENT = 4;

  /// The exchange that a kernel is; null if it is none.
  static @Nullable Permutation of(Kernel.Loop kernel) {
    if (kernel.stores().size() != 1
        || !(kernel.stores().getFirst().body() instanceof Scalar.Load(var array, var index))
        || array.dtype().bytes() != Float.BYTES) {
      return null;
    }
    var graph = kernel.graph();
    var at = graph.affine(graph.number(io.raffia.ir.DType.I64, 0));
    var strides = array.shape().strides();
    for (int d = 0; d < index.size(); d++) at = at.plus(graph.affine(index.get(d)), strides[d]);
    if (!kernel.axes().stream()
        .filter(a -> a.extent() > 1)
        .toList()
        .containsAll(at.terms().keySet())) return null;
    return of(kernel.axes(), at);
  }

  private static @Nullable Permutation of(List<Scalar.Axis> axes, Affine at) {
    long bytes = Float.BYTES;
    long to = bytes;
    var all = new ArrayList<Outer>();
    for (int i = axes.size() - 1; i >= 0; i--) {
      int extent = axes.get(i).extent();
      if (extent > 1) all.addFirst(new Outer(extent, bytes * at.coefficient(axes.get(i)), to));
      to *= extent;
    }
    if (to < LEAST_ELEMENTS * bytes || all.size() < 2) return null;
    var column = all.removeLast();
    var row = all.stream().filter(o -> o.from == bytes).findFirst().orElse(null);
    if (row == null
        || column.from == 0
        || column.from == bytes
        || row.extent < LEAST_EXTENT
        || column.extent < LEAST_EXTENT) {
      return null;
    }
    all.remove(row);
    return new Permutation(
        row.extent, row.to, column.extent, column.from, bytes * at.constant(), List.copyOf(all));
  }
}
