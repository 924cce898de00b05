package io.raffia.tests.control;

/// Loops whose end depends on numbers, with `break`, `continue`, labels and nests.
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
final class LoopPrograms {
  private LoopPrograms() {}

  static double newtonRoot(double x, double y) {
    double a = x * x + 1;
    double r = a;
    while (Math.abs(r * r - a) > 1e-12 * a) r = 0.5 * (r + a / r);
    return r * y;
  }

  static double newtonCubic(double x, double y) {
    double a = Math.abs(x) + 1;
    double r = a;
    for (int i = 0; i < 60; i++) {
      double step = (r * r * r - a) / (3 * r * r);
      r -= step;
      if (Math.abs(step) < 1e-13) break;
    }
    return r + y;
  }

  @NotSmooth("its steps hide the slope")
  static double bisection(double x, double y) {
    double a = Math.abs(x) + 0.5;
    double low = 0;
    double high = a + 1;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (middle * middle < a) low = middle;
      else high = middle;
    }
    return (low + high) / 2 + 0 * y;
  }

  static double fixedPoint(double x, double y) {
    double r = 0;
    double before;
    do {
      before = r;
      r = 0.3 * Math.cos(r + x) + 0.1 * y;
    } while (Math.abs(r - before) > 1e-13);
    return r;
  }

  static double series(double x, double y) {
    double v = x / 4;
    double term = 1;
    double sum = 0;
    int n = 0;
    while (Math.abs(term) > 1e-15) {
      sum += term;
      n++;
      term *= v / n;
    }
    return sum * y;
  }

  static double doubling(double x, double y) {
    double v = Math.abs(x) + 0.1;
    while (v < 10) v *= 2;
    return v - y;
  }

  static double halvingDo(double x, double y) {
    double v = Math.abs(x) + 20;
    do {
      v /= 2;
    } while (v > 1.5);
    return v * y;
  }

  static double countIterations(double x, double y) {
    int n = 0;
    double v = Math.abs(x) + 1;
    while (v < 1000) {
      v *= 1.7;
      n++;
    }
    return n * y;
  }

  static double knownLoop(double x, double y) {
    double s = 0;
    for (int i = 0; i < 5; i++) s = s * x + y + i;
    return s;
  }

  static double longLoop(double x, double y) {
    double s = 0;
    for (int i = 0; i < 500; i++) s += x / (i + 1);
    return s + y;
  }

  static double longLoopDown(double x, double y) {
    double s = y;
    for (int i = 300; i > 0; i -= 2) s = s * 0.99 + x * i / 300;
    return s;
  }

  static double longLoopWithIf(double x, double y) {
    double s = 0;
    for (int i = 0; i < 200; i++) {
      if (i % 3 == 0) s += x;
      else s -= y * 0.1;
    }
    return s;
  }

  static double longLoopWithBreak(double x, double y) {
    double s = 0.1;
    for (int i = 0; i < 1000; i++) {
      s = s * 1.05 + Math.abs(x) * 0.01;
      if (s > 50) break;
    }
    return s + y;
  }

  static double limitFromValue(double x, double y) {
    int n = (int) (Math.abs(x) * 3);
    double s = y;
    for (int i = 0; i < n; i++) s = s * 0.9 + x;
    return s;
  }

  static double breakAndContinue(double x, double y) {
    double s = 0;
    double v = x;
    for (int i = 0; i < 30; i++) {
      v = v * 0.8 + 0.4;
      if (v > 1.5) continue;
      if (s > 4) break;
      s += v * y;
    }
    return s;
  }

  static double returnInsideLoop(double x, double y) {
    double v = Math.abs(x);
    for (int i = 0; i < 40; i++) {
      v = v * 1.3 + 0.01;
      if (v > 20) return v * y;
    }
    return -v;
  }

  static double twoExits(double x, double y) {
    double v = Math.abs(x) + 0.2;
    double w = Math.abs(y) + 0.1;
    while (v < 30) {
      v *= 1.5;
      w *= 1.9;
      if (w > 25) return w - v;
    }
    return v + w;
  }

  static double threeExits(double x, double y) {
    double v = Math.abs(x) + 0.2;
    int i = 0;
    while (true) {
      v = v * 1.2 + y * y * 0.1;
      i++;
      if (v > 40) break;
      if (i > 12) return v * 2;
      if (v > 10 && y < 0) return v * 3;
    }
    return v + i;
  }

  static double nestedLoops(double x, double y) {
    double s = 0;
    double v = Math.abs(x) + 0.5;
    while (v < 8) {
      double w = v;
      while (w > 1) {
        w *= 0.6;
        s += w * y;
      }
      v *= 1.6;
    }
    return s;
  }

  static double threeNested(double x, double y) {
    double s = 0;
    double a = Math.abs(x) + 1;
    while (a < 6) {
      double b = a;
      while (b > 1) {
        double c = b;
        while (c < 4) {
          c += 1;
          s += c * y;
        }
        b -= 1.1;
      }
      a *= 2.1;
    }
    return s;
  }

  static double knownAroundSymbolic(double x, double y) {
    double s = 0;
    for (int i = 1; i <= 3; i++) {
      double v = Math.abs(x) + i;
      while (v > 1) v *= 0.7;
      s += v * y;
    }
    return s;
  }

  static double symbolicAroundKnown(double x, double y) {
    double v = Math.abs(x) + 1;
    while (v < 20) for (int i = 1; i < 4; i++) v += i * 0.5 + y * y;
    return v;
  }

  static double labelledContinue(double x, double y) {
    double s = 0;
    outer:
    for (int i = 0; i < 5; i++) {
      double v = x + i;
      for (int j = 0; j < 5; j++) {
        v -= 0.7;
        if (v < 0) continue outer;
        s += v * y;
      }
      s += 1;
    }
    return s;
  }

  static double labelledBreak(double x, double y) {
    double s = 0;
    outer:
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        s += x * x + j * 0.3;
        if (s > 15) break outer;
      }
      s += y;
    }
    return s;
  }

  static double labelledBlock(double x, double y) {
    double r = x;
    done:
    {
      if (x > 2) break done;
      r += y;
      if (y > 1) break done;
      r *= 3;
    }
    return r;
  }

  static double earlyExitSearch(double x, double y) {
    double[] table = {0.1, 0.6, 1.2, 2.0, 2.9, 4.0};
    double found = -1;
    search:
    for (int i = 0; i < table.length; i++) {
      if (table[i] > x) {
        found = table[i] + i;
        break search;
      }
    }
    return found * y;
  }

  static double fiveCarried(double x, double y) {
    double a = x;
    double b = y;
    double c = 1;
    double d = 0;
    double e = 0.5;
    int n = 0;
    while (Math.abs(a) + Math.abs(b) < 100 && n < 50) {
      double t = a;
      a = a * 1.1 + b * 0.2;
      b = b + t * 0.1;
      c = c * 0.9 + e;
      d += c * a;
      e = -e;
      n++;
    }
    return a + b + c + d * 0.01 + e;
  }

  static double swap(double x, double y) {
    double a = Math.abs(x) + 1;
    double b = Math.abs(y) + 2;
    while (a < 100) {
      double t = a;
      a = b;
      b = t + b;
    }
    return a / b;
  }

  static double flagLoop(double x, double y) {
    boolean done = false;
    double v = Math.abs(x) + 0.5;
    while (!done) {
      v = v * 1.4 + 0.1;
      done = v > 9;
    }
    return v * y;
  }

  static double firstIterationDiffers(double x, double y) {
    boolean first = true;
    double v = Math.abs(x);
    double s = 0;
    while (v < 12) {
      if (first) s = y;
      else s += v;
      first = false;
      v = v * 1.5 + 0.5;
    }
    return s;
  }

  static double knownThenSymbolic(double x, double y) {
    double v = x;
    for (int i = 0; i < 100; i++) {
      if (i < 3) {
        v += y;
        continue;
      }
      if (v > 10) break;
      v = v * 1.1 + 1;
    }
    return v;
  }

  static double conditionNeedsBody(double x, double y) {
    double v = Math.abs(x) + 1;
    double w;
    while ((w = v * v - 3 * v) < 40) v += 0.5 + w * 0.01;
    return v + y;
  }

  static double loopInHelper(double x, double y) {
    return rootOf(Math.abs(x) + 1) + rootOf(Math.abs(y) + 2);
  }

  private static double rootOf(double a) {
    double r = 1;
    while (Math.abs(r * r - a) > 1e-10) r = 0.5 * (r + a / r);
    return r;
  }

  static double loopInLambda(double x, double y) {
    java.util.function.DoubleUnaryOperator f =
        a -> {
          double r = Math.abs(a) + 0.3;
          while (r < 5) r *= 1.5;
          return r;
        };
    return f.applyAsDouble(x) * f.applyAsDouble(y);
  }

  static double shortCircuitCondition(double x, double y) {
    double v = Math.abs(x) + 0.2;
    double w = Math.abs(y) + 0.2;
    while (v < 10 && w < 15) {
      v *= 1.3;
      w *= 1.6;
    }
    return v - w;
  }

  static double orCondition(double x, double y) {
    double v = Math.abs(x) + 0.2;
    double w = Math.abs(y) + 0.2;
    while (v < 5 || w < 8) {
      v = v * 1.2 + 0.1;
      w = w * 1.3 + 0.1;
    }
    return v * w;
  }

  static double ternaryInLoop(double x, double y) {
    double v = Math.abs(x) + 1;
    while (v > 0.5) v = v > 2 ? v * 0.5 : v - 0.3;
    return v * y;
  }

  static double switchInLoop(double x, double y) {
    double v = Math.abs(x) + 1;
    int state = 0;
    while (v < 30) {
      switch (state) {
        case 0:
          v += 1;
          state = v > 4 ? 1 : 0;
          break;
        case 1:
          v *= 1.5;
          state = 2;
          break;
        default:
          v += y * y + 0.1;
          state = 0;
      }
    }
    return v;
  }

  static double finallyInLoop(double x, double y) {
    double v = Math.abs(x) + 0.1;
    double s = 0;
    while (true) {
      try {
        if (v > 7) break;
        v *= 1.5;
      } finally {
        s += v;
      }
    }
    return s * y;
  }

  static double recursionUnrolls(double x, double y) {
    return horner(x, y, 4);
  }

  private static double horner(double x, double y, int depth) {
    if (depth == 0) return y;
    double below = horner(x, y, depth - 1);
    return x > 0 ? below * x + depth : below - depth;
  }

  static double cosineByHalving(double x, double y) {
    double v = x;
    int n = 0;
    while (Math.abs(v) > 0.01) {
      v /= 2;
      n++;
    }
    double c = 1 - v * v / 2 + v * v * v * v / 24;
    for (int i = 0; i < n; i++) c = 2 * c * c - 1;
    return c + y;
  }
}
