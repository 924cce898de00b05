package io.raffia.tornado;

import io.raffia.ir.Func;
import io.raffia.passes.Fuse;
import org.jspecify.annotations.Nullable;

/// Compiles programs for a device of TornadoVM.
public final class TornadoBackend {
  private final Tornado tornado;
  private final Library library = new Library();
  private final @Nullable Device device;

  /// For the device of that number in [Device#all]. Throws [DeviceException] that says what to do
  /// when there is none.
  public TornadoBackend(int number) {
    tornado = new Tornado();
    var all = tornado.devices();
    if (number < 0 || number >= all.size()) {
      throw new DeviceException(
          "no device " + number + ": TornadoVM found " + (all.isEmpty() ? "none" : all));
    }
    device = all.get(number);
  }

  /// Fuses and compiles. What has no form on the device runs in the JVM: [TornadoExecutable#report]
  /// lists it.
  public TornadoExecutable compile(Func f) {
    return compile(f, false);
  }

  /// `checks`: every kernel is a graph of its own, and each run computes it once more in the JVM
  /// and throws [DeviceException] where they differ.
  public TornadoExecutable compile(Func f, boolean checks) {
    return new TornadoExecutable(
        Fuse.fuse(f), new Parts(tornado, library, device, new Limits(true), checks));
  }

  /// What compiled programs are made with.
  record Parts(
      Tornado tornado, Library library, @Nullable Device device, Limits limits, boolean checks) {}

  /// The device that programs run on.
  public @Nullable Device device() {
    return device;
  }
}
