package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kernels of sizes that the samples of the ops do not have: tiles that do not fit, shared folds,
/// many arrays, updates that meet.
class KernelsTest {
  private static Func program(String types, String body) {
    return Pipeline.lower(
        Parser.parse(
            "func.func @f("
                + types.split(" -> ", -1)[0]
                + ") -> "
                + types.split(" -> ", -1)[1]
                + " {\n"
                + body
                + "\n}"));
  }

  private static TornadoExecutable check(Func f, double ulps) {
    var executable = Runs.BACKEND.compile(f);
    var args = Runs.draw(f, 3);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), ulps, f.name());
    return executable;
  }

  @ParameterizedTest
  @ValueSource(strings = {"16x32x48", "17x33x19", "1x300x40", "70x65x1"})
  void productsOfAnyShapeAreTiled(String sizes) {
    var n = sizes.split("x", -1);
    var a = "tensor<3x%sx%sxf32>".formatted(n[0], n[1]);
    var b = "tensor<3x%sx%sxf32>".formatted(n[1], n[2]);
    var c = "tensor<3x%sx%sxf32>".formatted(n[0], n[2]);
    var f =
        program(
            "%%a: %s, %%b: %s -> %s".formatted(a, b, c),
            ("%%0 = stablehlo.dot_general %%a, %%b, batching_dims = [0] x [0], contracting_dims ="
                    + " [2] x [1] : (%s, %s) -> %s\n"
                    + "return %%0 : %s")
                .formatted(a, b, c, c));
    var executable = check(f, 64);
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  /// Large tiles, which do not fit, of operands that lie as they are and transposed.
  @ParameterizedTest
  @ValueSource(strings = {"[2] x [1]", "[1] x [1]", "[2] x [2]", "[1] x [2]"})
  void productsOfLargeMatricesAreTiled(String contracted) {
    int m = 300;
    int k = 37;
    int n = 270;
    var a = contracted.startsWith("[2]") ? "3x%dx%d".formatted(m, k) : "3x%dx%d".formatted(k, m);
    var b = contracted.endsWith("[1]") ? "3x%dx%d".formatted(k, n) : "3x%dx%d".formatted(n, k);
    var types = "tensor<%sxf32>, tensor<%sxf32>".formatted(a, b);
    var c = "tensor<3x%dx%dxf32>".formatted(m, n);
    var f =
        program(
            "%%a: tensor<%sxf32>, %%b: tensor<%sxf32> -> %s".formatted(a, b, c),
            ("%%0 = stablehlo.dot_general %%a, %%b, batching_dims = [0] x [0], contracting_dims ="
                    + " %s : (%s) -> %s\n"
                    + "return %%0 : %s")
                .formatted(contracted, types, c, c));
    assertEquals(0, check(f, 64).hostKernels());
  }

  /// What is computed of each element of a product alone is part of its kernel, in every kind of
  /// tiles; the product itself is written where somebody else reads it.
  @ParameterizedTest
  @ValueSource(strings = {"3x17x33x19", "1x64x64x65", "3x290x5x290"})
  void whatFollowsAProductIsPartOfIt(String sizes) {
    var n = sizes.split("x", -1);
    var c = "%sx%sx%sxf32".formatted(n[0], n[1], n[3]);
    for (boolean isRead : List.of(false, true)) {
      var text =
          """
          %0 = stablehlo.dot_general %a, %b, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<A>, tensor<B>) -> tensor<C>
          %1 = stablehlo.broadcast_in_dim %v, dims = [2] : (tensor<Nxf32>) -> tensor<C>
          %2 = stablehlo.add %0, %1 : tensor<C>
          %3 = stablehlo.tanh %2 : tensor<C>
          %4 = stablehlo.add %3, %r : tensor<C>
          %5 = stablehlo.multiply %4, %0 : tensor<C>
          """
              + (isRead ? "return %5, %0 : tensor<C>, tensor<C>" : "return %5 : tensor<C>");
      var f =
          program(
              ("%a: tensor<A>, %b: tensor<B>, %v: tensor<Nxf32>, %r: tensor<C> -> "
                      + (isRead ? "(tensor<C>, tensor<C>)" : "tensor<C>"))
                  .replace("<A>", "<%sx%sx%sxf32>".formatted(n[0], n[1], n[2]))
                  .replace("<B>", "<%sx%sx%sxf32>".formatted(n[0], n[2], n[3]))
                  .replace("<C>", "<" + c + ">")
                  .replace("<N", "<" + n[3]),
              text.replace("<A>", "<%sx%sx%sxf32>".formatted(n[0], n[1], n[2]))
                  .replace("<B>", "<%sx%sx%sxf32>".formatted(n[0], n[2], n[3]))
                  .replace("<C>", "<" + c + ">")
                  .replace("<N", "<" + n[3]));
      var small = new TornadoBackend(new Tornado(), 0, l -> new Limits(l.doubles(), true, 0));
      for (var backend : List.of(Runs.BACKEND, small)) {
        var executable = backend.compile(f);
        var args = Runs.draw(f, 3);
        Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 64, f.name());
        assertTrue(executable.report().contains("1 tasks"), executable.report());
      }
    }
  }

  @Test
  void rowsAreSharedByGroups() {
    var f =
        program(
            "%x: tensor<5x700xf32> -> tensor<5xf32>",
            """
            %c = stablehlo.constant dense<0xFF800000> : tensor<f32>
            %m = stablehlo.reduce(%x init: %c) applies stablehlo.maximum across dimensions = [1] : (tensor<5x700xf32>, tensor<f32>) -> tensor<5xf32>
            %b = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<5xf32>) -> tensor<5x700xf32>
            %s = stablehlo.subtract %x, %b : tensor<5x700xf32>
            %e = stablehlo.exponential %s : tensor<5x700xf32>
            %z = stablehlo.constant dense<0.0> : tensor<f32>
            %t = stablehlo.reduce(%e init: %z) applies stablehlo.add across dimensions = [1] : (tensor<5x700xf32>, tensor<f32>) -> tensor<5xf32>
            return %t : tensor<5xf32>
            """);
    assertEquals(0, check(f, 64).hostKernels());
  }

  @Test
  void updatesThatMeetKeepTheirOrder() {
    var f =
        program(
            "%x: tensor<7x40xf32>, %i: tensor<50x1xi32>, %u: tensor<50x40xf32> -> tensor<7x40xf32>",
            """
            %0 = "stablehlo.scatter"(%x, %i, %u) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
            ^bb0(%a: tensor<f32>, %b: tensor<f32>):
              %s = stablehlo.add %a, %b : tensor<f32>
              stablehlo.return %s : tensor<f32>
            }) : (tensor<7x40xf32>, tensor<50x1xi32>, tensor<50x40xf32>) -> tensor<7x40xf32>
            return %0 : tensor<7x40xf32>
            """);
    var executable = check(f, 16);
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  @Test
  void bytesMovedAreThoseOfArgumentsAndResults() {
    var f =
        program(
            "%x: tensor<100xf32> -> tensor<f32>",
            """
            %y = stablehlo.tanh %x : tensor<100xf32>
            %z = stablehlo.constant dense<0.0> : tensor<f32>
            %t = stablehlo.reduce(%y init: %z) applies stablehlo.add across dimensions = [0] : (tensor<100xf32>, tensor<f32>) -> tensor<f32>
            return %t : tensor<f32>
            """);
    assertEquals(404, check(f, 16).bytesMoved());
  }

  @Test
  void manyArraysTakeSeveralTasks() {
    var params = new StringBuilder("%p0: tensor<9xf32>");
    var body = new StringBuilder();
    var results = new ArrayList<String>();
    for (int i = 1; i < 24; i++) params.append(", %p").append(i).append(": tensor<9xf32>");
    for (int i = 0; i < 24; i++) {
      body.append("%%r%d = stablehlo.tanh %%p%d : tensor<9xf32>%n".formatted(i, i));
      results.add("%r" + i);
    }
    var types = String.join(", ", IntStream.range(0, 24).mapToObj(_ -> "tensor<9xf32>").toList());
    body.append("return ").append(String.join(", ", results)).append(" : ").append(types);
    var f = program(params + " -> (" + types + ")", body.toString());
    var executable = check(f, 16);
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  /// Of numbers of all magnitudes and signs, by constants and by operands.
  @ParameterizedTest
  @ValueSource(strings = {"i32", "ui32", "i64", "ui64", "ui16", "i8"})
  void bitsShiftAsTheyDoInTheInterpreter(String type) {
    var t = "tensor<500x%s>".formatted(type);
    int by = DType.parse(type).bits() / 2 - 1;
    var body = new StringBuilder("%%c = stablehlo.constant dense<%d> : %s%n".formatted(by, t));
    var results = new ArrayList<String>();
    for (var op : List.of("shift_left", "shift_right_arithmetic", "shift_right_logical")) {
      for (var operand : List.of("c", "y")) {
        var name = "%" + op + "_" + operand;
        body.append("%s = stablehlo.%s %%x, %%%s : %s%n".formatted(name, op, operand, t));
        results.add(name);
      }
    }
    for (var op : List.of("popcnt", "count_leading_zeros")) {
      body.append("%%%s = stablehlo.%s %%x : %s%n".formatted(op, op, t));
      results.add("%" + op);
    }
    for (var op : List.of("divide", "remainder")) {
      body.append("%%%s = stablehlo.%s %%x, %%y : %s%n".formatted(op, op, t));
      results.add("%" + op);
    }
    var types = String.join(", ", results.stream().map(_ -> t).toList());
    body.append("return ").append(String.join(", ", results)).append(" : ").append(types);
    var f = program("%x: " + t + ", %y: " + t + " -> (" + types + ")", body.toString());
    var random = new Random(7);
    var dtype = DType.parse(type);
    var x =
        Literal.generate(
            f.paramTypes().getFirst(), _ -> dtype.wrap(random.nextLong() >> random.nextInt(64)));
    var y = Literal.generate(f.paramTypes().getFirst(), i -> dtype.wrap(i % 67));
    var executable = Runs.BACKEND.compile(f);
    var args = List.of(x, y);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 0, type);
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  /// TornadoVM folds a condition of such a window and cannot write code for what is left, so that
  /// the kernel is written once more.
  @Test
  void conditionsThatFoldAwayAreNoError() {
    var f =
        program(
            "%x: tensor<2x3xf32> -> tensor<1x2xf32>",
            """
            %0 = stablehlo.concatenate %x, %x, dim = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
            %1 = stablehlo.subtract %0, %0 : tensor<2x6xf32>
            %2 = stablehlo.constant dense<0.0> : tensor<f32>
            %3 = "stablehlo.reduce_window"(%1, %2) <{padding = dense<0> : tensor<2x2xi64>, window_dilations = array<i64: 1, 2>, window_dimensions = array<i64: 1, 2>, window_strides = array<i64: 2, 2>}> ({
            ^bb0(%a: tensor<f32>, %b: tensor<f32>):
              %s = stablehlo.add %a, %b : tensor<f32>
              stablehlo.return %s : tensor<f32>
            }) : (tensor<2x6xf32>, tensor<f32>) -> tensor<1x2xf32>
            return %3 : tensor<1x2xf32>
            """);
    assertEquals(0, check(f, 16).hostKernels());
  }

  /// Which TornadoVM, left to itself, cannot compile: as it joins products and sums, it looks for
  /// what is added besides the product.
  @Test
  void aProductIsAddedToItself() {
    var f =
        program(
            "%x: tensor<9xf32>, %y: tensor<9xf32> -> tensor<9xf32>",
            """
            %0 = stablehlo.multiply %x, %y : tensor<9xf32>
            %1 = stablehlo.add %0, %0 : tensor<9xf32>
            return %1 : tensor<9xf32>
            """);
    var executable = check(f, 1);
    assertEquals(0, executable.hostKernels());
    assertTrue(executable.kernels().contains("add(t0, t0)"), executable.kernels());
  }

  /// What the self-check interprets is the kernel: it finds nothing where the device is right.
  @Test
  void theSelfCheckInterpretsEveryKernel() {
    for (int seed = 0; seed < 12; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 8 + seed, DType.F32, true));
      var args = RandomProgram.arguments(f, seed, false);
      var roles = java.util.Collections.nCopies(args.size(), Role.ARGUMENT);
      var executable = Runs.BACKEND.compile(f, roles, true);
      Runs.assertClose(
          Interpreter.run(f, args), Runs.run(executable, args), 256, "program " + seed);
    }
  }

  @Test
  void hostStepsAreSaid() {
    var f =
        program(
            "%x: tensor<3x3xf32>, %y: tensor<3x3xf32> -> tensor<3x3xf32>",
            "%0 = stablehlo.remainder %x, %y : tensor<3x3xf32>\nreturn %0 : tensor<3x3xf32>");
    var executable = check(f, 1);
    assertTrue(executable.report().contains("has no code for devices"), executable.report());
  }

  @Test
  void noDeviceOfThatNumberIsSaid() {
    var e = assertThrows(DeviceException.class, () -> new TornadoBackend(99));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("no device 99: TornadoVM found [tornado:0 ("));
  }

  /// `-Draffia.programs=2000` for many; the seed of a failure is in its message.
  @Test
  void randomProgramsAgree() {
    int programs = Integer.getInteger("raffia.programs", 60);
    int first = Integer.getInteger("raffia.first", 0);
    int whole = 0;
    for (int seed = first; seed < first + programs; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + seed % 20, DType.F32, true));
      var args = RandomProgram.arguments(f, seed, false);
      var expected = Interpreter.run(f, args);
      var executable = Runs.BACKEND.compile(f);
      Runs.assertClose(expected, Runs.run(executable, args), 256, "program " + seed);
      if (executable.hostKernels() == 0) whole++;
    }
    System.out.printf(
        "%s: %d random programs agree, %d wholly on the device%n",
        Runs.BACKEND.device(), programs, whole);
    assertTrue(whole > programs / 3);
  }
}
