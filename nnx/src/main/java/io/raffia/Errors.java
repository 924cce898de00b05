package io.raffia;

import io.raffia.ir.IrException;
import io.raffia.reflect.OperationException;
import io.raffia.reflect.Stager;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.util.ArrayList;

/// The messages of errors that several classes throw.
final class Errors {
  private Errors() {}

  /// An error at the user's line.
  static IrException at(String format, Object... args) {
    return located(new IrException(format.formatted(args)));
  }

  /// The same of shapes.
  static IrException ofShapes(String format, Object... args) {
    return located(IrException.ofShapes(format.formatted(args)));
  }

  /// The same of element types.
  static IrException ofTypes(String format, Object... args) {
    return located(IrException.ofTypes(format.formatted(args)));
  }

  /// The error with the user's line and the operands, outside of staged code; the stager says them
  /// of the calls that it makes.
  static IrException located(IrException e, Tensor... operands) {
    if (e.getClass() != IrException.class || Stager.current() != null) return e;
    var values = new ArrayList<String>();
    for (var x : operands) values.add("operand " + values.size() + ": " + x.type().brief());
    var lines = Sites.lines();
    return new OperationException(e, lines.subList(0, Math.min(1, lines.size())), values);
  }

  /// Of a tensor without memory whose value is needed.
  static RuntimeException withoutValue(Tensor x) {
    if (x.isDeleted()) {
      return at(
          "a tensor of type %s was deleted: it was donated to a compiled function, or delete() was"
              + " called. Use what the function returned, or do not donate it",
          x.type().brief());
    }
    if (!x.isAbstract()) return leaked(x);
    return at(
        "a tensor of type %s from evalShape has no value: give it one with Nnx.update, or create"
            + " the model itself",
        x.type().brief());
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
    return ofShapes("%s() needs a tensor of one element, found %s", method, x.type().brief());
  }

  static IrException unborn(Variable v) {
    return at(
        "a %s that was made inside a traced function is read after that function ended: return it,"
            + " or keep it in a Module that was an argument",
        v.getClass().getSimpleName());
  }
}
