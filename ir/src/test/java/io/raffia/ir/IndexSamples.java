package io.raffia.ir;

import static io.raffia.ir.DType.F32;
import static io.raffia.ir.DType.F64;
import static io.raffia.ir.DType.I32;
import static io.raffia.ir.DType.I64;
import static io.raffia.ir.DType.I8;
import static io.raffia.ir.DType.U8;
import static io.raffia.ir.Sample.operand;
import static io.raffia.ir.Sample.within;

import io.raffia.ir.op.Case;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.ScatterBy;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.VariadicScatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Samples of the ops that read positions from a tensor; some positions are out of bounds.
final class IndexSamples {
  private static final TensorType F = TensorType.of(F32);

  /// Not commutative: order matters.
  static final ScatterBy DECAY =
      new ScatterBy(
          Func.of(
              "region",
              List.of(new Value(F, "now"), new Value(F, "given")),
              (b, p) -> List.of(b.sub(b.scale(p.get(0), 0.5), p.get(1)))),
          new Scatter(null, Ints.of(1), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 1));

  private IndexSamples() {}

  static List<Sample> decays() {
    var t = TensorType.of(F64);
    var mixed =
        new ScatterBy(
            Func.of(
                "region",
                List.of(new Value(t, "now"), new Value(t, "given")),
                (b, p) -> List.of(b.emit(Unary.SIN, b.mul(p.get(0), p.get(1))))),
            DECAY.at());
    return List.of(
        Sample.of(DECAY, operand(F32, 5, 4), within(-1, 5, I32, 8, 1), operand(F32, 8, 4)),
        Sample.of(mixed, operand(F64, 4, 3), within(-1, 4, I32, 5, 1), operand(F64, 5, 2)));
  }

  static List<Sample> dynamicSlices() {
    return List.of(
        Sample.of(
            new DynamicSlice(Ints.of(2, 3)),
            operand(F64, 4, 5),
            within(-1, 4, I32),
            within(-1, 4, I32)),
        Sample.of(new DynamicSlice(Ints.of(1)), operand(I32, 5), within(0, 9, U8)),
        Sample.of(new DynamicSlice(Ints.of(0)), operand(F64, 3), within(0, 3, I64)),
        Sample.of(new DynamicSlice(Ints.of()), operand(F64)));
  }

  static List<Sample> dynamicUpdateSlices() {
    var op = DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE;
    return List.of(
        Sample.of(
            op, operand(F64, 4, 5), operand(F64, 2, 3), within(-1, 4, I32), within(-1, 4, I32)),
        Sample.of(op, operand(I32, 5), operand(I32, 2), within(0, 9, U8)),
        Sample.of(op, operand(F64, 3), operand(F64, 0), within(0, 3, I64)),
        Sample.of(op, operand(F64), operand(F64)));
  }

  /// Complex multiplication, which mixes the operands; operands that stay apart, of which one is
  /// combined by a program with a choice; and one operand by such a program.
  static List<Sample> variadic() {
    var t = TensorType.of(F64);
    var at = DECAY.at();
    var product =
        new VariadicScatter(
            scalars(
                List.of(t, t, t, t),
                (b, p) ->
                    List.of(
                        b.sub(b.mul(p.get(0), p.get(2)), b.mul(p.get(1), p.get(3))),
                        b.add(b.mul(p.get(0), p.get(3)), b.mul(p.get(1), p.get(2))))),
            at);
    var i = TensorType.of(I32);
    var apart =
        new VariadicScatter(
            scalars(
                List.of(t, i, t, i), (b, p) -> List.of(chosen(b, p.get(0), p.get(2)), p.get(3))),
            at);
    var alone =
        new VariadicScatter(
            scalars(List.of(t, t), (b, p) -> List.of(chosen(b, p.get(0), p.get(1)))), at);
    return List.of(
        Sample.of(
            product,
            operand(F64, 4, 2),
            operand(F64, 4, 2),
            within(-1, 4, I32, 6, 1),
            operand(F64, 6, 2),
            operand(F64, 6, 2)),
        Sample.of(
            apart,
            operand(F64, 4, 2),
            operand(I32, 4, 2),
            within(-1, 4, I32, 6, 1),
            operand(F64, 6, 1),
            operand(I32, 6, 1)),
        Sample.of(alone, operand(F64, 3, 2), within(0, 3, I8, 4, 1), operand(F64, 4, 2)),
        Sample.of(alone, operand(F64, 3, 2), within(0, 3, I8, 0, 1), operand(F64, 0, 2)));
  }

