package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.jspecify.annotations.Nullable;

/// A matrix product with one row, c = x B, at the speed at which B can be read once.
///
/// Where rows of B are contiguous an element is one chain of fused multiply-adds in ascending k.
/// Where columns are, it is one such chain for each lane of the preferred species, whose ends are
/// then added pairwise.
final class VectorProduct {
  private static final int WIDE = 2048;
  private static final long WORTH_A_THREAD = 100_000;

  private final MatrixShape shape;
  private final MatrixProduct offsets;

  /// Whether the shape is the transpose of what the caller (and an epilogue) sees.
  private final boolean turned;

  VectorProduct(MatrixShape shape, boolean turned) {
    this.shape = shape;
    this.offsets = new MatrixProduct(shape);
    this.turned = turned;
  }

  /// Whether a shape is of this form.
  static boolean fits(MatrixShape s) {
    return s.rows() == 1 && (s.bColumn() == 1 || s.bRow() == 1) && s.depth() > 0;
  }

  void multiply(long x, long b, long c, @Nullable Epilogue epilogue, boolean vector) {
    int n = shape.columns();
    int batches = shape.batches();
    int cuts = (n + WIDE - 1) / WIDE;
    int threads = Workers.shared().threads();
    boolean share = threads > 1 && (double) batches * n * shape.depth() >= WORTH_A_THREAD;
    if (share && cuts * batches < threads) {
      cuts = Math.min(threads, (n + L - 1) / L);
    }
    int pieces = cuts;
    int width = pieces == 0 ? 0 : ((n + pieces - 1) / pieces + L - 1) / L * L;
    if (!share) {
      for (int part = 0; part < batches * pieces; part++) {
        piece(x, b, c, epilogue, vector, part / pieces, part % pieces * width, width);
      }
    } else {
      Workers.run(
          batches * pieces,
          part -> piece(x, b, c, epilogue, vector, part / pieces, part % pieces * width, width));
    }
  }

  private void piece(
      long x,
      long b,
      long c,
      @Nullable Epilogue epilogue,
      boolean vector,
      int batch,
      int from,
      int width) {
    int n = Math.min(width, shape.columns() - from);
    if (n <= 0) {
      return;
    }
    Scratch s = Scratch.take(vector);
    try {
      int k = shape.depth();
      s.reserve(k + L, WIDE + 2 * L);
      long xs = x + offsets.a(batch);
      long bs = b + offsets.b(batch) + from * shape.bColumn() * BYTES;
      long cs = c + offsets.c(batch) + from * shape.cColumn() * BYTES;
      Lanes.gather(xs, shape.aColumn(), s.a, 0, 1, k);
      boolean chain = shape.bColumn() == 1;
      if (chain && shape.accumulate()) {
        Lanes.gather(cs, shape.cColumn(), s.b, 0, 1, n);
      } else {
        Arrays.fill(s.b, 0, n, 0f);
      }
      if (chain) {
        addRows(s, bs, n);
      } else {
        Arrays.fill(s.a, k, k + L, 0f);
        dots(s, bs, cs, n);
      }
      if (shape.cColumn() == 1) {
        s.write(s.b, 0, cs, n);
      } else {
        Lanes.scatter(s.b, 0, cs, shape.cColumn(), n);
      }
      if (epilogue != null && turned) {
        epilogue.apply(cs, batch * shape.columns() + from, n, 0, 1, shape.cColumn());
      } else if (epilogue != null) {
        epilogue.apply(cs, batch, 1, from, n, shape.cRow());
      }
    } finally {
      s.giveBack();
    }
  }

  private void addRows(Scratch s, long b, int n) {
    long bytes = shape.bRow() * BYTES;
    int k = shape.depth();
    int i = 0;
    if (s.vector) {
      for (; i <= k - 4; i += 4) {
        addFourRows(s.a, i, b + i * bytes, bytes, s.b, n);
      }
    }
    for (; i < k; i++) {
      float x = s.a[i];
      long p = b + i * bytes;
      for (int j = 0; j < n; j++) {
        s.b[j] = Math.fma(x, Memory.f32(p + (long) j * BYTES), s.b[j]);
      }
    }
  }

