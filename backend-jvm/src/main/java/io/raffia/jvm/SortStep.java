package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.SortOrder;
import java.util.Arrays;
import java.util.List;

/// Sorts rows in memory by keys: whole numbers whose order is that of the elements. A single key of
/// at most 32 bits travels with its position in one `long`; others are merged by position.
final class SortStep {
  private final List<TensorType> types;
  private final SortOrder order;
  private final int n;
  private final long stride;

  SortStep(List<TensorType> types, int axis, SortOrder order) {
    this.types = types;
    this.order = order;
    var shape = types.getFirst().shape();
    n = shape.dim(axis);
    stride = shape.strides()[axis];
  }

  /// Sorts from and to addresses. False, with nothing written, when a comparator's answer on NaN
  /// matters.
  boolean run(long[] from, long[] to) {
    for (var key : order.keys()) {
      var t = types.get(key.operand()).dtype();
      boolean plain = t.isFloat() && key.kind() == SortOrder.Kind.PLAIN;
      if (plain && hasNan(t, from[key.operand()])) return false;
    }
    long size = types.getFirst().size();
    for (long e = 0; e < size; e++) {
      if (e / stride % n == 0) row(from, to, e);
    }
    return true;
  }

  private boolean hasNan(DType t, long address) {
    for (long e = 0; e < types.getFirst().size(); e++) {
      if (Double.isNaN(t.toDouble(Cells.get(t, address + e * t.bytes())))) return true;
    }
    return false;
  }

  private void row(long[] from, long[] to, long first) {
    var keys = new long[order.keys().size()][n];
    for (int k = 0; k < keys.length; k++) {
      var key = order.keys().get(k);
      var t = types.get(key.operand()).dtype();
      for (int i = 0; i < n; i++) {
        long at = from[key.operand()] + (first + i * stride) * t.bytes();
        long rank = rank(t, key.kind(), Cells.get(t, at));
        keys[k][i] = key.descending() ? ~rank : rank;
      }
    }
    boolean small =
        keys.length == 1 && types.get(order.keys().getFirst().operand()).dtype().bits() <= 32;
    var positions = small ? packed(keys[0]) : merged(keys);
    for (int o = 0; o < from.length; o++) {
      var t = types.get(o).dtype();
      for (int i = 0; i < n; i++) {
        long bits = Cells.get(t, from[o] + (first + positions[i] * stride) * t.bytes());
        Cells.put(t, to[o] + (first + i * stride) * t.bytes(), bits);
      }
    }
  }

  /// A number whose signed order is the element's order.
  private static long rank(DType t, SortOrder.Kind kind, long bits) {
    return switch (t.kind()) {
      case BOOL, SIGNED -> bits;
      case UNSIGNED -> t == DType.U64 ? bits ^ Long.MIN_VALUE : bits - 0x80000000L;
      case FLOAT -> {
        long x = bits;
        if (kind != SortOrder.Kind.TOTAL) {
          double value = t.toDouble(bits);
          if (value == 0) x = 0;
          if (Double.isNaN(value)) x = t.fromDouble(Double.NaN);
        }
        long signed = x << (64 - t.bits()) >> (64 - t.bits());
        yield signed < 0 ? signed ^ -1L >>> (65 - t.bits()) : signed;
      }
    };
  }

  private static int[] packed(long[] keys) {
    var all = new long[keys.length];
    for (int i = 0; i < all.length; i++) all[i] = keys[i] << 32 | i;
    Arrays.sort(all);
    var positions = new int[all.length];
    for (int i = 0; i < all.length; i++) positions[i] = (int) all[i];
    return positions;
  }

  /// Merge sort from the bottom up, which keeps the order of equal ones.
  private static int[] merged(long[][] keys) {
    int n = keys[0].length;
    var from = new int[n];
    for (int i = 0; i < n; i++) from[i] = i;
    var to = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int start = 0; start < n; start += 2 * width) {
        int middle = Math.min(n, start + width);
        int end = Math.min(n, start + 2 * width);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
          boolean second = right < end && (left == middle || isLess(keys, from[right], from[left]));
          to[i] = second ? from[right++] : from[left++];
        }
      }
      var swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static boolean isLess(long[][] keys, int i, int j) {
    for (var key : keys) if (key[i] != key[j]) return key[i] < key[j];
    return false;
  }
}
