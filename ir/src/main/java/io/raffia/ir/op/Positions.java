package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How gather and scatter read positions in an operand from a tensor of indices: along `vectorDim`
/// stand the positions in the operand's axes `map` (one position an index, when `vectorDim` is the
/// indices' rank); the operand's axes `batching` go together with the indices' axes
/// `indicesBatching`.
record Positions(Ints batching, Ints indicesBatching, Ints map, int vectorDim) {

  /// The extents of the indices' axes but for the vector's.
  Ints batchDims(TensorType indices) {
    return indices.shape().without(Ints.of(vectorDim)).dims();
  }

  /// The position in each of the operand's `rank` axes for the batch index `at`: 0 where none is
  /// given.
  List<Scalar> at(Operand indices, TensorType type, List<Scalar> at, int rank) {
    var position = new Scalar[rank];
    Arrays.fill(position, Scalar.index(0));
    for (int k = 0; k < map.size(); k++) {
      var index = new ArrayList<>(at);
      if (vectorDim < type.rank()) index.add(vectorDim, Scalar.index(k));
      position[map.get(k)] = Scalar.convert(indices.at(index), DType.I64);
    }
    for (int k = 0; k < batching.size(); k++) {
      int axis = indicesBatching.get(k);
      position[batching.get(k)] = at.get(axis < vectorDim ? axis : axis - 1);
    }
    return List.of(position);
  }

  /// Fails unless the vector's axis and the map fit the operand `x` and the indices. `labels`: of
  /// the axis, the map's length, its distinctness, its range.
  void checkMap(String op, TensorType x, TensorType indices, List<String> labels) {
    require(
        indices.dtype().isInteger(), "%s: the indices are %s, not integers", op, indices.brief());
    require(
        vectorDim >= 0 && vectorDim <= indices.rank(),
        "%s: index_vector_dim %d is not an axis of the indices %s, nor their rank (%s)",
        op,
        vectorDim,
        indices.brief(),
        labels.get(0));
    int length = vectorDim < indices.rank() ? indices.shape().dim(vectorDim) : 1;
    require(
        map.size() == length,
        "%s: %d positions a vector of the indices %s, but they are for the axes %s (%s)",
        op,
        length,
        indices.brief(),
        map,
        labels.get(1));
    var named = map.plus(batching);
    require(
        distinct(named),
        "%s: positions for the axes %s and batching axes %s of the operand repeat an axis (%s)",
        op,
        map,
        batching,
        labels.get(2));
    require(
        within(map, x.rank()),
        "%s: positions are for axes %s, which %s does not have (%s)",
        op,
        map,
        x.brief(),
        labels.get(3));
  }

  /// Fails unless the batching axes pair up. `labels`: of the indices' axes' distinctness, their
  /// range, the vector not among them, their number, their extents.
  void checkBatching(String op, TensorType x, TensorType indices, List<String> labels) {
    require(
        distinct(indicesBatching),
        "%s: batching axes %s of the indices repeat an axis (%s)",
        op,
        indicesBatching,
        labels.get(0));
    require(
        within(indicesBatching, indices.rank()),
        "%s: batching axes %s are not axes of the indices %s (%s)",
        op,
        indicesBatching,
        indices.brief(),
        labels.get(1));
    require(
        !indicesBatching.contains(vectorDim),
        "%s: batching axes %s of the indices hold index_vector_dim %d (%s)",
        op,
        indicesBatching,
        vectorDim,
        labels.get(2));
    require(
        batching.size() == indicesBatching.size(),
        "%s: batching axes %s of the operand and %s of the indices do not pair up (%s)",
        op,
        batching,
        indicesBatching,
        labels.get(3));
    require(
        x.shape().select(batching).equals(indices.shape().select(indicesBatching)),
        "%s: batching axes %s of %s and %s of the indices %s differ in extent (%s)",
        op,
        batching,
        x.brief(),
        indicesBatching,
        indices.brief(),
        labels.get(4));
  }

  /// Fails unless `dims` rise strictly.
  static void checkRising(String op, String what, Ints dims, String label) {
    require(
        dims.equals(dims.sorted()) && distinct(dims),
        "%s: %s %s do not rise (%s)",
        op,
        what,
        dims,
        label);
  }

  /// Fails unless `dims` are axes of a tensor of rank `rank`.
  static void checkRange(String op, String what, Ints dims, int rank, String label) {
    require(
        within(dims, rank), "%s: %s %s are not axes of rank %d (%s)", op, what, dims, rank, label);
  }

  static boolean distinct(Ints axes) {
    return axes.stream().distinct().count() == axes.size();
  }

  private static boolean within(Ints axes, int rank) {
    return axes.all(a -> a >= 0 && a < rank);
  }
}