  private static Func scalars(
      List<TensorType> types, BiFunction<Builder, List<Value>, List<Value>> body) {
    return Func.of("region", types.stream().map(Value::new).toList(), body);
  }

  /// `sin(x) y` where x is positive, x + y elsewhere.
  private static Value chosen(Builder b, Value x, Value y) {
    var types = List.of(x.type(), y.type());
    var yes = scalars(types, (c, p) -> List.of(c.mul(c.emit(Unary.SIN, p.get(0)), p.get(1))));
    var no = scalars(types, (c, p) -> List.of(c.add(p.get(0), p.get(1))));
    var positive = b.compare(Compare.Direction.GT, x, b.zeros(x.type()));
    return b.emit(Case.ifElse(yes, no), positive, x, y);
  }

  static List<Sample> gathers() {
    var none = Ints.of();
    return List.of(
        // rows[labels]
        Sample.of(
            new Gather(Ints.of(1), Ints.of(0), none, none, Ints.of(0), 1, Ints.of(1, 4)),
            operand(F64, 5, 4),
            within(-2, 7, I32, 3, 1)),
        // x[i, labels[i]]
        Sample.of(
            new Gather(none, Ints.of(1), Ints.of(0), Ints.of(0), Ints.of(1), 1, Ints.of(1, 1)),
            operand(F64, 3, 4),
            within(0, 3, I32, 3, 1)),
        // The vector's axis is implicit.
        Sample.of(
            new Gather(none, Ints.of(0), none, none, Ints.of(0), 2, Ints.of(1)),
            operand(F64, 5),
            within(0, 4, U8, 2, 3)),
        // Windows, positions in exchanged order, the vector's axis first, offsets between batch
        // axes.
        Sample.of(
            new Gather(Ints.of(0, 2), Ints.of(1), none, none, Ints.of(2, 0), 0, Ints.of(2, 1, 3)),
            operand(F64, 4, 1, 5),
            within(-1, 5, I64, 2, 3)),
        Sample.of(
            new Gather(
                Ints.of(2), Ints.of(1), Ints.of(0), Ints.of(1), Ints.of(1, 2), 2, Ints.of(1, 1, 2)),
            operand(I32, 2, 3, 4),
            within(0, 3, I32, 3, 2, 2)));
  }

  static List<Sample> scatters() {
    var all = new ArrayList<Sample>();
    for (var monoid : new Monoid[] {null, Monoid.ADD, Monoid.MUL, Monoid.MAX, Monoid.MIN}) {
      all.addAll(scatters(monoid));
    }
    all.add(
        Sample.of(
            new Scatter(Monoid.OR, Ints.of(), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 1),
            operand(I32, 5),
            within(-1, 5, I8, 7),
            operand(I32, 7)));
    return all;
  }

  private static List<Sample> scatters(@Nullable Monoid monoid) {
    var none = Ints.of();
    return List.of(
        // rows[labels] = updates, labels repeated
        Sample.of(
            new Scatter(monoid, Ints.of(1), Ints.of(0), none, none, Ints.of(0), 1),
            operand(F64, 5, 4),
            within(-1, 5, I32, 8, 1),
            operand(F64, 8, 4)),
        Sample.of(
            new Scatter(monoid, none, Ints.of(1), Ints.of(0), Ints.of(0), Ints.of(1), 1),
            operand(F64, 3, 4),
            within(0, 3, I32, 3, 1),
            operand(F64, 3)),
        Sample.of(
            new Scatter(monoid, none, Ints.of(0), none, none, Ints.of(0), 2),
            operand(F64, 5),
            within(0, 4, U8, 2, 3),
            operand(F64, 2, 3)),
        // Windows that stick out and overlap.
        Sample.of(
            new Scatter(monoid, Ints.of(0, 2), Ints.of(1), none, none, Ints.of(2, 0), 0),
            operand(F64, 4, 1, 5),
            within(-2, 5, I32, 2, 3),
            operand(F64, 2, 3, 3)));
  }
}
