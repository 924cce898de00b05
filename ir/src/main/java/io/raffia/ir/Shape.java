package io.raffia.ir;

import java.util.stream.Collectors;

/// The extents of a tensor's axes, outermost first. A scalar has rank 0 and size 1.
public record Shape(Ints dims) {
  public static final Shape SCALAR = new Shape(Ints.of());

  public Shape {
    if (!dims.all(d -> d >= 0)) throw new IrException("shape " + dims + " has a negative extent");
  }

  public static Shape of(int... dims) {
    return new Shape(Ints.of(dims));
  }

  public int rank() {
    return dims.size();
  }

  public int dim(int axis) {
    return dims.get(axis);
  }

  /// The number of elements; throws [IrException] when it does not fit 64 bits.
  public long size() {
    long size = 1;
    for (int i = 0; i < rank(); i++) {
      if (Math.multiplyHigh(size, dim(i)) != 0)
        throw new IrException("shape " + dims + " has too many elements");
      size *= dim(i);
    }
    return size;
  }

  /// Row-major strides in elements.
  public long[] strides() {
    var strides = new long[rank()];
    long stride = 1;
    for (int i = rank() - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dim(i);
    }
    return strides;
  }

  /// This shape under a new leading axis.
  public Shape prepend(int extent) {
    return new Shape(dims.prepend(extent));
  }

  /// This shape without the given axes.
  public Shape without(Ints axes) {
    return new Shape(
        Ints.of(Ints.range(0, rank()).stream().filter(a -> !axes.contains(a)).map(this::dim)));
  }

  /// The extents of the given axes.
  public Shape select(Ints axes) {
    return new Shape(axes.map(this::dim));
  }

  /// As StableHLO writes it: `2x3`, and nothing for a scalar.
  @Override
  public String toString() {
    return dims.stream().mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }
}
