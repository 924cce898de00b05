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
import io.raffia.ir.op.Compare.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// The first operand with updates (the third) combined into it at positions that the second holds;
/// without a monoid an update replaces, and of several the last in row-major order stays. A window
/// of updates that does not fit is dropped whole, as XLA does (StableHLO's text drops single
/// elements).
///
/// Constraints are numbered as in StableHLO's specification, which words them: C2, C4 to C22.
public record Scatter(
    @Nullable Monoid monoid,
    Ints updateWindowDims,
    Ints insertedWindowDims,
    Ints inputBatchingDims,
    Ints scatterIndicesBatchingDims,
    Ints scatterDimsToOperandDims,
    int indexVectorDim)
    implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.scatter";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.get(0);
    var indices = in.get(1);
    var updates = in.get(2);
    var op = mnemonic();
    require(
        x.rank() == updateWindowDims.size() + insertedWindowDims.size() + inputBatchingDims.size(),
        "stablehlo.scatter: update_window_dims %s, inserted_window_dims %s and input_batching_dims %s are"
            + " not as many as the axes of %s (C2)",
        updateWindowDims,
        insertedWindowDims,
        inputBatchingDims,
        x.brief());
    positions().checkMap(op, x, indices, List.of("C22", "C19", "C20", "C21"));
    require(
        updates.dtype() == x.dtype(),
        "stablehlo.scatter: updates are %s but the operand is %s (C6)",
        updates.brief(),
        x.brief());
    if (monoid != null) monoid.op().result(List.of(x.dtype(), x.dtype()));
    Positions.checkRising(op, "update_window_dims", updateWindowDims, "C7");
    Positions.checkRange(op, "update_window_dims", updateWindowDims, updates.rank(), "C8");
    require(
        Positions.distinct(insertedWindowDims.plus(inputBatchingDims)),
        "stablehlo.scatter: inserted_window_dims %s and input_batching_dims %s repeat an axis (C9)",
        insertedWindowDims,
        inputBatchingDims);
    Positions.checkRising(op, "inserted_window_dims", insertedWindowDims, "C10");
    Positions.checkRange(op, "inserted_window_dims", insertedWindowDims, x.rank(), "C11");
    Positions.checkRising(op, "input_batching_dims", inputBatchingDims, "C12");
    Positions.checkRange(op, "input_batching_dims", inputBatchingDims, x.rank(), "C13");
    positions().checkBatching(op, x, indices, List.of("C14", "C15", "C16", "C17", "C18"));
    var batch = updates.shape().without(updateWindowDims).dims();
    require(
        batch.equals(positions().batchDims(indices)),
        "stablehlo.scatter: updates %s have %s positions but the indices %s have %s (C4)",
        updates.brief(),
        batch,
        indices.brief(),
        positions().batchDims(indices));
    var kept = windowAxes(x.rank());
    for (int k = 0; k < kept.size(); k++) {
      int size = updates.shape().dim(updateWindowDims.get(k));
      require(
          size <= x.shape().dim(kept.get(k)),
          "stablehlo.scatter: updates %s are longer than axis %d of %s (C4)",
          updates.brief(),
          kept.get(k),
          x.brief());
    }
    return x;
  }

  private Positions positions() {
    return new Positions(
        inputBatchingDims, scatterIndicesBatchingDims, scatterDimsToOperandDims, indexVectorDim);
  }

  /// The operand's axes that windows have.
  private Ints windowAxes(int rank) {
    return Ints.range(0, rank)
        .filter(d -> !insertedWindowDims.contains(d) && !inputBatchingDims.contains(d));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return meaning(
        in,
        types,
        (now, update) ->
            monoid == null ? update : new Scalar.Apply(monoid.op(), List.of(now, update)));
  }

  /// The number of the element of an operand of shape `x` that update number `u` meets; -1 where
  /// its window does not fit.
  int place(Shape x, Literal indices, Shape updates, int u) {
    var at = new int[updates.rank()];
    for (int d = at.length - 1, rest = u; d >= 0; rest /= updates.dim(d--))
      at[d] = rest % updates.dim(d);
    var batch = Ints.range(0, at.length).filter(d -> !updateWindowDims.contains(d)).map(d -> at[d]);
    var kept = windowAxes(x.rank());
    var shape = indices.type().shape();
    int place = 0;
    for (int d = 0; d < x.rank(); d++) {
      long start = 0;
      int k = scatterDimsToOperandDims.indexOf(d);
      if (k >= 0) {
        var vector = new ArrayList<>(batch.stream().boxed().toList());
        if (indexVectorDim < shape.rank()) vector.add(indexVectorDim, k);
        int number = 0;
        for (int i = 0; i < vector.size(); i++) number = number * shape.dim(i) + vector.get(i);
        start = indices.bits(number);
      }
      int together = inputBatchingDims.indexOf(d);
      if (together >= 0) {
        int axis = scatterIndicesBatchingDims.get(together);
        start = batch.get(axis < indexVectorDim ? axis : axis - 1);
      }
      int w = kept.indexOf(d);
      int size = w < 0 ? 1 : updates.dim(updateWindowDims.get(w));
      if (start < 0 || start > x.dim(d) - size) return -1;
      place = place * x.dim(d) + (int) start + (w < 0 ? 0 : at[updateWindowDims.get(w)]);
    }
    return place;
  }

  /// The same with another way to combine the present element and an update.
  Meaning meaning(List<Operand> in, List<TensorType> types, BinaryOperator<Scalar> combine) {
    var x = types.get(0).shape();
    var updates = types.get(2).shape();
    var kept = windowAxes(x.rank());
    return new Meaning.Accumulate(
        in.get(0),
        updates,
        u -> {
          var batch = new ArrayList<Scalar>();
          for (int d = 0; d < u.size(); d++) if (!updateWindowDims.contains(d)) batch.add(u.get(d));
          var starts = positions().at(in.get(1), types.get(1), batch, x.rank());
          var at = new ArrayList<Scalar>();
          var inside = new Guard();
          for (int d = 0; d < x.rank(); d++) {
            int k = kept.indexOf(d);
            var start = starts.get(d);
            int size = k < 0 ? 1 : updates.dim(updateWindowDims.get(k));
            if (scatterDimsToOperandDims.contains(d)) {
              inside.atLeast(start, 0).below(start, x.dim(d) - size + 1);
            }
            at.add(k < 0 ? start : Scalar.add(start, u.get(updateWindowDims.get(k))));
          }
          var update = in.get(2).at(u);
          return new Meaning.Update(inside.holds(), at, now -> combine.apply(now, update));
        });
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var one = new ArrayList<@Nullable Value>();
    var operand = dx.get(0);
    var updates = dx.get(2);
    if (operand == null && updates == null) {
      one.add(null);
      return one;
    }
    var d0 = operand == null ? b.zeros(in.get(0).type()) : operand;
    var d2 = updates == null ? b.zeros(in.get(2).type()) : updates;
    one.add(
        switch (monoid) {
          case null -> b.emit(this, d0, in.get(1), d2);
          case ADD -> b.emit(this, d0, in.get(1), d2);
          case MAX, MIN -> extremal(b, in, d0, d2, out.getFirst());
          case MUL -> product(b, in, d0, d2);
          case AND, OR, XOR -> null;
        });
    return one;
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IllegalStateException("scatter has a rule for all operands at once");
  }

  /// The tangents of what is equal to the result, shared evenly.
  private Value extremal(Builder b, List<Value> in, Value d0, Value d2, Value out) {
    var sum = withMonoid(Monoid.ADD);
    var x = in.get(0);
    var updates = in.get(2);
    var kept = b.compare(Direction.EQ, x, out);
    var won = b.compare(Direction.EQ, updates, target(b, out, in.get(1), updates.shape()));
    var count =
        b.emit(
            sum,
            b.select(kept, b.ones(x.type()), b.zeros(x.type())),
            in.get(1),
            b.select(won, b.ones(updates.type()), b.zeros(updates.type())));
    var total =
        b.emit(
            sum,
            b.select(kept, d0, b.zeros(x.type())),
            in.get(1),
            b.select(won, d2, b.zeros(updates.type())));
    return b.div(total, count);
  }

  /// Each factor's tangent times the product of the other factors of its element.
  private Value product(Builder b, List<Value> in, Value d0, Value d2) {
    var x = in.get(0);
    var indices = in.get(1);
    var updates = in.get(2);
    var factors = b.emit(this, zeroTo(b, x, 1, x), indices, zeroTo(b, updates, 1, updates));
    var zeros =
        b.emit(
            withMonoid(Monoid.ADD),
            zeroTo(b, x, 1, b.zeros(x.type())),
            indices,
            zeroTo(b, updates, 1, b.zeros(updates.type())));
    var others =
        others(
            b,
            updates,
            target(b, factors, indices, updates.shape()),
            target(b, zeros, indices, updates.shape()));
    return b.emit(
        withMonoid(Monoid.ADD),
        b.mul(d0, others(b, x, factors, zeros)),
        indices,
        b.mul(d2, others));
  }

  /// `to` where `x` is zero, `other` elsewhere.
  private static Value zeroTo(Builder b, Value x, double to, Value other) {
    return b.select(b.compare(Direction.EQ, x, b.zeros(x.type())), b.splat(x.type(), to), other);
  }

  /// The product without the factor `x`, from that of the factors but zeros, and the number of
  /// zeros.
  private static Value others(Builder b, Value x, Value factors, Value zeros) {
    var none = b.zeros(x.type());
    var alone = b.select(b.compare(Direction.EQ, zeros, b.ones(x.type())), factors, none);
    var rest = b.select(b.compare(Direction.EQ, zeros, none), b.div(factors, x), none);
    return b.select(b.compare(Direction.EQ, x, none), alone, rest);
  }

  Scatter withMonoid(@Nullable Monoid other) {
    return new Scatter(
        other,
        updateWindowDims,
        insertedWindowDims,
        inputBatchingDims,
        scatterIndicesBatchingDims,
        scatterDimsToOperandDims,
        indexVectorDim);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    boolean isLinear = (monoid == null || monoid == Monoid.ADD) && arg != 1;
    if (!isLinear) return ArrayOp.super.transpose(b, arg, ct, in);
    var indices = in.get(1);
    var updates = in.get(2).type();
    if (arg == 0) {
      return monoid == Monoid.ADD ? ct : b.emit(this, ct, indices, b.zeros(updates));
    }
    var seen = target(b, ct, indices, updates.shape());
    if (monoid == Monoid.ADD) return seen;
    return b.select(stays(b, indices, in.get(0).shape(), updates.shape()), seen, b.zeros(updates));
  }

  /// Which updates stay when each replaces: they find their own number where they wrote it.
  private Value stays(Builder b, Value indices, Shape x, Shape updates) {
    var counted = new TensorType(DType.I64, new Shape(Ints.of(Math.toIntExact(updates.size()))));
    var numbers = b.reshape(b.shift(b.emit(new Iota(counted, 0)), 1), updates);
    var written = b.emit(withMonoid(null), b.zeros(new TensorType(DType.I64, x)), indices, numbers);
    return b.compare(Direction.EQ, numbers, target(b, written, indices, updates));
  }

  /// For each element of the updates, the element of `x` that it meets; zero where its window does
  /// not fit.
  Value target(Builder b, Value x, Value indices, Shape updates) {
    var kept = windowAxes(x.shape().rank());
    var sizes = new int[x.shape().rank()];
    for (int d = 0; d < sizes.length; d++) {
      int k = kept.indexOf(d);
      sizes[d] = k < 0 ? 1 : updates.dim(updateWindowDims.get(k));
    }
    if (x.type().size() == 0 || updates.size() == 0) return b.zeros(x.type().withShape(updates));
    var read =
        new Gather(
            updateWindowDims,
            insertedWindowDims,
            inputBatchingDims,
            scatterIndicesBatchingDims,
            scatterDimsToOperandDims,
            indexVectorDim,
            Ints.of(sizes));
    var most = Ints.range(0, sizes.length).map(d -> x.shape().dim(d) - sizes[d]);
    var value = b.emit(read, x, indices);
    return b.select(inside(b, indices, most, updates), value, b.zeros(value.type()));
  }

  /// Whether each element's window starts within `0 ... most`.
  private Value inside(Builder b, Value starts, Ints most, Shape updates) {
    var t = starts.type();
    var low = b.compare(Direction.GE, starts, b.zeros(t));
    var high = b.compare(Direction.LE, starts, perPosition(b, t, most));
    var both = b.emit(Binary.AND, low, high);
    if (indexVectorDim < t.rank()) both = b.reduce(Monoid.AND, both, Ints.of(indexVectorDim));
    var batch = Ints.range(0, updates.rank()).filter(d -> !updateWindowDims.contains(d));
    return b.broadcast(both, updates, batch);
  }

  /// `ofAxis` of the axis that each index is a position in, as far as the index type reaches.
  private Value perPosition(Builder b, TensorType indices, Ints ofAxis) {
    var t = indices.dtype();
    var each = new TensorType(t, new Shape(Ints.of(scatterDimsToOperandDims.size())));
    var literal =
        Literal.generate(
            each,
            k -> Math.min(ofAxis.get(scatterDimsToOperandDims.get((int) k)), Gather.greatest(t)));
    return indexVectorDim == indices.rank()
        ? b.broadcast(b.reshape(b.constant(literal), Shape.SCALAR), indices.shape(), Ints.of())
        : b.broadcast(b.constant(literal), indices.shape(), Ints.of(indexVectorDim));
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(batched(), in);
  }

  /// The scatter for operands that all have a new leading axis.
  Scatter batched() {
    return new Scatter(
        monoid,
        updateWindowDims.map(d -> d + 1),
        insertedWindowDims.map(d -> d + 1),
        inputBatchingDims.map(d -> d + 1).prepend(0),
        scatterIndicesBatchingDims.map(d -> d + 1).prepend(0),
        scatterDimsToOperandDims.map(d -> d + 1),
        indexVectorDim + 1);
  }

  /// With shared indices, the examples are one more axis of each window.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (mapped.get(1)) return ArrayOp.super.batch(b, n, in, mapped);
    var x = mapped.get(0) ? in.get(0) : b.broadcastBatch(in.get(0), n);
    var updates = mapped.get(2) ? in.get(2) : b.broadcastBatch(in.get(2), n);
    var batched =
        new Scatter(
            monoid,
            updateWindowDims.map(d -> d + 1).prepend(0),
            insertedWindowDims.map(d -> d + 1),
            inputBatchingDims.map(d -> d + 1),
            scatterIndicesBatchingDims,
            scatterDimsToOperandDims.map(d -> d + 1),
            indexVectorDim);
    return List.of(b.emit(batched, x, in.get(1), updates));
  }
}
