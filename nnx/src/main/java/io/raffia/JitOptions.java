package io.raffia;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What [Nnx#jit] may be told: `JitOptions.staticArgnums(1).and(JitOptions.donateArgnums(0))`.
public final class JitOptions {
  private final Set<Integer> statics;
  private final Set<Integer> donated;

  private JitOptions(Set<Integer> statics, Set<Integer> donated) {
    this.statics = statics;
    this.donated = donated;
  }

  /// Arguments, by number from 0, whose values the program is specialized for, so that the code may
  /// use them as sizes and in conditions that decide what is computed: another value compiles anew.
  /// Numbers that are no inputs by need are static without being named here.
  public static JitOptions staticArgnums(int... arguments) {
    return new JitOptions(set(arguments), Set.of());
  }

  /// Arguments, by number from 0, whose tensors the call may take: results are put into their
  /// memory where they fit and nobody else shares it. Each use of such a tensor after the call is
  /// an error ([Tensor#isDeleted]); if the call throws what the function or a check of it throws,
  /// they stay. Variables need not be donated: their memory is reused when they are set.
  public static JitOptions donateArgnums(int... arguments) {
    return new JitOptions(Set.of(), set(arguments));
  }

  /// Both. Throws [io.raffia.ir.IrException] for an argument that is static and donated.
  public JitOptions and(JitOptions others) {
    var all = new JitOptions(union(statics, others.statics), union(donated, others.donated));
    for (int i : all.donated) {
      if (all.statics.contains(i)) {
        throw Errors.at("argument %d is static, and has no memory to donate: leave one out", i);
      }
    }
    return all;
  }

  /// All of them together.
  static JitOptions all(JitOptions... options) {
    return Arrays.stream(options).reduce(staticArgnums(), JitOptions::and);
  }

  private static Set<Integer> set(int... arguments) {
    return Arrays.stream(arguments).boxed().collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Integer> union(Set<Integer> x, Set<Integer> y) {
    var all = new HashSet<>(x);
    all.addAll(y);
    return all;
  }

  Set<Integer> statics() {
    return statics;
  }

  Set<Integer> donated() {
    return donated;
  }
}
