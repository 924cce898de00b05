package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.passes.Fuse;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Runs programs on literals, and compares literals.
final class Runs {
  private Runs() {}

  static List<Literal> run(Func f, List<Literal> args, Tier tier) {
    return run(Fuse.fuse(f), args, tier, false);
  }

  static List<Literal> run(Program program, List<Literal> args, Tier tier, boolean donate) {
    var executable = new JvmExecutable(program, Collections.nCopies(args.size(), donate), tier);
    var in = args.stream().map(Runs::buffer).toArray(Buffer[]::new);
    var out = new Buffer[executable.results().size()];
    executable.run(in, out);
    var results = new ArrayList<Literal>();
    for (int i = 0; i < out.length; i++) {
      var t = executable.results().get(i);
      long at = out[i].address();
      results.add(Literal.generate(t, k -> Cells.get(t.dtype(), at + k * t.dtype().bytes())));
    }
    for (var b : in) b.release();
    for (var b : out) if (!Arrays.asList(in).contains(b)) b.release();
    return results;
  }

  static Buffer buffer(Literal literal) {
    var t = literal.type().dtype();
    var buffer = BufferPool.shared().allocate(literal.type().size() * t.bytes());
    for (long k = 0; k < literal.type().size(); k++) {
      Cells.put(t, buffer.address() + k * t.bytes(), literal.bits(k));
    }
    return buffer;
  }

  /// Bits agree, but for those of NaNs.
  static void assertSame(List<Literal> expected, List<Literal> found, String what) {
    assertClose(expected, found, 0, what);
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
