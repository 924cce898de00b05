package io.raffia.data;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/// A random smooth deformation of the plane: an affine part (rotation, shear, aspect) and an
/// elastic part, a sum of a few waves. It first scales a shape into a box of 20 x 20 around the
/// origin.
final class Warp {
  private static final int WAVES = 3;
  private static final double BOX = 20;

  private final double xx;
  private final double xy;
  private final double yx;
  private final double yy;
  private final double[] waves = new double[WAVES * 5];

  Warp(SplittableRandom random) {
    double angle = 0.16 * random.nextGaussian();
    double shear = 0.18 * random.nextGaussian();
    double wide = Math.exp(0.13 * random.nextGaussian());
    double high = Math.exp(0.06 * random.nextGaussian());
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    xx = wide * cos;
    xy = wide * cos * shear - high * sin;
    yx = wide * sin;
    yy = wide * sin * shear + high * cos;
    for (int w = 0; w < WAVES; w++) {
      double length = 10 + 14 * random.nextDouble();
      double direction = 2 * Math.PI * random.nextDouble();
      double amplitude = 0.048 * length * random.nextGaussian();
      double towards = 2 * Math.PI * random.nextDouble();
      waves[5 * w] = 2 * Math.PI / length * Math.cos(direction);
      waves[5 * w + 1] = 2 * Math.PI / length * Math.sin(direction);
      waves[5 * w + 2] = 2 * Math.PI * random.nextDouble();
      waves[5 * w + 3] = amplitude * Math.cos(towards);
      waves[5 * w + 4] = amplitude * Math.sin(towards);
    }
  }

  /// The shape, deformed and fitted into the box again.
  Shape apply(Shape shape) {
    Path2D bent = bend(shape, shape.getBounds2D());
    Rectangle2D bounds = bent.getBounds2D();
    double scale = BOX / Math.max(Math.max(bounds.getWidth(), bounds.getHeight()), 1e-6);
    Path2D fitted = new Path2D.Double(bent.getWindingRule());
    double[] at = new double[6];
    for (PathIterator path = bent.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      double x = (at[0] - bounds.getCenterX()) * scale;
      double y = (at[1] - bounds.getCenterY()) * scale;
      segment(fitted, kind, x, y);
    }
    return fitted;
  }

  private Path2D bend(Shape shape, Rectangle2D bounds) {
    double scale = BOX / Math.max(Math.max(bounds.getWidth(), bounds.getHeight()), 1e-6);
    PathIterator path = shape.getPathIterator(null, 0.01 * BOX / scale);
    Path2D bent = new Path2D.Double(path.getWindingRule());
    double[] at = new double[6];
    double fromX = 0;
    double fromY = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      double x = (at[0] - bounds.getCenterX()) * scale;
      double y = (at[1] - bounds.getCenterY()) * scale;
      if (kind == PathIterator.SEG_LINETO) {
        // Straight lines bend too: cut them into pieces of about one pixel.
        int pieces = (int) Math.ceil(Math.hypot(x - fromX, y - fromY));
        for (int i = 1; i < pieces; i++) {
          double part = (double) i / pieces;
          point(bent, kind, fromX + part * (x - fromX), fromY + part * (y - fromY));
        }
      }
      point(bent, kind, x, y);
      fromX = x;
      fromY = y;
    }
    return bent;
  }

  private void point(Path2D to, int kind, double x, double y) {
    double dx = 0;
    double dy = 0;
    for (int w = 0; w < waves.length; w += 5) {
      double wave = Math.sin(waves[w] * x + waves[w + 1] * y + waves[w + 2]);
      dx += waves[w + 3] * wave;
      dy += waves[w + 4] * wave;
    }
    segment(to, kind, xx * x + xy * y + dx, yx * x + yy * y + dy);
  }

  private static void segment(Path2D to, int kind, double x, double y) {
    switch (kind) {
      case PathIterator.SEG_MOVETO -> to.moveTo(x, y);
      case PathIterator.SEG_LINETO -> to.lineTo(x, y);
      case PathIterator.SEG_CLOSE -> to.closePath();
      default -> throw new AssertionError("a flattened path has no curves");
    }
  }
}
