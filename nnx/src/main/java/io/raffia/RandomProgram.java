package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Unary;
import java.util.List;

/// Emits JAX's samplers as ordinary elementwise programs, so that they fuse with what uses the
/// numbers: Threefry-2x32 in its partitionable form, where the block of element `i` is the
/// encryption of `i`.
record RandomProgram(Builder b) {
  /// A key (scalars) or blocks (arrays): two `ui32` words.
  record Words(Value first, Value second) {}

  /// The words of a key of type `ui32[2]`.
  Words key(Value key) {
    if (!key.type().equals(TensorType.of(DType.U32, 2))) {
      throw new IrException(
          "a random key has type ui32[2], not %s: make one with Random.key or an RngStream"
              .formatted(key.type().brief()));
    }
    return new Words(word(key, 0), word(key, 1));
  }

  private Value word(Value key, int i) {
    var one = b.emit(new Slice(Ints.of(i), Ints.of(i + 1), Ints.of(1)), key);
    return b.reshape(one, Shape.SCALAR);
  }

  /// Words side by side along a new last axis.
  Value join(Words words) {
    var shape = words.first.shape();
    var column = new Shape(shape.dims().plus(Ints.of(1)));
    var columns = List.of(b.reshape(words.first, column), b.reshape(words.second, column));
    return b.emit(new Concatenate(shape.rank()), columns);
  }

  /// The key number `i` of `split`, which is `fold_in(key, i)`.
  Words child(Words key, int i) {
    return encrypt(key, word(Shape.SCALAR, i));
  }

  private Value word(Shape shape, int value) {
    return b.constant(Literal.splat(new TensorType(DType.U32, shape), DType.U32.wrap(value)));
  }

  /// The blocks with first word 0 and second word `counter`, encrypted; see [Threefry#encrypt].
  Words encrypt(Words key, Value counter) {
    var shape = counter.shape();
    var parity = word(Shape.SCALAR, Threefry.PARITY);
    var third = b.emit(Binary.XOR, b.emit(Binary.XOR, key.first, key.second), parity);
    var schedule = List.of(key.first, key.second, third);
    var x0 = spread(key.first, shape);
    var x1 = b.add(counter, spread(key.second, shape));
    for (int group = 0; group < 5; group++) {
      for (int rotation : Threefry.ROTATIONS[group % 2]) {
        x0 = b.add(x0, x1);
        x1 = b.emit(Binary.XOR, rotateLeft(x1, rotation), x0);
      }
      x0 = b.add(x0, spread(schedule.get((group + 1) % 3), shape));
      var injected = b.add(schedule.get((group + 2) % 3), word(Shape.SCALAR, group + 1));
      x1 = b.add(x1, spread(injected, shape));
    }
    return new Words(x0, x1);
  }

  private Value spread(Value scalar, Shape shape) {
    return b.broadcast(scalar, shape, Ints.of());
  }

  private Value rotateLeft(Value x, int distance) {
    var left = b.emit(Binary.SHIFT_LEFT, x, word(x.shape(), distance));
    var right = b.emit(Binary.SHIFT_RIGHT_LOGICAL, x, word(x.shape(), 32 - distance));
    return b.emit(Binary.OR, left, right);
  }

