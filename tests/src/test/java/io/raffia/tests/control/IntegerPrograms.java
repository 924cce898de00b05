package io.raffia.tests.control;

/// Programs of ints, longs and booleans; results are exact.
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
final class IntegerPrograms {
  private IntegerPrograms() {}

  static int euclid(int a, int b) {
    a = Math.abs(a);
    b = Math.abs(b);
    while (b != 0) {
      int t = a % b;
      a = b;
      b = t;
    }
    return a;
  }

  static int extendedEuclid(int a, int b) {
    int r0 = Math.abs(a) + 1;
    int r1 = Math.abs(b) + 1;
    int s0 = 1;
    int s1 = 0;
    while (r1 != 0) {
      int q = r0 / r1;
      int r = r0 - q * r1;
      r0 = r1;
      r1 = r;
      int s = s0 - q * s1;
      s0 = s1;
      s1 = s;
    }
    return s0 * 1000 + r0;
  }

  static int collatz(int a, int b) {
    int n = Math.abs(a) + 1;
    int steps = 0;
    while (n != 1) {
      n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
      steps++;
    }
    return steps + b;
  }

  static int mandelbrotEscape(int a, int b) {
    float cx = a / 40f;
    float cy = b / 40f;
    float x = 0;
    float y = 0;
    int i = 0;
    while (i < 60 && x * x + y * y <= 4) {
      float t = x * x - y * y + cx;
      y = 2 * x * y + cy;
      x = t;
      i++;
    }
    return i;
  }

  static int isPrime(int a, int b) {
    int n = Math.abs(a);
    if (n < 2) return 0;
    for (int d = 2; d * d <= n; d++) if (n % d == 0) return d;
    return 1;
  }

  static int countPrimes(int a, int b) {
    int limit = Math.abs(a) % 40;
    int count = 0;
    outer:
    for (int n = 2; n <= limit; n++) {
      for (int d = 2; d * d <= n; d++) if (n % d == 0) continue outer;
      count++;
    }
    return count;
  }

  static int sieve(int a, int b) {
    boolean[] composite = new boolean[30];
    int limit = Math.abs(a) % 30;
    for (int p = 2; p < 6; p++) {
      if (composite[p]) continue;
      for (int k = p * p; k < 30; k += p) composite[k] = true;
    }
    int count = 0;
    for (int i = 2; i < 30; i++) if (!composite[i] && i <= limit) count++;
    return count;
  }

  static int fibonacci(int a, int b) {
    int n = Math.abs(a) % 40;
    int x = 0;
    int y = 1;
    for (int i = 0; i < n; i++) {
      int t = x + y;
      x = y;
      y = t;
    }
    return x;
  }

  static int factorialWraps(int a, int b) {
    int n = Math.abs(a) % 20;
    int r = 1;
    for (int i = 2; i <= n; i++) r *= i;
    return r;
  }

