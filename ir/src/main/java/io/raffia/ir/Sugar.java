package io.raffia.ir;

import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.Unary;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ops of StableHLO and CHLO that the catalogue writes with others.
final class Sugar {
  private Sugar() {}

  /// The results, or null when the statement is an op of the catalogue, or of none.
  static @Nullable List<Value> read(Builder b, Statement s, List<Value> in) {
    return switch (s.op) {
      case "chlo.square" -> List.of(b.mul(in.getFirst(), in.getFirst()));
      case "chlo.is_inf" -> List.of(Bits.isInfinite(b, in.getFirst(), 0));
      case "chlo.is_pos_inf" -> List.of(Bits.isInfinite(b, in.getFirst(), 1));
      case "chlo.is_neg_inf" -> List.of(Bits.isInfinite(b, in.getFirst(), -1));
      case "chlo.mulhi" -> List.of(Bits.mulhi(b, in.get(0), in.get(1)));
      case "chlo.tan" -> List.of(b.emit(Unary.TAN, in.getFirst()));
      case "chlo.constant" ->
          List.of(b.constant(Dense.parse(s.attribute("value"), s.resultType())));
      case "chlo.constant_like" -> List.of(constantLike(b, s, in.getFirst()));
      case "stablehlo.bitcast_convert" ->
          in.getFirst().dtype().bits() == s.resultType().dtype().bits()
              ? null
              : List.of(Bits.bitcast(b, in.getFirst(), s.resultType().dtype()));
      case "stablehlo.compare" ->
          OpReader.isTotalOrder(s)
              ? List.of(Bits.compareTotally(b, OpReader.direction(s), in.get(0), in.get(1)))
              : null;
      case "stablehlo.get_dimension_size" ->
          List.of(b.splat(s.resultType(), in.getFirst().shape().dim(dimension(s, in))));
      case "stablehlo.rng_bit_generator" ->
          RandomBits.generate(b, rngAlgorithm(s), in.getFirst(), s.resultTypes.getLast());
      case "stablehlo.rng" -> List.of(RandomNumbers.of(b, s, in));
      case "chlo.ragged_dot" -> List.of(RaggedDot.read(b, s, in));
      case "chlo.top_k" -> topK(b, in.getFirst(), s.integer("k"));
      case "stablehlo.batch_norm_inference" -> batchNorm(b, s).inference(in);
      case "stablehlo.batch_norm_training" -> batchNorm(b, s).training(in);
      case "stablehlo.batch_norm_grad" -> batchNorm(b, s).grad(in);
      default -> {
        var grown = ImplicitBroadcast.read(b, s, in);
        yield grown == null ? null : List.of(grown);
      }
    };
  }

  /// The `k` greatest elements along the last axis, and their places; of equal ones the first.
  private static List<Value> topK(Builder b, Value x, int k) {
    int axis = x.shape().rank() - 1;
    if (axis < 0 || k < 0 || k > x.shape().dim(axis))
      throw new IrException("chlo.top_k: k = %d of %s".formatted(k, x.type().brief()));
    var at = new TensorType(DType.I32, x.shape());
    var scalars = Stream.of(x.dtype(), x.dtype(), DType.I32, DType.I32).map(TensorType::of);
    var greater =
        Func.of(
            "region",
            scalars.map(Value::new).toList(),
            (inner, p) ->
                List.of(
                    x.dtype().isFloat()
                        ? Bits.compareTotally(inner, Compare.Direction.GT, p.get(0), p.get(1))
                        : inner.compare(Compare.Direction.GT, p.get(0), p.get(1))));
    var sorted = b.emitAll(new Sort(axis, greater), List.of(x, b.emit(new Iota(at, axis))), "");
    var none = Ints.repeat(0, axis + 1);
    var to = Ints.range(0, axis + 1).map(d -> d == axis ? k : x.shape().dim(d));
    var first = new Slice(none, to, Ints.repeat(1, axis + 1));
    return sorted.stream().map(v -> b.emit(first, v)).toList();
  }

  private static BatchNorm batchNorm(Builder b, Statement s) {
    double epsilon = DType.F32.toDouble(Dense.element(s.attribute("epsilon"), DType.F32));
    return new BatchNorm(b, epsilon, s.integer("feature_index"));
  }

  private static String rngAlgorithm(Statement s) {
    return s.has("algorithm")
        ? s.attribute("algorithm").word()
        : OpReader.lastWord(s.attribute("rng_algorithm"));
  }

  /// `value` in every element of the operand's type.
  private static Value constantLike(Builder b, Statement s, Value like) {
    var scalar = s.attribute("value");
    var type = like.type();
    return b.constant(Literal.splat(type, Dense.element(scalar, type.dtype())));
  }

  private static int dimension(Statement s, List<Value> in) {
    int d = s.integer(s.has("dim") ? "dim" : "dimension");
    int rank = in.getFirst().shape().rank();
    if (d < 0 || d >= rank) throw s.error(s.op + ": no axis " + d + " of rank " + rank + " (C1)");
    return d;
  }
}
