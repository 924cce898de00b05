package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class ShortArray extends TornadoNativeArray {
  public ShortArray(int size) {
    super(2L * size);
  }

  public short get(int index) {
    return device.getAtIndex(ValueLayout.JAVA_SHORT, index);
  }

  public void set(int index, short value) {
    device.setAtIndex(ValueLayout.JAVA_SHORT, index, value);
  }
}
