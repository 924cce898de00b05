package io.raffia;

import io.raffia.ir.Func;
import io.raffia.jvm.Buffer;
import io.raffia.tornado.DeviceException;
import io.raffia.tornado.Resident;
import io.raffia.tornado.TornadoBackend;
import io.raffia.tornado.TornadoExecutable;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program on the device that [Flags] names. Variables stay there from run to run; other
/// arguments, and results that are not the next values of Variables, are copied in each run.
final class OnDevice implements Execution {
  /// What a parameter's array on the device has the elements of, and how often that was written.
  private record Seen(WeakReference<Storage> storage, int writes) {
    @SuppressWarnings("ReferenceEquality") // identity is the question
    boolean is(Storage s) {
      return storage.get() == s && writes == s.writes;
    }
  }

  private final Func func;
  private final TornadoBackend backend;
  private final TornadoExecutable executable;
  private final List<Execution.Role> roles;
  private final List<@Nullable Seen> seen = new ArrayList<>();

  private OnDevice(
      Func func, TornadoBackend backend, TornadoExecutable executable, List<Execution.Role> roles) {
    this.func = func;
    this.backend = backend;
    this.executable = executable;
    this.roles = roles;
    for (int i = 0; i < roles.size(); i++) seen.add(null);
  }

  /// The backend of the process, made when it is first asked for.
  private static final class Backend {
    static final TornadoBackend ONE = new TornadoBackend(Flags.device());
  }

  /// Throws [DeviceException] that says what to do when there is no such device.
  static OnDevice compile(Func func, List<Execution.Role> roles) {
    TornadoBackend backend;
    try {
      backend = Backend.ONE;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof DeviceException missing) throw missing;
      throw e;
    } catch (NoClassDefFoundError afterTheFirst) {
      backend = new TornadoBackend(Flags.device());
    }
    var theirs =
        roles.stream().map(r -> new io.raffia.tornado.Role(r.isState(), r.next())).toList();
    var executable = backend.compile(func, theirs, Flags.checks());
    if (Flags.transfers()) System.err.print("raffia: " + func.name() + ":\n" + executable.report());
    return new OnDevice(func, backend, executable, List.copyOf(roles));
  }

  @Override
  public Storage[] run(Storage[] args) {
    synchronized (backend) {
      try {
        return compute(args);
      } finally {
        Reference.reachabilityFence(args);
      }
    }
  }

  private Storage[] compute(Storage[] args) {
    var in = new @Nullable Buffer[args.length];
    for (int i = 0; i < in.length; i++) {
      var was = seen.get(i);
      boolean there = was != null && was.is(args[i]) && executable.has(i);
      if (!there) in[i] = args[i].buffer();
      // The run overwrites what somebody may still read.
      if (there && args[i].shared && roles.get(i).next() >= 0) args[i].buffer();
    }
    var out = new @Nullable Buffer[executable.results().size()];
    var kept = new @Nullable Resident[out.length];
    executable.run(in, out, kept);
    if (Flags.transfers()) {
      System.err.printf(
          "raffia: %s moved %d bytes, and %d when they were read since%n",
          func.name(), executable.bytesMoved(), executable.takeBytesFetched());
    }
    var results = new Storage[out.length];
    for (int i = 0; i < results.length; i++) {
      var buffer = out[i];
      var resident = kept[i];
      if (buffer != null) results[i] = Storage.owning(buffer);
      else if (resident != null) results[i] = Storage.on(resident);
      else throw new IllegalStateException("result " + i + " is missing");
    }
    for (int i = 0; i < args.length; i++) {
      int next = roles.get(i).next();
      var now = next >= 0 && kept[next] != null ? results[next] : args[i];
      seen.set(i, new Seen(new WeakReference<>(now), now.writes));
    }
    return results;
  }

  @Override
  public String kernels() {
    return executable.kernels();
  }
}
