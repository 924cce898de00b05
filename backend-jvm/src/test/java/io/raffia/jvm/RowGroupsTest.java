package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Fuse;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Loops that run together give the bits that they give one after another.
class RowGroupsTest {
  private static final TensorType ROWS = TensorType.of(DType.F32, 37, 21);
  private static final RowGroups.Sizes SMALL = new RowGroups.Sizes(1, 2, 300);
  private static final RowGroups.Sizes ROW_BY_ROW = new RowGroups.Sizes(1, 2, 1);

  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  @Test
  void softmaxIsOneGroup() {
    assertEquals(1, check(softmax(), SMALL, false));
    assertEquals(1, check(softmax(), ROW_BY_ROW, true));
    assertEquals(0, check(softmax(), RowGroups.Sizes.USUAL, false));
  }

  /// What the second loop reads lies in other rows than what the first writes at the same time.
  @Test
  void aLoopThatReadsOtherRowsWaits() {
    var f =
        Func.of(
            "reversed",
            List.of(new Value(ROWS, "x")),
            (b, p) -> {
              var e = b.emit(Unary.EXP, p.getFirst());
              var sum = b.reduce(Monoid.ADD, e, Ints.of(1));
              var turned = b.emit(new Reverse(Ints.of(0)), sum);
              return List.of(b.div(e, b.broadcast(turned, Shape.of(37, 21), Ints.of(0))), turned);
            });
    check(f, SMALL, false);
    check(f, ROW_BY_ROW, false);
  }

  @Test
  void randomProgramsGiveTheSameBits() {
    long groups = 0;
    for (long seed = 0; seed < 400; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + (int) seed % 20, DType.F32, false));
      Workers.threads(1 + (int) seed % 2);
      groups += check(f, seed % 3 == 0 ? SMALL : ROW_BY_ROW, seed % 2 == 0);
    }
    assertTrue(groups > 20, "only " + groups + " groups");
  }

  private static Func softmax() {
    return Func.of(
        "softmax",
        List.of(new Value(ROWS, "x")),
        (b, p) -> {
          var x = p.getFirst();
          var most = b.reduce(Monoid.MAX, x, Ints.of(1));
          var e = b.emit(Unary.EXP, b.sub(x, rows(b, most)));
          return List.of(b.div(e, rows(b, b.reduce(Monoid.ADD, e, Ints.of(1)))));
        });
  }

  private static Value rows(Builder b, Value v) {
    return b.broadcast(v, Shape.of(37, 21), Ints.of(0));
  }

  /// Compares both ways to run in each tier; returns how many groups there are.
  private static long check(Func f, RowGroups.Sizes sizes, boolean donated) {
    long groups = 0;
    for (var tier : List.of(Tier.SCALAR, Tier.VECTOR)) {
      var program = Fuse.fuse(f);
      var plan = MemoryPlan.of(program, Collections.nCopies(f.params().size(), donated));
      var routine = new Routine(program, plan, tier, sizes);
      var args =
          f.paramTypes().stream()
              .map(t -> {
                var random = new Random(7);
                return Literal.generate(t, _ -> t.dtype().fromDouble(random.nextInt(9) - 4.0));
              })
              .toList();
      Runs.assertSame(run(routine, f, args, false), run(routine, f, args, true), f.toString());
      groups = routine.groups();
    }
    return groups;
  }

  private static List<Literal> run(Routine routine, Func f, List<Literal> args, boolean together) {
    var frame = routine.take();
    var in = args.stream().map(Runs::buffer).toList();
    var donations = routine.plan().donations();
    var out =
        IntStream.range(0, routine.results())
            .mapToObj(i ->
                donations.get(i) >= 0
                    ? in.get(donations.get(i))
                    : BufferPool.shared().allocate(routine.resultBytes(i)))
            .toList();
    for (int i = 0; i < in.size(); i++) routine.argument(frame, i, in.get(i).address());
    for (int i = 0; i < out.size(); i++) routine.result(frame, i, out.get(i).address());
    if (together) routine.execute(frame);
    else routine.execute(frame, new long[routine.stepKernels().size()]);
    routine.give(frame);
    var results =
        IntStream.range(0, out.size())
            .mapToObj(i -> {
              var t = f.resultTypes().get(i);
              long at = out.get(i).address();
              return Literal.generate(t, k -> Cells.get(t.dtype(), at + k * t.dtype().bytes()));
            })
            .toList();
    for (var b : out) b.release();
    for (var b : in) if (!out.contains(b)) b.release();
    return results;
  }
}
