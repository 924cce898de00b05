package io.raffia.tests.control;

import java.util.ArrayList;
import java.util.List;

/// Branches and loops over records, arrays, lists, enums and objects.
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
final class ObjectPrograms {
  private ObjectPrograms() {}

  record Point(double x, double y) {
    Point plus(Point o) {
      return new Point(x + o.x, y + o.y);
    }

    double norm() {
      return Math.sqrt(x * x + y * y);
    }
  }

  record Circle(Point center, double radius) implements Shape {}

  record Square(Point corner, double side) implements Shape {}

  sealed interface Shape permits Circle, Square {}

  enum State {
    START(1),
    RUN(2.5),
    STOP(4);

    final double weight;

    State(double weight) {
      this.weight = weight;
    }
  }

  static final class Counter {
    int count;
    double sum;

    void add(double v) {
      count++;
      sum += v;
    }

    double mean() {
      return count == 0 ? 0 : sum / count;
    }
  }

  static final class Particle {
    double position;
    double velocity;
    boolean hit;

    Particle(double position, double velocity) {
      this.position = position;
      this.velocity = velocity;
    }

    void step() {
      position += velocity * 0.1;
      if (position > 2) {
        velocity = -velocity;
        hit = true;
      }
    }
  }

  static double recordChosen(double x, double y) {
    var p = x > y ? new Point(x, 1) : new Point(y, x);
    return p.x() * 2 + p.y();
  }

  static double recordCarried(double x, double y) {
    var p = new Point(x, y);
    while (p.norm() < 20) p = p.plus(new Point(p.x() * 0.5 + 0.5, p.y() * 0.3));
    return p.x() - p.y();
  }

  static double nestedRecords(double x, double y) {
    var c = new Circle(new Point(x, y), 1);
    for (int i = 0; i < 4; i++) {
      if (c.center().norm() > c.radius()) c = new Circle(c.center(), c.radius() + 0.7);
      else c = new Circle(c.center().plus(new Point(0.1, 0.2)), c.radius());
    }
    return c.radius() + c.center().x();
  }

  static double compactConstructor(double x, double y) {
    var r = new Range(x, y);
    return r.high() - r.low() * 2;
  }

  record Range(double low, double high) {
    Range {
      if (low > high) {
        double t = low;
        low = high;
        high = t;
      }
    }
  }

  static double patternSwitch(double x, double y) {
    Shape[] shapes = {new Circle(new Point(x, y), 2), new Square(new Point(y, x), 3)};
    double area = 0;
    for (var s : shapes) {
      area +=
          switch (s) {
            case Circle(Point(var a, var _), var r) when a > 1 -> a * r * r;
            case Circle c -> c.radius();
            case Square(var corner, var side) -> side * side + corner.x();
          };
    }
    return area;
  }

  static double instanceOfPattern(double x, double y) {
    Object o = new Point(x, y);
    if (o instanceof Point(double a, double b) && a > b) return a - b;
    return x + y;
  }

  static double stateMachine(double x, double y) {
    var state = State.START;
    double v = Math.abs(x);
    int n = 0;
    while (state != State.STOP) {
      switch (state) {
        case START -> {
          v += 1;
          state = v > 2 ? State.RUN : State.START;
        }
        case RUN -> {
          v *= 1.4;
          state = v > 10 ? State.STOP : State.RUN;
        }
        case STOP -> v = 0;
      }
      n++;
    }
    return v * y + n;
  }

  static double enumField(double x, double y) {
    var s = x > 2 ? State.STOP : x > 0 ? State.RUN : State.START;
    return s.weight * y + s.ordinal();
  }

  static double enumSwitchExpression(double x, double y) {
    var s = y > 1 ? State.RUN : State.START;
    double r =
        switch (s) {
          case START -> x;
          case RUN -> x * x;
          case STOP -> 0;
        };
    return s == State.RUN ? r + 1 : r;
  }

  static double counterInBranches(double x, double y) {
    var c = new Counter();
    c.add(x);
    if (x > 0) c.add(y);
    if (y > 0) c.add(x * y);
    return c.sum;
  }

  static double counterInLoop(double x, double y) {
    var c = new Counter();
    double v = Math.abs(x) + 0.5;
    while (v < 15) {
      c.add(v);
      v *= 1.5;
    }
    return c.mean() + y;
  }

  static double particleSteps(double x, double y) {
    var p = new Particle(x, 1.5);
    for (int i = 0; i < 20; i++) p.step();
    return p.hit ? p.position : p.position * y;
  }

  static double objectMadeInArms(double x, double y) {
    Particle p;
    if (x > y) p = new Particle(x, y);
    else p = new Particle(y, 1);
    p.step();
    return p.position + p.velocity;
  }

  static double objectChangedInOneArm(double x, double y) {
    var p = new Particle(x, y);
    if (y > 0) p.velocity = 3;
    p.step();
    return p.position;
  }

  static double twoNamesOneObject(double x, double y) {
    var p = new Particle(x, y);
    var q = p;
    if (x > 0) q.velocity += 1;
    while (p.position < 1) q.position += 0.3;
    return p.position + p.velocity;
  }

  static double arrayWrittenInArms(double x, double y) {
    double[] a = {1, 2, 3};
    if (x > 0) a[1] = y;
    else a[2] = x;
    return a[0] + 2 * a[1] + 3 * a[2];
  }

