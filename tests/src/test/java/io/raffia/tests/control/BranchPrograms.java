package io.raffia.tests.control;

/// Choices on numbers: `if`, `?:`, short circuits, `switch`, early returns.
@SuppressWarnings({
  "BoxedPrimitiveEquality",
  "CompareToZero",
  "EnumOrdinal",
  "IdentityBinaryExpression",
  "InfiniteRecursion",
  "ReferenceEquality",
  "ShortCircuitBoolean",
  "StatementSwitchToExpressionSwitch",
  "StringSplitter",
  "fallthrough"
}) // programs as people write them
final class BranchPrograms {
  private BranchPrograms() {}

  static double threshold(double x, double y) {
    if (x > y) return x * 2;
    else return x + 1;
  }

  static double ternary(double x, double y) {
    return x > 0 ? x * y : x - y;
  }

  static double nestedTernary(double x, double y) {
    return x > 1 ? y : x > 0 ? x * x : -y * x;
  }

  static double absolute(double x, double y) {
    return Math.abs(x) + (y < 0 ? -y : y);
  }

  static double reluOfSum(double x, double y) {
    double s = x + y;
    return s > 0 ? s : 0;
  }

  static double leakyRelu(double x, double y) {
    return x >= 0 ? x : 0.01 * x * y;
  }

  static double huber(double x, double delta) {
    double d = Math.abs(delta) + 0.5;
    double a = Math.abs(x);
    if (a <= d) return 0.5 * x * x;
    return d * (a - 0.5 * d);
  }

  static double hinge(double x, double y) {
    double label = y > 0 ? 1 : -1;
    return Math.max(0, 1 - label * x);
  }

  static double clippedLoss(double x, double y) {
    double e = x - y;
    double loss = e * e;
    if (loss > 4) loss = 4 + 0.1 * (loss - 4);
    return loss;
  }

  static double ppoClip(double ratio, double advantage) {
    double r = Math.abs(ratio);
    double clipped = r < 0.8 ? 0.8 : r > 1.2 ? 1.2 : r;
    return Math.min(r * advantage, clipped * advantage);
  }

  static double smoothStep(double x, double y) {
    double t = x / 4 + 0.3;
    if (t <= 0) return 0;
    if (t >= 1) return y;
    return t * t * (3 - 2 * t) * y;
  }

  static double quadrant(double x, double y) {
    if (x > 0) {
      if (y > 0) return x + y;
      return x - y * 2;
    }
    if (y > 0) return y * 3 - x;
    return x * y;
  }

  static double andOr(double x, double y) {
    if (x > 0 && y > 0 || x < -1) return x * y;
    return x + y;
  }

  static double notBoth(double x, double y) {
    boolean a = x > 0.5;
    boolean b = y > 0.5;
    return !(a && b) ? x : y;
  }

  static double exclusive(double x, double y) {
    boolean a = x > 0;
    boolean b = y > 0;
    return a ^ b ? x - y : x + y;
  }

  static double bothSidesOfAnd(double x, double y) {
    boolean a = x > 0 & y > 0;
    boolean b = x > 0 | y > 0;
    return (a ? 2 : 3) * x + (b ? 5 : 7) * y;
  }

  static double booleanCarried(double x, double y) {
    boolean big = x > 2;
    if (y > 1) big = !big;
    return big ? x * y : x / (1 + y * y);
  }

  static double assignedInOneArm(double x, double y) {
    double z = y;
    if (x > 1) z = x * x;
    return z + x;
  }

  static double assignedInBothArms(double x, double y) {
    double z;
    if (x > y) z = x - y;
    else z = (y - x) * 2;
    return z * z;
  }

  static double firstAssignedInArm(double x, double y) {
    double r = 1;
    if (x > 0) {
      double t = x * y;
      r = t + 1;
    }
    return r * x;
  }

  static double earlyReturns(double x, double y) {
    if (x < -2) return -x;
    if (x < 0) return x * x;
    if (x < 1) return y;
    if (x < 2.5) return x * y;
    return y * y - x;
  }

  static double tenReturns(double x, double y) {
    double s = x + 3;
    if (s < 1) return y;
    if (s < 1.5) return 2 * y + x;
    if (s < 2) return 3 * y;
    if (s < 2.5) return 4 * y - x;
    if (s < 3) return 5 * y;
    if (s < 3.5) return 6 * y + x;
    if (s < 4) return 7 * y;
    if (s < 4.5) return 8 * y - x;
    if (s < 5) return 9 * y;
    if (s < 5.5) return 10 * y;
    return 11 * y * x;
  }

  static double tenIfs(double x, double y) {
    double r = 0;
    if (x > 0.1) r += 1 * x;
    else r -= y;
    if (x > 0.2) r += 2 * y;
    else r -= x;
    if (x > 0.5) r *= 1.1;
    else r *= 0.9;
    if (y > 0.1) r += 4;
    else r -= x * y;
    if (y > 0.5) r += 5 * y;
    else r -= 2;
    if (y > 1) r += x;
    else r -= 3 * x;
    if (x > 1) r += 7;
    else r -= 7 * y;
    if (x > 2) r += x * x;
    else r -= y * y;
    if (r > 3) r = r / 2;
    else r = r + 1;
    if (r > 5) r = r - 5;
    else r = r * r;
    return r;
  }

