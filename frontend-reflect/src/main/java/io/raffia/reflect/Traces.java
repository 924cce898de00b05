package io.raffia.reflect;

import java.util.ArrayList;
import java.util.List;

/// Stack traces in which the evaluated code stands where the evaluator ran.
final class Traces {
  private Traces() {}

  /// The user's frames, then those of `actual` that are not the evaluator's.
  static StackTraceElement[] of(List<SourceLine> chain, StackTraceElement[] actual) {
    var frames = new ArrayList<StackTraceElement>();
    chain.forEach(line -> frames.add(line.frame()));
    for (var frame : actual) if (!machinery(frame)) frames.add(frame);
    return frames.toArray(new StackTraceElement[0]);
  }

  private static boolean machinery(StackTraceElement frame) {
    var type = frame.getClassName();
    if (type.startsWith("java.lang.invoke.") || type.startsWith("jdk.internal.reflect.")) {
      return true;
    }
    // Test classes of this package are users.
    return MACHINERY.contains(type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$')));
  }

  private static final List<String> MACHINERY =
      List.of(
          Stager.class.getName(),
          Evaluator.class.getName(),
          Calls.class.getName(),
          Construction.class.getName(),
          Dynamics.class.getName(),
          Closure.class.getName(),
          Body.class.getName(),
          Purity.class.getName(),
          Memory.class.getName(),
          Lambda.class.getName(),
          StagingException.class.getName(),
          Operands.class.getName(),
          MethodLink.class.getName(),
          Site.class.getName(),
          FieldLink.class.getName(),
          Linker.class.getName());
}
