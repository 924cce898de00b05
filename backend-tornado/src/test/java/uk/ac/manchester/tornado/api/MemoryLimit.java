package uk.ac.manchester.tornado.api;

import java.util.HashSet;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// How many bytes the arrays of a graph may have: `tornado.device.memory`, as `32MB`.
final class MemoryLimit {
  private MemoryLimit() {}

  static void check(TaskGraph graph) {
    var limit = System.getProperty("tornado.device.memory", "1024MB");
    long most = Long.parseLong(limit.substring(0, limit.length() - 2)) << 20;
    var arrays = new HashSet<Object>();
    for (var task : graph.tasks) arrays.addAll(task.arguments());
    long bytes = 0;
    for (var a : arrays) if (a instanceof TornadoNativeArray array) bytes += array.bytes();
    if (bytes > most) {
      throw new TornadoOutOfMemoryException(
          "Unable to allocate " + bytes + " bytes, of " + most + " bytes");
    }
  }
}
