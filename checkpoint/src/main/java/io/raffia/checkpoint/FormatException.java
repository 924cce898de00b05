package io.raffia.checkpoint;

/// A file is not what its format demands: damaged, cut short, or made to deceive. Nothing was read
/// from it.
public final class FormatException extends CheckpointException {
  private static final long serialVersionUID = 1;

  public FormatException(String origin, String what) {
    super(origin + ": " + what);
  }

  public FormatException(String origin, String what, Throwable cause) {
    super(origin + ": " + what, cause);
  }
}
