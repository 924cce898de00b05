package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class IntArray extends TornadoNativeArray {
  public IntArray(int size) {
    super(4L * size);
  }

  public int get(int index) {
    return device.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  public void set(int index, int value) {
    device.setAtIndex(ValueLayout.JAVA_INT, index, value);
  }
}
