package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.examples.Corpus;
import io.raffia.examples.Gpt;
import io.raffia.examples.GptTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The char-GPT of the examples has Flax's numbers: `golden/gpt.txt`, whose header describes it.
///
/// The text is tinyshakespeare where that is, else the licence. The model is a small one; with
/// `-Draffia.gpt=large` one of the size that `./raffia train gpt` has.
class GptGoldenTest {
  private static final Path SHAKESPEARE =
      Repository.root().resolve("../shared/data/tinyshakespeare/input.txt").normalize();
  private static final boolean HAS_SHAKESPEARE = Files.exists(SHAKESPEARE);
  private static final boolean LARGE = System.getProperty("raffia.gpt", "").equals("large");

  private static List<GoldenLine> lines(String name) {
    var text = HAS_SHAKESPEARE ? "shakespeare" : "license";
    var lines =
        GoldenLine.read("gpt.txt").stream()
            .filter(l -> l.name().equals(name) && l.text("text").equals(text))
            .filter(l -> l.integer("layers") == (LARGE ? 4 : 2))
            .toList();
    assertFalse(lines.isEmpty());
    return lines;
  }

  private static Corpus corpus() {
    return new Corpus(
        Repository.read(HAS_SHAKESPEARE ? SHAKESPEARE : Repository.root().resolve("LICENSE")));
  }

  private static int number(GoldenLine line, String name) {
    return Math.toIntExact(line.integer(name));
  }

  private static Gpt.Size size(GoldenLine line, Corpus corpus) {
    return new Gpt.Size(
        corpus.vocabulary(),
        number(line, "length"),
        number(line, "features"),
        number(line, "heads"),
        number(line, "layers"));
  }

  @Test
  void logits() {
    var corpus = corpus();
    for (var line : lines("logits")) {
      int length = number(line, "length");
      var tokens = Tensor.of(new int[][] {Arrays.copyOf(corpus.train(), length)});
      var logits = new Gpt(size(line, corpus), new Rngs(0)).call(tokens).get(0, length - 1);
      assertArrayEquals(line.floats(), logits.toFloatArray(), 2e-5f, line.toString());
    }
  }

  /// All 50 losses within 1e-3.
  @Test
  @Feature(Feature.Of.GPT)
  void losses() {
    var corpus = corpus();
    for (var line : lines("losses")) {
      var training = new GptTraining(size(line, corpus), 1e-3, 0);
      var expected = line.floats();
      assertEquals(50, expected.length);
      for (int t = 0; t < expected.length; t++) {
        var windows =
            Corpus.windows(
                corpus.train(),
                Random.foldIn(Random.key(0), t),
                number(line, "batch"),
                number(line, "length"));
        assertEquals(expected[t], training.step(windows), 1e-3, line + ", step " + t);
      }
    }
  }
}
