package io.raffia;

/// The methods of [Tensor] that rearrange elements, and products that contract axes.
public abstract sealed class TensorShapes extends TensorReductions permits TensorOrders {
  TensorShapes() {}

  /// numpy's `@`: vectors are rows or columns, leading axes broadcast.
  public Tensor matmul(Tensor y) {
    return Shapes.matmul(self(), y);
  }

  /// numpy's `dot`: sums over this tensor's last axis and the last but one of `y`.
  public Tensor dot(Tensor y) {
    return Shapes.dot(self(), y);
  }

  /// The same elements in row-major order; one extent may be -1.
  public Tensor reshape(int... shape) {
    return Shapes.reshape(self(), shape);
  }

  /// All elements in row-major order.
  public Tensor ravel() {
    return reshape(-1);
  }

  /// All elements in row-major order.
  public Tensor flatten() {
    return ravel();
  }

  /// Axis `i` of the result is axis `axes[i]`; without axes, their order is reversed.
  public Tensor transpose(int... axes) {
    return Shapes.transpose(self(), axes);
  }

  /// With the order of all axes reversed.
  @SuppressWarnings("MemberName") // as in JAX
  public Tensor T() {
    return transpose();
  }

  /// With the last two axes exchanged.
  public Tensor mT() {
    return swapaxes(-1, -2);
  }

  /// With two axes exchanged.
  public Tensor swapaxes(int axis1, int axis2) {
    return transpose(Shapes.swapped(self().shape(), axis1, axis2));
  }

  /// With axes of extent 1 at those places of the result.
  public Tensor expandDims(int... axes) {
    return Shapes.expandDims(self(), axes);
  }

  /// Without those axes, which have extent 1; without arguments, without all such.
  public Tensor squeeze(int... axes) {
    return Shapes.squeeze(self(), axes);
  }

  /// Repeated to that shape.
  public Tensor broadcastTo(int... shape) {
    return Shapes.broadcastTo(self(), shape);
  }

  /// Each element `times` times, in row-major order.
  public Tensor repeat(int times) {
    return Jnp.repeat(self(), times);
  }

  /// Each slice along an axis `times` times, one copy after the other.
  public Tensor repeat(int times, int axis) {
    return Jnp.repeat(self(), times, axis);
  }

  /// The diagonal of the first two axes, as the last axis.
  public Tensor diagonal() {
    return diagonal(0, 0, 1);
  }

  /// The `offset`-th diagonal of two axes, as the last axis.
  public Tensor diagonal(int offset, int axis1, int axis2) {
    return Triangles.diagonal(self(), offset, axis1, axis2);
  }

  /// The sum of the diagonal of the first two axes.
  public Tensor trace() {
    return trace(0, 0, 1);
  }

  /// The sum of the `offset`-th diagonal of two axes.
  public Tensor trace(int offset, int axis1, int axis2) {
    return diagonal(offset, axis1, axis2).sum(-1);
  }

  /// With the order along those axes reversed.
  public Tensor flip(int... axes) {
    return Shapes.flip(self(), axes);
  }

  /// Positions `start` to `end` of the first axis.
  public Tensor slice(int start, int end) {
    return sliceAxis(0, start, end);
  }

  /// Positions `start` to `end` of an axis.
  public Tensor sliceAxis(int axis, int start, int end) {
    return Indexing.slice(self(), axis, start, end, 1);
  }

  /// Positions `start, start + stride, ...` below `end` of an axis.
  public Tensor sliceAxis(int axis, int start, int end, int stride) {
    return Indexing.slice(self(), axis, start, end, stride);
  }
}
