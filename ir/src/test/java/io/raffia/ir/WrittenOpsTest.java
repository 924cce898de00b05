package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Literal expected values of ops that are written with others when they are read: CHLO's with
/// implicit broadcasting, `scan` and `ragged_dot`, calls of LAPACK.
class WrittenOpsTest {
  private static List<double[]> run(String body) {
    var f = Parser.parse("func.func @main() -> " + body);
    Verifier.verify(f);
    assertEquals(Printer.print(f), Printer.print(Parser.parse(Printer.print(f))));
    return Interpreter.run(f, List.of()).stream().map(Literal::toDoubles).toList();
  }

  private static double[] one(String body) {
    return run(body).getFirst();
  }

  @Test
  void operandsGrowToACommonShape() {
    assertArrayEquals(
        new double[] {11, 12, 21, 22},
        one(
            """
            tensor<2x2xi32> {
              %x = stablehlo.constant dense<[[10], [20]]> : tensor<2x1xi32>
              %y = stablehlo.constant dense<[1, 2]> : tensor<2xi32>
              %z = chlo.broadcast_add %x, %y : (tensor<2x1xi32>, tensor<2xi32>) -> tensor<2x2xi32>
              return %z : tensor<2x2xi32>
            }
            """));
    assertArrayEquals(
        new double[] {9, 8, 18, 17},
        one(
            """
            tensor<2x2xi32> {
              %x = stablehlo.constant dense<[[10, 9], [20, 19]]> : tensor<2x2xi32>
              %y = stablehlo.constant dense<[1, 2]> : tensor<2xi32>
              %z = "chlo.broadcast_subtract"(%x, %y) {broadcast_dimensions = array<i64: 0>} : (tensor<2x2xi32>, tensor<2xi32>) -> tensor<2x2xi32>
              return %z : tensor<2x2xi32>
            }
            """));
    assertArrayEquals(
        new double[] {0, 1},
        one(
            """
            tensor<2xi1> {
              %x = stablehlo.constant dense<[10, 9]> : tensor<2xi32>
              %y = stablehlo.constant dense<9> : tensor<i32>
              %z = chlo.broadcast_compare %x, %y {comparison_direction = #chlo<comparison_direction EQ>} : (tensor<2xi32>, tensor<i32>) -> tensor<2xi1>
              return %z : tensor<2xi1>
            }
            """));
    assertArrayEquals(
        new double[] {1, 1, 2, 4},
        one(
            """
            tensor<2x2xi32> {
              %p = stablehlo.constant dense<[[true], [false]]> : tensor<2x1xi1>
              %x = stablehlo.constant dense<1> : tensor<i32>
              %y = stablehlo.constant dense<[2, 4]> : tensor<2xi32>
              %z = chlo.broadcast_select %p, %x, %y : (tensor<2x1xi1>, tensor<i32>, tensor<2xi32>) -> tensor<2x2xi32>
              return %z : tensor<2x2xi32>
            }
            """));
  }

  @Test
  void extentsThatDoNotFitAreAnError() {
    var e =
        assertThrows(
            IrException.class,
            () ->
                run(
                    """
                    tensor<3xi32> {
                      %x = stablehlo.constant dense<1> : tensor<3xi32>
                      %y = stablehlo.constant dense<1> : tensor<2xi32>
                      %z = chlo.broadcast_add %x, %y : (tensor<3xi32>, tensor<2xi32>) -> tensor<3xi32>
                      return %z : tensor<3xi32>
                    }
                    """));
    assertEquals("4:3: chlo.broadcast_add: extents 3 and 2 of axis 0 do not fit", e.getMessage());
  }

  /// The scan reads a value from around it, and runs along the second axis from its end.
  @Test
  void scansRunAlongAnyAxis() {
    var y =
        run(
            """
            (tensor<2x3xi32>, tensor<2xi32>) {
              %x = stablehlo.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi32>
              %i = stablehlo.constant dense<[0, 100]> : tensor<2xi32>
              %two = stablehlo.constant dense<2> : tensor<2xi32>
              %0:2 = chlo.scan(%x) inits(%i) dimension=1 attributes {is_reverse = true} {
              ^bb0(%a: tensor<2xi32>, %b: tensor<2xi32>):
                %1 = stablehlo.add %a, %b : tensor<2xi32>
                %2 = stablehlo.multiply %1, %two : tensor<2xi32>
                stablehlo.return %2, %1 : tensor<2xi32>, tensor<2xi32>
              } : (tensor<2x3xi32>, tensor<2xi32>) -> (tensor<2x3xi32>, tensor<2xi32>)
              return %0#0, %0#1 : tensor<2x3xi32>, tensor<2xi32>
            }
            """);
    assertArrayEquals(new double[] {12, 10, 6, 230, 222, 212}, y.get(0));
    assertArrayEquals(new double[] {6, 115}, y.get(1));
  }

