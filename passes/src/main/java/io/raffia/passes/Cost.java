package io.raffia.passes;

import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.ScatterBy;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;

/// What computing an element again would cost, in units of about one vector instruction.
final class Cost {
  private Cost() {}

  static int of(Op op) {
    return switch (op) {
      case ArrayOp array -> of(array);
      case RegionOp _, ExternOp _ -> 1000;
    };
  }

  private static int of(ArrayOp op) {
    return switch (op) {
      case Constant _,
          BroadcastInDim _,
          Reshape _,
          StopGradient _,
          OptimizationBarrier _,
          Iota _,
          Transpose _,
          Reverse _,
          Slice _ ->
          0;
      case Select _, Compare _, Convert _, BitcastConvert _ -> 1;
      case Clamp _, Pad _, Concatenate _ -> 2;
      case ReducePrecision _ -> 8;
      case Chlo _ -> 100;
      case Gather _, DynamicSlice _ -> 8;
      case Unary unary ->
          switch (unary) {
            case ABS,
                NEG,
                SIGN,
                FLOOR,
                CEIL,
                ROUND_NEAREST_EVEN,
                ROUND_NEAREST_AFZ,
                IS_FINITE,
                NOT ->
                1;
            case POPCNT, COUNT_LEADING_ZEROS -> 2;
            case SQRT, RSQRT -> 10;
            case EXP, EXPM1, LOG, LOG1P, TANH, LOGISTIC, CBRT, SIN, COS, TAN, ERF, ERF_INV -> 30;
          };
      case Binary binary ->
          switch (binary) {
            case ADD, SUB, MUL, MAX, MIN, AND, OR, XOR -> 1;
            case SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> 1;
            case DIV -> 8;
            case REM, POW, ATAN2 -> 30;
          };
      case Reduce _,
          ReduceWindow _,
          DotGeneral _,
          Convolution _,
          Scatter _,
          ScatterBy _,
          DynamicUpdateSlice _ ->
          1000;
    };
  }

  /// Whether elements of the result combine many.
  static boolean folds(Op op) {
    return of(op) >= 1000;
  }
}
