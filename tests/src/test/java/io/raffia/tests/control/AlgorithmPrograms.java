package io.raffia.tests.control;

/// Numerical recipes: integration, root finding, ray marching, sorting networks, recurrences.
final class AlgorithmPrograms {
  private AlgorithmPrograms() {}

  static double rk45(double x, double y) {
    double t = 0;
    double v = x;
    double h = 0.1;
    int steps = 0;
    while (t < 1 && steps < 200) {
      if (t + h > 1) h = 1 - t;
      double k1 = slope(v, y);
      double k2 = slope(v + h * k1 / 4, y);
      double k3 = slope(v + h * (3 * k1 + 9 * k2) / 32, y);
      double k4 = slope(v + h * (1932 * k1 - 7200 * k2 + 7296 * k3) / 2197, y);
      double k5 = slope(v + h * (439 * k1 / 216 - 8 * k2 + 3680 * k3 / 513 - 845 * k4 / 4104), y);
      double fourth = v + h * (25 * k1 / 216 + 1408 * k3 / 2565 + 2197 * k4 / 4104 - k5 / 5);
      double error = Math.abs(h * (k1 / 360 - 128 * k3 / 4275 - 2197 * k4 / 75240 + k5 / 50));
      steps++;
      if (error < 1e-5) {
        t += h;
        v = fourth;
        h *= 1.5;
      } else {
        h *= 0.5;
      }
    }
    return v;
  }

  private static double slope(double v, double y) {
    return -v * v * 0.3 + y * 0.5;
  }

  static double euler(double x, double y) {
    double p = x;
    double q = y;
    for (int i = 0; i < 100; i++) {
      double dp = q * 0.02;
      double dq = (-p - 0.1 * q) * 0.02;
      p += dp;
      q += dq;
    }
    return p * q;
  }

