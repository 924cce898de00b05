package io.raffia;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What [Nnx#capture] records: `var_types`, `init` and `method_outputs` of `flax.nnx.capture`.
public final class CaptureOptions {
  private final Set<Class<? extends Variable>> types;
  private final State init;
  private final @Nullable Class<? extends Variable> methodOutputs;

  private CaptureOptions(
      Set<Class<? extends Variable>> types,
      State init,
      @Nullable Class<? extends Variable> methodOutputs) {
    this.types = types;
    this.init = init;
    this.methodOutputs = methodOutputs;
  }

  /// Values that Modules [Module#sow] and [Module#perturb], of these types.
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static CaptureOptions types(Class<? extends Variable>... types) {
    return new CaptureOptions(Set.of(types), new State(List.of()), null);
  }

  /// Perturbations start with what `state` has.
  public CaptureOptions init(State state) {
    return new CaptureOptions(types, state, methodOutputs);
  }

  /// Records as that type what each method returns of the Module and those inside, under the
  /// method's name: methods that are not private and stand in the Module's own class. Of a record,
  /// list or map each tensor is recorded, at its place in it. The function is compiled, so that its
  /// calls are seen.
  public CaptureOptions methodOutputs(Class<? extends Variable> type) {
    var all = new HashSet<>(types);
    all.add(type);
    return new CaptureOptions(all, init, type);
  }

  Set<Class<? extends Variable>> recorded() {
    return types;
  }

  State start() {
    return init;
  }

  @Nullable Class<? extends Variable> outputs() {
    return methodOutputs;
  }
}
