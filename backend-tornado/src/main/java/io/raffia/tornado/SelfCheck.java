package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.JvmExecutable;
import io.raffia.passes.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/// Computes a kernel once more in the JVM, from what the device was given, and compares.
final class SelfCheck {
  /// How far a float may be from the JVM's, relative to the largest of its array.
  private static final double TOLERANCE = 1e-3;

  /// And relative to the largest float that was read, as large terms of a sum may cancel.
  private static final double ROUNDING = 1e-5;

  private final Kernel kernel;
  private final JvmExecutable code;
  private final Function<Value, DeviceArray> arrays;

  SelfCheck(Kernel kernel, JvmExecutable code, Function<Value, DeviceArray> arrays) {
    this.kernel = kernel;
    this.code = code;
    this.arrays = arrays;
  }

  /// Throws [DeviceException] where they differ.
  void run() {
    var in =
        kernel.reads().stream()
            .map(v -> Buffer.over(arrays.apply(v).host()))
            .toArray(Buffer[]::new);
    var out = new Buffer[kernel.writes().size()];
    code.run(in, out);
    double read = 0;
    for (var v : kernel.reads()) {
      if (v.dtype().isFloat()) read = Math.max(read, largest(v, arrays.apply(v).host()));
    }
    for (int i = 0; i < out.length; i++) {
      var v = kernel.writes().get(i);
      compare(v, out[i].segment(), arrays.apply(v).host(), ROUNDING * read);
      out[i].release();
    }
  }

  private static double largest(Value v, MemorySegment in) {
    double most = 0;
    for (long i = 0; i < v.type().size(); i++) {
      double x = element(v.dtype(), in, i);
      if (Double.isFinite(x)) most = Math.max(most, Math.abs(x));
    }
    return most;
  }

  private void compare(Value v, MemorySegment want, MemorySegment have, double rounding) {
    double tolerance = v.dtype().isFloat() ? TOLERANCE * largest(v, want) + rounding : 0;
    for (long i = 0; i < v.type().size(); i++) {
      double a = element(v.dtype(), want, i);
      double b = element(v.dtype(), have, i);
      if (Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance) continue;
      throw new DeviceException(
          "the device and the JVM differ: element %d of %s is %s instead of %s, by this kernel:%n%s"
              .formatted(i, v, b, a, kernel));
    }
  }

  private static double element(DType t, MemorySegment from, long i) {
    return switch (t) {
      case F64 -> from.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, i);
      case F32 -> from.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i);
      case I64, U64 -> from.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i);
      case I32, U32 -> from.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i);
      case I16, U16, F16, BF16 -> from.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i);
      case I1, I4, I8, U4, U8, F8E4M3FN, F8E5M2 -> from.get(ValueLayout.JAVA_BYTE, i);
    };
  }
}
