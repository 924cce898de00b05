package io.raffia.reflect;

import io.raffia.ir.IrException;
import java.util.List;

/// An operation, a layer or a transformation that does not take what it is given. The message has
/// the format of [StagingException], with the names and types of the tensors concerned.
public final class OperationException extends IrException {
  private static final long serialVersionUID = 1;

  private final Violation violation;
  private final transient List<SourceLine> chain;

  /// @param refused what the operation says; of its message only what stands before the place
  /// @param chain the user's calls, innermost first
  /// @param values each with its name and type
  public OperationException(IrException refused, List<SourceLine> chain, List<String> values) {
    var violation = kind(refused);
    super(Diagnostic.text(violation, what(refused), chain, values, violation.remedy()), refused);
    this.violation = violation;
    this.chain = chain;
    boolean staged = Stager.current() != null;
    setStackTrace(Traces.of(staged ? chain : List.of(), refused.getStackTrace()));
  }

  private static Violation kind(IrException e) {
    return switch (e.about()) {
      case SHAPES -> Violation.SHAPES;
      case ELEMENT_TYPES -> Violation.ELEMENT_TYPES;
      case ARGUMENTS -> Violation.ARGUMENTS;
    };
  }

  private static String what(IrException e) {
    var message = String.valueOf(e.getMessage());
    int place = message.indexOf("\n  at ");
    return place < 0 ? message : message.substring(0, place);
  }

  /// What kind of error it is.
  public Violation violation() {
    return violation;
  }

  /// The chain of the user's calls, innermost first.
  public List<SourceLine> chain() {
    return chain;
  }
}
