package io.raffia.reflect;

/// Java's arithmetic at its corners: each method is a program of [CorpusTest].
@SuppressWarnings({
  "all",
  "serial",
  "lossy-conversions",
  "fallthrough",
  "try"
}) // unusual Java is the point
final class ArithmeticPrograms {
  private static final int[] INTS = {
    0, 1, -1, 7, -7, 31, 32, 33, 255, -128, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final double[] DOUBLES = {
    0.0, -0.0, 1.5, -2.5, 1e10, -1e10, 1e300, Double.MIN_VALUE, Double.NaN, 1.0 / 0, -1.0 / 0, 0.1
  };

  static Object intArithmetic(int n) {
    var out = new StringBuilder();
    for (int a : INTS) {
      int b = n * 3 + 1;
      out.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ');
      out.append(a / b).append(' ').append(a % b).append(' ').append(-a).append(' ').append(~a);
      out.append(a & b).append(' ').append(a | b).append(' ').append(a ^ b).append(' ');
      out.append(a << b).append(' ').append(a >> b).append(' ').append(a >>> b).append('\n');
    }
    return out.toString();
  }

  static Object longArithmetic(int n) {
    var out = new StringBuilder();
    for (int i : INTS) {
      long a = i * 0x1_0000_0003L;
      long b = 3L * n + 1;
      out.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ');
      out.append(a / b).append(' ').append(a % b).append(' ').append(-a).append(' ').append(~a);
      out.append(a & b).append(' ').append(a | b).append(' ').append(a ^ b).append(' ');
      out.append(a << b).append(' ').append(a >> n).append(' ').append(a >>> (n + 60));
      out.append(a < b).append(a <= b).append(a == b).append(a != b).append(a > b).append(a >= b);
    }
    return out.toString();
  }

  static Object doubleArithmetic(int n) {
    var out = new StringBuilder();
    for (double a : DOUBLES) {
      for (double b : DOUBLES) {
        out.append(a + b).append(' ').append(a - b).append(' ').append(a * b * n).append(' ');
        out.append(a / b).append(' ').append(a % b).append(' ').append(-a);
        out.append(a < b).append(a <= b).append(a == b).append(a != b).append(a > b).append(a >= b);
        out.append(!(a < b)).append(!(a >= b)).append(a < b ? 1 : 2).append(a > b ? 1 : 2);
      }
    }
    return out.toString();
  }

  static Object floatArithmetic(int n) {
    var out = new StringBuilder();
    for (double x : DOUBLES) {
      float a = (float) x;
      for (double y : DOUBLES) {
        float b = (float) y + n;
        out.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ');
        out.append(a / b).append(' ').append(a % b).append(' ').append(-a);
        out.append(a < b).append(a <= b).append(a == b).append(a != b).append(a > b).append(a >= b);
      }
    }
    return out.toString();
  }

  static Object conversions(int n) {
    var out = new StringBuilder();
    for (double d : DOUBLES) {
      float f = (float) d;
      out.append((int) d).append(' ').append((long) d).append(' ').append((byte) d).append(' ');
      out.append((short) d).append(' ').append((int) (char) d).append(' ').append(f).append(' ');
      out.append((int) f).append(' ').append((long) f).append(' ').append((double) f).append(' ');
    }
    for (int i : INTS) {
      long l = i * 0x1_0000_0001L + n;
      out.append((byte) i).append(' ').append((short) i).append(' ').append((int) (char) i);
      out.append((float) i).append(' ').append((double) i).append(' ').append((long) i).append(' ');
      out.append((int) l).append(' ').append((float) l).append(' ').append((double) l).append(' ');
      out.append((byte) l).append(' ').append((char) (l & 0x7f)).append('\n');
    }
    return out.toString();
  }

  static Object boxes(int n) {
    Integer i = n;
    Integer j = 127;
    Integer k = 127;
    Long l = (long) n;
    Character c = (char) ('a' + n);
    Object o = true ? i : "x";
    double mixed = n > 1 ? i : 2.5;
    i++;
    l += i;
    return i + l + c + "" + o + mixed + (j == k) + i.equals(n + 1) + Boolean.valueOf(n > 2);
  }

  static Object mathMethods(int n) {
    return Math.sqrt(n)
        + Math.floorMod(-n, 3)
        + Math.max(n, 2L)
        + Math.fma(n, 2.0, 1.0)
        + Integer.toBinaryString(n)
        + Long.bitCount(n * 77L)
        + Float.floatToIntBits(n / 3f);
  }

  static Object wideLocals(int n) {
    long a = n;
    double b = a * 2.5;
    long c = a++ + (long) b--;
    double d = c / 2 + (b += 3);
    return a + b + c + d;
  }

  static Object stackShuffles(int n) {
    long[] l = {1, 2};
    double[] d = {0.5};
    int i = 0;
    long x = l[i++] += n;
    double y = d[0]++;
    long z = l[i] = x = x * 2;
    Holder h = new Holder();
    long w = h.value++ + ++h.value + (h.value += 5);
    return x + y + z + w + l[0] + d[0] + h.value;
  }

  static final class Holder {
    long value = 3;
  }

  static Object longLoop(int n) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < 40 + n; i++) {
      h ^= i;
      h *= 0x100000001b3L;
      h ^= h >>> 29;
    }
    return h;
  }
}
