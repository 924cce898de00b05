package io.raffia.passes;

import io.raffia.ir.Func;
import io.raffia.ir.transform.Dce;
import java.util.List;
import java.util.function.BiConsumer;

/// The passes that every program goes through before it is cut into kernels.
public final class Pipeline {
  /// In the order in which they run, again and again until none changes the program.
  public static final List<Pass> PASSES =
      List.of(
          new Pass("expand", Regions.deep(Expand::expand)),
          new Pass("dce", Regions.deep(Dce::dce)),
          new Pass("branches", Regions.deep(Branches::simplify)),
          new Pass("prune", Regions.deep(Prune::prune)),
          new Pass("hoist", Regions.deep(Hoist::hoist)),
          new Pass("bounds", Bounds::decide),
          new Pass("simplify", Regions.deep(Simplify::simplify)),
          new Pass("cse", Regions.deep(Cse::cse)));

  private static final int MAX_ROUNDS = 10;

  private Pipeline() {}

  public static Func optimize(Func f) {
    return optimize(f, (_, _) -> {});
  }

  /// `f` as backends take it: without composite ops, and otherwise as it is.
  public static Func lower(Func f) {
    return PASSES.getFirst().apply().apply(f);
  }

  /// Calls `changed` with the name and the result of each pass that changed the program.
  public static Func optimize(Func f, BiConsumer<String, Func> changed) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      var before = f;
      for (var pass : PASSES) {
        var after = pass.apply().apply(f);
        if (!after.equals(f)) changed.accept(pass.name(), after);
        f = after;
      }
      if (f.equals(before)) break;
    }
    return f;
  }
}
