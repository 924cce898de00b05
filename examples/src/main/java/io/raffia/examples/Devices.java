package io.raffia.examples;

import io.raffia.Nnx;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `raffia devices`: what programs can run on.
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "Lists what programs can run on, and what to install for more.")
final class Devices implements Callable<Integer> {
  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var devices = Nnx.devices();
    devices.forEach(out::println);
    if (devices.size() == 1) out.println("no other devices: " + io.raffia.tornado.Device.missing());
    out.flush();
    return 0;
  }
}
