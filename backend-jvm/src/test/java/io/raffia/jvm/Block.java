package io.raffia.jvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Floats in a buffer for the length of a test, with nothing readable promised around them.
record Block(Buffer buffer, int size) implements AutoCloseable {
  Block(float[] values) {
    this(BufferPool.shared().allocate(4L * values.length), values.length);
    MemorySegment.copy(values, 0, buffer.segment(), ValueLayout.JAVA_FLOAT, 0, size);
  }

  long address() {
    return buffer.address();
  }

  float[] floats() {
    return buffer.segment().toArray(ValueLayout.JAVA_FLOAT);
  }

  @Override
  public void close() {
    buffer.release();
  }
}
