package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A primitive together with its static parameters: a value, so equal ops are interchangeable.
/// Operands live in the equation, never in the op. The permitted types are the catalogue; adding
/// one is adding an op, and the compiler lists what it must say.
///
/// Rules get a [Builder] to emit into. Short names, everywhere: `b` builder, `in` operands, `out`
/// results, `dx` tangent, `ct` cotangent, `n` batch size. A tangent or cotangent that is zero is
/// null and never reaches a per-argument rule.
public sealed interface Op permits ArrayOp, RegionOp, ExternOp {
  /// The op's name in text, dialect included: `stablehlo.add`.
  String mnemonic();

  /// The type rule: result types from operand types. Throws [IrException] with the constraint's
  /// label.
  List<TensorType> types(List<TensorType> in);

  /// The tangents of `out` (null: zero) from those of `in` (null: zero), linear in them.
  List<@Nullable Value> jvp(Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out);

  /// Appends `eqn`, and what its tangents need: forward mode. Ops with regions compute both in one
  /// equation.
  default List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    b.append(eqn);
    return jvp(b, eqn.in(), dx, eqn.out());
  }

  /// The same for tangents that are linear values of `b`: what does not depend on them is computed
  /// apart, so that it is at hand when the rest runs backwards.
  default List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    return push(b, eqn, dx);
  }

  /// The cotangents of the operands marked `linear` (null: zero, and null for the others) from
  /// those of the results. Operands marked linear have a type but no value here.
  List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct);

  /// The same computation for a batch of `n`: operands marked `mapped` have a new leading axis of
  /// extent `n`, the others are shared; the results that [#depends] marks have it.
  List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped);

  /// Of each result, whether it depends on a marked operand through values that `carries` admits.
  /// Tokens of effects depend on nothing.
  default List<Boolean> depends(
      List<Boolean> marked, List<TensorType> out, Predicate<TensorType> carries) {
    return out.stream()
        .map(t -> marked.contains(true) && carries.test(t) && !Callback.isToken(t))
        .toList();
  }

  /// Fails with [IrException] unless `ok`. Messages end with the constraint's label: `(C1)`.
  static void require(boolean ok, String format, Object... args) {
    if (!ok) throw new IrException(format.formatted(args));
  }
}
