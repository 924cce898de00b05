package io.raffia.jvm;

import io.raffia.ir.DType;

/// Arrays of floats in memory as doubles: what algorithms compute with, to round once.
final class Doubles {
  private Doubles() {}

  /// `n` elements of type `t` from `address` on.
  static double[] load(DType t, long address, int n) {
    var all = new double[n];
    switch (t) {
      case F32 -> {
        for (int i = 0; i < n; i++) all[i] = Cells.getF32(address + 4L * i);
      }
      case F64 -> {
        for (int i = 0; i < n; i++) all[i] = Cells.getF64(address + 8L * i);
      }
      default -> {
        for (int i = 0; i < n; i++)
          all[i] = t.toDouble(Cells.get(t, address + (long) i * t.bytes()));
      }
    }
    return all;
  }

  /// Writes all elements, rounded to type `t`.
  static void store(DType t, long address, double[] all) {
    switch (t) {
      case F32 -> {
        for (int i = 0; i < all.length; i++) Cells.putF32(address + 4L * i, (float) all[i]);
      }
      case F64 -> {
        for (int i = 0; i < all.length; i++) Cells.putF64(address + 8L * i, all[i]);
      }
      default -> {
        for (int i = 0; i < all.length; i++)
          Cells.put(t, address + (long) i * t.bytes(), t.fromDouble(all[i]));
      }
    }
  }
}
