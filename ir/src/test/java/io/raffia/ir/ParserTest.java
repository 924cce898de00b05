package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static double[] run(String text, double... x) {
    var f = Parser.parse(text);
    Verifier.verify(f);
    return Interpreter.run(f, List.of(Literal.of(f.params().getFirst().type(), x)))
        .getFirst()
        .toDoubles();
  }

  private static String error(String text) {
    return String.valueOf(assertThrows(IrException.class, () -> Parser.parse(text)).getMessage());
  }

  @Test
  void functionsAreInlined() {
    var text =
        """
        #loc1 = loc("model.py":3:0)
        module @jit_f attributes {mhlo.num_partitions = 1 : i32} {
          sdy.mesh @mesh = <["x"=1]>
          func.func private @two(%arg0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
            %0 = stablehlo.negate %arg0 : tensor<2xf32>
            return %0, %arg0 : tensor<2xf32>, tensor<2xf32>
          }
          func.func public @main(%arg0: tensor<2xf32> {mhlo.sharding = "{replicated}"} loc("x")) -> (tensor<2xf32> {jax.result_info = "result"}) {
            %0:2 = call @two(%arg0) : (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) loc(#loc1)
            %1 = "stablehlo.multiply"(%0#0, %0#1) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32> loc(#loc1)
            return %1 : tensor<2xf32> loc(unknown)
          }
        }
        """;
    assertArrayEquals(new double[] {-4, -9}, run(text, 2, 3));
  }

  @Test
  void regionsOfReductionsAreRecognized() {
    var text =
        """
        func.func @main(%x: tensor<2x2xf32>) -> tensor<2xf32> {
          %c = stablehlo.constant dense<10.0> : tensor<f32>
          %0 = "stablehlo.reduce"(%x, %c) <{dimensions = array<i64: 0>}> ({
          ^bb0(%a: tensor<f32>, %b: tensor<f32>):
            %s = stablehlo.add %b, %a : tensor<f32>
            stablehlo.return %s : tensor<f32>
          }) : (tensor<2x2xf32>, tensor<f32>) -> tensor<2xf32>
          return %0 : tensor<2xf32>
        }
        """;
    assertArrayEquals(new double[] {14, 16}, run(text, 1, 2, 3, 4));
  }

  @Test
  void initialValuesThatAreIdentitiesLeaveNoTrace() {
    var f =
        Parser.parse(
            """
            func.func @main(%x: tensor<2xf32>) -> tensor<f32> {
              %c = stablehlo.constant dense<0xFF800000> : tensor<f32>
              %d = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f32>) -> tensor<f32>
              %0 = stablehlo.reduce(%x init: %d) applies stablehlo.maximum across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """);
    assertEquals(1, f.eqns().size());
  }

  @Test
  void argmaxBecomesTwoReductions() {
    var text =
        """
        func.func @main(%x: tensor<4xf32>) -> tensor<i32> {
          %i = stablehlo.iota dim = 0 : tensor<4xi32>
          %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
          %c = stablehlo.constant dense<0> : tensor<i32>
          %1:2 = stablehlo.reduce(%x init: %cst), (%i init: %c) across dimensions = [0] : (tensor<4xf32>, tensor<4xi32>, tensor<f32>, tensor<i32>) -> (tensor<f32>, tensor<i32>)
           reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
            %5 = stablehlo.compare GT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %6 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %7 = stablehlo.or %5, %6 : tensor<i1>
            %8 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %9 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
            %10 = stablehlo.and %8, %9 : tensor<i1>
            %11 = stablehlo.or %7, %10 : tensor<i1>
            %12 = stablehlo.select %7, %arg1, %arg3 : tensor<i1>, tensor<f32>
            %13 = stablehlo.select %11, %arg2, %arg4 : tensor<i1>, tensor<i32>
            stablehlo.return %12, %13 : tensor<f32>, tensor<i32>
          }
          return %1#1 : tensor<i32>
        }
        """;
    assertArrayEquals(new double[] {1}, run(text, 1, 7, 7, 2));
    assertArrayEquals(new double[] {2}, run(text, 1, 7, Double.NaN, 2));
  }

  @Test
  void constantsComeInEveryForm() {
    var text =
        """
        func.func @main(%%x: tensor<3xf32>) -> tensor<3xf32> {
          %%c = stablehlo.constant dense<%s> : tensor<3xf32>
          %%0 = stablehlo.add %%x, %%c : tensor<3xf32>
          return %%0 : tensor<3xf32>
        }
        """;
    assertArrayEquals(
        new double[] {1, 2, 3}, run(text.formatted("[1.0, 2.000000e+00, 0x40400000]"), 0, 0, 0));
    assertArrayEquals(
        new double[] {1, 2, 3}, run(text.formatted("\"0x0000803F0000004000004040\""), 0, 0, 0));
    assertArrayEquals(new double[] {2, 2, 2}, run(text.formatted("2.0"), 0, 0, 0));
  }

  @Test
  void errorsSayLineAndColumn() {
    var text =
        """
        func.func @main(%%x: tensor<3xf32>) -> tensor<3xf32> {
          %%0 = %s
          return %%0 : tensor<3xf32>
        }
        """;
    assertEquals(
        "2:3: unsupported op stablehlo.fft",
        error(text.formatted("\"stablehlo.fft\"(%x) : (tensor<3xf32>) -> tensor<3xf32>")));
    assertEquals(
        "2:3: %y is not defined", error(text.formatted("stablehlo.abs %y : tensor<3xf32>")));
    assertEquals(
        "2:36: unknown element type 'f31'",
        error(text.formatted("stablehlo.abs %x : tensor<3xf31>")));
    assertEquals(
        "2:34: a dynamic extent: only static shapes are known",
        error(text.formatted("stablehlo.abs %x : tensor<?xf32>")));
    assertEquals(
        "2:3: stablehlo.abs makes tensor<3xf32>, not tensor<4xf32>",
        error(text.formatted("stablehlo.abs %x : tensor<4xf32>")));
    assertEquals(
        "3:3: stablehlo.add: operands have element types f32 and i1, which must be equal (C2)",
        error(
            text.formatted(
                "stablehlo.constant dense<true> : tensor<3xi1>\n  %1 = stablehlo.add %x, %0 : tensor<3xf32>")));
    assertEquals("1:1: no function", error(""));
    assertEquals(
        "2:3: no function @lost",
        error(text.formatted("call @lost(%x) : (tensor<3xf32>) -> tensor<3xf32>")));
  }

  @Test
  void aWrongNestingOfAConstantIsAnError() {
    var text =
        """
        func.func @main() -> tensor<2x2xi32> {
          %0 = stablehlo.constant dense<[[1, 2], [3, 4, 5]]> : tensor<2x2xi32>
          return %0 : tensor<2x2xi32>
        }
        """;
    assertEquals("2:47: more than the 2 elements along axis 1 of tensor<2x2xi32>", error(text));
  }
}
