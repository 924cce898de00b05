package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Filter;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads what Python's libraries have written: `tests/exchange/exchange.py write`.
class PythonFilesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    var resource = PythonFilesTest.class.getResourceAsStream("/exchange/python.zip");
    try (var zip = new ZipInputStream(Objects.requireNonNull(resource))) {
      for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        var path = folder.resolve(e.getName());
        Files.createDirectories(e.isDirectory() ? path : path.getParent());
        if (!e.isDirectory()) Files.write(path, zip.readAllBytes());
      }
    }
  }

  private static void assertPatterns(StoredState stored, List<DType> types) {
    assertEquals(3 * types.size(), stored.tensors().size());
    var shapes = Map.of("matrix", Shape.of(3, 5), "scalar", Shape.of(), "plain", Shape.of(7));
    for (var t : stored.tensors()) {
      var dtype =
          types.stream()
              .filter(d -> t.name().startsWith(Patterns.name(d) + "."))
              .findFirst()
              .orElseThrow();
      var shape = Objects.requireNonNull(shapes.get(t.name().split("\\.", 2)[1]));
      assertEquals(shape, t.shape(), t.name());
      if (!t.isOpaque()) assertEquals(dtype, t.dtype(), t.name());
      Patterns.assertSame(
          Patterns.of(dtype, shape.dims().toArray()), stored.read(t, dtype), t.name());
    }
  }

  private static List<DType> without(DType... types) {
    return Arrays.stream(DType.values()).filter(d -> !Arrays.asList(types).contains(d)).toList();
  }

  @Test
  void safetensors() {
    var file = Safetensors.open(folder.resolve("python.safetensors"));
    assertPatterns(file, without(DType.I4, DType.U4));
    assertEquals(Map.of("made by", "safetensors"), file.metadata());
  }

  @Test
  void npz() {
    assertPatterns(Npz.open(folder.resolve("python.npz")), without());
    assertPatterns(Npz.open(folder.resolve("python-compressed.npz")), without());
  }

  @Test
  void npyInFortranOrder() {
    var x = Npy.load(folder.resolve("fortran.npy"));
    Patterns.assertSame(Tensor.arange(24, DType.F32).reshape(2, 3, 4), x, "fortran");
  }

  @Test
  void orbax() {
    try (var checkpointer = new StandardCheckpointer()) {
      assertPatterns(checkpointer.open(folder.resolve("python-orbax")), without(DType.U4));
    }
  }

  @Test
  void arraysInSeveralChunks() {
    try (var checkpointer = new StandardCheckpointer()) {
      var x = checkpointer.restore(folder.resolve("python-chunks")).get("w");
      Patterns.assertSame(Tensor.arange(35, DType.F32).reshape(5, 7), x, "chunks");
    }
  }

  @Test
  void orbaxsManager() {
    var options =
        CheckpointOptions.DEFAULT
            .withReadOnly(true)
            .withBest(m -> m.getOrDefault("loss", 9.0), CheckpointOptions.BestMode.MIN);
    try (var manager = new CheckpointManager(folder.resolve("python-manager"), options)) {
      assertEquals(List.of(2L, 3L), manager.allSteps());
      assertEquals(OptionalLong.of(3), manager.bestStep());
      assertEquals(Map.of("loss", 0.5), manager.metrics(2));
      assertEquals(Map.of("iterator", Map.of("step", 3L)), manager.metadata(3));
      assertArrayEquals(new float[] {2, 2, 2}, manager.restore(2).get("x").toFloatArray());
    }
  }

  @Test
  void aFlaxModelLoadsByPath() {
    var model = new PythonNet(new Rngs(1));
    try (var checkpointer = new StandardCheckpointer()) {
      checkpointer.restore(folder.resolve("flax-model"), model);
    }
    model.eval();
    assertClose(model.call(PythonNet.input()));
  }

  private static void assertClose(Tensor found) {
    var expected = Npy.load(folder.resolve("flax-output.npy")).toFloatArray();
    assertArrayEquals(expected, found.toFloatArray(), 1e-5f);
  }

  @Test
  void partOfAFlaxModelLoadsByFilter() {
    var model = new PythonNet(new Rngs(1));
    var mean = model.blocks.getFirst().batchNorm.mean.value();
    try (var checkpointer = new StandardCheckpointer()) {
      checkpointer.restore(folder.resolve("flax-model"), model, Filter.of(Param.class));
      var all = checkpointer.restore(folder.resolve("flax-model"));
      Patterns.assertSame(
          all.get("blocks", 1, "linear", "kernel"),
          model.blocks.getLast().linear.kernel.value(),
          "kernel");
    }
    Patterns.assertSame(mean, model.blocks.getFirst().batchNorm.mean.value(), "mean");
  }

  @Test
  void ocdbtIsNamed() throws IOException {
    var metadata = "{\"tree_metadata\": {}, \"use_ocdbt\": true, \"use_zarr3\": false}";
    var directory = Files.createDirectory(folder.resolve("ocdbt"));
    Files.writeString(directory.resolve("_METADATA"), metadata);
    try (var checkpointer = new StandardCheckpointer()) {
      var e = assertThrows(CheckpointException.class, () -> checkpointer.open(directory));
      assertTrue(String.valueOf(e.getMessage()).contains("use_ocdbt=False"), e.toString());
    }
  }
}
