package io.raffia;

import io.raffia.reflect.EntryTransformer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where [Jit] methods begin under the agent. It is public because the user's classes call it.
public final class JitEntry {
  private static final ClassValue<Map<String, Compiled>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Compiled> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private JitEntry() {}

  /// Whether the compiled method runs in place of the Java code: not while a program is staged.
  public static boolean applies() {
    return Trace.current() == null;
  }

  /// Runs the compiled method.
  ///
  /// @param args the receiver if there is one, then the arguments, boxed
  public static @Nullable Object call(
      Class<?> owner, String name, String desc, @Nullable Object[] args) {
    return METHODS
        .get(owner)
        .computeIfAbsent(
            name + desc, _ -> Compiled.method(EntryTransformer.method(owner, name, desc)))
        .call(args);
  }
}