  static double returnBuriedInArms(double x, double y) {
    double r = y;
    if (x > 0) {
      if (y > 1) return x * 7;
      r += x;
    }
    if (x > 1) {
      if (y < 0) return r - x;
      r *= 2;
    }
    if (r > 4) {
      if (x > 3) return r * r;
      r -= 1;
    }
    return r;
  }

  static double helperChooses(double x, double y) {
    return larger(x, y) - larger(-x, y * y);
  }

  private static double larger(double a, double b) {
    if (a > b) return a;
    return b;
  }

  static double chosenFunction(double x, double y) {
    java.util.function.DoubleUnaryOperator f = v -> v > 0 ? v * 2 : v / 2;
    return f.applyAsDouble(x) + f.applyAsDouble(y);
  }

  static double switchOnInt(double x, double y) {
    int k = (int) x;
    switch (k) {
      case 0:
        return y;
      case 2:
        return y * 2;
      case 3:
        return y * y;
      default:
        return x;
    }
  }

  @SuppressWarnings("fallthrough") // the point
  static double switchFallsThrough(double x, double y) {
    int k = (int) (x + 2);
    double r = 0;
    switch (k) {
      case 0:
        r += y;
      // fall through
      case 1:
        r += x;
      // fall through
      case 2:
        r *= 2;
        break;
      case 4:
        r = x * y;
        break;
      default:
        r = -1;
    }
    return r + x;
  }

  static double switchExpression(double x, double y) {
    return switch ((int) Math.floor(x)) {
      case -2, -1 -> -y;
      case 0 -> x;
      case 1, 2 -> x * y;
      default -> {
        double t = x + y;
        yield t * t;
      }
    };
  }

  static double bucketedLookUp(double x, double y) {
    double[] weights = {0.5, 1.5, 2.5, 3.5};
    int bucket = x < 0 ? 0 : x < 1 ? 1 : x < 3 ? 2 : 3;
    double w =
        switch (bucket) {
          case 0 -> weights[0] * 2;
          case 1 -> weights[1] + y;
          case 2 -> weights[2] * y;
          default -> weights[3];
        };
    return w * x;
  }

  static double sparseSwitch(double x, double y) {
    int k = (int) (x * 100);
    return switch (k) {
      case 70 -> y + 1;
      case 240 -> y + 2;
      case -110 -> y + 3;
      case 1000 -> y + 4;
      default -> y - x;
    };
  }

  static double comparesNan(double x, double y) {
    double nan = (x - x) / (y - y);
    double r = 0;
    if (nan < x) r += 1;
    if (nan > x) r += 2;
    if (!(nan >= x)) r += 4;
    if (nan != nan) r += 8;
    return r * y;
  }

  static double minMaxClamp(double x, double y) {
    return Math.clamp(x, -1.0, 2.0) + Math.min(x, y) * Math.max(x, y);
  }

  static double signs(double x, double y) {
    return Math.signum(x) * y + Math.copySign(2.0, y) * x;
  }

  static double powersAndRoots(double x, double y) {
    double base = Math.abs(x) + 0.5;
    return y > 0 ? Math.pow(base, y) : Math.sqrt(base) - Math.cbrt(base);
  }

  static double trigonometry(double x, double y) {
    return x > 0 ? Math.sin(x) * Math.cos(y) : Math.atan2(y, x) + Math.tanh(y);
  }

  static double logarithms(double x, double y) {
    double v = x * x + 0.1;
    return y > 0 ? Math.log(v) + Math.log1p(v) : Math.exp(-v) + Math.expm1(v / 9) + Math.log10(v);
  }

  static double hyperbolic(double x, double y) {
    return x > 1 ? Math.sinh(y) : Math.cosh(y) + Math.hypot(x, y);
  }

  static double inverseTrigonometry(double x, double y) {
    double v = Math.tanh(x) * 0.9;
    return y > 0 ? Math.asin(v) : Math.acos(v) + Math.atan(x);
  }

  static double finallyAroundReturn(double x, double y) {
    double r = x;
    try {
      if (x > 0) return r * 2;
      r += y;
    } finally {
      r = 100;
    }
    return r + x;
  }

  static double finallyChangesALocal(double x, double y) {
    double count = 0;
    for (int i = 0; i < 3; i++) {
      try {
        if (x > i) continue;
        count += y;
      } finally {
        count += x;
      }
    }
    return count;
  }

  static double unusedExceptionText(double x, double y) {
    String text = "x is " + x + " and y is " + y;
    if (text.isEmpty()) throw new IllegalStateException(text);
    return x > y ? x : y * 2;
  }

  static double boxes(double x, double y) {
    Double a = x;
    Double b = y;
    Double c = a > b ? a : b;
    return c * 2 + a.doubleValue();
  }

  @NotSmooth("a float has steps")
  static double floatsAndDoubles(double x, double y) {
    float f = (float) x;
    double back = f;
    long whole = (long) (y * 10);
    return (x > 0 ? back : whole) + x;
  }

  static double integerParts(double x, double y) {
    int a = (int) x;
    long b = Math.round(y);
    return Math.floor(x) + Math.ceil(y) + Math.rint(x * 2) + a * y + b * x;
  }
}
