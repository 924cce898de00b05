package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `raffia` in a repository of its own, with JDKs and a Maven that only say how they
/// were called.
class LauncherTest {
  private record Run(int exit, String output) {}

  @TempDir Path folder;
  private Path repository;
  private Path bin;
  private Path classpath;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = Files.createDirectories(folder.resolve("a repository"));
    bin = Files.createDirectory(folder.resolve("bin"));
    Files.copy(Path.of("..", "raffia"), repository.resolve("raffia"));
    repository.resolve("raffia").toFile().setExecutable(true);
    Path source = repository.resolve("nnx/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A {}");
    try (Stream<Path> files = Files.walk(repository)) {
      for (Path file : files.toList()) {
        age(file, 60);
      }
    }
    classpath = repository.resolve("examples/target/classpath");
    Files.createDirectories(classpath.getParent());
    Files.writeString(classpath, "/lib/one jar:/lib/two.jar");
    script(bin.resolve("mvn"), "echo \"mvn $* in $PWD with $JAVA25_HOME\"");
  }

  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    file.toFile().setExecutable(true);
  }

  private Path jdk(String version) throws IOException {
    Path home = folder.resolve("jdk " + version);
    script(home.resolve("bin/java"), "echo \"java " + version + "\"; printf '<%s>\\n' \"$@\"");
    script(home.resolve("bin/javac"), "exit 1");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Run run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*|.*TORNADO.*|RAFFIA.*"));
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private Run runWith(String version, String... arguments)
      throws IOException, InterruptedException {
    return run(
        repository.resolve("raffia"),
        Map.of("RAFFIA_JAVA_HOME", jdk(version).toString()),
        arguments);
  }

  @Test
  void passesArgumentsAndClasspathWhole() throws Exception {
    Run run = runWith("25.0.3", "train", "mnist", "--data", "a folder", "");
    assertEquals(0, run.exit, run.output);
    assertTrue(run.output.startsWith("java 25.0.3\n"), run.output);
    assertTrue(
        run.output.contains(
            "<" + repository + "/examples/target/classes:/lib/one jar:/lib/two.jar>"),
        run.output);
    assertTrue(
        run.output.endsWith(
            "<io.raffia.examples.Raffia>\n<train>\n<mnist>\n<--data>\n<a folder>\n<>\n"),
        run.output);
  }

  @Test
  void takesJdksFrom2503On() throws Exception {
    for (String version : List.of("25.0.3", "25.0.10", "25.1", "26", "26.0.1", "100")) {
      assertTrue(runWith(version).output.startsWith("java " + version + "\n"), version);
    }
    for (String version : List.of("25", "25.0.2", "24.0.9", "17.0.15", "9", "1.8.0")) {
      Run run = runWith(version);
      assertEquals(1, run.exit, version);
      assertTrue(run.output.startsWith("raffia: expected a JDK 25.0.3 or later"), run.output);
    }
  }

  @Test
  void prefersJavaHomeThatSuits() throws Exception {
    Path script = repository.resolve("raffia");
    Run suits = run(script, Map.of("JAVA_HOME", jdk("26.0.7").toString()));
    assertTrue(suits.output.startsWith("java 26.0.7\n"), suits.output);
  }

  @Test
  void skipsJavaHomeThatIsTooOldForTheOneOnThePath() throws Exception {
    Path onPath = jdk("27.0.1");
    Run run =
        run(
            repository.resolve("raffia"),
            Map.of(
                "JAVA_HOME",
                jdk("21.0.1").toString(),
                "PATH",
                onPath.resolve("bin") + ":" + bin + ":/usr/bin:/bin"));
    assertTrue(run.output.startsWith("java 27.0.1\n"), run.output);
  }

  @Test
  void worksThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), repository.resolve("raffia"));
    Run run = run(link, Map.of("RAFFIA_JAVA_HOME", jdk("25.0.3").toString()));
    assertTrue(run.output.contains(repository + "/examples/target/classes"), run.output);
  }

  @Test
  void buildsWhenASourceIsNewer() throws Exception {
    age(classpath, 30);
    Files.writeString(repository.resolve("nnx/src/main/java/B.java"), "class B {}");
    Run first = runWith("25.0.3");
    assertTrue(
        first.output.contains(
            "mvn -q -B -DskipTests -pl examples -am package in %s with %s"
                .formatted(repository, folder.resolve("jdk 25.0.3"))),
        first.output);
    assertTrue(first.output.contains("java 25.0.3"), first.output);
    assertFalse(runWith("25.0.3").output.contains("mvn"), "builds once");
  }

  @Test
  void failedBuildIsSaid() throws Exception {
    Files.delete(classpath);
    script(bin.resolve("mvn"), "echo no; exit 3");
    Run run = runWith("25.0.3");
    assertEquals(1, run.exit);
    assertTrue(
        run.output.endsWith("raffia: the build failed; the messages above say why\n"), run.output);
  }

  private Run runOn(Map<String, String> environment, String... arguments) throws Exception {
    var all = new HashMap<>(environment);
    all.put("RAFFIA_JAVA_HOME", jdk("25.0.3").toString());
    return run(repository.resolve("raffia"), all, arguments);
  }

  private Path sdk() throws IOException {
    Path sdk = Files.createDirectories(folder.resolve("an sdk"));
    Files.writeString(sdk.resolve("tornado-argfile"), "-Dsdk=true");
    Files.writeString(classpath, "/lib/asm-tree-9.11.1.jar:/lib/asm-9.11.1.jar:/lib/two.jar");
    return sdk;
  }

  @Test
  void aDeviceNeedsAnSdk() throws Exception {
    for (var environment : List.of(Map.<String, String>of(), Map.of("RAFFIA_BACKEND", "tornado"))) {
      Run run =
          environment.isEmpty()
              ? runOn(environment, "--backend", "tornado:1", "train", "mnist")
              : runOn(environment, "train", "mnist");
      assertEquals(1, run.exit);
      assertEquals(
          "raffia: no TornadoVM: install its SDK for JDK 25 (tornadovm.org), set TORNADOVM_HOME to"
              + " it, and run the command again\n",
          run.output);
    }
    Run empty = runOn(Map.of("TORNADOVM_HOME", "" + folder), "--backend", "tornado", "devices");
    assertEquals(1, empty.exit);
    assertTrue(empty.output.startsWith("raffia: expected a file tornado-argfile in"), empty.output);
  }

  @Test
  void aDeviceGetsTheFlagsOfTheSdk() throws Exception {
    Path sdk = sdk();
    var home = Map.of("TORNADOVM_HOME", sdk.toString());
    var flags =
        "<@%s/tornado-argfile>\n<--upgrade-module-path=/lib/asm-9.11.1.jar:%s/share/java/graalJars>\n"
            .formatted(sdk, sdk);
    for (String backend : List.of("tornado", "tornado:1", "tornado:12")) {
      Run run = runOn(home, "--backend", backend, "train", "gpt");
      assertEquals(0, run.exit, run.output);
      assertTrue(run.output.startsWith("java 25.0.3\n" + flags), run.output);
      assertTrue(run.output.endsWith("<io.raffia.examples.Raffia>\n<train>\n<gpt>\n"), run.output);
    }
    assertTrue(runOn(home, "devices").output.contains(flags), "devices are those of the SDK, too");
    for (String backend : List.of("jvm", "interpreter")) {
      Run run = runOn(home, "--backend", backend, "train", "gpt");
      assertFalse(run.output.contains("tornado"), run.output);
    }
  }

  @Test
  void backendsThatAreNoneAreRefused() throws Exception {
    for (String backend : List.of("cuda", "tornado:", "tornado:x", "")) {
      Run run = runOn(Map.of(), "--backend", backend, "devices");
      assertEquals(1, run.exit);
      assertEquals(
          "raffia: expected a backend after --backend: jvm, tornado, tornado:NUMBER or interpreter;"
              + " found '"
              + backend
              + "'\n",
          run.output);
    }
    assertEquals(1, runOn(Map.of(), "--backend").exit);
  }

  @Test
  void anFpgaGetsItsConfigurationOnce() throws Exception {
    var home = Map.of("TORNADOVM_HOME", sdk().toString());
    Run none = runOn(home, "--target", "fpga", "train", "gpt");
    assertEquals(1, none.exit);
    assertTrue(none.output.startsWith("raffia: no compiler for FPGAs found"), none.output);
    script(bin.resolve("v++"), "exit 1");
    Run nameless = runOn(home, "--target", "fpga", "train", "gpt");
    assertEquals(1, nameless.exit);
    assertEquals(
        "raffia: set RAFFIA_FPGA_BOARD to the name of the board, as the tools of v++ list it\n",
        nameless.output);
    var board = new HashMap<>(home);
    board.put("RAFFIA_FPGA_BOARD", "u50");
    Path written = folder.resolve("fpga.conf");
    Run run = runOn(board, "--backend", "tornado:1", "--target", "fpga", "train", "gpt");
    assertEquals(0, run.exit, run.output);
    assertTrue(run.output.startsWith("raffia: wrote " + written + "\n"), run.output);
    var flags = "<-Draffia.target=fpga>\n<-Dtornado.fpga.conf.file=" + written + ">\n";
    assertTrue(run.output.contains(flags), run.output);
    assertEquals(
        """
        # Written by raffia; TornadoVM reads it.
        DEVICE_NAME = u50
        COMPILER = v++
        FLAGS = -O3
        DIRECTORY_BITSTREAM = fpga-source-comp/
        """,
        Files.readString(written));
    Files.writeString(written, "mine");
    assertTrue(runOn(home, "--target", "fpga", "devices").output.contains(flags));
    assertEquals("mine", Files.readString(written));
  }

  @Test
  void targetsThatAreNoneAreRefused() throws Exception {
    assertEquals(
        "raffia: expected fpga after --target; found 'gpu'\n",
        runOn(Map.of(), "--target", "gpu", "devices").output);
    var home = Map.of("TORNADOVM_HOME", sdk().toString());
    assertEquals(
        "raffia: --target fpga goes with --backend tornado:NUMBER; found jvm\n",
        runOn(home, "--target", "fpga", "--backend", "jvm", "train", "gpt").output);
  }
}
