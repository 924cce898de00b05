package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.ValueLayout;

public final class FloatArray extends TornadoNativeArray {
  public FloatArray(int size) {
    super(4L * size);
  }

  public float get(int index) {
    return device.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  public void set(int index, float value) {
    device.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
  }
}
