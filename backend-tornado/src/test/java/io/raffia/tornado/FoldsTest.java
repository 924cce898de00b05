package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Folds of so many elements that groups fold chunks of them first.
class FoldsTest {
  private static final TornadoBackend SMALL =
      new TornadoBackend(new Tornado(), 0, l -> new Limits(l.doubles(), true, 0));

  /// Numbers whose products neither vanish nor grow: of integers, few are not 1.
  private static List<Literal> draw(Func f, int seed) {
    var random = new Random(seed);
    var all = new ArrayList<Literal>();
    for (var t : f.paramTypes()) {
      var d = t.dtype();
      all.add(
          Literal.generate(
              t,
              _ ->
                  d.isFloat()
                      ? d.fromDouble(1 + random.nextGaussian() / 64)
                      : d == DType.I1
                          ? random.nextInt(4000) == 0 ? 0 : 1
                          : d.wrap(random.nextInt(50) == 0 ? random.nextInt() : 1)));
    }
    return all;
  }

  private static TornadoExecutable check(TornadoBackend backend, Func f, double ulps) {
    var executable = backend.compile(f);
    var args = draw(f, 3);
    var found = Runs.run(executable, args);
    Runs.assertClose(Interpreter.run(f, args), found, ulps, f.name());
    assertEquals(0, executable.hostKernels(), executable.report());
    Runs.assertClose(found, Runs.run(executable, args), 0, "again");
    return executable;
  }

  private static Func reduce(String op, String type, String from, String axes, String to) {
    var d = DType.parse(type);
    var zero =
        switch (op) {
          case "multiply", "and" -> d == DType.I1 ? "true" : d.isFloat() ? "1.0" : "1";
          case "maximum" -> d.isFloat() ? "0xFF800000" : "-2147483648";
          case "minimum" -> d.isFloat() ? "0x7F800000" : "2147483647";
          default -> d == DType.I1 ? "false" : d.isFloat() ? "0.0" : "0";
        };
    var a = "tensor<" + from + "x" + type + ">";
    var b = "tensor<" + (to.isEmpty() ? "" : to + "x") + type + ">";
    return Pipeline.lower(
        Parser.parse(
            """
            func.func @f(%%x: %s) -> %s {
              %%c = stablehlo.constant dense<%s> : tensor<%s>
              %%r = stablehlo.reduce(%%x init: %%c) applies stablehlo.%s across dimensions = %s : (%s, tensor<%s>) -> %s
              return %%r : %s
            }
            """
                .formatted(a, b, zero, type, op, axes, a, type, b, b)));
  }

  /// Sizes that chunks fit and do not fit; the first, the last, the middle axis and all of them.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "add; f32; 8192; [0]; ''",
        "add; f32; 9001; [0]; ''",
        "add; f32; 3x4500; [1]; 3",
        "add; f32; 4100x3; [0]; 3",
        "add; f32; 2x4099x3; [1]; 2x3",
        "add; f32; 71x3x67; [0, 2]; 3",
        "multiply; f32; 4500; [0]; ''",
        "maximum; f32; 3x4500; [1]; 3",
        "minimum; f32; 3x4500; [1]; 3",
        "add; i32; 3x4500; [1]; 3",
        "multiply; i32; 4500; [0]; ''",
        "maximum; i32; 4500; [0]; ''",
        "minimum; i32; 4500; [0]; ''",
        "add; i64; 4500; [0]; ''",
        "add; i8; 4500; [0]; ''",
        "add; ui16; 4500; [0]; ''",
        "and; i1; 2x4500; [1]; 2",
        "or; i1; 4500; [0]; ''",
        "xor; i32; 4500; [0]; ''"
      })
  void fewFoldsOfManyElementsTakeTwoSteps(
      String op, String type, String from, String axes, String to) {
    var f = reduce(op, type, from, axes, to);
    for (var backend : List.of(Runs.BACKEND, SMALL)) {
      var report = check(backend, f, 64).report();
      assertTrue(report.contains("_parts"), report);
    }
  }

  @ParameterizedTest
  @CsvSource({"add, 4000, [0], ''", "add, 30x70, [1], 30"})
  void othersTakeOne(String op, String from, String axes, String to) {
    var report = check(Runs.BACKEND, reduce(op, "f32", from, axes, to), 64).report();
    assertEquals(false, report.contains("_parts"), report);
  }

  @Test
  void chunksKeepGroupsBusyAndItemsToo() {
    assertEquals(1, SplitFold.chunks(1, 4000, 128));
    assertEquals(512, SplitFold.chunks(1, 1 << 20, 128));
    assertEquals(2048, SplitFold.chunks(1, 1 << 30, 128));
    assertEquals(205, SplitFold.chunks(10, 1 << 30, 128));
    assertEquals(1, SplitFold.chunks(2048, 1 << 30, 128));
  }

  /// A fold that another one reads is no chunk's to fold.
  @ParameterizedTest
  @ValueSource(ints = {4500})
  void meanAndVarianceOfManyNumbers(int n) {
    var f =
        Pipeline.lower(
            Parser.parse(
                """
                func.func @f(%x: tensor<NxT>) -> (tensor<T>, tensor<T>) {
                  %z = stablehlo.constant dense<0.0> : tensor<T>
                  %n = stablehlo.constant dense<N.0> : tensor<T>
                  %s = stablehlo.reduce(%x init: %z) applies stablehlo.add across dimensions = [0] : (tensor<NxT>, tensor<T>) -> tensor<T>
                  %m = stablehlo.divide %s, %n : tensor<T>
                  %b = stablehlo.broadcast_in_dim %m, dims = [] : (tensor<T>) -> tensor<NxT>
                  %d = stablehlo.subtract %x, %b : tensor<NxT>
                  %q = stablehlo.multiply %d, %d : tensor<NxT>
                  %t = stablehlo.reduce(%q init: %z) applies stablehlo.add across dimensions = [0] : (tensor<NxT>, tensor<T>) -> tensor<T>
                  %v = stablehlo.divide %t, %n : tensor<T>
                  return %m, %v : tensor<T>, tensor<T>
                }
                """
                    .replace("xT", "xf32")
                    .replace("<T", "<f32")
                    .replace("Nx", n + "x")
                    .replace("N.", n + ".")));
    check(Runs.BACKEND, f, 64);
    check(SMALL, f, 64);
  }
}
