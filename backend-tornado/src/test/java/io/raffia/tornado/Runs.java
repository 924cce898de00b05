package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Runs programs on literals, and compares literals.
final class Runs {
  private Runs() {}

  /// All control flow that has a form there is the device's.
  static final TornadoBackend BACKEND =
      new TornadoBackend(new Tornado(), 0, l -> new Limits(l.doubles(), l.smallGroups(), 0));

  static List<Literal> run(TornadoExecutable executable, List<Literal> args) {
    var in = args.stream().map(Runs::buffer).toArray(Buffer[]::new);
    var out = new Buffer[executable.results().size()];
    executable.run(in, out);
    var results = new ArrayList<Literal>();
    for (int i = 0; i < out.length; i++) {
      results.add(literal(executable.results().get(i), out[i]));
    }
    for (var b : in) b.release();
    for (var b : out) b.release();
    return results;
  }

  static List<Literal> run(Func f, List<Literal> args) {
    return run(BACKEND.compile(f), args);
  }

  /// Arguments: normal floats, small numbers of other types.
  static List<Literal> draw(Func f, int seed) {
    var random = new Random(seed);
    return f.paramTypes().stream()
        .map(t ->
            Literal.generate(
                t,
                _ ->
                    t.dtype().isFloat()
                        ? t.dtype().fromDouble(random.nextGaussian())
                        : t.dtype().wrap(random.nextInt(7))))
        .toList();
  }

  static Literal literal(TensorType t, Buffer from) {
    return Literal.generate(t, k -> get(t.dtype(), from.segment(), k));
  }

  static Buffer buffer(Literal literal) {
    var t = literal.type().dtype();
    var buffer = BufferPool.shared().allocate(literal.type().size() * t.bytes());
    for (long k = 0; k < literal.type().size(); k++) {
      var to = buffer.segment();
      switch (t.bytes()) {
        case 1 -> to.set(ValueLayout.JAVA_BYTE, k, (byte) literal.bits(k));
        case 2 -> to.setAtIndex(ValueLayout.JAVA_SHORT, k, (short) literal.bits(k));
        case 4 -> to.setAtIndex(ValueLayout.JAVA_INT, k, (int) literal.bits(k));
        default -> to.setAtIndex(ValueLayout.JAVA_LONG, k, literal.bits(k));
      }
    }
    return buffer;
  }

  private static long get(DType t, MemorySegment from, long k) {
    long raw =
        switch (t.bytes()) {
          case 1 -> from.get(ValueLayout.JAVA_BYTE, k);
          case 2 -> from.getAtIndex(ValueLayout.JAVA_SHORT, k);
          case 4 -> from.getAtIndex(ValueLayout.JAVA_INT, k);
          default -> from.getAtIndex(ValueLayout.JAVA_LONG, k);
        };
    if (t.isFloat()) return t.bits() == 64 ? raw : raw & ((1L << t.bits()) - 1);
    return t.wrap(raw);
  }

  /// Integers agree; floats up to a tolerance that a type's precision scales, relative to the
  /// largest element.
  static void assertClose(List<Literal> expected, List<Literal> found, double ulps, String what) {
    for (int r = 0; r < expected.size(); r++) {
      var want = expected.get(r);
      var have = found.get(r);
      assertEquals(want.type(), have.type(), what);
      double scale = 1e-30;
      for (double x : want.toDoubles())
        if (Double.isFinite(x)) scale = Math.max(scale, Math.abs(x));
      double tolerance =
          want.type().dtype().isFloat() ? ulps * epsilon(want.type().dtype()) * scale : 0;
      for (long k = 0; k < want.type().size(); k++) {
        if (want.bits(k) == have.bits(k)) continue;
        double a = want.at(k);
        double b = have.at(k);
        if (Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) <= tolerance && ulps > 0)
          continue;
        fail("%s: result %d, element %d is %s instead of %s".formatted(what, r, k, b, a));
      }
    }
  }

  private static double epsilon(DType t) {
    return switch (t) {
      case F64 -> 0x1p-52;
      case F32 -> 0x1p-23;
      case F16 -> 0x1p-10;
      case BF16 -> 0x1p-7;
      case F8E4M3FN -> 0x1p-3;
      case F8E5M2 -> 0x1p-2;
      case I1, I4, I8, I16, I32, I64, U4, U8, U16, U32, U64 -> 0;
    };
  }
}
