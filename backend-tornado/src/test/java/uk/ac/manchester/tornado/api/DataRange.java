package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// A part of an array, in elements.
public final class DataRange {
  final TornadoNativeArray array;
  long offset;
  long size;

  public DataRange(TornadoNativeArray array) {
    this.array = array;
  }

  public DataRange withOffset(long elements) {
    offset = elements;
    return this;
  }

  public DataRange withSize(long elements) {
    size = elements;
    return this;
  }
}
