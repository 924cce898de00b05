package io.raffia.reflect;

import java.lang.invoke.MethodHandle;
import java.util.List;

/// What an `invokedynamic` does.
sealed interface DynamicLink {
  /// Makes a lambda: an object of an interface around a [Closure].
  ///
  /// @param factory from the closure to the object
  /// @param returns descriptor of what the interface's method returns
  /// @param captures descriptors of the captured values
  record MakesLambda(MethodHandle factory, Body body, String returns, List<String> captures)
      implements DynamicLink {}

  /// Calls what the bootstrap method made: string concatenation, record methods, pattern switches.
  record Calls(MethodHandle target, List<String> parameters, String returns)
      implements DynamicLink {}
}
