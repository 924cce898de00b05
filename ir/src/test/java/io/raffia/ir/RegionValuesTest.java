package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Literal expected values of ops with regions of scalars, worked out by hand.
class RegionValuesTest {
  /// The elements of all results of a program without parameters.
  private static List<List<Double>> run(String body, String types) {
    var f = Parser.parse("func.func @main() -> (%s) {\n%s\n}".formatted(types, body));
    Verifier.verify(f);
    return Interpreter.run(f, List.of()).stream()
        .map(x -> Arrays.stream(x.toDoubles()).boxed().toList())
        .toList();
  }

  private static List<Double> doubles(double... x) {
    return Arrays.stream(x).boxed().toList();
  }

  @Test
  void mapAppliesItsRegionToElements() {
    var y =
        run(
            """
            %x = stablehlo.constant dense<[[0, 1], [2, 3]]> : tensor<2x2xi64>
            %y = stablehlo.constant dense<[[4, 5], [6, 7]]> : tensor<2x2xi64>
            %z = "stablehlo.map"(%x, %y) ({
            ^bb0(%a: tensor<i64>, %b: tensor<i64>):
              %c = stablehlo.constant dense<10> : tensor<i64>
              %d = stablehlo.multiply %a, %b : tensor<i64>
              %e = stablehlo.add %d, %c : tensor<i64>
              stablehlo.return %e : tensor<i64>
            }) {dimensions = array<i64: 0, 1>} : (tensor<2x2xi64>, tensor<2x2xi64>) -> tensor<2x2xi64>
            return %z : tensor<2x2xi64>\
            """,
            "tensor<2x2xi64>");
    assertEquals(List.of(doubles(10, 15, 22, 31)), y);
  }

  @Test
  void sortMovesAllOperandsByItsComparator() {
    var y =
        run(
            """
            %x = stablehlo.constant dense<[[1, 2, 3], [3, 2, 1]]> : tensor<2x3xi64>
            %y = stablehlo.constant dense<[[3, 2, 1], [1, 2, 3]]> : tensor<2x3xi64>
            %z:2 = "stablehlo.sort"(%x, %y) ({
            ^bb0(%a: tensor<i64>, %b: tensor<i64>, %c: tensor<i64>, %d: tensor<i64>):
              %e = stablehlo.compare GT, %a, %b : (tensor<i64>, tensor<i64>) -> tensor<i1>
              stablehlo.return %e : tensor<i1>
            }) {dimension = -2 : i64, is_stable = true}
              : (tensor<2x3xi64>, tensor<2x3xi64>) -> (tensor<2x3xi64>, tensor<2x3xi64>)
            return %z#0, %z#1 : tensor<2x3xi64>, tensor<2x3xi64>\
            """,
            "tensor<2x3xi64>, tensor<2x3xi64>");
    assertEquals(List.of(doubles(3, 2, 3, 1, 2, 1), doubles(1, 2, 1, 3, 2, 3)), y);
  }

  /// Affine maps do not commute: the second of each pair is applied after the first.
  private static final String COMPOSE =
      """
      ^bb0(%a: tensor<i64>, %b: tensor<i64>, %c: tensor<i64>, %d: tensor<i64>):
        %e = stablehlo.multiply %a, %c : tensor<i64>
        %f = stablehlo.multiply %b, %c : tensor<i64>
        %g = stablehlo.add %f, %d : tensor<i64>
        stablehlo.return %e, %g : tensor<i64>, tensor<i64>
      """;

  @Test
  void reductionsByAnyRegionKeepTheOrder() {
    // x -> 2x+1, then 3x+2, 5x+1, 1x+7, 2x+0, all after 1x+1: factors and offsets of both axes.
    var y =
        run(
            """
            %%x = stablehlo.constant dense<[[2, 3, 5, 1, 2], [1, 1, 1, 1, 1]]> : tensor<2x5xi64>
            %%y = stablehlo.constant dense<[[1, 2, 1, 7, 0], [1, 2, 3, 4, 5]]> : tensor<2x5xi64>
            %%one = stablehlo.constant dense<1> : tensor<i64>
            %%z:2 = "stablehlo.reduce"(%%x, %%y, %%one, %%one) ({
            %s
            }) {dimensions = array<i64: 1>} : (tensor<2x5xi64>, tensor<2x5xi64>, tensor<i64>, tensor<i64>)
              -> (tensor<2xi64>, tensor<2xi64>)
            return %%z#0, %%z#1 : tensor<2xi64>, tensor<2xi64>\
            """
                .formatted(COMPOSE),
            "tensor<2xi64>, tensor<2xi64>");
    // 1 -> 3 -> 11 -> 56 -> 63 -> 126 and 1 + 15.
    assertEquals(List.of(doubles(60, 1), doubles(126, 16)), y);
  }

