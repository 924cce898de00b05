package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where the elements of a value lie: `elements` of them in an array, from `offset` on.
record Place(DeviceArray array, int offset, long elements) {
  /// How many bytes the elements take.
  long bytes() {
    return elements * array.kind.bytes;
  }

  /// The host's copy of them.
  MemorySegment host() {
    return array.host(offset, elements);
  }

  void fill(MemorySegment from) {
    MemorySegment.copy(from, 0, host(), 0, bytes());
  }

  void copyTo(MemorySegment to) {
    MemorySegment.copy(host(), 0, to, 0, bytes());
  }

  void fill(Literal literal) {
    var t = literal.type().dtype();
    var to = host();
    for (long i = 0; i < literal.type().size(); i++) put(to, t, i, literal.bits(i));
  }

  private static void put(MemorySegment to, DType t, long i, long bits) {
    switch (t.bytes()) {
      case 1 -> to.set(ValueLayout.JAVA_BYTE, i, (byte) bits);
      case 2 -> to.set(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2, (short) bits);
      case 4 -> to.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, (int) bits);
      default -> to.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8, bits);
    }
  }
}
