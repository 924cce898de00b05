package io.raffia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Control flow that is called outside of compiled functions: a program by itself, kept for calls
/// with the same function objects (a lambda that captures nothing is always the same).
final class Standalone {
  private static final int MOST = 64;

  /// Function objects are equal when they are the same.
  private record Key(String what, List<Object> functions) {}

  private static final Map<Key, Compiled> KNOWN =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compiled> eldest) {
          return size() > MOST;
        }
      };

  private Standalone() {}

  /// `body` on `args`, in the trace that is open or by itself; `functions` are the user's that it
  /// calls.
  @SuppressWarnings({
    "unchecked",
    "NullAway",
    "TypeParameterUnusedInFormals"
  }) // null where the user's function returns null
  static <R> R call(String what, List<?> functions, Compiled.Body body, @Nullable Object... args) {
    if (Trace.current() != null) return (R) body.apply(args);
    return (R) compiled(what, List.copyOf(functions), body).call(args);
  }

  private static Compiled compiled(String what, List<Object> functions, Compiled.Body body) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(
          new Key(what, functions),
          _ -> new Compiled(what, new ArrayList<>(functions), Numbers.INPUTS, body));
    }
  }
}
