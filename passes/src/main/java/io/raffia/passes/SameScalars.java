package io.raffia.passes;

import io.raffia.ir.Scalar;
import java.util.List;

/// A list of interned scalars as a key: equal when the same objects are in it.
record SameScalars(List<Scalar> items) {
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SameScalars that) || items.size() != that.items.size()) return false;
    for (int i = 0; i < items.size(); i++)
      if (!ScalarGraph.same(items.get(i), that.items.get(i))) return false;
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (var s : items) hash = 31 * hash + System.identityHashCode(s);
    return hash;
  }
}
