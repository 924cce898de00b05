package io.raffia.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file that is being written out of sight and appears whole, in place of one that may be there.
final class PendingFile implements Closeable {
  private static final long PIECE = 16 << 20;

  private final Disk disk;
  private final Path target;
  private final Path temporary;
  private final Disk.Out out;
  private boolean committed;

  PendingFile(Disk disk, Path target) throws IOException {
    this.disk = disk;
    this.target = target.toAbsolutePath();
    temporary = this.target.resolveSibling(target.getFileName() + ".raffia-tmp");
    out = disk.create(temporary);
  }

  void write(MemorySegment bytes) throws IOException {
    for (long at = 0; at < bytes.byteSize(); at += PIECE) {
      out.write(bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
    }
  }

  /// The same as a stream.
  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(ByteBuffer.wrap(bytes, from, length));
      }
    };
  }

  /// Makes the file durable and visible.
  void commit() throws IOException {
    out.close();
    disk.sync(temporary);
    disk.rename(temporary, target);
    committed = true;
    var parent = target.getParent();
    if (parent != null) disk.syncDirectory(parent);
  }

  /// Removes what was not committed.
  @Override
  public void close() throws IOException {
    if (committed) return;
    out.close();
    if (disk.exists(temporary)) disk.delete(temporary);
  }
}
