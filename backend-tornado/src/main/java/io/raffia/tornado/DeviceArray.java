package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One of TornadoVM's arrays: elements on the device, and the host's copy of them. Empty tensors
/// take one element.
final class DeviceArray {
  final Object object;
  private final MemorySegment host;
  private final long bytes;

  DeviceArray(Tornado tornado, TensorType type) {
    var kind = ArrayKind.holding(type.dtype());
    if (type.size() >= Integer.MAX_VALUE) {
      throw new DeviceException(
          type.brief() + " has more elements than an array of a device may have, 2147483646");
    }
    object = tornado.array(kind, (int) Math.max(1, type.size()));
    host = tornado.elements(object);
    bytes = type.size() * kind.bytes;
  }

  /// How many bytes the elements take.
  long bytes() {
    return bytes;
  }

  MemorySegment host() {
    return host.asSlice(0, bytes);
  }

  void fill(MemorySegment from) {
    MemorySegment.copy(from, 0, host, 0, bytes);
  }

  void copyTo(MemorySegment to) {
    MemorySegment.copy(host, 0, to, 0, bytes);
  }

  void fill(Literal literal) {
    var t = literal.type().dtype();
    for (long i = 0; i < literal.type().size(); i++) put(t, i, literal.bits(i));
  }

  private void put(DType t, long i, long bits) {
    switch (t.bytes()) {
      case 1 -> host.set(ValueLayout.JAVA_BYTE, i, (byte) bits);
      case 2 -> host.set(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2, (short) bits);
      case 4 -> host.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, (int) bits);
      default -> host.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8, bits);
    }
  }
}
