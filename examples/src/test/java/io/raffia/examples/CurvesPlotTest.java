package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.examples.History.Evaluation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesPlotTest {
  @TempDir Path folder;

  @Test
  void drawsBothCurves() throws IOException {
    List<Double> losses = IntStream.range(0, 300).mapToObj(i -> 2.3 / (1 + 0.1 * i)).toList();
    History history =
        new History(
            losses,
            List.of(
                new Evaluation(150, new Score(0.5, 0.8), new Score(0.4, 0.85), 1),
                new Evaluation(300, new Score(0.2, 0.9), new Score(0.1, 0.95), 1)));
    Path file = folder.resolve("curves.png");
    CurvesPlot.write(history, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1280, image.getWidth());
    assertEquals(440, image.getHeight());
    assertTrue(count(image, 0, 640, 0x1f77b4) > 200, "smoothed loss");
    assertTrue(count(image, 0, 640, 0xd62728) > 100, "test loss");
    assertTrue(count(image, 640, 1280, 0xd62728) > 100, "test accuracy");
  }

  private static long count(BufferedImage image, int from, int to, int color) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(y ->
            IntStream.range(from, to).filter(x -> (image.getRGB(x, y) & 0xffffff) == color).count())
        .sum();
  }

  @Test
  void smoothingIsARunningMean() {
    assertEquals(List.of(4.0, 3.0, 3.0), CurvesPlot.smooth(List.of(4.0, 2.0, 3.0)));
  }
}
