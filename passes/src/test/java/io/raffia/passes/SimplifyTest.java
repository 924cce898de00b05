package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is left of programs with one parameter of type `f32[2,3]`.
class SimplifyTest {
  private static final TensorType MATRIX = TensorType.of(DType.F32, 2, 3);

  private static void assertLeft(String ops, BiFunction<Builder, Value, Value> body) {
    assertLeft(MATRIX, ops, body);
  }

  private static void assertLeft(
      TensorType type, String ops, BiFunction<Builder, Value, Value> body) {
    var f = Check.func(List.of(type), (b, p) -> List.of(body.apply(b, p.getFirst())));
    var simple = Check.wellFormed(Pipeline.optimize(f));
    assertEquals(
        ops, simple.eqns().stream().map(e -> e.op().toString()).collect(Collectors.joining("; ")));
    var args = RandomProgram.arguments(f, 7, true);
    Check.assertSame(Interpreter.run(f, args), Interpreter.run(simple, args), ops);
  }

  @Test
  void neutralElementsDisappear() {
    assertLeft("", (b, x) -> b.scale(x, 1));
    assertLeft("", (b, x) -> b.mul(b.ones(x.type()), x));
    assertLeft("", (b, x) -> b.div(x, b.ones(x.type())));
    assertLeft("", (b, x) -> b.sub(x, b.zeros(x.type())));
    assertLeft("", (b, x) -> b.shift(x, -0.0));
    assertLeft("", (b, x) -> b.emit(Binary.MAX, x, x));
    assertLeft("", (b, x) -> b.emit(StopGradient.STOP_GRADIENT, x));
  }

  @Test
  void addingZeroStaysBecauseItChangesNegativeZero() {
    assertLeft("Constant[value=f32[2,3] [0.0]]; ADD", (b, x) -> b.shift(x, 0));
    assertLeft("Constant[value=f32[2,3] [0.0]]; MUL", (b, x) -> b.scale(x, 0));
    assertLeft("ABS", (b, x) -> b.shift(b.emit(Unary.ABS, x), 0));
    assertLeft(
        "TANH; Constant[value=f32[2,3] [0.0]]; ADD", (b, x) -> b.shift(b.emit(Unary.TANH, x), 0));
  }

  @Test
  void integersObeyMore() {
    var ints = TensorType.of(DType.I32, 4);
    assertLeft(ints, "", (b, x) -> b.shift(x, 0));
    assertLeft(ints, "Constant[value=i32[4] [0.0]]", (b, x) -> b.scale(x, 0));
    assertLeft(ints, "Constant[value=i32[4] [0.0]]", (b, x) -> b.sub(x, x));
    assertLeft(ints, "Constant[value=i32[4] [5.0]]; ADD", (b, x) -> b.shift(b.shift(x, 2), 3));
  }

  @Test
  void signsCancel() {
    assertLeft("", (b, x) -> b.neg(b.neg(x)));
    assertLeft("MUL", (b, x) -> b.mul(b.neg(x), b.neg(x)));
    assertLeft("ABS", (b, x) -> b.emit(Unary.ABS, b.neg(x)));
    assertLeft("Constant[value=f32[2,3] [-3.0]]; MUL", (b, x) -> b.neg(b.scale(x, 3)));
    assertLeft("EXP; SUB", (b, x) -> b.add(b.emit(Unary.EXP, x), b.neg(x)));
  }

  @Test
  void divisionByPowersOfTwoIsMultiplication() {
    assertLeft("Constant[value=f32[2,3] [0.25]]; MUL", (b, x) -> b.div(x, b.splat(x.type(), 4)));
    assertLeft("Constant[value=f32[2,3] [3.0]]; DIV", (b, x) -> b.div(x, b.splat(x.type(), 3)));
  }

  @Test
  void choicesThatAreMadeDisappear() {
    assertLeft("", (b, x) -> b.select(b.splat(x.type().withDtype(DType.I1), 1), x, b.neg(x)));
    assertLeft("", (b, x) -> b.select(b.compare(Direction.LT, x, b.neg(x)), x, x));
    assertLeft(
        "EXP; Compare[direction=LT]; SELECT",
        (b, x) -> {
          var e = b.emit(Unary.EXP, x);
          return b.select(b.emit(Unary.NOT, b.compare(Direction.LT, x, e)), e, x);
        });
  }

