package io.raffia.examples;

import io.raffia.checkpoint.CheckpointException;
import io.raffia.tornado.DeviceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `raffia`.
@Command(
    name = "raffia",
    mixinStandardHelpOptions = true,
    version = "raffia 0.1.0",
    description = "Flax NNX and JAX for the JVM: runs the examples, and StableHLO programs.",
    synopsisSubcommandLabel = "COMMAND")
public final class Raffia implements Runnable {
  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  private Raffia() {}

  /// Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong arguments.
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    TrainMnist trainMnist =
        new TrainMnist(
            (seed, dump) -> {
              if (dump != null) System.setProperty("raffia.dump", dump.toString());
              return MnistStart.learner(seed);
            },
            20_000,
            4_000);
    System.exit(commandLine(trainMnist).execute(arguments));
  }

  static CommandLine commandLine(TrainMnist trainMnist) {
    CommandLine train =
        new CommandLine(new Train()).addSubcommand(trainMnist).addSubcommand(new TrainGpt());
    CommandLine raffia =
        new CommandLine(new Raffia())
            .addSubcommand(train)
            .addSubcommand(new Example())
            .addSubcommand(new Run())
            .addSubcommand(new Devices());
    return raffia.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof Failure
          || failure instanceof CheckpointException
          || failure instanceof DeviceException) {
        command.getErr().println("raffia: " + failure.getMessage());
      } else {
        failure.printStackTrace(command.getErr());
      }
      return command.getCommandSpec().exitCodeOnExecutionException();
    });
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected a command, such as `train mnist`, `example` or `run FILE`");
  }

  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = "Trains a network.",
      synopsisSubcommandLabel = "WHAT")
  static final class Train implements Runnable {
    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "expected what to train: `mnist` or `gpt`");
    }
  }
}
