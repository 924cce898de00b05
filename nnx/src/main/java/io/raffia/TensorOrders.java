package io.raffia;

import java.util.List;

/// The methods of [Tensor] that sort, search and take by position.
public abstract sealed class TensorOrders extends TensorShapes permits Tensor {
  TensorOrders() {}

  /// In rising order along the last axis, NaN last.
  public Tensor sort() {
    return sort(-1);
  }

  /// Along an axis.
  public Tensor sort(int axis) {
    return Sorting.sort(self(), axis);
  }

  /// In falling order along an axis if `descending`, NaN first.
  public Tensor sort(int axis, boolean descending) {
    return Jnp.sort(self(), axis, descending);
  }

  /// The positions along the last axis of the elements in order, in i32; equal ones stay in theirs.
  public Tensor argsort() {
    return argsort(-1);
  }

  /// Along an axis.
  public Tensor argsort(int axis) {
    return argsort(axis, false);
  }

  /// Along an axis; of falling elements if `descending`.
  public Tensor argsort(int axis, boolean descending) {
    return Sorting.argsort(self(), axis, descending);
  }

  /// The positions of one order in which element `kth` of the last axis stands in its place.
  public Tensor argpartition(int kth) {
    return Jnp.argpartition(self(), kth);
  }

  /// Along an axis.
  public Tensor argpartition(int kth, int axis) {
    return Jnp.argpartition(self(), kth, axis);
  }

  /// Where each of `x` would stand in this vector in rising order, before equal ones.
  public Tensor searchsorted(Tensor x) {
    return Jnp.searchsorted(self(), x);
  }

  /// On the right after equal ones.
  public Tensor searchsorted(Tensor x, boolean right) {
    return Jnp.searchsorted(self(), x, right);
  }

  /// The positions along each axis of the elements that are not zero. Needs known values.
  public List<Tensor> nonzero() {
    return Jnp.nonzero(self());
  }

  /// The first `size` of them; where there are fewer, `fill`. For compiled functions too.
  public List<Tensor> nonzero(int size, int fill) {
    return Jnp.nonzero(self(), size, fill);
  }

  /// The slices of an axis where a vector of conditions holds. Needs known values.
  public Tensor compress(Tensor condition, int axis) {
    return Jnp.compress(condition, self(), axis);
  }

  /// For each of these numbers the element there of the tensor with that number in `choices`.
  public Tensor choose(List<Tensor> choices) {
    return Jnp.choose(self(), choices);
  }

  /// Slices of an axis at `indices`, whose axes take its place. Negative positions count from the
  /// back; those outside give NaN (integers: the least or greatest number), as `jnp.take`.
  public Tensor take(Tensor indices, int axis) {
    return Indexing.take(self(), indices, axis);
  }

  /// With positions outside as `mode` says: see [Jnp#take(Tensor, Tensor, int, String)].
  public Tensor take(Tensor indices, int axis, String mode) {
    return Jnp.take(self(), indices, axis, mode);
  }

  /// Elements by their row-major numbers.
  public Tensor take(Tensor indices) {
    return Jnp.take(self(), indices);
  }

  /// For each of `indices` the element at that position along `axis`, as `jnp.take_along_axis`.
  public Tensor takeAlongAxis(Tensor indices, int axis) {
    return Indexing.takeAlongAxis(self(), indices, axis);
  }
}
