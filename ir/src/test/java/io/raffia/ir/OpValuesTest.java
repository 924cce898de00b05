package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Literal expected values of every array op, worked out by hand from StableHLO's specification.
class OpValuesTest {
  private static final Pattern OPERAND = Pattern.compile("(tensor<[^>]*>) = (dense<[^>]*>)");

  /// Runs one operation on constants: `%0`, `%1`, ... are the operands in order.
  private static void check(String operation, String expected, String... operands) {
    checkResult("%y = " + operation, "%y", expected, operands);
  }

  /// The same for one result of a statement: `%y:2 = ...` and `%y#1`.
  private static void checkResult(
      String statement, String result, String expected, String... operands) {
    var text = new StringBuilder("func.func @main() -> ");
    var body = new StringBuilder();
    for (int i = 0; i < operands.length; i++) {
      var m = OPERAND.matcher(operands[i]);
      assertEquals(true, m.matches(), operands[i]);
      body.append("  %%%d = stablehlo.constant %s : %s\n".formatted(i, m.group(2), m.group(1)));
    }
    var m = OPERAND.matcher(expected);
    assertEquals(true, m.matches(), expected);
    text.append(m.group(1)).append(" {\n").append(body).append("  ").append(statement);
    text.append("\n  return ").append(result).append(" : ").append(m.group(1)).append("\n}");
    var f = Parser.parse(text.toString());
    Verifier.verify(f);
    var want = Dense.parse(new Text(m.group(2)), new Text(m.group(1)).type());
    assertEquals(want, Interpreter.run(f, List.of()).getFirst(), statement);
  }

  @Test
  void integersWrapAndDivideAsXlaDoes() {
    check(
        "stablehlo.add %0, %1 : tensor<2xi8>",
        "tensor<2xi8> = dense<[-128, 3]>",
        "tensor<2xi8> = dense<[127, 1]>",
        "tensor<2xi8> = dense<[1, 2]>");
    check(
        "stablehlo.divide %0, %1 : tensor<4xi32>",
        "tensor<4xi32> = dense<[5, -5, -1, -2147483648]>",
        "tensor<4xi32> = dense<[17, -17, 3, -2147483648]>",
        "tensor<4xi32> = dense<[3, 3, 0, -1]>");
    check(
        "stablehlo.remainder %0, %1 : tensor<4xi32>",
        "tensor<4xi32> = dense<[2, -2, 2, 7]>",
        "tensor<4xi32> = dense<[17, -17, 17, 7]>",
        "tensor<4xi32> = dense<[3, 3, -3, 0]>");
    check(
        "stablehlo.power %0, %1 : tensor<4xi32>",
        "tensor<4xi32> = dense<[8, 1, -1, 0]>",
        "tensor<4xi32> = dense<[2, 3, -1, 2]>",
        "tensor<4xi32> = dense<[3, 0, -3, -1]>");
    check(
        "stablehlo.subtract %0, %1 : tensor<1xui8>",
        "tensor<1xui8> = dense<[255]>", "tensor<1xui8> = dense<[1]>", "tensor<1xui8> = dense<[2]>");
  }

  @Test
  void shiftsByTooMuchGiveZeroOrTheSign() {
    check(
        "stablehlo.shift_left %0, %1 : tensor<3xi8>",
        "tensor<3xi8> = dense<[-2, 0, 0]>",
        "tensor<3xi8> = dense<[127, 1, 1]>",
        "tensor<3xi8> = dense<[1, 8, -1]>");
    check(
        "stablehlo.shift_right_arithmetic %0, %1 : tensor<3xi8>",
        "tensor<3xi8> = dense<[-1, 16, -1]>",
        "tensor<3xi8> = dense<[-1, 64, -128]>",
        "tensor<3xi8> = dense<[1, 2, 9]>");
    check(
        "stablehlo.shift_right_logical %0, %1 : tensor<3xi8>",
        "tensor<3xi8> = dense<[127, 16, 0]>",
        "tensor<3xi8> = dense<[-1, 64, -128]>",
        "tensor<3xi8> = dense<[1, 2, 9]>");
  }

