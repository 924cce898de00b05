package io.raffia.passes;

import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.ArrayOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs a program element by element, straight from what its ops mean.
final class Eval {
  private final Map<Value, Literal> values = new HashMap<>();
  private final Map<Scalar.Axis, Long> axes = new HashMap<>();

  private Eval() {}

  static List<Literal> run(Func f, List<Literal> args) {
    var run = new Eval();
    for (int i = 0; i < args.size(); i++) run.values.put(f.params().get(i), args.get(i));
    for (var eqn : f.eqns()) {
      switch (eqn.op()) {
        case ArrayOp op -> run.values.put(eqn.out().getFirst(), run.array(op, eqn.in(), eqn.out().getFirst()));
      }
    }
    return f.results().stream().map(run.values::get).toList();
  }

  private Literal array(ArrayOp op, List<Value> in, Value out) {
    var operands = in.stream().map(Scalar::load).toList();
    return switch (op.meaning(operands, in.stream().map(Value::type).toList())) {
      case Meaning.Data(var literal) -> literal;
      case Meaning.Element element -> element(element, out);
      case Meaning.Accumulate accumulate -> accumulate(accumulate, out);
    };
  }

  private Literal element(Meaning.Element element, Value out) {
    var index = axesOf(out.shape());
    var scalar = element.at(List.copyOf(index));
    return Literal.generate(
        out.type(),
        i -> {
          place(index, out.shape(), i);
          return bits(scalar);
        });
  }

  private Literal accumulate(Meaning.Accumulate accumulate, Value out) {
    var shape = out.shape();
    var start = axesOf(shape);
    var initial = accumulate.initial().at(List.copyOf(start));
    var all = new long[Math.toIntExact(shape.size())];
    for (int i = 0; i < all.length; i++) {
      place(start, shape, i);
      all[i] = bits(initial);
    }
    var u = axesOf(accumulate.updates());
    var update = accumulate.step().at(List.copyOf(u));
    for (long k = 0; k < accumulate.updates().size(); k++) {
      place(u, accumulate.updates(), k);
      if (bits(update.guard()) == 0) continue;
      int at = (int) bits(Scalar.linear(update.index(), shape));
      all[at] = bits(update.combine().apply(new Scalar.Num(out.dtype(), all[at])));
    }
    return Literal.of(out.type(), all);
  }

  private static List<Scalar.Axis> axesOf(Shape shape) {
    return shape.dims().stream().mapToObj(Scalar.Axis::new).toList();
  }

  private void place(List<Scalar.Axis> index, Shape shape, long i) {
    var strides = shape.strides();
    for (int d = 0; d < shape.rank(); d++) axes.put(index.get(d), i / strides[d] % shape.dim(d));
  }

  private long bits(Scalar scalar) {
    return switch (scalar) {
      case Scalar.Num(var _, long bits) -> bits;
      case Scalar.Axis axis -> axes.getOrDefault(axis, 0L);
      case Scalar.Load(var array, var index) -> {
        var value = Objects.requireNonNull(values.get(array));
        long at = 0;
        var strides = array.shape().strides();
        for (int d = 0; d < strides.length; d++) {
          long i = bits(index.get(d));
          if (i < 0 || i >= array.shape().dim(d)) throw new IndexOutOfBoundsException(d + ": " + i);
          at += i * strides[d];
        }
        yield value.bits(at);
      }
      case Scalar.Apply(var op, var args) -> {
        var types = args.stream().map(Scalar::dtype).toList();
        if (op instanceof io.raffia.ir.op.Select) {
          yield bits(args.get(bits(args.getFirst()) != 0 ? 1 : 2));
        }
        yield op.apply(types, args.stream().mapToLong(this::bits).toArray());
      }
      case Scalar.Fold fold -> fold(fold);
    };
  }

  private long fold(Scalar.Fold fold) {
    var type = fold.dtype();
    long sum = fold.monoid().identity(type);
    var shape = Shape.of(fold.axes().stream().mapToInt(Scalar.Axis::extent).toArray());
    for (long i = 0; i < shape.size(); i++) {
      place(fold.axes(), shape, i);
      sum = fold.monoid().op().apply(List.of(type, type), sum, bits(fold.body()));
    }
    return sum;
  }

  /// Equal bit for bit, any NaN being equal to any.
  static boolean same(Literal x, Literal y) {
    if (!x.type().equals(y.type())) return false;
    for (long i = 0; i < x.type().size(); i++) {
      boolean nan = Double.isNaN(x.at(i)) && Double.isNaN(y.at(i));
      if (!nan && x.bits(i) != y.bits(i)) return false;
    }
    return true;
  }

  static double[] doubles(Func f, double[]... args) {
    var in = new ArrayList<Literal>();
    for (int i = 0; i < args.length; i++) in.add(Literal.of(f.params().get(i).type(), args[i]));
    return run(f, in).stream().flatMapToDouble(y -> Arrays.stream(y.toDoubles())).toArray();
  }
}
