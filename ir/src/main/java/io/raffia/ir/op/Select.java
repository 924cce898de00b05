package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `predicate ? onTrue : onFalse`, element by element. StableHLO's scalar predicate is broadcast
/// when read.
///
/// - (C2) The predicate is `i1`; the other operands have one element type.
public enum Select implements Pointwise {
  SELECT;

  @Override
  public String mnemonic() {
    return "stablehlo.select";
  }

  @Override
  public DType result(List<DType> in) {
    require(in.get(0) == DType.I1, "stablehlo.select: the predicate is %s, not i1 (C2)", in.get(0));
    require(
        in.get(1) == in.get(2),
        "stablehlo.select: the arms have element types %s and %s, which must be equal (C2)",
        in.get(1),
        in.get(2));
    return in.get(1);
  }

  @Override
  public long apply(List<DType> types, long... in) {
    return in[0] != 0 ? in[1] : in[2];
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var t = dx.get(1);
    var f = dx.get(2);
    var one = new ArrayList<@Nullable Value>();
    if (t == null && f == null) {
      one.add(null);
    } else {
      var zero = b.zeros(out.getFirst().type());
      one.add(b.select(in.getFirst(), t == null ? zero : t, f == null ? zero : f));
    }
    return one;
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arm(b, arg, dx, in);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return arm(b, arg, ct, in);
  }

  /// Which of two tokens it is says nothing: what comes next waits for both.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (!Callback.isToken(in.get(1).type())) return Pointwise.super.batch(b, n, in, mapped);
    var any = b.reduce(Monoid.OR, in.getFirst(), mapped.getFirst() ? Ints.of(0) : Ints.of());
    return List.of(b.select(any, in.get(1), in.get(2)));
  }

  private static @Nullable Value arm(Builder b, int arg, Value d, List<Value> in) {
    if (arg == 0) return null;
    var zero = b.zeros(d.type());
    return arg == 1 ? b.select(in.getFirst(), d, zero) : b.select(in.getFirst(), zero, d);
  }
}