  @Test
  void bitsAreCountedInTheTypesWidth() {
    check(
        "stablehlo.popcnt %0 : tensor<4xi8>",
        "tensor<4xi8> = dense<[0, 1, 7, 8]>", "tensor<4xi8> = dense<[0, 1, 127, -1]>");
    check(
        "stablehlo.count_leading_zeros %0 : tensor<4xi8>",
        "tensor<4xi8> = dense<[8, 7, 1, 0]>", "tensor<4xi8> = dense<[0, 1, 127, -1]>");
    check(
        "stablehlo.not %0 : tensor<2xi1>",
        "tensor<2xi1> = dense<[true, false]>", "tensor<2xi1> = dense<[false, true]>");
    check(
        "stablehlo.not %0 : tensor<2xui8>",
        "tensor<2xui8> = dense<[254, 0]>", "tensor<2xui8> = dense<[1, 255]>");
  }

  @Test
  void roundingGoesWhereItsNameSays() {
    var x = "tensor<5xf64> = dense<[-2.5, 0.4, 0.5, 0.6, 2.5]>";
    check(
        "stablehlo.round_nearest_afz %0 : tensor<5xf64>",
        "tensor<5xf64> = dense<[-3.0, 0.0, 1.0, 1.0, 3.0]>", x);
    check(
        "stablehlo.round_nearest_even %0 : tensor<5xf64>",
        "tensor<5xf64> = dense<[-2.0, 0.0, 0.0, 1.0, 2.0]>", x);
    check(
        "stablehlo.floor %0 : tensor<5xf64>",
        "tensor<5xf64> = dense<[-3.0, 0.0, 0.0, 0.0, 2.0]>", x);
    check(
        "stablehlo.ceil %0 : tensor<5xf64>",
        "tensor<5xf64> = dense<[-2.0, 1.0, 1.0, 1.0, 3.0]>", x);
    check(
        "stablehlo.sign %0 : tensor<5xf64>",
        "tensor<5xf64> = dense<[-1.0, 1.0, 1.0, 1.0, 1.0]>", x);
  }

  @Test
  void maximumKeepsNan() {
    check(
        "stablehlo.maximum %0, %1 : tensor<3xf32>",
        "tensor<3xf32> = dense<[0x7FC00000, 0.0, 2.0]>",
        "tensor<3xf32> = dense<[0x7FC00000, -0.0, 1.0]>",
        "tensor<3xf32> = dense<[1.0, 0.0, 2.0]>");
    check(
        "stablehlo.compare EQ, %0, %1, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>",
        "tensor<2xi1> = dense<[false, true]>",
        "tensor<2xf32> = dense<[0x7FC00000, -0.0]>",
        "tensor<2xf32> = dense<[0x7FC00000, 0.0]>");
    check(
        "stablehlo.compare NE, %0, %0, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>",
        "tensor<2xi1> = dense<[true, false]>", "tensor<2xf32> = dense<[0x7FC00000, 1.0]>");
  }

  @Test
  void selectAndClampBroadcastScalars() {
    check(
        "stablehlo.select %0, %1, %2 : tensor<i1>, tensor<2xi32>",
        "tensor<2xi32> = dense<[1, 2]>",
        "tensor<i1> = dense<true>",
        "tensor<2xi32> = dense<[1, 2]>",
        "tensor<2xi32> = dense<[3, 4]>");
    check(
        "stablehlo.clamp %0, %1, %2 : (tensor<i32>, tensor<3xi32>, tensor<i32>) -> tensor<3xi32>",
        "tensor<3xi32> = dense<[5, 6, 7]>",
        "tensor<i32> = dense<5>",
        "tensor<3xi32> = dense<[1, 6, 9]>",
        "tensor<i32> = dense<7>");
  }

