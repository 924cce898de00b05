package io.raffia.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Digits that the program draws itself, in the manner of MNIST: pen strokes and the outlines of
/// the machine's fonts, each deformed at random, 20 pixels high or wide, centred by mass on 28 x 28
/// pixels, with a little noise. For when there is no network and no file.
///
/// The same seed and sizes give the same digits on the same machine; other fonts give others.
public final class DrawnDigits {
  private final List<List<Shape>> fonts;
  private final Seeds seeds;

  DrawnDigits(List<List<Shape>> fonts, long seed) {
    this.fonts = fonts;
    this.seeds = new Seeds(seed);
  }

  /// Draws `train` digits to learn from and `test` others to measure with.
  public static Mnist draw(int train, int test, long seed) {
    System.setProperty("java.awt.headless", "true");
    List<List<Shape>> fonts = Glyphs.fromFonts();
    return new Mnist(
        new DrawnDigits(fonts, 2 * seed).draw(train),
        new DrawnDigits(fonts, 2 * seed + 1).draw(test));
  }

  /// Draws `count` digits, the ten equally often.
  Digits draw(int count) {
    float[] images = new float[Math.multiplyExact(count, Digits.PIXELS)];
    int[] labels = new int[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> {
          labels[i] = i % 10;
          drawOne(i, i % 10, images);
        });
    return new Digits(images, labels);
  }

  private void drawOne(int index, int digit, float[] images) {
    SplittableRandom random = seeds.random(index);
    Shape shape = shape(digit, random);
    float[] ink = centre(raster(shape));
    double gain = 1.1 + 0.25 * random.nextDouble();
    double noise = 0.05 * random.nextDouble() * random.nextDouble();
    for (int i = 0; i < ink.length; i++) {
      double level = gain * ink[i] + (noise == 0 ? 0 : noise * random.nextGaussian());
      images[index * Digits.PIXELS + i] = Math.round(255 * Math.clamp(level, 0, 1)) / 255f;
    }
  }

  /// The digit's area, around the origin: three in five by pen, the others by font where there are
  /// fonts.
  private Shape shape(int digit, SplittableRandom random) {
    Warp warp = new Warp(random);
    if (fonts.isEmpty() || random.nextInt(5) < 3) {
      double width = 1.3 + 1.9 * random.nextDouble();
      return stroke(width).createStrokedShape(warp.apply(Skeletons.draw(digit, random)));
    }
    Shape outline = warp.apply(fonts.get(random.nextInt(fonts.size())).get(digit));
    Path2D bold = new Path2D.Double(Path2D.WIND_NON_ZERO);
    bold.append(outline, false);
    bold.append(stroke(0.2 + 0.8 * random.nextDouble()).createStrokedShape(outline), false);
    return bold;
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static float[] raster(Shape shape) {
    BufferedImage image = new BufferedImage(Digits.SIDE, Digits.SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.translate(Digits.SIDE / 2.0, Digits.SIDE / 2.0);
    graphics.fill(shape);
    graphics.dispose();
    return image
        .getRaster()
        .getSamples(0, 0, Digits.SIDE, Digits.SIDE, 0, new float[Digits.PIXELS]);
  }

  /// Moves the ink by whole pixels, so that its centre of mass is the middle; scales it to [0, 1].
  private static float[] centre(float[] raster) {
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < Digits.SIDE; y++) {
      for (int x = 0; x < Digits.SIDE; x++) {
        float ink = raster[y * Digits.SIDE + x];
        mass += ink;
        sumX += ink * x;
        sumY += ink * y;
      }
    }
    double middle = (Digits.SIDE - 1) / 2.0;
    int right = (int) Math.round(middle - sumX / mass);
    int down = (int) Math.round(middle - sumY / mass);
    float[] centred = new float[Digits.PIXELS];
    for (int y = Math.max(0, -down); y < Math.min(Digits.SIDE, Digits.SIDE - down); y++) {
      for (int x = Math.max(0, -right); x < Math.min(Digits.SIDE, Digits.SIDE - right); x++) {
        centred[(y + down) * Digits.SIDE + x + right] = raster[y * Digits.SIDE + x] / 255f;
      }
    }
    return centred;
  }
}
