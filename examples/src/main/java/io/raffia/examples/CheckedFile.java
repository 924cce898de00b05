package io.raffia.examples;

import io.raffia.ir.Check;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.ir.UnsupportedException;
import io.raffia.ir.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A file of StableHLO modules, divided by lines `// -----`.
final class CheckedFile {
  private final List<String> modules;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int checks;

  private CheckedFile(List<String> modules) {
    this.modules = modules;
  }

  /// Throws [Failure] when the file cannot be read.
  static CheckedFile read(Path file) {
    try {
      return new CheckedFile(divided(Files.readString(file)));
    } catch (IOException e) {
      throw new Failure("cannot read " + file + ": " + e.getMessage());
    }
  }

  /// Each module keeps its lines' numbers.
  private static List<String> divided(String text) {
    List<String> all = new ArrayList<>();
    StringBuilder module = new StringBuilder();
    int lines = 0;
    for (String line : text.lines().toList()) {
      lines++;
      if (line.startsWith("// -----")) {
        all.add(module.toString());
        module.setLength(0);
        module.repeat("\n", lines);
      } else {
        module.append(line).append('\n');
      }
    }
    all.add(module.toString());
    return all;
  }

  /// Runs the functions by `backend`. The worst of what happens is the outcome.
  Outcome run(Function<Func, List<Literal>> backend) {
    for (String module : modules) {
      outcomes.addAll(attempt(() -> module(module, backend)));
    }
    String count =
        "%d of %d functions pass".formatted(of(Outcome.Kind.pass).size(), outcomes.size());
    List<String> failed = of(Outcome.Kind.fail);
    if (!failed.isEmpty()) {
      return new Outcome(Outcome.Kind.fail, failed.getFirst() + "; " + count);
    }
    Set<String> unsupported = new LinkedHashSet<>(of(Outcome.Kind.unsupported));
    if (!unsupported.isEmpty()) {
      return new Outcome(Outcome.Kind.unsupported, String.join(", ", unsupported) + "; " + count);
    }
    if (outcomes.isEmpty()) return new Outcome(Outcome.Kind.unsupported, "no function to run");
    return new Outcome(Outcome.Kind.pass, count + ", " + checks + " checks");
  }

  /// The reasons of outcomes of a kind.
  private List<String> of(Outcome.Kind kind) {
    return outcomes.stream().filter(o -> o.kind() == kind).map(Outcome::reason).toList();
  }

  private interface Attempt {
    List<Outcome> run();
  }

  /// The backend's faults count as failures of the program: the others are still run.
  @SuppressWarnings("IllegalCatch")
  private static List<Outcome> attempt(Attempt attempt) {
    try {
      return attempt.run();
    } catch (UnsupportedException e) {
      return List.of(new Outcome(Outcome.Kind.unsupported, e.what()));
    } catch (IrException e) {
      return List.of(new Outcome(Outcome.Kind.fail, firstLine(e)));
    } catch (RuntimeException e) {
      return List.of(
          new Outcome(Outcome.Kind.fail, e.getClass().getSimpleName() + ": " + firstLine(e)));
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private List<Outcome> module(String text, Function<Func, List<Literal>> backend) {
    List<String> names = Parser.functions(text);
    if (names.contains("main")) names = List.of("main");
    List<Outcome> all = new ArrayList<>();
    for (String name : names) {
      boolean only = names.size() == 1;
      all.addAll(attempt(() -> function(Parser.parseChecked(text, name), only, backend)));
    }
    return all;
  }

  private List<Outcome> function(
      Parser.Checked program, boolean only, Function<Func, List<Literal>> backend) {
    Func f = program.func();
    if (!f.params().isEmpty()) {
      // Another function calls it.
      if (!only) return List.of();
      return List.of(new Outcome(Outcome.Kind.unsupported, "@" + f.name() + " takes arguments"));
    }
    Verifier.verify(f);
    String fault = fault(program.checks(), backend.apply(f));
    checks += program.checks().size();
    return List.of(
        fault == null ? new Outcome(Outcome.Kind.pass, "") : new Outcome(Outcome.Kind.fail, fault));
  }

  private static @Nullable String fault(List<Check> checks, List<Literal> results) {
    int at = results.size() - 2 * checks.size();
    for (Check check : checks) {
      String fault = check.fault(results.get(at), results.get(at + 1));
      if (fault != null) return fault;
      at += 2;
    }
    return null;
  }
}
