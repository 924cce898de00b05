package io.raffia.ir;

import static io.raffia.ir.DType.BF16;
import static io.raffia.ir.DType.F16;
import static io.raffia.ir.DType.F32;
import static io.raffia.ir.DType.F64;
import static io.raffia.ir.DType.F8E4M3FN;
import static io.raffia.ir.DType.I1;
import static io.raffia.ir.DType.I32;
import static io.raffia.ir.DType.I4;
import static io.raffia.ir.DType.I64;
import static io.raffia.ir.DType.I8;
import static io.raffia.ir.DType.U32;
import static io.raffia.ir.DType.U8;
import static io.raffia.ir.Sample.operand;
import static io.raffia.ir.Sample.within;

import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.ScatterBy;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Samples of every op of the catalogue, with operands that break symmetry: distinct extents,
/// permutations that are not their own inverses, uneven padding. A new op without samples does not
/// compile.
public final class Samples {
  /// One op of each type: what [#of] needs to name the type.
  static final List<ArrayOp> KINDS =
      List.of(
          Unary.ABS,
          Binary.ADD,
          Select.SELECT,
          Clamp.CLAMP,
          new Compare(Compare.Direction.EQ),
          new Convert(F32),
          new BitcastConvert(I32),
          Chlo.ACOS,
          new ReducePrecision(8, 7),
          new Constant(Literal.splat(TensorType.of(F32), 0)),
          new Iota(TensorType.of(I32, 1), 0),
          new BroadcastInDim(Shape.SCALAR, Ints.of()),
          new Reshape(Shape.SCALAR),
          new Transpose(Ints.of()),
          new Reverse(Ints.of()),
          new Slice(Ints.of(), Ints.of(), Ints.of()),
          new Pad(Ints.of(), Ints.of(), Ints.of()),
          new Concatenate(0),
          new Reduce(Monoid.ADD, Ints.of()),
          new ReduceWindow(Monoid.ADD, Window.of(Ints.of(), Ints.of())),
          new DotGeneral(Ints.of(), Ints.of(), Ints.of(), Ints.of(), F32),
          new Convolution(Window.of(Ints.of(), Ints.of()), ConvDims.channelsLast(0), 1, 1, F32),
          new Gather(Ints.of(), Ints.of(), Ints.of(), Ints.of(), Ints.of(), 0, Ints.of()),
          new Scatter(Monoid.ADD, Ints.of(), Ints.of(), Ints.of(), Ints.of(), Ints.of(), 0),
          IndexSamples.DECAY,
          new DynamicSlice(Ints.of()),
          DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE,
          StopGradient.STOP_GRADIENT,
          OptimizationBarrier.OPTIMIZATION_BARRIER);

  private Samples() {}

  public static List<Sample> all() {
    return KINDS.stream().flatMap(kind -> of(kind).stream()).toList();
  }

