package io.raffia.examples;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `raffia run`: StableHLO programs that check themselves.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Runs StableHLO programs and what they check.",
      "Of each module it runs @main, or every function that takes no arguments."
    })
final class Run implements Callable<Integer> {
  /// What runs programs.
  enum Backend {
    interpreter,
    jvm;

    List<Literal> run(Func f) {
      return this == jvm ? Lifted.of(f).run() : Interpreter.run(f, List.of());
    }
  }

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of StableHLO text, or folders of such files (*.mlir).")
  private List<Path> files = List.of();

  @Option(names = "--backend", description = "${COMPLETION-CANDIDATES}.")
  private Backend backend = Backend.interpreter;

  /// 1 when a program fails, else 0.
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<Outcome.Kind, Integer> counts = new EnumMap<>(Outcome.Kind.class);
    for (Path file : listed()) {
      Outcome outcome = CheckedFile.read(file).run(backend::run);
      counts.merge(outcome.kind(), 1, Integer::sum);
      out.println(outcome.kind() + " " + file + " " + outcome.reason());
      out.flush();
    }
    out.printf(
        "%d passed, %d failed, %d unsupported%n",
        counts.getOrDefault(Outcome.Kind.pass, 0),
        counts.getOrDefault(Outcome.Kind.fail, 0),
        counts.getOrDefault(Outcome.Kind.unsupported, 0));
    out.flush();
    return counts.containsKey(Outcome.Kind.fail) ? 1 : 0;
  }

  private List<Path> listed() {
    List<Path> all = new ArrayList<>();
    for (Path path : files) {
      if (!Files.isDirectory(path)) {
        all.add(path);
        continue;
      }
      try (Stream<Path> inside = Files.walk(path)) {
        all.addAll(inside.filter(p -> p.toString().endsWith(".mlir")).sorted().toList());
      } catch (IOException e) {
        throw new Failure("cannot list " + path + ": " + e.getMessage());
      }
    }
    return all;
  }
}
