package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Elements of the host, and those of the device, which are arbitrary until something is copied.
public abstract sealed class TornadoNativeArray
    permits ByteArray, ShortArray, IntArray, LongArray, FloatArray, DoubleArray {
  private final MemorySegment host;
  final MemorySegment device;

  TornadoNativeArray(long bytes) {
    host = Arena.ofAuto().allocate(bytes, 8);
    device = Arena.ofAuto().allocate(bytes, 8).fill((byte) 0x55);
  }

  public long bytes() {
    return host.byteSize();
  }

  public MemorySegment getSegment() {
    return host;
  }

  public void toDevice() {
    device.copyFrom(host);
  }

  public void toHost() {
    host.copyFrom(device);
  }

  /// Some elements.
  public void toHost(long from, long n) {
    long each = elementBytes();
    MemorySegment.copy(device, from * each, host, from * each, n * each);
  }

  private long elementBytes() {
    return switch (this) {
      case ByteArray _ -> 1;
      case ShortArray _ -> 2;
      case IntArray _, FloatArray _ -> 4;
      case LongArray _, DoubleArray _ -> 8;
    };
  }
}
