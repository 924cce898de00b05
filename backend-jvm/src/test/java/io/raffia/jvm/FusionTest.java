package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Fusion, tiers, donation and threads change no result.
class FusionTest {
  private static final TensorType ROWS = TensorType.of(DType.F32, 37, 21);

  @Test
  void fusedIsUnfusedOnRandomPrograms() {
    for (long seed = 0; seed < 300; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + (int) seed % 20, DType.F64, true));
      var args = RandomProgram.arguments(f, seed, false);
      var unfused = Runs.run(Fuse.unfused(f), args, Tier.SCALAR, false);
      var fused = Runs.run(Fuse.fuse(f), args, Tier.SCALAR, false);
      Runs.assertClose(unfused, fused, 4096, "seed " + seed);
    }
  }

  @Test
  void tiersAndDonationGiveTheSameBitsOnRandomPrograms() {
    for (long seed = 0; seed < 300; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + (int) seed % 20, DType.F32, false));
      var args = RandomProgram.arguments(f, seed, seed % 3 == 0);
      var scalar = Runs.run(Fuse.fuse(f), args, Tier.SCALAR, false);
      Runs.assertSame(
          scalar, Runs.run(Fuse.fuse(f), args, Tier.VECTOR, false), "vector, seed " + seed);
      Runs.assertSame(
          scalar, Runs.run(Fuse.fuse(f), args, Tier.SCALAR, true), "donated, seed " + seed);
    }
  }

  @Test
  void anUpdateOfParametersIsOneLoopInPlace() {
    var f = adam(ROWS);
    var program = Fuse.fuse(f);
    assertEquals(1, program.kernels().size(), program.toString());
    var executable = JvmBackend.compile(f, List.of(true, true, true, false));
    var random = new Random(1);
    var args = f.paramTypes().stream().map(t -> positive(t, random)).toList();
    var in = args.stream().map(Runs::buffer).toArray(Buffer[]::new);
    var out = new Buffer[3];
    executable.run(in, out);
    for (int i = 0; i < 3; i++) assertSame(in[i], out[i]);
    Runs.assertSame(Runs.run(f, args, Tier.SCALAR), contents(out, f), "in place");
  }

  @Test
  void anArgumentThatIsGivenTwiceIsNotOverwritten() {
    var f = adam(ROWS);
    var executable = JvmBackend.compile(f, List.of(true, true, true, false));
    var args = f.paramTypes().stream().map(t -> positive(t, new Random(1))).toList();
    var shared = Runs.buffer(args.getFirst());
    var in = new Buffer[] {shared, shared, Runs.buffer(args.get(2)), Runs.buffer(args.get(3))};
    var out = new Buffer[3];
    executable.run(in, out);
    assertNotSame(shared, out[0]);
    assertNotSame(shared, out[1]);
    var same = List.of(args.get(0), args.get(0), args.get(2), args.get(3));
    Runs.assertSame(Runs.run(f, same, Tier.SCALAR), contents(out, f), "shared argument");
  }

  private static List<Literal> contents(Buffer[] buffers, Func f) {
    var all = new ArrayList<Literal>();
    for (int i = 0; i < buffers.length; i++) {
      var t = f.resultTypes().get(i);
      long at = buffers[i].address();
      all.add(Literal.generate(t, k -> Cells.get(t.dtype(), at + k * t.dtype().bytes())));
    }
    return all;
  }

  /// Parameters, two moments and a gradient to the new parameters and moments.
  private static Func adam(TensorType t) {
    var p = new Value(t, "p");
    var m = new Value(t, "m");
    var v = new Value(t, "v");
    var g = new Value(t, "g");
    var b = new Builder();
    var m1 = b.add(b.scale(m, 0.9), b.scale(g, 0.1));
    var v1 = b.add(b.scale(v, 0.99), b.scale(b.mul(g, g), 0.01));
    var step = b.div(m1, b.shift(b.emit(Unary.SQRT, v1), 1e-8));
    return b.func("adam", List.of(p, m, v, g), List.of(b.sub(p, b.scale(step, 0.1)), m1, v1));
  }

  private static Literal positive(TensorType t, Random random) {
    return Literal.generate(t, _ -> t.dtype().fromDouble(0.1 + random.nextDouble()));
  }

  @Test
  void meanAndMeanOfSquaresAreOnePass() {
    var f = moments(TensorType.of(DType.F32, 6, 5, 5, 35), Ints.of(0, 1, 2));
    var loops = Fuse.fuse(f).kernels().stream().filter(k -> k instanceof Kernel.Loop).count();
    assertEquals(1, loops);
    checkTiers(f);
  }

  @Test
  void reductionsOverEveryChoiceOfAxesAgree() {
    for (int choice = 0; choice < 8; choice++) {
      int bits = choice;
      checkTiers(
          moments(
              TensorType.of(DType.F32, 5, 33, 19),
              Ints.range(0, 3).filter(a -> (bits >> a & 1) != 0)));
    }
  }

  private static Func moments(TensorType t, Ints axes) {
    var x = new Value(t, "x");
    var b = new Builder();
    var max = b.reduce(Monoid.MAX, x, axes);
    return b.func("moments", List.of(x), List.of(b.sum(x, axes), b.sum(b.mul(x, x), axes), max));
  }

  @Test
  void softmaxOfEmptyAndShortRowsAgrees() {
    for (var shape : List.of(Shape.of(0, 4), Shape.of(4, 0), Shape.of(1, 1), Shape.of(3, 40))) {
      var x = new Value(new TensorType(DType.F32, shape), "x");
      var b = new Builder();
      var max = b.broadcast(b.reduce(Monoid.MAX, x, Ints.of(1)), shape, Ints.of(0));
      var e = b.emit(Unary.EXP, b.sub(x, max));
      var sum = b.broadcast(b.sum(e, Ints.of(1)), shape, Ints.of(0));
      checkTiers(b.func("softmax", List.of(x), List.of(b.div(e, sum))));
    }
  }

  private static void checkTiers(Func f) {
    var random = new Random(3);
    var args = f.paramTypes().stream().map(t -> positive(t, random)).toList();
    var scalar = Runs.run(f, args, Tier.SCALAR);
    Runs.assertClose(Interpreter.run(f, args), scalar, 64, f.name());
    Runs.assertSame(scalar, Runs.run(f, args, Tier.VECTOR), f.name());
  }

  @Test
  void oneAndTwoThreadsGiveTheSameBits() {
    var t = TensorType.of(DType.F32, 300, 300);
    var f = adam(t);
    var sums = moments(t, Ints.of(0));
    int before = Workers.shared().threads();
    try {
      var random = new Random(5);
      var args = f.paramTypes().stream().map(x -> positive(x, random)).toList();
      for (var tier : List.of(Tier.SCALAR, Tier.VECTOR)) {
        Workers.threads(1);
        var alone = Runs.run(f, args, tier);
        var alone2 = Runs.run(sums, args.subList(0, 1), tier);
        Workers.threads(2);
        Runs.assertSame(alone, Runs.run(f, args, tier), "two threads");
        Runs.assertSame(alone2, Runs.run(sums, args.subList(0, 1), tier), "two threads");
      }
    } finally {
      Workers.threads(before);
    }
  }

  @Test
  void severalThreadsRunOneExecutable() throws Exception {
    var f = moments(TensorType.of(DType.F32, 40, 30), Ints.of(0));
    var executable = JvmBackend.compile(f, List.of(false));
    var random = new Random(9);
    try (var pool = Executors.newFixedThreadPool(4)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 40; i++) {
        var arg = positive(f.params().getFirst().type(), random);
        var expected = Runs.run(f, List.of(arg), Tier.SCALAR);
        tasks.add(() -> {
          var in = new Buffer[] {Runs.buffer(arg)};
          var out = new Buffer[3];
          for (int k = 0; k < 20; k++) {
            executable.run(in, out);
            Runs.assertSame(expected, contents(out, f), "concurrent run");
            for (var b : out) b.release();
          }
          return true;
        });
      }
      for (var done : pool.invokeAll(tasks)) assertTrue(done.get());
    }
  }
}
