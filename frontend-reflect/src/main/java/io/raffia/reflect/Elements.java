package io.raffia.reflect;

import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Arrays, with elements as the operand stack holds them.
final class Elements {
  private Elements() {}

  static @Nullable Object load(@Nullable Object array, int i) {
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
      case null -> throw new NullPointerException("cannot load from a null array");
      default -> throw new IllegalArgumentException("not an array: " + array.getClass());
    };
  }

  static void store(Object array, int i, @Nullable Object value) {
    if (array instanceof @Nullable Object[] a) {
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
      default -> throw new IllegalArgumentException("not an array: " + array.getClass());
    }
  }

  static int length(@Nullable Object array) {
    if (array == null) throw new NullPointerException("cannot read the length of a null array");
    return Array.getLength(array);
  }
}
