package io.raffia.jvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// All of the process's memory as one segment, so that kernels address elements by absolute `long`
/// addresses.
///
/// One constant segment lets the JIT compiler fold the liveness and type checks of every access;
/// what stays is one compare of the address. Nothing here checks that an address belongs to a live
/// [Buffer]: callers must.
public final class Memory {
  /// The byte order of every element that kernels read and write.
  public static final ByteOrder ORDER = ByteOrder.nativeOrder();

  /// Address `a` of the process is offset `a` of this segment.
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private Memory() {}

  /// The `float` at `address`.
  public static float f32(long address) {
    return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
  }

  /// Writes the `float` at `address`.
  public static void f32(long address, float value) {
    ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
  }

  /// The `double` at `address`.
  public static double f64(long address) {
    return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
  }

  /// Writes the `double` at `address`.
  public static void f64(long address, double value) {
    ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
  }

  /// Copies `bytes` bytes; the ranges may overlap.
  public static void copy(long from, long to, long bytes) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
  }
}
