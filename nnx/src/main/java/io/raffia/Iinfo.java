package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;

/// The limits of a type of integers, after `jax.numpy.iinfo`.
///
/// @param bits its width
/// @param min the least number
/// @param max the greatest; of u64 the bits of it, -1
public record Iinfo(int bits, long min, long max) {
  /// Throws [IrException] for a type of floats or booleans.
  public static Iinfo of(DType dtype) {
    if (dtype.isInteger()) return new Iinfo(dtype.bits(), dtype.lowest(), dtype.highest());
    throw Errors.ofShapes("%s is no type of integers: ask Finfo for the limits of floats", dtype);
  }
}
