package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class ByteArray extends TornadoNativeArray {
  public ByteArray(int size) {
    super(1L * size);
  }

  public byte get(int index) {
    return device.get(ValueLayout.JAVA_BYTE, index);
  }

  public void set(int index, byte value) {
    device.set(ValueLayout.JAVA_BYTE, index, value);
  }
}
