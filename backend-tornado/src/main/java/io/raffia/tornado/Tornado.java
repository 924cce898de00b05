package io.raffia.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// TornadoVM's host side, by the names of its classes and methods: the only place that knows them,
/// so that Raffia is built and runs where there is no TornadoVM. The classes are those that the JVM
/// was started with.
class Tornado {
  static final String MISSING =
      "no TornadoVM in this JVM: install its SDK for JDK 25 (tornadovm.org), set TORNADOVM_HOME to"
          + " it and start Raffia with `./raffia --backend tornado`; docs/gpu.md has the details";

  private static final String API = "uk.ac.manchester.tornado.api.";

  /// TornadoVM's options, read when its first class is: what it cannot compile is an error and not
  /// run as plain Java instead; calls in kernels are always inlined; graphs may have thousands of
  /// tasks; floats are those of IEEE 754; the driver's compiler joins products and sums, as
  /// TornadoVM fails where it joins a product that is added to itself.
  private static final Map<String, String> OPTIONS =
      Map.of(
          "tornado.recover.bailout", "False",
          "tornado.compiler.fullInlining", "True",
          "tornado.tvm.maxbytecodesize", "1048576",
          "tornado.enable.fma", "False",
          "tornado.opencl.compiler.flags", "-w");

  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<String, Method> methods = new HashMap<>();

  /// Throws [DeviceException] that says what to install when there is none.
  Tornado() {
    if (!isPresent()) throw new DeviceException(MISSING);
    OPTIONS.forEach((name, value) -> {
      if (System.getProperty(name) == null) System.setProperty(name, value);
    });
  }

