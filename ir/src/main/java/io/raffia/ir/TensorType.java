package io.raffia.ir;

/// The type of a value: an element type and a static shape.
public record TensorType(DType dtype, Shape shape) {
  public static TensorType of(DType dtype, int... dims) {
    return new TensorType(dtype, Shape.of(dims));
  }

  public int rank() {
    return shape.rank();
  }

  public long size() {
    return shape.size();
  }

  public TensorType withShape(Shape other) {
    return new TensorType(dtype, other);
  }

  public TensorType withDtype(DType other) {
    return new TensorType(other, shape);
  }

  /// As JAX writes it: `f32[2,3]`.
  public String brief() {
    return dtype + shape.dims().toString().replace(" ", "");
  }

  /// As StableHLO writes it: `tensor<2x3xf32>`.
  @Override
  public String toString() {
    return "tensor<" + (rank() == 0 ? "" : shape + "x") + dtype + ">";
  }
}
