package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scatter whose updates are combined with what is there by any program of two scalars: the
/// present element and the update. Updates come in row-major order. `at` says where; its monoid is
/// not used.
///
/// Constraints are those of [Scatter], and
///
/// - (C23) The program takes two scalars of the operand's type, gives one, and consists of
///   pointwise ops and constants.
public record ScatterBy(Func update, Scatter at) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.scatter";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var type = at.type(in);
    var scalar = TensorType.of(type.dtype());
    require(
        update.paramTypes().equals(List.of(scalar, scalar))
            && update.resultTypes().equals(List.of(scalar)),
        "stablehlo.scatter: the update computation takes %s and gives %s, for elements %s (C23)",
        update.paramTypes(),
        update.resultTypes(),
        type.dtype());
    for (var eqn : update.eqns()) {
      require(
          eqn.op() instanceof Pointwise || eqn.op() instanceof Constant,
          "unsupported update computation of stablehlo.scatter: it contains %s (C23)",
          eqn.op().mnemonic());
    }
    return type;
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return at.meaning(in, types, this::combine);
  }

  private Scalar combine(Scalar now, Scalar given) {
    Map<Value, Scalar> values = new HashMap<>();
    values.put(update.params().get(0), now);
    values.put(update.params().get(1), given);
    for (var eqn : update.eqns()) {
      var args = new ArrayList<Scalar>();
      for (var v : eqn.in()) args.add(known(values, v));
      values.put(
          eqn.out().getFirst(),
          switch (eqn.op()) {
            case Pointwise op -> new Scalar.Apply(op, args);
            case Constant(Literal c) -> new Scalar.Num(c.type().dtype(), c.bits(0));
            default -> throw new IllegalStateException(eqn.op().mnemonic());
          });
    }
    return known(values, update.results().getFirst());
  }

  private static Scalar known(Map<Value, Scalar> values, Value v) {
    var s = values.get(v);
    if (s == null) throw new IrException(v + " is not bound where it is used");
    return s;
  }

  /// The tangents are those of a loop over the updates.
  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    return new VariadicScatter(update, at).push(b, eqn, dx);
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    return new VariadicScatter(update, at).linearize(b, eqn, dx);
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IllegalStateException("scatter has a rule for all operands at once");
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    return new VariadicScatter(update, at).transpose(b, in, linear, ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new ScatterBy(update, at.batched()), in);
  }
}
