package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.List;

/// A kernel for the device: `items` work items in groups of `group`, over `values`, the first of
/// which are those that it writes.
record Task(String name, Writer writer, List<Value> values, long items, int group) {
  Task {
    values = List.copyOf(values);
    if (items % group != 0) {
      throw new IllegalStateException(name + ": " + items + " items in groups of " + group);
    }
  }

  /// Writes the class of a kernel whose values lie where the parameters say.
  interface Writer {
    byte[] write(Parameters parameters);
  }
}
