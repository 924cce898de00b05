package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which example of an axis this one is, counted from 0, an i32 (`jax.lax.axis_index`).
///
/// - (C1) The operand stands for an axis.
public record AxisIndex(String axis) implements AxisOp {
  @Override
  public String mnemonic() {
    return "raffia.axis_index";
  }

  @Override
  public boolean differs() {
    return true;
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    requireOperands(in, 1);
    return List.of(TensorType.of(DType.I32));
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    return Arrays.asList((Value) null);
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    throw new IllegalStateException("an integer has no derivative");
  }

  /// An equation that reads nothing mapped is not batched, so this is its own axis.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    return List.of(b.emit(new Iota(TensorType.of(DType.I32, n), 0)));
  }
}