  /// Whether this JVM was started with TornadoVM.
  static boolean isPresent() {
    try {
      Class.forName(API + "TornadoExecutionPlan", false, loader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static ClassLoader loader() {
    return Tornado.class.getClassLoader();
  }

  private synchronized Class<?> type(String name) {
    return classes.computeIfAbsent(
        name,
        n -> {
          try {
            return Class.forName(API + n, true, loader());
          } catch (ClassNotFoundException e) {
            throw new DeviceException("this TornadoVM has no class " + API + n, e);
          }
        });
  }

  /// The public method of the class with so many parameters and, where several have, a first one of
  /// that type.
  private synchronized Method method(
      Class<?> c, String name, int parameters, @Nullable Class<?> second) {
    var key = c.getName() + "." + name + parameters + (second == null ? "" : second.getName());
    return methods.computeIfAbsent(
        key,
        _ -> {
          for (var m : c.getMethods()) {
            if (!m.getName().equals(name) || m.getParameterCount() != parameters) continue;
            if (second == null || m.getParameterTypes()[1].isAssignableFrom(second)) return m;
          }
          throw new DeviceException("this TornadoVM has no method " + key);
        });
  }

  private static Object call(Method method, @Nullable Object on, Object... args) {
    try {
      var result = method.invoke(on, args);
      return result == null ? Void.class : result;
    } catch (IllegalAccessException e) {
      throw new DeviceException("cannot call TornadoVM's " + method, e);
    } catch (InvocationTargetException e) {
      var cause = e.getCause();
      // TornadoVM's own internal errors are Errors too, and no reason to stop the virtual machine.
      if (cause instanceof VirtualMachineError error) throw error;
      var text = String.valueOf(cause);
      int trace = text.indexOf("Stacktrace:");
      throw new DeviceException(
          trace < 0 ? text : text.substring(0, trace).strip(), cause == null ? e : cause);
    }
  }

  /// Whether the device had not the memory for a program.
  static boolean isOutOfMemory(DeviceException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t.getClass().getSimpleName().equals("TornadoOutOfMemoryException")) return true;
    }
    return false;
  }

  private Object make(String name, Class<?>[] types, Object... args) {
    try {
      return type(name).getConstructor(types).newInstance(args);
    } catch (InvocationTargetException e) {
      var cause = e.getCause();
      if (cause instanceof OutOfMemoryError error) throw error;
      throw new DeviceException("TornadoVM cannot make a " + name + ": " + cause, e);
    } catch (ReflectiveOperationException e) {
      throw new DeviceException("this TornadoVM makes no " + name, e);
    }
  }

  /// A new array, zero or not, of `size` elements.
  Object array(ArrayKind kind, int size) {
    var name = kind.type.substring(API.length()).replace('/', '.');
    return make(name, new Class<?>[] {int.class}, size);
  }

  /// The host's copy of an array's elements.
  MemorySegment elements(Object array) {
    return (MemorySegment) call(method(array.getClass(), "getSegment", 0, null), array);
  }

  Object context() {
    return make("KernelContext", new Class<?>[0]);
  }

  Object graph(String name) {
    return make("TaskGraph", new Class<?>[] {String.class}, name);
  }

  /// Copies before a graph runs: each time, or the first time only.
  void toDevice(Object graph, boolean always, List<Object> arrays) {
    if (arrays.isEmpty()) return;
    call(
        method(graph.getClass(), "transferToDevice", 2, null),
        graph,
        mode(always),
        arrays.toArray());
  }

  /// Copies after a graph has run: each time, or when asked for.
  void toHost(Object graph, List<Object> arrays) {
    if (arrays.isEmpty()) return;
    call(method(graph.getClass(), "transferToHost", 2, null), graph, mode(true), arrays.toArray());
  }

  /// Takes arrays as the graph that ran before left them on the device.
  void consume(Object graph, List<Object> arrays) {
    if (arrays.isEmpty()) return;
    for (var m : graph.getClass().getMethods()) {
      if (m.getName().equals("consumeFromDevice") && m.getParameterCount() == 1) {
        call(m, graph, (Object) arrays.toArray());
        return;
      }
    }
    throw new DeviceException("this TornadoVM does not hand arrays from graph to graph");
  }

  /// Leaves arrays on the device when the graph ends.
  void persist(Object graph, List<Object> arrays) {
    if (arrays.isEmpty()) return;
    call(method(graph.getClass(), "persistOnDevice", 1, null), graph, (Object) arrays.toArray());
  }

  /// Copies what lies at a place of an array back; `result` is of an execution of the plan, `graph`
  /// a graph that has the array.
  void fetch(Object plan, int graph, Object result, Place place) {
    choose(plan, graph);
    var array = place.array().object();
    var range = make("DataRange", new Class<?>[] {type("types.arrays.TornadoNativeArray")}, array);
    call(method(range.getClass(), "withOffset", 1, null), range, (long) place.offset());
    call(method(range.getClass(), "withSize", 1, null), range, place.elements());
    for (var m : result.getClass().getMethods()) {
      if (m.getName().equals("transferToHost") && m.getParameterTypes()[0] == range.getClass()) {
        call(m, result, range);
        return;
      }
    }
    throw new DeviceException("this TornadoVM cannot copy a part of an array back");
  }

  private int mode(boolean always) {
    try {
      return type("enums.DataTransferMode")
          .getField(always ? "EVERY_EXECUTION" : "FIRST_EXECUTION")
          .getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new DeviceException("this TornadoVM has other transfer modes", e);
    }
  }

  /// Adds a task: `code` is an instance of a class of [TaskWriter].
  void task(Object graph, String name, Object code, Object context, List<Object> arrays) {
    var args = new ArrayList<Object>(List.of(name, code, context));
    args.addAll(arrays);
    var task = code.getClass().getInterfaces()[0];
    call(method(graph.getClass(), "task", args.size(), task), graph, args.toArray());
  }

  Object scheduler() {
    return make("GridScheduler", new Class<?>[0]);
  }

  void grid(Object scheduler, String task, long items, int group) {
    var grid = make("WorkerGrid1D", new Class<?>[] {int.class}, Math.toIntExact(items));
    call(method(type("WorkerGrid"), "setLocalWork", 3, null), grid, (long) group, 1L, 1L);
    call(method(scheduler.getClass(), "addWorkerGrid", 2, null), scheduler, task, grid);
  }

  /// A plan of graphs, each of which can be run by its number.
  Object plan(List<Object> graphs, Object scheduler, Object device) {
    var snapshots = Array.newInstance(type("ImmutableTaskGraph"), graphs.size());
    for (int i = 0; i < graphs.size(); i++) {
      var g = graphs.get(i);
      Array.set(snapshots, i, call(method(g.getClass(), "snapshot", 0, null), g));
    }
    var plan = make("TornadoExecutionPlan", new Class<?>[] {snapshots.getClass()}, snapshots);
    call(method(plan.getClass(), "withGridScheduler", 1, null), plan, scheduler);
    call(method(plan.getClass(), "withDevice", 1, null), plan, device);
    return plan;
  }

  /// Runs a graph, and returns TornadoVM's result.
  Object execute(Object plan, int graph) {
    var chosen = choose(plan, graph);
    return call(method(chosen.getClass(), "execute", 0, null), chosen);
  }

  private Object choose(Object plan, int graph) {
    return call(method(plan.getClass(), "withGraph", 1, null), plan, graph);
  }

  void free(Object plan) {
    call(method(plan.getClass(), "freeDeviceMemory", 0, null), plan);
    call(method(plan.getClass(), "close", 0, null), plan);
  }

  /// All devices, in TornadoVM's order.
  List<Device> devices() {
    var map = call(method(type("TornadoExecutionPlan"), "getTornadoDeviceMap", 0, null), null);
    var all = new ArrayList<Device>();
    for (var backend : list(call(method(map.getClass(), "getAllBackends", 0, null), map))) {
      var devices = list(call(method(type("TornadoBackend"), "getAllDevices", 0, null), backend));
      for (var d : devices) {
        var api = type("common.TornadoDevice");
        var physical = call(method(api, "getPhysicalDevice", 0, null), d);
        var context = call(method(api, "getDeviceContext", 0, null), d);
        boolean isFpga = is(context, "isPlatformFPGA");
        var name = call(method(type("TornadoTargetDevice"), "getDeviceName", 0, null), physical);
        all.add(
            new Device(
                all.size(),
                String.valueOf(name).strip(),
                isFpga ? "FPGA" : String.valueOf(call(method(api, "getDeviceType", 0, null), d)),
                (long) call(method(api, "getMaxGlobalMemory", 0, null), d),
                String.valueOf(call(method(api, "getTornadoVMBackend", 0, null), d)),
                is(context, "isFP64Supported"),
                d));
      }
    }
    return all;
  }

  private boolean is(Object context, String what) {
    return (boolean) call(method(type("TornadoDeviceContext"), what, 0, null), context);
  }

  private static List<?> list(Object x) {
    return x instanceof List<?> l ? l : Arrays.asList((Object[]) x);
  }
}
