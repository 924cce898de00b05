package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/// The functions of `jax.numpy` that make arrays. Write them as `Jnp.linspace(...)`; element types
/// are f32 and i32 unless one is given.
public abstract sealed class JnpArrays extends JnpReductions permits JnpShapes {
  JnpArrays() {}

  /// Rectangular arrays of arrays of numbers or booleans, of any depth, or a number: see
  /// [Tensor#nested]. `byte`, `short`, `int` and `long` become i32, `float` and `double` f32.
  public static Tensor array(Object numbers) {
    return switch (numbers) {
      case Tensor x -> x;
      case Boolean x -> Tensor.scalar(x);
      case Number x -> {
        var weak = Tensor.weak(x);
        yield weak.astype(weak.dtype());
      }
      default -> Tensor.nested(numbers);
    };
  }

  /// As another type: numbers are rounded once to it, so that a `long[]` keeps all of its bits as
  /// i64.
  public static Tensor array(Object numbers, DType dtype) {
    if (numbers instanceof Tensor x) return x.astype(dtype);
    if (numbers instanceof Number x && dtype.isFloat()) {
      return Tensor.scalar(dtype, x.doubleValue());
    }
    if (numbers instanceof Number || numbers instanceof Boolean) {
      return array(numbers).astype(dtype);
    }
    return Conversion.nested(numbers, dtype);
  }

  /// Zeros of f32.
  public static Tensor zeros(int... shape) {
    return Tensor.zeros(shape);
  }

  public static Tensor zeros(DType dtype, int... shape) {
    return Tensor.zeros(dtype, shape);
  }

  /// Ones of f32.
  public static Tensor ones(int... shape) {
    return Tensor.ones(shape);
  }

  public static Tensor ones(DType dtype, int... shape) {
    return Tensor.ones(dtype, shape);
  }

  /// Zeros too, as in JAX.
  public static Tensor empty(int... shape) {
    return zeros(shape);
  }

  public static Tensor empty(DType dtype, int... shape) {
    return zeros(dtype, shape);
  }

  /// `value` in every element; whole numbers of i32, others of f32.
  public static Tensor full(Shape shape, Number value) {
    return array(value).broadcastTo(shape.dims().toArray());
  }

  public static Tensor full(Shape shape, Number value, DType dtype) {
    return array(value, dtype).broadcastTo(shape.dims().toArray());
  }

  public static Tensor zerosLike(Tensor x) {
    return Tensor.zerosLike(x);
  }

  public static Tensor zerosLike(Tensor x, DType dtype) {
    return fullLike(x, 0, dtype);
  }

  public static Tensor onesLike(Tensor x) {
    return Tensor.onesLike(x);
  }

  public static Tensor onesLike(Tensor x, DType dtype) {
    return fullLike(x, 1, dtype);
  }

  public static Tensor emptyLike(Tensor x) {
    return zerosLike(x);
  }

  /// `value` in the shape and type of `x`.
  public static Tensor fullLike(Tensor x, Number value) {
    return fullLike(x, value, x.dtype());
  }

  public static Tensor fullLike(Tensor x, Number value, DType dtype) {
    return full(x.shape(), value, dtype);
  }

  /// `0, 1, ..., stop - 1` in i32.
  public static Tensor arange(int stop) {
    return Tensor.arange(stop);
  }

  /// `0, 1, ..., stop - 1`.
  public static Tensor arange(int stop, DType dtype) {
    return arange(0, stop, 1, dtype);
  }

  /// `start, ..., stop - 1` in i32.
  public static Tensor arange(int start, int stop) {
    return arange(start, stop, 1);
  }

  /// `start, ..., stop - 1`.
  public static Tensor arange(int start, int stop, DType dtype) {
    return arange(start, stop, 1, dtype);
  }

  /// `start, start + step, ...` before `stop`, in i32.
  public static Tensor arange(int start, int stop, int step) {
    var r = Index.slice(0, Math.abs(stop - start), Math.abs(step)).range(Math.abs(stop - start));
    boolean empty = step > 0 ? stop <= start : stop >= start;
    return Tensor.arange(empty ? 0 : r.count()).mul(step).add(start).astype(DType.I32);
  }

  /// `start, start + step, ...` before `stop`.
  public static Tensor arange(int start, int stop, int step, DType dtype) {
    return arange(start, stop, step).astype(dtype);
  }

  /// `start, start + step, ...` before `stop`, in f32.
  public static Tensor arange(double start, double stop, double step) {
    return arange(start, stop, step, DType.F32);
  }

  /// In a type of floats, to which each number is rounded once.
  public static Tensor arange(double start, double stop, double step, DType dtype) {
    if (!dtype.isFloat()) {
      throw Errors.ofTypes("arange from %s by %s makes floats, found %s", start, step, dtype);
    }
    int n = Math.max(0, (int) Math.ceil((stop - start) / step));
    var data = new double[n];
    for (int i = 0; i < n; i++) data[i] = start + i * step;
    return Tensor.of(dtype, data);
  }