  @Test
  void convertsThatLoseNothingDisappear() {
    assertLeft("", (b, x) -> b.convert(b.convert(x, DType.F64), DType.F32));
    assertLeft(
        "Convert[to=f16]; Convert[to=f32]",
        (b, x) -> b.convert(b.convert(x, DType.F16), DType.F32));
    assertLeft(
        TensorType.of(DType.I16, 2),
        "Convert[to=f32]; Convert[to=i8]",
        (b, x) -> b.convert(b.convert(x, DType.F32), DType.I8));
    assertLeft(
        TensorType.of(DType.U8, 2),
        "Convert[to=i8]; Convert[to=f32]",
        (b, x) -> b.convert(b.convert(x, DType.I8), DType.F32));
  }

  @Test
  void movementsCombine() {
    assertLeft("", (b, x) -> b.transpose(b.transpose(x, Ints.of(1, 0)), Ints.of(1, 0)));
    assertLeft("", (b, x) -> b.reshape(b.reshape(x, Shape.of(6)), Shape.of(2, 3)));
    assertLeft(
        "Reshape[shape=3x2]", (b, x) -> b.reshape(b.reshape(x, Shape.of(6)), Shape.of(3, 2)));
    assertLeft("", (b, x) -> b.emit(new Reverse(Ints.of(0)), b.emit(new Reverse(Ints.of(0)), x)));
    assertLeft(
        TensorType.of(DType.F32, 1, 4),
        "Reshape[shape=4x1]",
        (b, x) -> b.transpose(x, Ints.of(1, 0)));
  }

  @Test
  void broadcastsReachTheirNormalForm() {
    assertLeft(
        "Reshape[shape=1x2x1x3]", (b, x) -> b.broadcast(x, Shape.of(1, 2, 1, 3), Ints.of(1, 3)));
    assertLeft(
        "BroadcastInDim[shape=5x3x2, axes=[2, 1]]",
        (b, x) -> {
          var up =
              b.broadcast(b.reshape(x, Shape.of(1, 2, 3)), Shape.of(5, 2, 3), Ints.of(0, 1, 2));
          return b.transpose(up, Ints.of(0, 2, 1));
        });
    assertLeft(
        "BroadcastInDim[shape=5x4x2x3, axes=[2, 3]]",
        (b, x) -> {
          var up = b.broadcast(x, Shape.of(4, 2, 3), Ints.of(1, 2));
          return b.broadcast(up, Shape.of(5, 4, 2, 3), Ints.of(1, 2, 3));
        });
  }

  @Test
  void functionsOfBroadcastsAreComputedBeforeThem() {
    assertLeft(
        "Reduce[monoid=ADD, axes=[0]]; TANH; Constant[value=f32[3] [3.0]]; MUL;"
            + " BroadcastInDim[shape=2x3, axes=[1]]",
        (b, x) -> {
          var up = b.broadcast(b.sum(x, Ints.of(0)), x.shape(), Ints.of(1));
          return b.scale(b.emit(Unary.TANH, up), 3);
        });
  }

  @Test
  void reductionsReadPastUnitAxesAndTransposes() {
    assertLeft(
        "Reduce[monoid=ADD, axes=[0]]", (b, x) -> b.sum(b.transpose(x, Ints.of(1, 0)), Ints.of(1)));
    assertLeft(
        "Reduce[monoid=MAX, axes=[0, 1]]",
        (b, x) -> b.reduce(Monoid.MAX, b.reduce(Monoid.MAX, x, Ints.of(0)), Ints.of(0)));
    assertLeft(
        "Reduce[monoid=ADD, axes=[0]]; Reduce[monoid=ADD, axes=[0]]",
        (b, x) -> b.sum(b.sum(x, Ints.of(0)), Ints.of(0)));
    assertLeft(
        "Reduce[monoid=ADD, axes=[1]]",
        (b, x) -> b.emit(new Reduce(Monoid.ADD, Ints.of(0, 2)), b.reshape(x, Shape.of(1, 2, 3))));
  }

  @Test
  void partsOfPartsAreParts() {
    var ones = Ints.of(1, 1);
    var none = Ints.of(0, 0);
    assertLeft("", (b, x) -> b.emit(new Slice(none, Ints.of(2, 3), ones), x));
    assertLeft(
        "",
        (b, x) -> {
          var zero = b.zeros(TensorType.of(DType.F32));
          var pad = b.emit(new Pad(Ints.of(1, 2), ones, Ints.of(0, 1)), x, zero);
          return b.emit(new Slice(Ints.of(1, 2), Ints.of(3, 7), Ints.of(1, 2)), pad);
        });
    assertLeft(
        "", (b, x) -> b.emit(new Pad(none, none, none), x, b.zeros(TensorType.of(DType.F32))));
    assertLeft(
        "EXP",
        (b, x) -> {
          var both = b.emit(new Concatenate(0), x, b.emit(Unary.EXP, x));
          return b.emit(new Slice(Ints.of(2, 0), Ints.of(4, 3), ones), both);
        });
    assertLeft("", (b, x) -> b.emit(new Concatenate(1), x));
  }

