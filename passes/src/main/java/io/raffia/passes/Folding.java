package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes now what depends on nothing. Splats of any size stay splats; other constants are small.
final class Folding {
  /// The most elements of an operand or a result.
  private static final int SMALL = 1024;

  static final List<Rule<?>> RULES =
      Stream.concat(
              Stream.of(
                      Unary.class,
                      Binary.class,
                      Compare.class,
                      Clamp.class,
                      Convert.class,
                      BitcastConvert.class)
                  .map(Folding::ofSplats),
              Stream.of(
                      Unary.class,
                      Binary.class,
                      Compare.class,
                      Select.class,
                      Clamp.class,
                      Convert.class,
                      BitcastConvert.class,
                      Transpose.class,
                      Reduce.class,
                      Slice.class,
                      Pad.class,
                      Concatenate.class,
                      Reverse.class,
                      DotGeneral.class)
                  .map(Folding::ofConstants))
          .toList();

  private Folding() {}

  private static Rule<?> ofSplats(Class<? extends Pointwise> op) {
    return new Rule<>(op.getSimpleName() + " of splats", op, Folding::pointwise);
  }

  private static Rule<?> ofConstants(Class<? extends Op> op) {
    return new Rule<>(op.getSimpleName() + " of constants", op, Folding::small);
  }

  private static @Nullable Value pointwise(Rewriter r, Pointwise op, Eqn e) {
    var splats = e.in().stream().map(r::splat).filter(Objects::nonNull).toList();
    if (splats.size() < e.in().size()) return null;
    var types = e.in().stream().map(Value::dtype).toList();
    long bits = op.apply(types, splats.stream().mapToLong(x -> x.bits(0)).toArray());
    return r.constant(Literal.splat(e.out().getFirst().type(), bits));
  }

  private static @Nullable Value small(Rewriter r, Op op, Eqn e) {
    var constants = e.in().stream().map(r::literal).filter(Objects::nonNull).toList();
    boolean known = constants.size() == e.in().size();
    if (!known || !Stream.concat(e.in().stream(), e.out().stream()).allMatch(Folding::isSmall))
      return null;
    var params = e.in().stream().distinct().toList();
    var args = params.stream().map(r::literal).filter(Objects::nonNull).toList();
    return r.constant(
        Interpreter.run(new Func("constant", params, List.of(e), e.out()), args).getFirst());
  }

  private static boolean isSmall(Value v) {
    return v.type().size() <= SMALL;
  }
}
