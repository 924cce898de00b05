package io.raffia.tests;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A line of the text goldens: `NAME WORD... ARGUMENT=VALUE... : VALUES`.
public record GoldenLine(
    String name, List<String> words, Map<String, String> arguments, List<String> values) {
  /// The lines of a file but for its comments.
  public static List<GoldenLine> read(String file) {
    try (var in = GoldenLine.class.getResourceAsStream("/golden/" + file)) {
      var text = new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8);
      return new BufferedReader(text)
          .lines()
          .filter(l -> !l.startsWith("#"))
          .map(GoldenLine::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenLine parse(String text) {
    int colon = text.indexOf(" :");
    var head = text.substring(0, colon).split(" ", -1);
    var words = new ArrayList<String>();
    var arguments = new HashMap<String, String>();
    for (var word : Arrays.asList(head).subList(1, head.length)) {
      int equals = word.indexOf('=');
      if (equals < 0) words.add(word);
      else arguments.put(word.substring(0, equals), word.substring(equals + 1));
    }
    var values = text.substring(colon + 2).strip();
    return new GoldenLine(
        head[0], words, arguments, values.isEmpty() ? List.of() : List.of(values.split(" ", -1)));
  }

  /// The argument of that name.
  public String text(String argument) {
    return Objects.requireNonNull(arguments.get(argument), argument);
  }

  public long integer(String argument) {
    return Long.parseLong(text(argument));
  }

  public double number(String argument) {
    return Double.parseDouble(text(argument));
  }

  public Shape shape() {
    var dims = text("shape");
    return dims.isEmpty()
        ? Shape.SCALAR
        : Shape.of(Arrays.stream(dims.split(",", -1)).mapToInt(Integer::parseInt).toArray());
  }

  public DType dtype() {
    return DType.valueOf(text("dtype").toUpperCase(Locale.ROOT));
  }

  /// The values as the f32 whose bits they are.
  public float[] floats() {
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(values.get(i), 16));
    }
    return floats;
  }

  /// Flax's path `batch_norm1.scale` as ours: `batchNorm1`, `scale`.
  Object[] path() {
    return Arrays.stream(words.getLast().split("\\.", -1)).map(GoldenLine::camel).toArray();
  }

  private static String camel(String snake) {
    var parts = snake.split("_", -1);
    var out = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++)
      out.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    return out.toString();
  }

  @Override
  public String toString() {
    return name + " " + words + " " + arguments;
  }
}
