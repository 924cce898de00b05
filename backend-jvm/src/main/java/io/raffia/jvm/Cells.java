package io.raffia.jvm;

import io.raffia.ir.DType;
import java.lang.foreign.ValueLayout;

/// Elements in memory, at absolute addresses, as the JVM type that kernels compute them in.
final class Cells {
  private Cells() {}

  static int getI8(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_BYTE, a);
  }

  static int getU8(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_BYTE, a) & 0xff;
  }

  static int getI16(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, a);
  }

  static int getU16(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_CHAR_UNALIGNED, a);
  }

  static int getI32(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_INT_UNALIGNED, a);
  }

  static long getI64(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, a);
  }

  static float getF32(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, a);
  }

  static double getF64(long a) {
    return Memory.ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, a);
  }

  static float getBf16(long a) {
    return NarrowFloat.bf16(getU16(a));
  }

  static float getF16(long a) {
    return Float.float16ToFloat((short) getI16(a));
  }

  static float getF8e4m3fn(long a) {
    return (float) DType.F8E4M3FN.toDouble(getU8(a));
  }

  static float getF8e5m2(long a) {
    return (float) DType.F8E5M2.toDouble(getU8(a));
  }

  static void putI8(long a, int x) {
    Memory.ALL.set(ValueLayout.JAVA_BYTE, a, (byte) x);
  }

  static void putI16(long a, int x) {
    Memory.ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, a, (short) x);
  }

  static void putI32(long a, int x) {
    Memory.ALL.set(ValueLayout.JAVA_INT_UNALIGNED, a, x);
  }

  static void putI64(long a, long x) {
    Memory.ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, a, x);
  }

  static void putF32(long a, float x) {
    Memory.ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, a, x);
  }

  static void putF64(long a, double x) {
    Memory.ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, a, x);
  }

  static void putBf16(long a, float x) {
    putI16(a, NarrowFloat.bits(DType.BF16, x));
  }

  static void putF16(long a, float x) {
    putI16(a, NarrowFloat.bits(DType.F16, x));
  }

  static void putF8e4m3fn(long a, float x) {
    putI8(a, NarrowFloat.bits(DType.F8E4M3FN, x));
  }

  static void putF8e5m2(long a, float x) {
    putI8(a, NarrowFloat.bits(DType.F8E5M2, x));
  }

  /// Writes an element from its canonical bits.
  static void put(DType t, long a, long bits) {
    switch (t.bytes()) {
      case 1 -> putI8(a, (int) bits);
      case 2 -> putI16(a, (int) bits);
      case 4 -> putI32(a, (int) bits);
      default -> putI64(a, bits);
    }
  }

  /// The canonical bits of an element.
  static long get(DType t, long a) {
    long raw =
        switch (t.bytes()) {
          case 1 -> getU8(a);
          case 2 -> getU16(a);
          case 4 -> Integer.toUnsignedLong(getI32(a));
          default -> getI64(a);
        };
    return t.isFloat() ? raw : t.wrap(raw);
  }
}
