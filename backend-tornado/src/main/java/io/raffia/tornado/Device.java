package io.raffia.tornado;

import java.util.List;
import java.util.Locale;

/// A device that TornadoVM found. `kind` is CPU, GPU, FPGA or ACCELERATOR; `memory` is in bytes;
/// `backend` is OPENCL, PTX, CUDA or SPIRV; `doubles` is whether it computes in 64-bit floats.
public record Device(
    int number,
    String name,
    String kind,
    long memory,
    String backend,
    boolean doubles,
    Object handle) {
  /// All devices; none when this JVM was started without TornadoVM.
  public static List<Device> all() {
    return Tornado.isPresent() ? List.copyOf(new Tornado().devices()) : List.of();
  }

  /// What to do to have some.
  public static String missing() {
    return Tornado.MISSING;
  }

  /// As `tornado:0 (OPENCL GPU) name, 8.0 GiB`.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "tornado:%d (%s %s) %s, %.1f GiB",
        number,
        backend,
        kind,
        name,
        memory / (double) (1L << 30));
  }
}
