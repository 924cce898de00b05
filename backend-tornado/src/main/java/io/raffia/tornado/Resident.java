package io.raffia.tornado;

import io.raffia.jvm.Buffer;
import org.jspecify.annotations.Nullable;

/// A result that lies on a device, in the array of the parameter that it replaces, until somebody
/// reads it. Its program's next run may overwrite it: who needs it longer reads it before.
public final class Resident {
  private final TornadoExecutable home;
  final int param;
  private @Nullable Buffer buffer;
  private @Nullable String lost;

  Resident(TornadoExecutable home, int param) {
    this.home = home;
    this.param = param;
  }

  /// The elements, copied from the device the first time; they live as long as this object. Throws
  /// [DeviceException] when they were overwritten.
  public Buffer buffer() {
    synchronized (home.lock()) {
      if (lost != null) throw new DeviceException(lost);
      if (buffer == null) buffer = home.fetch(this).releaseWith(this);
      return buffer;
    }
  }

  /// Whether the elements are in the host's memory, too. The lock must be held.
  boolean isRead() {
    return buffer != null;
  }

  void lose(String why) {
    if (buffer == null) lost = why;
  }
}
