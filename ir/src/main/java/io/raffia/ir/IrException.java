package io.raffia.ir;

/// An error in the program being built or read: never one of the compiler's own.
public class IrException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IrException(String message) {
    super(message);
  }

  public IrException(String message, Throwable cause) {
    super(message, cause);
  }
}
