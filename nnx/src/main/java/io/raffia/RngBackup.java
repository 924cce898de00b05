package io.raffia;

import java.util.List;

/// The streams that [Nnx#splitRngs] or [Nnx#forkRngs] has changed. Closing puts back their keys,
/// and counts that go on after the key which they gave.
public final class RngBackup implements AutoCloseable {
  record Saved(RngStream stream, Tensor key, Tensor count) {}

  private final List<Saved> saved;

  RngBackup(List<Saved> saved) {
    this.saved = List.copyOf(saved);
  }

  @Override
  public void close() {
    for (var s : saved) {
      s.stream.key.set(s.key);
      s.stream.count.set(s.count);
    }
  }
}
