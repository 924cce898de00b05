package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.Window;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A loop that runs over the finished blocks of a product gives the bits that it gives afterwards.
class FusedStepTest {
  private static final int[][] SIZES = {
    {37, 21, 19},
    {1, 300, 70},
    {64, 64, 64},
    {130, 1, 90},
    {7, 1000, 300},
    {3, 5, 700},
    {200, 700, 1300},
    {33, 4, 50}
  };

  private static Value matrix(String name, int... dims) {
    return new Value(TensorType.of(DType.F32, dims), name);
  }

  private static Value matmul(Builder b, Value x, Value y) {
    return b.emit(new DotGeneral(Ints.of(), Ints.of(), Ints.of(1), Ints.of(0), DType.F32), x, y);
  }

  private static Func dense(int m, int n, int k) {
    var x = matrix("x", m, k);
    var w = matrix("w", k, n);
    var bias = matrix("b", n);
    var b = new Builder();
    var sum = b.add(matmul(b, x, w), b.broadcast(bias, Shape.of(m, n), Ints.of(1)));
    return b.func("dense", List.of(x, w, bias), List.of(b.emit(Unary.TANH, sum)));
  }

  @Test
  void biasAndActivationFollowEachBlock() {
    for (int[] s : SIZES) check(dense(s[0], s[1], s[2]), 1, false);
  }

  @Test
  void aLoopOverAllElementsIsCutAnywhere() {
    for (int[] s : SIZES) {
      for (int columns : new int[] {s[1], 6, 16, 24}) {
        var x = matrix("x", s[0], 700);
        var w = matrix("w", 700, columns);
        var b = new Builder();
        var f = b.func("exp", List.of(x, w), List.of(b.emit(Unary.EXP, matmul(b, x, w))));
        check(f, s[0] * columns * 700 >= 4096 ? 1 : 0, false);
      }
    }
  }

  @Test
  void batchesAreScaled() {
    for (int[] s : SIZES) {
      var x = matrix("x", 3, s[0], s[2]);
      var y = matrix("y", 3, s[2], s[1]);
      var b = new Builder();
      var op = new DotGeneral(Ints.of(0), Ints.of(0), Ints.of(2), Ints.of(1), DType.F32);
      var shape = Shape.of(3, s[0], s[1]);
      var each = matrix("e", 3);
      var scaled = b.mul(b.emit(op, x, y), b.broadcast(each, shape, Ints.of(0)));
      check(b.func("batched", List.of(x, y, each), List.of(scaled)), 1, false);
    }
  }

  @Test
  void convolutionsTakeBiasAndActivation() {
    for (int groups : new int[] {1, 2}) {
      for (int features : new int[] {4, 34, 130}) convolution(groups, features);
    }
  }

  private static void convolution(int groups, int features) {
    var x = matrix("x", 3, 9, 7, 6);
    var w = matrix("w", 3, 3, 6 / groups, features);
    var bias = matrix("b", features);
    var one = Ints.of(1, 1);
    var window = new Window(Ints.of(3, 3), one, one, one, one, one, Ints.of(0, 0));
    var op =
        new io.raffia.ir.op.Convolution(window, ConvDims.channelsLast(2), groups, 1, DType.F32);
    var b = new Builder();
    var out = b.emit(op, x, w);
    var sum = b.add(out, b.broadcast(bias, out.shape(), Ints.of(3)));
    check(b.func("conv", List.of(x, w, bias), List.of(b.emit(Unary.TANH, sum))), 1, false);
  }

  @Test
  void aLoopOverWholeImagesWaitsForTheirLastRow() {
    var x = matrix("x", 3, 9, 7, 6);
    var w = matrix("w", 3, 3, 6, 34);
    var places = matrix("p", 9, 34);
    var one = Ints.of(1, 1);
    var window = new Window(Ints.of(3, 3), one, one, one, one, one, Ints.of(0, 0));
    var op = new io.raffia.ir.op.Convolution(window, ConvDims.channelsLast(2), 1, 1, DType.F32);
    var b = new Builder();
    var out = b.emit(op, x, w);
    var sum = b.add(out, b.broadcast(places, out.shape(), Ints.of(1, 3)));
    check(b.func("images", List.of(x, w, places), List.of(sum)), 1, false);
  }

  @Test
  void aProductThatIsReadTwiceIsWrittenToo() {
    var x = matrix("x", 45, 33);
    var w = matrix("w", 33, 70);
    var b = new Builder();
    var dot = matmul(b, x, w);
    var sums = b.sum(b.mul(dot, dot), Ints.of(0));
    var f = b.func("twice", List.of(x, w), List.of(b.emit(Unary.EXP, dot), sums, dot));
    check(f, 1, false);
  }

  @Test
  void aDonatedParameterIsUpdatedInPlaceUnlessTheProductReadsIt() {
    var p = matrix("p", 70, 70);
    var x = matrix("x", 70, 70);
    var b = new Builder();
    var f = b.func("sgd", List.of(p, x), List.of(b.sub(p, b.scale(matmul(b, x, x), 0.1))));
    check(f, 1, true);
    var own = new Builder();
    var g = own.func("own", List.of(p, x), List.of(own.sub(p, own.scale(matmul(own, p, x), 0.1))));
    check(g, 1, true);
    assertTrue(keeps(f));
    assertFalse(keeps(g));
  }

  @Test
  void aProductIsNotWrittenOverWhatItsEpilogueReads() {
    var p = matrix("p", 70, 70);
    var x = matrix("x", 70, 70);
    var b = new Builder();
    var dot = matmul(b, x, x);
    check(b.func("both", List.of(p, x), List.of(dot, b.sub(p, dot))), 1, true);
  }

  /// Whether the first result lies in the first argument, all being donated.
  private static boolean keeps(Func f) {
    var executable = JvmBackend.compile(f, List.of(true, false));
    var in = arguments(f).stream().map(Runs::buffer).toArray(Buffer[]::new);
    var out = new Buffer[1];
    executable.run(in, out);
    return in[0] == out[0];
  }

  private static List<Literal> arguments(Func f) {
    var random = new Random(11);
    return f.paramTypes().stream()
        .map(t -> Literal.generate(t, _ -> t.dtype().fromDouble(random.nextGaussian())))
        .toList();
  }

  private static void check(Func f, int fused, boolean donate) {
    var program = Fuse.fuse(f);
    var found = program.kernels().stream().filter(k -> k instanceof Kernel.Fused).count();
    assertEquals(fused, found, program.toString());
    assertEquals(fused > 0, program.toString().contains("epilogue"));
    var args = arguments(f);
    int before = Workers.shared().threads();
    try {
      Workers.threads(1);
      var expected = Runs.run(Fuse.unfused(f), args, Tier.SCALAR, false);
      for (int threads = 1; threads <= 2; threads++) {
        Workers.threads(threads);
        for (var tier : Tier.values()) {
          Runs.assertSame(expected, Runs.run(program, args, tier, donate), f + " " + tier);
        }
      }
    } finally {
      Workers.threads(before);
    }
  }
}
