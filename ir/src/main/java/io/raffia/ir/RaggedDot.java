package io.raffia.ir;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// CHLO's `ragged_dot`: a product whose left operand falls into groups of consecutive slices along
/// one axis, of sizes that the third operand says. Where the axis is a free one, each group has a
/// right operand of its own; where it is contracted, each group gives a product of its own; a batch
/// axis is a batch axis. Slices after the last group give zeros. One product a group.
///
/// @param ragged the axis of the left operand
/// @param group the axis of the right operand that has the groups, where the ragged axis is free;
///   else -1
/// @param numbers which axes the products contract and batch, of the right operand with its groups
public record RaggedDot(int ragged, int group, DotGeneral numbers) {
  static Value read(Builder b, Statement s, List<Value> in) {
    if (in.size() != 3) throw s.error(s.op + " has 3 operands, not " + in.size());
    var numbers = OpReader.fields(s.attribute("ragged_dot_dimension_numbers"));
    var ragged = OpReader.dims(numbers, "lhs_ragged_dimensions");
    var group = OpReader.dims(numbers, "rhs_group_dimensions");
    if (ragged.size() != 1) throw s.error(s.op + " has one ragged axis, not " + ragged);
    if (group.size() > 1) throw s.error(s.op + " has one group axis, not " + group);
    var dot =
        new RaggedDot(
            ragged.get(0),
            group.isEmpty() ? -1 : group.get(0),
            new DotGeneral(
                OpReader.dims(numbers, "lhs_batching_dimensions"),
                OpReader.dims(numbers, "rhs_batching_dimensions"),
                OpReader.dims(numbers, "lhs_contracting_dimensions"),
                OpReader.dims(numbers, "rhs_contracting_dimensions"),
                s.resultType().dtype()));
    boolean each = in.get(2).shape().rank() != 1 && !dot.numbers.lhsBatch().contains(dot.ragged);
    if (each) throw s.unsupported("%s: groups of other sizes in each batch".formatted(s.op));
    try {
      return dot.emit(b, in.get(0), in.get(1), in.get(2));
    } catch (IrException e) {
      throw s.error(s.op + ": " + e.getMessage());
    }
  }

  /// The product. Throws [IrException] where shapes do not fit.
  public Value emit(Builder b, Value lhs, Value rhs, Value sizes) {
    require(
        ragged >= 0 && ragged < lhs.shape().rank(),
        "%s has no axis %d",
        lhs.type().brief(),
        ragged);
    if (numbers.lhsBatch().contains(ragged)) return b.emit(numbers, lhs, rhs);
    require(
        sizes.shape().rank() == 1 && sizes.shape().dim(0) > 0,
        "the sizes of groups are a vector, found %s",
        sizes.type().brief());
    var wide = b.convert(sizes, DType.I64);
    if (numbers.lhsContracting().contains(ragged)) return contracted(b, lhs, rhs, wide);
    require(
        group >= 0 && group < rhs.shape().rank(),
        "the right operand %s has no axis of groups",
        rhs.type().brief());
    require(
        rhs.shape().dim(group) == sizes.shape().dim(0),
        "%d groups but %d sizes",
        rhs.shape().dim(group),
        sizes.shape().dim(0));
    return free(b, lhs, rhs, wide);
  }

  private Value free(Builder b, Value lhs, Value rhs, Value sizes) {
    var lhsBatch = numbers.lhsBatch();
    var lhsContracting = numbers.lhsContracting();
    var one =
        new DotGeneral(
            lhsBatch,
            numbers.rhsBatch().map(d -> d > group ? d - 1 : d),
            lhsContracting,
            numbers.rhsContracting().map(d -> d > group ? d - 1 : d),
            numbers.dtype());
    var kept = Ints.range(0, lhs.shape().rank());
    int place =
        lhsBatch.size()
            + (int)
                kept.stream()
                    .filter(d -> d < ragged && !lhsBatch.contains(d) && !lhsContracting.contains(d))
                    .count();
    Value sum = null;
    for (int g = 0; g < sizes.shape().dim(0); g++) {
      var own = rhs.shape().without(Ints.of(group));
      var y = b.emit(one, lhs, b.reshape(slice(b, rhs, group, g), own));
      var rest = sum == null ? b.zeros(y.type()) : sum;
      sum = b.select(inGroup(b, sizes, g, y.shape(), place), y, rest);
    }
    return Objects.requireNonNull(sum);
  }

  private Value contracted(Builder b, Value lhs, Value rhs, Value sizes) {
    int other = numbers.rhsContracting().get(numbers.lhsContracting().indexOf(ragged));
    var all = new ArrayList<Value>();
    for (int g = 0; g < sizes.shape().dim(0); g++) {
      var x = b.select(inGroup(b, sizes, g, lhs.shape(), ragged), lhs, b.zeros(lhs.type()));
      var y = b.select(inGroup(b, sizes, g, rhs.shape(), other), rhs, b.zeros(rhs.type()));
      var z = b.emit(numbers, x, y);
      all.add(b.reshape(z, z.shape().prepend(1)));
    }
    return b.emit(new Concatenate(0), all);
  }

  /// Whether an element's place along the axis is in group `g`.
  private static Value inGroup(Builder b, Value sizes, int g, Shape shape, int axis) {
    var t = new TensorType(sizes.dtype(), shape);
    var at = b.emit(new Iota(t, axis));
    var before = slice(b, sizes, 0, g);
    var start = b.zeros(TensorType.of(sizes.dtype()));
    for (int k = 0; k < g; k++) start = b.add(start, scalar(b, slice(b, sizes, 0, k)));
    var end = b.add(start, scalar(b, before));
    var from = b.compare(Direction.GE, at, b.broadcast(start, shape, Ints.of()));
    var to = b.compare(Direction.LT, at, b.broadcast(end, shape, Ints.of()));
    return b.emit(Binary.AND, from, to);
  }

  private static Value scalar(Builder b, Value x) {
    return b.reshape(x, Shape.SCALAR);
  }

  private static Value slice(Builder b, Value x, int axis, int at) {
    var shape = x.shape();
    var from = Ints.range(0, shape.rank()).map(d -> d == axis ? at : 0);
    var to = Ints.range(0, shape.rank()).map(d -> d == axis ? at + 1 : shape.dim(d));
    return b.emit(new Slice(from, to, Ints.repeat(1, shape.rank())), x);
  }
}
