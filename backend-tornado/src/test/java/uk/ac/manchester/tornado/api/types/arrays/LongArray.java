package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class LongArray extends TornadoNativeArray {
  public LongArray(int size) {
    super(8L * size);
  }

  public long get(int index) {
    return device.getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  public void set(int index, long value) {
    device.setAtIndex(ValueLayout.JAVA_LONG, index, value);
  }
}
