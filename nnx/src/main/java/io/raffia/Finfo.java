package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;

/// The limits of a type of floats, after `jax.numpy.finfo`.
///
/// @param bits its width
/// @param eps the distance from 1 to the next number
/// @param max the greatest finite number
/// @param min the least, `-max`
/// @param tiny the least positive number of full precision
public record Finfo(int bits, double eps, double max, double min, double tiny) {
  /// Throws [IrException] for a type of integers or booleans.
  public static Finfo of(DType dtype) {
    return switch (dtype) {
      case F64 -> limits(64, 52, Double.MAX_VALUE, -1022);
      case F32 -> limits(32, 23, Float.MAX_VALUE, -126);
      case BF16 -> limits(16, 7, (2 - 0x1p-7) * 0x1p127, -126);
      case F16 -> limits(16, 10, 65504, -14);
      case F8E5M2 -> limits(8, 2, 57344, -14);
      case F8E4M3FN -> limits(8, 3, 448, -6);
      default -> throw Errors.ofShapes("%s is no type of floats: ask Iinfo for its limits", dtype);
    };
  }

  private static Finfo limits(int bits, int mantissa, double max, int least) {
    return new Finfo(bits, Math.scalb(1.0, -mantissa), max, -max, Math.scalb(1.0, least));
  }
}
