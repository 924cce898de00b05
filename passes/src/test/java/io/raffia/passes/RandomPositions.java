package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.VariadicScatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random programs' ops that read positions from a tensor, and sorts. Some positions are outside.
final class RandomPositions {
  private static final DType[] INDICES = {
    DType.I32, DType.I64, DType.I8, DType.U8, DType.I4, DType.U4, DType.U16, DType.U64
  };

  private final RandomProgram program;

  RandomPositions(RandomProgram program) {
    this.program = program;
  }

  private Builder b() {
    return program.b;
  }

  private int below(int n) {
    return program.random.nextInt(n);
  }

  Value emit(Value x) {
    if (x.shape().rank() == 0 || x.shape().size() == 0) return x;
    return switch (below(6)) {
      case 0, 1 -> slice(x);
      case 2 -> update(x);
      case 3 -> rows(x, indices(x, 1 + below(3)));
      case 4 -> scatter(x);
      default -> sort(x);
    };
  }

  /// A position in each axis; one of three is computed from integers of the program.
  private List<Value> starts(int rank) {
    var computed = computed();
    var type = computed != null ? computed.type() : TensorType.of(INDICES[below(INDICES.length)]);
    var all = new ArrayList<Value>();
    for (int d = 0; d < rank; d++) {
      boolean known = computed == null || below(2) == 0;
      all.add(
          known ? b().constant(Literal.splat(type, type.dtype().wrap(below(6) - 1))) : computed);
    }
    return all;
  }

  private @Nullable Value computed() {
    if (below(3) > 0) return null;
    for (int i = 0; i < 8; i++) {
      var v = program.pick();
      if (v.dtype().isInteger() && v.dtype() != DType.I1 && v.shape().size() > 0)
        return b().reduce(Monoid.MIN, v, Ints.range(0, v.shape().rank()));
    }
    return null;
  }

  private Ints part(Shape shape) {
    return shape.dims().map(d -> 1 + below(d));
  }

  private Value slice(Value x) {
    var in = new ArrayList<>(List.of(x));
    in.addAll(starts(x.shape().rank()));
    return b().emit(new DynamicSlice(part(x.shape())), in);
  }

  private Value update(Value x) {
    int rank = x.shape().rank();
    var sizes = part(x.shape());
    var source = program.partner(x);
    var part = b().emit(new Slice(Ints.repeat(0, rank), sizes, Ints.repeat(1, rank)), source);
    var in = new ArrayList<>(List.of(x, part));
    in.addAll(starts(rank));
    return b().emit(DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE, in);
  }

  /// Numbers of rows, some of them outside; from the program where it has fitting integers.
  private Value indices(Value x, int n) {
    for (int i = 0; i < 4; i++) {
      var v = program.pick();
      if (v.dtype().isInteger() && v.dtype() != DType.I1 && v.shape().size() == n)
        return b().reshape(v, Shape.of(n, 1));
    }
    var t = INDICES[below(INDICES.length)];
    int rows = x.shape().dim(0);
    return b().constant(Literal.generate(TensorType.of(t, n, 1), _ -> t.wrap(below(rows + 2) - 1)));
  }

  private static Ints axes(Value x) {
    return Ints.range(1, x.shape().rank());
  }

  private Value rows(Value x, Value indices) {
    if (indices.shape().dim(0) * x.shape().size() > 96) return x;
    var sizes = x.shape().without(Ints.of(0)).dims().prepend(1);
    var none = Ints.of();
    return b().emit(new Gather(axes(x), Ints.of(0), none, none, Ints.of(0), 1, sizes), x, indices);
  }

  /// Rows of another value go to rows of `x`.
  private Value scatter(Value x) {
    var indices = indices(x, 1 + below(3));
    if (indices.shape().dim(0) * x.shape().size() > 96) return x;
    var updates = rows(program.partner(x), indices(x, indices.shape().dim(0)));
    if (updates.shape().rank() != x.shape().rank()
        || updates.shape().dim(0) != indices.shape().dim(0)) return x;
    var none = Ints.of();
    var monoid =
        switch (below(program.smooth || x.dtype() == DType.I1 ? 2 : 5)) {
          case 0 -> null;
          case 1 -> x.dtype() == DType.I1 ? Monoid.OR : Monoid.ADD;
          case 2 -> Monoid.MAX;
          case 3 -> Monoid.MIN;
          default -> Monoid.MUL;
        };
    var at = new Scatter(monoid, axes(x), Ints.of(0), none, none, Ints.of(0), 1);
    if (program.smooth || below(4) > 0 || x.dtype() == DType.I1)
      return b().emit(at, x, indices, updates);
    return together(x, indices, updates, at);
  }

  /// Two operands whose elements decide about each other.
  private Value together(Value x, Value indices, Value updates, Scatter at) {
    var s = TensorType.of(x.dtype());
    var region =
        Func.of(
            "region",
            Stream.of(s, s, s, s).map(Value::new).toList(),
            (b, p) -> {
              var less = b.compare(Direction.LT, p.get(0), p.get(3));
              return List.of(b.select(less, p.get(2), p.get(1)), b.add(p.get(1), p.get(3)));
            });
    var y = program.partner(x);
    var out =
        b().emitAll(new VariadicScatter(region, at), List.of(x, y, indices, updates, updates), "");
    program.values.add(out.get(1));
    return out.get(0);
  }

  /// By the element or by its square, an order that is not known by sight. Of equal ones the first
  /// stays first, which their numbers show.
  private Value sort(Value x) {
    int axis = below(x.shape().rank());
    if (program.smooth || x.dtype() == DType.I1) return x;
    var s = TensorType.of(x.dtype());
    var i = TensorType.of(DType.I32);
    boolean plain = below(2) == 0;
    var direction = below(2) == 0 ? Direction.LT : Direction.GT;
    var comparator =
        Func.of(
            "region",
            Stream.of(s, s, i, i).map(Value::new).toList(),
            (b, p) -> {
              var a = plain ? p.get(0) : b.mul(p.get(0), p.get(0));
              var c = plain ? p.get(1) : b.mul(p.get(1), p.get(1));
              return List.of(b.compare(direction, a, c));
            });
    var numbers = b().emit(new Iota(x.type().withDtype(DType.I32), axis));
    var out = b().emitAll(new Sort(axis, comparator), List.of(x, numbers), "");
    program.values.add(out.get(1));
    return out.get(0);
  }
}
