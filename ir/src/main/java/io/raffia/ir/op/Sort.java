package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Location;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Marks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts operands together along an axis, by a comparator that takes two elements of each (the
/// pairs one after another) and says whether the first ones come before the second ones. Always
/// stable.
///
/// Constraints are numbered as in StableHLO's specification.
///
/// - (C1) There is an operand.
/// - (C3) All operands have one shape.
/// - (C4) The axis is one of theirs.
/// - (C5) The comparator takes two scalars of each operand and gives an `i1`.
public record Sort(int axis, Func comparator) implements ExternOp {
  @Override
  public String mnemonic() {
    return "stablehlo.sort";
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(!in.isEmpty(), "stablehlo.sort: has no operands (C1)");
    var shape = in.getFirst().shape();
    for (var t : in) {
      require(
          t.shape().equals(shape),
          "stablehlo.sort: operands have shapes %s and %s (C3)",
          in.getFirst().brief(),
          t.brief());
    }
    require(
        axis >= 0 && axis < shape.rank(),
        "stablehlo.sort: dimension %d is none of %s (C4)",
        axis,
        in.getFirst().brief());
    var taken = new ArrayList<TensorType>();
    for (var t : in) for (int k = 0; k < 2; k++) taken.add(TensorType.of(t.dtype()));
    require(
        comparator.paramTypes().equals(taken)
            && comparator.resultTypes().equals(List.of(TensorType.of(DType.I1))),
        "stablehlo.sort: the comparator takes %s and gives %s, not %s and i1[] (C5)",
        comparator.paramTypes(),
        comparator.resultTypes(),
        taken);
    return in;
  }

  /// What the comparator compares; null when it is not known.
  public @Nullable SortOrder order() {
    return SortOrder.of(comparator);
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    var shape = in.getFirst().type().shape();
    int n = shape.dim(axis);
    long stride = shape.strides()[axis];
    long size = shape.size();
    var from = new int[Math.toIntExact(size)];
    for (int e = 0; e < size; e++) {
      if (e / stride % n != 0) continue;
      int first = e;
      var order = order(in, first, stride, n);
      for (int i = 0; i < n; i++)
        from[(int) (first + i * stride)] = (int) (first + order[i] * stride);
    }
    return in.stream().map(x -> Literal.generate(x.type(), e -> x.bits(from[(int) e]))).toList();
  }

  /// Merges neighbouring runs, which also ends when the comparator contradicts itself (as `<` does
  /// on NaN).
  private int[] order(List<Literal> in, int first, long stride, int n) {
    var now = new int[n];
    for (int i = 0; i < n; i++) now[i] = i;
    for (int width = 1; width < n; width *= 2) {
      var next = new int[n];
      for (int start = 0; start < n; start += 2 * width) {
        int middle = Math.min(n, start + width);
        int end = Math.min(n, start + 2 * width);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
          boolean second =
              left == middle
                  || right < end
                      && before(in, first + now[right] * stride, first + now[left] * stride);
          next[i] = now[second ? right++ : left++];
        }
      }
      now = next;
    }
    return now;
  }

  private boolean before(List<Literal> in, long i, long j) {
    var args = new ArrayList<Literal>();
    for (var x : in) {
      var t = TensorType.of(x.type().dtype());
      args.add(Literal.splat(t, x.bits(i)));
      args.add(Literal.splat(t, x.bits(j)));
    }
    return Interpreter.run(comparator, args).getFirst().bits(0) != 0;
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var again = out.stream().map(v -> new Value(v.type(), v.name())).toList();
    return push(b, new Eqn(this, in, again, Location.UNKNOWN), dx);
  }

  /// Positions are sorted along; tangents are gathered by them.
  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    if (eqn.in().getFirst().type().size() == 0) {
      b.append(eqn);
      return dx;
    }
    var type = eqn.in().getFirst().type().withDtype(DType.I32);
    var positions = new Value(type);
    var templates = Marks.<Value>join(comparator.params(), List.of(scalar(type), scalar(type)));
    var ignoring =
        Func.of(
            comparator.name(),
            templates,
            (inner, p) -> Inline.inline(inner, comparator, p.subList(0, p.size() - 2)));
    b.append(
        new Eqn(
            new Sort(axis, ignoring),
            Marks.join(eqn.in(), List.of(b.emit(new Iota(type, axis)))),
            Marks.join(eqn.out(), List.of(positions)),
            eqn.at()));
    var dy = new ArrayList<@Nullable Value>();
    for (var d : dx) dy.add(d == null ? null : along(b, d, positions));
    return dy;
  }

  private static Value scalar(TensorType t) {
    return new Value(t.withShape(Shape.SCALAR));
  }

  /// `x` with the elements along the axis taken from `positions`.
  private Value along(Builder b, Value x, Value positions) {
    int rank = x.shape().rank();
    var others = Ints.range(0, rank).filter(d -> d != axis);
    var op =
        new Gather(
            Ints.of(), Ints.of(axis), others, others, Ints.of(axis), rank, Ints.repeat(1, rank));
    return b.emit(op, x, positions);
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "stablehlo.sort: is not linear in its operands");
    return List.of();
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      all.add(mapped.get(i) ? in.get(i) : b.broadcastBatch(in.get(i), n));
    }
    return b.emitAll(new Sort(axis + 1, comparator), all, "");
  }
}
