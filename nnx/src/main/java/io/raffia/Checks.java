package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Constant;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The checks of a function that is being staged: those of [Nnx#check], and those that say where
/// Java would have thrown. Which one failed first is kept in a Variable, so that loops, branches
/// and other transforms bring it out.
final class Checks {
  private final List<Supplier<RuntimeException>> thrown = new ArrayList<>();

  /// Which check failed first.
  final CheckState state = new CheckState();

  /// What comes out of a function under [Nnx#checkify].
  record Outcome(Tensor number, Failures failures, @Nullable Object value) {}

  /// What is thrown for each check, from number 1 on.
  static final class Failures {
    private final List<Supplier<RuntimeException>> thrown;

    private Failures(List<Supplier<RuntimeException>> thrown) {
      this.thrown = thrown;
    }

    /// Null where none failed.
    @Nullable RuntimeException of(Tensor number) {
      int i = number.toInt();
      return i == 0 ? null : thrown.get(i - 1).get();
    }
  }

  static Outcome run(Object function, @Nullable Object[] args) {
    var trace = Objects.requireNonNull(Trace.current());
    var outer = trace.checks;
    var checks = new Checks();
    trace.checks = checks;
    try {
      checks.state.set(CheckState.none());
      var value = Staging.call(function, args);
      return new Outcome(checks.state.value(), checks.failures(), value);
    } finally {
      trace.checks = outer;
    }
  }

  /// Whether none has failed, where `state` says which did.
  static Value none(Builder b, Value state) {
    return b.compare(Compare.Direction.EQ, state, b.zeros(state.type()));
  }

  /// Those so far.
  Failures failures() {
    return new Failures(List.copyOf(thrown));
  }

  static void check(Tensor holds, String message) {
    var trace = Trace.current();
    if (trace != null) trace.checks.add(holds, () -> new CheckException(message));
    else if (!holds.all().toBoolean()) throw new CheckException(message);
  }

  /// In the program that is being staged.
  void add(Tensor holds, Supplier<RuntimeException> failure) {
    thrown.add(failure);
    var before = state.value();
    var fails = holds.all().not().and(before.eq(0));
    state.set(Tensor.where(fails, Tensor.scalar(DType.I32, thrown.size()), before));
  }

  /// Refuses what may throw in a part of the program that can tell nobody.
  static void requireNone(Region r, String part) {
    if (!mayFail(r)) return;
    var failure = r.trace.checks.thrown.getLast().get();
    throw Errors.at(
        "%s may throw on values that are not known while staging, and could tell nobody:"
            + " compute it outside and pass it in, or use tensors' own methods, which do not throw%n%s",
        part, failure);
  }

  /// Whether the region has a check that may fail.
  static boolean mayFail(Region r) {
    var state = r.trace.checks.state;
    if (!r.trace.written().contains(state)) return false;
    var number = r.trace.value(r.trace.read(state));
    return !isNone(Pipeline.optimize(r.trace.func("check", List.of(number))), 0);
  }

  /// Whether a program's result is always 0: no check of it can fail.
  static boolean isNone(Func optimized, int result) {
    var number = optimized.results().get(result);
    return optimized.eqns().stream()
        .anyMatch(e ->
            e.out().contains(number)
                && e.op() instanceof Constant(var literal)
                && literal.bits(0) == 0);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // null where the user's function returns null
  static <R> Checked<R> checked(Compiled compiled, @Nullable Object... args) {
    Outcome outcome = compiled.result(args);
    return new Checked<>(new CheckError(outcome.failures.of(outcome.number)), (R) outcome.value);
  }
}
