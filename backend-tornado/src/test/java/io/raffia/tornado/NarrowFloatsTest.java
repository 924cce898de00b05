package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.ir.TensorType;
import io.raffia.passes.Pipeline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Floats of 8 and 16 bits on the device: rounded as the interpreter does.
class NarrowFloatsTest {
  private static Func program(String text, String type) {
    return Pipeline.lower(
        Parser.parse(text.replace("xT", "x" + type).replace("<T>", "<" + type + ">")));
  }

  private static void check(Func f, List<Literal> args, double ulps) {
    var executable = Runs.BACKEND.compile(f);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), ulps, f.toString());
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  /// Every number of a type, and what lies between two of them or beside: exactly.
  @ParameterizedTest
  @ValueSource(strings = {"f16", "bf16", "f8E4M3FN", "f8E5M2"})
  void conversionsRoundToNearestEven(String type) {
    var f =
        program(
            """
            func.func @f(%x: tensor<65536xT>, %y: tensor<65536xf32>, %i: tensor<65536xi32>) -> (tensor<65536xf32>, tensor<65536xT>, tensor<65536xT>) {
              %0 = stablehlo.convert %x : (tensor<65536xT>) -> tensor<65536xf32>
              %1 = stablehlo.convert %y : (tensor<65536xf32>) -> tensor<65536xT>
              %2 = stablehlo.convert %i : (tensor<65536xi32>) -> tensor<65536xT>
              return %0, %1, %2 : tensor<65536xf32>, tensor<65536xT>, tensor<65536xT>
            }
            """,
            type);
    var t = DType.parse(type);
    var random = new Random(3);
    long patterns = 1L << t.bits();
    var x = Literal.generate(f.paramTypes().get(0), i -> i % patterns);
    var y =
        Literal.generate(
            f.paramTypes().get(1),
            i -> {
              long b = random.nextLong(patterns / 2 - 1);
              float middle = (float) ((t.toDouble(b) + t.toDouble(b + 1)) / 2);
              float near = i % 3 == 0 ? middle : i % 3 == 1 ? Math.nextUp(middle) : -middle;
              // What rounds to the smallest numbers of bf16 is subnormal in f32, too, which a
              // device may take for zero.
              return DType.F32.fromDouble(Math.abs(near) < 0x1p-120f ? 0 : near);
            });
    var n =
        Literal.generate(
            f.paramTypes().get(2), _ -> DType.I32.wrap(random.nextInt() >> random.nextInt(32)));
    var normal =
        Literal.generate(x.type(), i -> Math.abs(t.toDouble(x.bits(i))) < 0x1p-120 ? 0 : x.bits(i));
    check(f, List.of(normal, y, n), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f16", "bf16"})
  void productsSumsAndFunctionsAgree(String type) {
    var f =
        program(
            """
            func.func @f(%a: tensor<20x70xT>, %b: tensor<70x30xT>, %v: tensor<30xT>) -> (tensor<20x30xT>, tensor<20xT>) {
              %0 = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<20x70xT>, tensor<70x30xT>) -> tensor<20x30xT>
              %1 = stablehlo.broadcast_in_dim %v, dims = [1] : (tensor<30xT>) -> tensor<20x30xT>
              %2 = stablehlo.add %0, %1 : tensor<20x30xT>
              %3 = stablehlo.tanh %2 : tensor<20x30xT>
              %z = stablehlo.constant dense<0.0> : tensor<T>
              %4 = stablehlo.reduce(%a init: %z) applies stablehlo.add across dimensions = [1] : (tensor<20x70xT>, tensor<T>) -> tensor<20xT>
              return %3, %4 : tensor<20x30xT>, tensor<20xT>
            }
            """,
            type);
    var random = new Random(4);
    var args =
        f.paramTypes().stream()
            .map((TensorType t) ->
                Literal.generate(t, _ -> t.dtype().fromDouble(random.nextGaussian())))
            .toList();
    check(f, args, 16);
  }
}
