package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.ArrayOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs a program op by op, element by element, by what each op means: slow and obvious.
record Evaluator(Func func) implements Execution {
  @Override
  public List<Storage> run(List<Storage> args) {
    var values = new HashMap<Value, Literal>();
    for (int i = 0; i < args.size(); i++) {
      values.put(func.params().get(i), args.get(i).literal(func.params().get(i).type()));
    }
    for (var eqn : func.eqns()) {
      var out = eqn.out().getFirst();
      var op = (ArrayOp) eqn.op();
      var operands = eqn.in().stream().map(Scalar::load).toList();
      var meaning = op.meaning(operands, eqn.in().stream().map(Value::type).toList());
      values.put(out, evaluate(meaning, out, values));
    }
    return func.results().stream()
        .map(r -> Storage.of(Objects.requireNonNull(values.get(r))))
        .toList();
  }

  private static Literal evaluate(Meaning meaning, Value out, Map<Value, Literal> values) {
    return switch (meaning) {
      case Meaning.Data(var value) -> value;
      case Meaning.Accumulate _ -> throw new IllegalStateException("accumulation is not evaluated here");
      case Meaning.Element element -> {
        var axes = out.shape().dims().stream().mapToObj(Scalar.Axis::new).toList();
        var body = element.at(List.copyOf(axes));
        var strides = out.shape().strides();
        yield Literal.generate(
            out.type(),
            i -> {
              var env = new IdentityHashMap<Scalar, Long>();
              for (int d = 0; d < strides.length; d++) {
                env.put(axes.get(d), i / strides[d] % out.shape().dim(d));
              }
              return eval(body, env, values);
            });
      }
    };
  }

  private static long eval(Scalar s, Map<Scalar, Long> env, Map<Value, Literal> values) {
    return switch (s) {
      case Scalar.Num(var _, long bits) -> bits;
      case Scalar.Axis axis -> Objects.requireNonNull(env.get(axis));
      case Scalar.Load(var array, var index) -> {
        var at = index.stream().map(i -> eval(i, env, values)).toList();
        yield Objects.requireNonNull(values.get(array)).bits(offset(array.shape(), at));
      }
      case Scalar.Apply(var op, var args) -> {
        if (op == io.raffia.ir.op.Select.SELECT) {
          yield eval(args.get(eval(args.getFirst(), env, values) != 0 ? 1 : 2), env, values);
        }
        var in = new ArrayList<Long>();
        var types = new ArrayList<DType>();
        for (var a : args) {
          in.add(eval(a, env, values));
          types.add(a.dtype());
        }
        yield op.apply(types, in.stream().mapToLong(x -> x).toArray());
      }
      case Scalar.Fold fold -> fold(fold, 0, fold.monoid().identity(fold.dtype()), env, values);
    };
  }

  private static long fold(
      Scalar.Fold fold, int axis, long sum, Map<Scalar, Long> env, Map<Value, Literal> values) {
    if (axis == fold.axes().size()) {
      return fold.monoid()
          .op()
          .apply(List.of(fold.dtype(), fold.dtype()), sum, eval(fold.body(), env, values));
    }
    for (long i = 0; i < fold.axes().get(axis).extent(); i++) {
      env.put(fold.axes().get(axis), i);
      sum = fold(fold, axis + 1, sum, env, values);
    }
    return sum;
  }

  private static long offset(Shape shape, List<Long> index) {
    long at = 0;
    for (int d = 0; d < shape.rank(); d++) at = at * shape.dim(d) + index.get(d);
    return at;
  }
}
