package io.raffia.examples.gallery;

import io.raffia.Nnx;
import io.raffia.Tensor;
import java.io.PrintWriter;

/// How fast was the ball, and how strong the drag of the air? Both are found from where throws came
/// down, by the derivative of a simulation in plain Java: its loop runs until the ball is on the
/// ground, so that how often it runs depends on what is sought.
public final class BallisticFit {
  private static final float[] ANGLES = {20, 35, 50, 65};
  private static final float GRAVITY = 9.81f;
  private static final float STEP = 0.02f;
  private static final float TRUE_SPEED = 24;
  private static final float TRUE_DRAG = 0.012f;

  private BallisticFit() {}

  /// Where a ball comes down that is thrown at an angle, in metres.
  ///
  /// @param speed in m/s
  /// @param drag in 1/m: the air slows the ball by drag times the square of its speed
  /// @param angle in degrees
  static float distance(float speed, float drag, float angle) {
    float vx = speed * (float) Math.cos(Math.toRadians(angle));
    float vy = speed * (float) Math.sin(Math.toRadians(angle));
    float x = 0;
    float y = 0;
    float lastX = 0;
    float lastY = 0;
    while (y >= 0) {
      lastX = x;
      lastY = y;
      float air = drag * (float) Math.sqrt(vx * vx + vy * vy);
      vx -= STEP * air * vx;
      vy -= STEP * (air * vy + GRAVITY);
      x += STEP * vx;
      y += STEP * vy;
    }
    // Between the last two points, where the line through them meets the ground.
    return lastX + (x - lastX) * lastY / (lastY - y);
  }

  /// How far the throws of a simulation with `guess`, `[speed, drag]`, miss those that were seen.
  static Tensor misses(Tensor guess, float[] seen) {
    var misses = new float[ANGLES.length];
    for (int i = 0; i < ANGLES.length; i++) {
      misses[i] = distance(guess.get(0).toFloat(), guess.get(1).toFloat(), ANGLES[i]) - seen[i];
    }
    return Tensor.of(misses);
  }

  /// @return how far the drag that is found is from the true one, relative to it
  public static double run(int steps, PrintWriter out) {
    // What is seen comes from the same method, which runs as the Java that it is.
    var seen = new float[ANGLES.length];
    for (int i = 0; i < seen.length; i++) seen[i] = distance(TRUE_SPEED, TRUE_DRAG, ANGLES[i]);

    var missesOf = Nnx.jit((Tensor guess) -> misses(guess, seen));
    var slopesOf = Nnx.jit(Nnx.jacrev((Tensor guess) -> misses(guess, seen)));
    float speed = 18;
    float drag = 0.002f;
    for (int i = 1; i <= steps; i++) {
      var guess = Tensor.of(speed, drag);
      var miss = missesOf.apply(guess).toFloatArray();
      var slope = slopesOf.apply(guess).toFloatArray(); // [angle, (speed, drag)]
      // Gauss and Newton: the least squares of the misses, as if they were linear.
      double ss = 0;
      double sd = 0;
      double dd = 0;
      double sm = 0;
      double dm = 0;
      for (int a = 0; a < miss.length; a++) {
        double s = slope[2 * a];
        double d = slope[2 * a + 1];
        ss += s * s;
        sd += s * d;
        dd += d * d;
        sm += s * miss[a];
        dm += d * miss[a];
      }
      double determinant = ss * dd - sd * sd;
      speed -= (float) ((dd * sm - sd * dm) / determinant);
      drag -= (float) ((ss * dm - sd * sm) / determinant);
      out.printf("step %d: speed %.4f m/s, drag %.6f /m%n", i, speed, drag);
    }
    return Math.abs(drag - TRUE_DRAG) / TRUE_DRAG;
  }
}