  @Test
  void windowsAreCombinedByAnyRegion() {
    assertEquals(
        List.of(doubles(2, 15, 2), doubles(1, 11, 14)),
        run(windows(2, 2, 1, 1, 3), "tensor<3xi64>, tensor<3xi64>"));
    // A window over everything before is a prefix, one over everything after a suffix.
    assertEquals(
        List.of(doubles(2, 6, 30, 30, 60), doubles(1, 5, 26, 33, 66)),
        run(windows(5, 1, 4, 0, 5), "tensor<5xi64>, tensor<5xi64>"));
    assertEquals(
        List.of(doubles(60, 30, 10, 2, 2), doubles(66, 36, 16, 14, 0)),
        run(windows(5, 1, 0, 4, 5), "tensor<5xi64>, tensor<5xi64>"));
  }

  private static String windows(int size, int stride, int low, int high, int out) {
    return """
    %%x = stablehlo.constant dense<[2, 3, 5, 1, 2]> : tensor<5xi64>
    %%y = stablehlo.constant dense<[1, 2, 1, 7, 0]> : tensor<5xi64>
    %%one = stablehlo.constant dense<1> : tensor<i64>
    %%none = stablehlo.constant dense<0> : tensor<i64>
    %%z:2 = "stablehlo.reduce_window"(%%x, %%y, %%one, %%none) <{window_dimensions = array<i64: %d>,
        window_strides = array<i64: %d>, padding = dense<[[%d, %d]]> : tensor<1x2xi64>}> ({
    %s
    }) : (tensor<5xi64>, tensor<5xi64>, tensor<i64>, tensor<i64>) -> (tensor<%dxi64>, tensor<%dxi64>)
    return %%z#0, %%z#1 : tensor<%dxi64>, tensor<%dxi64>\
    """
        .formatted(size, stride, low, high, COMPOSE, out, out, out, out);
  }

  /// The example of StableHLO's specification, and one with padding on the left, where 0 would win.
  @Test
  void selectAndScatterAddsToWhatAWindowChooses() {
    assertEquals(
        List.of(doubles(0, 0, 0, 0, 5, 14, 7, 0)),
        run(selected("[[1, 5], [2, 5], [3, 6], [4, 4]]", "[[0, 1], [0, 0]]"), "tensor<4x2xi64>"));
    assertEquals(
        List.of(doubles(5, 6, 7, 0, 0, 0, 0, 8)),
        run(
            selected("[[-1, -5], [-2, -5], [-3, -6], [-4, -4]]", "[[1, 0], [0, 0]]"),
            "tensor<4x2xi64>"));
  }

  private static String selected(String x, String padding) {
    return """
    %%x = stablehlo.constant dense<%s> : tensor<4x2xi64>
    %%s = stablehlo.constant dense<[[5, 6], [7, 8]]> : tensor<2x2xi64>
    %%i = stablehlo.constant dense<0> : tensor<i64>
    %%y = "stablehlo.select_and_scatter"(%%x, %%s, %%i) ({
    ^bb0(%%a: tensor<i64>, %%b: tensor<i64>):
      %%c = stablehlo.compare GE, %%a, %%b : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %%c : tensor<i1>
    }, {
    ^bb0(%%a: tensor<i64>, %%b: tensor<i64>):
      %%c = stablehlo.add %%a, %%b : tensor<i64>
      stablehlo.return %%c : tensor<i64>
    }) {window_dimensions = array<i64: 3, 1>, window_strides = array<i64: 2, 1>,
        padding = dense<%s> : tensor<2x2xi64>}
      : (tensor<4x2xi64>, tensor<2x2xi64>, tensor<i64>) -> tensor<4x2xi64>
    return %%y : tensor<4x2xi64>\
    """
        .formatted(x, padding);
  }

  @Test
  void scatterCombinesByAnyRegionInOrder() {
    var y =
        run(
            """
            %x = stablehlo.constant dense<[10, 20, 30]> : tensor<3xi64>
            %i = stablehlo.constant dense<[[0], [2], [0], [7]]> : tensor<4x1xi64>
            %u = stablehlo.constant dense<[1, 2, 3, 4]> : tensor<4xi64>
            %y = "stablehlo.scatter"(%x, %i, %u) <{scatter_dimension_numbers = #stablehlo.scatter<
                inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
            ^bb0(%a: tensor<i64>, %b: tensor<i64>):
              %two = stablehlo.constant dense<2> : tensor<i64>
              %c = stablehlo.multiply %a, %two : tensor<i64>
              %d = stablehlo.subtract %c, %b : tensor<i64>
              stablehlo.return %d : tensor<i64>
            }) : (tensor<3xi64>, tensor<4x1xi64>, tensor<4xi64>) -> tensor<3xi64>
            return %y : tensor<3xi64>\
            """,
            "tensor<3xi64>");
    // (10 * 2 - 1) * 2 - 3 = 35
    assertEquals(List.of(doubles(35, 20, 58)), y);
  }

