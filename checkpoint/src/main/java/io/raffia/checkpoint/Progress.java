package io.raffia.checkpoint;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Says now and then how far a save that takes long has come; a short one is silent.
final class Progress {
  private static final long EVERY = 2_000_000_000L;
  private static final double MIB = 1 << 20;

  private final String what;
  private final long total;
  private final Consumer<String> line;
  private final LongSupplier clock;
  private final long start;
  private long said;
  private long done;

  /// @param what is being done, as in "saving step 3"
  /// @param total bytes in all
  /// @param line takes each line
  /// @param clock nanoseconds
  Progress(String what, long total, Consumer<String> line, LongSupplier clock) {
    this.what = what;
    this.total = total;
    this.line = line;
    this.clock = clock;
    start = clock.getAsLong();
    said = start;
  }

  /// Counts bytes that were written.
  void add(long bytes) {
    done += bytes;
    long now = clock.getAsLong();
    if (now - said < EVERY) return;
    said = now;
    line.accept(
        String.format(
            Locale.ROOT,
            "%s: %.0f of %.0f MiB, %.0f MiB/s",
            what,
            done / MIB,
            total / MIB,
            done / MIB / ((now - start) / 1e9)));
  }
}
