package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GemmTest {
  private static final int[] SIZES = {0, 1, 1, 2, 3, 5, 7, 12, 13, 16, 17, 31, 32, 33, 40, 70};

  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  @Test
  void agreesWithNaiveLoopsOnRandomShapes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1500; i++) {
      check(shape(random, size(random), size(random), size(random)), random, 1 + i % 3);
    }
  }

  @Test
  void agreesWithNaiveLoopsOnLargeShapes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int[] s :
        new int[][] {
          {100, 700, 50},
          {50, 60, 1000},
          {300, 40, 400},
          {1, 900, 800},
          {900, 1, 800},
          {1, 1, 5000},
          {2, 600, 700},
          {1, 4500, 30},
          {4500, 1, 30}
        }) {
      for (int i = 0; i < 8; i++) {
        check(shape(random, s[0], s[1], s[2]), random, 1 + i % 2);
      }
    }
  }

  /// One chain of all terms would be off by 6e-4.
  @Test
  void theErrorOfALongSumDoesNotGrowWithItsLength() {
    int k = 60_000;
    MatrixShape shape = MatrixShape.dense(20, 20, k);
    float[] a = new float[20 * k];
    float[] b = new float[20 * k];
    Arrays.fill(a, 0.1f);
    Arrays.fill(b, 1f);
    for (boolean vector : new boolean[] {false, true}) {
      for (float x : run(shape, a, b, new float[20 * 20], null, vector)) {
        assertEquals(k * (double) 0.1f, x, 2e-5 * k * 0.1);
      }
    }
  }

  @Test
  void addsAnEpilogueOnceToEveryElement() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      MatrixShape shape = shape(random, size(random), size(random), size(random));
      Workers.threads(1 + i % 2);
      float[] a = floats(random, 40_000);
      float[] b = floats(random, 40_000);
      float[] c = floats(random, 60_000);
      float[] plain = run(shape, a, b, c, null, true);
      Epilogue bias =
          (address, firstRow, rows, firstColumn, columns, rowStride) -> {
            for (int r = 0; r < rows; r++) {
              for (int j = 0; j < columns; j++) {
                long p = address + 4 * (r * rowStride + j * shape.cColumn());
                Memory.f32(p, Memory.f32(p) + (1000 * (firstRow + r) + firstColumn + j + 1));
              }
            }
          };
      float[] biased = run(shape, a, b, c, bias, true);
      forEach(
          shape,
          (batch, row, column, cAt) ->
              plain[cAt] += 1000 * (batch * shape.rows() + row) + column + 1);
      assertArrayEquals(plain, biased, shape.toString());
    }
  }

  @Test
  void doubleProductsAgreeWithNaiveLoops() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 400; i++) {
      MatrixShape shape = shape(random, size(random), size(random), 4 * size(random));
      double[] a = doubles(random, span(shape, 0));
      double[] b = doubles(random, span(shape, 1));
      double[] c = doubles(random, span(shape, 2));
      Workers.threads(1);
      double[] one = run(shape, a, b, c, true);
      assertArrayEquals(one, run(shape, a, b, c, false), "cold: " + shape);
      Workers.threads(1 + i % 2);
      assertArrayEquals(one, run(shape, a, b, c, true), "threads: " + shape);
      double[] expected = c.clone();
      forEach(
          shape,
          (batch, row, column, cAt) -> {
            int aAt = offset(shape, batch, 0) + (int) (row * shape.aRow());
            int bAt = offset(shape, batch, 1) + (int) (column * shape.bColumn());
            double sum = shape.accumulate() ? c[cAt] : 0;
            for (int k = 0; k < shape.depth(); k++) {
              sum += a[aAt + (int) (k * shape.aColumn())] * b[bAt + (int) (k * shape.bRow())];
            }
            expected[cAt] = sum + column;
          });
      assertArrayEquals(expected, one, 1e-12, shape.toString());
    }
  }

  private static double[] run(
      MatrixShape shape, double[] a, double[] b, double[] c, boolean vector) {
    Epilogue epilogue =
        (address, firstRow, rows, firstColumn, columns, rowStride) -> {
          for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
              long p = address + 8 * (r * rowStride + j * shape.cColumn());
              Memory.f64(p, Memory.f64(p) + (firstColumn + j));
            }
          }
        };
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pa = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, a);
      MemorySegment pb = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, b);
      MemorySegment pc = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, c);
      new DoubleGemm(shape).run(pa.address(), pb.address(), pc.address(), epilogue, vector);
      return pc.toArray(ValueLayout.JAVA_DOUBLE);
    }
  }

  private static double[] doubles(SplittableRandom random, int n) {
    return random.doubles(n, -1, 1).toArray();
  }

  @Test
  void refusesNegativeSizes() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> MatrixShape.dense(2, -1, 3));
    assertEquals(
        "number of columns must not be negative, found -1: check the shapes", e.getMessage());
  }

  private static void check(MatrixShape shape, SplittableRandom random, int threads) {
    float[] a = floats(random, span(shape, 0));
    float[] b = floats(random, span(shape, 1));
    float[] c = floats(random, span(shape, 2));
    Workers.threads(1);
    float[] one = run(shape, a, b, c, null, true);
    float[] cold = run(shape, a, b, c, null, false);
    Workers.threads(threads);
    float[] many = run(shape, a, b, c, null, true);
    Workers.threads(1);
    double[] expected = new double[c.length];
    double[] size = new double[c.length];
    for (int i = 0; i < c.length; i++) {
      expected[i] = c[i];
    }
    forEach(
        shape,
        (batch, row, column, cAt) -> {
          double sum = shape.accumulate() ? c[cAt] : 0;
          double all = Math.abs(sum);
          int aAt = offset(shape, batch, 0) + (int) (row * shape.aRow());
          int bAt = offset(shape, batch, 1) + (int) (column * shape.bColumn());
          for (int k = 0; k < shape.depth(); k++) {
            double term =
                (double) a[aAt + (int) (k * shape.aColumn())] * b[bAt + (int) (k * shape.bRow())];
            sum += term;
            all += Math.abs(term);
          }
          expected[cAt] = sum;
          size[cAt] = all;
        });
    for (int i = 0; i < c.length; i++) {
      assertEquals(expected[i], one[i], 1e-6 * size[i] + 1e-30, shape.toString());
    }
    assertArrayEquals(one, many, "threads: " + shape);
    assertArrayEquals(one, cold, "cold: " + shape);
  }

  private static float[] run(
      MatrixShape shape,
      float[] a,
      float[] b,
      float[] c,
      @Nullable Epilogue epilogue,
      boolean vector) {
    try (Block pa = new Block(a);
        Block pb = new Block(b);
        Block pc = new Block(c)) {
      new Gemm(shape).run(pa.address(), pb.address(), pc.address(), epilogue, vector);
      return pc.floats();
    }
  }

  private static int size(SplittableRandom random) {
    return SIZES[random.nextInt(SIZES.length)];
  }

  private static float[] floats(SplittableRandom random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return x;
  }

  private static MatrixShape shape(SplittableRandom random, int m, int n, int k) {
    long[] a = strides(random, m, k);
    long[] b = strides(random, k, n);
    long[] c =
        random.nextInt(4) > 0 ? new long[] {n + random.nextInt(3), 1} : strides(random, m, n);
    List<MatrixShape.Batch> batch = new ArrayList<>();
    long sa = a[0] * m + a[1] * k;
    long sb = b[0] * k + b[1] * n;
    long sc = Math.max(c[0] * m, c[1] * n);
    for (int i = (long) m * n * k > 100_000 ? 0 : random.nextInt(3); i > 0; i--) {
      int size = 1 + random.nextInt(3);
      batch.addFirst(new MatrixShape.Batch(size, random.nextInt(4) == 0 ? 0 : sa, sb, sc));
      sa *= size;
      sb *= size;
      sc *= size;
    }
    return new MatrixShape(
        m, n, k, a[0], a[1], b[0], b[1], c[0], c[1], batch, random.nextInt(3) == 0);
  }

  private static long[] strides(SplittableRandom random, int rows, int columns) {
    long pad = random.nextInt(3);
    return switch (random.nextInt(5)) {
      case 0, 1 -> new long[] {columns + pad, 1};
      case 2, 3 -> new long[] {1, rows + pad};
      default -> new long[] {2L * columns + pad, 2};
    };
  }

  private static int span(MatrixShape s, int operand) {
    long last =
        switch (operand) {
          case 0 -> (s.rows() + 1) * s.aRow() + (s.depth() + 1) * s.aColumn();
          case 1 -> (s.depth() + 1) * s.bRow() + (s.columns() + 1) * s.bColumn();
          default -> (s.rows() + 1) * s.cRow() + (s.columns() + 1) * s.cColumn();
        };
    return Math.toIntExact(last) + offset(s, s.batches() - 1, operand);
  }

  private static int offset(MatrixShape s, int batch, int operand) {
    long offset = 0;
    for (int i = s.batch().size() - 1; i >= 0; i--) {
      MatrixShape.Batch d = s.batch().get(i);
      offset += batch % d.size() * (operand == 0 ? d.a() : operand == 1 ? d.b() : d.c());
      batch /= d.size();
    }
    return (int) offset;
  }

  private interface Visitor {
    void visit(int batch, int row, int column, int cAt);
  }

  private static void forEach(MatrixShape s, Visitor visitor) {
    for (int i = 0; i < s.batches(); i++) {
      for (int r = 0; r < s.rows(); r++) {
        for (int j = 0; j < s.columns(); j++) {
          visitor.visit(i, r, j, offset(s, i, 2) + (int) (r * s.cRow() + j * s.cColumn()));
        }
      }
    }
  }
}