  @Test
  void whatWasCutOffDoesNotComeBack() {
    var none = Ints.of(0, 0);
    assertLeft(
        "Constant[value=f32[] [0.0]]; Pad[low=[1, 0], high=[0, -1], interior=[0, 0]];"
            + " Pad[low=[0, 0], high=[0, 1], interior=[0, 0]]",
        (b, x) -> {
          var zero = b.zeros(TensorType.of(DType.F32));
          var cut = b.emit(new Pad(Ints.of(1, 0), Ints.of(0, -1), none), x, zero);
          return b.emit(new Pad(none, Ints.of(0, 1), none), cut, zero);
        });
    assertLeft(
        "Constant[value=f32[] [0.0]]; Pad[low=[1, 1], high=[0, 1], interior=[1, 0]]",
        (b, x) -> {
          var zero = b.zeros(TensorType.of(DType.F32));
          var padded = b.emit(new Pad(Ints.of(1, 0), Ints.of(0, 2), Ints.of(1, 0)), x, zero);
          return b.emit(new Pad(Ints.of(0, 1), Ints.of(0, -1), none), padded, zero);
        });
  }

  @Test
  void contractionsNeedNoTransposes() {
    var none = Ints.of();
    assertLeft(
        "DotGeneral[lhsBatch=[], rhsBatch=[], lhsContracting=[1], rhsContracting=[1], dtype=f32]",
        (b, x) -> {
          var plain = new DotGeneral(none, none, Ints.of(1), Ints.of(0), DType.F32);
          return b.emit(plain, x, b.transpose(x, Ints.of(1, 0)));
        });
    assertLeft(
        "EXP; DotGeneral[lhsBatch=[], rhsBatch=[], lhsContracting=[0], rhsContracting=[0], dtype=f32]",
        (b, x) -> {
          var plain = new DotGeneral(none, none, Ints.of(0), Ints.of(0), DType.F32);
          return b.transpose(b.emit(plain, x, b.emit(Unary.EXP, x)), Ints.of(1, 0));
        });
  }

  @Test
  void constantsAreComputed() {
    assertLeft(
        "Constant[value=i32[3] [0.0]]",
        (b, x) -> b.reduce(Monoid.XOR, b.splat(x.type().withDtype(DType.I32), 5), Ints.of(0)));
    assertLeft(
        "Constant[value=f32[2,3] [-6.0]]",
        (b, x) -> b.neg(b.mul(b.splat(x.type(), 2), b.splat(x.type(), 3))));
    assertLeft(
        "Constant[value=f32[4] [1.0]]",
        (b, x) ->
            b.emit(new BroadcastInDim(Shape.of(4), Ints.of()), b.ones(TensorType.of(DType.F32))));
  }

  @Test
  void everyRuleFiresOnRandomPrograms() {
    Set<String> silent = new TreeSet<>();
    Map<Class<?>, List<Rule<?>>> watched = new HashMap<>();
    for (var rule : Simplify.RULES) {
      silent.add(rule.name());
      watched.computeIfAbsent(rule.op(), _ -> new ArrayList<>()).add(watched(rule, silent));
    }
    for (long seed = 0; seed < 3000 && !silent.isEmpty(); seed++) {
      var f = RandomProgram.generate(seed, 25, seed % 3 == 0 ? DType.I32 : DType.F32, false);
      var args = RandomProgram.arguments(f, seed, true);
      var simple = Rewriter.rewrite(f, watched);
      Check.assertSame(Interpreter.run(f, args), Interpreter.run(simple, args), "seed " + seed);
    }
    assertEquals(Set.of(), silent);
  }

  private static <T extends Op> Rule<T> watched(Rule<T> rule, Set<String> silent) {
    return new Rule<>(
        rule.name(),
        rule.op(),
        (r, _, e) -> {
          var y = rule.apply(r, e);
          if (y != null) silent.remove(rule.name());
          return y;
        });
  }
}
