package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.ir.op.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each constraint's message: what was expected, what was found, and the constraint's label.
class ConstraintTest {
  private static final Ints NONE = Ints.of();
  private static final TensorType F23 = TensorType.of(DType.F32, 2, 3);
  private static final TensorType F32 = TensorType.of(DType.F32);
  private static final TensorType I3 = TensorType.of(DType.I32, 3);

  private static void check(String message, Op op, TensorType... in) {
    var e = assertThrows(IrException.class, () -> op.types(List.of(in)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void pointwise() {
    check(
        "stablehlo.add: operands have shapes f32[2,3] and f32[], which must be equal (C1)",
        Binary.ADD,
        F23,
        F32);
    check(
        "stablehlo.add: operands have element types f32 and i32, which must be equal (C2)",
        Binary.ADD,
        TensorType.of(DType.F32, 3),
        I3);
    check("stablehlo.and is not defined for f32 (C2)", Binary.AND, F32, F32);
    check("stablehlo.exponential is not defined for i32 (C2)", Unary.EXP, I3);
    check("stablehlo.select: the predicate is f32, not i1 (C2)", Select.SELECT, F32, F32, F32);
    check(
        "stablehlo.select: the arms have element types f32 and i32, which must be equal (C2)",
        Select.SELECT,
        TensorType.of(DType.I1),
        F32,
        TensorType.of(DType.I32));
    check(
        "stablehlo.clamp: operands have element types [i32, f32, f32], which must be equal (C2)",
        Clamp.CLAMP,
        TensorType.of(DType.I32),
        F32,
        F32);
    check(
        "stablehlo.compare: operands have element types f32 and i32, which must be equal (C2)",
        new Compare(Compare.Direction.EQ),
        F32,
        TensorType.of(DType.I32));
    check(
        "stablehlo.bitcast_convert: f32 has 32 bits but i8 has 8 (C2)",
        new BitcastConvert(DType.I8),
        F32);
    check("stablehlo.reduce_precision: 0 bits of exponent (C2)", new ReducePrecision(0, 3), F32);
    check("stablehlo.reduce_precision: -1 bits of mantissa (C3)", new ReducePrecision(5, -1), F32);
    check("stablehlo.reduce_precision is not defined for i32 (C4)", new ReducePrecision(5, 2), I3);
    check(
        "chlo.zeta: the operands' element types are [f32, i32], which must be one floating-point type (C2)",
        Chlo.ZETA,
        F32,
        TensorType.of(DType.I32));
  }

  @Test
  void shapes() {
    check("stablehlo.iota: i32[3] has no axis 1 (C1)", new Iota(I3, 1));
    check(
        "stablehlo.broadcast_in_dim: [0] does not map the axes of f32[2,3] to axes of shape [2, 3] (C1)",
        new BroadcastInDim(Shape.of(2, 3), Ints.of(0)),
        F23);
    check(
        "stablehlo.broadcast_in_dim: axis 1 of f32[2,3] does not fit axis 1 of shape [2, 4] (C2)",
        new BroadcastInDim(Shape.of(2, 4), Ints.of(0, 1)),
        F23);
    check(
        "stablehlo.reshape: f32[2,3] has 6 elements but shape [5] has 5 (C1)",
        new Reshape(Shape.of(5)),
        F23);
    check(
        "stablehlo.transpose: [0, 0] is not a permutation of the axes of f32[2,3] (C1)",
        new Transpose(Ints.of(0, 0)),
        F23);
    check(
        "stablehlo.reverse: [2] are not distinct axes of f32[2,3] (C1)",
        new Reverse(Ints.of(2)),
        F23);
    check(
        "stablehlo.slice: starts [0], limits [1], strides [1] for the 2 axes of f32[2,3] (C1)",
        new Slice(Ints.of(0), Ints.of(1), Ints.of(1)),
        F23);
    check(
        "stablehlo.slice: 0:4:1 does not fit axis 0 of i32[3] (C2)",
        new Slice(Ints.of(0), Ints.of(4), Ints.of(1)),
        I3);
    check(
        "stablehlo.pad: low [0], high [0], interior [-1] do not fit the 1 axes of i32[3] (C1)",
        new Pad(Ints.of(0), Ints.of(0), Ints.of(-1)),
        I3,
        TensorType.of(DType.I32));
    check(
        "stablehlo.pad: the padding value is f32[], not a scalar i32 (C2)",
        new Pad(Ints.of(0), Ints.of(0), Ints.of(0)),
        I3,
        F32);
    check(
        "stablehlo.pad: low -2 and high -2 cut more off axis 0 of i32[3] than there is (C3)",
        new Pad(Ints.of(-2), Ints.of(-2), Ints.of(0)),
        I3,
        TensorType.of(DType.I32));
    check(
        "stablehlo.concatenate: i32[3] and f32[2,3] differ outside of axis 0 (C1)",
        new Concatenate(0),
        I3,
        F23);
    check(
        "stablehlo.reduce: [1, 0] are not rising axes of f32[2,3] (C1)",
        new Reduce(Monoid.ADD, Ints.of(1, 0)),
        F23);
    check("stablehlo.or is not defined for f32 (C2)", new Reduce(Monoid.OR, Ints.of(1)), F23);
  }

  @Test
  void dotGeneral() {
    check(
        "stablehlo.dot_general: batch axes [0] and [], contracting axes [] and [] do not pair up (C1)",
        new DotGeneral(Ints.of(0), NONE, NONE, NONE, DType.F32),
        F23,
        F23);
    check(
        "stablehlo.dot_general: [0, 0] are not distinct axes of f32[2,3] (C2)",
        new DotGeneral(Ints.of(0), Ints.of(0), Ints.of(0), Ints.of(1), DType.F32),
        F23,
        F23);
    check(
        "stablehlo.dot_general: axis 1 of f32[2,3] has extent 3 but axis 0 of f32[2,3] has 2 (C3)",
        new DotGeneral(NONE, NONE, Ints.of(1), Ints.of(0), DType.F32),
        F23,
        F23);
  }

  @Test
  void windows() {
    var one = Ints.of(1);
    check(
        "stablehlo.reduce_window: Window[sizes=[2], strides=[1], low=[0], high=[0], baseDilation=[1], windowDilation=[1], reversed=[0]] does not have 2 entries in each component (C1)",
        new ReduceWindow(Monoid.ADD, Window.of(Ints.of(2), one)),
        F23);
    check(
        "stablehlo.and is not defined for f32 (C2)",
        new ReduceWindow(Monoid.AND, Window.of(one, one)),
        TensorType.of(DType.F32, 3));
    check(
        "stablehlo.reduce_window: Window[sizes=[0], strides=[1], low=[0], high=[0], baseDilation=[1], windowDilation=[1], reversed=[0]] is empty or reversed (C3)",
        new ReduceWindow(Monoid.ADD, Window.of(Ints.of(0), one)),
        I3);
    var line = ConvDims.channelsLast(1);
    var x = TensorType.of(DType.F32, 2, 5, 4);
    var w = TensorType.of(DType.F32, 3, 4, 6);
    var plain = Window.of(Ints.of(3), one);
    check(
        "stablehlo.convolution: the window is [2] but the kernel f32[3,4,6] (C2)",
        new Convolution(Window.of(Ints.of(2), one), line, 1, 1, DType.F32),
        x,
        w);
    check(
        "stablehlo.convolution: 2 feature groups and 2 batch groups (C3)",
        new Convolution(plain, line, 2, 2, DType.F32),
        x,
        w);
    check(
        "stablehlo.convolution: 4 input features of f32[2,5,4] are not 2 groups of the kernel's 4 (C4)",
        new Convolution(plain, line, 2, 1, DType.F32),
        x,
        w);
    check(
        "stablehlo.convolution: 6 output features of f32[3,4,6] do not fall into 4 groups (C5)",
        new Convolution(plain, line, 1, 4, DType.F32),
        x,
        w);
    check(
        "stablehlo.convolution: the batch 2 of f32[2,5,4] does not fall into 3 groups (C6)",
        new Convolution(plain, line, 1, 3, DType.F32),
        x,
        w);
  }

  @Test
  void gather() {
    var rows = Ints.of(1);
    var zero = Ints.of(0);
    check(
        "stablehlo.gather: offset_dims [], collapsed_slice_dims [0] and operand_batching_dims [] are not as many as the axes of f32[2,3] (C1)",
        new Gather(NONE, zero, NONE, NONE, zero, 1, Ints.of(1, 3)),
        F23,
        I3);
    check(
        "stablehlo.gather: the indices are f32[], not integers",
        new Gather(rows, zero, NONE, NONE, zero, 0, Ints.of(1, 3)),
        F23,
        F32);
    check(
        "stablehlo.gather: index_vector_dim 2 is not an axis of the indices i32[3], nor their rank (C2)",
        new Gather(rows, zero, NONE, NONE, zero, 2, Ints.of(1, 3)),
        F23,
        I3);
    check(
        "stablehlo.gather: 3 positions a vector of the indices i32[3], but they are for the axes [0] (C3)",
        new Gather(rows, zero, NONE, NONE, zero, 0, Ints.of(1, 3)),
        F23,
        I3);
    check(
        "stablehlo.gather: offset_dims [2] are not axes of rank 2 (C5)",
        new Gather(Ints.of(2), zero, NONE, NONE, zero, 1, Ints.of(1, 3)),
        F23,
        I3);
    check(
        "stablehlo.gather: slice size 4 does not fit axis 1 of f32[2,3] (C21)",
        new Gather(rows, zero, NONE, NONE, zero, 1, Ints.of(1, 4)),
        F23,
        I3);
    check(
        "stablehlo.gather: the slice size of axis 0 is 2, but the result drops the axis (C9)",
        new Gather(rows, zero, NONE, NONE, zero, 1, Ints.of(2, 3)),
        F23,
        I3);
    check(
        "stablehlo.gather: batching axes [0] of f32[2,3] and [0] of the indices i32[3] differ in extent (C17)",
        new Gather(NONE, rows, zero, zero, rows, 1, Ints.of(1, 1)),
        F23,
        I3);
  }

  @Test
  void scatter() {
    var rows = new Scatter(Monoid.ADD, Ints.of(1), Ints.of(0), NONE, NONE, Ints.of(0), 1);
    var updates = TensorType.of(DType.F32, 3, 3);
    check(
        "stablehlo.scatter: updates are i32[3,3] but the operand is f32[2,3] (C6)",
        rows,
        F23,
        I3,
        updates.withDtype(DType.I32));
    check(
        "stablehlo.scatter: updates f32[4,3] have [4] positions but the indices i32[3] have [3] (C4)",
        rows,
        F23,
        I3,
        TensorType.of(DType.F32, 4, 3));
    check(
        "stablehlo.scatter: updates f32[3,4] are longer than axis 1 of f32[2,3] (C4)",
        rows,
        F23,
        I3,
        TensorType.of(DType.F32, 3, 4));
    check(
        "stablehlo.scatter: positions for the axes [0, 0] and batching axes [] of the operand repeat an axis (C20)",
        new Scatter(null, Ints.of(1), Ints.of(0), NONE, NONE, Ints.of(0, 0), 1),
        F23,
        TensorType.of(DType.I32, 3, 2),
        updates);
  }

  @Test
  void theBuilderNamesTheUsersLine() {
    var b = new Builder();
    b.at(new Location("Model.java", 12, "call"));
    var e = assertThrows(IrException.class, () -> b.add(new Value(F23), new Value(F32)));
    assertEquals(
        "stablehlo.add: operands have shapes f32[2,3] and f32[], which must be equal (C1)\n  at Model.java:12",
        e.getMessage());
  }

  @Test
  void decompositions() {
    check("stablehlo.cholesky: i32[3] is no matrix of floats (C2)", new Cholesky(true), I3);
    check("stablehlo.cholesky: f32[2,3] is not square (C3)", new Cholesky(true), F23);
    var solve = new TriangularSolve(true, true, false, false);
    var f64 = TensorType.of(DType.F64, 2, 2);
    check(
        "stablehlo.triangular_solve: element types are f64 and f32, not one floating-point type (C1)",
        solve,
        f64,
        F23);
    check(
        "stablehlo.triangular_solve: f32[2,3] and f32[] are not matrices of one rank (C2)",
        solve,
        F23,
        F32);
    check(
        "stablehlo.triangular_solve: f32[2,3] is no square matrix for f32[2,3] (C3)",
        solve,
        F23,
        F23);
  }

  @Test
  void dynamicSlices() {
    var i = TensorType.of(DType.I32);
    var long64 = TensorType.of(DType.I64);
    var slice = new DynamicSlice(Ints.of(1, 2));
    check("stablehlo.dynamic_slice: 1 positions for the axes of f32[2,3] (C2)", slice, F23, i);
    check(
        "stablehlo.dynamic_slice: positions are i32[] and i64[], not integer scalars of one type"
            + " (C3)",
        slice,
        F23,
        i,
        long64);
    check(
        "stablehlo.dynamic_slice: 1 sizes for the axes of f32[2,3] (C2)",
        new DynamicSlice(Ints.of(1)),
        F23,
        i,
        i);
    check(
        "stablehlo.dynamic_slice: size 4 does not fit axis 1 of f32[2,3] (C4)",
        new DynamicSlice(Ints.of(1, 4)),
        F23,
        i,
        i);
    var update = DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE;
    check(
        "stablehlo.dynamic_update_slice: the update is i32[3] but the operand is f32[2,3] (C2)",
        update,
        F23,
        I3,
        i,
        i);
    check(
        "stablehlo.dynamic_update_slice: the update f32[] has not the rank of f32[2,3] (C3)",
        update,
        F23,
        F32,
        i,
        i);
    check(
        "stablehlo.dynamic_update_slice: 1 positions for the axes of f32[2,3] (C4)",
        update,
        F23,
        F23,
        i);
    check(
        "stablehlo.dynamic_update_slice: positions are f32[] and f32[], not integer scalars of one"
            + " type (C5)",
        update,
        F23,
        F23,
        F32,
        F32);
    check(
        "stablehlo.dynamic_update_slice: the update f32[3,1] is longer than axis 0 of f32[2,3] (C6)",
        update,
        F23,
        TensorType.of(DType.F32, 3, 1),
        i,
        i);
  }

  @Test
  void variadicScatter() {
    var one = new Value(F32);
    var at = new Scatter(null, NONE, Ints.of(0), NONE, NONE, Ints.of(0), 1);
    var all = List.of(one, new Value(F32), new Value(F32), new Value(F32));
    var op = new VariadicScatter(Func.of("region", all, (_, p) -> List.of(p.get(2), p.get(3))), at);
    var x = TensorType.of(DType.F32, 3);
    var i = TensorType.of(DType.I32, 2, 1);
    var u = TensorType.of(DType.F32, 2);
    check(
        "stablehlo.scatter: 4 operands are not as many updates as inputs, and indices (C23)",
        op,
        x,
        x,
        i,
        u);
    check("stablehlo.scatter: inputs have shapes f32[3] and f32[2] (C1)", op, x, u, i, u, u);
    check("stablehlo.scatter: updates have shapes f32[2] and f32[3] (C3)", op, x, x, i, u, x);
    check(
        "stablehlo.scatter: the update computation takes [tensor<f32>, tensor<f32>, tensor<f32>,"
            + " tensor<f32>] and gives [tensor<f32>, tensor<f32>], for elements [tensor<f32>,"
            + " tensor<i32>] (C23)",
        op,
        x,
        I3,
        i,
        u,
        TensorType.of(DType.I32, 2));
  }
}
