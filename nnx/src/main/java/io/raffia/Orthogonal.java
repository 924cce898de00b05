package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;

/// Orthonormal columns (rows, where there are fewer of those), times `scale`: the matrix Q of a
/// normal matrix's QR decomposition, with the signs that make the diagonal of R positive.
/// `jax.nn.initializers.orthogonal`; all axes but `columnAxis` are the rows.
record Orthogonal(double scale, int columnAxis) implements Initializer {
  @Override
  public Tensor init(Tensor key, Shape shape, DType dtype) {
    if (shape.rank() < 2) {
      throw new IrException(
          "orthogonal parameters have two axes or more, found shape %s: use another initializer"
              .formatted(shape.dims()));
    }
    int axis = Shapes.axis("orthogonal", shape, columnAxis);
    int columns = shape.dim(axis);
    int rows = Math.toIntExact(shape.size() / columns);
    var drawn =
        Random.normal(key, Shape.of(Math.max(rows, columns), Math.min(rows, columns)), wide(dtype));
    var q = drawn.isTraced() ? traced(drawn) : known(drawn);
    if (rows < columns) q = q.transpose();
    var others = shape.without(Ints.of(axis)).dims();
    var last = q.reshape(others.plus(Ints.of(columns)).toArray());
    return Jnp.moveAxis(last, -1, axis).mul(scale).astype(dtype);
  }

  private static DType wide(DType dtype) {
    return dtype == DType.F64 ? DType.F64 : DType.F32;
  }

  /// By the Gram-Schmidt process, twice for each column, in f64.
  private static Tensor known(Tensor drawn) {
    int rows = drawn.dim(0);
    int columns = drawn.dim(1);
    var q = drawn.transpose().toDoubleArray();
    for (int j = 0; j < columns; j++) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < j; i++) subtract(q, i * rows, j * rows, rows);
      }
      double norm = Math.sqrt(dot(q, j * rows, j * rows, rows));
      for (int r = 0; r < rows; r++) q[j * rows + r] /= norm;
    }
    return Tensor.of(drawn.dtype(), q, Shape.of(columns, rows)).transpose();
  }

  private static double dot(double[] q, int i, int j, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) sum += q[i + r] * q[j + r];
    return sum;
  }

  /// Takes the part along the vector at `i` out of the one at `j`.
  private static void subtract(double[] q, int i, int j, int n) {
    double along = dot(q, i, j, n);
    for (int r = 0; r < n; r++) q[j + r] -= along * q[i + r];
  }

  /// The same inside of a traced function, in a program of a length that grows with the columns.
  private static Tensor traced(Tensor drawn) {
    int columns = drawn.dim(1);
    var q = unit(drawn.sliceAxis(1, 0, 1));
    for (int j = 1; j < columns; j++) {
      var v = drawn.sliceAxis(1, j, j + 1);
      for (int round = 0; round < 2; round++) v = v.sub(q.matmul(q.transpose().matmul(v)));
      q = Tensor.concatenate(1, q, unit(v));
    }
    return q;
  }

  private static Tensor unit(Tensor column) {
    return column.div(column.square().sum().sqrt());
  }
}
