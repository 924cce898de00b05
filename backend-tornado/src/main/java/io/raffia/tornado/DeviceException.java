package io.raffia.tornado;

/// A device is missing, or refused a program: says which kernel, staged from which line, and why.
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
