package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.List;
import java.util.function.Supplier;

/// A kernel for the device: `items` work items in groups of `group`, over `arrays`, the first of
/// which are those that it writes.
record Task(String name, Supplier<byte[]> code, List<Value> arrays, long items, int group) {
  Task {
    arrays = List.copyOf(arrays);
    if (items % group != 0) {
      throw new IllegalStateException(name + ": " + items + " items in groups of " + group);
    }
  }
}
