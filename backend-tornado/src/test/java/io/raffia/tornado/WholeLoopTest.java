package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Loops that are one kernel, and loops that are none.
class WholeLoopTest {
  private static final TensorType COUNT = TensorType.of(DType.I32);
  private static final TensorType NUMBER = TensorType.of(DType.F32);
  private static final TensorType ROWS = TensorType.of(DType.F32, 3, 1, 23);

  private static List<Value> values(TensorType... types) {
    var all = new ArrayList<Value>();
    for (var t : types) all.add(new Value(t));
    return all;
  }

  /// Compares with the interpreter; says whether the loop is one kernel.
  private static boolean isWhole(Func f, List<Literal> args) {
    var lowered = Pipeline.lower(f);
    var expected = Interpreter.run(lowered, args);
    var roles = Collections.nCopies(args.size(), Role.ARGUMENT);
    var executable = Runs.BACKEND.compile(lowered);
    for (int run = 0; run < 2; run++) {
      Runs.assertClose(expected, Runs.run(executable, args), 64, f.name() + " run " + run);
    }
    var checked = Runs.BACKEND.compile(lowered, roles, true);
    Runs.assertClose(expected, Runs.run(checked, args), 64, f.name());
    assertEquals(0, executable.hostKernels(), executable.report());
    return executable.report().contains("raffia_loop0");
  }

  /// Operands: a constant, a counter, a number, elements.
  private static Func rounds(BiFunction<Builder, List<Value>, Value> element) {
    TensorType[] types = {ROWS, COUNT, NUMBER, ROWS};
    var loop =
        new While(
            1,
            Func.of(
                "more",
                values(types),
                (b, p) -> {
                  var more = b.compare(Direction.GT, p.get(1), b.zeros(COUNT));
                  var small = b.compare(Direction.LT, p.get(2), b.splat(NUMBER, 20));
                  return List.of(b.emit(Binary.AND, more, small));
                }),
            Func.of(
                "next",
                values(types),
                (b, p) ->
                    List.of(
                        b.emit(Binary.SUB, p.get(1), b.ones(COUNT)),
                        b.emit(Binary.MUL, p.get(2), b.splat(NUMBER, 1.5)),
                        element.apply(b, p))));
    return Func.of("rounds", values(types), (b, p) -> b.emitAll(loop, p, ""));
  }

  private static Value grown(Builder b, List<Value> p) {
    var factor = b.broadcast(p.get(2), ROWS.shape(), Ints.of());
    var x = b.emit(Unary.TANH, b.emit(Binary.MUL, p.get(3), factor));
    return b.emit(Binary.ADD, x, p.get(0));
  }

  /// The number that grows ends the loop, or the counter, or neither lets it begin.
  @Test
  void itemsRunAllRoundsOfAWhile() {
    var f = rounds(WholeLoopTest::grown);
    for (int n : new int[] {0, 1, 4, 1000}) {
      var args = new ArrayList<>(Runs.draw(f, n));
      args.set(1, Literal.splat(COUNT, n));
      args.set(2, Literal.splat(NUMBER, DType.F32.fromDouble(0.7)));
      assertTrue(isWhole(f, args));
    }
    // However little it has to do.
    var small = new TornadoBackend(0).compile(Pipeline.lower(f));
    assertEquals(0, small.hostKernels(), small.report());
  }

  /// What a round needs of other elements is written by other items.
  @Test
  void elementsThatMeetAreNoKernel() {
    var turned = rounds((b, p) -> b.emit(new Reverse(Ints.of(2)), grown(b, p)));
    var summed =
        rounds((b, p) -> {
          var sum = b.reduce(Monoid.ADD, p.get(3), Ints.of(2));
          var all = b.broadcast(sum, ROWS.shape(), Ints.of(0, 1));
          return b.emit(Binary.SUB, grown(b, p), b.emit(Unary.TANH, all));
        });
    for (var f : List.of(turned, summed)) {
      var args = new ArrayList<>(Runs.draw(f, 2));
      args.set(1, Literal.splat(COUNT, 3));
      assertFalse(isWhole(f, args));
    }
  }

  /// Other elements of what does not change are no matter.
  @Test
  void constantsAreReadAnywhere() {
    var f =
        rounds((b, p) -> b.emit(Binary.ADD, b.emit(new Reverse(Ints.of(2)), p.get(0)), p.get(3)));
    var args = new ArrayList<>(Runs.draw(f, 2));
    args.set(1, Literal.splat(COUNT, 3));
    assertTrue(isWhole(f, args));
  }

