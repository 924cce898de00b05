package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.BatchNorm;
import io.raffia.Conv;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example: the network of `tests/exchange/torch_example.py`, in both directions.
class TorchLayoutTest {
  @TempDir Path folder;

  static final class Net extends Module {
    final Conv conv1;
    final BatchNorm norm;
    final Conv conv2;
    final Linear hidden;
    final Linear out;

    Net(Rngs rngs) {
      conv1 = new Conv(1, 4, Shape.of(3, 3), rngs);
      norm = new BatchNorm(4, BatchNorm.options().epsilon(1e-5), rngs);
      conv2 = new Conv(4, 6, Shape.of(3, 1), rngs);
      hidden = new Linear(6 * 3 * 2, 8, rngs);
      out = new Linear(8, 5, rngs);
    }

    Tensor call(Tensor x) {
      x = pool(Nnx.relu(norm.call(conv1.call(x))));
      x = pool(Nnx.relu(conv2.call(x)));
      return out.call(Nnx.relu(hidden.call(x.reshape(x.dim(0), -1))));
    }

    private static Tensor pool(Tensor x) {
      return Nnx.avgPool(x, Shape.of(2, 2), Shape.of(2, 2));
    }
  }

  private static TorchLayout layout(Net net) {
    return TorchLayout.of(net)
        .renamed("hidden", "fc.0")
        .renamed("out", "fc.2")
        .flattened("hidden", 6, 3, 2);
  }

  private static Tensor images() {
    var x = new float[2 * 12 * 8];
    for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i);
    return Tensor.of(x, Shape.of(2, 12, 8, 1));
  }

  @BeforeEach
  void copy() throws IOException {
    for (var name : List.of("torch.safetensors", "torch-output.npy")) {
      try (var in = TorchLayoutTest.class.getResourceAsStream("/exchange/" + name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
  }

  @Test
  void torchsWeightsGiveTorchsOutput() {
    var net = new Net(new Rngs(0));
    layout(net).load(Safetensors.open(folder.resolve("torch.safetensors")));
    net.eval();
    assertArrayEquals(
        Npy.load(folder.resolve("torch-output.npy")).toFloatArray(),
        net.call(images()).toFloatArray(),
        1e-5f);
  }

  /// `-Draffia.exchange=DIR` leaves the files for `torch_example.py check`.
  @Test
  void thereAndBackIsTheSame() {
    var net = new Net(new Rngs(3));
    net.call(images());
    var set = System.getProperty("raffia.exchange");
    var directory = set == null ? folder : Path.of(set);
    var file = directory.resolve("raffia-torch.safetensors");
    Safetensors.save(file, layout(net).state());
    var other = new Net(new Rngs(4));
    layout(other).load(Safetensors.open(file));
    for (var leaf : Nnx.state(net).leaves()) {
      Patterns.assertSame(leaf.value(), Nnx.state(other).get(leaf.path()), leaf.path().toString());
    }
    net.eval();
    Npy.save(directory.resolve("raffia-torch-output.npy"), net.call(images()));
  }

  @Test
  void whatDoesNotFitIsListed() {
    var net = new Net(new Rngs(0));
    var plain = TorchLayout.of(net);
    var e =
        assertThrows(
            CheckpointException.class,
            () -> plain.load(Safetensors.open(folder.resolve("torch.safetensors"))));
    var text = String.valueOf(e.getMessage());
    assertTrue(text.contains("'hidden.weight' f32[8,36] is missing"), text);
    assertTrue(text.contains("'fc.0.weight' is not in the model"), text);
    e = assertThrows(CheckpointException.class, () -> plain.flattened("hidden", 6, 3, 3));
    assertEquals("'hidden' is no Linear of 54 inputs, as an image [6x3x3] has", e.getMessage());
    e = assertThrows(CheckpointException.class, () -> plain.renamed("hiden", "fc"));
    assertTrue(String.valueOf(e.getMessage()).startsWith("no Module at 'hiden'"), e.toString());
  }
}