  /// The samples of the op's type.
  static List<Sample> of(ArrayOp kind) {
    return switch (kind) {
      case Unary _ -> Arrays.stream(Unary.values()).flatMap(Samples::unary).toList();
      case Binary _ -> Arrays.stream(Binary.values()).flatMap(Samples::binary).toList();
      case Select _ ->
          List.of(
              Sample.of(Select.SELECT, bits(2, 3), operand(F64, 2, 3), operand(F64, 2, 3)),
              Sample.of(Select.SELECT, bits(3), operand(I8, 3), operand(I8, 3)));
      case Clamp _ ->
          List.of(
              Sample.of(
                  Clamp.CLAMP,
                  within(-2, 0, F64, 3, 4),
                  operand(F64, 3, 4),
                  within(0.1, 1, F64, 3, 4)),
              Sample.of(Clamp.CLAMP, operand(I32, 4), operand(I32, 4), operand(I32, 4)));
      case Compare _ ->
          Arrays.stream(Compare.Direction.values())
              .flatMap(d ->
                  Stream.of(F32, I32, U8, I1)
                      .map(t -> Sample.of(new Compare(d), operand(t, 2, 3), operand(t, 2, 3))))
              .toList();
      case Convert _ ->
          Stream.of(DType.values())
              .flatMap(to ->
                  Stream.of(F64, F32, BF16, I8, U32, I1)
                      .map(from -> Sample.of(new Convert(to), operand(from, 2, 3))))
              .toList();
      case BitcastConvert _ ->
          List.of(
              Sample.of(new BitcastConvert(U32), operand(F32, 2, 3)),
              Sample.of(new BitcastConvert(F16), within(-9, 9, DType.I16, 3)),
              Sample.of(new BitcastConvert(I8), operand(DType.F8E5M2, 3)));
      case Chlo _ -> Arrays.stream(Chlo.values()).flatMap(Samples::chlo).toList();
      case ReducePrecision _ ->
          List.of(
              Sample.of(new ReducePrecision(11, 52), operand(F64, 2, 3)),
              Sample.of(new ReducePrecision(5, 3), operand(F32, 2, 3)),
              Sample.of(new ReducePrecision(4, 0), operand(BF16, 2, 3)),
              Sample.of(new ReducePrecision(4, 1), operand(F8E4M3FN, 5)));
      case Constant _ -> constants();
      case Iota _ ->
          List.of(
              Sample.of(new Iota(TensorType.of(I32, 2, 3), 1)),
              Sample.of(new Iota(TensorType.of(F32, 3, 2), 0)),
              Sample.of(new Iota(TensorType.of(I4, 20), 0)));
      case BroadcastInDim _ ->
          List.of(
              Sample.of(new BroadcastInDim(Shape.of(2, 3, 4), Ints.of(2, 0)), operand(F64, 4, 2)),
              Sample.of(new BroadcastInDim(Shape.of(2, 3, 4), Ints.of(1, 2)), operand(F64, 1, 4)),
              Sample.of(new BroadcastInDim(Shape.of(1, 3), Ints.of(0)), operand(F64, 1)),
              Sample.of(new BroadcastInDim(Shape.of(3, 2), Ints.of()), operand(F64)),
              Sample.of(new BroadcastInDim(Shape.of(2, 0), Ints.of(0)), operand(F64, 2)),
              Sample.of(new BroadcastInDim(Shape.of(2, 2), Ints.of(1)), operand(I1, 2)));
      case Reshape _ ->
          List.of(
              Sample.of(new Reshape(Shape.of(4, 3, 5)), operand(F64, 2, 6, 5)),
              Sample.of(new Reshape(Shape.of(6)), operand(F64, 1, 2, 1, 3)),
              Sample.of(new Reshape(Shape.of(1, 1)), operand(F64)),
              Sample.of(new Reshape(Shape.of(3, 0)), operand(F64, 0, 2)));
      case Transpose _ ->
          List.of(
              Sample.of(new Transpose(Ints.of(2, 0, 1)), operand(F64, 2, 3, 4)),
              Sample.of(new Transpose(Ints.of(3, 0, 2, 1)), operand(I32, 2, 3, 4, 5)));
      case Reverse _ ->
          List.of(
              Sample.of(new Reverse(Ints.of(2, 0)), operand(F64, 2, 3, 4)),
              Sample.of(new Reverse(Ints.of()), operand(F64, 2)));
      case Slice _ ->
          List.of(
              slice(Ints.of(1, 0), Ints.of(4, 7), Ints.of(1, 3), operand(F64, 5, 7)),
              slice(Ints.of(1, 2), Ints.of(4, 7), Ints.of(2, 2), operand(F64, 5, 8)),
              slice(Ints.of(2), Ints.of(2), Ints.of(1), operand(F64, 5)));
      case Pad _ ->
          List.of(
              pad(Ints.of(1, 0), Ints.of(2, 3), Ints.of(0, 1), 3, 4),
              pad(Ints.of(-1, 2), Ints.of(2, -3), Ints.of(2, 0), 3, 4),
              pad(Ints.of(-2), Ints.of(-1), Ints.of(1), 4),
              pad(Ints.of(1), Ints.of(2), Ints.of(1), 0));
      case Concatenate _ ->
          List.of(
              Sample.of(
                  new Concatenate(1),
                  operand(F64, 2, 3),
                  operand(F64, 2, 1),
                  operand(F64, 2, 0),
                  operand(F64, 2, 2)),
              Sample.of(new Concatenate(0), operand(I8, 3)));
      case Reduce _ -> reductions();
      case ReduceWindow _ -> WindowSamples.reductions();
      case DotGeneral _ -> dots();
      case Convolution _ -> WindowSamples.convolutions();
      case Gather _ -> IndexSamples.gathers();
      case Scatter _ -> IndexSamples.scatters();
      case ScatterBy _ -> IndexSamples.decays();
      case DynamicSlice _ -> IndexSamples.dynamicSlices();
      case DynamicUpdateSlice _ -> IndexSamples.dynamicUpdateSlices();
      case StopGradient _ -> List.of(Sample.of(StopGradient.STOP_GRADIENT, operand(F64, 3)));
      case OptimizationBarrier _ ->
          List.of(Sample.of(OptimizationBarrier.OPTIMIZATION_BARRIER, operand(F64, 2, 3)));
    };
  }

