package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every format gives back what it was given, bit for bit.
class FormatsTest {
  @TempDir Path folder;

  private List<StoredState> all(Object tree) {
    var stored = new ArrayList<StoredState>();
    Safetensors.save(folder.resolve("a.safetensors"), tree);
    stored.add(Safetensors.open(folder.resolve("a.safetensors")));
    Safetensors.saveSharded(folder.resolve("shards"), tree, 100);
    stored.add(Safetensors.openSharded(folder.resolve("shards")));
    Npz.save(folder.resolve("a.npz"), tree);
    stored.add(Npz.open(folder.resolve("a.npz")));
    try (var checkpointer = new StandardCheckpointer()) {
      checkpointer.save(folder.resolve("orbax"), tree);
      stored.add(checkpointer.open(folder.resolve("orbax")));
    }
    return stored;
  }

  private static void assertSame(State expected, State found, String what) {
    assertEquals(expected.paths(), found.paths(), what);
    for (var leaf : expected.leaves()) {
      var other = found.find(leaf.path()).orElseThrow();
      Patterns.assertSame(leaf.value(), other.value(), what + " " + leaf.path());
      assertEquals(leaf.type(), other.type(), what + " " + leaf.path());
    }
  }

  @Test
  void allTypesComeBackBitForBit() {
    var tree = Patterns.tree();
    for (var stored : all(tree)) {
      assertSame(Nnx.state(tree), stored.state(), stored.origin());
      assertSame(Nnx.state(tree), Nnx.state(stored.like(tree)), stored.origin());
    }
  }

  @Test
  void shardsAreAsSmallAsAsked() throws IOException {
    var tree =
        Map.of(
            "a",
            Patterns.of(DType.F32, 10),
            "b",
            Patterns.of(DType.F32, 10),
            "c",
            Patterns.of(DType.F32, 30));
    Safetensors.saveSharded(folder.resolve("s"), tree, 100);
    assertEquals(
        List.of(
            "commit_success.txt",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors",
            "model.safetensors.index.json"),
        LocalDisk.INSTANCE.list(folder.resolve("s")));
    var index = Files.readString(folder.resolve("s/model.safetensors.index.json"));
    assertEquals(
        "{\"metadata\":{\"total_size\":200},\"weight_map\":{\"a\":\"model-00001-of-00002.safetensors\",\"b\":\"model-00001-of-00002.safetensors\",\"c\":\"model-00002-of-00002.safetensors\"}}",
        index);
  }

  @Test
  void weakTypesAndPlainNumbersComeBack() {
    var tree = new Counted();
    tree.count = 7;
    tree.rate = 0.1f;
    for (var stored : all(tree)) {
      var fresh = new Counted();
      stored.into(fresh);
      assertTrue(fresh.weak.value().weakType(), stored.origin());
      assertEquals(7, fresh.count);
      assertEquals(0.1f, fresh.rate);
    }
  }

  private static final class Counted extends Module {
    final Param weak = new Param(TensorMemory.withWeak(Tensor.scalar(1.0), true));
    int count;
    float rate;
  }

  @Test
  void safetensorsAreMappedWithoutACopy() throws IOException {
    var file = folder.resolve("m.safetensors");
    var x = Patterns.of(DType.F32, 1000);
    Safetensors.save(file, Map.of("x", x));
    var stored = Safetensors.open(file);
    var mapped = stored.map(stored.tensors().getFirst());
    Patterns.assertSame(x, mapped, "mapped");
    // A step that replaces the Variable's value must not write into the file.
    var p = new Param(mapped);
    var step =
        Nnx.jit((Param v) -> {
          v.set(v.value().mul(2));
          return v.value().sum();
        });
    var before = Files.readAllBytes(file);
    step.apply(p);
    step.apply(p);
    assertArrayEquals(before, Files.readAllBytes(file));
    Patterns.assertSame(x, mapped, "mapped, after steps");
    Patterns.assertSame(x.mul(2).mul(2), p.value(), "the Variable");
  }

  @Test
  void npyKeepsOneTensor() {
    for (var d : DType.values()) {
      var x = Patterns.of(d, 2, 3);
      Npy.save(folder.resolve("x.npy"), x);
      Patterns.assertSame(x, Npy.load(folder.resolve("x.npy"), d), d.text());
    }
    Npy.save(folder.resolve("f8.npy"), Patterns.of(DType.F8E5M2, 3));
    var e = assertThrows(CheckpointException.class, () -> Npy.load(folder.resolve("f8.npy")));
    assertTrue(String.valueOf(e.getMessage()).contains("say which it is"));
    e =
        assertThrows(
            CheckpointException.class, () -> Npy.load(folder.resolve("f8.npy"), DType.F32));
    assertTrue(String.valueOf(e.getMessage()).contains("expected elements of type f32"));
  }

  @Test
  void aSavedFileIsReplacedWhole() throws IOException {
    var file = folder.resolve("m.safetensors");
    Safetensors.save(file, Map.of("x", Tensor.of(1f)));
    Safetensors.save(file, Map.of("y", Tensor.of(2f)));
    assertEquals("y", Safetensors.open(file).tensors().getFirst().name());
    assertEquals(List.of("m.safetensors"), LocalDisk.INSTANCE.list(folder));
  }

  @Test
  void modelsGoByPythonsNames() {
    var model = new Named(new Rngs(0));
    assertEquals(2, model.call(Tensor.zeros(1, 2)).dim(1));
    Safetensors.save(folder.resolve("n.safetensors"), model);
    var names =
        Safetensors.open(folder.resolve("n.safetensors")).tensors().stream()
            .map(StoredTensor::name)
            .toList();
    assertEquals(
        List.of("hidden_layer2.bias", "hidden_layer2.kernel", "layers.0.bias", "layers.0.kernel"),
        names);
  }

  private static final class Named extends Module {
    final Linear hiddenLayer2;
    final List<Linear> layers;

    Named(Rngs rngs) {
      hiddenLayer2 = new Linear(2, 3, rngs);
      layers = List.of(new Linear(3, 2, rngs));
    }

    Tensor call(Tensor x) {
      return layers.getFirst().call(hiddenLayer2.call(x));
    }
  }
}