  private static void addFourRows(float[] x, int i, long b0, long bytes, float[] c, int n) {
    FloatVector x0 = FloatVector.broadcast(S, x[i]);
    FloatVector x1 = FloatVector.broadcast(S, x[i + 1]);
    FloatVector x2 = FloatVector.broadcast(S, x[i + 2]);
    FloatVector x3 = FloatVector.broadcast(S, x[i + 3]);
    long b1 = b0 + bytes;
    long b2 = b1 + bytes;
    long b3 = b2 + bytes;
    int j = 0;
    for (; j <= n - L; j += L) {
      long at = (long) j * BYTES;
      FloatVector y =
          x0.fma(fromMemorySegment(S, ALL, b0 + at, ORDER), FloatVector.fromArray(S, c, j));
      y = x1.fma(fromMemorySegment(S, ALL, b1 + at, ORDER), y);
      y = x2.fma(fromMemorySegment(S, ALL, b2 + at, ORDER), y);
      x3.fma(fromMemorySegment(S, ALL, b3 + at, ORDER), y).intoArray(c, j);
    }
    if (j < n) {
      VectorMask<Float> mask = S.indexInRange(0, n - j);
      long at = (long) j * BYTES;
      FloatVector y =
          x0.fma(fromMemorySegment(S, ALL, b0 + at, ORDER, mask), FloatVector.fromArray(S, c, j));
      y = x1.fma(fromMemorySegment(S, ALL, b1 + at, ORDER, mask), y);
      y = x2.fma(fromMemorySegment(S, ALL, b2 + at, ORDER, mask), y);
      x3.fma(fromMemorySegment(S, ALL, b3 + at, ORDER, mask), y).intoArray(c, j);
    }
  }

  private void dots(Scratch s, long b, long c, int n) {
    long bytes = shape.bColumn() * BYTES;
    int k = shape.depth();
    for (int j = 0; j < n; j += 4) {
      int columns = Math.min(4, n - j);
      long p = b + j * bytes;
      if (!s.vector) {
        for (int i = 0; i < columns; i++) {
          plainDot(s.a, p + i * bytes, k, s.tile, i * L);
        }
      } else if (columns == 4) {
        fourDots(s.a, p, bytes, k, s.tile);
      } else {
        for (int i = 0; i < columns; i++) {
          dot(s.a, p + i * bytes, k, s.tile, i * L);
        }
      }
      for (int i = 0; i < columns; i++) {
        float sum = sum(s.tile, i * L);
        long at = c + (j + i) * shape.cColumn() * BYTES;
        s.b[j + i] = shape.accumulate() ? Memory.f32(at) + sum : sum;
      }
    }
  }

  private static void fourDots(float[] x, long b0, long bytes, int k, float[] lanes) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    long b1 = b0 + bytes;
    long b2 = b1 + bytes;
    long b3 = b2 + bytes;
    int i = 0;
    for (; i <= k - L; i += L) {
      long at = (long) i * BYTES;
      FloatVector v = FloatVector.fromArray(S, x, i);
      s0 = v.fma(fromMemorySegment(S, ALL, b0 + at, ORDER), s0);
      s1 = v.fma(fromMemorySegment(S, ALL, b1 + at, ORDER), s1);
      s2 = v.fma(fromMemorySegment(S, ALL, b2 + at, ORDER), s2);
      s3 = v.fma(fromMemorySegment(S, ALL, b3 + at, ORDER), s3);
    }
    if (i < k) {
      VectorMask<Float> mask = S.indexInRange(0, k - i);
      long at = (long) i * BYTES;
      FloatVector v = FloatVector.fromArray(S, x, i);
      s0 = v.fma(fromMemorySegment(S, ALL, b0 + at, ORDER, mask), s0);
      s1 = v.fma(fromMemorySegment(S, ALL, b1 + at, ORDER, mask), s1);
      s2 = v.fma(fromMemorySegment(S, ALL, b2 + at, ORDER, mask), s2);
      s3 = v.fma(fromMemorySegment(S, ALL, b3 + at, ORDER, mask), s3);
    }
    s0.intoArray(lanes, 0);
    s1.intoArray(lanes, L);
    s2.intoArray(lanes, 2 * L);
    s3.intoArray(lanes, 3 * L);
  }

  private static void dot(float[] x, long b, int k, float[] lanes, int to) {
    FloatVector s = FloatVector.zero(S);
    int i = 0;
    for (; i <= k - L; i += L) {
      s =
          FloatVector.fromArray(S, x, i)
              .fma(fromMemorySegment(S, ALL, b + (long) i * BYTES, ORDER), s);
    }
    if (i < k) {
      VectorMask<Float> mask = S.indexInRange(0, k - i);
      s =
          FloatVector.fromArray(S, x, i)
              .fma(fromMemorySegment(S, ALL, b + (long) i * BYTES, ORDER, mask), s);
    }
    s.intoArray(lanes, to);
  }

  private static void plainDot(float[] x, long b, int k, float[] lanes, int to) {
    Arrays.fill(lanes, to, to + L, 0f);
    for (int i = 0; i < k; i += L) {
      for (int l = 0; l < L; l++) {
        float y = i + l < k ? Memory.f32(b + (long) (i + l) * BYTES) : 0;
        lanes[to + l] = Math.fma(x[i + l], y, lanes[to + l]);
      }
    }
  }

  private static float sum(float[] lanes, int from) {
    for (int width = L / 2; width > 0; width /= 2) {
      for (int l = 0; l < width; l++) {
        lanes[from + l] += lanes[from + l + width];
      }
    }
    return lanes[from];
  }
}
