package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.op.DotGeneral;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// The functions of `jax.numpy`, by their names there (`nan_to_num` is `nanToNum`). They work on
/// known tensors, and inside of [Nnx#jit], [Nnx#grad] and [Nnx#vmap]; they broadcast by numpy's
/// rule and promote element types by JAX's. What is a method of `jax.Array` is one of [Tensor] too.
///
/// Where `axis` may be left out in JAX, it may here; it comes after the tensors. `docs/numpy.md`
/// lists which functions there are.
public final class Jnp extends JnpOrders {
  /// The base of the natural logarithm.
  public static final double E = Math.E;

  /// The half of a circle in radians.
  public static final double PI = Math.PI;

  /// Infinity.
  public static final double INF = Double.POSITIVE_INFINITY;

  /// Not a number.
  public static final double NAN = Double.NaN;

  private Jnp() {}

  // Products.

  /// numpy's `@`: vectors are rows or columns, leading axes broadcast.
  public static Tensor matmul(Tensor x, Tensor y) {
    return x.matmul(y);
  }

  /// Sums over the last axis of `x` and the last but one of `y`.
  public static Tensor dot(Tensor x, Tensor y) {
    return x.dot(y);
  }

  /// The sum of the products of all elements.
  public static Tensor vdot(Tensor x, Tensor y) {
    return ravel(x).dot(ravel(y));
  }

  /// The sums of products over the last axis; the others broadcast.
  public static Tensor vecdot(Tensor x, Tensor y) {
    return x.expandDims(-2).matmul(y.expandDims(-1)).squeeze(-1, -2);
  }

  /// Over an axis of both.
  public static Tensor vecdot(Tensor x, Tensor y, int axis) {
    return vecdot(moveaxis(x, axis, -1), moveaxis(y, axis, -1));
  }

  /// A matrix times a vector, over leading axes that broadcast.
  public static Tensor matvec(Tensor x, Tensor y) {
    return x.matmul(y.expandDims(-1)).squeeze(-1);
  }

  /// A vector times a matrix, over leading axes that broadcast.
  public static Tensor vecmat(Tensor x, Tensor y) {
    return x.expandDims(-2).matmul(y).squeeze(-2);
  }