  private static Sample.Operand bits(int... dims) {
    return within(0, 1, I1, dims);
  }

  private static Stream<Sample> unary(Unary op) {
    var floats =
        switch (op) {
          case LOG, SQRT, RSQRT, CBRT ->
              Stream.of(within(0.1, 3, F64, 2, 3), within(0.1, 3, F32, 3));
          case LOG1P -> Stream.of(within(-0.9, 3, F64, 2, 3), within(-0.9, 3, BF16, 3));
          case TAN -> Stream.of(within(-1.4, 1.4, F64, 2, 3), within(-1.4, 1.4, F32, 3));
          case ERF_INV -> Stream.of(within(-0.99, 0.99, F64, 2, 3), within(-0.99, 0.99, F32, 3));
          case NOT, POPCNT, COUNT_LEADING_ZEROS -> Stream.<Sample.Operand>of();
          case ABS,
              NEG,
              SIGN,
              FLOOR,
              CEIL,
              ROUND_NEAREST_EVEN,
              ROUND_NEAREST_AFZ,
              EXP,
              EXPM1,
              SIN,
              COS,
              TANH,
              LOGISTIC,
              ERF,
              IS_FINITE ->
              Stream.of(operand(F64, 2, 3), operand(F32, 3), operand(F16, 3), operand(F8E4M3FN, 3));
        };
    var integers =
        switch (op) {
          case ABS, NEG, SIGN -> Stream.of(within(-9, 9, I32, 5), within(-8, 7, I4, 5));
          case NOT -> Stream.of(within(-9, 9, I32, 5), operand(U8, 5), bits(4));
          case POPCNT, COUNT_LEADING_ZEROS -> Stream.of(within(-9, 9, I32, 5), operand(U8, 5));
          case FLOOR,
              CEIL,
              ROUND_NEAREST_EVEN,
              ROUND_NEAREST_AFZ,
              EXP,
              EXPM1,
              LOG,
              LOG1P,
              SQRT,
              RSQRT,
              CBRT,
              SIN,
              COS,
              TAN,
              TANH,
              LOGISTIC,
              ERF,
              ERF_INV,
              IS_FINITE ->
              Stream.<Sample.Operand>of();
        };
    return Stream.concat(floats, integers).map(x -> Sample.of(op, x));
  }

  private static Stream<Sample> chlo(Chlo op) {
    return switch (op) {
      case ACOS, ASIN, ATANH -> floats(op, -0.95, 0.95);
      case ACOSH -> floats(op, 1.05, 9);
      case ATAN, ASINH, SINH, COSH, ERFC -> floats(op, -3, 3);
      case LGAMMA, DIGAMMA -> Stream.concat(floats(op, 0.3, 15), floats(op, -2.7, -2.3));
      case BESSEL_I1E -> Stream.concat(floats(op, -7.5, 7.5), floats(op, 8.5, 60));
      case POLYGAMMA -> Stream.of(F32, BF16).map(t -> orders(op, t, 0, 4));
      case ZETA -> Stream.of(F32, BF16).map(t -> orders(op, t, 2, 4));
      case NEXT_AFTER ->
          Stream.of(F32, F16, F8E4M3FN).map(t -> Sample.of(op, operand(t, 2, 3), operand(t, 2, 3)));
    };
  }

  private static Stream<Sample> floats(Chlo op, double low, double high) {
    return Stream.of(F64, F32, BF16).map(t -> Sample.of(op, within(low, high, t, 2, 3)));
  }

  private static Sample orders(Chlo op, DType t, double low, double high) {
    return Sample.of(op, within(low, high, t, 2, 3), within(0.5, 9, t, 2, 3));
  }

