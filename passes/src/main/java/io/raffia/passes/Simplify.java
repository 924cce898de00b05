package io.raffia.passes;

import io.raffia.ir.Func;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Algebraic simplification: the rules of each theme, applied wherever they fit in one walk. No rule changes
/// a bit of a result, so a program computes the same with and without.
public final class Simplify {
  private static final Map<Class<?>, List<Rule<?>>> RULES = rules();

  private Simplify() {}

  private static Map<Class<?>, List<Rule<?>>> rules() {
    Map<Class<?>, List<Rule<?>>> byOp = new HashMap<>();
    Stream.of(
            Folding.RULES,
            Arithmetic.RULES,
            Logic.RULES,
            Broadcasts.RULES,
            Reshapes.RULES,
            Transposes.RULES,
            Reductions.RULES,
            Slices.RULES,
            Contractions.RULES,
            Windows.RULES)
        .flatMap(List::stream)
        .forEach(rule -> byOp.computeIfAbsent(rule.op(), _ -> new ArrayList<>()).add(rule));
    return byOp;
  }

  /// `f` after one walk; `f` itself when no rule fits.
  public static Func simplify(Func f) {
    return Rewriter.rewrite(f, RULES);
  }
}
