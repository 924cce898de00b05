package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.op.DotGeneral;
import java.util.ArrayList;
import java.util.List;

/// The functions of `jax.numpy` that are not methods of an array there either: those of several
/// arrays, and those that make one. What is a method of `jax.Array` is one of [Tensor].
public final class Jnp {
  private Jnp() {}

  /// Einstein's summation: `einsum("ij,jk->ik", x, y)` is a matrix product. A label names an axis,
  /// `...` stands for any number of axes that broadcast; labels that the result has not are summed
  /// over. Without `->` the result has the labels that occur once, in alphabetical order. Three and
  /// more operands are contracted in the order that takes the fewest multiplications. Throws
  /// [IrException] for an equation that does not fit the shapes.
  public static Tensor einsum(String equation, Tensor... operands) {
    return EinsumProgram.einsum(equation, operands);
  }

  /// Sums products over the last `axes` axes of `x` and the first of `y`.
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    return tensordot(
        x, y, Ints.range(x.rank() - axes, x.rank()).toArray(), Ints.range(0, axes).toArray());
  }

  /// Sums products over pairs of axes; the result has the other axes of `x`, then those of `y`.
  public static Tensor tensordot(Tensor x, Tensor y, int[] xAxes, int[] yAxes) {
    var to = Promotion.of(x, y);
    var left = Ints.of(xAxes).map(a -> Shapes.axis("tensordot", x.shape(), a));
    var right = Ints.of(yAxes).map(a -> Shapes.axis("tensordot", y.shape(), a));
    var op = new DotGeneral(Ints.of(), Ints.of(), left, right, to.dtype());
    return Shapes.dotGeneral(op, to, x, y);
  }

  /// With the axis at `from` moved to the place `to`; the others keep their order.
  public static Tensor moveAxis(Tensor x, int from, int to) {
    int moved = Shapes.axis("moveAxis", x.shape(), from);
    int place = Shapes.axis("moveAxis", x.shape(), to);
    var others = Ints.range(0, x.rank()).filter(a -> a != moved);
    return x.transpose(
        Ints.range(0, x.rank())
            .map(i -> i == place ? moved : others.get(i < place ? i : i - 1))
            .toArray());
  }

  /// `parts` equal pieces along an axis; throws [IrException] when it does not divide.
  public static List<Tensor> split(Tensor x, int parts, int axis) {
    int extent = x.dim(axis);
    if (parts < 1 || extent % parts != 0) {
      throw Errors.ofShapes(
          "axis %d of %s does not divide into %d equal parts", axis, x.type().brief(), parts);
    }
    int n = extent / parts;
    var pieces = new ArrayList<Tensor>();
    for (int i = 0; i < parts; i++) pieces.add(x.sliceAxis(axis, i * n, (i + 1) * n));
    return pieces;
  }

  /// Each slice along an axis `times` times, one copy after the other.
  public static Tensor repeat(Tensor x, int times, int axis) {
    int a = Shapes.axis("repeat", x.shape(), axis);
    var dims = x.shape().dims();
    var wide =
        Ints.range(0, x.rank() + 1)
            .map(i -> i <= a ? dims.get(i) : i == a + 1 ? times : dims.get(i - 1));
    var all = Ints.range(0, x.rank()).map(i -> i == a ? dims.get(i) * times : dims.get(i));
    return x.expandDims(a + 1).broadcastTo(wide.toArray()).reshape(all.toArray());
  }

  /// The lower triangle of the last two axes, zeros above the `k`-th diagonal.
  public static Tensor tril(Tensor x, int k) {
    return Tensor.where(below(x, k), x, Tensor.zerosLike(x));
  }

  /// The upper triangle of the last two axes, zeros below the `k`-th diagonal.
  public static Tensor triu(Tensor x, int k) {
    return Tensor.where(below(x, k - 1), Tensor.zerosLike(x), x);
  }

  private static Tensor below(Tensor x, int k) {
    if (x.rank() < 2) {
      throw Errors.located(
          IrException.ofShapes("a triangle needs two axes, found " + x.type().brief()));
    }
    int rows = x.dim(-2);
    int columns = x.dim(-1);
    var column = Tensor.iota(DType.I32, 1, rows, columns);
    return column.le(Tensor.iota(DType.I32, 0, rows, columns).add(k));
  }
}
