package io.raffia.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What an error of the file system means to the user.
final class Failures {
  private Failures() {}

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException d) return "permission denied at " + d.getFile();
    if (e instanceof NoSuchFileException d) return d.getFile() + " does not exist";
    if (e instanceof FileAlreadyExistsException d) return d.getFile() + " exists";
    if (e instanceof FileSystemException d && d.getReason() != null) {
      return d.getReason() + " at " + d.getFile();
    }
    return String.valueOf(e.getMessage());
  }

  /// The error of a save that failed; `whole` are the steps that it left as they were.
  static CheckpointException saving(
      Disk disk, Path directory, long step, long bytes, List<Long> whole, IOException e) {
    var space = "";
    try {
      long usable = disk.usable(directory);
      if (usable < bytes) {
        space = "; it takes %,d bytes and %,d are free".formatted(bytes, usable);
      }
    } catch (IOException _) {
      // Only a hint is lost.
    }
    var kept = whole.isEmpty() ? "" : "; the checkpoints of steps " + whole + " are whole";
    return new CheckpointException(
        "could not save step %d in %s: %s%s%s".formatted(step, directory, reason(e), space, kept),
        e);
  }
}
