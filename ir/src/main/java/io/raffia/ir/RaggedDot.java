package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// CHLO's `ragged_dot`: a product whose left operand falls into groups of consecutive slices along
/// one axis, of sizes that the third operand says. Where the axis is a free one, each group has a
/// right operand of its own; where it is contracted, each group gives a product of its own; a batch
/// axis is a batch axis. Slices after the last group give zeros. One product a group.
final class RaggedDot {
  private final Builder b;
  private final Ints lhsBatch;
  private final Ints rhsBatch;
  private final Ints lhsContracting;
  private final Ints rhsContracting;
  private final DType dtype;

  private RaggedDot(Builder b, Map<String, Text> numbers, DType dtype) {
    this.b = b;
    lhsBatch = OpReader.dims(numbers, "lhs_batching_dimensions");
    rhsBatch = OpReader.dims(numbers, "rhs_batching_dimensions");
    lhsContracting = OpReader.dims(numbers, "lhs_contracting_dimensions");
    rhsContracting = OpReader.dims(numbers, "rhs_contracting_dimensions");
    this.dtype = dtype;
  }

  static Value read(Builder b, Statement s, List<Value> in) {
    if (in.size() != 3) throw s.error(s.op + " has 3 operands, not " + in.size());
    var numbers = OpReader.fields(s.attribute("ragged_dot_dimension_numbers"));
    var dot = new RaggedDot(b, numbers, s.resultType().dtype());
    var ragged = OpReader.dims(numbers, "lhs_ragged_dimensions");
    var group = OpReader.dims(numbers, "rhs_group_dimensions");
    var lhs = in.get(0);
    var rhs = in.get(1);
    var sizes = b.convert(in.get(2), DType.I64);
    if (ragged.size() != 1) throw s.error(s.op + " has one ragged axis, not " + ragged);
    int axis = ragged.get(0);
    if (axis < 0 || axis >= lhs.shape().rank())
      throw s.error("%s: %s has no axis %d".formatted(s.op, lhs.type().brief(), axis));
    if (dot.lhsBatch.contains(axis)) return dot.product(lhs, rhs, dot.rhsBatch, dot.rhsContracting);
    if (sizes.shape().rank() != 1)
      throw s.unsupported("%s: groups of other sizes in each batch".formatted(s.op));
    if (dot.lhsContracting.contains(axis)) return dot.contracted(lhs, rhs, sizes, axis);
    if (group.size() != 1) throw s.error(s.op + " has one group axis, not " + group);
    if (rhs.shape().dim(group.get(0)) != sizes.shape().dim(0))
      throw s.error(
          "%s: %d groups but %d sizes"
              .formatted(s.op, rhs.shape().dim(group.get(0)), sizes.shape().dim(0)));
    return dot.free(lhs, rhs, sizes, axis, group.get(0));
  }

  private Value product(Value lhs, Value rhs, Ints batch, Ints contracting) {
    return b.emit(new DotGeneral(lhsBatch, batch, lhsContracting, contracting, dtype), lhs, rhs);
  }

  private Value free(Value lhs, Value rhs, Value sizes, int axis, int group) {
    var batch = rhsBatch.map(d -> d > group ? d - 1 : d);
    var contracting = rhsContracting.map(d -> d > group ? d - 1 : d);
    var kept = Ints.range(0, lhs.shape().rank());
    int place =
        lhsBatch.size()
            + (int)
                kept.stream()
                    .filter(d -> d < axis && !lhsBatch.contains(d) && !lhsContracting.contains(d))
                    .count();
    Value sum = null;
    for (int g = 0; g < sizes.shape().dim(0); g++) {
      var own = rhs.shape().without(Ints.of(group));
      var y = product(lhs, b.reshape(slice(rhs, group, g), own), batch, contracting);
      var rest = sum == null ? b.zeros(y.type()) : sum;
      sum = b.select(inGroup(sizes, g, y.shape(), place), y, rest);
    }
    if (sum == null) throw new IrException("chlo.ragged_dot: there are no groups");
    return sum;
  }

  private Value contracted(Value lhs, Value rhs, Value sizes, int axis) {
    int other = rhsContracting.get(lhsContracting.indexOf(axis));
    var all = new ArrayList<Value>();
    for (int g = 0; g < sizes.shape().dim(0); g++) {
      var x = b.select(inGroup(sizes, g, lhs.shape(), axis), lhs, b.zeros(lhs.type()));
      var y = b.select(inGroup(sizes, g, rhs.shape(), other), rhs, b.zeros(rhs.type()));
      var z = product(x, y, rhsBatch, rhsContracting);
      all.add(b.reshape(z, z.shape().prepend(1)));
    }
    if (all.isEmpty()) throw new IrException("chlo.ragged_dot: there are no groups");
    return b.emit(new Concatenate(0), all);
  }

  /// Whether an element's place along the axis is in group `g`.
  private Value inGroup(Value sizes, int g, Shape shape, int axis) {
    var t = new TensorType(sizes.dtype(), shape);
    var at = b.emit(new Iota(t, axis));
    var before = slice(sizes, 0, g);
    var start = b.zeros(TensorType.of(sizes.dtype()));
    for (int k = 0; k < g; k++) start = b.add(start, scalar(slice(sizes, 0, k)));
    var end = b.add(start, scalar(before));
    var from = b.compare(Direction.GE, at, b.broadcast(start, shape, Ints.of()));
    var to = b.compare(Direction.LT, at, b.broadcast(end, shape, Ints.of()));
    return b.emit(Binary.AND, from, to);
  }

  private Value scalar(Value x) {
    return b.reshape(x, Shape.SCALAR);
  }

  private Value slice(Value x, int axis, int at) {
    var shape = x.shape();
    var from = Ints.range(0, shape.rank()).map(d -> d == axis ? at : 0);
    var to = Ints.range(0, shape.rank()).map(d -> d == axis ? at + 1 : shape.dim(d));
    return b.emit(new Slice(from, to, Ints.repeat(1, shape.rank())), x);
  }
}