  /// Rows of a constant by the number of the round: what is known of it while the condition holds,
  /// and only then, keeps them within bounds.
  @Test
  void roundsCountRowsOfAConstant() {
    var table = new TensorType(DType.F32, ROWS.shape().prepend(6));
    TensorType[] types = {table, COUNT, ROWS};
    var loop =
        new While(
            1,
            Func.of(
                "more",
                values(types),
                (b, p) -> List.of(b.compare(Direction.LT, p.get(1), b.splat(COUNT, 6)))),
            Func.of(
                "next",
                values(types),
                (b, p) -> {
                  var zero = b.zeros(COUNT);
                  var slice = new DynamicSlice(ROWS.shape().dims().prepend(1));
                  var row =
                      b.reshape(b.emit(slice, p.get(0), p.get(1), zero, zero, zero), ROWS.shape());
                  var next = b.emit(Binary.ADD, b.emit(Unary.NEG, p.get(2)), row);
                  return List.of(b.emit(Binary.ADD, p.get(1), b.ones(COUNT)), next);
                }));
    var f =
        Func.of(
            "rows",
            values(table, ROWS),
            (b, p) ->
                List.of(b.emitAll(loop, List.of(p.get(0), b.zeros(COUNT), p.get(1)), "").get(1)));
    assertTrue(isWhole(f, Runs.draw(f, 4)));
  }

  @Test
  void numbersAloneAreAKernel() {
    TensorType[] types = {NUMBER, NUMBER};
    var root =
        new While(
            1,
            Func.of(
                "more",
                values(types),
                (b, p) -> {
                  var error = b.emit(Binary.SUB, b.emit(Binary.MUL, p.get(1), p.get(1)), p.get(0));
                  return List.of(
                      b.compare(Direction.GT, b.emit(Unary.ABS, error), b.splat(NUMBER, 1e-3)));
                }),
            Func.of(
                "next",
                values(types),
                (b, p) -> {
                  var sum = b.emit(Binary.ADD, p.get(1), b.emit(Binary.DIV, p.get(0), p.get(1)));
                  return List.of(b.emit(Binary.MUL, sum, b.splat(NUMBER, 0.5)));
                }));
    var f = Func.of("root", values(types), (b, p) -> b.emitAll(root, p, ""));
    long seven = DType.F32.fromDouble(7);
    assertTrue(isWhole(f, List.of(Literal.splat(NUMBER, seven), Literal.splat(NUMBER, seven))));
  }

  /// Carried: two that change places, and a number. Stacked: what was, a number, a slice.
  @Test
  void slicesAreTakenAndStacked() {
    for (boolean reverse : new boolean[] {false, true}) {
      for (int length : new int[] {1, 6}) {
        TensorType[] types = {ROWS, ROWS, ROWS, COUNT, ROWS, NUMBER};
        var body =
            Func.of(
                "round",
                values(types),
                (b, p) -> {
                  var scale = b.broadcast(p.get(5), ROWS.shape(), Ints.of());
                  var slice = b.emit(Binary.MUL, p.get(4), scale);
                  var next = b.emit(Binary.SUB, b.emit(Binary.MUL, p.get(0), slice), p.get(1));
                  var count = b.emit(Binary.ADD, p.get(3), b.ones(COUNT));
                  return List.of(p.get(2), next, count, p.get(1), count, p.get(4));
                });
        TensorType[] given = types.clone();
        given[4] = new TensorType(DType.F32, ROWS.shape().prepend(length));
        given[5] = TensorType.of(DType.F32, length);
        var f =
            Func.of(
                "scan",
                values(given),
                (b, p) -> b.emitAll(new Scan(body, length, 1, 3, reverse), p, ""));
        assertTrue(isWhole(f, Runs.draw(f, length)));
      }
    }
  }

  /// In a loop that the host drives.
  @Test
  void loopsWithinLoopsAreKernels() {
    var inner = rounds(WholeLoopTest::grown);
    TensorType[] types = {ROWS, COUNT, NUMBER, ROWS};
    var body =
        Func.of(
            "round",
            values(types),
            (b, p) -> {
              var out = Inline.inline(b, inner, p);
              var turned = b.emit(new Reverse(Ints.of(2)), out.get(2));
              return List.of(p.get(1), b.emit(Unary.TANH, out.get(1)), turned);
            });
    var f =
        Func.of("outer", values(types), (b, p) -> b.emitAll(new Scan(body, 3, 1, 3, false), p, ""));
    var args = new ArrayList<>(Runs.draw(f, 2));
    args.set(1, Literal.splat(COUNT, 3));
    assertTrue(isWhole(f, args));
  }
}
