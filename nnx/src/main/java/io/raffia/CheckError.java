package io.raffia;

import java.util.List;
import java.util.Optional;

/// Whether a check of a run failed: `Error` of `checkify`.
public final class CheckError {
  /// The messages of a function's checks, from number 1 on.
  static final class Messages {
    private final List<String> texts;

    Messages(List<String> texts) {
      this.texts = texts;
    }
  }

  private final Tensor number;
  private final Messages messages;

  CheckError(Tensor number, Messages messages) {
    this.number = number;
    this.messages = messages;
  }

  /// The message of the check that failed first, if one did; waits for nothing, the run has ended.
  public Optional<String> get() {
    int i = number.toInt();
    return i == 0 ? Optional.empty() : Optional.of(messages.texts.get(i - 1));
  }

  /// Throws [CheckException] when a check failed.
  public void raise() {
    get()
        .ifPresent(message -> {
          throw new CheckException(message);
        });
  }

  @Override
  public String toString() {
    return "CheckError(" + get().orElse("none") + ")";
  }
}
