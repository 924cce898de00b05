package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.op.AllGather;
import io.raffia.ir.op.AxisIndex;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.op.Psum;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// What the examples of a named axis of [Nnx#vmap] compute together.
final class Collectives {
  /// A named axis, in the trace of the function for one example.
  ///
  /// @param token what stands for it in programs: see [AxisOp]
  record Axis(String name, int size, Tensor token) {
    /// As a parameter of the trace.
    static Axis in(Trace trace, String name, int size) {
      return new Axis(name, size, trace.param(AxisOp.AXIS, false, ""));
    }
  }

  private Collectives() {}

  static Axis axis(String name) {
    var axis = Trace.axis(name);
    if (axis != null) return axis;
    throw Errors.at(
        "there is no axis \"%s\" here%s: name it where the function is vectorized, by"
            + " Nnx.vmap(f, Axes.in(In.MAPPED).axisName(\"%s\"))",
        name, known(), name);
  }

  private static String known() {
    var names = Trace.axisNames();
    return names.isEmpty() ? "" : " (there is " + String.join(", ", names) + ")";
  }

  /// Each tensor of `x` by a function.
  @SuppressWarnings({"unchecked", "NullAway"}) // the same structure is of the same type
  static <T> T each(T x, UnaryOperator<Tensor> f) {
    var tree = Tree.of(x);
    return (T) tree.with(tree.tensors().stream().map(f).toList());
  }

  static Tensor psum(Tensor x, String... names) {
    var y = x.dtype() == DType.I1 ? x.astype(DType.I32) : x;
    for (var name : names) {
      var op = new Psum(name);
      y = Dispatch.apply(op, y.isWeak(), (b, in) -> b.emit(op, in), axis(name).token, y);
    }
    return y;
  }

  static Tensor pmean(Tensor x, String... names) {
    int n = Arrays.stream(names).mapToInt(name -> axis(name).size).reduce(1, Math::multiplyExact);
    return psum(x, names).div(n);
  }

  static Tensor extreme(Tensor x, boolean greatest, String... names) {
    var y = x;
    for (var name : names) {
      var all = gather(y, name);
      y = greatest ? all.max(0) : all.min(0);
    }
    return y;
  }

  static Tensor index(String name) {
    var op = new AxisIndex(name);
    return Dispatch.apply(op, false, (b, in) -> b.emit(op, in), axis(name).token);
  }

  /// Along a new first axis.
  static Tensor gather(Tensor x, String name) {
    var axis = axis(name);
    var op = new AllGather(name, axis.size);
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), axis.token, x);
  }

  static Tensor gather(Tensor x, String name, int axis, boolean tiled) {
    var all = gather(x, name);
    return tiled
        ? joined(all, axis < 0 ? axis + x.rank() : axis)
        : Jnp.moveaxis(all, 0, axis < 0 ? axis + all.rank() : axis);
  }

  /// The parts along the first axis, one after another along `axis` of what is left.
  private static Tensor joined(Tensor parts, int axis) {
    int at = Shapes.axis("allGather", parts.shape().without(Ints.of(0)), axis);
    return Lax.collapse(Jnp.moveaxis(parts, 0, at), at, at + 2);
  }

  /// `x` of the example that sends to this one, zeros where none does.
  static Tensor permuted(Tensor x, String name, int[][] pairs) {
    int n = axis(name).size;
    var from = new int[n];
    Arrays.fill(from, -1);
    var sends = new boolean[n];
    for (var pair : pairs) {
      if (pair.length != 2
          || Math.min(pair[0], pair[1]) < 0
          || Math.max(pair[0], pair[1]) >= n
          || sends[pair[0]]
          || from[pair[1]] >= 0) {
        throw Errors.at(
            "ppermute takes pairs {from, to} of examples 0 to %d, each once on either side, found"
                + " %s",
            n - 1, Arrays.deepToString(pairs));
      }
      sends[pair[0]] = true;
      from[pair[1]] = pair[0];
    }
    var source = Tensor.of(from).get(index(name));
    var y = gather(x, name).get(source.maximum(0));
    return Tensor.where(source.ge(0), y, Tensor.zerosLike(y));
  }

  /// The part of `x` along `axis` that belongs to this example: one position, or with `tiled` as
  /// many as there are for each.
  private static Tensor own(Tensor x, String name, int axis, boolean tiled) {
    int n = axis(name).size;
    int at = Shapes.axis("psumScatter", x.shape(), axis);
    int each = tiled ? x.dim(at) / n : 1;
    if (x.dim(at) != n * each) {
      throw Errors.ofShapes(
          "axis %d of %s does not divide among the %d examples of \"%s\"%s",
          at, x.type().brief(), n, name, tiled ? "" : ", one position each");
    }
    var y = Lax.dynamicSliceInDim(x, index(name).mul(each), each, at);
    return tiled ? y : y.squeeze(at);
  }

  static Tensor psumScatter(Tensor x, String name, int axis, boolean tiled) {
    return own(psum(x, name), name, axis, tiled);
  }

  /// Position `i` along `splitAxis` goes to example `i`; what an example gets stands along
  /// `concatAxis`.
  static Tensor allToAll(Tensor x, String name, int splitAxis, int concatAxis, boolean tiled) {
    int split = Shapes.axis("allToAll", x.shape(), splitAxis);
    var got = own(gather(x, name), name, split + 1, tiled);
    return tiled ? joined(got, concatAxis) : Jnp.moveaxis(got, 0, concatAxis);
  }
}
