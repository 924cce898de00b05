package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Parser;
import io.raffia.passes.Pipeline;
import io.raffia.passes.RandomProgram;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Programs for devices that can do less than the one that there is.
class LimitsTest {
  private static TornadoBackend backend(UnaryOperator<Limits> limits) {
    return new TornadoBackend(new Tornado(), 0, limits);
  }

  private static final String PRODUCT_AND_SUM =
      """
      func.func @f(%a: tensor<3x70x37xT>, %b: tensor<3x37x90xT>) -> tensor<3xT> {
        %0 = stablehlo.dot_general %a, %b, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<3x70x37xT>, tensor<3x37x90xT>) -> tensor<3x70x90xT>
        %z = stablehlo.constant dense<0.0> : tensor<T>
        %s = stablehlo.reduce(%0 init: %z) applies stablehlo.add across dimensions = [1, 2] : (tensor<3x70x90xT>, tensor<T>) -> tensor<3xT>
        return %s : tensor<3xT>
      }
      """;

  /// What TornadoVM compiles for an FPGA: a product in small tiles, and a fold that 64 items share.
  @Test
  void groupsOf64ComputeTheSame() {
    var f =
        Pipeline.lower(Parser.parse(PRODUCT_AND_SUM.replace("xT", "xf32").replace("<T", "<f32")));
    var executable = backend(l -> new Limits(l.doubles(), true, 0)).compile(f);
    var args = RandomProgram.arguments(f, 5, false);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 64, "f");
    assertEquals(0, executable.hostKernels(), executable.report());
  }

  @Test
  void randomProgramsInGroupsOf64Agree() {
    var small = backend(l -> new Limits(l.doubles(), true, 0));
    for (int seed = 0; seed < 12; seed++) {
      var f = Pipeline.lower(RandomProgram.generate(seed, 6 + seed, DType.F32, true));
      var args = RandomProgram.arguments(f, seed, false);
      Runs.assertClose(
          Interpreter.run(f, args), Runs.run(small.compile(f), args), 256, "program " + seed);
    }
  }

  @Test
  void doublesThatTheDeviceHasNotAreTheJvms() {
    var f =
        Pipeline.lower(Parser.parse(PRODUCT_AND_SUM.replace("xT", "xf64").replace("<T", "<f64")));
    var executable = backend(l -> new Limits(false, l.smallGroups(), 0)).compile(f);
    var args = RandomProgram.arguments(f, 5, false);
    Runs.assertClose(Interpreter.run(f, args), Runs.run(executable, args), 64, "f");
    assertTrue(executable.report().contains("the device has no f64"), executable.report());
    assertTrue(Runs.BACKEND.device().doubles());
  }
}
