package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class RunTest {
  private static final String GOOD =
      """
      func.func @helper(%x: tensor<2xf32>) -> tensor<2xf32> {
        %0 = stablehlo.add %x, %x : tensor<2xf32>
        return %0 : tensor<2xf32>
      }
      func.func @first() {
        %x = stablehlo.constant dense<[1.0, 2.0]> : tensor<2xf32>
        %0 = func.call @helper(%x) : (tensor<2xf32>) -> tensor<2xf32>
        check.expect_eq_const %0, dense<[2.0, 4.0]> : tensor<2xf32>
        func.return
      }
      // -----
      func.func @second() {
        %x = stablehlo.constant dense<3> : tensor<i32>
        %0 = stablehlo.multiply %x, %x : tensor<i32>
        check.expect_eq_const %0, dense<9> : tensor<i32>
        check.expect_eq %x, %x : tensor<i32>
        func.return
      }
      """;

  @TempDir Path folder;
  private Path good;
  private Path bad;
  private Path strange;

  private record Ran(int exit, String output) {}

  @BeforeEach
  void write() throws IOException {
    good = Files.writeString(folder.resolve("a.mlir"), GOOD);
    bad = Files.writeString(folder.resolve("b.mlir"), GOOD.replace("dense<9>", "dense<8>"));
    strange =
        Files.writeString(
            folder.resolve("c.mlir"), GOOD.replace("stablehlo.multiply", "stablehlo.remember"));
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new Run()).setOut(new PrintWriter(out));
    int exit = command.execute(arguments);
    return new Ran(exit, out.toString());
  }

  @ParameterizedTest
  @EnumSource(Run.Backend.class)
  void filesAreJudged(Run.Backend backend) {
    Ran all = run("--backend", backend.name(), folder.toString());
    assertEquals(
        """
        pass %s 2 of 2 functions pass, 3 checks
        fail %s 15:3: expect_eq: element 0 of i32[] is 9, not 8; 1 of 2 functions pass
        unsupported %s op stablehlo.remember; 1 of 2 functions pass
        1 passed, 1 failed, 1 unsupported
        """
            .formatted(good, bad, strange),
        all.output);
    assertEquals(1, all.exit);
  }

  @Test
  void onlyFailuresFail() {
    assertEquals(0, run(good.toString(), strange.toString()).exit);
    assertEquals(1, run(bad.toString()).exit);
  }

  @Test
  void onlyMainRunsWhereThereIsOne() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("main.mlir"),
            """
            func.func @other() {
              %x = stablehlo.constant dense<3> : tensor<i32>
              check.expect_eq_const %x, dense<4> : tensor<i32>
              func.return
            }
            func.func @main() {
              func.return
            }
            """);
    assertEquals(
        "pass " + file + " 1 of 1 functions pass, 0 checks\n1 passed, 0 failed, 0 unsupported\n",
        run(file.toString()).output);
  }

  @Test
  void mistakesFail() throws IOException {
    Path file = Files.writeString(folder.resolve("d.mlir"), "func.func @f() { %0 = }");
    assertTrue(run(file.toString()).output.startsWith("fail " + file + " 1:"));
  }
}
