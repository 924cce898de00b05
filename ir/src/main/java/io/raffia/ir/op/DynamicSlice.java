package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of the first operand of extents `sizes` that starts where the other operands say: an
/// integer scalar an axis, clamped so that the part fits.
///
/// Constraints are numbered as in StableHLO's specification.
///
/// - (C2) There are as many positions, and sizes, as axes.
/// - (C3) All positions have one integer type.
/// - (C4) A size is at most the axis's extent.
public record DynamicSlice(Ints sizes) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.dynamic_slice";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    checkStarts(mnemonic(), x, in.subList(1, in.size()), List.of("C2", "C3"));
    require(
        sizes.size() == x.rank(),
        "stablehlo.dynamic_slice: %d sizes for the axes of %s (C2)",
        sizes.size(),
        x.brief());
    for (int d = 0; d < x.rank(); d++) {
      require(
          sizes.get(d) >= 0 && sizes.get(d) <= x.shape().dim(d),
          "stablehlo.dynamic_slice: size %d does not fit axis %d of %s (C4)",
          sizes.get(d),
          d,
          x.brief());
    }
    return x.withShape(new Shape(sizes));
  }

  /// Fails unless `starts` are a position in each axis of `x`.
  static void checkStarts(String op, TensorType x, List<TensorType> starts, List<String> labels) {
    require(
        starts.size() == x.rank(),
        "%s: %d positions for the axes of %s (%s)",
        op,
        starts.size(),
        x.brief(),
        labels.get(0));
    for (var t : starts) {
      require(
          t.equals(starts.getFirst()) && t.rank() == 0 && t.dtype().isInteger(),
          "%s: positions are %s and %s, not integer scalars of one type (%s)",
          op,
          starts.getFirst().brief(),
          t.brief(),
          labels.get(1));
    }
  }

  /// The position in axis `d` of `x`, which `start` says, of a part of an extent.
  static Scalar start(Operand start, Shape x, int d, int size) {
    int most = x.dim(d) - size;
    if (most == 0) return Scalar.index(0);
    var at = start.at(List.of());
    // Above what i64 holds, too.
    if (at.dtype() == DType.U64)
      at = new Scalar.Apply(Binary.MIN, List.of(at, new Scalar.Num(DType.U64, most)));
    at = Scalar.convert(at, DType.I64);
    return new Scalar.Apply(Clamp.CLAMP, List.of(Scalar.index(0), at, Scalar.index(most)));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.getFirst().shape();
    return (Meaning.Element)
        index -> {
          var at = new ArrayList<Scalar>();
          for (int d = 0; d < x.rank(); d++)
            at.add(Scalar.add(start(in.get(1 + d), x, d, sizes.get(d)), index.get(d)));
          return in.getFirst().at(at);
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arg == 0 ? b.emit(this, with(dx, in.subList(1, in.size()))) : null;
  }

  private static List<Value> with(Value x, List<Value> rest) {
    var all = new ArrayList<Value>();
    all.add(x);
    all.addAll(rest);
    return all;
  }

  /// Puts the part back where it was taken from.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    if (arg != 0) return ArrayOp.super.transpose(b, arg, ct, in);
    var all = with(ct, in.subList(1, in.size()));
    return b.emit(
        DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE, with(b.zeros(in.getFirst().type()), all));
  }

  /// Examples that take their own positions gather.
  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    int rank = sizes.size();
    var axes = Ints.range(1, rank + 1);
    var gather = new Gather(axes, Ints.of(), Ints.of(0), Ints.of(0), axes, 1, sizes.prepend(1));
    return b.emit(gather, in.getFirst(), stacked(b, n, in.subList(1, in.size())));
  }

  /// A row of positions an example.
  static Value stacked(Builder b, int n, List<Value> starts) {
    if (starts.isEmpty()) return b.zeros(TensorType.of(DType.I32, n, 0));
    var columns = starts.stream().map(s -> b.reshape(s, Shape.of(n, 1))).toList();
    return columns.size() == 1 ? columns.getFirst() : b.emit(new Concatenate(1), columns);
  }

  /// With shared positions, the examples are one more axis, of which all is taken.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var starts = in.subList(1, in.size());
    if (mapped.subList(1, mapped.size()).contains(true)) {
      return n == 0 ? List.of(emptyBatch(b, in, mapped)) : ArrayOp.super.batch(b, n, in, mapped);
    }
    return List.of(
        b.emit(
            new DynamicSlice(sizes.prepend(n)),
            with(in.getFirst(), with(zero(b, starts), starts))));
  }

  /// The first position, of the type that the others have.
  static Value zero(Builder b, List<Value> starts) {
    return b.zeros(starts.isEmpty() ? TensorType.of(DType.I32) : starts.getFirst().type());
  }
}
