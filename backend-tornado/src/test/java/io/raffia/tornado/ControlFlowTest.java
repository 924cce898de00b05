package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import io.raffia.jvm.Buffer;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loops and choices that the host drives on the device.
class ControlFlowTest {
  private static final TensorType COUNT = TensorType.of(DType.I32);
  private static final TensorType ROW = TensorType.of(DType.F32, 40);
  private static final TensorType SQUARE = TensorType.of(DType.F32, 40, 40);
  private static final Value N = new Value(COUNT, "n");
  private static final Value X = new Value(ROW, "x");
  private static final Value Y = new Value(ROW, "y");
  private static final Value W = new Value(SQUARE, "w");

  private static List<Literal> arguments(Func f, int seed) {
    var random = new java.util.Random(seed);
    return f.paramTypes().stream()
        .map(t ->
            Literal.generate(
                t,
                _ ->
                    t.dtype().isFloat()
                        ? t.dtype().fromDouble(random.nextGaussian() / 8)
                        : t.dtype().wrap(random.nextInt(7))))
        .toList();
  }

  private static Literal count(int n) {
    return Literal.splat(COUNT, n);
  }

  /// Compares with the interpreter, twice, as the second run finds what the first left.
  private static TornadoExecutable check(Func f, List<Literal> args) {
    var lowered = Pipeline.lower(f);
    var executable = Runs.BACKEND.compile(lowered);
    var expected = Interpreter.run(lowered, args);
    for (int run = 0; run < 2; run++) {
      Runs.assertClose(expected, Runs.run(executable, args), 256, f.name() + " run " + run);
    }
    assertEquals(0, executable.hostKernels(), executable.report());
    return executable;
  }

  private static Value product(Builder b, Value x, Value w) {
    var op = new DotGeneral(Ints.of(), Ints.of(), Ints.of(0), Ints.of(0), DType.F32);
    return b.emit(Unary.TANH, b.emit(op, x, w));
  }

  private static While loop(Value... carried) {
    var operands = new ArrayList<>(List.of(W, N));
    operands.addAll(List.of(carried));
    return new While(
        1,
        Func.of(
            "more",
            operands,
            (b, p) -> List.of(b.compare(Direction.GT, p.get(1), b.splat(COUNT, 0)))),
        Func.of(
            "next",
            operands,
            (b, p) -> {
              var xw = product(b, p.get(2), p.get(0));
              var next = new ArrayList<Value>();
              next.add(b.emit(Binary.SUB, p.get(1), b.ones(COUNT)));
              if (p.size() == 4) next.add(b.emit(Binary.ADD, p.get(3), xw));
              next.add(p.size() == 4 ? p.get(2) : xw);
              return next;
            }));
  }

  /// Rounds of `x, y <- y + tanh(x w), x`: what is carried changes places.
  private static Func rounds() {
    return Func.of("rounds", List.of(W, N, X, Y), (b, p) -> b.emitAll(loop(X, Y), p, ""));
  }

  @Test
  void whatALoopCarriesStaysOnTheDevice() {
    var f = rounds();
    for (int n : new int[] {0, 1, 6}) {
      var args = new ArrayList<>(arguments(f, 5));
      args.set(1, count(n));
      var executable = check(f, args);
      // Besides arguments and results a boolean a round.
      int vectors = 2 * 4 * (2 * 40 + 1);
      assertEquals(4 * 1600 + vectors + n + 1, executable.bytesMoved(), executable.report());
    }
  }

  private static Func scan(boolean reverse) {
    var slice = new Value(ROW, "slice");
    var body =
        Func.of(
            "round",
            List.of(W, X, Y, slice),
            (b, p) -> {
              var next = b.emit(Binary.ADD, product(b, p.get(1), p.get(0)), p.get(3));
              var sum = b.reduce(Monoid.ADD, next, Ints.of(0));
              // Carried: two that change places. Stacked: one of before, one computed, a slice.
              return List.of(p.get(2), next, p.get(1), sum, p.get(3));
            });
    var slices = new Value(TensorType.of(DType.F32, 7, 40), "slices");
    return Func.of(
        "scan",
        List.of(W, X, Y, slices),
        (b, p) -> b.emitAll(new Scan(body, 7, 1, 2, reverse), p, ""));
  }

  @Test
  void slicesAreTakenAndStackedOnTheDevice() {
    for (boolean reverse : new boolean[] {false, true}) {
      var f = scan(reverse);
      var executable = check(f, arguments(f, 6));
      int vectors = 40 * (2 + 7 + 2 + 7 + 7) + 7;
      assertEquals(4L * (1600 + vectors), executable.bytesMoved(), executable.report());
    }
  }

  private static Func choice(boolean within) {
    return Func.of(
        "choice",
        List.of(N, W, X, Y),
        (b, p) -> {
          var in = List.of(p.get(1), p.get(2), p.get(3), p.get(0));
          var like = List.of(W, X, Y, N);
          var first =
              Func.of("first", like, (c, q) -> List.of(product(c, q.get(1), q.get(0)), q.get(2)));
          var second =
              Func.of(
                  "second",
                  like,
                  (c, q) -> {
                    var sum = c.emit(Binary.ADD, q.get(1), q.get(2));
                    return List.of(sum, sum);
                  });
          var third =
              Func.of(
                  "third",
                  like,
                  (c, q) -> {
                    if (!within) return List.of(c.zeros(ROW), q.get(1));
                    var out = c.emitAll(loop(X), List.of(q.get(0), q.get(3), q.get(1)), "");
                    return List.of(out.get(1), product(c, out.get(1), q.get(0)));
                  });
          var operands = new ArrayList<>(List.of(p.get(0)));
          operands.addAll(in);
          var out = b.emitAll(new Case(List.of(first, second, third)), operands, "");
          return List.of(out.get(0), b.emit(Binary.MUL, out.get(0), out.get(1)));
        });
  }

