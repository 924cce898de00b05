package io.raffia;

/// A check of [Nnx#check] failed.
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CheckException(String message) {
    super(message);
  }
}
