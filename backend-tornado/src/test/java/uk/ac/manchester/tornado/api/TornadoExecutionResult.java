package uk.ac.manchester.tornado.api;

import java.util.Set;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// What a graph left on the device.
public final class TornadoExecutionResult {
  private final Set<Object> lying;

  TornadoExecutionResult(Set<Object> lying) {
    this.lying = lying;
  }

  public TornadoExecutionResult transferToHost(Object... arrays) {
    for (var array : arrays) {
      if (!lying.contains(array)) throw new IllegalStateException("not on the device: " + array);
      ((TornadoNativeArray) array).toHost();
    }
    return this;
  }
}
