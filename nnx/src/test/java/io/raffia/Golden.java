package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.raffia.ir.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What Flax and Optax compute, from `library.txt`; `goldens/library.py` writes it and describes
/// the format.
final class Golden {
  private static final Map<String, float[]> VALUES = read();

  private Golden() {}

  private static Map<String, float[]> read() {
    try (var in = Golden.class.getResourceAsStream("library.txt")) {
      assertNotNull(in);
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      var values = new HashMap<String, float[]>();
      lines.forEach(line -> values.put(line.substring(0, line.indexOf(" :")), parse(line)));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] parse(String line) {
    var words = line.substring(line.indexOf(" :") + 2).strip().split(" ", -1);
    var values = new float[words.length];
    for (int i = 0; i < values.length; i++) values[i] = Float.parseFloat(words[i]);
    return values;
  }

  /// Fails unless `x` has the values of that name, within `tolerance` times the greatest of them or
  /// 1.
  static void assertGolden(String name, double tolerance, Tensor x) {
    var expected = values(name);
    var found = x.toFloatArray();
    assertEquals(expected.length, found.length, () -> name + " has another size: " + x.shape());
    double scale = 1;
    for (float e : expected) scale = Math.max(scale, Math.abs(e));
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], tolerance * scale, name + " element " + i);
    }
  }

  static void assertGolden(String name, Tensor x) {
    assertGolden(name, 1e-6, x);
  }

  /// Fails unless each element of `x` is within so many units in the last place of the value of
  /// that name.
  static void assertUlps(String name, int ulps, Tensor x) {
    var expected = values(name);
    var found = x.toFloatArray();
    assertEquals(expected.length, found.length, () -> name + " has another size: " + x.shape());
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], ulps * Math.ulp(expected[i]), name + " element " + i);
    }
  }

  /// `(i - offset) * 0.1` for the row-major number `i`.
  static Tensor ramp(double offset, int... shape) {
    var s = Shape.of(shape);
    var data = new float[(int) s.size()];
    for (int i = 0; i < data.length; i++) data[i] = ((float) i - (float) offset) * 0.1f;
    return Tensor.of(data, s);
  }

  /// Sets each parameter to a ramp around 0; returns the model.
  static <T extends Module> T fill(T model) {
    for (var leaf : Nnx.state(model, Param.class).leaves()) {
      var shape = leaf.value().shape();
      var filled = leaf.with(ramp(shape.size() / 2.0, shape.dims().toArray()));
      Nnx.update(model, new State(java.util.List.of(filled)));
    }
    return model;
  }

  /// The values of that name.
  static float[] values(String name) {
    var values = VALUES.get(name);
    if (values == null) throw new AssertionError("no golden values " + name);
    return values.clone();
  }
}
