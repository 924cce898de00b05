package io.raffia.jvm;

import org.jspecify.annotations.Nullable;

/// A loop of a kernel. Loops form a tree: each is inside its parent, or outermost.
public final class Loop {
  public final int id;
  public final long extent;
  public @Nullable Loop parent;
  boolean placed;
  int depth;

  Loop(int id, long extent) {
    this.id = id;
    this.extent = extent;
  }

  void place(@Nullable Loop under) {
    parent = under;
    depth = under == null ? 1 : under.depth + 1;
    placed = true;
  }

  /// The depth of a scope; straight-line code outside of all loops has 0.
  static int depth(@Nullable Loop scope) {
    return scope == null ? 0 : scope.depth;
  }

  @Override
  public String toString() {
    return "i" + id;
  }
}
