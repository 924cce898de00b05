package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  @Test
  void agreesWithNaiveLoopsOnRandomShapesAndLayouts() {
    Random random = new Random(1);
    for (int i = 0; i < 4000; i++) {
      check(shape(random), random, 1 + i % 2);
    }
  }

  @Test
  void agreesWithNaiveLoopsOnTheTutorialsLayersInAllThreeDirections() {
    Random random = new Random(2);
    for (int[] layer : new int[][] {{28, 1, 32}, {14, 32, 64}, {9, 40, 20}}) {
      for (ConvShape shape : Layer.directions(2, layer[0], layer[1], layer[2])) {
        check(shape, random, 2);
      }
    }
  }

  @Test
  void appliesTheEpilogueOnceToEveryElement() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      ConvShape shape = shape(random);
      float[] in = floats(random, inSpan(shape));
      float[] kernel = floats(random, kernelSpan(shape));
      float[] out = floats(random, outSpan(shape));
      float[] plain = run(shape, in, kernel, out, null, true);
      Epilogue bias =
          (address, firstRow, rows, firstColumn, columns, rowStride) -> {
            for (int r = 0; r < rows; r++) {
              for (int j = 0; j < columns; j++) {
                long p = address + 4 * (r * rowStride + j * shape.outFeature());
                Memory.f32(p, Memory.f32(p) + (firstColumn + j + 1));
              }
            }
          };
      float[] biased = run(shape, in, kernel, out, bias, true);
      forEach(shape, (n, o, y, at) -> plain[at] += o + 1);
      assertArrayEquals(plain, biased, shape.toString());
    }
  }

  @Test
  void refusesGroupsThatDoNotDivideTheFeatures() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ConvShape(1, 6, 4, 4, 1, 1, 1, 1, 1, 1, 1, List.of()));
    assertEquals(
        "convolution's input features must be a multiple of its feature groups, found 6 and 4: check the shapes",
        e.getMessage());
  }

  private static void check(ConvShape shape, Random random, int threads) {
    float[] in = floats(random, inSpan(shape));
    float[] kernel = floats(random, kernelSpan(shape));
    float[] out = floats(random, outSpan(shape));
    Workers.threads(1);
    float[] one = run(shape, in, kernel, out, null, true);
    float[] cold = run(shape, in, kernel, out, null, false);
    Workers.threads(threads);
    float[] many = run(shape, in, kernel, out, null, true);
    Workers.threads(1);
    double[] expected = new double[out.length];
    double[] size = new double[out.length];
    for (int i = 0; i < out.length; i++) {
      expected[i] = out[i];
    }
    forEach(
        shape,
        (n, o, y, at) -> {
          double[] sum = new double[2];
          sum(shape, in, kernel, n, o, y, 0, new int[y.length], sum);
          expected[at] = sum[0];
          size[at] = sum[1];
        });
    for (int i = 0; i < out.length; i++) {
      assertEquals(expected[i], one[i], 1e-6 * size[i] + 1e-30, shape.toString());
    }
    assertArrayEquals(one, many, "threads: " + shape);
    assertArrayEquals(one, cold, "cold: " + shape);
  }

  private static void sum(
      ConvShape s,
      float[] in,
      float[] kernel,
      int n,
      int o,
      int[] y,
      int d,
      int[] w,
      double[] sum) {
    if (d < w.length) {
      for (w[d] = 0; w[d] < s.spatial().get(d).window(); w[d]++) {
        sum(s, in, kernel, n, o, y, d + 1, w, sum);
      }
      return;
    }
    int group = o / (s.outFeatures() / s.groups());
    int perGroup = s.features() / s.featureGroups();
    long inAt = n * s.inBatch();
    long kernelAt = o * s.kernelOut();
    if (s.batchGroups() > 1) {
      inAt += (long) group * (s.batch() / s.batchGroups()) * s.inBatch();
    }
    for (int i = 0; i < w.length; i++) {
      Spatial x = s.spatial().get(i);
      int p = y[i] * x.stride() + w[i] * x.rhsDilation() - x.low();
      if (p < 0 || p % x.lhsDilation() != 0 || p / x.lhsDilation() >= x.in()) {
        return;
      }
      inAt += p / x.lhsDilation() * x.inStep();
      kernelAt += (x.reversed() ? x.window() - 1 - w[i] : w[i]) * x.kernelStep();
    }
    for (int i = 0; i < perGroup; i++) {
      long feature = s.featureGroups() > 1 ? group * perGroup + i : i;
      double term =
          (double) in[(int) (inAt + feature * s.inFeature())]
              * kernel[(int) (kernelAt + i * s.kernelIn())];
      sum[0] += term;
      sum[1] += Math.abs(term);
    }
  }

  private static float[] run(
      ConvShape shape,
      float[] in,
      float[] kernel,
      float[] out,
      @Nullable Epilogue epilogue,
      boolean vector) {
    try (Block a = new Block(in);
        Block b = new Block(kernel);
        Block c = new Block(out)) {
      new Convolution(shape).run(a.address(), b.address(), c.address(), epilogue, vector);
      return c.floats();
    }
  }

  private static float[] floats(Random random, long n) {
    float[] x = new float[(int) n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }

  /// A random shape, each tensor dense in a random layout.
  private static ConvShape shape(Random random) {
    int nd = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
    int groups = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
    boolean byBatch = random.nextBoolean();
    int batch = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3);
    int features =
        random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4);
    int outFeatures = (1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4)) * groups;
    if (byBatch) {
      batch *= groups;
    } else {
      features *= groups;
    }
    int most = nd == 3 ? 4 : nd == 2 ? 8 : 20;
    List<Spatial> spatial = new ArrayList<>();
    boolean plain = random.nextBoolean();
    for (int d = 0; d < nd; d++) {
      int window =
          random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(random.nextInt(5) == 0 ? most : 3);
      spatial.add(
          new Spatial(
              random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(most),
              window,
              plain ? 1 : 1 + random.nextInt(3),
              random.nextInt(5) - 1,
              random.nextInt(5) - 1,
              plain || random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(3),
              plain ? 1 : 1 + random.nextInt(2),
              random.nextInt(3) == 0,
              0,
              0,
              0));
    }
    return Layer.laidOut(
        batch,
        features,
        outFeatures,
        byBatch ? 1 : groups,
        byBatch ? groups : 1,
        spatial,
        order(random, nd),
        order(random, nd),
        order(random, nd));
  }

  private static List<Integer> order(Random random, int nd) {
    List<Integer> order = new ArrayList<>();
    order.add(Layer.FIRST);
    for (int d = 0; d < nd; d++) {
      order.add(d);
    }
    order.add(Layer.SECOND);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(order, random);
    } else if (random.nextInt(3) == 0) {
      order.removeLast();
      order.add(1, Layer.SECOND);
    }
    return order;
  }

  private static long inSpan(ConvShape s) {
    long all = (long) s.batch() * s.features();
    for (Spatial d : s.spatial()) {
      all *= d.in();
    }
    return all;
  }

  private static long kernelSpan(ConvShape s) {
    return (long) s.taps() * s.outFeatures();
  }

  private static long outSpan(ConvShape s) {
    return (long) s.positions() * s.outFeatures();
  }

  private interface Visitor {
    void visit(int n, int o, int[] y, int at);
  }

  private static void forEach(ConvShape s, Visitor visitor) {
    int nd = s.spatial().size();
    for (int m = 0; m < s.positions(); m++) {
      int[] y = new int[nd];
      int rest = m;
      long at = 0;
      for (int d = nd - 1; d >= 0; d--) {
        Spatial x = s.spatial().get(d);
        y[d] = rest % x.out();
        rest /= x.out();
        at += y[d] * x.outStep();
      }
      for (int o = 0; o < s.outFeatures(); o++) {
        visitor.visit(rest, o, y, (int) (at + rest * s.outBatch() + o * s.outFeature()));
      }
    }
  }
}
