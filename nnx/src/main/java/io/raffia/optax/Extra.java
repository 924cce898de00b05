package io.raffia.optax;

import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a training step may tell a transformation beside gradients: Optax's extra arguments.
///
/// @param value the loss, a scalar, of which the gradients are
/// @param grad the gradients themselves, where `updates` are something else already
/// @param valueFn the loss as a function of parameters, for line searches and estimates of
///   curvature
public record Extra(
    @Nullable Tensor value, @Nullable State grad, @Nullable Function<State, Tensor> valueFn) {
  /// Nothing more.
  public static final Extra NONE = new Extra(null, null, null);

  /// The loss.
  public static Extra of(Tensor value) {
    return new Extra(value, null, null);
  }

  /// Also the gradients.
  public Extra withGrad(State grads) {
    return new Extra(value, grads, valueFn);
  }

  /// Also the loss as a function of parameters.
  public Extra withValueFn(Function<State, Tensor> function) {
    return new Extra(value, grad, function);
  }

  Tensor requireValue(String who) {
    if (value == null) throw missing(who, "the loss", "Extra.of(loss)");
    return value;
  }

  State requireGrad(String who) {
    if (grad == null) throw missing(who, "the gradients", "Extra.of(loss).withGrad(grads)");
    return grad;
  }

  Function<State, Tensor> requireValueFn(String who) {
    if (valueFn == null)
      throw missing(who, "the loss as a function of parameters", "extra.withValueFn(f)");
    return valueFn;
  }

  private static IrException missing(String who, String what, String remedy) {
    return new IrException("%s needs %s: give the update %s".formatted(who, what, remedy));
  }
}