  @Test
  void shapesAreRearranged() {
    var x = "tensor<2x3xi32> = dense<[[1, 2, 3], [4, 5, 6]]>";
    check(
        "stablehlo.transpose %0, dims = [1, 0] : (tensor<2x3xi32>) -> tensor<3x2xi32>",
        "tensor<3x2xi32> = dense<[[1, 4], [2, 5], [3, 6]]>", x);
    check(
        "stablehlo.reshape %0 : (tensor<2x3xi32>) -> tensor<3x2xi32>",
        "tensor<3x2xi32> = dense<[[1, 2], [3, 4], [5, 6]]>", x);
    check(
        "stablehlo.reverse %0, dims = [1] : tensor<2x3xi32>",
        "tensor<2x3xi32> = dense<[[3, 2, 1], [6, 5, 4]]>", x);
    check(
        "stablehlo.slice %0 [0:2, 0:3:2] : (tensor<2x3xi32>) -> tensor<2x2xi32>",
        "tensor<2x2xi32> = dense<[[1, 3], [4, 6]]>", x);
    check(
        "stablehlo.pad %0, %1, low = [0, -1], high = [1, 1], interior = [1, 0] : (tensor<2x3xi32>, tensor<i32>) -> tensor<4x3xi32>",
        "tensor<4x3xi32> = dense<[[2, 3, 9], [9, 9, 9], [5, 6, 9], [9, 9, 9]]>",
        x,
        "tensor<i32> = dense<9>");
    check(
        "stablehlo.concatenate %0, %1, dim = 1 : (tensor<2x3xi32>, tensor<2x1xi32>) -> tensor<2x4xi32>",
        "tensor<2x4xi32> = dense<[[1, 2, 3, 7], [4, 5, 6, 8]]>",
        x,
        "tensor<2x1xi32> = dense<[[7], [8]]>");
    check(
        "stablehlo.broadcast_in_dim %0, dims = [2, 1] : (tensor<1x3xi32>) -> tensor<2x3x2xi32>",
        "tensor<2x3x2xi32> = dense<[[[1, 1], [2, 2], [3, 3]], [[1, 1], [2, 2], [3, 3]]]>",
        "tensor<1x3xi32> = dense<[[1, 2, 3]]>");
    check(
        "stablehlo.iota dim = 1 : tensor<2x3xi32>",
        "tensor<2x3xi32> = dense<[[0, 1, 2], [0, 1, 2]]>");
  }

  @Test
  void reductionsStartFromTheirInitialValue() {
    var x = "tensor<2x3xi32> = dense<[[1, 2, 3], [4, 5, 6]]>";
    check(
        "stablehlo.reduce(%0 init: %1) applies stablehlo.add across dimensions = [1] : (tensor<2x3xi32>, tensor<i32>) -> tensor<2xi32>",
        "tensor<2xi32> = dense<[16, 25]>", x, "tensor<i32> = dense<10>");
    check(
        "stablehlo.reduce(%0 init: %1) applies stablehlo.maximum across dimensions = [0, 1] : (tensor<2x3xi32>, tensor<i32>) -> tensor<i32>",
        "tensor<i32> = dense<6>", x, "tensor<i32> = dense<-2147483648>");
  }

  @Test
  void windowsSlideOverDilatedAndPaddedOperands() {
    // Rows 1 0 2 0 3 0 (dilated by two, one more at the end); windows of two with a step of three
    // rows.
    check(
        """
        "stablehlo.reduce_window"(%0, %1) <{window_dimensions = array<i64: 2, 1>, window_strides = array<i64: 4, 1>,
          base_dilations = array<i64: 2, 1>, window_dilations = array<i64: 3, 1>,
          padding = dense<[[2, 1], [0, 0]]> : tensor<2x2xi64>}> ({
          ^bb0(%a: tensor<i32>, %b: tensor<i32>):
            %c = stablehlo.add %a, %b : tensor<i32>
            stablehlo.return %c : tensor<i32>
        }) : (tensor<3x2xi32>, tensor<i32>) -> tensor<2x2xi32>\
        """,
        "tensor<2x2xi32> = dense<[[0, 0], [3, 4]]>",
        "tensor<3x2xi32> = dense<[[1, 2], [3, 4], [5, 6]]>",
        "tensor<i32> = dense<0>");
  }

