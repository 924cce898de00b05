package io.raffia.examples;

/// Something that the user can mend; its message is all that the command prints.
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
