package io.raffia;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a check of a run failed: `Error` of `checkify`.
public final class CheckError {
  private final @Nullable RuntimeException failure;

  CheckError(@Nullable RuntimeException failure) {
    this.failure = failure;
  }

  /// The message of the check that failed first, if one did: that of [Nnx#check], or Java's
  /// exception with the user's line; waits for nothing, the run has ended.
  public Optional<String> get() {
    if (failure == null) return Optional.empty();
    return Optional.ofNullable(
        failure instanceof CheckException ? failure.getMessage() : failure.toString());
  }

  /// Throws when a check failed: [CheckException], or what Java would have thrown.
  public void raise() {
    if (failure != null) throw failure;
  }

  @Override
  public String toString() {
    return "CheckError(" + get().orElse("none") + ")";
  }
}
