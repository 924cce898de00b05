package io.raffia.tornado;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One of TornadoVM's arrays: elements on the device, and the host's copy of them. It grows until
/// it is first used.
final class DeviceArray {
  private final Tornado tornado;
  final ArrayKind kind;
  private long elements;
  private @Nullable Object object;

  DeviceArray(Tornado tornado, ArrayKind kind) {
    this.tornado = tornado;
    this.kind = kind;
  }

  /// Where `n` more elements begin.
  long reserve(long n) {
    if (object != null) throw new IllegalStateException("an array in use cannot grow");
    long at = elements;
    if (at + n >= Integer.MAX_VALUE) {
      throw new DeviceException(
          "a program needs "
              + (at + n)
              + " elements in an array of a device, which may have at most 2147483646");
    }
    elements = at + n;
    return at;
  }

  /// TornadoVM's object. An empty array takes one element.
  Object object() {
    if (object == null) object = tornado.array(kind, (int) Math.max(1, elements));
    return object;
  }

  /// How many bytes the elements take.
  long bytes() {
    return elements * kind.bytes;
  }

  /// The host's copy of some elements.
  MemorySegment host(long from, long n) {
    return tornado.elements(object()).asSlice(from * kind.bytes, n * kind.bytes);
  }
}