  private static Stream<Sample> binary(Binary op) {
    return switch (op) {
      case ADD, MUL, MAX, MIN -> pairs(op, F64, F32, BF16, I32, U8, I1);
      case SUB, DIV, REM -> pairs(op, F64, F32, BF16, I32, U8);
      case POW ->
          Stream.of(
              Sample.of(op, within(0.1, 2, F64, 2, 3), operand(F64, 2, 3)),
              Sample.of(op, operand(I32, 4), operand(I32, 4)));
      case ATAN2 -> pairs(op, F64, F32);
      case AND, OR, XOR -> pairs(op, I32, U8, I1);
      case SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> pairs(op, I32, U8, I64);
    };
  }

  private static Stream<Sample> pairs(Binary op, DType... dtypes) {
    return Arrays.stream(dtypes).map(t -> Sample.of(op, operand(t, 2, 3), operand(t, 2, 3)));
  }

  private static List<Sample> constants() {
    var all = new ArrayList<Sample>();
    for (var t : DType.values()) {
      all.add(Sample.of(new Constant(Literal.of(TensorType.of(t, 2, 2), 1, 0, 0, 1))));
      all.add(Sample.of(new Constant(Literal.splat(TensorType.of(t, 3), t.fromDouble(1)))));
    }
    var f32 = TensorType.of(F32, 6);
    all.add(
        Sample.of(
            new Constant(
                Literal.of(
                    f32,
                    0.1,
                    -0.0,
                    1e-45,
                    Double.NaN,
                    Double.NEGATIVE_INFINITY,
                    3.4028234663852886e38))));
    all.add(Sample.of(new Constant(Literal.of(TensorType.of(F64, 0, 2)))));
    all.add(Sample.of(new Constant(Literal.splat(TensorType.of(F32), 0x7fc00001L))));
    return all;
  }

  private static Sample slice(Ints starts, Ints limits, Ints strides, Sample.Operand x) {
    return Sample.of(new Slice(starts, limits, strides), x);
  }

  private static Sample pad(Ints low, Ints high, Ints interior, int... dims) {
    return Sample.of(new Pad(low, high, interior), operand(F64, dims), operand(F64));
  }

  private static List<Sample> reductions() {
    var all = new ArrayList<Sample>();
    for (var m : Monoid.values()) {
      var dtypes =
          switch (m) {
            case ADD, MUL, MAX, MIN -> List.of(F64, F32, I32, I1);
            case AND, OR, XOR -> List.of(I32, U8, I1);
          };
      for (var t : dtypes) {
        all.add(Sample.of(new Reduce(m, Ints.of(0, 2)), operand(t, 2, 3, 5)));
        all.add(Sample.of(new Reduce(m, Ints.of(1)), operand(t, 2, 0)));
      }
    }
    all.add(Sample.of(new Reduce(Monoid.ADD, Ints.of()), operand(F64, 2)));
    return all;
  }

  private static List<Sample> dots() {
    return List.of(
        Sample.of(
            dot(Ints.of(), Ints.of(), Ints.of(1), Ints.of(0), F64),
            operand(F64, 2, 3),
            operand(F64, 3, 4)),
        Sample.of(
            dot(Ints.of(3, 0), Ints.of(1, 2), Ints.of(1, 4), Ints.of(3, 0), F64),
            operand(F64, 2, 3, 4, 5, 6),
            operand(F64, 6, 5, 2, 3, 7)),
        Sample.of(
            dot(Ints.of(0), Ints.of(0), Ints.of(), Ints.of(), F64),
            operand(F64, 2, 3),
            operand(F64, 2)),
        Sample.of(
            dot(Ints.of(), Ints.of(), Ints.of(0), Ints.of(0), F64),
            operand(F64, 0, 2),
            operand(F64, 0, 3)),
        Sample.of(
            dot(Ints.of(), Ints.of(), Ints.of(0), Ints.of(0), F32),
            operand(BF16, 3),
            operand(BF16, 3)),
        Sample.of(
            dot(Ints.of(), Ints.of(), Ints.of(0), Ints.of(0), I32),
            operand(I8, 3),
            operand(I8, 3)));
  }

  private static DotGeneral dot(Ints lb, Ints rb, Ints lc, Ints rc, DType dtype) {
    return new DotGeneral(lb, rb, lc, rc, dtype);
  }
}
