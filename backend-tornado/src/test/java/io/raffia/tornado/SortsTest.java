package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Bits;
import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.Window;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sorts and cumulative reductions: the device's are the interpreter's, bit by bit where nothing is
/// rounded.
class SortsTest {
  /// As `jax.lax.sort` compares floats: one zero, one NaN, which is the greatest.
  private static Value canonical(Builder b, Value x) {
    if (!x.dtype().isFloat()) return x;
    var zero = b.zeros(x.type());
    var oneZero = b.select(b.compare(Direction.EQ, x, zero), zero, x);
    var nan = b.splat(x.type(), Double.NaN);
    return Bits.totalOrder(b, b.select(b.compare(Direction.NE, x, x), nan, oneZero));
  }

  /// Sorts by the first `keys` operands, one after another.
  private static Sort sort(int axis, int keys, Direction direction, DType... types) {
    var params = new ArrayList<Value>();
    for (var t : types) for (int i = 0; i < 2; i++) params.add(new Value(TensorType.of(t)));
    var comparator =
        Func.of(
            "before",
            params,
            (b, p) -> {
              Value all = null;
              for (int i = keys - 1; i >= 0; i--) {
                var x = p.get(2 * i);
                var y = p.get(2 * i + 1);
                var before = b.compare(direction, canonical(b, x), canonical(b, y));
                if (all != null) {
                  var rest = b.emit(Binary.AND, b.compare(Direction.EQ, x, y), all);
                  before = b.emit(Binary.OR, before, rest);
                }
                all = before;
              }
              return List.of(all);
            });
    return new Sort(axis, comparator);
  }

  private static Func program(Sort sort, Ints shape, DType... types) {
    var params = new ArrayList<Value>();
    for (var t : types) {
      params.add(new Value(new TensorType(t, new Shape(shape))));
    }
    return Func.of("sorted", params, (b, p) -> b.emitAll(sort, p, ""));
  }

  /// Of few values, so that many are equal; of floats, with all that is special.
  private static List<Literal> draw(Func f, int seed) {
    var random = new Random(seed);
    double[] special = {
      Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-40
    };
    return f.paramTypes().stream()
        .map(t ->
            Literal.generate(
                t,
                _ -> {
                  int k = random.nextInt(40);
                  if (!t.dtype().isFloat()) return t.dtype().wrap(random.nextInt(9) - 4);
                  return t.dtype().fromDouble(k < special.length ? special[k] : k / 4.0 - 3);
                }))
        .toList();
  }

  private static TornadoExecutable check(Func f, List<Literal> args, double ulps) {
    var lowered = Pipeline.lower(f);
    var executable = Runs.BACKEND.compile(lowered);
    Runs.assertClose(
        Interpreter.run(lowered, args), Runs.run(executable, args), ulps, "program " + f);
    return executable;
  }

  private static void check(Sort sort, Ints shape, DType... types) {
    var f = program(sort, shape, types);
    var executable = check(f, draw(f, 3), 0);
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  /// Equal elements stay in their order, which the positions beside them show.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 33, 600})
  void elementsOfARowAreSortedStably(int n) {
    var direction = n % 2 == 0 ? Direction.LT : Direction.GT;
    check(sort(0, 1, direction, DType.F32, DType.I32), Ints.of(n), DType.F32, DType.I32);
  }

  @ParameterizedTest
  @CsvSource({"F64", "I8", "U8", "I16", "U16", "U32", "I64", "U64", "I1"})
  void keysAreOfAnyType(DType t) {
    check(sort(0, 1, Direction.LT, t, DType.I32), Ints.of(7), t, DType.I32);
  }

  @Test
  void eachRowOfAnAxisIsSorted() {
    for (int axis = 0; axis < 3; axis++) {
      check(sort(axis, 1, Direction.GT, DType.F32), Ints.of(5, 9, 4), DType.F32);
    }
    check(sort(1, 1, Direction.LT, DType.F32), Ints.of(4, 0), DType.F32);
    check(sort(0, 1, Direction.LT, DType.F32), Ints.of(4, 0), DType.F32);
  }

  @Test
  void keysDecideOneAfterAnother() {
    DType[] types = {DType.I32, DType.U8, DType.F32, DType.I64};
    check(sort(1, 3, Direction.LT, types), Ints.of(3, 50), types);
    check(sort(0, 2, Direction.GT, types), Ints.of(50, 3), types);
  }

  /// With `<`, NaN is neither before nor after any number: the result is that of one algorithm.
  @Test
  void floatsThatAreJustComparedAreTheJvms() {
    var x = new Value(TensorType.of(DType.F32), "x");
    var y = new Value(TensorType.of(DType.F32), "y");
    var less =
        Func.of(
            "less", List.of(x, y), (b, p) -> List.of(b.compare(Direction.LT, p.get(0), p.get(1))));
    var f = program(new Sort(0, less), Ints.of(40), DType.F32);
    var executable = check(f, draw(f, 5), 0);
    assertEquals(1, executable.hostKernels());
    assertTrue(executable.report().contains("where NaN and -0.0 stand"), executable.report());
  }

  @Test
  void theSelfCheckInterpretsSorts() {
    var f = Pipeline.lower(program(sort(0, 1, Direction.LT, DType.F32), Ints.of(20), DType.F32));
    var executable = Runs.BACKEND.compile(f, Collections.nCopies(1, Role.ARGUMENT), true);
    var args = draw(f, 1);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 0, "checked");
    assertEquals(0, executable.hostKernels());
  }

  private static Func cumulative(Monoid monoid, DType t, int axis, boolean reverse, Ints shape) {
    var x = new Value(new TensorType(t, new Shape(shape)), "x");
    int rank = shape.size();
    int n = shape.get(axis);
    var none = Ints.repeat(0, rank);
    var before = Ints.range(0, rank).map(d -> d == axis ? n - 1 : 0);
    var window = Window.of(Ints.range(0, rank).map(d -> d == axis ? n : 1), Ints.repeat(1, rank));
    var op =
        new ReduceWindow(
            monoid, reverse ? window.withPadding(none, before) : window.withPadding(before, none));
    return Func.of("cumulative", List.of(x), (b, p) -> List.of(b.emit(op, p.getFirst())));
  }

  /// Short ones as windows, long ones as sums of sums.
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 100})
  void cumulativeReductionsAreTheDevices(int n) {
    for (var monoid : List.of(Monoid.ADD, Monoid.MUL, Monoid.MAX, Monoid.MIN)) {
      int axis = monoid == Monoid.ADD || monoid == Monoid.MAX ? 0 : 1;
      boolean reverse = monoid == Monoid.MUL || monoid == Monoid.MAX;
      var type = monoid == Monoid.MIN ? DType.I32 : DType.F32;
      var shape = axis == 0 ? Ints.of(n, 3) : Ints.of(3, n);
      var f = cumulative(monoid, type, axis, reverse, shape);
      var random = new Random(n);
      var near =
          Literal.generate(
              f.paramTypes().getFirst(),
              _ -> DType.F32.fromDouble(1 + (random.nextDouble() - 0.5) / 64));
      var args = type == DType.I32 ? draw(f, n) : List.of(near);
      assertEquals(0, check(f, args, 64).hostKernels());
    }
  }
}