  @Test
  void productsContractAndBatch() {
    check(
        "stablehlo.dot_general %0, %1, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<2x2x2xi64>, tensor<2x2x2xi64>) -> tensor<2x2x2xi64>",
        "tensor<2x2x2xi64> = dense<[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]>",
        "tensor<2x2x2xi64> = dense<[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]>",
        "tensor<2x2x2xi64> = dense<[[[1, 0], [0, 1]], [[1, 0], [0, 1]]]>");
  }

  @Test
  void convolutionsCorrelate() {
    var shape = " : (tensor<1x4x1xi32>, tensor<3x1x1xi32>) -> tensor<1x2x1xi32>";
    var x = "tensor<1x4x1xi32> = dense<[[[1], [2], [3], [4]]]>";
    var w = "tensor<3x1x1xi32> = dense<[[[1]], [[10]], [[100]]]>";
    var dims = "stablehlo.convolution(%0, %1) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], ";
    check(dims + "window = {}" + shape, "tensor<1x2x1xi32> = dense<[[[321], [432]]]>", x, w);
    check(
        dims + "window = {reverse = [true]}" + shape,
        "tensor<1x2x1xi32> = dense<[[[123], [234]]]>",
        x,
        w);
    check(
        dims + "window = {stride = [2], pad = [[1, 0]]}" + shape,
        "tensor<1x2x1xi32> = dense<[[[210], [432]]]>",
        x,
        w);
  }

  @Test
  void gatherClampsWhereScatterDrops() {
    check(
        """
        "stablehlo.gather"(%0, %1) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0],
          start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>}>
          : (tensor<3x2xi32>, tensor<3x1xi32>) -> tensor<3x2xi32>\
        """,
        "tensor<3x2xi32> = dense<[[5, 6], [1, 2], [3, 4]]>",
        "tensor<3x2xi32> = dense<[[1, 2], [3, 4], [5, 6]]>",
        "tensor<3x1xi32> = dense<[[7], [-7], [1]]>");
    var scatter =
        """
        "stablehlo.scatter"(%%0, %%1, %%2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1],
          inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
          ^bb0(%%a: tensor<i32>, %%b: tensor<i32>):
            %s
        }) : (tensor<3x2xi32>, tensor<4x1xi32>, tensor<4x2xi32>) -> tensor<3x2xi32>\
        """;
    var operands = new ArrayList<String>();
    operands.add("tensor<3x2xi32> = dense<[[1, 2], [3, 4], [5, 6]]>");
    operands.add("tensor<4x1xi32> = dense<[[7], [-1], [1], [1]]>");
    operands.add("tensor<4x2xi32> = dense<[[1, 1], [2, 2], [3, 3], [4, 4]]>");
    var in = operands.toArray(String[]::new);
    check(
        scatter.formatted(
            "%c = stablehlo.add %a, %b : tensor<i32>\n stablehlo.return %c : tensor<i32>"),
        "tensor<3x2xi32> = dense<[[1, 2], [10, 11], [5, 6]]>",
        in);
    check(
        scatter.formatted("stablehlo.return %b : tensor<i32>"),
        "tensor<3x2xi32> = dense<[[1, 2], [4, 4], [5, 6]]>",
        in);
  }

  @Test
  void slicesAtRunTimePositionsAreClamped() {
    check(
        "stablehlo.dynamic_slice %0, %1, sizes = [2] : (tensor<4xi32>, tensor<i32>) -> tensor<2xi32>",
        "tensor<2xi32> = dense<[3, 4]>",
        "tensor<4xi32> = dense<[1, 2, 3, 4]>",
        "tensor<i32> = dense<9>");
    check(
        "stablehlo.dynamic_update_slice %0, %1, %2 : (tensor<4xi32>, tensor<2xi32>, tensor<i32>) -> tensor<4xi32>",
        "tensor<4xi32> = dense<[1, 2, 8, 9]>",
        "tensor<4xi32> = dense<[1, 2, 3, 4]>",
        "tensor<2xi32> = dense<[8, 9]>",
        "tensor<i32> = dense<3>");
  }

