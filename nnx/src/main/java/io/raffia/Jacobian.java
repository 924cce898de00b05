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
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jacobians: of each tensor of a function's result, the derivative by each of some arguments,
/// which are tensors; its axes are those of the result and then those of the argument. By one
/// argument they have the structure of the result; by several, a [Pair] or [Triple] has such a one
/// for each.
final class Jacobian {
  private Jacobian() {}

  /// Column by column: forward mode, for an argument that is smaller than the result.
  static @Nullable Object forward(Object function, List<Integer> by, @Nullable Object[] args) {
    var program = program("jacfwd", function, by, args);
    int results = program.func().results().size();
    var f =
        Func.of(
            "jacfwd",
            program.func().params(),
            (b, p) -> {
              var out = new ArrayList<Value>();
              for (int k = 0; k < by.size(); k++) {
                var y = columns(b, program, k, p);
                out.addAll(k == 0 ? y : y.subList(results, y.size()));
              }
              return out;
            });
    return jacobians(program, f);
  }

  /// The results, and their derivatives by the argument that comes as number `k`.
  private static List<Value> columns(Builder b, DerivativeProgram program, int k, List<Value> p) {
    var active = new ArrayList<Boolean>();
    for (int i = 0; i < p.size(); i++) active.add(i == k);
    var pushed = Jvp.jvp(program.func(), active, program.returned());
    var x = program.arguments().wrt().get(k).type();
    int results = program.func().results().size();
    var mapped = new ArrayList<>(Marks.none(p.size()));
    mapped.add(true);
    var in = new ArrayList<>(p);
    in.add(basis(b, x));
    var marks = new ArrayList<Boolean>();
    for (int i = 0; i < pushed.results().size(); i++) marks.add(i >= results);
    int n = Math.toIntExact(x.size());
    var y = Inline.inline(b, Vmap.vmap(pushed, n, mapped, marks), in);
    var out = new ArrayList<>(y.subList(0, results));
    for (var dy : y.subList(results, y.size())) out.add(lastAxis(b, dy, x));
    return out;
  }

  /// Row by row: reverse mode, for a result that is smaller than the argument.
  static @Nullable Object reverse(Object function, List<Integer> by, @Nullable Object[] args) {
    var program = program("jacrev", function, by, args);
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
              var byResult = new ArrayList<List<Value>>();
              for (int i = 0; i < split.tangent().results().size(); i++) {
                byResult.add(rows(b, program, split, i, residuals));
              }
              for (int k = 0; k < by.size(); k++) for (var r : byResult) out.add(r.get(k));
              return out;
            });
    return jacobians(program, f);
  }

  /// The derivatives of a result by each argument.
  private static List<Value> rows(
      Builder b,
      DerivativeProgram program,
      Linearize.Result split,
      int result,
      List<Value> residuals) {
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
    var rows = Inline.inline(b, Vmap.vmap(back, n, mapped), in);
    var out = new ArrayList<Value>();
    for (int k = 0; k < rows.size(); k++) {
      var x = program.arguments().wrt().get(k).shape();
      out.add(b.reshape(rows.get(k), join(y.shape(), x)));
    }
    return out;
  }

  private static DerivativeProgram program(
      String what, Object function, List<Integer> by, @Nullable Object[] args) {
    var chosen = new ArrayList<Wrt<?>>();
    for (int argnum : by) chosen.add(Wrt.argnum(argnum));
    var program = DerivativeProgram.of(function, new DiffArguments(what, chosen, args));
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
    var all = new ArrayList<Object>();
    for (int from = n; from < out.size(); from += n) {
      all.add(program.withValues(out.subList(from, from + n)));
    }
    return Linearization.tuple(all);
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
