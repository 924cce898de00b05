package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a program that fails smaller: earlier results, and equations whose results become
/// parameters.
public final class Shrink {
  private Shrink() {}

  /// A program with its arguments.
  public record Run(Func func, List<Literal> args) {
    public Run {
      args = List.copyOf(args);
    }
  }

  /// The smallest run that was found for which `fails` still holds; an exception in `fails` counts
  /// as not failing.
  public static Run shrink(Run run, Predicate<Run> fails) {
    for (int round = 0; round < 20; round++) {
      var smaller = step(run, fails);
      if (smaller == null) return run;
      run = smaller;
    }
    return run;
  }

  private static @Nullable Run step(Run run, Predicate<Run> fails) {
    for (var candidate : candidates(run)) {
      if (candidate.func().eqns().size() < run.func().eqns().size() && holds(fails, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean holds(Predicate<Run> fails, Run run) {
    try {
      return fails.test(run);
    } catch (RuntimeException unrelated) {
      return false;
    }
  }

  private static List<Run> candidates(Run run) {
    var f = run.func();
    var all = new ArrayList<Run>();
    // The shortest prefixes first: everything up to one equation.
    for (var e : f.eqns()) {
      all.add(withoutDead(new Func(f.name(), f.params(), f.eqns(), e.out()), run.args()));
    }
    // Then half of the equations computed beforehand, and single ones.
    for (int from = f.eqns().size() / 2; from > 0; from /= 2) all.add(cut(run, from));
    for (int i = 0; i < f.eqns().size(); i++) all.add(known(run, i));
    return all;
  }

  /// The first `from` equations become parameters.
  private static Run cut(Run run, int from) {
    var f = run.func();
    var made = f.eqns().subList(0, from).stream().flatMap(e -> e.out().stream()).toList();
    var rest = f.eqns().subList(from, f.eqns().size());
    return withKnown(run, made, rest);
  }

  /// Equation `i` becomes a parameter.
  private static Run known(Run run, int i) {
    var rest = new ArrayList<>(run.func().eqns());
    var gone = rest.remove(i);
    return withKnown(run, gone.out(), rest);
  }

  private static Run withKnown(Run run, List<Value> made, List<Eqn> rest) {
    var f = run.func();
    var literals = Interpreter.run(new Func(f.name(), f.params(), f.eqns(), made), run.args());
    var params = new ArrayList<>(f.params());
    params.addAll(made);
    var args = new ArrayList<>(run.args());
    args.addAll(literals);
    return withoutDead(new Func(f.name(), params, rest, f.results()), args);
  }

  private static Run withoutDead(Func f, List<Literal> args) {
    var live = Dce.dce(f);
    var read = new HashSet<Value>(live.results());
    for (var e : live.eqns()) read.addAll(e.in());
    var params = new ArrayList<Value>();
    var kept = new ArrayList<Literal>();
    for (int i = 0; i < args.size(); i++) {
      if (!read.contains(f.params().get(i))) continue;
      params.add(f.params().get(i));
      kept.add(args.get(i));
    }
    return new Run(new Func(live.name(), params, live.eqns(), live.results()), kept);
  }
}
