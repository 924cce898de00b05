package io.raffia.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A directory that is being written out of sight and appears whole: all is written below a
/// temporary name, made durable, and renamed. A crash at any moment leaves either nothing at the
/// target, or all of it.
final class PendingDirectory {
  /// Part of a temporary name. Orbax ignores such directories too (its own have the first part).
  private static final String PENDING = ".orbax-checkpoint-tmp-raffia";

  private static final String MARKER = "commit_success.txt";

  /// Writes go out in pieces of this many bytes.
  private static final long PIECE = 16 << 20;

  private final Disk disk;
  private final Path target;
  private final Path root;
  private final Progress progress;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> directories = new ArrayList<>();

  /// Starts to write what will be at `target`, whose parent must exist.
  PendingDirectory(Disk disk, Path target, Progress progress) throws IOException {
    this.disk = disk;
    this.target = target;
    this.progress = progress;
    root = pending(target);
    if (disk.exists(root)) disk.deleteTree(root);
    disk.createDirectory(root);
    directories.add(root);
  }

  private static Path pending(Path target) {
    return target.resolveSibling(target.getFileName() + PENDING);
  }

  /// Whether a name is that of a directory that a crash has left, being written or being deleted.
  static boolean isLeftover(String name) {
    return name.endsWith(PENDING);
  }

  /// Removes what crashes have left.
  static void clean(Disk disk, Path parent) throws IOException {
    for (var name : disk.list(parent)) {
      if (isLeftover(name)) disk.deleteTree(parent.resolve(name));
    }
  }

  /// Whether the directory was committed, by Orbax or by this.
  static boolean isCommitted(Disk disk, Path directory) {
    return disk.isDirectory(directory) && disk.exists(directory.resolve(MARKER));
  }

  /// Deletes a directory so that it is there whole or not at all.
  static void delete(Disk disk, Path target) throws IOException {
    var out = pending(target);
    if (disk.exists(out)) disk.deleteTree(out);
    disk.rename(target, out);
    var parent = target.getParent();
    if (parent != null) disk.syncDirectory(parent);
    disk.deleteTree(out);
  }

  /// A new directory inside; names are separated by `/`.
  void directory(String name) throws IOException {
    var path = root.resolve(name);
    disk.createDirectory(path);
    directories.add(path);
  }

  void file(String name, byte[] content) throws IOException {
    file(name, MemorySegment.ofArray(content));
  }

  void file(String name, MemorySegment content) throws IOException {
    try (var out = open(name)) {
      out.write(content);
    }
  }

  /// A new file inside, to be closed before [#commit].
  Sink open(String name) throws IOException {
    var path = root.resolve(name);
    var out = disk.create(path);
    files.add(path);
    return new Sink() {
      @Override
      public void write(MemorySegment bytes) throws IOException {
        for (long at = 0; at < bytes.byteSize(); at += PIECE) {
          long n = Math.min(PIECE, bytes.byteSize() - at);
          out.write(bytes.asSlice(at, n).asByteBuffer());
          progress.add(n);
        }
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  /// Orbax's sign that a directory is complete, in this one (`""`) or one inside.
  void marker(String directory) throws IOException {
    var text = "Checkpoint commit was successful to " + target.resolve(directory);
    file(
        directory.isEmpty() ? MARKER : directory + "/" + MARKER,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes all durable and visible. When this returns, no crash loses it.
  void commit() throws IOException {
    marker("");
    for (var file : files) disk.sync(file);
    for (var directory : directories.reversed()) disk.syncDirectory(directory);
    disk.rename(root, target);
    var parent = target.getParent();
    if (parent != null) disk.syncDirectory(parent);
  }

  /// Gives the space back after a failure, as far as possible: what stays is cleaned later.
  void abandon() {
    try {
      if (disk.exists(root)) disk.deleteTree(root);
    } catch (IOException e) {
      System.getLogger(PendingDirectory.class.getName())
          .log(
              System.Logger.Level.WARNING, "could not remove " + root + ", which is unfinished", e);
    }
  }
}
