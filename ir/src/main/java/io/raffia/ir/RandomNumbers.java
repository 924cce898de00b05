package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Unary;
import java.util.List;

/// StableHLO's `rng`: uniform or normal numbers from a state that the program does not have. The
/// specification leaves that state to the implementation; here it is the place of the statement in
/// the text, so that two statements give independent numbers and a program gives the same ones in
/// every run. Bits are Threefry's ([RandomBits]).
///
/// - uniform floats: `a + (b - a) u`, u a multiple of 2^-24 (of 2^-53 for `f64`) in [0, 1)
/// - uniform integers: `a` plus 64 bits modulo `b - a`; booleans are `a` where a bit is 0
/// - normal floats: `a + b sqrt(2) erf_inv(v)`, v in (-1, 1)
final class RandomNumbers {
  private final Builder b;
  private final Statement s;
  private final TensorType type;

  private RandomNumbers(Builder b, Statement s) {
    this.b = b;
    this.s = s;
    this.type = s.resultType();
  }

  /// The numbers of a statement whose operands are `a`, `b` and the shape.
  ///
  /// - (C1) `a` and `b` are scalars of the result's element type.
  /// - (C2) Normal numbers are floats.
  static Value of(Builder b, Statement s, List<Value> in) {
    var numbers = new RandomNumbers(b, s);
    var distribution = OpReader.lastWord(s.attribute("rng_distribution"));
    var from = numbers.parameter(in.get(0));
    var to = numbers.parameter(in.get(1));
    return switch (distribution) {
      case "UNIFORM" -> numbers.uniform(from, to);
      case "NORMAL" -> numbers.normal(from, to);
      default -> throw new IrException("stablehlo.rng: unknown distribution " + distribution);
    };
  }

  private Value parameter(Value x) {
    if (x.shape().rank() != 0 || x.dtype() != type.dtype()) {
      throw IrException.ofTypes(
          "stablehlo.rng: a bound is %s, the result %s (C1)"
              .formatted(x.type().brief(), type.brief()));
    }
    return b.broadcast(x, type.shape(), Ints.of());
  }

  private Value uniform(Value from, Value to) {
    var t = type.dtype();
    if (t.isFloat()) {
      var compute = t.bits() == 64 ? DType.F64 : DType.F32;
      var low = b.convert(from, compute);
      var width = b.sub(b.convert(to, compute), low);
      return b.convert(b.add(low, b.mul(width, unit(compute))), t);
    }
    var bits = bits(DType.U64);
    if (t == DType.I1) {
      var top = b.emit(Binary.SHIFT_RIGHT_LOGICAL, bits, b.splat(bits.type(), 63));
      return b.select(b.convert(top, DType.I1), to, from);
    }
    var low = b.convert(from, DType.I64);
    var width = b.sub(b.convert(to, DType.I64), low);
    var rest = b.emit(Binary.REM, bits, bitcast(width, DType.U64));
    return b.convert(b.add(low, bitcast(rest, DType.I64)), t);
  }

  private Value normal(Value mean, Value deviation) {
    if (!type.dtype().isFloat()) {
      throw IrException.ofTypes(
          "stablehlo.rng: normal numbers are floats, not %s (C2)".formatted(type.brief()));
    }
    var compute = type.dtype().bits() == 64 ? DType.F64 : DType.F32;
    // The middle of each of the 2^23 or 2^52 intervals: never -1, never 1.
    int digits = compute == DType.F64 ? 52 : 23;
    var v = b.shift(b.scale(unit(compute, digits), 2), Math.scalb(1.0, -digits) - 1);
    var inverse = b.scale(b.emit(Unary.ERF_INV, v), Math.sqrt(2));
    var scaled = b.mul(b.convert(deviation, compute), inverse);
    return b.convert(b.add(b.convert(mean, compute), scaled), type.dtype());
  }

  private Value unit(DType compute) {
    return unit(compute, compute == DType.F64 ? 53 : 24);
  }

  /// Multiples of 2^-digits in [0, 1).
  private Value unit(DType compute, int digits) {
    var word = compute == DType.F64 ? DType.U64 : DType.U32;
    var bits = bits(word);
    var top = b.emit(Binary.SHIFT_RIGHT_LOGICAL, bits, b.splat(bits.type(), word.bits() - digits));
    return b.scale(b.convert(top, compute), Math.scalb(1.0, -digits));
  }

  private Value bits(DType word) {
    var state = TensorType.of(DType.U64, 2);
    var key = b.constant(Literal.generate(state, i -> i == 0 ? s.position + 1L : 0));
    return RandomBits.generate(b, "THREE_FRY", key, new TensorType(word, type.shape())).getLast();
  }

  private Value bitcast(Value x, DType to) {
    return b.emit(new BitcastConvert(to), x);
  }
}
