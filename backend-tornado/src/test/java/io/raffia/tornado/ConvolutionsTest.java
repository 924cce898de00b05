package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Laws;
import io.raffia.ir.Parser;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.Window;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Convolutions as products of windows in tiles, and their gradients, are the interpreter's.
class ConvolutionsTest {
  private static final TornadoBackend SMALL =
      new TornadoBackend(new Tornado(), 0, l -> new Limits(l.doubles(), true, 0));

  private static TornadoExecutable check(TornadoBackend backend, Func f) {
    var lowered = Pipeline.lower(f);
    var executable = backend.compile(lowered);
    var args = RandomProgram.arguments(lowered, 5, false);
    var want = Interpreter.run(lowered, args);
    Runs.assertClose(want, Runs.run(executable, args), 64, f.toString());
    assertEquals(0, executable.hostKernels(), executable.report());
    return executable;
  }

  /// A convolution and what is asked of it: itself, and its gradients by both operands.
  private static Func gradients(Convolution op, TensorType input, TensorType kernel) {
    var out = op.type(List.of(input, kernel));
    return Func.of(
        "f",
        List.of(new Value(input), new Value(kernel), new Value(out)),
        (b, p) -> {
          var results = new ArrayList<Value>();
          var operands = p.subList(0, 2);
          results.add(b.emit(op, operands.get(0), operands.get(1)));
          for (int i = 0; i < 2; i++) {
            var d = op.transpose(b, i, p.get(2), operands);
            if (d != null) results.add(d);
          }
          return results;
        });
  }

  private static TensorType f32(int... dims) {
    return TensorType.of(DType.F32, dims);
  }

  /// Of the samples of the op, in f32: all kinds of windows, layouts and groups.
  @Test
  void samplesAndTheirGradientsAgree() {
    int checks = 0;
    for (var s : Laws.samples()) {
      if (!(s.op() instanceof Convolution op) || op.dtype() != DType.F64) continue;
      var narrow =
          new Convolution(op.window(), op.dims(), op.featureGroups(), op.batchGroups(), DType.F32);
      var types =
          Laws.single(s).paramTypes().stream()
              .map(t -> new TensorType(DType.F32, t.shape()))
              .toList();
      var f = gradients(narrow, types.get(0), types.get(1));
      check(Runs.BACKEND, f);
      check(SMALL, f);
      checks++;
    }
    assertTrue(checks >= 10, checks + " samples");
  }

  private static Convolution conv(int size, int stride, int low, int high, int base, int groups) {
    var window =
        new Window(
            Ints.of(size, size),
            Ints.of(stride, stride),
            Ints.of(low, low),
            Ints.of(high, high),
            Ints.of(base, base),
            Ints.of(1, 1),
            Ints.of(0, 0));
    return new Convolution(window, ConvDims.channelsLast(2), groups, 1, DType.F32);
  }

  /// Large and small tiles that do not fit, sums that are cut into chunks.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void tilesOfAnySizeAgree(int stride) {
    int side = stride == 1 ? 32 : 9;
    check(
        Runs.BACKEND,
        gradients(conv(2, stride, 1, 0, 1, 1), f32(2, side, side, 1), f32(2, 2, 1, 66)));
    check(
        Runs.BACKEND, gradients(conv(3, stride, 1, -1, 1, 1), f32(2, 9, 8, 17), f32(3, 3, 17, 18)));
    check(Runs.BACKEND, gradients(conv(3, stride, 1, 1, 1, 2), f32(2, 7, 6, 10), f32(3, 3, 5, 12)));
  }

  /// A gradient by the input reads elements that are set apart: a product for each phase, none of
  /// which multiplies the zeros in between.
  @Test
  void stridedConvolutionsHaveGradientsInPhases() {
    var op = conv(3, 2, 1, 1, 1, 1);
    var executable = check(Runs.BACKEND, gradients(op, f32(2, 13, 13, 6), f32(3, 3, 6, 8)));
    assertTrue(executable.report().contains("_3\n"), executable.report());
  }

  @Test
  void longSumsOfFewTilesAreCut() {
    var op = conv(3, 1, 1, 1, 1, 1);
    var executable = check(Runs.BACKEND, gradients(op, f32(2, 24, 24, 3), f32(3, 3, 3, 5)));
    assertTrue(executable.report().contains("_parts"), executable.report());
  }

  /// Groups of few features, of large arrays, are no tiles.
  @Test
  void depthwiseConvolutionsAreSumsOfTheirOwn() {
    var op = conv(3, 1, 1, 1, 1, 24);
    var executable = check(Runs.BACKEND, gradients(op, f32(2, 10, 10, 24), f32(3, 3, 1, 24)));
    assertFalse(executable.report().contains("convolution_0"), executable.report());
  }

  /// Bias and activation are part of the kernel; the convolution is written where it is read.
  @Test
  void whatFollowsAConvolutionIsPartOfIt() {
    for (int features : List.of(6, 66)) {
      for (boolean isRead : List.of(false, true)) {
        var text =
            """
            func.func @f(%x: tensor<2x32x32x1xf32>, %k: tensor<3x3x1xOxf32>, %v: tensor<Oxf32>) -> TYPES {
              %0 = stablehlo.convolution(%x, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<2x32x32x1xf32>, tensor<3x3x1xOxf32>) -> tensor<2x32x32xOxf32>
              %1 = stablehlo.broadcast_in_dim %v, dims = [3] : (tensor<Oxf32>) -> tensor<2x32x32xOxf32>
              %2 = stablehlo.add %0, %1 : tensor<2x32x32xOxf32>
              %3 = stablehlo.tanh %2 : tensor<2x32x32xOxf32>
              return RESULTS
            }
            """
                .replace("RESULTS", isRead ? "%3, %0 : OUT, OUT" : "%3 : OUT")
                .replace("TYPES", isRead ? "(OUT, OUT)" : "OUT")
                .replace("OUT", "tensor<2x32x32xOxf32>")
                .replace("xOx", "x" + features + "x")
                .replace("<Ox", "<" + features + "x");
        for (var backend : features > 6 ? List.of(Runs.BACKEND) : List.of(Runs.BACKEND, SMALL)) {
          var executable = check(backend, Parser.parse(text));
          assertTrue(executable.report().contains("1 tasks"), executable.report());
        }
      }
    }
  }
}
