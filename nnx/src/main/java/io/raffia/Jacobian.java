package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Iota;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jacobians: of each tensor of a function's result, the derivative by an argument, a tensor; its
/// axes are those of the result and then those of the argument.
final class Jacobian {
  private Jacobian() {}

  /// Column by column: forward mode, for an argument that is smaller than the result.
  static @Nullable Object forward(Object function, int argnum, @Nullable Object[] args) {
    var program = program("jacfwd", function, argnum, args);
    var x = program.arguments().wrt().getFirst().type();
    int n = Math.toIntExact(x.size());
    var pushed = Jvp.jvp(program.func(), program.active(), program.returned());
    int results = program.func().results().size();
    var f =
        Func.of(
            "jacfwd",
            program.func().params(),
            (b, p) -> {
              var mapped = new ArrayList<Boolean>();
              for (int i = 0; i < p.size(); i++) mapped.add(false);
              mapped.add(true);
              var in = new ArrayList<>(p);
              in.add(basis(b, x));
              var marks = new ArrayList<Boolean>();
              for (int i = 0; i < pushed.results().size(); i++) marks.add(i >= results);
              var y = Inline.inline(b, Vmap.vmap(pushed, n, mapped, marks), in);
              var out = new ArrayList<>(y.subList(0, results));
              for (var dy : y.subList(results, y.size())) out.add(lastAxis(b, dy, x));
              return out;
            });
    return jacobians(program, f);
  }

  /// Row by row: reverse mode, for a result that is smaller than the argument.
  static @Nullable Object reverse(Object function, int argnum, @Nullable Object[] args) {
    var program = program("jacrev", function, argnum, args);
    var x = program.arguments().wrt().getFirst().type();
    var split = Linearize.linearize(program.func(), program.active(), program.returned());
    int results = program.func().results().size();
    var f =
        Func.of(
            "jacrev",
            program.func().params(),
            (b, p) -> {
              var y = Inline.inline(b, split.primal(), p);
              var out = new ArrayList<>(y.subList(0, results));
              var residuals = y.subList(results, y.size());
              for (int i = 0; i < split.tangent().results().size(); i++) {
                out.add(rows(b, split, i, residuals, x));
              }
              return out;
            });
    return jacobians(program, f);
  }

  private static Value rows(
      Builder b, Linearize.Result split, int result, List<Value> residuals, TensorType x) {
    var marks = new ArrayList<Boolean>();
    for (int i = 0; i < split.tangent().results().size(); i++) marks.add(i == result);
    var one = TransposeLinear.select(split.tangent(), marks);
    var back = TransposeLinear.transpose(one, split.residuals());
    var y = one.results().getFirst().type();
    var mapped = new ArrayList<Boolean>();
    for (int i = 0; i < residuals.size(); i++) mapped.add(false);
    mapped.add(true);
    var in = new ArrayList<>(residuals);
    in.add(basis(b, y));
    int n = Math.toIntExact(y.size());
    var rows = Inline.inline(b, Vmap.vmap(back, n, mapped), in).getFirst();
    return b.reshape(rows, join(y.shape(), x.shape()));
  }

  private static DerivativeProgram program(
      String what, Object function, int argnum, @Nullable Object[] args) {
    var by = List.<Wrt<?>>of(Wrt.argnum(argnum));
    var program = DerivativeProgram.of(function, new DiffArguments(what, by, args));
    for (var y : program.value().tensors()) {
      if (y.dtype().isFloat()) continue;
      throw Errors.ofTypes(
          "%s requires real-valued outputs, but got %s: return floats", what, y.type().brief());
    }
    return program;
  }

  private static @Nullable Object jacobians(DerivativeProgram program, Func f) {
    var out = program.inline(f, program.operands());
    int n = program.value().tensors().size();
    return program.withValues(out.subList(n, out.size()));
  }

  /// A one in each place of a tensor of that type, one after another along a new first axis.
  private static Value basis(Builder b, TensorType x) {
    int n = Math.toIntExact(x.size());
    var square = new TensorType(io.raffia.ir.DType.I32, Shape.of(n, n));
    var row = b.emit(new Iota(square, 0));
    var column = b.emit(new Iota(square, 1));
    var eye = b.convert(b.compare(Direction.EQ, row, column), x.dtype());
    return b.reshape(eye, x.shape().prepend(n));
  }

  /// With the first axis last, and split into the axes of `x`.
  private static Value lastAxis(Builder b, Value dy, TensorType x) {
    int rank = dy.shape().rank();
    var moved = b.transpose(dy, Ints.range(1, rank).plus(Ints.of(0)));
    return b.reshape(moved, join(dy.shape().without(Ints.of(0)), x.shape()));
  }

  private static Shape join(Shape x, Shape y) {
    var all = new int[x.rank() + y.rank()];
    for (int i = 0; i < all.length; i++) all[i] = i < x.rank() ? x.dim(i) : y.dim(i - x.rank());
    return Shape.of(all);
  }
}