  /// The block of each element of an array: its row-major number encrypted.
  Words blocks(Words key, Shape shape) {
    if (shape.size() >= 1L << 32) {
      throw new IrException(
          "%d random numbers were asked for at once, more than 2^32 - 1: draw them in parts with split keys"
              .formatted(shape.size()));
    }
    var type = new TensorType(DType.U32, shape);
    var strides = shape.strides();
    var number = b.zeros(type);
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) == 1) continue;
      var stride = word(shape, (int) strides[axis]);
      number = b.add(number, b.mul(b.emit(new Iota(type, axis), List.of()), stride));
    }
    return encrypt(key, number);
  }

  /// Uniform integers of an unsigned type.
  Value bits(Words key, Shape shape, DType dtype) {
    var block = blocks(key, shape);
    return switch (dtype) {
      case U8, U16, U32 -> b.convert(b.emit(Binary.XOR, block.first, block.second), dtype);
      case U64 -> {
        var high = b.convert(block.first, dtype);
        var shift = b.constant(Literal.splat(high.type(), 32));
        yield b.emit(
            Binary.OR, b.emit(Binary.SHIFT_LEFT, high, shift), b.convert(block.second, dtype));
      }
      default ->
          throw IrException.ofTypes("random bits have type ui8, ui16, ui32 or ui64, not " + dtype);
    };
  }

  /// Uniform in `[low, high)`: random mantissas give `[1, 2)`, which is moved into place.
  Value uniform(Words key, Shape shape, DType dtype, double low, double high) {
    int mantissa = mantissa(dtype);
    int drawn = mantissa < 8 ? 8 : dtype.bits();
    var word = unsigned(dtype.bits());
    var bits = b.convert(bits(key, shape, unsigned(drawn)), word);
    var random =
        b.emit(
            Binary.SHIFT_RIGHT_LOGICAL,
            bits,
            b.constant(Literal.splat(bits.type(), drawn - mantissa)));
    var one = b.constant(Literal.splat(bits.type(), dtype.fromDouble(1)));
    var fraction = b.shift(b.emit(new BitcastConvert(dtype), b.emit(Binary.OR, random, one)), -1);
    double from = round(dtype, low);
    double span = round(dtype, round(dtype, high) - from);
    if (from == 0 && span == 1) return fraction;
    return b.emit(Binary.MAX, b.splat(fraction.type(), from), moved(fraction, span, from));
  }

  /// `x span + from`; in f32 with one rounding, as XLA compiles it to a fused multiply-add.
  private Value moved(Value x, double span, double from) {
    boolean exact = Double.doubleToRawLongBits(span) << 12 == 0;
    if (exact || x.dtype() != DType.F32) return b.shift(b.scale(x, span), from);
    return b.convert(b.shift(b.scale(b.convert(x, DType.F64), span), from), x.dtype());
  }

  private static double round(DType dtype, double x) {
    return dtype.toDouble(dtype.fromDouble(x));
  }

  private static DType unsigned(int bits) {
    return switch (bits) {
      case 8 -> DType.U8;
      case 16 -> DType.U16;
      case 32 -> DType.U32;
      default -> DType.U64;
    };
  }

  private static int mantissa(DType dtype) {
    return switch (dtype) {
      case BF16 -> 7;
      case F16 -> 10;
      case F32 -> 23;
      case F64 -> 52;
      default ->
          throw IrException.ofTypes(
              "random floats have type bf16, f16, f32 or f64, not %s: draw one of those and convert it"
                  .formatted(dtype));
    };
  }

  /// Standard normal: the inverse error function of uniform numbers in (-1, 1).
  Value normal(Words key, Shape shape, DType dtype) {
    return inverted(uniform(key, shape, dtype, -1 + Math.scalb(1.0, -mantissa(dtype) - 1), 1));
  }

  /// Standard normal under the condition to lie in `(low, high)`.
  Value truncatedNormal(Words key, Shape shape, DType dtype, double low, double high) {
    var x = inverted(uniform(key, shape, dtype, mass(dtype, low), mass(dtype, high)));
    var least = b.constant(Literal.splat(x.type(), neighbour(dtype, low, true)));
    var greatest = b.constant(Literal.splat(x.type(), neighbour(dtype, high, false)));
    return b.emit(Binary.MIN, b.emit(Binary.MAX, x, least), greatest);
  }

  private Value inverted(Value uniform) {
    return b.scale(b.emit(Unary.ERF_INV, uniform), Math.sqrt(2));
  }

  private static double mass(DType dtype, double bound) {
    long x = dtype.fromDouble(round(dtype, bound) / round(dtype, Math.sqrt(2)));
    return dtype.toDouble(Unary.ERF.apply(List.of(dtype), x));
  }

  /// The bits of the number next to `x`, above or below it.
  private static long neighbour(DType dtype, double x, boolean above) {
    long bits = dtype.fromDouble(x);
    if (x == 0) return above ? 1 : 1 | 1L << (dtype.bits() - 1);
    return x > 0 == above ? bits + 1 : bits - 1;
  }

  /// Standard Gumbel.
  Value gumbel(Words key, Shape shape, DType dtype) {
    int exponents = dtype.bits() - 1 - mantissa(dtype);
    double tiny = Math.scalb(1.0, 2 - (1 << (exponents - 1)));
    var u = uniform(key, shape, dtype, tiny, 1);
    return b.neg(b.emit(Unary.LOG, b.neg(b.emit(Unary.LOG, u))));
  }

  /// Exponential with mean 1.
  Value exponential(Words key, Shape shape, DType dtype) {
    return b.neg(b.emit(Unary.LOG1P, b.neg(uniform(key, shape, dtype, 0, 1))));
  }

  /// Integers in `[low, high)`, all `low` where that is empty: two draws combined, which makes the
  /// bias of the remainder small.
  Value integers(Words key, Shape shape, DType dtype, long low, long high) {
    var word = unsigned(dtype.bits());
    var upper = bits(child(key, 0), shape, word);
    var lower = bits(child(key, 1), shape, word);
    long width = word.wrap(high <= low ? 1 : high - low);
    var span = b.constant(Literal.splat(upper.type(), width));
    var half = b.constant(Literal.splat(upper.type(), 1L << (dtype.bits() / 2)));
    var root = b.emit(Binary.REM, half, span);
    var multiplier = b.emit(Binary.REM, b.mul(root, root), span);
    var offset =
        b.add(b.mul(b.emit(Binary.REM, upper, span), multiplier), b.emit(Binary.REM, lower, span));
    var within = b.convert(b.emit(Binary.REM, offset, span), dtype);
    return b.add(within, b.constant(Literal.splat(within.type(), dtype.wrap(low))));
  }
}
