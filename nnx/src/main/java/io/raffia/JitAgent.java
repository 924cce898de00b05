package io.raffia;

import io.raffia.reflect.EntryTransformer;
import java.lang.instrument.Instrumentation;

/// The Java agent that makes every [Jit] method compile when it is called, without a change where
/// it is called: `java -javaagent:nnx.jar -cp ...`, with Raffia's jars on the class path.
public final class JitAgent {
  private JitAgent() {}

  /// Called by the JVM before `main`.
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new EntryTransformer(Jit.class.descriptorString(), JitEntry.class.getName()));
  }
}
