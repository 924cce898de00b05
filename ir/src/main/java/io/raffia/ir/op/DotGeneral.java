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

/// Sums products over the contracting axes, for each batch index. The result's axes are the batch
/// axes, the left operand's free axes, the right one's. Products and sums have type `dtype`, or f32
/// when that is narrower.
///
/// - (C1) As many batch axes, and as many contracting axes, on both sides.
/// - (C2) Axes of a side are distinct axes of its operand.
/// - (C3) Paired axes have one extent.
public record DotGeneral(
    Ints lhsBatch, Ints rhsBatch, Ints lhsContracting, Ints rhsContracting, DType dtype)
    implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.dot_general";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.get(0);
    var y = in.get(1);
    require(
        lhsBatch.size() == rhsBatch.size() && lhsContracting.size() == rhsContracting.size(),
        "stablehlo.dot_general: batch axes %s and %s, contracting axes %s and %s do not pair up (C1)",
        lhsBatch,
        rhsBatch,
        lhsContracting,
        rhsContracting);
    distinct(lhsBatch.plus(lhsContracting), x);
    distinct(rhsBatch.plus(rhsContracting), y);
    paired(lhsBatch, rhsBatch, x, y);
    paired(lhsContracting, rhsContracting, x, y);
    var shape =
        x.shape()
            .select(lhsBatch.plus(lhsFree(x)))
            .dims()
            .plus(y.shape().select(rhsFree(y)).dims());
    return new TensorType(dtype, new Shape(shape));
  }

  private static void distinct(Ints axes, TensorType t) {
    require(
        axes.all(a -> a >= 0 && a < t.rank()) && axes.stream().distinct().count() == axes.size(),
        "stablehlo.dot_general: %s are not distinct axes of %s (C2)",
        axes,
        t.brief());
  }

  private static void paired(Ints left, Ints right, TensorType x, TensorType y) {
    for (int i = 0; i < left.size(); i++) {
      int a = x.shape().dim(left.get(i));
      int c = y.shape().dim(right.get(i));
      require(
          a == c,
          "stablehlo.dot_general: axis %d of %s has extent %d but axis %d of %s has %d (C3)",
          left.get(i),
          x.brief(),
          a,
          right.get(i),
          y.brief(),
          c);
    }
  }

  /// The left operand's axes that stay, in order.
  public Ints lhsFree(TensorType x) {
    return Ints.range(0, x.rank())
        .filter(a -> !lhsBatch.contains(a) && !lhsContracting.contains(a));
  }

  /// The right operand's axes that stay, in order.
  public Ints rhsFree(TensorType y) {
    return Ints.range(0, y.rank())
        .filter(a -> !rhsBatch.contains(a) && !rhsContracting.contains(a));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.get(0);
    var y = types.get(1);
    return (Meaning.Element)
        index -> {
          var sum =
              lhsContracting.stream().mapToObj(a -> new Scalar.Axis(x.shape().dim(a))).toList();
          int free = x.rank() - lhsContracting.size();
          var left =
              place(x.rank(), lhsBatch, lhsContracting, lhsFree(x), index, lhsBatch.size(), sum);
          var right = place(y.rank(), rhsBatch, rhsContracting, rhsFree(y), index, free, sum);
          var wide = accumulator(dtype);
          var a = Scalar.convert(in.get(0).at(left), wide);
          var c = Scalar.convert(in.get(1).at(right), wide);
          var product = new Scalar.Apply(Binary.MUL, List.of(a, c));
          return Scalar.convert(new Scalar.Fold(Monoid.ADD, sum, product), dtype);
        };
  }

  /// What products and sums are computed in: floats narrower than f32 round once, at the end.
  static DType accumulator(DType dtype) {
    return dtype.isFloat() && dtype.bits() < 32 ? DType.F32 : dtype;
  }

  private static List<Scalar> place(
      int rank,
      Ints batch,
      Ints contracting,
      Ints free,
      List<Scalar> index,
      int firstFree,
      List<Scalar.Axis> sum) {
    var at = new Scalar[rank];
    for (int i = 0; i < batch.size(); i++) at[batch.get(i)] = index.get(i);
    for (int i = 0; i < contracting.size(); i++) at[contracting.get(i)] = sum.get(i);
    for (int i = 0; i < free.size(); i++) at[free.get(i)] = index.get(firstFree + i);
    return List.of(at);
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arg == 0 ? b.emit(this, dx, in.get(1)) : b.emit(this, in.get(0), dx);
  }

  /// A product of the cotangent with the other operand over that one's free axes, its axes brought
  /// back into place. The operands stand in the order that needs no transposition in the usual
  /// case.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var x = in.get(0).type();
    var y = in.get(1).type();
    int batch = lhsBatch.size();
    int left = lhsFree(x).size();
    var batches = Ints.range(0, batch);
    Value product;
    Ints axes; // axis of the linear operand that each axis of the product is
    if (arg == 0) {
      var contracted = Ints.range(batch + left, ct.shape().rank());
      product =
          b.emit(new DotGeneral(batches, rhsBatch, contracted, rhsFree(y), dtype), ct, in.get(1));
      axes = lhsBatch.plus(lhsFree(x)).plus(matching(rhsContracting, lhsContracting));
    } else {
      var contracted = Ints.range(batch, batch + left);
      product =
          b.emit(new DotGeneral(lhsBatch, batches, lhsFree(x), contracted, dtype), in.get(0), ct);
      axes = rhsBatch.plus(matching(lhsContracting, rhsContracting)).plus(rhsFree(y));
    }
    return b.convert(b.transpose(product, axes.inverse()), in.get(arg).dtype());
  }

  /// The partners of `axes`, in the rising order of `axes`.
  private static Ints matching(Ints axes, Ints partners) {
    return axes.sorted().map(a -> partners.get(axes.indexOf(a)));
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(
        new DotGeneral(
            lhsBatch.map(a -> a + 1).prepend(0),
            rhsBatch.map(a -> a + 1).prepend(0),
            lhsContracting.map(a -> a + 1),
            rhsContracting.map(a -> a + 1),
            dtype),
        in);
  }

  /// An operand that is not mapped is shared: the new axis becomes a free one of the other side.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (mapped.get(0) && mapped.get(1)) return ArrayOp.super.batch(b, n, in, mapped);
    int l = mapped.get(0) ? 1 : 0;
    int r = mapped.get(1) ? 1 : 0;
    var shifted =
        new DotGeneral(
            lhsBatch.map(a -> a + l),
            rhsBatch.map(a -> a + r),
            lhsContracting.map(a -> a + l),
            rhsContracting.map(a -> a + r),
            dtype);
    var product = b.emit(shifted, in);
    int at = mapped.get(0) ? lhsBatch.size() : in.get(0).shape().rank() - lhsContracting.size();
    var order = new ArrayList<Integer>();
    order.add(at);
    for (int i = 0; i < product.shape().rank(); i++) if (i != at) order.add(i);
    return List.of(b.transpose(product, Ints.of(order.stream().mapToInt(i -> i))));
  }
}
