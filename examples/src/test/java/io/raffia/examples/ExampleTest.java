package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.examples.gallery.BallisticFit;
import io.raffia.examples.gallery.Ensemble;
import io.raffia.examples.gallery.LoraFineTuning;
import io.raffia.examples.gallery.NewtonCg;
import io.raffia.examples.gallery.ScannedLayers;
import io.raffia.examples.gallery.SharedWeights;
import io.raffia.examples.gallery.Spirals;
import io.raffia.examples.gallery.Vae;
import io.raffia.examples.gallery.Waves;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// Every short example, with few steps: what it says of itself.
class ExampleTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);

  private void isBelow(double bound, double found) {
    assertTrue(found < bound, () -> found + " is not below " + bound + "\n" + text);
  }

  private void isAbove(double bound, double found) {
    assertTrue(found > bound, () -> found + " is not above " + bound + "\n" + text);
  }

  @Test
  void spiralsAreToldApart() {
    isAbove(0.9, Spirals.run(200, out)); // by guessing 0.5
  }

  @Test
  void vaeLearnsPixels() {
    isBelow(260, Vae.run(60, out)); // at first 550
  }

  @Test
  void lstmTellsWaves() {
    isBelow(0.05, Waves.run(50, out)); // telling 0: 0.5
  }

  @Test
  void loraLearnsTheSecondTask() {
    isBelow(0.1, LoraFineTuning.run(200, out));
    assertTrue(text.toString().contains("learned 274 numbers of 915"), text::toString);
  }

  @Test
  void newtonFindsTheMinimum() {
    isBelow(1e-4, NewtonCg.run(8, out));
  }

  @Test
  void ballisticsFindsTheDrag() {
    isBelow(1e-3, BallisticFit.run(6, out));
  }

  @Test
  void sharedWeightsLearn() {
    isBelow(0.1, SharedWeights.run(60, out)); // by guessing 3
    assertTrue(
        text.toString().contains("[layers.0.bias, layers.0.kernel, table.embedding]"),
        text::toString);
  }

  @Test
  void ensembleDisagreesWhereItSawNothing() {
    isAbove(5, Ensemble.run(100, out));
  }

  @Test
  void scannedLayersLearn() {
    isBelow(0.2, ScannedLayers.run(70, out)); // telling 0: 1
    var last = text.toString().lines().toList().getLast();
    isBelow(1e-5, Double.parseDouble(last.substring(last.lastIndexOf(' '))));
  }

  private int run(String... arguments) {
    return Raffia.commandLine(new TrainMnist((_, _) -> Regression.learner(), 1, 1))
        .setOut(out)
        .setErr(out)
        .execute(arguments);
  }

  @Test
  void theCommandListsAndRuns() {
    assertEquals(0, run("example"));
    assertEquals(Example.ALL.size(), text.toString().lines().count());
    assertEquals(0, run("example", "ballistics", "--steps", "2"));
    assertTrue(text.toString().contains("step 2: speed"), text::toString);
    assertEquals(2, run("example", "none"));
    assertTrue(text.toString().contains("expected NAME to be one of [spirals, "), text::toString);
    assertEquals(2, run("example", "vae", "--steps", "0"));
    assertTrue(text.toString().contains("expected --steps to be at least 1"), text::toString);
  }
}
