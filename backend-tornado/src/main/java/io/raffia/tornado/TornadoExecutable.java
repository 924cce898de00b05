package io.raffia.tornado;

import io.raffia.ir.TensorType;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import io.raffia.passes.Program;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled program for a device. Programs of a device run one at a time: [TornadoBackend] is the
/// lock.
public final class TornadoExecutable {
  private static final String LOST =
      "the value is lost: the device failed in the step that was to replace it; go on from a"
          + " checkpoint";

  private final TornadoBackend backend;
  private final Program program;
  private final TornadoBackend.Parts parts;
  private final List<Role> roles;

  /// Null until the first run, and after the device's memory was given to others.
  private @Nullable Schedule schedule;

  /// Of each parameter: whether its value is on the device, and who was told that it lies there.
  private final boolean[] present;

  private final List<@Nullable WeakReference<Resident>> residents = new ArrayList<>();

  /// Whether TornadoVM could not compile kernels whose loops it knows: it folds some of them so far
  /// that its own code generation cannot go on.
  private boolean cautious;

  private long moved;
  private long fetched;

  TornadoExecutable(
      TornadoBackend backend, Program program, TornadoBackend.Parts parts, List<Role> roles) {
    this.backend = backend;
    this.program = program;
    this.parts = parts;
    this.roles = List.copyOf(roles);
    present = new boolean[roles.size()];
    for (int i = 0; i < roles.size(); i++) residents.add(null);
    schedule = new Schedule(program, parts, roles, false);
  }

  /// The types of the arguments.
  public List<TensorType> params() {
    return program.func().paramTypes();
  }

  /// The types of the results.
  public List<TensorType> results() {
    return program.func().resultTypes();
  }

  /// The kernels as text.
  public String kernels() {
    return program.toString();
  }

  /// What runs where, and how many bytes move each time.
  public String report() {
    synchronized (lock()) {
      return schedule().report();
    }
  }

  /// How many kernels run on the host, for want of a form on the device.
  public int hostKernels() {
    synchronized (lock()) {
      return schedule().hostKernels();
    }
  }

  /// Bytes copied to the device and back in the last run.
  public long bytesMoved() {
    return moved;
  }

  /// Bytes of parameters that were copied back since they were asked for last.
  public long takeBytesFetched() {
    synchronized (lock()) {
      long bytes = fetched;
      fetched = 0;
      return bytes;
    }
  }

  Object lock() {
    return backend;
  }

  /// Whether the parameter's last value is on the device still, so that [#run] need not be given
  /// it. The lock must be held.
  public boolean has(int param) {
    return schedule != null && present[param];
  }

  private Schedule schedule() {
    var s = schedule;
    if (s == null) {
      s = new Schedule(program, parts, roles, cautious);
      schedule = s;
    }
    return s;
  }

  /// Runs the program and puts a new buffer for each result into `results`; for a result that takes
  /// a parameter's place on the device, a [Resident] into `kept` instead. An argument that the
  /// device [#has] may be null. Throws [DeviceException] when the device refuses a kernel or has
  /// not the memory: nothing of the arguments is changed then, in a program's first run at least;
  /// later, what stays on the device may be lost, and says so when it is read.
  public void run(@Nullable Buffer[] args, @Nullable Buffer[] results, @Nullable Resident[] kept) {
    if (args.length != params().size() || results.length != results().size()) {
      throw new IllegalArgumentException(
          "program takes %d arguments and gives %d results, found arrays of %d and %d"
              .formatted(params().size(), results().size(), args.length, results.length));
    }
    synchronized (lock()) {
      backend.using(this);
      try {
        compute(args);
      } catch (DeviceException e) {
        boolean again = Arrays.stream(args).allMatch(a -> a != null);
        if (Tornado.isOutOfMemory(e)) {
          if (!again || !backend.freeOthers(this)) throw e;
        } else {
          if (!again || cautious) throw e;
          cautious = true;
        }
        compute(args);
      }
      take(results, kept);
    }
  }

  /// Runs a program whose parameters are all given each time.
  public void run(Buffer[] args, Buffer[] results) {
    run(args, results, new Resident[results.length]);
  }

  private void compute(@Nullable Buffer[] args) {
    var s = schedule();
    for (int i = 0; i < args.length; i++) {
      var arg = args[i];
      if (s.keeps(i)) {
        var resident = resident(i);
        if (resident != null && !resident.isRead() && arg != null) resident.buffer();
        if (arg != null) present[i] = false;
      }
      if (arg != null) s.set(i, arg.segment());
      else if (!present[i]) throw new IllegalArgumentException("argument " + i + " is missing");
    }
    boolean done = false;
    try {
      s.run();
      done = true;
    } finally {
      if (!done) failed(s);
    }
    moved = s.takeBytesMoved();
    for (int i = 0; i < args.length; i++) present[i] |= s.keeps(i);
  }

  /// What the device has is not certain any more.
  private void failed(Schedule s) {
    for (int i = 0; i < present.length; i++) {
      var resident = resident(i);
      if (resident != null && !resident.isRead()) {
        try {
          if (!s.wasOverwriting()) resident.buffer();
        } catch (DeviceException unreadable) {
          // What failed first is told; reading the value tells that it is lost.
        }
        resident.lose(LOST);
      }
    }
    try {
      forget(s);
    } catch (DeviceException partly) {
      // TornadoVM cannot free what it could not allocate.
    }
  }

  private void forget(Schedule s) {
    schedule = null;
    Arrays.fill(present, false);
    for (int i = 0; i < present.length; i++) residents.set(i, null);
    s.free();
  }

  private @Nullable Resident resident(int param) {
    var reference = residents.get(param);
    return reference == null ? null : reference.get();
  }

  private void take(@Nullable Buffer[] results, @Nullable Resident[] kept) {
    var s = schedule();
    s.next()
        .forEach((param, result) -> {
          var resident = new Resident(this, param);
          residents.set(param, new WeakReference<>(resident));
          kept[result] = resident;
        });
    int allocated = 0;
    boolean done = false;
    try {
      for (; allocated < results.length; allocated++) {
        if (kept[allocated] != null) continue;
        var place = s.place(program.func().results().get(allocated));
        var buffer = BufferPool.shared().allocate(place.bytes());
        results[allocated] = buffer;
        place.copyTo(buffer.segment());
      }
      done = true;
    } finally {
      for (int i = 0; !done && i < allocated; i++) if (results[i] != null) results[i].release();
    }
  }

  /// The elements of a parameter that stays; the lock is held.
  Buffer fetch(Resident resident) {
    var s = schedule;
    if (s == null || resident(resident.param) != resident) {
      throw new DeviceException("the value was overwritten on the device by a later run");
    }
    var place = s.fetch(resident.param);
    fetched += place.bytes();
    var buffer = BufferPool.shared().allocate(place.bytes());
    place.copyTo(buffer.segment());
    return buffer;
  }

  /// Gives the device's memory back, after what somebody may still read was copied from it.
  void leave() {
    var s = schedule;
    if (s == null) return;
    for (int i = 0; i < present.length; i++) {
      var resident = resident(i);
      if (resident != null && !resident.isRead()) resident.buffer();
    }
    forget(s);
  }
}