  /// Fifty numbers at equal distances, `stop` the last.
  public static Tensor linspace(double start, double stop) {
    return linspace(start, stop, 50);
  }

  /// `num` numbers at equal distances, `stop` the last.
  public static Tensor linspace(double start, double stop, int num) {
    return linspace(start, stop, num, true);
  }

  /// Without the `endpoint`, `stop` would be the next.
  public static Tensor linspace(double start, double stop, int num, boolean endpoint) {
    return linspace(start, stop, num, endpoint, DType.F32);
  }

  /// In `dtype`; integers are rounded down.
  public static Tensor linspace(double start, double stop, int num, DType dtype) {
    return linspace(start, stop, num, true, dtype);
  }

  /// In `dtype`; integers are rounded down.
  public static Tensor linspace(double start, double stop, int num, boolean endpoint, DType dtype) {
    if (!dtype.isFloat()) {
      return linspace(start, stop, num, endpoint, DType.F32).floor().astype(dtype);
    }
    int parts = endpoint ? num - 1 : num;
    if (num == 0) return Tensor.zeros(dtype, 0);
    if (parts == 0) return Tensor.of(dtype, start);
    var share = Tensor.arange(parts, dtype).div(parts);
    var y = share.neg().add(1).mul(start).add(share.mul(stop));
    return endpoint ? Tensor.concatenate(0, y, Tensor.of(dtype, stop)) : y;
  }

  /// 10 to the powers of [#linspace].
  public static Tensor logspace(double start, double stop, int num) {
    return logspace(start, stop, num, 10);
  }

  /// `base` to the powers of [#linspace].
  public static Tensor logspace(double start, double stop, int num, double base) {
    return Tensor.scalar(base).pow(linspace(start, stop, num));
  }

  /// `num` numbers with equal quotients; both ends are positive.
  public static Tensor geomspace(double start, double stop, int num) {
    if (!(start > 0 && stop > 0)) {
      throw Errors.ofShapes(
          "geomspace is from a positive number to another, found %s and %s", start, stop);
    }
    return logspace(Math.log10(start), Math.log10(stop), num, 10);
  }

  /// The identity matrix.
  public static Tensor identity(int n) {
    return eye(n);
  }

  /// The identity matrix.
  public static Tensor eye(int n) {
    return eye(n, n);
  }

  /// Ones on the diagonal.
  public static Tensor eye(int rows, int columns) {
    return eye(rows, columns, 0);
  }

  /// Ones on the `k`-th diagonal, above the main one if it is positive.
  public static Tensor eye(int rows, int columns, int k) {
    return eye(rows, columns, k, DType.F32);
  }

  /// Ones on the `k`-th diagonal, above the main one if it is positive.
  public static Tensor eye(int rows, int columns, int k, DType dtype) {
    var row = Tensor.iota(DType.I32, 0, rows, columns);
    return Tensor.iota(DType.I32, 1, rows, columns).eq(row.add(k)).astype(dtype);
  }

  /// Ones on and below the diagonal of a square.
  public static Tensor tri(int n) {
    return tri(n, n);
  }

  /// Ones on and below the diagonal.
  public static Tensor tri(int rows, int columns) {
    return tri(rows, columns, 0);
  }

  /// Ones on and below the `k`-th diagonal.
  public static Tensor tri(int rows, int columns, int k) {
    return tri(rows, columns, k, DType.F32);
  }

  /// Ones on and below the `k`-th diagonal.
  public static Tensor tri(int rows, int columns, int k, DType dtype) {
    return Triangles.below(rows, columns, k).astype(dtype);
  }

  /// The lower triangle of the last two axes, zeros above the `k`-th diagonal.
  public static Tensor tril(Tensor x, int k) {
    return Triangles.lower(x, k);
  }

  /// The lower triangle, with the diagonal.
  public static Tensor tril(Tensor x) {
    return tril(x, 0);
  }

  /// The upper triangle of the last two axes, zeros below the `k`-th diagonal.
  public static Tensor triu(Tensor x, int k) {
    return Triangles.upper(x, k);
  }

  /// The upper triangle, with the diagonal.
  public static Tensor triu(Tensor x) {
    return triu(x, 0);
  }

  /// Of a vector the matrix with it on the `k`-th diagonal, of a matrix that diagonal.
  public static Tensor diag(Tensor x, int k) {
    if (x.rank() == 2) return diagonal(x, k, 0, 1);
    if (x.rank() != 1) {
      throw Errors.located(
          IrException.ofShapes("diag is of a vector or a matrix, found " + x.type().brief()));
    }
    int n = x.dim(0) + Math.abs(k);
    var row = Tensor.iota(DType.I32, 0, n, n);
    var hit = Tensor.iota(DType.I32, 1, n, n).eq(row.add(k));
    var wide = x.pad(new int[] {Math.max(0, -k)}, new int[] {Math.max(0, k)}, 0).expandDims(1);
    return Tensor.where(hit, wide, 0);
  }

  /// See [#diag(Tensor, int)].
  public static Tensor diag(Tensor x) {
    return diag(x, 0);
  }

