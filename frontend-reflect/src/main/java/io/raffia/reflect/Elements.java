package io.raffia.reflect;

import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Arrays, with elements as the operand stack holds them.
final class Elements {
  private Elements() {}

  static @Nullable Object load(@Nullable Object array, int i) {
    check(array, i);
    return switch (array) {
      case Object[] a -> a[i];
      case float[] a -> a[i];
      case int[] a -> a[i];
      case double[] a -> a[i];
      case long[] a -> a[i];
      case byte[] a -> (int) a[i];
      case char[] a -> (int) a[i];
      case short[] a -> (int) a[i];
      case boolean[] a -> a[i] ? 1 : 0;
      case null, default -> throw new IllegalArgumentException("not an array: " + array);
    };
  }

  static void store(Object array, int i, @Nullable Object value) {
    check(array, i);
    if (array instanceof @Nullable Object[] a) {
      if (value != null
          && !Objects.requireNonNull(array.getClass().getComponentType()).isInstance(value)) {
        throw new ArrayStoreException(value.getClass().getName());
      }
      a[i] = value;
      return;
    }
    var x = Objects.requireNonNull(value);
    switch (array) {
      case float[] a -> a[i] = (float) x;
      case int[] a -> a[i] = (int) x;
      case double[] a -> a[i] = (double) x;
      case long[] a -> a[i] = (long) x;
      case byte[] a -> a[i] = (byte) (int) x;
      case char[] a -> a[i] = (char) (int) x;
      case short[] a -> a[i] = (short) (int) x;
      case boolean[] a -> a[i] = ((int) x & 1) != 0;
      default -> throw new IllegalArgumentException("not an array: " + array);
    }
  }

  // The JVM drops the message and the trace of its own exceptions once their place is hot.
  static void check(@Nullable Object array, int i) {
    int n = length(array);
    if (i < 0 || i >= n) {
      throw new ArrayIndexOutOfBoundsException("Index " + i + " out of bounds for length " + n);
    }
  }

  static int length(@Nullable Object array) {
    if (array == null) throw new NullPointerException("the array is null");
    return Array.getLength(array);
  }
}
