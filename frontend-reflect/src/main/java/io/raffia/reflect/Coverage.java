package io.raffia.reflect;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What JaCoCo puts into classes: an array of probes, from a method or dynamic constant of its own,
/// and a store of `true` into it on each way through the code. Nothing reads the probes but JaCoCo,
/// so they may be set while staging: a line counts as run when it was staged.
final class Coverage {
  private static final String INIT = "$jacocoInit";

  private final Set<Object> probes = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Whether the method gives the probes of its class: it runs as it is.
  static boolean isInit(String name, String desc) {
    return name.equals(INIT) && desc.endsWith(")[Z");
  }

  /// Remembers an array of probes.
  @Nullable Object found(@Nullable Object array) {
    if (array instanceof boolean[]) probes.add(array);
    return array;
  }

  boolean isProbes(@Nullable Object array) {
    return array instanceof boolean[] && probes.contains(array);
  }
}
