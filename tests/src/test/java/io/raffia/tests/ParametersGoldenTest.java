package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.BatchStat;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Parameters are those that Flax draws, within 4 units in the last place: `golden/parameters.txt`.
class ParametersGoldenTest {
  private static final Map<String, List<GoldenLine>> MODELS =
      GoldenLine.read("parameters.txt").stream()
          .collect(Collectors.groupingBy(l -> l.name() + " " + l.text("seed")));

  private static void check(String model, int seed) {
    var lines = MODELS.getOrDefault(model + " " + seed, List.of());
    var made = ImageModel.of(model, new Rngs(seed));
    var params = Nnx.state(made, Param.class);
    var stats = Nnx.state(made, BatchStat.class);
    assertEquals(params.size() + stats.size(), lines.size());
    for (var line : lines) {
      var value = (line.words().getFirst().equals("Param") ? params : stats).get(line.path());
      assertEquals(line.shape(), value.shape(), line.toString());
      var all = value.toFloatArray();
      var expected = line.floats();
      double sum = 0;
      for (float x : all) sum += x;
      for (int i = 0; i < expected.length; i++) {
        float x = all[i * (int) line.integer("stride")];
        assertEquals(expected[i], x, 4 * Math.ulp(expected[i]), line + " element " + i);
      }
      assertEquals(line.number("sum"), sum, 1e-9 * all.length, line.toString());
    }
  }

  @Test
  void ofTheConvolutionalNetwork() {
    check("cnn", 0);
    check("cnn", 1);
  }

  @Test
  void ofTheTwoLayers() {
    check("mlp", 0);
    check("mlp", 1);
  }

  @Test
  void areAsManyAsFlaxs() {
    var model = ImageModel.of("cnn", new Rngs(0));
    assertEquals(824650, scalars(Nnx.state(model, Param.class)));
    assertEquals(192, scalars(Nnx.state(model, BatchStat.class)));
  }

  private static long scalars(State state) {
    return state.leaves().stream().mapToLong(l -> l.value().size()).sum();
  }

  /// The notebook's own first output (flax 0.12.8). The variance of a constant image cancels, which
  /// costs digits.
  @Test
  void giveTheTutorialsFirstLogits() {
    var model = ImageModel.of("cnn", new Rngs(0));
    float[] logits = {
      0.114067f,
      0.454565f,
      -0.642108f,
      -0.121201f,
      -0.228578f,
      0.136156f,
      1.012685f,
      -0.036236f,
      0.613238f,
      -0.060191f
    };
    var images = Tensor.ones(1, 28, 28, 1);
    assertArrayEquals(logits, model.call(images, new Rngs(0)).toFloatArray(), 1e-4f);
  }
}