  static double rungeKutta4(double x, double y) {
    double v = x;
    double h = 0.05;
    for (int i = 0; i < 20; i++) {
      double k1 = slope(v, y);
      double k2 = slope(v + h / 2 * k1, y);
      double k3 = slope(v + h / 2 * k2, y);
      double k4 = slope(v + h * k3, y);
      v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    return v;
  }

  static double rayMarch(double x, double y) {
    double dx = 0.9;
    double dy = 0.3;
    double t = 0;
    for (int i = 0; i < 100; i++) {
      double px = x + t * dx - 8;
      double py = y + t * dy - 3;
      double distance = Math.sqrt(px * px + py * py) - 1;
      if (distance < 1e-9) return t;
      t += distance;
      if (t > 50) break;
    }
    return t;
  }

  static double secant(double x, double y) {
    double a = 0;
    double b = 2;
    double fa = target(a, x);
    double fb = target(b, x);
    int n = 0;
    while (Math.abs(fb) > 1e-12 && n++ < 50) {
      double c = b - fb * (b - a) / (fb - fa);
      a = b;
      fa = fb;
      b = c;
      fb = target(c, x);
    }
    return b * y;
  }

  private static double target(double v, double x) {
    return v * v * v + v - Math.abs(x) - 1;
  }

  static double goldenSection(double x, double y) {
    double phi = (Math.sqrt(5) - 1) / 2;
    double a = -10;
    double b = 10;
    while (b - a > 1e-6) {
      double c = b - phi * (b - a);
      double d = a + phi * (b - a);
      if (bowl(c, x, y) < bowl(d, x, y)) b = d;
      else a = c;
    }
    return bowl((a + b) / 2, x, y);
  }

  private static double bowl(double v, double x, double y) {
    return (v - x) * (v - x) + y;
  }

  static double gradientDescent(double x, double y) {
    double v = x;
    double rate = 0.2;
    double g;
    int n = 0;
    do {
      g = 2 * (v - y) + 0.1 * v;
      v -= rate * g;
      n++;
    } while (Math.abs(g) > 1e-12 && n < 200);
    return v;
  }

  static double trapezoid(double x, double y) {
    double s = 0;
    int n = 128;
    for (int i = 0; i < n; i++) {
      double u = x * i / n;
      double w = x * (i + 1) / n;
      s += (u * u + w * w * y) * (w - u) / 2;
    }
    return s;
  }

  static double continuedFraction(double x, double y) {
    double v = 0;
    for (int i = 20; i > 0; i--) v = i / (Math.abs(x) + 1 + v);
    return v * y;
  }

  static double polynomial(double x, double y) {
    double[] c = {1, -2, 0.5, 3, y};
    double v = 0;
    for (int i = c.length - 1; i >= 0; i--) v = v * x + c[i];
    return v;
  }

  static double legendre(double x, double y) {
    double v = x / 4;
    double before = 1;
    double now = v;
    for (int n = 1; n < 6; n++) {
      double next = ((2 * n + 1) * v * now - n * before) / (n + 1);
      before = now;
      now = next;
    }
    return now + y;
  }

  static double bubbleSort(double x, double y) {
    double[] a = {x, y, 0.4, x * y, -0.3};
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j + 1 < a.length - i; j++) {
        if (a[j] > a[j + 1]) {
          double t = a[j];
          a[j] = a[j + 1];
          a[j + 1] = t;
        }
      }
    }
    return a[0] + 2 * a[1] + 3 * a[2] + 4 * a[3] + 5 * a[4];
  }

  static double insertionSort(double x, double y) {
    double[] a = {x, 1.1, y, -0.2};
    for (int i = 1; i < a.length; i++) {
      double v = a[i];
      int j = i - 1;
      while (j >= 0 && a[j] > v) {
        a[j + 1] = a[j];
        j--;
      }
      a[j + 1] = v;
    }
    return a[0] - a[1] * 2 + a[2] * 3 - a[3] * 4;
  }

  static double median(double x, double y) {
    double a = x;
    double b = y;
    double c = 0.8;
    if (a > b) {
      double t = a;
      a = b;
      b = t;
    }
    if (b > c) b = c;
    return a > b ? a : b;
  }

  static double argMaximum(double x, double y) {
    double[] a = {x, y, x + y, x * y, 0.1};
    int best = 0;
    for (int i = 1; i < a.length; i++) if (a[i] > a[best]) best = i;
    return a[best] * (best + 1);
  }

  static double interpolate(double x, double y) {
    double[] xs = {-2, 0, 1, 2.5, 4};
    double[] ys = {1, 0.5, 2, 1.5, y};
    int i = 0;
    while (i < xs.length - 2 && xs[i + 1] < x) i++;
    double t = (x - xs[i]) / (xs[i + 1] - xs[i]);
    return ys[i] + t * (ys[i + 1] - ys[i]);
  }

  static double histogram(double x, double y) {
    double[] bins = new double[4];
    double v = x;
    for (int i = 0; i < 10; i++) {
      v = v * 0.7 + y * 0.3;
      int k = v < 0 ? 0 : v < 0.5 ? 1 : v < 1.5 ? 2 : 3;
      bins[k] += v;
    }
    return bins[0] + 2 * bins[1] + 3 * bins[2] + 4 * bins[3];
  }

  static double movingWindow(double x, double y) {
    double[] window = new double[3];
    double v = x;
    double s = 0;
    for (int i = 0; i < 9; i++) {
      window[i % 3] = v;
      v = v * 0.8 + y * 0.1;
      s += (window[0] + window[1] + window[2]) / 3;
    }
    return s;
  }

  static double matrixPower(double x, double y) {
    double a = x / 4;
    double b = y / 4;
    double c = 0.2;
    double d = 0.5;
    double e = 1;
    double f = 0;
    double g = 0;
    double h = 1;
    int n = (int) (Math.abs(x) * 4) + 1;
    while (n > 0) {
      if ((n & 1) == 1) {
        double e2 = e * a + f * c;
        double f2 = e * b + f * d;
        double g2 = g * a + h * c;
        h = g * b + h * d;
        e = e2;
        f = f2;
        g = g2;
      }
      double a2 = a * a + b * c;
      double b2 = a * b + b * d;
      double c2 = c * a + d * c;
      d = c * b + d * d;
      a = a2;
      b = b2;
      c = c2;
      n >>= 1;
    }
    return e + f + g + h;
  }

  static double powerBySquaring(double x, double y) {
    int n = (int) (Math.abs(y) * 5) + 1;
    double base = x;
    double r = 1;
    while (n > 0) {
      if (n % 2 == 1) r *= base;
      base *= base;
      n /= 2;
    }
    return r;
  }

  static double mandelbrotDistance(double x, double y) {
    double cx = x / 2 - 0.5;
    double cy = y / 2;
    double u = 0;
    double v = 0;
    for (int i = 0; i < 30; i++) {
      double t = u * u - v * v + cx;
      v = 2 * u * v + cy;
      u = t;
      if (u * u + v * v > 4) return u * u + v * v + i;
    }
    return u * u + v * v;
  }

  static double logisticMap(double x, double y) {
    double r = 2.5 + Math.tanh(y);
    double v = 1 / (1 + Math.exp(-x));
    for (int i = 0; i < 12; i++) v = r * v * (1 - v);
    return v;
  }

  static double arithmeticGeometricMean(double x, double y) {
    double a = Math.abs(x) + 1;
    double b = Math.abs(y) + 0.5;
    while (Math.abs(a - b) > 1e-12) {
      double mean = (a + b) / 2;
      b = Math.sqrt(a * b);
      a = mean;
    }
    return a;
  }

  static double compoundInterest(double x, double y) {
    double balance = Math.abs(x) + 1;
    double rate = 0.05 + Math.abs(y) * 0.01;
    int years = 0;
    while (balance < 10) {
      balance *= 1 + rate;
      if (years % 5 == 4) balance -= 0.1;
      years++;
    }
    return balance + years;
  }

  static double kalman(double x, double y) {
    double estimate = 0;
    double variance = 1;
    for (int i = 0; i < 8; i++) {
      double measurement = x + y * (i % 2 == 0 ? 0.1 : -0.1);
      double gain = variance / (variance + 0.5);
      estimate += gain * (measurement - estimate);
      variance = (1 - gain) * variance + (estimate > 1 ? 0.02 : 0.01);
    }
    return estimate;
  }

  static double bouncingBall(double x, double y) {
    double height = Math.abs(x) + 1;
    double speed = y;
    int bounces = 0;
    for (int i = 0; i < 60; i++) {
      speed -= 0.1;
      height += speed * 0.1;
      if (height < 0) {
        height = -height;
        speed = -speed * 0.8;
        bounces++;
      }
      if (bounces >= 3) break;
    }
    return height + speed;
  }

  static double thermostat(double x, double y) {
    double temperature = 15 + x;
    boolean heating = false;
    double energy = 0;
    for (int i = 0; i < 80; i++) {
      if (temperature < 18) heating = true;
      else if (temperature > 21) heating = false;
      temperature += heating ? 0.5 : -0.2 - 0.01 * y;
      if (heating) energy += 1 + 0.01 * temperature;
    }
    return energy;
  }

  static double momentum(double x, double y) {
    double position = x;
    double velocity = 0;
    for (int i = 0; i < 100; i++) {
      double gradient = 4 * position * position * position - 2 * position + y;
      if (gradient > 5) gradient = 5;
      if (gradient < -5) gradient = -5;
      velocity = 0.5 * velocity - 0.05 * gradient;
      position += velocity;
    }
    return position;
  }

  static double lineSearch(double x, double y) {
    double step = 1;
    double f0 = x * x * x * x + y * y;
    double direction = -4 * x * x * x;
    double slope = -direction * direction;
    while (true) {
      double v = x + step * direction;
      double f = v * v * v * v + y * y;
      if (f <= f0 + 1e-4 * step * slope || step < 1e-6) return f;
      step *= 0.5;
    }
  }

  static double beamOfTwo(double x, double y) {
    double best = 0;
    double second = -100;
    for (int step = 0; step < 3; step++) {
      double b = -1000;
      double s = -1000;
      for (int parent = 0; parent < 2; parent++) {
        double score = parent == 0 ? best : second;
        for (int token = 0; token < 3; token++) {
          double candidate = score + (token == 0 ? x : token == 1 ? y : 0.3) - 0.1 * step * token;
          if (candidate > b) {
            s = b;
            b = candidate;
          } else if (candidate > s) {
            s = candidate;
          }
        }
      }
      best = b;
      second = s;
    }
    return best + 0.5 * second;
  }

  static double viterbi(double x, double y) {
    double[] score = {0, -1};
    double[] emission = {x, y, 0.4, -0.2};
    for (double e : emission) {
      double stay = score[0] + e;
      double come = score[1] - e + 0.3;
      double a = stay > come ? stay : come;
      double b = Math.max(score[0] - 0.5 * e, score[1] + 0.5 * e);
      score[0] = a;
      score[1] = b;
    }
    return Math.max(score[0], score[1]);
  }

  static double dynamicTimeWarp(double x, double y) {
    double[] a = {0, x, 1};
    double[] b = {0.2, y, 1.4};
    double[] row = {0, 1e3, 1e3, 1e3};
    for (int i = 0; i < a.length; i++) {
      double diagonal = row[0];
      row[0] = 1e3;
      for (int j = 0; j < b.length; j++) {
        double cost = Math.abs(a[i] - b[j]);
        double t = row[j + 1];
        row[j + 1] = cost + Math.min(Math.min(row[j], t), diagonal);
        diagonal = t;
      }
    }
    return row[3];
  }
}
