package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sum over all examples of an axis (`jax.lax.psum`): `(axis, x) -> Σ x`. A value that they
/// share is counted once for each. Linear, and its own transpose: each example's `x` is in every
/// example's sum.
///
/// - (C1) The first operand stands for an axis, the second is summed.
public record Psum(String axis) implements AxisOp {
  @Override
  public String mnemonic() {
    return "raffia.psum";
  }

  @Override
  public boolean differs() {
    return false;
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    requireOperands(in, 2);
    return List.of(in.get(1));
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var d = dx.get(1);
    return Arrays.asList(d == null ? null : b.emit(this, in.getFirst(), d));
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var c = ct.getFirst();
    return Arrays.asList(null, c == null ? null : b.emit(this, in.getFirst(), c));
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (!mapped.getFirst()) return b.emitAll(this, in, "");
    var x = in.get(1);
    return List.of(mapped.get(1) ? b.sum(x, Ints.of(0)) : b.scale(x, n));
  }
}