  static int binarySearch(int a, int b) {
    int[] sorted = {-7, -3, 0, 1, 4, 9, 12, 20};
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int v = sorted[middle];
      if (v == a) return middle;
      if (v < a) low = middle + 1;
      else high = middle - 1;
    }
    return -low - 1;
  }

  static int bitCount(int a, int b) {
    int n = a;
    int count = 0;
    while (n != 0) {
      n &= n - 1;
      count++;
    }
    return count * 100 + Integer.bitCount(b);
  }

  static int reverseBits(int a, int b) {
    int r = 0;
    int n = a;
    for (int i = 0; i < 32; i++) {
      r = (r << 1) | (n & 1);
      n >>>= 1;
    }
    return r;
  }

  static int digits(int a, int b) {
    int n = Math.abs(a);
    int s = 0;
    do {
      s += n % 10;
      n /= 10;
    } while (n > 0);
    return s;
  }

  static int hash(int a, int b) {
    int h = 17;
    int n = a;
    while (n != 0) {
      h = h * 31 + (n & 0xff);
      n >>>= 8;
    }
    return h ^ b;
  }

  static int integerSquareRoot(int a, int b) {
    int n = Math.abs(a);
    int r = n;
    int x = (r + 1) / 2;
    while (x < r) {
      r = x;
      x = (r + n / r) / 2;
    }
    return r;
  }

  static int josephus(int a, int b) {
    int n = Math.abs(a) % 30 + 1;
    int k = Math.abs(b) % 5 + 1;
    int r = 0;
    for (int i = 2; i <= n; i++) r = (r + k) % i;
    return r;
  }

  static int knapsack(int a, int b) {
    int[] weights = {2, 3, 4, 5};
    int[] values = {3, 4, 5, a};
    int[] best = new int[11];
    for (int i = 0; i < weights.length; i++) {
      for (int c = 10; c >= weights[i]; c--) {
        int with = best[c - weights[i]] + values[i];
        if (with > best[c]) best[c] = with;
      }
    }
    return best[10];
  }

  static int editDistance(int a, int b) {
    int[] s = {1, a, 3, b};
    int[] t = {1, 2, b, 4};
    int[] row = {0, 1, 2, 3, 4};
    for (int i = 0; i < 4; i++) {
      int diagonal = row[0];
      row[0] = i + 1;
      for (int j = 0; j < 4; j++) {
        int cost = s[i] == t[j] ? 0 : 1;
        int next = Math.min(Math.min(row[j] + 1, row[j + 1] + 1), diagonal + cost);
        diagonal = row[j + 1];
        row[j + 1] = next;
      }
    }
    return row[4];
  }

  static int maximumSubarray(int a, int b) {
    int[] v = {a, -3, b, 4, -a, 2};
    int best = v[0];
    int here = v[0];
    for (int i = 1; i < v.length; i++) {
      here = Math.max(v[i], here + v[i]);
      if (here > best) best = here;
    }
    return best;
  }

  static int countingSort(int a, int b) {
    int[] counts = new int[5];
    int n = a;
    for (int i = 0; i < 8; i++) {
      counts[Math.floorMod(n, 5)]++;
      n = n * 7 + b;
    }
    int r = 0;
    for (int c : counts) r = r * 10 + c;
    return r;
  }

  static int randomWalk(int a, int b) {
    int seed = a;
    int position = 0;
    int steps = 0;
    while (Math.abs(position) < 5 && steps < 200) {
      seed = seed * 1664525 + 1013904223;
      position += (seed >>> 16 & 1) == 0 ? 1 : -1;
      steps++;
    }
    return steps;
  }

  static int shiftsBeyondWidth(int a, int b) {
    return (a << b) ^ (a >> (b + 33)) ^ (a >>> -b);
  }

  static int narrowing(int a, int b) {
    byte x = (byte) (a * 37);
    short y = (short) (b * 999);
    char z = (char) a;
    return x + y * 3 + z;
  }

  static int floorsAndRemainders(int a, int b) {
    int d = b == 0 ? 7 : b;
    return a / d * 1000 + a % d * 100 + Math.floorDiv(a, d) * 10 + Math.floorMod(a, d);
  }

  static int guardedDivision(int a, int b) {
    return b == 0 ? -1 : a / b;
  }

  static int longArithmetic(int a, int b) {
    long p = (long) a * b * 1_000_003L;
    long r = p;
    while (r > 1_000 || r < -1_000) r /= 7;
    return (int) (r + (p >>> 60));
  }

  static int compares(int a, int b) {
    return Integer.compare(a, b) * 100 + Integer.signum(a) * 10 + Math.max(a, b);
  }

  static int booleanLogic(int a, int b) {
    boolean p = a > 0;
    boolean q = b > 0;
    boolean r = p && !q || !p && q;
    return (r ? 1 : 0)
        + (p == q ? 10 : 0)
        + (p & q ? 100 : 0)
        + (p | q ? 1000 : 0)
        + (p ^ r ? 10000 : 0);
  }

  static int booleanArray(int a, int b) {
    boolean[] seen = new boolean[8];
    int n = Math.abs(a) % 8;
    int steps = 0;
    while (!seen[n]) {
      seen[n] = true;
      n = (n * 3 + 1) % 8;
      steps++;
    }
    return steps;
  }

  static int charArithmetic(int a, int b) {
    char c = 'a';
    int n = Math.abs(a) % 26;
    for (int i = 0; i < n; i++) c++;
    return c > 'm' ? c - 'm' : c;
  }

  static int nestedBreaks(int a, int b) {
    int r = 0;
    outer:
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        if (i * j == Math.abs(a)) break outer;
        if (j > Math.abs(b) % 6) break;
        r += i * 10 + j;
      }
    }
    return r;
  }

  static int findInMatrix(int a, int b) {
    int[][] m = {{1, 4, 7}, {8, 12, 17}, {20, 25, 31}};
    int row = 0;
    int column = 2;
    while (row < 3 && column >= 0) {
      int v = at(m, row, column);
      if (v == a) return row * 10 + column;
      if (v > a) column--;
      else row++;
    }
    return -1;
  }

  private static int at(int[][] m, int row, int column) {
    int r = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) if (i == row && j == column) r = m[i][j];
    }
    return r;
  }

  static int queueOfFixedSize(int a, int b) {
    int[] queue = new int[16];
    int head = 0;
    int tail = 0;
    queue[tail++] = Math.abs(a) % 10 + 1;
    int visited = 0;
    while (head < tail && tail < 15) {
      int n = queue[head++];
      visited += n;
      if (n % 2 == 0) queue[tail++] = n / 2;
      if (n > 3) queue[tail++] = n - 3;
    }
    return visited;
  }

  @SuppressWarnings("fallthrough") // the point
  static int switchWithDefaultInMiddle(int a, int b) {
    int r = b;
    switch (a % 4) {
      case 1:
        r += 10;
        break;
      default:
        r -= 5;
      // fall through
      case 2:
        r *= 2;
        break;
      case 3:
        return r;
    }
    return r + 1;
  }

  static int switchOnChar(int a, int b) {
    char c = (char) ('a' + Math.floorMod(a, 4));
    return switch (c) {
      case 'a' -> 1 + b;
      case 'b', 'c' -> 2 - b;
      default -> 3;
    };
  }

  static int conditionalIncrement(int a, int b) {
    int i = 0;
    int r = 0;
    while (i++ < 10 && r < Math.abs(a)) r += i % 2 == 0 ? i : --b > 0 ? 2 : 1;
    return r * 100 + i;
  }
}
