package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.JvmExecutable;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a program does next, in one place.
sealed interface Part {
  /// Tasks that run one after another on the device, as graph number `graph`.
  final class OnDevice implements Part {
    final int graph;
    final List<Task> tasks = new ArrayList<>();
    final Map<Task, Kernel> origin = new HashMap<>();

    /// Of the values that have arrays of their own: what is copied there and back.
    final Set<Value> in = new LinkedHashSet<>();

    final Set<Value> constants = new LinkedHashSet<>();
    final Set<Value> out = new LinkedHashSet<>();

    final Set<Value> written = new HashSet<>();

    OnDevice(int graph) {
      this.graph = graph;
    }
  }

  /// A kernel in the JVM, and why.
  record OnHost(Kernel kernel, JvmExecutable code, String why) implements Part {}

  /// As [Step.Repeat]; `holds` has an array of its own.
  record Repeat(@Nullable Value holds, int rounds, List<Part> body) implements Part {}

  /// As [Step.Choose]; the index has an array of its own.
  record Choose(Value index, List<List<Part>> branches) implements Part {}

  /// Compares what the device has computed with the interpreter's.
  record Check(SelfCheck check) implements Part {}
}
