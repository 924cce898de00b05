package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Parser;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folds of rows and what follows them, as one kernel; and what is no such kernel.
class RowsTest {
  private static final TornadoBackend SMALL =
      new TornadoBackend(new Tornado(), 0, l -> new Limits(l.doubles(), true, 0));

  private static String sum(String of, int axis, String from, String to) {
    return ("stablehlo.reduce(%s init: %%z) applies stablehlo.add across dimensions = [%d] :"
            + " (tensor<%s>, tensor<f32>) -> tensor<%s>")
        .formatted(of, axis, from, to);
  }

  /// `R` and `C` are rows and columns.
  private static Func program(int rows, int columns, String results, String body) {
    var text =
        """
        func.func @f(%x: tensor<RxCxf32>, %w: tensor<Cxf32>) -> RESULTS {
          %z = stablehlo.constant dense<0.0> : tensor<f32>
          %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
          BODY
        }
        """
            .replace("RESULTS", results)
            .replace("BODY", body);
    return Pipeline.lower(Parser.parse(text.replace("R", "" + rows).replace("C", "" + columns)));
  }

  private static void check(Func f, int tasks) {
    var args = RandomProgram.arguments(f, 7, false);
    var expected = Interpreter.run(f, args);
    for (var backend : List.of(Runs.BACKEND, SMALL)) {
      var executable = backend.compile(f);
      Runs.assertClose(expected, Runs.run(executable, args), 64, f.name());
      assertEquals(0, executable.hostKernels(), executable.report());
      var report = executable.report();
      assertEquals(tasks, report.lines().filter(l -> l.startsWith("  raffia")).count(), report);
    }
    var roles = Collections.nCopies(args.size(), Role.ARGUMENT);
    var checked = Runs.BACKEND.compile(f, roles, true);
    Runs.assertClose(expected, Runs.run(checked, args), 64, f.name());
  }

  private static final String SOFTMAX =
      """
      %m = stablehlo.reduce(%x init: %low) applies stablehlo.maximum across dimensions = [1] : (tensor<RxCxf32>, tensor<f32>) -> tensor<Rxf32>
      %mb = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
      %d = stablehlo.subtract %x, %mb : tensor<RxCxf32>
      %e = stablehlo.exponential %d : tensor<RxCxf32>
      %s = SUM
      %sb = stablehlo.broadcast_in_dim %s, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
      %y = stablehlo.divide %e, %sb : tensor<RxCxf32>
      """
          .replace("SUM", sum("%e", 1, "RxCxf32", "Rxf32"));

  @ParameterizedTest
  @ValueSource(ints = {64, 70, 129, 700})
  void softmaxIsOneKernel(int columns) {
    check(program(5, columns, "tensor<RxCxf32>", SOFTMAX + "return %y : tensor<RxCxf32>"), 1);
    check(program(1, columns, "tensor<RxCxf32>", SOFTMAX + "return %y : tensor<RxCxf32>"), 1);
  }

  @Test
  void soIsOneThatKeepsWhatItComputesOnTheWay() {
    check(
        program(
            5,
            130,
            "(tensor<Rxf32>, tensor<RxCxf32>, tensor<RxCxf32>)",
            SOFTMAX + "return %m, %e, %y : tensor<Rxf32>, tensor<RxCxf32>, tensor<RxCxf32>"),
        1);
  }

  @Test
  void soAreLogSoftmaxAndWhatIsReadOfIt() {
    check(
        program(
            6,
            100,
            "tensor<RxCxf32>",
            SOFTMAX
                + """
                %l = stablehlo.log %sb : tensor<RxCxf32>
                %o = stablehlo.subtract %d, %l : tensor<RxCxf32>
                %wb = stablehlo.broadcast_in_dim %w, dims = [1] : (tensor<Cxf32>) -> tensor<RxCxf32>
                %p = stablehlo.multiply %o, %wb : tensor<RxCxf32>
                %ps = SUM
                %pb = stablehlo.broadcast_in_dim %ps, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
                %q = stablehlo.add %p, %pb : tensor<RxCxf32>
                return %q : tensor<RxCxf32>
                """
                    .replace("SUM", sum("%p", 1, "RxCxf32", "Rxf32"))),
        1);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300})
  void layerNormIsOneKernel(int columns) {
    check(
        program(
            7,
            columns,
            "tensor<RxCxf32>",
            """
            %n = stablehlo.constant dense<C.0> : tensor<Rxf32>
            %s = SUM1
            %m = stablehlo.divide %s, %n : tensor<Rxf32>
            %mb = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
            %d = stablehlo.subtract %x, %mb : tensor<RxCxf32>
            %q = stablehlo.multiply %d, %d : tensor<RxCxf32>
            %t = SUM2
            %v = stablehlo.divide %t, %n : tensor<Rxf32>
            %eps = stablehlo.constant dense<1.0e-3> : tensor<Rxf32>
            %ve = stablehlo.add %v, %eps : tensor<Rxf32>
            %i = stablehlo.rsqrt %ve : tensor<Rxf32>
            %ib = stablehlo.broadcast_in_dim %i, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
            %y = stablehlo.multiply %d, %ib : tensor<RxCxf32>
            %wb = stablehlo.broadcast_in_dim %w, dims = [1] : (tensor<Cxf32>) -> tensor<RxCxf32>
            %o = stablehlo.multiply %y, %wb : tensor<RxCxf32>
            return %o : tensor<RxCxf32>
            """
                .replace("SUM1", sum("%x", 1, "RxCxf32", "Rxf32"))
                .replace("SUM2", sum("%q", 1, "RxCxf32", "Rxf32"))),
        1);
  }

  /// What reads the results of other rows has to wait for them.
  @Test
  void otherRowsAreOtherKernels() {
    check(
        program(
            5,
            70,
            "tensor<RxCxf32>",
            """
            %s = SUM
            %r = stablehlo.reverse %s, dims = [0] : tensor<Rxf32>
            %b = stablehlo.broadcast_in_dim %r, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
            %y = stablehlo.subtract %x, %b : tensor<RxCxf32>
            return %y : tensor<RxCxf32>
            """
                .replace("SUM", sum("%x", 1, "RxCxf32", "Rxf32"))),
        2);
  }

  /// The elements of a row that other items computed, too.
  @Test
  void otherElementsAreOtherKernels() {
    check(
        program(
            5,
            70,
            "(tensor<RxCxf32>, tensor<RxCxf32>)",
            """
            %s = SUM
            %b = stablehlo.broadcast_in_dim %s, dims = [0] : (tensor<Rxf32>) -> tensor<RxCxf32>
            %y = stablehlo.subtract %x, %b : tensor<RxCxf32>
            %k = stablehlo.optimization_barrier %y : tensor<RxCxf32>
            %r = stablehlo.reverse %k, dims = [1] : tensor<RxCxf32>
            %o = stablehlo.multiply %r, %y : tensor<RxCxf32>
            return %y, %o : tensor<RxCxf32>, tensor<RxCxf32>
            """
                .replace("SUM", sum("%x", 1, "RxCxf32", "Rxf32"))),
        2);
  }

  /// One row of many elements keeps few items busy as one kernel.
  @Test
  void longRowsAreFoldedInTwoSteps() {
    check(program(2, 5000, "tensor<RxCxf32>", SOFTMAX + "return %y : tensor<RxCxf32>"), 6);
  }
}
