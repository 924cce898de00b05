package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Nnx;
import io.raffia.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsTest {
  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  @Test
  void dumpsEachProgramAndWhatPassesChanged(@TempDir Path folder) throws IOException {
    System.setProperty("raffia.dump", folder.toString());
    try {
      Nnx.jit((Tensor x) -> x.add(1).add(1)).apply(Tensor.ones(2));
    } finally {
      System.clearProperty("raffia.dump");
    }
    var program = files(folder).getFirst();
    assertTrue(
        program.getFileName().toString().endsWith("FlagsTest.dumpsEachProgramAndWhatPassesChanged"),
        program.toString());
    var names = files(program).stream().map(p -> p.getFileName().toString()).toList();
    assertEquals("00_staged.mlir", names.getFirst());
    assertTrue(names.getLast().endsWith("_kernels.txt"), names.toString());
    assertTrue(Files.readString(files(program).getFirst()).contains("stablehlo.add"));
  }

  @Test
  void saysWhyACallCompiles() {
    var bytes = new ByteArrayOutputStream();
    var before = System.err;
    var f = Nnx.jit((Tensor x) -> x.add(1));
    System.setProperty("raffia.log", "compiles");
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      f.apply(Tensor.ones(2));
      f.apply(Tensor.ones(2));
      f.apply(Tensor.ones(3));
    } finally {
      System.setErr(before);
      System.clearProperty("raffia.log");
    }
    var reasons =
        bytes
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(l -> l.contains("compiling"))
            .toList();
    assertEquals(
        List.of(
            "raffia: compiling FlagsTest.saysWhyACallCompiles: first call",
            "raffia: compiling FlagsTest.saysWhyACallCompiles: tensor 0 was f32[2] and is f32[3]"),
        reasons);
  }

  @Test
  void interpretsWhenAsked() {
    System.setProperty("raffia.backend", "interpreter");
    try {
      assertArrayEquals(
          new float[] {3, 5},
          Nnx.jit((Tensor x) -> x.mul(2).add(1)).apply(Tensor.of(1f, 2f)).toFloatArray());
    } finally {
      System.clearProperty("raffia.backend");
    }
  }
}
