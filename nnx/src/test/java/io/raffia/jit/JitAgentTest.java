package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.JitAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Under the agent, `@Jit` methods compile on their own.
class JitAgentTest {
  @TempDir Path folder;

  private List<String> run(String... options) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Draffia.backend=interpreter",
            "-Draffia.log=compiles"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AgentProgram.class.getName());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines().filter(l -> !l.startsWith("WARNING") && !l.contains("compiled ")).toList();
  }

  private Path agent() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", JitAgent.class.getName());
    var jar = folder.resolve("agent.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  @Test
  void methodsCompileWhereTheAgentRuns() throws IOException, InterruptedException {
    assertEquals(
        List.of(
            "raffia: compiling AgentProgram.process: first call",
            "10.0 2.0",
            "raffia: compiling AgentProgram.sum: first call",
            "55 5050",
            "raffia: compiling Model.call: first call",
            "[6.]",
            "raffia: compiling AgentProgram.mark: first call",
            "[14.]"),
        run("-javaagent:" + agent()));
  }

  @Test
  void methodsArePlainJavaWithoutIt() throws IOException, InterruptedException {
    assertEquals(List.of("10.0 2.0", "55 5050", "[6.]", "[14.]"), run());
  }
}
