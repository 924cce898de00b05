package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.examples.Raffia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training on a device beside training in the JVM: the same losses, and parameters and optimizer
/// state that stay on the device. The device is the first one of the SDK that `TORNADOVM_HOME`
/// names; without, the stand-in of the tests of `backend-tornado`.
class DeviceTrainingTest {
  private static final String SDK = System.getenv("TORNADOVM_HOME");

  private record Ran(int exit, String text) {}

  private static Ran run(String backend, Class<?> main, String... program)
      throws IOException, InterruptedException {
    var path = System.getProperty("java.class.path");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (backend.startsWith("tornado") && SDK != null) {
      var asm =
          Pattern.compile("[^:]*/asm-[0-9][^/:]*\\.jar")
              .matcher(path)
              .results()
              .findFirst()
              .orElseThrow()
              .group();
      command.add("@" + Path.of(SDK, "tornado-argfile"));
      command.add("--upgrade-module-path=" + asm + ":" + Path.of(SDK, "share/java/graalJars"));
    } else if (backend.startsWith("tornado")) {
      path = Repository.root().resolve("backend-tornado/target/test-classes") + ":" + path;
    }
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xss8m",
            "-Draffia.backend=" + backend,
            "-Draffia.transfers=1",
            "-cp",
            path,
            main.getName()));
    command.addAll(List.of(program));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), text);
  }

  private static List<String> train(String backend, String... program)
      throws IOException, InterruptedException {
    var ran = run(backend, DeviceTraining.class, program);
    assertEquals(0, ran.exit, ran.text);
    return ran.text.lines().toList();
  }

  private static double[] losses(List<String> lines) {
    return lines.stream()
        .filter(l -> l.startsWith("loss "))
        .mapToDouble(l -> Double.parseDouble(l.substring(5)))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn", "gpt"})
  void lossesAreThoseOfTheJvmAndStateStays(String model) throws Exception {
    int steps = 20;
    var expected = losses(train("jvm", model, "" + steps));
    var lines = train("tornado", model, "" + steps);
    var found = losses(lines);
    assertEquals(steps, found.length);
    for (int t = 0; t < steps; t++) assertEquals(expected[t], found[t], 1e-4, "step " + t);
    // What a step is given and gives back: the batch, and the loss.
    var moved = lines.stream().filter(l -> l.contains(" moved ")).toList();
    assertEquals(steps, moved.size(), String.join("\n", lines));
    int batch = model.equals("cnn") ? 4 * (4 * 6 * 6 + 4) : 4 * 2 * 6;
    for (int t = 1; t < steps; t++) {
      assertTrue(
          moved.get(t).contains(" moved " + (batch + 4) + " bytes, and 0 when"), moved.get(t));
    }
  }

  @Test
  void theCommandLineListsDevicesAndNamesThemWhereThereIsNone() throws Exception {
    var devices = run("tornado", Raffia.class, "devices");
    assertEquals(0, devices.exit, devices.text);
    assertTrue(devices.text.contains("\ntornado:0  "), devices.text);
    var none = run("tornado:99", Raffia.class, "train", "mnist", "--steps", "1");
    assertEquals(1, none.exit, none.text);
    var said = none.text.lines().toList().getLast();
    assertTrue(said.startsWith("raffia: no device 99: TornadoVM found [tornado:0 ("), none.text);
  }
}
