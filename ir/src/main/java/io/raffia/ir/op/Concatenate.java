package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operands one after another along `axis`.
///
/// - (C1) At least one operand, all of one element type and of one shape but for `axis`.
public record Concatenate(int axis) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.concatenate";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    require(!in.isEmpty(), "stablehlo.concatenate: no operands (C1)");
    var first = in.getFirst();
    require(
        axis >= 0 && axis < first.rank(),
        "stablehlo.concatenate: %s has no axis %d (C1)",
        first.brief(),
        axis);
    int total = 0;
    for (var t : in) {
      require(
          t.dtype() == first.dtype()
              && t.rank() == first.rank()
              && t.shape().without(Ints.of(axis)).equals(first.shape().without(Ints.of(axis))),
          "stablehlo.concatenate: %s and %s differ outside of axis %d (C1)",
          first.brief(),
          t.brief(),
          axis);
      total += t.shape().dim(axis);
    }
    var dims = first.shape().dims().toArray();
    dims[axis] = total;
    return TensorType.of(first.dtype(), dims);
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return (Meaning.Element) index -> part(in, types, index, 0, 0);
  }

  /// Operand `k` where the index is below its end, else the ones after it.
  private Scalar part(
      List<Operand> in, List<TensorType> types, List<Scalar> index, int k, long start) {
    var at = new ArrayList<>(index);
    at.set(axis, Scalar.add(index.get(axis), -start));
    var here = in.get(k).at(at);
    if (k == in.size() - 1) return here;
    long end = start + types.get(k).shape().dim(axis);
    var before =
        new Scalar.Apply(new Compare(Direction.LT), List.of(index.get(axis), Scalar.index(end)));
    return new Scalar.Apply(
        Select.SELECT, List.of(before, here, part(in, types, index, k + 1, end)));
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var parts = new ArrayList<Value>();
    boolean any = false;
    for (int i = 0; i < in.size(); i++) {
      var d = dx.get(i);
      any |= d != null;
      parts.add(d == null ? b.zeros(in.get(i).type()) : d);
    }
    var one = new ArrayList<@Nullable Value>();
    one.add(any ? b.emit(this, parts) : null);
    return one;
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IllegalStateException("concatenate has a rule for all operands at once");
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    int start = 0;
    for (int i = 0; i < arg; i++) start += in.get(i).shape().dim(axis);
    var starts = new int[ct.shape().rank()];
    starts[axis] = start;
    var limits = ct.shape().dims().toArray();
    limits[axis] = start + in.get(arg).shape().dim(axis);
    return b.emit(new Slice(Ints.of(starts), Ints.of(limits), Ints.repeat(1, starts.length)), ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Concatenate(axis + 1), in);
  }
}
