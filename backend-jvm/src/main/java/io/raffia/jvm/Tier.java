package io.raffia.jvm;

import java.util.Locale;

/// Which code kernels run: the system property `raffia.tier`, `both` unless it is set.
enum Tier {
  /// Scalar loops only.
  SCALAR,
  /// Vector code from the start.
  VECTOR,
  /// Scalar loops, then vector code once it is hot.
  BOTH;

  static Tier chosen() {
    var name = System.getProperty("raffia.tier", "both");
    for (var tier : values()) if (tier.name().toLowerCase(Locale.ROOT).equals(name)) return tier;
    throw new IllegalArgumentException(
        "system property raffia.tier must be scalar, vector or both, found '"
            + name
            + "': correct it");
  }
}
