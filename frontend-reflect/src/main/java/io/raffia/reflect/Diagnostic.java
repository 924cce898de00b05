package io.raffia.reflect;

import java.util.List;

/// The one format of what users are told: what is wrong, where (the chain of the user's calls,
/// innermost first, with the source text where it can be found), the values concerned, what to
/// write instead, and where more stands.
final class Diagnostic {
  private Diagnostic() {}

  /// @param values each with its name and type
  static String text(
      Violation violation,
      String what,
      List<SourceLine> chain,
      List<String> values,
      String remedy) {
    var text = new StringBuilder(what).append(SourceLine.chain(chain));
    for (var value : values) text.append("\n  ").append(value);
    text.append("\n  remedy: ").append(remedy);
    return text.append("\n  see docs/errors.md#").append(violation.anchor()).toString();
  }
}