  @Test
  void specialFunctionsHaveTheirTabulatedValues() {
    check(
        "chlo.erf %0 : tensor<5xf32> -> tensor<5xf32>",
        "tensor<5xf32> = dense<[-1.0, -0.8427008, 0.0, 0.52049988, 0.99997791]>",
        "tensor<5xf32> = dense<[-7.0, -1.0, 0.0, 0.5, 3.0]>");
    check(
        "chlo.erf_inv %0 : tensor<4xf32> -> tensor<4xf32>",
        "tensor<4xf32> = dense<[0xFF800000, 0.0, 0.47693628, 1.8213866]>",
        "tensor<4xf32> = dense<[-1.0, 0.0, 0.5, 0.99]>");
  }

  @Test
  void bitsAreRegroupedLowestFirst() {
    check(
        "stablehlo.bitcast_convert %0 : (tensor<f64>) -> tensor<4xf16>",
        "tensor<4xf16> = dense<[0xCDEF, 0x89AB, 0x4567, 0x0123]>",
        "tensor<f64> = dense<0x0123456789ABCDEF>");
    check(
        "stablehlo.bitcast_convert %0 : (tensor<2x4xui8>) -> tensor<2xi32>",
        "tensor<2xi32> = dense<[67305985, -1]>",
        "tensor<2x4xui8> = dense<[[1, 2, 3, 4], [255, 255, 255, 255]]>");
    check(
        "stablehlo.bitcast_convert %0 : (tensor<2xi4>) -> tensor<2x4xi1>",
        "tensor<2x4xi1> = dense<[[true, false, true, false], [true, true, true, true]]>",
        "tensor<2xi4> = dense<[5, -1]>");
    check(
        "stablehlo.bitcast_convert %0 : (tensor<8xi1>) -> tensor<i8>",
        "tensor<i8> = dense<-127>",
        "tensor<8xi1> = dense<[true, false, false, false, false, false, false, true]>");
  }

  @Test
  void totalOrderTellsZerosAndNansApart() {
    var x = "tensor<5xf32> = dense<[-0.0, 0.0, 0x7FC00000, 0xFFC00000, -1.0]>";
    var y = "tensor<5xf32> = dense<[0.0, 0.0, 0x7F800000, 0xFF800000, 1.0]>";
    var compare =
        "stablehlo.compare %s, %%0, %%1, TOTALORDER : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xi1>";
    check(compare.formatted("LT"), "tensor<5xi1> = dense<[true, false, false, true, true]>", x, y);
    check(
        compare.formatted("EQ"), "tensor<5xi1> = dense<[false, true, false, false, false]>", x, y);
  }

  @Test
  void precisionIsReducedInTheBits() {
    check(
        "stablehlo.reduce_precision %0, format = e5m10 : tensor<6xf64>",
        "tensor<6xf64> = dense<[0x7FF0000000000000, 0x7FF8000000000000, 0.0, -0.0, 65504.0, 0x7FF0000000000000]>",
        "tensor<6xf64> = dense<[0x7FF0000000000000, 0x7FF8000000000000, 0x0000000000000001, -0.0, 65519.0, 65520.0]>");
    // Ties go to the even pattern of bits, which an exponent may end; a format without mantissa has
    // no NaN.
    check(
        "\"stablehlo.reduce_precision\"(%0) <{exponent_bits = 8 : i32, mantissa_bits = 0 : i32}>"
            + " : (tensor<4xf32>) -> tensor<4xf32>",
        "tensor<4xf32> = dense<[2.0, 2.0, 2.0, 0x7F800000]>",
        "tensor<4xf32> = dense<[1.5, 2.5, 3.0, 0x7FC00000]>");
    check(
        "stablehlo.reduce_precision %0, format = e1m3 : tensor<3xf32>",
        "tensor<3xf32> = dense<[0.0, -0.0, 0x7F800000]>",
        "tensor<3xf32> = dense<[1.0, -1.5, 2.5]>");
  }

