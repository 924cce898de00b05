package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Slices of the operand at positions that the second operand holds (StableHLO's gather; start
/// positions are clamped so that slices fit).
///
/// Constraints are numbered as in StableHLO's specification, which words them: C1 to C21. Besides,
/// slices along collapsed and batching axes have extent 1 (C9, C12), so that every load is within
/// bounds.
public record Gather(
    Ints offsetDims,
    Ints collapsedSliceDims,
    Ints operandBatchingDims,
    Ints startIndicesBatchingDims,
    Ints startIndexMap,
    int indexVectorDim,
    Ints sliceSizes)
    implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.gather";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.get(0);
    var starts = in.get(1);
    var op = mnemonic();
    require(
        x.rank() == offsetDims.size() + collapsedSliceDims.size() + operandBatchingDims.size(),
        "stablehlo.gather: offset_dims %s, collapsed_slice_dims %s and operand_batching_dims %s are not"
            + " as many as the axes of %s (C1)",
        offsetDims,
        collapsedSliceDims,
        operandBatchingDims,
        x.brief());
    positions().checkMap(op, x, starts, List.of("C2", "C3", "C18", "C19"));
    int rank = positions().batchDims(starts).size() + offsetDims.size();
    Positions.checkRising(op, "offset_dims", offsetDims, "C4");
    Positions.checkRange(op, "offset_dims", offsetDims, rank, "C5");
    var dropped = collapsedSliceDims.plus(operandBatchingDims);
    require(
        Positions.distinct(dropped),
        "stablehlo.gather: collapsed_slice_dims %s and operand_batching_dims %s repeat an axis (C6)",
        collapsedSliceDims,
        operandBatchingDims);
    Positions.checkRising(op, "collapsed_slice_dims", collapsedSliceDims, "C7");
    Positions.checkRange(op, "collapsed_slice_dims", collapsedSliceDims, x.rank(), "C8");
    Positions.checkRising(op, "operand_batching_dims", operandBatchingDims, "C10");
    Positions.checkRange(op, "operand_batching_dims", operandBatchingDims, x.rank(), "C11");
    positions().checkBatching(op, x, starts, List.of("C13", "C14", "C15", "C16", "C17"));
    require(
        sliceSizes.size() == x.rank(),
        "stablehlo.gather: %d slice_sizes for the %d axes of %s (C20)",
        sliceSizes.size(),
        x.rank(),
        x.brief());
    for (int d = 0; d < x.rank(); d++) {
      int size = sliceSizes.get(d);
      require(
          size >= 0 && size <= x.shape().dim(d),
          "stablehlo.gather: slice size %d does not fit axis %d of %s (C21)",
          size,
          d,
          x.brief());
      require(
          size == 1 || !dropped.contains(d),
          "stablehlo.gather: the slice size of axis %d is %d, but the result drops the axis (%s)",
          d,
          size,
          collapsedSliceDims.contains(d) ? "C9" : "C12");
    }
    return x.withShape(result(x.shape(), starts));
  }

  private Positions positions() {
    return new Positions(
        operandBatchingDims, startIndicesBatchingDims, startIndexMap, indexVectorDim);
  }

  private Shape result(Shape x, TensorType starts) {
    var batch = positions().batchDims(starts);
    var offsets = offsetAxes(x.rank());
    var dims = new int[batch.size() + offsets.size()];
    for (int r = 0, nextBatch = 0; r < dims.length; r++) {
      int k = offsetDims.indexOf(r);
      dims[r] = k >= 0 ? sliceSizes.get(offsets.get(k)) : batch.get(nextBatch++);
    }
    return Shape.of(dims);
  }

  /// The operand's axes that slices keep.
  private Ints offsetAxes(int rank) {
    return Ints.range(0, rank)
        .filter(d -> !collapsedSliceDims.contains(d) && !operandBatchingDims.contains(d));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.getFirst().shape();
    var kept = offsetAxes(x.rank());
    return (Meaning.Element)
        index -> {
          var batch = new ArrayList<Scalar>();
          for (int r = 0; r < index.size(); r++)
            if (!offsetDims.contains(r)) batch.add(index.get(r));
          var starts = positions().at(in.get(1), types.get(1), batch, x.rank());
          var at = new ArrayList<Scalar>();
          for (int d = 0; d < x.rank(); d++) {
            var start = starts.get(d);
            if (startIndexMap.contains(d)) start = clamp(start, x.dim(d) - sliceSizes.get(d));
            int k = kept.indexOf(d);
            at.add(k < 0 ? start : Scalar.add(start, index.get(offsetDims.get(k))));
          }
          return in.getFirst().at(at);
        };
  }

  private static Scalar clamp(Scalar i, int most) {
    if (most == 0) return Scalar.index(0);
    return new Scalar.Apply(Clamp.CLAMP, List.of(Scalar.index(0), i, Scalar.index(most)));
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arg == 0 ? b.emit(this, dx, in.get(1)) : null;
  }

  /// Adds each slice to where it was taken from.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    if (arg != 0) return ArrayOp.super.transpose(b, arg, ct, in);
    var x = in.getFirst().type();
    var back =
        new Scatter(
            Monoid.ADD,
            offsetDims,
            collapsedSliceDims,
            operandBatchingDims,
            startIndicesBatchingDims,
            startIndexMap,
            indexVectorDim);
    return b.emit(back, b.zeros(x), clamped(b, in.get(1), x.shape()), ct);
  }

  /// The start indices where slices fit: a scatter would drop the others.
  private Value clamped(Builder b, Value starts, Shape x) {
    var t = starts.dtype();
    var most =
        Literal.generate(
            TensorType.of(t, startIndexMap.size()),
            k -> {
              int d = startIndexMap.get((int) k);
              return Math.min(x.dim(d) - sliceSizes.get(d), greatest(t));
            });
    var like = starts.shape();
    var bounds =
        indexVectorDim == like.rank()
            ? b.broadcast(b.reshape(b.constant(most), Shape.SCALAR), like, Ints.of())
            : b.broadcast(b.constant(most), like, Ints.of(indexVectorDim));
    return b.emit(Clamp.CLAMP, b.zeros(starts.type()), starts, bounds);
  }

  static long greatest(DType t) {
    return t.bits() >= 32 ? Integer.MAX_VALUE : t.highest();
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    var batched =
        new Gather(
            offsetDims.map(d -> d + 1),
            collapsedSliceDims.map(d -> d + 1),
            operandBatchingDims.map(d -> d + 1).prepend(0),
            startIndicesBatchingDims.map(d -> d + 1).prepend(0),
            startIndexMap.map(d -> d + 1),
            indexVectorDim + 1,
            sliceSizes.prepend(1));
    return b.emit(batched, in);
  }

  /// Shared indices slice all examples at once; a shared operand is sliced at more positions.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (n == 0) return List.of(emptyBatch(b, in, mapped));
    if (mapped.get(0) && mapped.get(1)) return ArrayOp.super.batch(b, n, in, mapped);
    var op =
        mapped.get(0)
            ? new Gather(
                offsetDims.map(d -> d + 1).prepend(0),
                collapsedSliceDims.map(d -> d + 1),
                operandBatchingDims.map(d -> d + 1),
                startIndicesBatchingDims,
                startIndexMap.map(d -> d + 1),
                indexVectorDim,
                sliceSizes.prepend(n))
            : new Gather(
                offsetDims.map(d -> d + 1),
                collapsedSliceDims,
                operandBatchingDims,
                startIndicesBatchingDims.map(d -> d + 1),
                startIndexMap,
                indexVectorDim + 1,
                sliceSizes);
    return List.of(b.emit(op, in));
  }
}