  @Test
  void regionsMayHoldAnyOps() {
    var y =
        run(
            """
            %x = stablehlo.constant dense<[[10, 21], [32, 43]]> : tensor<2x2xi64>
            %y = "stablehlo.map"(%x) ({
            ^bb0(%a: tensor<i64>):
              %two = stablehlo.constant dense<2> : tensor<i64>
              %zero = stablehlo.constant dense<0> : tensor<i64>
              %b = stablehlo.remainder %a, %two : tensor<i64>
              %c = stablehlo.compare EQ, %b, %zero : (tensor<i64>, tensor<i64>) -> tensor<i1>
              %d = "stablehlo.if"(%c) ({
                stablehlo.return %a : tensor<i64>
              }, {
                %e = stablehlo.reshape %a : (tensor<i64>) -> tensor<1xi64>
                %f = stablehlo.concatenate %e, %e, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
                %g = stablehlo.reduce(%f init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<2xi64>, tensor<i64>) -> tensor<i64>
                stablehlo.return %g : tensor<i64>
              }) : (tensor<i1>) -> tensor<i64>
              stablehlo.return %d : tensor<i64>
            }) : (tensor<2x2xi64>) -> tensor<2x2xi64>
            return %y : tensor<2x2xi64>\
            """,
            "tensor<2x2xi64>");
    assertEquals(List.of(doubles(10, 42, 32, 86)), y);
  }

  /// Affine maps are composed at the places that they are scattered to.
  @Test
  void scatterCombinesSeveralOperands() {
    var body =
        """
        %%x = stablehlo.constant dense<[1, 2, 3]> : tensor<3xi64>
        %%y = stablehlo.constant dense<[4, 5, 6]> : tensor<3xi64>
        %%i = stablehlo.constant dense<[[0], [2], [0], [7]]> : tensor<4x1xi64>
        %%u = stablehlo.constant dense<[2, 3, 5, 7]> : tensor<4xi64>
        %%v = stablehlo.constant dense<[10, 20, 30, 40]> : tensor<4xi64>
        %%z:2 = "stablehlo.scatter"(%%x, %%y, %%i, %%u, %%v) <{scatter_dimension_numbers = #stablehlo.scatter<
            inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
        %s
        }) : (tensor<3xi64>, tensor<3xi64>, tensor<4x1xi64>, tensor<4xi64>, tensor<4xi64>)
          -> (tensor<3xi64>, tensor<3xi64>)
        return %%z#0, %%z#1 : tensor<3xi64>, tensor<3xi64>\
        """;
    // 4 -> 4 * 2 + 10 = 18 -> 18 * 5 + 30 = 120
    assertEquals(
        List.of(doubles(10, 2, 9), doubles(120, 5, 38)),
        run(body.formatted(COMPOSE), "tensor<3xi64>, tensor<3xi64>"));
    var apart =
        """
        ^bb0(%a: tensor<i64>, %b: tensor<i64>, %c: tensor<i64>, %d: tensor<i64>):
          %e = stablehlo.maximum %a, %c : tensor<i64>
          stablehlo.return %e, %d : tensor<i64>, tensor<i64>
        """;
    assertEquals(
        List.of(doubles(5, 2, 3), doubles(30, 5, 20)),
        run(body.formatted(apart), "tensor<3xi64>, tensor<3xi64>"));
  }

  @Test
  void selectAndScatterCombinesByAnyRegion() {
    var y =
        run(
            """
            %x = stablehlo.constant dense<[1, 9, 2, 3]> : tensor<4xi64>
            %s = stablehlo.constant dense<[5, 6, 7]> : tensor<3xi64>
            %i = stablehlo.constant dense<100> : tensor<i64>
            %y = "stablehlo.select_and_scatter"(%x, %s, %i) ({
            ^bb0(%a: tensor<i64>, %b: tensor<i64>):
              %c = stablehlo.compare GE, %a, %b : (tensor<i64>, tensor<i64>) -> tensor<i1>
              stablehlo.return %c : tensor<i1>
            }, {
            ^bb0(%a: tensor<i64>, %b: tensor<i64>):
              %c = stablehlo.subtract %a, %b : tensor<i64>
              stablehlo.return %c : tensor<i64>
            }) {window_dimensions = array<i64: 2>, window_strides = array<i64: 1>}
              : (tensor<4xi64>, tensor<3xi64>, tensor<i64>) -> tensor<4xi64>
            return %y : tensor<4xi64>\
            """,
            "tensor<4xi64>");
    assertEquals(List.of(doubles(100, 100 - 5 - 6, 100, 100 - 7)), y);
  }
}
