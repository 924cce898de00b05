package io.raffia.checkpoint;

/// A checkpoint could not be written or read; the message names the file and says what to do.
public class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
