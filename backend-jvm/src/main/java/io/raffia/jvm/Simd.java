package io.raffia.jvm;

import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// What generated vector code refers to: species, and the few operations that the Vector API lacks.
/// Masks are those of floats throughout.
final class Simd {
  static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> I = F.withLanes(int.class);
  static final int L = F.length();
  static final ByteOrder ORDER = Memory.ORDER;

  /// Bytes for as many booleans as there are lanes.
  static final VectorSpecies<Byte> B =
      switch (L) {
        case 16 -> ByteVector.SPECIES_128;
        default -> ByteVector.SPECIES_64;
      };

  /// 0, 1, 2…
  static final IntVector IOTA = IntVector.zero(I).addIndex(1);

  /// Whether booleans in memory, a byte each, can be read as masks: a vector of bytes has the
  /// lanes.
  static final boolean MASKS = B.length() == L;

  static final VectorShuffle<Float> BY_1 = down(1);
  static final VectorShuffle<Float> BY_2 = down(2);
  static final VectorShuffle<Float> BY_4 = down(4);
  static final VectorShuffle<Float> BY_8 = down(8);

  private Simd() {}

  /// Lane l takes what is `by` lanes higher.
  private static VectorShuffle<Float> down(int by) {
    return VectorShuffle.fromOp(F, l -> l + by & L - 1);
  }

  /// The lanes whose number is below `n`.
  static VectorMask<Float> first(int n) {
    return F.indexInRange(0, n);
  }

  static VectorMask<Float> mask(long a) {
    return ByteVector.fromMemorySegment(B, Memory.ALL, a, ORDER)
        .compare(VectorOperators.NE, (byte) 0)
        .cast(F);
  }

  static VectorMask<Float> mask(long a, VectorMask<Float> where) {
    return ByteVector.fromMemorySegment(B, Memory.ALL, a, ORDER, where.cast(B))
        .compare(VectorOperators.NE, (byte) 0)
        .cast(F);
  }

  static void put(VectorMask<Float> x, long a) {
    ByteVector.zero(B).blend((byte) 1, x.cast(B)).intoMemorySegment(Memory.ALL, a, ORDER);
  }

  static void put(VectorMask<Float> x, long a, VectorMask<Float> where) {
    ByteVector.zero(B)
        .blend((byte) 1, x.cast(B))
        .intoMemorySegment(Memory.ALL, a, ORDER, where.cast(B));
  }

  static VectorMask<Float> select(
      VectorMask<Float> where, VectorMask<Float> yes, VectorMask<Float> no) {
    return yes.and(where).or(no.andNot(where));
  }

  static FloatVector toFloats(VectorMask<Float> x) {
    return FloatVector.zero(F).blend(1f, x);
  }

  static IntVector toInts(VectorMask<Float> x) {
    return IntVector.zero(I).blend(1, x.cast(I));
  }

  /// The lane numbers from `start` on.
  static IntVector from(int start) {
    return IOTA.add(start);
  }

  static float add(FloatVector lanes) {
    FloatVector x = lanes;
    if (L > 8) x = x.add(x.rearrange(BY_8));
    if (L > 4) x = x.add(x.rearrange(BY_4));
    if (L > 2) x = x.add(x.rearrange(BY_2));
    if (L > 1) x = x.add(x.rearrange(BY_1));
    return x.lane(0);
  }

  static float mul(FloatVector lanes) {
    FloatVector x = lanes;
    if (L > 8) x = x.mul(x.rearrange(BY_8));
    if (L > 4) x = x.mul(x.rearrange(BY_4));
    if (L > 2) x = x.mul(x.rearrange(BY_2));
    if (L > 1) x = x.mul(x.rearrange(BY_1));
    return x.lane(0);
  }

  static float max(FloatVector x) {
    return x.reduceLanes(VectorOperators.MAX);
  }

  static float min(FloatVector x) {
    return x.reduceLanes(VectorOperators.MIN);
  }

  static int add(IntVector x) {
    return x.reduceLanes(VectorOperators.ADD);
  }

  static int mul(IntVector x) {
    return x.reduceLanes(VectorOperators.MUL);
  }

  static int max(IntVector x) {
    return x.reduceLanes(VectorOperators.MAX);
  }

  static int min(IntVector x) {
    return x.reduceLanes(VectorOperators.MIN);
  }

  /// The sum of lanes, or of several vectors of them, halves folded onto each other: one order for
  /// scalar and vector code.
  static float add(float[] x) {
    for (int n = x.length / 2; n > 0; n /= 2) for (int i = 0; i < n; i++) x[i] += x[i + n];
    return x[0];
  }

  static float mul(float[] x) {
    for (int n = x.length / 2; n > 0; n /= 2) for (int i = 0; i < n; i++) x[i] *= x[i + n];
    return x[0];
  }

  static float max(float[] x) {
    float y = x[0];
    for (int i = 1; i < x.length; i++) y = Math.max(y, x[i]);
    return y;
  }

  static float min(float[] x) {
    float y = x[0];
    for (int i = 1; i < x.length; i++) y = Math.min(y, x[i]);
    return y;
  }

  static int add(int[] x) {
    int y = 0;
    for (int i = 0; i < x.length; i++) y += x[i];
    return y;
  }

  static int mul(int[] x) {
    int y = 1;
    for (int i = 0; i < x.length; i++) y *= x[i];
    return y;
  }

  static int max(int[] x) {
    int y = x[0];
    for (int i = 1; i < x.length; i++) y = Math.max(y, x[i]);
    return y;
  }

  static int min(int[] x) {
    int y = x[0];
    for (int i = 1; i < x.length; i++) y = Math.min(y, x[i]);
    return y;
  }
}
