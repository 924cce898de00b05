package io.raffia.jvm;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.RegionSamples;
import io.raffia.ir.Sample;
import io.raffia.ir.Samples;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Pipeline;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every op of the catalogue: compiled is interpreted.
class OpsTest {
  static List<Sample> samples() {
    return Stream.concat(Samples.all().stream(), RegionSamples.all().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void compiledIsInterpretedInBothTiers(Sample sample) {
    var params = sample.types().stream().map(t -> new Value(t, "x")).toList();
    var b = new Builder();
    var plain = b.func("f", params, b.emitAll(sample.op(), params, "y"));
    var f = sample.op() instanceof RegionOp ? Pipeline.optimize(plain) : plain;
    for (int seed = 0; seed < 3; seed++) {
      var args = sample.draw(new Random(seed));
      var expected = Interpreter.run(f, args);
      Runs.assertClose(expected, Runs.run(f, args, Tier.SCALAR), 16, "scalar " + sample);
      Runs.assertClose(expected, Runs.run(f, args, Tier.VECTOR), 16, "vector " + sample);
    }
  }

  /// Lengths around that of a vector, and values that are special.
  @ParameterizedTest
  @EnumSource(Unary.class)
  void unaryOpsHaveTheSameBitsInBothTiers(Unary op) {
    for (var t : List.of(DType.F32, DType.I32, DType.U32, DType.I1)) {
      try {
        op.result(List.of(t));
      } catch (RuntimeException notDefined) {
        continue;
      }
      for (int n : new int[] {1, 7, 16, 37}) {
        var type = TensorType.of(t, n);
        var x = new Value(type, "x");
        var b = new Builder();
        var f = b.func("f", List.of(x), List.of(b.emit(op, x)));
        var args = List.of(special(type, n));
        Runs.assertSame(
            Runs.run(f, args, Tier.SCALAR), Runs.run(f, args, Tier.VECTOR), op + " of " + type);
      }
    }
  }

  static Stream<Binary> binaries() {
    return Stream.of(Binary.values());
  }

  @ParameterizedTest
  @MethodSource("binaries")
  void binaryOpsHaveTheSameBitsInBothTiers(Binary op) {
    for (var t : List.of(DType.F32, DType.I32, DType.U32, DType.I1)) {
      try {
        op.result(List.of(t, t));
      } catch (RuntimeException notDefined) {
        continue;
      }
      for (int n : new int[] {5, 16, 37}) {
        var type = TensorType.of(t, n);
        var x = new Value(type, "x");
        var y = new Value(type, "y");
        var b = new Builder();
        var byConstant =
            b.emit(op, x, b.constant(Literal.splat(type, t == DType.I1 ? 1 : t.fromDouble(3))));
        var f = b.func("f", List.of(x, y), List.of(b.emit(op, x, y), byConstant));
        var args = List.of(special(type, n), special(type, n + 1));
        Runs.assertSame(
            Runs.run(f, args, Tier.SCALAR), Runs.run(f, args, Tier.VECTOR), op + " of " + type);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Compare.Direction.class)
  void comparisonsHaveTheSameBitsInBothTiers(Compare.Direction direction) {
    for (var t : List.of(DType.F32, DType.I32, DType.U32, DType.I1)) {
      var type = TensorType.of(t, 37);
      var x = new Value(type, "x");
      var y = new Value(type, "y");
      var b = new Builder();
      var c = b.compare(direction, x, y);
      var f = b.func("f", List.of(x, y), List.of(c, b.select(c, x, y), b.convert(c, DType.F32)));
      var args = List.of(special(type, 1), special(type, 2));
      var expected = Interpreter.run(f, args);
      Runs.assertSame(expected, Runs.run(f, args, Tier.SCALAR), direction + " of " + type);
      Runs.assertSame(expected, Runs.run(f, args, Tier.VECTOR), direction + " of " + type);
    }
  }

  private static Literal special(TensorType type, int seed) {
    var random = new Random(seed);
    double[] special = {
      0,
      -0.0,
      1,
      -1,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      1e-40,
      1e30,
      0.5
    };
    return Literal.generate(
        type,
        _ -> {
          if (!type.dtype().isFloat())
            return type.dtype().wrap(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(7));
          boolean odd = random.nextInt(3) == 0;
          return type.dtype()
              .fromDouble(
                  odd ? special[random.nextInt(special.length)] : random.nextGaussian() * 3);
        });
  }
}
