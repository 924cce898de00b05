package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.EachExample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls the host each time the program gets here: an effect, such as printing.
///
/// The first operand is a *token*, an array without elements, and the result is the next token:
/// what happens after this effect reads it. Effects are therefore ordered by data, as all else is,
/// and need no rule of their own in most passes: an effect is live when the program's last token is
/// a result, no two are alike, none is invariant in a loop that carries its token, and an arm's
/// effects happen where the arm is taken. Tokens are never batched, and have no derivative.
///
/// - (C1) The first operand is a token.
///
/// @param target what is called, for people: the name in text
/// @param config what it was made from, for people
public record Callback(String target, String config, Effect effect) implements ExternOp {
  /// The type of tokens; no program of tensors has such arrays.
  public static final TensorType TOKEN = TensorType.of(DType.U4, 0, 0);

  /// What happens. Ops are equal when their effects are.
  public interface Effect {
    /// Called with the operands after the token, on the thread that runs the program. What it
    /// throws ends the run.
    void run(List<Literal> operands);
  }

  public static boolean isToken(TensorType type) {
    return type.equals(TOKEN);
  }

  /// Whether one of the values is a token: whether what gives or takes them has effects.
  public static boolean anyToken(List<Value> values) {
    return values.stream().anyMatch(v -> isToken(v.type()));
  }

  /// The error of an effect on what is computed backwards.
  public static IrException ofTangents() {
    return new IrException(
        "an effect takes a tangent, which reverse mode never computes: give it values of the"
            + " function that is differentiated");
  }

  @Override
  public String mnemonic() {
    return "stablehlo.custom_call";
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        !in.isEmpty() && isToken(in.getFirst()),
        "stablehlo.custom_call @%s: the first operand is not a token (C1)",
        target);
    return List.of(TOKEN);
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    effect.run(in.subList(1, in.size()));
    return List.of(in.getFirst());
  }

  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var none = new ArrayList<@Nullable Value>();
    none.add(null);
    return none;
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "stablehlo.custom_call @%s: an effect cannot be transposed", target);
    return List.of();
  }

  /// Once for each example, in order.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    return EachExample.run(b, this, n, in, mapped);
  }
}
