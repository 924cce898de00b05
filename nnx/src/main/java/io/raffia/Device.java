package io.raffia;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Something that compiled functions can run on. `id` is what `RAFFIA_BACKEND` and `./raffia
/// --backend` take; `kind` is CPU, GPU, FPGA or ACCELERATOR; `memory` is in bytes; `backend` is
/// JVM, OPENCL, PTX, CUDA or SPIRV.
public record Device(String id, String name, String kind, long memory, String backend) {
  /// This CPU first, then what TornadoVM finds when the JVM was started with it.
  static List<Device> all() {
    var all = new ArrayList<Device>();
    var os = ManagementFactory.getOperatingSystemMXBean();
    long memory = Runtime.getRuntime().maxMemory();
    if (os instanceof com.sun.management.OperatingSystemMXBean host)
      memory = host.getTotalMemorySize();
    all.add(
        new Device(
            "jvm",
            "%d processors of %s".formatted(os.getAvailableProcessors(), os.getArch()),
            "CPU",
            memory,
            "JVM"));
    for (var d : io.raffia.tornado.Device.all()) {
      all.add(new Device("tornado:" + d.number(), d.name(), d.kind(), d.memory(), d.backend()));
    }
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%-10s %-6s %-7s %6.1f GiB  %s", id, kind, backend, memory / 0x1p30, name);
  }
}
