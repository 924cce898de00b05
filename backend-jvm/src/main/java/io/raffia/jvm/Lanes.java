package io.raffia.jvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Moves `float` lanes between memory and the heap arrays in which operands are packed.
///
/// Packed operands live on the heap because array accesses cost the JIT compiler a fraction of the
/// nodes of segment accesses: a micro-kernel on segments exceeds its inlining budget.
final class Lanes {
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  static final int L = S.length();
  static final int BYTES = Float.BYTES;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Lanes() {}

  static FloatVector at(long address) {
    return FloatVector.fromMemorySegment(S, Memory.ALL, address, Memory.ORDER);
  }

  static FloatVector at(long address, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(S, Memory.ALL, address, Memory.ORDER, mask);
  }

  static void put(FloatVector x, long address) {
    x.intoMemorySegment(Memory.ALL, address, Memory.ORDER);
  }

  static void put(FloatVector x, long address, VectorMask<Float> mask) {
    x.intoMemorySegment(Memory.ALL, address, Memory.ORDER, mask);
  }

  /// The mask of the first `n` lanes.
  static VectorMask<Float> first(int n) {
    return S.indexInRange(0, n);
  }

  /// Copies `n` contiguous elements from memory; may write up to a vector's length of the array,
  /// tail zero.
  static void read(long from, float[] to, int at, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      at(from + (long) i * BYTES).intoArray(to, at + i);
    }
    if (i < n) {
      at(from + (long) i * BYTES, first(n - i)).intoArray(to, at + i);
    }
  }

  /// [#read] before vector code is compiled.
  static void readCold(long from, float[] to, int at, int n) {
    MemorySegment.copy(Memory.ALL, FLOAT, from, to, at, n);
  }

  /// Copies `n` contiguous elements to memory.
  static void write(float[] from, int at, long to, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      put(FloatVector.fromArray(S, from, at + i), to + (long) i * BYTES);
    }
    if (i < n) {
      put(FloatVector.fromArray(S, from, at + i), to + (long) i * BYTES, first(n - i));
    }
  }

  /// [#write] before vector code is compiled.
  static void writeCold(float[] from, int at, long to, int n) {
    MemorySegment.copy(from, at, Memory.ALL, FLOAT, to, n);
  }

  /// Copies `n` elements that lie `step` elements apart.
  static void gather(long from, long step, float[] to, int at, int toStep, int n) {
    long bytes = step * BYTES;
    for (int i = 0; i < n; i++) {
      to[at] = Memory.f32(from);
      at += toStep;
      from += bytes;
    }
  }

  /// Copies `n` elements to places that lie `step` elements apart.
  static void scatter(float[] from, int at, long to, long step, int n) {
    for (int i = 0; i < n; i++) {
      Memory.f32(to + i * step * BYTES, from[at + i]);
    }
  }
}
