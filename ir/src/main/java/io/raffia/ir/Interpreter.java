package io.raffia.ir;

import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.RegionOp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs programs element by element, as the ops' meanings say: slow and obvious, the oracle for
/// every backend. Sums and products of floats accumulate in double precision.
public final class Interpreter {
  private final Map<Value, Literal> env = new HashMap<>();

  private Interpreter() {}

  /// The results of `f` for `args`; throws [IrException] when they are not what `f` takes.
  public static List<Literal> run(Func f, List<Literal> args) {
    var types = args.stream().map(Literal::type).toList();
    if (!types.equals(f.paramTypes())) {
      throw new IrException(
          "%s takes %s but was given %s"
              .formatted(
                  f.name(),
                  f.paramTypes().stream().map(TensorType::brief).toList(),
                  types.stream().map(TensorType::brief).toList()));
    }
    var run = new Interpreter();
    for (int i = 0; i < args.size(); i++) run.env.put(f.params().get(i), args.get(i));
    for (var eqn : f.eqns()) run.step(eqn);
    return f.results().stream().map(run::value).toList();
  }

  private Literal value(Value v) {
    var known = env.get(v);
    if (known == null) throw new IrException(v + " is not bound where it is used");
    return known;
  }

  private void step(Eqn eqn) {
    switch (eqn.op()) {
      case ArrayOp op -> {
        var out = eqn.out().getFirst();
        var operands = eqn.in().stream().map(Scalar::load).toList();
        var types = eqn.in().stream().map(Value::type).toList();
        env.put(out, literal(op.meaning(operands, types), out));
      }
      case RegionOp op -> bind(eqn, op.evaluate(values(eqn)));
      case ExternOp op -> bind(eqn, op.evaluate(values(eqn)));
    }
  }

  private List<Literal> values(Eqn eqn) {
    return eqn.in().stream().map(this::value).toList();
  }

  private void bind(Eqn eqn, List<Literal> results) {
    for (int i = 0; i < results.size(); i++) env.put(eqn.out().get(i), results.get(i));
  }

  private Literal literal(Meaning meaning, Value out) {
    return switch (meaning) {
      case Meaning.Data(var literal) -> literal;
      case Meaning.Element element -> Literal.of(out.type(), elements(element::at, out));
      case Meaning.Accumulate accumulate -> accumulate(accumulate, out);
    };
  }

  private long[] elements(Scalar.Operand element, Value out) {
    var evaluation = new Evaluation(v -> value(v)::bits);
    var axes = axes(out.shape());
    var body = evaluation.node(element.at(List.copyOf(axes)));
    var bits = new long[Math.toIntExact(out.type().size())];
    var next = new int[1];
    evaluation.loop(axes, () -> bits[next[0]++] = body.bits());
    return bits;
  }

  private Literal accumulate(Meaning.Accumulate meaning, Value out) {
    var bits = elements(meaning.initial(), out);
    // The element as it is now is a load from the result.
    var evaluation =
        new Evaluation(v -> v == out ? (Evaluation.Elements) i -> bits[(int) i] : value(v)::bits);
    var axes = axes(meaning.updates());
    var update = meaning.step().at(List.copyOf(axes));
    var guard = evaluation.node(update.guard());
    var index = update.index().stream().map(evaluation::node).toArray(Evaluation.Node[]::new);
    var combined = evaluation.node(update.combine().apply(new Scalar.Load(out, update.index())));
    evaluation.loop(
        axes,
        () -> {
          if (guard.bits() != 0) {
            int at = (int) Evaluation.number(index, out.shape(), out);
            bits[at] = combined.bits();
          }
        });
    return Literal.of(out.type(), bits);
  }

  private static List<Scalar.Axis> axes(Shape shape) {
    return Arrays.stream(shape.dims().toArray()).mapToObj(Scalar.Axis::new).toList();
  }
}