  @Test
  void upperHalvesOfProducts() {
    check(
        "\"chlo.mulhi\"(%0, %1) : (tensor<3xi8>, tensor<3xi8>) -> tensor<3xi8>",
        "tensor<3xi8> = dense<[1, -1, 1]>",
        "tensor<3xi8> = dense<[64, -64, -64]>",
        "tensor<3xi8> = dense<[4, 4, -4]>");
    check(
        "\"chlo.mulhi\"(%0, %1) : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi64>",
        "tensor<3xi64> = dense<[1, -1, 0]>",
        "tensor<3xi64> = dense<[1152921504606846976, -1152921504606846976, -1]>",
        "tensor<3xi64> = dense<[16, 16, -1]>");
    check(
        "\"chlo.mulhi\"(%0, %1) : (tensor<2xui64>, tensor<2xui64>) -> tensor<2xui64>",
        "tensor<2xui64> = dense<[15, 18446744073709551614]>",
        "tensor<2xui64> = dense<[17293822569102704640, 18446744073709551615]>",
        "tensor<2xui64> = dense<[16, 18446744073709551615]>");
  }

  @Test
  void infinitiesAndExtentsAreKnown() {
    var x = "tensor<4xf32> = dense<[0x7F800000, 0xFF800000, 1.0, 0x7FC00000]>";
    check(
        "chlo.is_inf %0 : tensor<4xf32> -> tensor<4xi1>",
        "tensor<4xi1> = dense<[true, true, false, false]>", x);
    check(
        "chlo.is_neg_inf %0 : tensor<4xf32> -> tensor<4xi1>",
        "tensor<4xi1> = dense<[false, true, false, false]>", x);
    check(
        "stablehlo.get_dimension_size %0, dim = 1 : (tensor<2x3xf32>) -> tensor<i32>",
        "tensor<i32> = dense<3>", "tensor<2x3xf32> = dense<0.0>");
  }

  /// A window that does not fit is dropped whole, as XLA does.
  @Test
  void scatterDropsWindowsThatStickOut() {
    check(
        """
        "stablehlo.scatter"(%0, %1, %2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1],
          scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
        ^bb0(%a: tensor<i32>, %b: tensor<i32>):
          %c = stablehlo.add %a, %b : tensor<i32>
          stablehlo.return %c : tensor<i32>
        }) : (tensor<5xi32>, tensor<3x1xi32>, tensor<3x3xi32>) -> tensor<5xi32>\
        """,
        "tensor<5xi32> = dense<[0, 1, 1, 1, 0]>",
        "tensor<5xi32> = dense<0>",
        "tensor<3x1xi32> = dense<[[3], [-1], [1]]>",
        "tensor<3x3xi32> = dense<1>");
  }

