package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Silence;
import io.raffia.ir.transform.Vmap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An op that stands for other equations until transforms are done with it: its derivative is not
/// the one that those equations have, or is computed in another way. Backends never see one.
public sealed interface Composite extends RegionOp
    permits Tape,
        Checkpoint,
        Recompute,
        CustomJvp,
        CustomVjp,
        CustomTangent,
        CustomLinearSolve,
        CustomRoot,
        VariadicScatter {
  /// The results, by other ops.
  List<Value> define(Builder b, List<Value> in);

  /// The definition as a program.
  default Func definition(List<Value> in) {
    return Func.of(mnemonic().replace('.', '_'), in, this::define);
  }

  @Override
  default List<Literal> evaluate(List<Literal> in) {
    var params = in.stream().map(x -> new Value(x.type())).toList();
    return Interpreter.run(definition(params), in);
  }

  @Override
  default List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    b.append(eqn);
    var active = Marks.present(dx);
    var types = eqn.out().stream().map(Value::type).toList();
    var wanted = depends(active, types, t -> t.dtype().isFloat());
    var pushed = Jvp.jvp(Silence.silent(definition(eqn.in())), active, wanted);
    var y = Inline.inline(b, pushed, Marks.join(eqn.in(), Marks.given(dx)));
    return Marks.spread(y.subList(types.size(), y.size()), wanted);
  }

  @Override
  default List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var single =
        IntStream.range(0, in.size())
            .mapToObj(i -> new Value(example(in.get(i).type(), mapped.get(i))))
            .toList();
    var all = Vmap.vmap(definition(single), n, mapped);
    return Inline.inline(b, all, in);
  }

  private static TensorType example(TensorType t, boolean mapped) {
    return mapped ? t.withShape(t.shape().without(Ints.of(0))) : t;
  }
}