  @Test
  void theDeviceRunsTheBranchThatIsChosen() {
    for (boolean within : new boolean[] {false, true}) {
      for (int n = -1; n < 4; n++) {
        var args = new ArrayList<>(arguments(choice(within), 8 + n));
        args.set(0, count(n));
        var executable = check(choice(within), args);
        assertTrue(executable.report().contains("branch 2:\n"), executable.report());
      }
    }
  }

  /// Choices in a loop in a scan, which read what lies on the host.
  @Test
  void regionsAreNested() {
    var body =
        Func.of(
            "round",
            List.of(W, N, X),
            (b, p) -> {
              var choice = choice(true);
              var in = List.of(p.get(1), p.get(0), p.get(2), p.get(2));
              var out = Inline.inline(b, choice, in);
              var turned = b.emitAll(loop(X), List.of(p.get(0), p.get(1), out.get(0)), "");
              return List.of(
                  b.emit(Binary.ADD, p.get(1), b.ones(COUNT)), turned.get(1), out.get(1));
            });
    var f =
        Func.of(
            "nested", List.of(W, N, X), (b, p) -> b.emitAll(new Scan(body, 4, 1, 2, false), p, ""));
    var args = new ArrayList<>(arguments(f, 3));
    args.set(1, count(0));
    check(f, args);
  }

  /// A state that a loop replaces stays on the device, and is intact where the program is run.
  @Test
  void stateThatALoopReplacesStays() {
    var f =
        Pipeline.lower(
            Func.of(
                "training",
                List.of(W, N, X, Y),
                (b, p) -> b.emitAll(loop(X, Y), p, "").subList(1, 3)));
    var roles = List.of(new Role(true, -1), Role.ARGUMENT, new Role(true, 0), new Role(true, 1));
    var step = Runs.BACKEND.compile(f, roles, false);
    var args = new ArrayList<>(arguments(f, 9));
    var kept = new Resident[2];
    for (int i = 0; i < 5; i++) {
      args.set(1, count(i));
      var in = new Buffer[4];
      for (int k = 0; k < 4; k++) if (i == 0 || k == 1) in[k] = Runs.buffer(args.get(k));
      kept = new Resident[2];
      step.run(in, new Buffer[2], kept);
      if (i > 0) assertEquals(4 + i + 1, step.bytesMoved(), step.report());
      var next = Interpreter.run(f, args);
      args.set(2, next.get(0));
      args.set(3, next.get(1));
    }
    var found = new ArrayList<Literal>();
    for (var r : kept) found.add(Runs.literal(ROW, r.buffer()));
    Runs.assertClose(args.subList(2, 4), found, 256, "state");
  }

  @Test
  void theSelfCheckInterpretsLoops() {
    for (var f : List.of(rounds(), scan(true), choice(true))) {
      var lowered = Pipeline.lower(f);
      var roles = Collections.nCopies(lowered.params().size(), Role.ARGUMENT);
      var executable = Runs.BACKEND.compile(lowered, roles, true);
      var args = arguments(lowered, 4);
      Runs.assertClose(Interpreter.run(lowered, args), Runs.run(executable, args), 256, f.name());
      assertEquals(0, executable.hostKernels(), executable.report());
    }
  }

  /// Each round in several graphs.
  @Test
  void aRoundMayBeSeveralGraphs() {
    for (var f : List.of(scan(false), choice(true))) {
      var lowered = Pipeline.lower(f);
      var roles = Collections.nCopies(lowered.params().size(), Role.ARGUMENT);
      var executable = Runs.BACKEND.compile(lowered, roles, false, 70);
      var args = arguments(lowered, 4);
      Runs.assertClose(Interpreter.run(lowered, args), Runs.run(executable, args), 256, f.name());
    }
  }

  @Test
  void smallLoopsAreTheJvms() {
    var small = new TornadoBackend(0).compile(Pipeline.lower(rounds()));
    assertEquals(1, small.hostKernels());
    assertTrue(
        small.report().contains("control flow over 1802 numbers, of 65536 from which"),
        small.report());
  }

  /// `-Draffia.programs=2000` for many.
  @Test
  void randomLoopsAgree() {
    int programs = Integer.getInteger("raffia.programs", 150);
    int first = Integer.getInteger("raffia.first", 0);
    int driven = 0;
    for (int seed = first; driven < programs / 5; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + seed % 20, DType.F32, true));
      if (f.eqns().stream().noneMatch(eqn -> eqn.op() instanceof RegionOp)) continue;
      var args = RandomProgram.arguments(f, seed, false);
      var expected = Interpreter.run(f, args);
      var executable = Runs.BACKEND.compile(f);
      Runs.assertClose(expected, Runs.run(executable, args), 256, "program " + seed);
      driven++;
    }
  }
}