  /// Sums over the last axes of both, for all pairs of the others.
  public static Tensor inner(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) return x.mul(y);
    return tensordot(x, y, new int[] {-1}, new int[] {-1});
  }

  /// The product of each pair of elements.
  public static Tensor outer(Tensor x, Tensor y) {
    return x.reshape(-1, 1).mul(y.reshape(1, -1));
  }

  /// `y` times each element of `x`, in its place (Kronecker).
  public static Tensor kron(Tensor x, Tensor y) {
    int rank = Math.max(x.rank(), y.rank());
    var a = x.expandDims(Ints.range(0, rank - x.rank()).toArray());
    var b = y.expandDims(Ints.range(0, rank - y.rank()).toArray());
    var wideA = a.expandDims(Ints.range(0, rank).map(d -> 2 * d + 1).toArray());
    var wideB = b.expandDims(Ints.range(0, rank).map(d -> 2 * d).toArray());
    return wideA.mul(wideB).reshape(Ints.range(0, rank).map(d -> a.dim(d) * b.dim(d)).toArray());
  }

  /// The vector product of vectors of three elements in the last axis.
  public static Tensor cross(Tensor x, Tensor y) {
    return Linalg.cross(x, y);
  }

  /// Of vectors along an axis.
  public static Tensor cross(Tensor x, Tensor y, int axis) {
    return Linalg.cross(x, y, axis);
  }

  /// Einstein's summation: `einsum("ij,jk->ik", x, y)` is a matrix product. A label names an axis,
  /// `...` stands for any number of axes that broadcast; labels that the result has not are summed
  /// over. Without `->` the result has the labels that occur once, in alphabetical order. Three and
  /// more operands are contracted in the order that takes the fewest multiplications. Throws
  /// [io.raffia.ir.IrException] for an equation that does not fit the shapes.
  public static Tensor einsum(String equation, Tensor... operands) {
    return EinsumProgram.einsum(equation, operands);
  }

  /// Sums products over the last two axes of `x` and the first two of `y`.
  public static Tensor tensordot(Tensor x, Tensor y) {
    return tensordot(x, y, 2);
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

  // Signals.

  /// The convolution of two vectors, at all places where they meet.
  public static Tensor convolve(Tensor x, Tensor y) {
    return convolve(x, y, "full");
  }

  /// The convolution of two vectors: `full`, `same` or `valid`.
  public static Tensor convolve(Tensor x, Tensor y, String mode) {
    return Signals.convolve(x, y, mode);
  }

  /// The correlation of two vectors, at the places where one is all in the other.
  public static Tensor correlate(Tensor x, Tensor y) {
    return correlate(x, y, "valid");
  }

  /// The correlation of two vectors: `full`, `same` or `valid`.
  public static Tensor correlate(Tensor x, Tensor y, String mode) {
    return Signals.correlate(x, y, mode);
  }

  /// The slope along an axis by differences of neighbours `step` apart, one-sided at the ends.
  public static Tensor gradient(Tensor x, double step, int axis) {
    return Signals.gradient(x, step, axis);
  }

  // Polynomials: coefficients of the highest power first.

  /// The value at `x`.
  public static Tensor polyval(Tensor p, Tensor x) {
    return Polynomials.value(p, x);
  }

  /// The sum.
  public static Tensor polyadd(Tensor p, Tensor q) {
    return Polynomials.sum(p, q);
  }

  /// The difference.
  public static Tensor polysub(Tensor p, Tensor q) {
    return polyadd(p, q.neg());
  }

  /// The product.
  public static Tensor polymul(Tensor p, Tensor q) {
    return convolve(p, q, "full");
  }

  /// The derivative.
  public static Tensor polyder(Tensor p) {
    return Polynomials.derivative(p);
  }

  /// The `m`-th derivative.
  public static Tensor polyder(Tensor p, int m) {
    var q = p;
    for (int i = 0; i < m; i++) q = polyder(q);
    return q;
  }

  /// The antiderivative that is 0 at 0.
  public static Tensor polyint(Tensor p) {
    return Polynomials.antiderivative(p);
  }

  /// The `m`-th antiderivative, of which each is 0 at 0.
  public static Tensor polyint(Tensor p, int m) {
    var q = p;
    for (int i = 0; i < m; i++) q = polyint(q);
    return q;
  }

  /// The polynomial of degree `degree` nearest to the points, by least squares.
  public static Tensor polyfit(Tensor x, Tensor y, int degree) {
    return Polynomials.fit(x, y, degree);
  }

  /// The polynomial with those roots, whose first coefficient is 1.
  public static Tensor poly(Tensor roots) {
    return Polynomials.ofRoots(roots);
  }

  /// The quotient, and the remainder with as many coefficients as `p`.
  public static Pair<Tensor, Tensor> polydiv(Tensor p, Tensor q) {
    return Polynomials.quotient(p, q);
  }

  // Functions.

  /// `f` of `x` and the first of the axes, of what that gives and the second, and so on. What it
  /// gives has that axis with extent 1, or lacks it.
  public static Tensor applyOverAxes(BiFunction<Tensor, Integer, Tensor> f, Tensor x, int... axes) {
    var y = x;
    for (int axis : axes) {
      int a = Shapes.axis("applyOverAxes", x.shape(), axis);
      var next = f.apply(y, a);
      if (next.rank() == y.rank() - 1) next = next.expandDims(a);
      if (next.rank() != y.rank()) {
        throw Errors.ofShapes(
            "applyOverAxes needs a function that keeps an axis or takes it away, found %s of %s",
            next.type().brief(), y.type().brief());
      }
      y = next;
    }
    return y;
  }

  /// Where the conditions hold, what the functions give, of several the last; elsewhere 0. As many
  /// functions as conditions, or one more for elsewhere.
  public static Tensor piecewise(
      Tensor x, List<Tensor> conditions, List<UnaryOperator<Tensor>> functions) {
    boolean more = functions.size() == conditions.size() + 1;
    var y = more ? functions.getLast().apply(x) : Tensor.zerosLike(x);
    for (int i = 0; i < conditions.size(); i++) {
      y = Tensor.where(conditions.get(i), functions.get(i).apply(x), y);
    }
    return y.astype(x.dtype());
  }

  /// The function of each vector along an axis, stacked there.
  public static Tensor applyAlongAxis(UnaryOperator<Tensor> f, int axis, Tensor x) {
    int a = Shapes.axis("applyAlongAxis", x.shape(), axis);
    var last = moveaxis(x, a, -1);
    var results = unstack(last.reshape(-1, x.dim(a)), 0).stream().map(f).toList();
    var y = stack(results);
    var lead = Ints.range(0, x.rank() - 1).map(last::dim);
    var whole = y.reshape(lead.plus(Ints.range(1, y.rank()).map(y::dim)).toArray());
    for (int d = 0; d < y.rank() - 1; d++) whole = moveaxis(whole, lead.size() + d, a + d);
    return whole;
  }

  /// The limits of a type of floats.
  public static Finfo finfo(DType dtype) {
    return Finfo.of(dtype);
  }

  /// The limits of a type of integers.
  public static Iinfo iinfo(DType dtype) {
    return Iinfo.of(dtype);
  }
}
