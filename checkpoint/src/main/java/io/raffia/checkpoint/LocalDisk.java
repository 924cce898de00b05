package io.raffia.checkpoint;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The machine's own file system.
enum LocalDisk implements Disk {
  INSTANCE;

  static final String LOCK = ".raffia.lock";

  @Override
  public List<String> list(Path directory) throws IOException {
    try (var names = Files.list(directory)) {
      return names.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }

  @Override
  public Out create(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return new Out() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public void read(Path file, long from, ByteBuffer into) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = from; into.hasRemaining(); ) {
        int n = channel.read(into, at);
        if (n < 0) throw new EOFException(file + " ends after " + at + " bytes");
        at += n;
      }
    }
  }

  @Override
  public void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    // Windows has no such thing, and refuses to open directories.
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    var file = new RandomAccessFile(directory.resolve(LOCK).toFile(), "rw");
    try {
      FileLock lock = file.getChannel().tryLock(1 << 20, 1, false);
      if (lock == null) throw held(directory, file);
      file.setLength(0);
      file.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (OverlappingFileLockException e) {
      var held = held(directory, file);
      file.close();
      throw held;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static CheckpointException held(Path directory, RandomAccessFile file)
      throws IOException {
    var pid = file.readLine();
    return new CheckpointException(
        "%s is in use by %s: one CheckpointManager at a time may write there; close the other, choose another directory, or read it with readOnly"
            .formatted(directory, pid == null ? "another process" : "process " + pid));
  }

  @Override
  public long usable(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }
}
