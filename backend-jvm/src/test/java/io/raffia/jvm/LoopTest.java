package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.passes.Fuse;
import io.raffia.passes.MemoryPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What loops carry is updated in place where nothing else reads it, and only there.
class LoopTest {
  private static final TensorType N = TensorType.of(DType.I32);
  private static final TensorType A = TensorType.of(DType.F32, 8);
  private static final List<Value> STATE =
      List.of(new Value(N, "i"), new Value(A, "a"), new Value(A, "b"));

  /// `a[i] = a[i] + i; b = sin(b) + a`, eight times; or with `b` reversed, which no loop can do in
  /// place.
  private static Func body(boolean reversed) {
    return Func.of(
        "next",
        STATE,
        (b, p) -> {
          var at = b.reshape(p.get(0), Shape.of(1));
          var op =
              new Scatter(Monoid.ADD, Ints.of(), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 0);
          var a = b.emit(op, p.get(1), at, b.convert(p.get(0), DType.F32));
          var other = reversed ? b.emit(new Reverse(Ints.of(0)), p.get(2)) : p.get(2);
          return List.of(b.shift(p.get(0), 1), a, b.add(b.emit(Unary.SIN, other), a));
        });
  }

  private static Func program(Func body) {
    var cond =
        Func.of(
            "more", STATE, (b, p) -> List.of(b.compare(Direction.LT, p.getFirst(), b.splat(N, 8))));
    var b = new Builder();
    var a = new Value(A, "a");
    var c = new Value(A, "c");
    var out = b.emitAll(new While(0, cond, body), List.of(b.zeros(N), a, c), "");
    return b.func("loop", List.of(a, c), out);
  }

  @Test
  void elementwiseAndScatteredUpdatesAreInPlace() {
    assertEquals(List.of(0, 1, 2), donations(body(false)));
    assertEquals(List.of(0, 1, -1), donations(body(true)));
  }

  /// `a[i : i + 2] = a[1 : 3] + a[i : i + 2]`: what is read of the array is read before it is
  /// written.
  private static Func slices() {
    return Func.of(
        "next",
        STATE,
        (b, p) -> {
          var slice = new DynamicSlice(Ints.of(2));
          var first = b.emit(new Slice(Ints.of(1), Ints.of(3), Ints.of(1)), p.get(1));
          var sum = b.add(first, b.emit(slice, p.get(1), p.get(0)));
          var a = b.emit(DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE, p.get(1), sum, p.get(0));
          return List.of(b.shift(p.get(0), 1), a, p.get(2));
        });
  }

  @Test
  void slicesThatReadWhatTheyWriteAreInPlace() {
    assertEquals(1, donations(slices()).get(1));
    var args = List.of(Literal.generate(A, i -> i * 77_000_000), Literal.splat(A, 0));
    var f = program(slices());
    Runs.assertSame(Interpreter.run(f, args), Runs.run(f, args, Tier.SCALAR), "slices");
  }

  private static List<Integer> donations(Func body) {
    var program = Fuse.fuse(body);
    var donated = List.of(true, true, true);
    return MemoryPlan.of(program, donated, (result, argument) -> result == argument).donations();
  }

  @Test
  void loopsComputeWhatTheInterpreterComputes() {
    var args = List.of(Literal.generate(A, i -> i * 77_000_000), Literal.splat(A, 0));
    for (boolean reversed : new boolean[] {false, true}) {
      var f = program(body(reversed));
      Runs.assertClose(Interpreter.run(f, args), Runs.run(f, args, Tier.SCALAR), 16, "loop");
    }
  }
}
