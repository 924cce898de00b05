package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import io.raffia.jvm.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a tree (Modules, States, records, lists, maps of them) at one moment, which later
/// steps do not change: what a checkpoint writes while training goes on.
///
/// Only memory that a compiled function may reuse for a Variable's next value is copied; what a
/// tensor of the user's shares is never written into, and is only held. The copies are taken under
/// the lock that orders all calls, so that no step is caught half done, and go back to the pool by
/// [#close()].
public final class TreeSnapshot implements AutoCloseable {
  /// Below this many bytes to copy, one thread does it.
  private static final long PARALLEL = 8 << 20;

  private static final long PIECE = 4 << 20;

  /// A tensor.
  ///
  /// @param path where it stands in the tree
  /// @param type of the Variable that holds it; null for a plain tensor
  /// @param weak as [Tensor#isWeak] says
  /// @param bytes its elements, read-only and valid until the snapshot is closed
  public record Entry(
      Path path,
      @Nullable Class<? extends Variable> type,
      DType dtype,
      Shape shape,
      boolean weak,
      MemorySegment bytes) {}

  private record Copy(long from, long to, long bytes) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Storage> held = new ArrayList<>();
  private final List<Buffer> copies = new ArrayList<>();
  private final Map<Path, Object> numbers;
  private boolean closed;

  private TreeSnapshot(Map<Path, Object> numbers) {
    this.numbers = numbers;
  }

  /// Takes a snapshot; throws [io.raffia.ir.IrException] while a function is staged.
  public static TreeSnapshot of(Object tree) {
    TensorMemory.refuseTraces("a snapshot");
    StateLock.lock(false);
    try {
      var graph = Functional.walk(tree);
      var numbers = tree instanceof State s ? s.numbers() : Map.copyOf(graph.counts());
      var snapshot = new TreeSnapshot(numbers);
      try {
        snapshot.take(tree, graph);
      } catch (RuntimeException | Error e) {
        snapshot.close();
        throw e;
      }
      return snapshot;
    } finally {
      StateLock.unlock(false);
    }
  }

  /// Takes from the system the memory that `snapshots` snapshots of the tree at once will copy
  /// into, so that the first ones take no longer than the later ones.
  public static void reserve(Object tree, int snapshots) {
    var buffers = new ArrayList<Buffer>();
    for (int i = 0; i < snapshots; i++) {
      for (var leaf : Functional.walk(tree).leaves()) {
        if (!(leaf.value() instanceof Variable v)) continue;
        var x = v.held();
        buffers.add(BufferPool.shared().allocate(x.type().size() * x.dtype().bytes()));
      }
    }
    for (var buffer : buffers) buffer.release();
    // The code is loaded too.
    of(tree).close();
  }

  private void take(Object tree, Graph graph) {
    var work = new ArrayList<Copy>();
    if (tree instanceof State s) {
      for (var leaf : s.leaves()) hold(leaf.path(), leaf.type(), leaf.value());
    } else {
      for (var leaf : graph.leaves()) {
        if (leaf.value() instanceof Variable v) add(leaf.path(), v, work);
        else hold(leaf.path(), null, (Tensor) leaf.value());
      }
    }
    long bytes = work.stream().mapToLong(Copy::bytes).sum();
    (bytes < PARALLEL ? work.stream() : work.parallelStream())
        .forEach(c -> Memory.copy(c.from, c.to, c.bytes));
  }

  private void add(Path path, Variable v, List<Copy> work) {
    var x = v.held();
    if (x.storage().shared) {
      hold(path, v.getClass(), x);
      return;
    }
    long bytes = x.type().size() * x.dtype().bytes();
    var copy = BufferPool.shared().allocate(bytes);
    copies.add(copy);
    long from = x.storage().buffer().address();
    for (long at = 0; at < bytes; at += PIECE) {
      work.add(new Copy(from + at, copy.address() + at, Math.min(PIECE, bytes - at)));
    }
    entry(path, v.getClass(), x, TensorMemory.segment(copy, x.type()));
  }

  private void hold(Path path, @Nullable Class<? extends Variable> type, Tensor x) {
    var storage = Storage.shared(x);
    held.add(storage);
    entry(path, type, x, TensorMemory.segment(storage.buffer(), x.type()));
  }

  private void entry(
      Path path, @Nullable Class<? extends Variable> type, Tensor x, MemorySegment bytes) {
    entries.add(new Entry(path, type, x.dtype(), x.shape(), x.isWeak(), bytes.asReadOnly()));
  }

  /// The tensors, in the order of a walk over the tree.
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The values of plain number fields that are not final, by path.
  public Map<Path, Object> numbers() {
    return numbers;
  }

  /// How many bytes the tensors have.
  public long bytes() {
    return entries.stream().mapToLong(e -> e.bytes.byteSize()).sum();
  }

  /// Ends the use of the entries' bytes and gives back the copies; a second time does nothing.
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      for (var copy : copies) copy.release();
    } finally {
      Reference.reachabilityFence(held);
    }
  }
}
