package io.raffia.data;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The shapes of the ten digits from the fonts of the machine. A JDK without fonts gives none.
final class Glyphs {
  private static final String DIGITS = "0123456789";
  private static final float POINT_SIZE = 64;

  private Glyphs() {}

  /// One list of ten shapes a font and style, in an order that depends only on the machine's fonts.
  static List<List<Shape>> fromFonts() {
    try {
      return outlines();
    } catch (RuntimeException | LinkageError | InternalError e) {
      return List.of(); // A minimal machine: the JDK has no fontconfig, or no font library at all.
    }
  }

  private static List<List<Shape>> outlines() {
    List<String> families = new ArrayList<>();
    for (String logical : List.of(Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED, Font.DIALOG)) {
      families.add(logical);
    }
    String[] installed =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    for (String family : installed) {
      if (!families.contains(family)) {
        families.add(family);
      }
    }
    FontRenderContext context = new FontRenderContext(null, true, true);
    List<List<Shape>> fonts = new ArrayList<>();
    for (String family : families) {
      for (int style : new int[] {Font.PLAIN, Font.BOLD, Font.ITALIC, Font.BOLD | Font.ITALIC}) {
        Font font = new Font(family, style, 1).deriveFont(POINT_SIZE);
        if (font.canDisplayUpTo(DIGITS) < 0) {
          List<Shape> shapes = digits(font, context);
          if (differ(shapes)) {
            fonts.add(shapes);
          }
        }
      }
    }
    return List.copyOf(fonts);
  }

  private static List<Shape> digits(Font font, FontRenderContext context) {
    List<Shape> shapes = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      shapes.add(font.createGlyphVector(context, DIGITS.substring(digit, digit + 1)).getOutline());
    }
    return List.copyOf(shapes);
  }

  /// Whether no outline is empty and no two are equal: a font that shows a box for every character
  /// is no use.
  private static boolean differ(List<Shape> shapes) {
    long distinct = shapes.stream().map(Glyphs::points).distinct().count();
    return distinct == shapes.size()
        && shapes.stream().noneMatch(shape -> shape.getBounds2D().isEmpty());
  }

  private static String points(Shape shape) {
    StringBuilder text = new StringBuilder();
    double[] points = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      Arrays.fill(points, 0);
      text.append(path.currentSegment(points)).append(Arrays.toString(points));
    }
    return text.toString();
  }
}
