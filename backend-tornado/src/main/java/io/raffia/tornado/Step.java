package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the device does, in order.
sealed interface Step {
  /// Tasks one after another, of a kernel where they are not copies; what they write.
  record Run(@Nullable Kernel kernel, List<Task> tasks, List<Value> writes) implements Step {}

  /// `body` as long as `holds`, a boolean, is true when a round begins; without it, so many
  /// `rounds`.
  record Repeat(@Nullable Value holds, int rounds, List<Step> body) implements Step {}

  /// The branch of that number; the last one where there is none.
  record Choose(Value index, List<List<Step>> branches) implements Step {}
}
