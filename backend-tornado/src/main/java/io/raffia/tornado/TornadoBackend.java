package io.raffia.tornado;

import io.raffia.ir.Func;
import io.raffia.passes.Fuse;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/// Compiles programs for a device of TornadoVM. It keeps the device's memory and code of the
/// programs that ran last, [#MOST_PROGRAMS] of them; others take theirs again when they run.
public final class TornadoBackend {
  /// How many programs may have memory and code on the device at a time.
  public static final int MOST_PROGRAMS = Integer.getInteger("raffia.device.programs", 64);

  /// `fpga`: kernels are those for FPGAs on any device, an emulator for instance.
  private static final String TARGET = System.getProperty("raffia.target", "");

  private final Tornado tornado;
  private final Library library = new Library();
  private final Device device;
  private final Limits limits;

  /// The last one ran last.
  private final SequencedSet<TornadoExecutable> running = new LinkedHashSet<>();

  /// For the device of that number in [Device#all]. Throws [DeviceException] that says what to do
  /// when there is none.
  public TornadoBackend(int number) {
    this(new Tornado(), number, UnaryOperator.identity());
  }

  /// `limits` changes those of the device.
  TornadoBackend(Tornado tornado, int number, UnaryOperator<Limits> limits) {
    this.tornado = tornado;
    var all = tornado.devices();
    if (number < 0 || number >= all.size()) {
      throw new DeviceException(
          "no device " + number + ": TornadoVM found " + (all.isEmpty() ? "none" : all));
    }
    device = all.get(number);
    boolean isFpga = device.kind().equals("FPGA") || TARGET.equals("fpga");
    this.limits = limits.apply(new Limits(device.doubles(), isFpga, Limits.LEAST_WORK));
  }

  /// Fuses and compiles a program whose arguments are new at each call. What has no form on the
  /// device runs in the JVM: [TornadoExecutable#report] lists it.
  public TornadoExecutable compile(Func f) {
    return compile(f, Collections.nCopies(f.params().size(), Role.ARGUMENT), false);
  }

  /// `roles` are those of the parameters. `checks`: every kernel is a graph of its own, and each
  /// run computes it once more in the JVM and throws [DeviceException] where they differ; nothing
  /// stays on the device then.
  public TornadoExecutable compile(Func f, List<Role> roles, boolean checks) {
    return compile(f, roles, checks, Schedule.MOST_NODES);
  }

  /// `nodes` is how many a graph may have.
  TornadoExecutable compile(Func f, List<Role> roles, boolean checks, int nodes) {
    var parts = new Parts(tornado, library, device, limits, checks, nodes);
    return new TornadoExecutable(this, Fuse.fuse(f), parts, roles);
  }

  /// What compiled programs are made with.
  record Parts(
      Tornado tornado, Library library, Device device, Limits limits, boolean checks, int nodes) {}

  /// The device that programs run on.
  public Device device() {
    return device;
  }

  /// Before a program runs. The lock is held.
  void using(TornadoExecutable executable) {
    running.remove(executable);
    while (running.size() >= MOST_PROGRAMS) running.removeFirst().leave();
    running.add(executable);
  }

  /// Takes the device's memory from all others; whether there were any.
  boolean freeOthers(TornadoExecutable executable) {
    boolean any = false;
    for (var other : List.copyOf(running)) {
      if (other == executable) continue;
      other.leave();
      running.remove(other);
      any = true;
    }
    return any;
  }
}
