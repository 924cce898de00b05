package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scans that run as one method compute what the interpreter computes, whatever the number of
/// lanes.
class RecurrenceTest {
  private static final int LENGTH = 7;

  private static TensorType stacked(TensorType t) {
    return t.withShape(t.shape().prepend(LENGTH));
  }

  /// A scan over one constant, the carried values, an array of slices and one of scalars.
  private static Func scan(
      TensorType t,
      int carried,
      boolean reverse,
      BiFunction<Builder, List<Value>, List<Value>> step) {
    var scalar = TensorType.of(t.dtype());
    var inside = new ArrayList<>(List.of(new Value(t, "c")));
    for (int i = 0; i < carried; i++) inside.add(new Value(t, "h"));
    inside.add(new Value(t, "x"));
    inside.add(new Value(scalar, "s"));
    var body = Func.of("step", inside, step);
    var params = new ArrayList<>(inside.subList(0, carried + 1));
    params.add(new Value(stacked(t), "xs"));
    params.add(new Value(stacked(scalar), "ss"));
    var b = new Builder();
    var outside = params.stream().map(p -> new Value(p.type(), "p")).toList();
    var out = b.emitAll(new Scan(body, LENGTH, 1, carried, reverse), outside, "");
    return b.func("loop", outside, out);
  }

  /// `a, b = b + x, a c + s`, with the sum and another value stacked.
  private static Func swap(TensorType t, boolean reverse) {
    return scan(
        t,
        2,
        reverse,
        (b, p) -> {
          var axes = Ints.of();
          var sum = b.add(p.get(2), p.get(3));
          var s = b.broadcast(p.get(4), t.shape(), axes);
          var other = b.add(b.mul(p.get(1), p.get(0)), s);
          return List.of(sum, other, sum, b.sub(p.get(3), p.get(2)));
        });
  }

  private static List<Literal> arguments(Func f) {
    var args = new ArrayList<Literal>();
    for (var p : f.params()) {
      var t = p.dtype();
      int seed = args.size();
      args.add(
          Literal.generate(
              p.type(),
              i ->
                  t.isFloat()
                      ? t.fromDouble(((int) (i * 37 + seed * 11L) % 19 - 9) / 8.0)
                      : t.fromDouble((int) (i * 37 + seed * 11L) % 7)));
    }
    return args;
  }

  private static void check(Func f, String what) {
    var program = Fuse.fuse(f);
    assertNotNull(recurrence(program.kernels()), what);
    var args = arguments(f);
    var expected = Interpreter.run(f, args);
    for (var tier : List.of(Tier.SCALAR, Tier.VECTOR))
      Runs.assertSame(expected, Runs.run(f, args, tier), what + " " + tier);
  }

  private static Recurrence.@Nullable Planned recurrence(List<Kernel> kernels) {
    for (var k : kernels) if (k instanceof Kernel.Structured s) return Recurrence.of(s);
    throw new IllegalStateException("no scan");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 16, 20, 33, 40, 64, 70, 129})
  void lanes(int n) {
    for (var t : List.of(DType.F32, DType.I32, DType.F64, DType.I8, DType.BF16, DType.U64)) {
      for (boolean reverse : new boolean[] {false, true})
        check(swap(TensorType.of(t, n), reverse), t + " " + n + " " + reverse);
    }
  }

  /// The warming thread must have memory for all that a run reads.
  @Test
  void slicesTakeTheMemoryOfAllSteps() {
    var kernels = Fuse.fuse(swap(TensorType.of(DType.F32, 20), false)).kernels();
    var planned = recurrence(kernels);
    assertNotNull(planned);
    var plan = planned.plan();
    assertEquals(LENGTH * 80, plan.arrays.stream().mapToLong(plan::bytes).max().orElse(0));
  }

  @Test
  void scalarsAndMatrices() {
    for (var t : List.of(TensorType.of(DType.F32), TensorType.of(DType.F32, 5, 7)))
      check(swap(t, true), t.toString());
  }

  @Test
  void whatIsCarriedNeedNotBeRead() {
    check(
        scan(TensorType.of(DType.F32, 20), 1, false, (b, p) -> List.of(b.mul(p.get(0), p.get(2)))),
        "unread");
  }

  @Test
  void elementsThatMeetAreLeftToSteps() {
    var f =
        scan(
            TensorType.of(DType.F32, 20),
            1,
            false,
            (b, p) -> List.of(b.add(b.emit(new Reverse(Ints.of(0)), p.get(1)), p.get(2))));
    assertNull(recurrence(Fuse.fuse(f).kernels()));
    var args = arguments(f);
    Runs.assertSame(Interpreter.run(f, args), Runs.run(f, args, Tier.VECTOR), "reversed");
  }

  @Test
  void elementaryFunctions() {
    var f =
        scan(
            TensorType.of(DType.F32, 20),
            1,
            false,
            (b, p) -> {
              var next = b.emit(Unary.TANH, b.add(b.scale(p.get(1), 1.1), p.get(2)));
              return List.of(next, b.emit(Unary.EXP, next));
            });
    assertNotNull(recurrence(Fuse.fuse(f).kernels()));
    var args = arguments(f);
    var scalar = Runs.run(f, args, Tier.SCALAR);
    Runs.assertClose(Interpreter.run(f, args), scalar, 16, "tanh");
    Runs.assertSame(scalar, Runs.run(f, args, Tier.VECTOR), "lanes");
  }
}
