package io.raffia.data;

import java.io.IOException;
import java.nio.file.Path;

/// Thrown when a file is not the IDX file that was asked for. The message names the file, what was
/// expected and what was found.
public final class IdxException extends IOException {
  private static final long serialVersionUID = 1L;

  /// What is wrong with the file.
  public enum Fault {
    /// The first two bytes are not zero: the file is of another format.
    MAGIC,
    /// The elements are not unsigned bytes.
    DTYPE,
    /// The number of dimensions is not the expected one.
    RANK,
    /// A dimension is negative, zero or too large, or two files that belong together differ.
    SIZE,
    /// The file ends before the data that its header announces.
    TRUNCATED,
    /// The file goes on after the data that its header announces.
    TRAILING,
    /// The gzip envelope is damaged.
    GZIP,
    /// An element is outside the range of its meaning, such as a label that is no digit.
    VALUE
  }

  private final Fault fault;

  IdxException(Fault fault, Path file, String expected, String found) {
    super("bad IDX file " + file + ": expected " + expected + ", found " + found);
    this.fault = fault;
  }

  /// What is wrong with the file.
  public Fault fault() {
    return fault;
  }
}
