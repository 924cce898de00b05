package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class DoubleArray extends TornadoNativeArray {
  public DoubleArray(int size) {
    super(8L * size);
  }

  public double get(int index) {
    return device.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  public void set(int index, double value) {
    device.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
  }
}
