package io.raffia;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of one function under [Nnx#checkify] while it is staged. Which one failed is kept in
/// a Variable, so that loops, branches and other transforms bring it out.
final class Checks {
  private static final ThreadLocal<@Nullable Checks> CURRENT = new ThreadLocal<>();

  private final @Nullable Checks outer = CURRENT.get();
  private final CheckState state = new CheckState();
  private final List<String> texts = new ArrayList<>();

  /// What comes out of a compiled function.
  record Outcome(Tensor number, CheckError.Messages messages, @Nullable Object value) {}

  static Outcome run(Object function, @Nullable Object[] args) {
    var checks = new Checks();
    CURRENT.set(checks);
    try {
      var value = Staging.call(function, args);
      return new Outcome(checks.state.value(), new CheckError.Messages(checks.texts), value);
    } finally {
      if (checks.outer == null) CURRENT.remove();
      else CURRENT.set(checks.outer);
    }
  }

  /// Whether a function under [Nnx#checkify] is being staged.
  static boolean isActive() {
    return CURRENT.get() != null && Trace.current() != null;
  }

  static void check(Tensor holds, String message) {
    var checks = CURRENT.get();
    if (Trace.current() == null) {
      if (!holds.all().toBoolean()) throw new CheckException(message);
      return;
    }
    if (checks == null) {
      throw Errors.at(
          "a check in a compiled function tells nobody: wrap the function in Nnx.checkify");
    }
    checks.texts.add(message);
    var before = checks.state.value();
    var fails = holds.all().not().and(before.eq(0));
    checks.state.set(Tensor.where(fails, Tensor.scalar(checks.texts.size()), before));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // null where the user's function returns null
  static <R> Checked<R> checked(Compiled compiled, @Nullable Object... args) {
    Outcome outcome = compiled.result(args);
    return new Checked<>(new CheckError(outcome.number, outcome.messages), (R) outcome.value);
  }
}