  static double symbolicIndexRead(double x, double y) {
    double[] a = {0.5, 1.5, y, 3.5, 4.5};
    int i = (int) Math.clamp(Math.floor(x + 1), 0.0, 4.0);
    return a[i] * x;
  }

  static double symbolicIndexWrite(double x, double y) {
    double[] a = new double[5];
    int i = (int) Math.clamp(Math.floor(x + 1), 0.0, 4.0);
    a[i] = y;
    a[4 - i] += x;
    return a[0] + 2 * a[1] + 3 * a[2] + 4 * a[3] + 5 * a[4];
  }

  static double intArrayTable(double x, double y) {
    int[] next = {2, 3, 1, 0};
    int i = x > 1 ? 1 : 0;
    for (int k = 0; k < 3; k++) i = next[i];
    return i * y;
  }

  static double arrayOfArrays(double x, double y) {
    double[][] m = {{x, 1}, {2, y}};
    double best = m[0][0];
    for (var row : m) for (double v : row) if (v > best) best = v;
    return best;
  }

  static double clonedArray(double x, double y) {
    double[] a = {x, y, 1};
    var b = a.clone();
    if (x > 0) b[0] = 5;
    return a[0] + b[0] + b[1];
  }

  static double filledArray(double x, double y) {
    double[] a = new double[4];
    java.util.Arrays.fill(a, x);
    if (y > 0) a[3] = y;
    double s = 0;
    for (double v : a) s += v;
    return s;
  }

  static double prefixSums(double x, double y) {
    double[] a = new double[8];
    a[0] = x;
    for (int i = 1; i < a.length; i++)
      a[i] = a[i - 1] > 3 ? a[i - 1] - y : a[i - 1] + x * 0.5 + 0.3;
    return a[7];
  }

  static double arrayInSymbolicLoop(double x, double y) {
    double[] a = {1, 1, 1};
    double v = Math.abs(x) + 1;
    int i = 0;
    while (v < 40) {
      a[i] += v;
      i = (i + 1) % 3;
      v *= 1.8;
    }
    return a[0] + a[1] * y + a[2];
  }

  static double listOfRecords(double x, double y) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < 3; i++) points.add(new Point(x + i, y * i));
    double s = 0;
    for (var p : points) s += p.x() > p.y() ? p.x() : p.y() * 2;
    return s;
  }

  static double listChosen(double x, double y) {
    List<Point> points =
        x > 0
            ? List.of(new Point(x, 1), new Point(2, y))
            : List.of(new Point(y, 3), new Point(x, x));
    return points.get(0).x() + points.get(1).y();
  }

  static double firstMatchInList(double x, double y) {
    var limits = List.of(0.0, 1.0, 2.0, 3.0);
    for (double limit : limits) if (x < limit) return limit * y;
    return 9 * y;
  }

  static double streamOfKnown(double x, double y) {
    var all = java.util.stream.IntStream.range(0, 4).boxed().toList();
    double s = 0;
    for (int i : all) s += x > i ? i * y : 1;
    return s;
  }

  static double mapLookUp(double x, double y) {
    var costs = java.util.Map.of("a", 1.5, "b", 2.5);
    double s = 0;
    for (var name : List.of("a", "b")) s += x > 1 ? costs.get(name) * y : costs.get(name) + x;
    return s;
  }

  static double interfaceDispatch(double x, double y) {
    Rule[] rules = {v -> v > 0 ? v : 0, v -> v * 0.5, Math::abs};
    double v = x;
    for (var r : rules) v = r.of(v) + y;
    return v;
  }

  interface Rule {
    double of(double v);
  }

  static double defaultMethod(double x, double y) {
    Scaled s = () -> 3;
    return s.apply(x) + s.apply(y);
  }

  interface Scaled {
    double scale();

    default double apply(double v) {
      return v > 1 ? v * scale() : v;
    }
  }

  static double innerClass(double x, double y) {
    class Accumulator {
      double total = x;

      void take(double v) {
        if (v > total) total = v;
        else total += v * 0.1;
      }
    }
    var a = new Accumulator();
    for (int i = 0; i < 4; i++) a.take(y * i);
    return a.total;
  }

  static double anonymousClass(double x, double y) {
    var rule =
        new Rule() {
          double last = 1;

          @Override
          public double of(double v) {
            if (v > last) last = v;
            return last;
          }
        };
    return rule.of(x) + rule.of(y) + rule.of(0.5);
  }

  static double varargs(double x, double y) {
    return largest(x, y, 0.4, x * y);
  }

  private static double largest(double... all) {
    double best = all[0];
    for (double v : all) if (v > best) best = v;
    return best;
  }

  static double generics(double x, double y) {
    var p = new Pair<>(x, y);
    return (p.first() > p.second() ? p.first() : p.second() * 2) + p.first();
  }

  record Pair<A, B>(A first, B second) {}

  static double synchronizedOnOwn(double x, double y) {
    var lock = new Object();
    double r = x;
    synchronized (lock) {
      if (x > 0) r += y;
    }
    return r;
  }

  static double caughtKnownException(double x, double y) {
    double r = x;
    try {
      if (x > 0) r = Integer.parseInt("no");
    } catch (NumberFormatException e) {
      r = y * 3;
    }
    return r + 1;
  }

  static double stringSwitch(double x, double y) {
    double s = 0;
    for (var mode : List.of("add", "mul", "none")) {
      s =
          switch (mode) {
            case "add" -> x > 0 ? s + x : s - x;
            case "mul" -> s * (y > 0 ? y : 2);
            default -> s + 1;
          };
    }
    return s;
  }
}