  /// XLA's bits, from `jax.lax.rng_bit_generator`; the first ones stand in StableHLO's
  /// specification.
  @Test
  void randomBitsAreThoseOfXla() {
    var state = "tensor<2xui64> = dense<[1, 2]>";
    var three = "tensor<3xui64> = dense<[1, 18446744073709551615, 3]>";
    var text =
        "%%s, %%y = stablehlo.rng_bit_generator %%0, algorithm = %s :"
            + " (tensor<%dxui64>) -> (tensor<%dxui64>, tensor<%s>)";
    checkResult(
        text.formatted("THREE_FRY", 2, 2, "2x2xui64"),
        "%y",
        "tensor<2x2xui64> = dense<[[9236835810183407956, 16087790271692313299],"
            + " [18212823393184779219, 2658481902456610144]]>",
        state);
    checkResult(
        text.formatted("THREE_FRY", 2, 2, "2x2xui64"),
        "%s",
        "tensor<2xui64> = dense<[1, 6]>",
        state);
    checkResult(
        text.formatted("THREE_FRY", 2, 2, "3x3xui32"),
        "%y",
        "tensor<3x3xui32> = dense<[[43444564, 3979645651, 1672743891], [2150618427, 3745730563,"
            + " 4240503393], [2109414752, 2534981805, 2868795927]]>",
        state);
    checkResult(
        text.formatted("THREE_FRY", 2, 2, "3x2xui8"),
        "%y",
        "tensor<3x2xui8> = dense<[[84, 59], [211, 3], [211, 97]]>",
        state);
    checkResult(
        text.formatted("THREE_FRY", 2, 2, "ui32"), "%y", "tensor<ui32> = dense<43444564>", state);
    checkResult(
        text.formatted("PHILOX", 2, 2, "5xui16"),
        "%y",
        "tensor<5xui16> = dense<[42825, 48104, 9175, 9433, 9214]>",
        state);
    checkResult(
        text.formatted("DEFAULT", 2, 2, "3xui64"),
        "%y",
        "tensor<3xui64> = dense<[12229731395331991369, 3437131457114678231, 13465615291114923006]>",
        state);
    checkResult(
        text.formatted("PHILOX", 3, 3, "5xui32"),
        "%y",
        "tensor<5xui32> = dense<[3023135040, 2618764561, 763147620, 1543521082, 3140572256]>",
        three);
    checkResult(
        text.formatted("PHILOX", 3, 3, "5xui32"), "%s", "tensor<3xui64> = dense<[1, 1, 4]>", three);
  }

  /// The examples of StableHLO's specification.
  @Test
  void batchesAreNormalized() {
    var x = "tensor<2x2x2xf64> = dense<[[[1.0, 2.0], [3.0, 4.0]], [[3.0, 4.0], [1.0, 2.0]]]>";
    var ones = "tensor<2xf64> = dense<1.0>";
    var mean = "tensor<2xf64> = dense<[2.0, 3.0]>";
    var t = "tensor<2x2x2xf64>";
    var f = "tensor<2xf64>";
    var training =
        "%%m:3 = \"stablehlo.batch_norm_training\"(%%0, %%1, %%2) <{epsilon = 0.0 : f32, feature_index = 2"
            + " : i64}> : (%1$s, %2$s, %2$s) -> (%1$s, %2$s, %2$s)";
    var normal = t + " = dense<[[[0.0, 0.0], [2.0, 2.0]], [[2.0, 2.0], [0.0, 0.0]]]>";
    checkResult(training.formatted(t, f), "%m#0", normal, x, ones, ones);
    checkResult(training.formatted(t, f), "%m#1", mean, x, ones, ones);
    checkResult(training.formatted(t, f), "%m#2", ones, x, ones, ones);
    check(
        "\"stablehlo.batch_norm_inference\"(%%0, %%1, %%2, %%3, %%4) <{epsilon = 0.0 : f32, feature_index"
                .formatted()
            + " = 2 : i64}> : (%1$s, %2$s, %2$s, %2$s, %2$s) -> %1$s".formatted(t, f),
        normal,
        x,
        ones,
        ones,
        mean,
        ones);
    var grad =
        "%%m:3 = \"stablehlo.batch_norm_grad\"(%%0, %%1, %%2, %%3, %%4) <{epsilon = 0.0 : f32,"
            + " feature_index = 2 : i64}> : (%1$s, %2$s, %2$s, %2$s, %1$s) -> (%1$s, %2$s, %2$s)";
    var ct = t + " = dense<0.1>";
    checkResult(grad.formatted(t, f), "%m#0", t + " = dense<0.0>", x, ones, mean, ones, ct);
    checkResult(grad.formatted(t, f), "%m#1", f + " = dense<0.0>", x, ones, mean, ones, ct);
    checkResult(grad.formatted(t, f), "%m#2", f + " = dense<0.4>", x, ones, mean, ones, ct);
  }

