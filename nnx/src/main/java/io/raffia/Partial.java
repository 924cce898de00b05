package io.raffia;

/// The arguments of a function of which some are bound.
final class Partial {
  private Partial() {}

  /// All of them; throws when the others hold Variables.
  static Object[] with(Object bound, Object... others) {
    for (var x : others) {
      if (Walk.of(x).all().stream().noneMatch(l -> l.value() instanceof Variable)) continue;
      throw Errors.at(
          "Found Variable in non-partial arguments, in a %s: bind it with jitPartial, or use jit",
          x.getClass().getSimpleName());
    }
    var all = new Object[others.length + 1];
    all[0] = bound;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
