package io.raffia.jvm;

import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Moves `float` lanes between memory and the heap arrays in which operands are packed.
///
/// Packed operands live on the heap because array accesses cost the JIT compiler a fraction of the
/// nodes of segment accesses: a micro-kernel on segments exceeds its inlining budget.
///
/// Code on vectors calls the Vector API itself, nowhere a method of ours that takes or returns
/// vectors: the JIT compiler always inlines the API, but ours only where it has seen it called
/// often enough, and a call that it leaves allocates its vectors for good.
final class Lanes {
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  static final int L = S.length();
  static final int BYTES = Float.BYTES;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Lanes() {}

  /// Copies `n` contiguous elements from memory; may write up to a vector's length of the array,
  /// tail zero.
  static void read(long from, float[] to, int at, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      fromMemorySegment(S, ALL, from + (long) i * BYTES, ORDER).intoArray(to, at + i);
    }
    if (i < n) {
      fromMemorySegment(S, ALL, from + (long) i * BYTES, ORDER, S.indexInRange(0, n - i))
          .intoArray(to, at + i);
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
      FloatVector.fromArray(S, from, at + i).intoMemorySegment(ALL, to + (long) i * BYTES, ORDER);
    }
    if (i < n) {
      FloatVector.fromArray(S, from, at + i)
          .intoMemorySegment(ALL, to + (long) i * BYTES, ORDER, S.indexInRange(0, n - i));
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
