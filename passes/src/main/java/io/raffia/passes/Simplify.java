package io.raffia.passes;

import io.raffia.ir.Func;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Algebraic simplification: the rules of each theme, applied wherever they fit in one walk. No
/// rule changes a bit of a result, so a program computes the same with and without.
public final class Simplify {
  static final List<Rule<?>> RULES =
      Stream.of(
              Arithmetic.RULES,
              Logic.RULES,
              Broadcasts.RULES,
              Reshapes.RULES,
              Transposes.RULES,
              Reductions.RULES,
              Slices.RULES,
              Contractions.RULES,
              Windows.RULES,
              Folding.RULES)
          .<Rule<?>>flatMap(List::stream)
          .toList();

  private static final Map<Class<?>, List<Rule<?>>> BY_OP =
      RULES.stream().collect(Collectors.groupingBy(Rule::op));

  private Simplify() {}

  /// `f` after one walk; `f` itself when no rule fits.
  public static Func simplify(Func f) {
    return Rewriter.rewrite(f, BY_OP);
  }
}
