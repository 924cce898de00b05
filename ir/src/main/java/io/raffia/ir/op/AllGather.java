package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of all examples of an axis, along a new leading axis (`jax.lax.all_gather`): `(axis,
/// x) -> [x of example 0, x of example 1, ...]`. Linear.
///
/// - (C1) The first operand stands for an axis, the second is gathered.
///
/// @param size how many examples there are
public record AllGather(String axis, int size) implements AxisOp {
  @Override
  public String mnemonic() {
    return "raffia.all_gather";
  }

  @Override
  public boolean differs() {
    return false;
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    requireOperands(in, 2);
    var x = in.get(1);
    return List.of(x.withShape(x.shape().prepend(size)));
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var d = dx.get(1);
    return Arrays.asList(d == null ? null : b.emit(this, in.getFirst(), d));
  }

  /// What every example has for this one, added.
  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var c = ct.getFirst();
    if (c == null) return Arrays.asList(null, null);
    var all = b.emit(new Psum(axis), in.getFirst(), c);
    return Arrays.asList(null, Rows.read(b, all, b.emit(new AxisIndex(axis), in.getFirst())));
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var x = in.get(1);
    if (mapped.getFirst()) return List.of(mapped.get(1) ? x : b.broadcastBatch(x, n));
    var y = b.emit(this, in);
    var exchanged = Ints.of(1, 0).plus(Ints.range(2, y.shape().rank()));
    return List.of(b.transpose(y, exchanged));
  }
}
