package io.raffia.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file system in memory that knows what would be left after a crash. What system calls have done
/// is visible at once; it is durable when the file, or the directory that has the entry, was
/// synced.
final class SimulatedDisk implements Disk {
  /// The process or the machine stops.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  /// What a crash leaves of that which was not synced.
  enum Loss {
    /// All of it: only the process was killed.
    NOTHING,
    /// None of it.
    EVERYTHING,
    /// Of each directory's changes the first few, of each file's bytes the first few.
    SOME
  }

  private sealed interface Node {}

  private static final class Folder implements Node {
    private final TreeMap<String, Node> now = new TreeMap<>();

    /// The entries after each change since the last sync; the first are the durable ones.
    private List<Map<String, Node>> history = new ArrayList<>(List.of(Map.of()));

    void changed() {
      history.add(new TreeMap<>(now));
    }

    void sync() {
      history = new ArrayList<>(List.of(new TreeMap<>(now)));
    }
  }

  private static final class Content implements Node {
    private final ByteArrayOutputStream now = new ByteArrayOutputStream();
    private byte[] durable = {};
  }

  private Folder root = new Folder();
  private boolean locked;

  /// The system call before which the crash comes.
  private long crashAt = Long.MAX_VALUE;

  /// From this system call on, those that need space fail.
  private long fullFrom = Long.MAX_VALUE;

  private long fullUntil = Long.MAX_VALUE;
  private long calls;
  private boolean readOnly;

  SimulatedDisk crashAt(long call) {
    crashAt = call;
    return this;
  }

  SimulatedDisk full(long from, long until) {
    fullFrom = from;
    fullUntil = until;
    return this;
  }

  SimulatedDisk readOnly() {
    readOnly = true;
    return this;
  }

  /// How many system calls have changed or synced anything.
  long calls() {
    return calls;
  }

  private void call(boolean needsSpace) throws IOException {
    if (calls >= crashAt) throw new Crash();
    long now = calls++;
    if (readOnly && needsSpace) throw new IOException("Read-only file system");
    if (needsSpace && now >= fullFrom && now < fullUntil) {
      throw new IOException("No space left on device");
    }
  }

  /// The machine starts again.
  void restart(Loss loss, Random random) {
    locked = false;
    crashAt = Long.MAX_VALUE;
    fullFrom = Long.MAX_VALUE;
    root = survivor(root, loss, random, new HashMap<>());
  }

  private static Folder survivor(Folder folder, Loss loss, Random random, Map<Node, Node> known) {
    var out = new Folder();
    known.put(folder, out);
    var entries =
        switch (loss) {
          case NOTHING -> folder.now;
          case EVERYTHING -> folder.history.getFirst();
          case SOME -> folder.history.get(random.nextInt(folder.history.size()));
        };
    entries.forEach((name, node) -> {
      var kept = known.get(node);
      if (kept == null) {
        kept =
            switch (node) {
              case Folder f -> survivor(f, loss, random, known);
              case Content c -> survivor(c, loss, random);
            };
        known.put(node, kept);
      }
      out.now.put(name, kept);
    });
    out.sync();
    return out;
  }

  private static Content survivor(Content content, Loss loss, Random random) {
    var bytes =
        switch (loss) {
          case NOTHING -> content.now.toByteArray();
          case EVERYTHING -> content.durable;
          case SOME -> {
            var all = content.now.toByteArray();
            int least = content.durable.length;
            yield Arrays.copyOf(all, least + random.nextInt(all.length - least + 1));
          }
        };
    var out = new Content();
    out.now.writeBytes(bytes);
    out.durable = bytes;
    return out;
  }

  private @Nullable Node find(Path path) {
    Node node = root;
    for (var name : path) {
      if (!(node instanceof Folder f)) return null;
      var next = f.now.get(name.toString());
      if (next == null) return null;
      node = next;
    }
    return node;
  }

  private Folder folder(@Nullable Path path) throws IOException {
    if (path != null && find(path) instanceof Folder f) return f;
    throw new NoSuchFileException(String.valueOf(path));
  }

  private Content content(Path path) throws IOException {
    if (find(path) instanceof Content c) return c;
    throw new NoSuchFileException(path.toString());
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /// Puts a file there, durable.
  void put(Path file, byte[] bytes) throws IOException {
    var made = new Content();
    made.now.writeBytes(bytes);
    made.durable = bytes;
    folder(file.getParent()).now.put(name(file), made);
    folder(file.getParent()).sync();
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return List.copyOf(folder(directory).now.keySet());
  }

  @Override
  public boolean isDirectory(Path path) {
    return find(path) instanceof Folder;
  }

  @Override
  public boolean exists(Path path) {
    return find(path) != null;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    call(true);
    var parent = folder(directory.getParent());
    if (parent.now.putIfAbsent(name(directory), new Folder()) != null) {
      throw new IOException(directory + " exists");
    }
    parent.changed();
  }

  @Override
  public Out create(Path file) throws IOException {
    call(true);
    var content = new Content();
    var parent = folder(file.getParent());
    parent.now.put(name(file), content);
    parent.changed();
    return new Out() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        var all = new byte[bytes.remaining()];
        bytes.get(all);
        // As two calls, so that a crash can come in the middle.
        int half = all.length / 2;
        call(true);
        content.now.write(all, 0, half);
        call(true);
        content.now.write(all, half, all.length - half);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long size(Path file) throws IOException {
    return content(file).now.size();
  }

  @Override
  public void read(Path file, long from, ByteBuffer into) throws IOException {
    var bytes = content(file).now.toByteArray();
    if (from + into.remaining() > bytes.length) throw new EOFException(file.toString());
    into.put(bytes, (int) from, into.remaining());
  }

  @Override
  public void sync(Path file) throws IOException {
    call(false);
    var content = content(file);
    content.durable = content.now.toByteArray();
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    call(false);
    folder(directory).sync();
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    call(true);
    var parent = folder(from.getParent());
    if (!Objects.equals(from.getParent(), to.getParent()))
      throw new IOException("renames in one directory");
    var target = find(to);
    if (target instanceof Folder f && !f.now.isEmpty()) throw new IOException(to + " is not empty");
    var node = parent.now.remove(name(from));
    if (node == null) throw new NoSuchFileException(from.toString());
    parent.now.put(name(to), node);
    parent.changed();
  }

  @Override
  public void delete(Path path) throws IOException {
    call(false);
    if (find(path) instanceof Folder f && !f.now.isEmpty()) {
      throw new IOException(path + " is not empty");
    }
    var parent = folder(path.getParent());
    if (parent.now.remove(name(path)) == null) throw new NoSuchFileException(path.toString());
    parent.changed();
  }

  @Override
  public Closeable lock(Path directory) {
    if (locked) throw new CheckpointException(directory + " is in use");
    locked = true;
    return () -> locked = false;
  }

  @Override
  public long usable(Path directory) {
    return 0;
  }
}
