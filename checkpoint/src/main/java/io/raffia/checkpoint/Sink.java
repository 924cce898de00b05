package io.raffia.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Takes bytes, one after another.
@FunctionalInterface
interface Sink extends Closeable {
  void write(MemorySegment bytes) throws IOException;

  @Override
  default void close() throws IOException {}
}
