package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Compiled scalar functions have the bits that the ops define, for 65,536 operands of each type:
/// all pairs of 8-bit patterns, wider ones at random with every special value. NaNs are alike.
class DTypesTest {
  private static final int N = 65536;

  /// Within a few ulp only, in any type.
  private static final List<Pointwise> APPROXIMATE =
      List.of(
          Unary.EXP,
          Unary.EXPM1,
          Unary.LOG,
          Unary.LOG1P,
          Unary.RSQRT,
          Unary.CBRT,
          Unary.SIN,
          Unary.COS,
          Unary.TAN,
          Unary.TANH,
          Unary.LOGISTIC,
          Unary.ERF,
          Unary.ERF_INV,
          Binary.POW,
          Chlo.POLYGAMMA,
          Chlo.ZETA,
          Chlo.LGAMMA,
          Chlo.DIGAMMA,
          Chlo.BESSEL_I1E);

  @ParameterizedTest
  @EnumSource(DType.class)
  void compiledScalarsHaveTheBitsOfTheirDefinition(DType t) {
    var x = new Value(TensorType.of(t, N), "x");
    var y = new Value(TensorType.of(t, N), "y");
    var xs = Literal.generate(x.type(), i -> pattern(t, i, 0));
    var ys = Literal.generate(y.type(), i -> pattern(t, i, 1));
    for (var op : ops()) {
      if (APPROXIMATE.contains(op)) continue;
      boolean binary = op instanceof Binary || op instanceof Compare || op == Chlo.NEXT_AFTER;
      var types = binary ? List.of(t, t) : List.of(t);
      DType to;
      try {
        to = op.result(types);
      } catch (IrException notDefined) {
        continue;
      }
      var b = new Builder();
      var params = binary ? List.of(x, y) : List.of(x);
      var f = b.func("f", params, List.of(b.emit(op, params)));
      var out = Runs.run(f, binary ? List.of(xs, ys) : List.of(xs), Tier.SCALAR).getFirst();
      for (int i = 0; i < N; i++) {
        long expected =
            binary ? op.apply(types, xs.bits(i), ys.bits(i)) : op.apply(types, xs.bits(i));
        long actual = out.bits(i);
        boolean bothNan =
            to.isFloat()
                && Double.isNaN(to.toDouble(expected))
                && Double.isNaN(to.toDouble(actual));
        if (expected != actual && !bothNan) {
          assertEquals(
              Long.toHexString(expected),
              Long.toHexString(actual),
              "%s of %s %x, %x".formatted(op, t, xs.bits(i), ys.bits(i)));
        }
      }
    }
  }

  private static List<Pointwise> ops() {
    var all = new ArrayList<Pointwise>();
    all.addAll(Arrays.asList(Unary.values()));
    all.addAll(Arrays.asList(Binary.values()));
    all.addAll(Arrays.asList(Chlo.values()));
    for (var d : Compare.Direction.values()) all.add(new Compare(d));
    for (var to : DType.values()) all.add(new Convert(to));
    all.add(new ReducePrecision(5, 2));
    all.add(new ReducePrecision(8, 0));
    return all;
  }

  private static long pattern(DType t, long i, int operand) {
    long random = (2 * i + operand + 1) * 0x9E3779B97F4A7C15L;
    if (t.bits() <= 8) return canonical(t, operand == 0 ? i >> 8 : i);
    if (i % 5 == 4) return canonical(t, special(t, (int) (random >>> 40) & 15));
    // Magnitudes of every order, and pairs of one order.
    if (!t.isFloat()) return canonical(t, random >> (random >>> 58));
    return canonical(t, (i % 2 == 0 ? random : i * 0x9E3779B97F4A7C15L ^ random >>> 50) >>> 7);
  }

  private static long special(DType t, int k) {
    if (!t.isFloat()) return k < 8 ? k - 2 : k < 12 ? t.lowest() + k - 8 : t.highest() - (k - 12);
    double[] all = {0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, 3, 127.9, 255.5, 1e10, 1e30};
    if (k < all.length) return t.fromDouble(all[k]);
    return k == 13 ? t.fromDouble(Double.NaN) : k == 14 ? t.lowest() : t.highest();
  }

  private static long canonical(DType t, long bits) {
    return t.isFloat() ? bits & -1L >>> (64 - t.bits()) : t.wrap(t == DType.I1 ? bits & 1 : bits);
  }
}
