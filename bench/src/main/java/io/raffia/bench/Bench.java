package io.raffia.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `raffia bench`: the workloads by JMH.
@Command(
    name = "raffia bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = "Measures what a call of each workload takes when everything is warm.")
public final class Bench implements Callable<Integer> {
  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Parameters(paramLabel = "NAME", description = "Workloads; none: all.", arity = "0..*")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Only says which workloads there are.")
  private boolean list;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of Raffia.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--warmup",
      paramLabel = "SECONDS",
      description = "Before a workload is measured.")
  private int warmup = 20;

  @Option(names = "--measure", paramLabel = "SECONDS", description = "That a workload is measured.")
  private int measure = 5;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's results there.")
  private @Nullable Path json;

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    var out = spec.commandLine().getOut();
    if (list) {
      for (var w : Workload.values()) out.println(w.text());
      return 0;
    }
    List<Workload> workloads;
    try {
      workloads =
          names.isEmpty()
              ? Arrays.asList(Workload.values())
              : names.stream().map(Workload::of).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
    out.println(machine());
    out.println();
    out.flush();
    table(out, run(workloads));
    return 0;
  }

  private Collection<RunResult> run(List<Workload> workloads) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(StepBenchmark.class.getName())
            .param("workload", workloads.stream().map(Enum::name).toArray(String[]::new))
            .warmupIterations(1)
            .warmupTime(TimeValue.seconds(warmup))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(200L * measure))
            .jvmArgsAppend(
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Draffia.threads=" + threads)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    if (json != null) options.resultFormat(ResultFormatType.JSON).result(json.toString());
    return new Runner(options.build()).run();
  }

  /// Mean time with the error of its 99.9 % confidence interval, work a second, Java heap a call.
  private static void table(PrintWriter out, Collection<RunResult> results) {
    out.printf(
        "%-18s %12s %10s %14s %12s%n", "workload", "us a call", "+-", "rate", "bytes a call");
    for (var result : results) {
      var workload = Workload.valueOf(result.getParams().getParam("workload"));
      double micros = result.getPrimaryResult().getScore();
      var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      out.printf(
          Locale.ROOT,
          "%-18s %12.2f %10.2f %14s %12s%n",
          workload.text(),
          micros,
          result.getPrimaryResult().getScoreError(),
          rate(workload.work(), micros),
          allocated == null ? "" : "%.0f".formatted(allocated.getScore()));
    }
    out.flush();
  }

  private static String rate(Work work, double micros) {
    if (work.flops() > 0) return "%.1f GFLOP/s".formatted(work.flops() / micros / 1e3);
    return work.bytes() > 0 ? "%.1f GB/s".formatted(work.bytes() / micros / 1e3) : "";
  }

  private String machine() throws IOException {
    var cpus = Path.of("/proc/cpuinfo");
    String cpu =
        !Files.isReadable(cpus)
            ? System.getProperty("os.arch")
            : Files.readAllLines(cpus).stream()
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    return "%s %s, %s, %d processors; %s %s; %d threads of Raffia"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            cpu,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            threads);
  }
}