  @Test
  void triangularSystemsAreSolvedFromTheTriangleThatIsNamed() {
    // The other triangle holds 9s, which nobody reads.
    var a = "tensor<3x3xf64> = dense<[[1.0, 9.0, 9.0], [2.0, 4.0, 9.0], [3.0, 5.0, 6.0]]>";
    var b = "tensor<3x3xf64> = dense<[[2.0, 0.0, 0.0], [4.0, 8.0, 0.0], [6.0, 10.0, 12.0]]>";
    var twice = "tensor<3x3xf64> = dense<[[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]]>";
    var solve =
        "\"stablehlo.triangular_solve\"(%%0, %%1) <{left_side = %s, lower = %s, transpose_a ="
            + " #stablehlo<transpose %s>, unit_diagonal = %s}> : (tensor<3x3xf64>, tensor<3x3xf64>)"
            + " -> tensor<3x3xf64>";
    check(solve.formatted("true", "true", "NO_TRANSPOSE", "false"), twice, a, b);
    check(solve.formatted("false", "true", "NO_TRANSPOSE", "false"), twice, a, b);
    // x a^T = b
    check(
        solve.formatted("false", "true", "ADJOINT", "false"),
        "tensor<3x3xf64> = dense<[[2.0, -1.0, -0.5], [0.0, 2.0, -1.0], [0.0, 0.0, 1.0]]>",
        a,
        "tensor<3x3xf64> = dense<[[2.0, 0.0, -2.0], [0.0, 8.0, 4.0], [0.0, 0.0, 6.0]]>");
    // The diagonal counts as ones.
    check(
        solve.formatted("true", "true", "NO_TRANSPOSE", "true"),
        "tensor<3x3xf64> = dense<[[1.0, 0.0, 0.0], [-2.0, 1.0, 0.0], [7.0, -5.0, 1.0]]>",
        a,
        "tensor<3x3xf64> = dense<[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]>");
  }

  @Test
  void choleskyFactorsOneTriangle() {
    var a = "tensor<3x3xf64> = dense<[[1.0, 9.0, 9.0], [2.0, 20.0, 9.0], [3.0, 26.0, 70.0]]>";
    check(
        "\"stablehlo.cholesky\"(%0) <{lower = true}> : (tensor<3x3xf64>) -> tensor<3x3xf64>",
        "tensor<3x3xf64> = dense<[[1.0, 0.0, 0.0], [2.0, 4.0, 0.0], [3.0, 5.0, 6.0]]>", a);
    check(
        "\"stablehlo.cholesky\"(%0) <{lower = false}> : (tensor<2x2xf64>) -> tensor<2x2xf64>",
        "tensor<2x2xf64> = dense<[[2.0, 3.0], [0.0, 1.0]]>",
        "tensor<2x2xf64> = dense<[[4.0, 6.0], [9.0, 10.0]]>");
    check(
        "\"stablehlo.cholesky\"(%0) <{lower = true}> : (tensor<2x2xf64>) -> tensor<2x2xf64>",
        "tensor<2x2xf64> = dense<[[0x7FF8000000000000, 0.0], [0x7FF8000000000000,"
            + " 0x7FF8000000000000]]>",
        "tensor<2x2xf64> = dense<[[1.0, 2.0], [2.0, 1.0]]>");
  }

  /// `jax.lax.top_k` of the same numbers: the total order of floats, first places first.
  @Test
  void topKTakesTheFirstOfEqualOnes() {
    var x = "tensor<1x7xf32> = dense<[[-0.0, 0.0, 0x7FC00000, 1.0, 0x7F800000, 0xFFC00000, 1.0]]>";
    var top =
        "%t:2 = chlo.top_k(%0, k = 6) : tensor<1x7xf32> -> (tensor<1x6xf32>, tensor<1x6xi32>)";
    checkResult(top, "%t#1", "tensor<1x6xi32> = dense<[[2, 4, 3, 6, 1, 0]]>", x);
    checkResult(
        top, "%t#0", "tensor<1x6xf32> = dense<[[0x7FC00000, 0x7F800000, 1.0, 1.0, 0.0, -0.0]]>", x);
  }
}
