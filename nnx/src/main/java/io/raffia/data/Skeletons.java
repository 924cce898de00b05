package io.raffia.data;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Digits as a hand draws them: each variant is a few pen strokes, a stroke a list of points that a
/// smooth curve joins; a point given twice is a corner. x goes right and y down, both about 0 to
/// 100.
final class Skeletons {
  private static final List<List<String>> VARIANTS =
      List.of(
          List.of(
              "52,0 20,18 12,58 38,100 74,84 86,38 52,0",
              "60,4 26,10 14,50 30,94 66,96 84,56 76,18 46,2",
              "70,8 40,0 14,40 24,92 62,98 86,54 66,6 50,14"),
          List.of(
              "52,0 50,50 48,100", "30,22 54,0 54,0 52,100", "32,20 52,0 52,0 52,98|24,100 80,98"),
          List.of(
              "16,26 40,0 80,18 70,50 14,100 14,100 90,98",
              "16,20 50,0 80,26 50,72 18,96 20,76 50,84 92,98",
              "20,12 62,2 74,34 40,74 10,98 10,98 48,92 88,100"),
          List.of(
              "16,10 50,0 80,20 46,46 46,46 86,70 52,100 10,88",
              "16,0 80,0 80,0 44,40 44,40 86,68 54,100 10,90",
              "22,14 56,2 72,24 40,48 78,62 72,92 40,100 14,82"),
          List.of(
              "32,0 14,52 14,52 88,50|70,10 66,100",
              "66,100 68,0 68,0 10,66 10,66 92,64",
              "24,4 18,46 46,58 78,44|80,0 72,54 68,100"),
          List.of(
              "80,0 26,0 26,0 20,44 20,44 60,38 86,66 60,98 12,92",
              "28,2 22,46 22,46 62,42 80,72 50,100 14,90|26,2 84,0",
              "76,4 34,6 34,6 24,42 64,48 74,80 44,100 16,86"),
          List.of(
              "70,0 32,34 16,74 44,100 80,76 52,50 18,74",
              "54,0 22,46 20,86 54,100 78,74 54,56 24,72",
              "80,10 44,10 16,60 36,98 76,90 72,58 36,58 20,78"),
          List.of(
              "10,4 86,0 86,0 52,50 40,100",
              "12,2 84,2 84,2 54,48 44,100|28,52 76,48",
              "14,20 16,4 16,4 84,6 84,6 60,46 50,100"),
          List.of(
              "76,16 46,0 20,20 50,46 80,76 46,100 16,76 50,46 78,18",
              "60,44 30,22 52,0 72,20 46,46 20,76 50,100 78,76 50,46",
              "80,8 40,4 26,30 66,60 70,92 34,98 24,74 60,42 82,10"),
          List.of(
              "80,26 46,0 18,26 46,50 80,26 80,26 76,60 60,100",
              "78,22 48,2 20,28 48,52 80,20 82,60 66,92 24,94",
              "76,12 36,6 22,40 58,46 78,14 78,14 74,60 72,100"));

  private Skeletons() {}

  /// The pen's way for `digit`, in a variant that `random` picks, every point moved a little.
  static Path2D draw(int digit, SplittableRandom random) {
    List<String> variants = VARIANTS.get(digit);
    String strokes = variants.get(random.nextInt(variants.size()));
    Path2D pen = new Path2D.Double();
    for (String stroke : strokes.split("\\|", -1)) {
      curve(pen, points(stroke, random));
    }
    return pen;
  }

  private static List<Point> points(String stroke, SplittableRandom random) {
    List<Point> points = new ArrayList<>();
    String last = "";
    for (String text : stroke.split(" ", -1)) {
      if (text.equals(last)) {
        points.add(points.getLast());
      } else {
        int comma = text.indexOf(',');
        double x = Integer.parseInt(text.substring(0, comma));
        double y = Integer.parseInt(text.substring(comma + 1));
        points.add(new Point(x + 5 * random.nextGaussian(), y + 4 * random.nextGaussian()));
      }
      last = text;
    }
    return points;
  }

  /// A Catmull-Rom spline through the points, as cubic Bezier curves.
  private static void curve(Path2D pen, List<Point> points) {
    pen.moveTo(points.getFirst().x, points.getFirst().y);
    for (int i = 0; i + 1 < points.size(); i++) {
      Point from = points.get(i);
      Point to = points.get(i + 1);
      if (!from.equals(to)) {
        Point before = points.get(Math.max(i - 1, 0));
        Point after = points.get(Math.min(i + 2, points.size() - 1));
        Point leave = from.control(before, to);
        Point enter = to.control(after, from);
        pen.curveTo(leave.x, leave.y, enter.x, enter.y, to.x, to.y);
      }
    }
  }

  private record Point(double x, double y) {
    /// The Bezier control point beside this one on the side of `to`; none at a corner or an end,
    /// where `behind` is this point again.
    Point control(Point behind, Point to) {
      return equals(behind)
          ? this
          : new Point(x + (to.x - behind.x) / 5, y + (to.y - behind.y) / 5);
    }
  }
}
