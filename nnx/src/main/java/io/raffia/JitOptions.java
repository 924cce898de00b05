package io.raffia;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What [Nnx#jit] may be told.
public final class JitOptions {
  private final Set<Integer> statics;

  private JitOptions(Set<Integer> statics) {
    this.statics = statics;
  }

  /// Arguments, by number from 0, whose values the program is specialized for, so that the code may
  /// use them as sizes and in conditions that decide what is computed: another value compiles anew.
  /// Numbers that are no inputs by need are static without being named here.
  public static JitOptions staticArgnums(int... arguments) {
    return new JitOptions(Arrays.stream(arguments).boxed().collect(Collectors.toUnmodifiableSet()));
  }

  Set<Integer> staticArgnums() {
    return statics;
  }
}
