package io.raffia;

/// How a transform takes an argument, or gives a result: along which axis [Nnx#vmap] and [Nnx#scan]
/// take its tensors apart.
public sealed interface In permits In.Axis, In.Shared, In.Carried, StateAxes {
  /// One example, or one iteration, a position of the first axis; of a Module, all its Variables.
  In MAPPED = new Axis(0);

  /// The same for all examples or iterations.
  In SHARED = new Shared();

  /// What a scan passes from one iteration to the next.
  In CARRY = new Carried();

  /// One example a position of that axis; negative ones count from the last.
  static In axis(int axis) {
    return new Axis(axis);
  }

  /// See [#axis(int)].
  record Axis(int axis) implements In {
    @Override
    public String toString() {
      return Integer.toString(axis);
    }
  }

  /// See [#SHARED].
  record Shared() implements In {
    @Override
    public String toString() {
      return "SHARED";
    }
  }

  /// See [#CARRY].
  record Carried() implements In {
    @Override
    public String toString() {
      return "CARRY";
    }
  }
}
