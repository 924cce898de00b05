package uk.ac.manchester.tornado.api;

import java.util.Set;

/// What a graph left on the device.
public final class TornadoExecutionResult {
  private final Set<Object> lying;

  TornadoExecutionResult(Set<Object> lying) {
    this.lying = lying;
  }

  public TornadoExecutionResult transferToHost(DataRange part) {
    if (!lying.contains(part.array)) {
      throw new IllegalStateException("not on the device: " + part.array);
    }
    part.array.toHost(part.offset, part.size);
    return this;
  }
}
