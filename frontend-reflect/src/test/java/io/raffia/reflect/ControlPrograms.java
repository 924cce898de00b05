package io.raffia.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Control flow in all the forms that javac compiles: each method is a program of [CorpusTest].
@SuppressWarnings({
  "all",
  "serial",
  "lossy-conversions",
  "fallthrough",
  "try"
}) // unusual Java is the point
final class ControlPrograms {
  static Object forLoop(int n) {
    int s = 0;
    for (int i = 0; i < n; i++) s += i * i;
    return s;
  }

  static Object whileLoop(int n) {
    int a = n + 48;
    int b = 18;
    while (b != 0) {
      int t = a % b;
      a = b;
      b = t;
    }
    return a;
  }

  static Object doLoop(int n) {
    var out = new StringBuilder();
    do {
      out.append(n & 1);
      n >>= 1;
    } while (n > 0);
    return out.reverse().toString();
  }

  static Object labelledBreak(int n) {
    int seen = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        if (i * j == n + 6) break outer;
        if (j > i) continue outer;
        seen += j;
      }
    }
    return seen;
  }

  static Object labelledBlock(int n) {
    String s = "a";
    found:
    {
      if (n > 2) break found;
      s += "b";
      if (n > 0) break found;
      s += "c";
    }
    return s;
  }

  static Object oldSwitch(int n) {
    String s = "";
    switch (n) {
      case 0:
        s += "zero";
      case 1:
        s += "one";
        break;
      case 2:
      case 100:
        s += "two";
        break;
      default:
        s += "many";
    }
    return s;
  }

  static Object newSwitch(int n) {
    return switch (n) {
      case 0, 1 -> "few";
      case 2 -> {
        int k = n * 10;
        yield "two" + k;
      }
      default -> n > 4 ? "lots" : "some";
    };
  }

  static Object stringSwitch(int n) {
    String key = List.of("Aa", "BB", "cc", "", "dd", "x").get(Math.floorMod(n, 6));
    return switch (key) {
      case "Aa" -> 1;
      case "BB" -> 2; // the same hash code as Aa
      case "" -> 3;
      case "dd" -> 4;
      default -> 5;
    };
  }

  enum Color {
    RED {
      @Override
      int weight() {
        return 3;
      }
    },
    GREEN,
    BLUE;

    int weight() {
      return ordinal() * 2;
    }
  }

  static Object enumSwitch(int n) {
    var c = Color.values()[Math.floorMod(n, 3)];
    int k =
        switch (c) {
          case RED -> 10;
          case GREEN -> 20;
          case BLUE -> 30;
        };
    return k + c.weight() + c.name();
  }

  sealed interface Shape permits Circle, Box, Group {}

  record Circle(double r) implements Shape {}

  record Box(int w, int h) implements Shape {}

  record Group(Shape first, Shape second) implements Shape {}

  static Shape shape(int n) {
    return switch (Math.floorMod(n, 4)) {
      case 0 -> new Circle(n);
      case 1 -> new Box(n, 2 * n);
      case 2 -> new Group(new Box(1, n), new Circle(2));
      default -> new Group(new Circle(1), new Group(new Circle(n), new Box(3, 3)));
    };
  }

  static double area(Shape s) {
    return switch (s) {
      case Circle(double r) when r > 5 -> 1000;
      case Circle c -> 3 * c.r() * c.r();
      case Box(int w, int h) when w == h -> w * w;
      case Box(var w, var h) -> w * h + 0.5;
      case Group(Circle a, Shape b) -> 100 + area(a) + area(b);
      case Group(var a, var b) -> area(a) + area(b);
    };
  }

  static Object patternSwitch(int n) {
    return area(shape(n)) + "" + shape(n);
  }

  static Object objectSwitch(int n) {
    Object[] all = {n, "s" + n, null, 2L * n, new int[] {n}, List.of(n), Color.GREEN, 'c'};
    var out = new StringBuilder();
    for (Object o : all) {
      out.append(
          switch (o) {
            case null -> "null";
            case Integer i when i > 2 -> "big" + i;
            case Integer i -> "int" + i;
            case String s -> s.length();
            case Long l -> l + 1;
            case int[] a -> a[0];
            case Color c -> c.weight();
            case List<?> l -> "list" + l.size();
            default -> o.getClass().getSimpleName();
          });
    }
    return out.toString();
  }

  static Object instanceOf(int n) {
    Object o = n % 2 == 0 ? "text" + n : (Object) n;
    if (o instanceof String s && s.length() > 4) return s;
    if (!(o instanceof Integer i)) return "none";
    return i + 1;
  }

  static Object recordPattern(int n) {
    Object o = shape(n);
    if (o instanceof Group(Box(int w, int h), var b)) return w + h + "" + b;
    return o instanceof Circle;
  }

  static int finallyReturns(int n) {
    try {
      if (n == 1) return 1;
      if (n == 2) throw new IllegalStateException("two");
      n *= 10;
    } catch (IllegalStateException e) {
      return -1;
    } finally {
      if (n == 30) return 33;
      n = 1000;
    }
    return n;
  }

  static Object tryFinally(int n) {
    var log = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      try {
        log.add("try" + i);
        if (i == n) break;
        if (i % 2 == 1) continue;
        log.add("end" + i);
      } finally {
        log.add("fin" + i);
      }
    }
    return log + "" + finallyReturns(n);
  }

  static Object localsInHandlers(int n) {
    int step = 0;
    String last = "none";
    try {
      step = 1;
      last = "first";
      int k = 10 / n;
      step = 2;
      last = "second" + k;
      int[] a = new int[2];
      a[n] = 3;
      step = 3;
      Object o = n == 1 ? "text" : (Object) 7;
      last = (String) o;
      step++;
    } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
      last += e.getMessage();
    } catch (RuntimeException e) {
      last += "other" + step;
    }
    return step + last;
  }

  static class Broken extends Exception {
    final int code;

    Broken(int code) {
      super("code " + code);
      this.code = code;
    }
  }

  static void deep(int n) throws Broken {
    if (n == 0) throw new Broken(42);
    try {
      deep(n - 1);
    } finally {
      if (n == 3) throw new IllegalArgumentException("replaced");
    }
  }

  static Object acrossFrames(int n) {
    try {
      deep(Math.abs(n) % 5);
      return "none";
    } catch (Broken e) {
      return e.code + e.getMessage();
    } catch (IllegalArgumentException e) {
      return e.getMessage() + e.getStackTrace()[0].getLineNumber();
    }
  }

  static final class Resource implements AutoCloseable {
    final List<String> log;
    final int n;

    Resource(List<String> log, int n) {
      this.log = log;
      this.n = n;
      log.add("open" + n);
    }

    @Override
    public void close() {
      log.add("close" + n);
      if (n == 2) throw new IllegalStateException("close failed");
    }
  }

  static Object tryWithResources(int n) {
    var log = new ArrayList<String>();
    try (var a = new Resource(log, 1);
        var b = new Resource(log, n)) {
      log.add("body");
      if (n > 2) throw new IllegalArgumentException("body failed");
    } catch (RuntimeException e) {
      log.add(e.getMessage() + e.getSuppressed().length);
    }
    return log;
  }

  static Object nestedTry(int n) {
    String s = "";
    try {
      try {
        if (n == 0) throw new IllegalStateException("a");
        s += "1";
      } catch (IllegalArgumentException e) {
        s += "wrong";
      } finally {
        s += "f";
        if (n == 1) throw new UnsupportedOperationException("b");
      }
    } catch (IllegalStateException e) {
      s += e.getMessage();
    } catch (UnsupportedOperationException e) {
      s += "u";
    }
    return s;
  }

  static Object uncaught(int n) {
    Object[] a = new String[1];
    return switch (Math.floorMod(n, 6)) {
      case 0 -> 1 / (n - n);
      case 1 -> a[n + 5];
      case 2 -> a[0] = n;
      case 3 -> new int[-1 - Math.abs(n)];
      case 4 -> Map.of().get("x").toString();
      default -> List.of(1).get(3);
    };
  }

  static Object ternaries(int n) {
    boolean a = n > 1;
    boolean b = n % 2 == 0;
    int k = a ? b ? 1 : 2 : b || n < 0 ? 3 : 4;
    boolean c = a && !b | n == 3 ^ b;
    return k + (c ? "y" : "n") + (a == b) + (char) (b ? 'q' : n + 'a');
  }

  static Object newWithBranch(int n) {
    return new Box(n > 1 ? n : -n, n == 2 ? shape(1).hashCode() * 0 : 1).toString();
  }

  static Object synchronizedBlock(int n) {
    var lock = new Object();
    int k = n;
    synchronized (lock) {
      k++;
      if (n == 2) return "early";
    }
    return k;
  }

  static int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  static Object recursion(int n) {
    return fib(n + 5) + "" + even(Math.abs(n));
  }

  static Object incrementOperators(int n) {
    int i = n;
    int[] a = {1, 2, 3, 4};
    a[i++ & 3] += i++ + ++i;
    a[i-- & 3] <<= 2;
    a[--i & 3] ^= a[0]++;
    long l = i;
    l += 2.7;
    byte b = (byte) n;
    b += 200;
    b++;
    char c = 'a';
    c += n;
    short s = (short) (b * 300);
    s >>>= 1;
    return a[0] + "," + a[1] + "," + a[2] + "," + a[3] + "," + i + l + b + c + s;
  }

  static Object assertions(int n) {
    assert n < 1_000_000 : "too large";
    return n;
  }
}