  /// The matrix with all elements on its diagonal.
  public static Tensor diagflat(Tensor x) {
    return diagflat(x, 0);
  }

  /// The matrix with all elements on its `k`-th diagonal.
  public static Tensor diagflat(Tensor x, int k) {
    return diag(x.reshape(-1), k);
  }

  /// The diagonal of the first two axes.
  public static Tensor diagonal(Tensor x) {
    return diagonal(x, 0, 0, 1);
  }

  /// The `offset`-th diagonal of two axes, as the last axis.
  public static Tensor diagonal(Tensor x, int offset, int axis1, int axis2) {
    return Triangles.diagonal(x, offset, axis1, axis2);
  }

  /// The sum of the diagonal of the first two axes.
  public static Tensor trace(Tensor x) {
    return trace(x, 0, 0, 1);
  }

  /// The sum of the `offset`-th diagonal of two axes.
  public static Tensor trace(Tensor x, int offset, int axis1, int axis2) {
    return diagonal(x, offset, axis1, axis2).sum(-1);
  }

  /// `x` with `value` on its diagonal.
  public static Tensor fillDiagonal(Tensor x, Number value) {
    return Tensor.where(eye(x.dim(-2), x.dim(-1), 0).ne(0), x.like(value), x);
  }

  /// Coordinates of a grid: `x` along its second axis, `y` along its first.
  public static List<Tensor> meshgrid(Tensor... xs) {
    return meshgrid(false, xs);
  }

  /// With `ij` each along its own axis.
  public static List<Tensor> meshgrid(boolean ij, Tensor... xs) {
    var out = new ArrayList<Tensor>();
    var dims = new int[xs.length];
    for (int i = 0; i < xs.length; i++) dims[place(i, ij, xs.length)] = (int) xs[i].size();
    for (int i = 0; i < xs.length; i++) {
      var thin = Ints.repeat(1, xs.length).toArray();
      thin[place(i, ij, xs.length)] = (int) xs[i].size();
      out.add(xs[i].reshape(thin).broadcastTo(dims));
    }
    return out;
  }

  private static int place(int i, boolean ij, int n) {
    return ij || n < 2 || i > 1 ? i : 1 - i;
  }

  /// For each axis the position along it, as `[axes, ...shape]` of i32.
  public static Tensor indices(int... shape) {
    var all = new Tensor[shape.length];
    for (int a = 0; a < shape.length; a++) all[a] = Tensor.iota(DType.I32, a, shape);
    return Tensor.stack(0, all);
  }

  /// Vectors as tensors that broadcast to a grid: `x.get(ix(rows, columns))` takes a block.
  public static List<Tensor> ix(Tensor... xs) {
    var out = new ArrayList<Tensor>();
    for (int i = 0; i < xs.length; i++) {
      var dims = Ints.repeat(1, xs.length).toArray();
      dims[i] = -1;
      out.add(xs[i].reshape(dims));
    }
    return out;
  }

  /// A square matrix, whose row `i` has the powers of `x[i]`, 0 last.
  public static Tensor vander(Tensor x) {
    return vander(x, x.dim(0));
  }

  /// Row `i` has the powers of `x[i]`, `n - 1` first.
  public static Tensor vander(Tensor x, int n) {
    return vander(x, n, false);
  }

  /// Row `i` has the powers of `x[i]`, `n - 1` first, or 0 if `increasing`.
  public static Tensor vander(Tensor x, int n, boolean increasing) {
    var columns = new Tensor[n];
    for (int i = 0; i < n; i++) columns[increasing ? i : n - 1 - i] = x.pow(i);
    return Tensor.stack(1, columns);
  }

  /// All to the shape that they have in common.
  public static List<Tensor> broadcastArrays(List<Tensor> xs) {
    var shape = xs.getFirst().shape();
    for (var x : xs) shape = Elementwise.common(shape, x.shape());
    var dims = shape.dims().toArray();
    return xs.stream().map(x -> x.broadcastTo(dims)).toList();
  }

  // Windows of `n` points for spectra, of f32.

  /// A triangle.
  public static Tensor bartlett(int n) {
    return SpectralWindows.of(n, t -> 1 - Math.abs(2 * t - 1));
  }

  /// Three terms of cosines.
  public static Tensor blackman(int n) {
    return SpectralWindows.of(
        n, t -> 0.42 - 0.5 * Math.cos(2 * Math.PI * t) + 0.08 * Math.cos(4 * Math.PI * t));
  }

  /// A raised cosine that does not reach 0.
  public static Tensor hamming(int n) {
    return SpectralWindows.of(n, t -> 0.54 - 0.46 * Math.cos(2 * Math.PI * t));
  }

  /// A raised cosine.
  public static Tensor hanning(int n) {
    return SpectralWindows.of(n, t -> 0.5 - 0.5 * Math.cos(2 * Math.PI * t));
  }

  /// Bessel functions; `beta` sets the width.
  public static Tensor kaiser(int n, double beta) {
    return SpectralWindows.kaiser(n, beta);
  }
}
