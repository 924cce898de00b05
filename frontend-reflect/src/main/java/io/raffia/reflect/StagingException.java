package io.raffia.reflect;

import java.util.List;

/// Code that cannot be compiled, found while it is staged.
///
/// The message says what is wrong, where (the chain of the user's calls, innermost first, with the
/// source text where it can be found) and what to write instead. The stack trace begins with the
/// user's frames. User code cannot catch it.
public final class StagingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Violation violation;
  private final transient List<SourceLine> chain;

  /// An error at the line that is being staged on this thread.
  ///
  /// @param what the first line of the message: what is wrong here
  public StagingException(Violation violation, String what) {
    this(violation, what, violation.remedy());
  }

  /// The same, at other lines than those that are being staged, innermost first.
  public StagingException(Violation violation, String what, List<SourceLine> chain) {
    super(Diagnostic.text(violation, what, chain, List.of(), violation.remedy()));
    this.violation = violation;
    this.chain = chain;
    setStackTrace(Traces.of(chain, getStackTrace()));
  }

  static List<SourceLine> chainOf(Throwable e) {
    return Stager.chainOf(e);
  }

  /// The same, with a remedy that fits the case better than the general one.
  public StagingException(Violation violation, String what, String remedy) {
    var lines = Stager.lines();
    super(Diagnostic.text(violation, what, lines, List.of(), remedy));
    this.violation = violation;
    this.chain = lines;
    setStackTrace(Traces.of(lines, getStackTrace()));
  }

  /// What kind of error it is.
  public Violation violation() {
    return violation;
  }

  /// The chain of the user's calls, innermost first; empty when nothing was being staged.
  public List<SourceLine> chain() {
    return chain;
  }
}