  private static String ragged(String rhs, String numbers, String result) {
    return """
    tensor<%3$s> {
      %%x = stablehlo.constant dense<[[1, 2], [3, 4], [5, 6]]> : tensor<3x2xf32>
      %%y = stablehlo.constant dense<%1$s
      %%g = stablehlo.constant dense<[1, 1]> : tensor<2xi32>
      %%z = "chlo.ragged_dot"(%%x, %%y, %%g) {ragged_dot_dimension_numbers = #chlo.ragged_dot<%2$s>}
        : (tensor<3x2xf32>, %4$s, tensor<2xi32>) -> tensor<%3$s>
      return %%z : tensor<%3$s>
    }
    """
        .formatted(rhs, numbers, result, rhs.substring(rhs.indexOf("tensor")));
  }

  /// The third row is in no group.
  @Test
  void raggedDotOfAFreeAxisTakesEachGroupsOperand() {
    assertArrayEquals(
        new double[] {50, 700, 0},
        one(
            ragged(
                "[[[10], [20]], [[100], [100]]]> : tensor<2x2x1xf32>",
                "lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1],"
                    + " lhs_ragged_dimensions = [0], rhs_group_dimensions = [0]",
                "3x1xf32")));
  }

  @Test
  void raggedDotOfAContractedAxisGivesAProductAGroup() {
    assertArrayEquals(
        new double[] {10, 20, 300, 400},
        one(
            ragged(
                "[[10], [100], [0x7F800000]]> : tensor<3x1xf32>",
                "lhs_contracting_dimensions = [0], rhs_contracting_dimensions = [0],"
                    + " lhs_ragged_dimensions = [0], rhs_group_dimensions = []",
                "2x2x1xf32")));
  }

  private static String potrf(String matrix, char triangle, String layout) {
    return """
    (tensor<2x2xf64>, tensor<i32>) {
      %%a = stablehlo.constant dense<%s> : tensor<2x2xf64>
      %%0:2 = stablehlo.custom_call @lapack_dpotrf_ffi(%%a) {backend_config = "", mhlo.backend_config = {uplo = %d : ui8},
        operand_layouts = [dense<%s> : tensor<2xindex>]} : (tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<i32>)
      return %%0#0, %%0#1 : tensor<2x2xf64>, tensor<i32>
    }
    """
        .formatted(matrix, (int) triangle, layout);
  }

  /// The other triangle is the operand's.
  @Test
  void potrfIsTheFactorAndWhetherThereIsOne() {
    var lower = run(potrf("[[4, 7], [2, 10]]", 'L', "[0, 1]"));
    assertArrayEquals(new double[] {2, 7, 1, 3}, lower.get(0));
    assertArrayEquals(new double[] {0}, lower.get(1));
    assertArrayEquals(new double[] {2, 1, 7, 3}, one(potrf("[[4, 2], [7, 10]]", 'U', "[0, 1]")));
    assertArrayEquals(new double[] {1}, run(potrf("[[4, 7], [4, 1]]", 'L', "[0, 1]")).get(1));
    assertThrows(UnsupportedException.class, () -> run(potrf("[[4, 7], [2, 10]]", 'L', "[1, 0]")));
    var e = assertThrows(IrException.class, () -> run(potrf("[[4, 7], [2, 1]]", 'X', "[0, 1]")));
    assertEquals("3:3: stablehlo.custom_call: option 'uplo' is 'X', none of LU", e.getMessage());
  }

  @Test
  void trsmSolves() {
    var y =
        one(
            """
            tensor<2x1xf32> {
              %a = stablehlo.constant dense<[[2, 9], [1, 4]]> : tensor<2x2xf32>
              %b = stablehlo.constant dense<[[6], [8]]> : tensor<2x1xf32>
              %x = stablehlo.custom_call @lapack_strsm_ffi(%a, %b) {mhlo.backend_config = {diag = 78 : ui8, side = 76 : ui8,
                trans_x = 84 : ui8, uplo = 76 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>]}
                : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
              return %x : tensor<2x1xf32>
            }
            """);
    assertEquals(List.of(2.0, 2.0), Arrays.stream(y).boxed().toList());
    var generic =
        one(
            """
            tensor<1x2xf64> {
              %a = stablehlo.constant dense<[[2, 9], [1, 4]]> : tensor<2x2xf64>
              %b = stablehlo.constant dense<[[6, 35]]> : tensor<1x2xf64>
              %x = "stablehlo.custom_call"(%a, %b) {call_target_name = "lapack_dtrsm_ffi", mhlo.backend_config = {diag = 85 : ui8, side = 82 : ui8,
                trans_x = 78 : ui8, uplo = 85 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>]}
                : (tensor<2x2xf64>, tensor<1x2xf64>) -> tensor<1x2xf64>
              return %x : tensor<1x2xf64>
            }
            """);
    // x1 = 6, x2 = 35 - 9 * 6
    assertEquals(List.of(6.0, -19.0), Arrays.stream(generic).boxed().toList());
  }
}
