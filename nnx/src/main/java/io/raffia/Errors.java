package io.raffia;

import io.raffia.ir.IrException;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;

/// The messages of errors that several classes throw.
final class Errors {
  private Errors() {}

  /// An error at the user's line.
  static IrException at(String format, Object... args) {
    return new IrException(format.formatted(args) + Sites.suffix());
  }

  /// The error with the user's line, unless it names one.
  static IrException located(IrException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("\n  at ") ? e : new IrException(message + Sites.suffix(), e);
  }

  /// Of a tensor without memory whose value is needed.
  static RuntimeException withoutValue(Tensor x) {
    if (!x.isAbstract()) return leaked(x);
    return new IrException(
        "a tensor of type %s from evalShape has no value: give it one with Nnx.update, or create the model itself"
                .formatted(x.type().brief())
            + Sites.suffix());
  }

  static StagingException leaked(Tensor x) {
    return new StagingException(
        Violation.LEAKED,
        "a tensor of type %s from inside a traced function is used after that function ended"
            .formatted(x.type().brief()),
        Sites.lines());
  }

  static StagingException notConcrete(Tensor x, String method) {
    return new StagingException(
        Violation.TENSOR_VALUE,
        "%s() needs the value of a tensor of type %s, which is not known while the function is staged"
            .formatted(method, x.type().brief()),
        Sites.lines());
  }

  static IrException notOne(Tensor x, String method) {
    return new IrException(
        "%s() needs a tensor of one element, found %s".formatted(method, x.type().brief())
            + Sites.suffix());
  }

  static IrException unborn(Variable v) {
    return new IrException(
        "a %s that was made inside a traced function is read after that function ended: return it, or keep it in a Module that was an argument"
                .formatted(v.getClass().getSimpleName())
            + Sites.suffix());
  }
}
