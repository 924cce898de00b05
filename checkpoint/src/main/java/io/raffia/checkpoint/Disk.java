package io.raffia.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The file system as checkpoints use it, one method a system call, so that tests can stop, fail
/// and reorder each of them.
interface Disk {
  /// Names in a directory, sorted.
  List<String> list(Path directory) throws IOException;

  boolean isDirectory(Path path);

  boolean exists(Path path);

  /// The parent must exist, and nothing may stand at the path.
  void createDirectory(Path directory) throws IOException;

  /// A new file, or an empty one in place of that which is there.
  Out create(Path file) throws IOException;

  /// Bytes that go to the end of a file.
  interface Out extends Closeable {
    /// Writes all that remains.
    void write(ByteBuffer bytes) throws IOException;
  }

  long size(Path file) throws IOException;

  /// Fills what remains of `into` from position `from`; throws [java.io.EOFException] when the file
  /// ends before.
  void read(Path file, long from, ByteBuffer into) throws IOException;

  /// Returns when the file's content is durable.
  void sync(Path file) throws IOException;

  /// Returns when the directory's entries are durable.
  void syncDirectory(Path directory) throws IOException;

  /// Atomic; nothing, or an empty directory, may stand at `to` when `from` is a directory; a file
  /// replaces a file.
  void rename(Path from, Path to) throws IOException;

  /// Removes a file or an empty directory.
  void delete(Path path) throws IOException;

  /// Keeps others out of the directory until closed, or until the process ends in whatever way;
  /// throws [CheckpointException] when others are in.
  Closeable lock(Path directory) throws IOException;

  /// Bytes that may still be written, about.
  long usable(Path directory) throws IOException;

  /// Removes a directory with all in it.
  default void deleteTree(Path path) throws IOException {
    if (isDirectory(path)) for (var name : list(path)) deleteTree(path.resolve(name));
    delete(path);
  }

  /// The content of a small file; throws [FormatException] beyond `limit` bytes.
  default byte[] bytes(Path file, int limit) throws IOException {
    long size = size(file);
    if (size > limit) {
      throw new FormatException(
          file.toString(), "at most %d bytes are taken, found %d".formatted(limit, size));
    }
    var bytes = new byte[(int) size];
    read(file, 0, ByteBuffer.wrap(bytes));
    return bytes;
  }
}
