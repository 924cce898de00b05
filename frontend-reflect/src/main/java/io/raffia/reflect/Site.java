package io.raffia.reflect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a name in [JavaCode] stands for, found on first use. Racing threads find equal links.
final class Site<T> {
  private volatile @Nullable T link;

  T get(Supplier<T> find) {
    var found = link;
    if (found == null) {
      found = find.get();
      link = found;
    }
    return found;
  }
}
