package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import java.util.ArrayList;
import java.util.List;

/// StableHLO's `rng_bit_generator` in elementwise ops, with the bits that XLA gives: Threefry 2x32
/// with 20 rounds and Philox 4x32 with 10 (Salmon et al., "Parallel random numbers: as easy as 1,
/// 2, 3", 2011). The default algorithm is Philox, as on XLA's CPU.
final class RandomBits {
  private static final int[] ROTATIONS = {13, 15, 26, 6, 17, 29, 16, 24};
  private static final long PARITY = 0x1BD11BDAL;
  private static final long[] PHILOX_FACTORS = {0xD2511F53L, 0xCD9E8D57L};
  private static final long[] PHILOX_STEPS = {0x9E3779B9L, 0xBB67AE85L};

  private final Builder b;

  private RandomBits(Builder b) {
    this.b = b;
  }

  /// The next state and the bits.
  ///
  /// - (C2) The state is two `ui64`; Philox also takes three.
  static List<Value> generate(Builder b, String algorithm, Value state, TensorType out) {
    int words = state.shape().rank() == 1 ? state.shape().dim(0) : 0;
    boolean threefry = algorithm.equals("THREE_FRY");
    if (!threefry && !algorithm.equals("PHILOX") && !algorithm.equals("DEFAULT"))
      throw new IrException("stablehlo.rng_bit_generator: unknown algorithm " + algorithm);
    if (state.dtype() != DType.U64 || words != 2 && (threefry || words != 3)) {
      throw new IrException(
          "stablehlo.rng_bit_generator: the state of %s is %s (C2)"
              .formatted(algorithm, state.type().brief()));
    }
    if (out.dtype() == DType.I1)
      throw IrException.ofTypes("stablehlo.rng_bit_generator makes no booleans");
    var bits = new RandomBits(b);
    return threefry ? bits.threefry(state, out) : bits.philox(state, out);
  }

  private List<Value> threefry(Value state, TensorType out) {
    var key = word(state, 0);
    var from = word(state, 1);
    // 64-bit numbers take both words of a block; of narrower ones each takes one, and the two
    // halves of an axis the two words.
    boolean wide = out.dtype().bits() == 64;
    int axis = splitAxis(out.shape());
    var shape = wide ? out.shape() : halved(out.shape(), axis);
    var y = threefry(halves(key), halves(counters(from, shape)));
    Value bits;
    if (wide) bits = join(y.get(0), y.get(1));
    else if (out.rank() == 0) bits = b.reshape(y.get(0), Shape.SCALAR);
    else bits = interleave(y, axis, out.shape());
    var next = b.add(from, number(from.type(), shape.size()));
    return List.of(vector(List.of(key, next)), typed(bits, out.dtype()));
  }

  /// The first even axis, or else the first of the longest; StableHLO leaves it to XLA.
  private static int splitAxis(Shape shape) {
    int longest = 0;
    for (int d = 0; d < shape.rank(); d++) {
      if (shape.dim(d) % 2 == 0) return d;
      if (shape.dim(d) > shape.dim(longest)) longest = d;
    }
    return longest;
  }

  private static Shape halved(Shape shape, int axis) {
    if (shape.rank() == 0) return Shape.of(1);
    return new Shape(
        Ints.range(0, shape.rank())
            .map(d -> d == axis ? Math.ceilDiv(shape.dim(d), 2) : shape.dim(d)));
  }

  /// The values in turns along an axis, as many as `shape` has.
  private Value interleave(List<Value> parts, int axis, Shape shape) {
    var half = parts.getFirst().shape();
    var dims = new ArrayList<Integer>(half.dims().stream().boxed().toList());
    dims.add(axis + 1, 1);
    var thin = Shape.of(dims.stream().mapToInt(i -> i).toArray());
    var pairs =
        b.emit(new Concatenate(axis + 1), parts.stream().map(v -> b.reshape(v, thin)).toList());
    int all = half.dim(axis) * parts.size();
    var flat = new Shape(Ints.range(0, half.rank()).map(d -> d == axis ? all : half.dim(d)));
    return first(b.reshape(pairs, flat), shape);
  }

  private Value first(Value x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    int rank = shape.rank();
    return b.emit(new Slice(Ints.repeat(0, rank), shape.dims(), Ints.repeat(1, rank)), x);
  }

  private List<Value> threefry(List<Value> key, List<Value> counter) {
    var parity =
        b.emit(
            Binary.XOR,
            b.emit(Binary.XOR, number(key.getFirst().type(), PARITY), key.get(0)),
            key.get(1));
    var keys = List.of(key.get(0), key.get(1), parity);
    var x0 = plus(counter.get(0), keys.get(0));
    var x1 = plus(counter.get(1), keys.get(1));
    for (int group = 0; group < 5; group++) {
      for (int r = 0; r < 4; r++) {
        x0 = b.add(x0, x1);
        x1 = b.emit(Binary.XOR, x0, rotated(x1, ROTATIONS[group % 2 * 4 + r]));
      }
      x0 = plus(x0, keys.get((group + 1) % 3));
      var second = keys.get((group + 2) % 3);
      x1 = plus(x1, b.add(second, number(second.type(), group + 1)));
    }
    return List.of(x0, x1);
  }

  private Value rotated(Value x, int by) {
    return b.emit(
        Binary.OR,
        b.emit(Binary.SHIFT_LEFT, x, number(x.type(), by)),
        b.emit(Binary.SHIFT_RIGHT_LOGICAL, x, number(x.type(), 32 - by)));
  }

  private List<Value> philox(Value state, TensorType out) {
    var key = word(state, 0);
    boolean three = state.shape().dim(0) == 3;
    var low = word(state, 1);
    var high = three ? word(state, 2) : key;
    boolean wide = out.dtype().bits() == 64;
    int numbers = Math.toIntExact(out.size());
    int blocks = Math.ceilDiv(wide ? Math.multiplyExact(numbers, 2) : numbers, 4);
    var counterLow = counters(low, Shape.of(blocks));
    var carried = plusCarry(high, low, counterLow);
    var words = new ArrayList<>(halves(counterLow));
    words.addAll(halves(carried));
    var y = philox(words, halves(key));
    var parts = wide ? List.of(join(y.get(0), y.get(1)), join(y.get(2), y.get(3))) : y;
    var flat = interleave(parts, 0, Shape.of(numbers));
    var nextLow = b.add(low, number(low.type(), blocks));
    var next = new ArrayList<>(List.of(key, nextLow));
    if (three) next.add(plusCarry(high, low, nextLow));
    return List.of(vector(next), typed(b.reshape(flat, out.shape()), out.dtype()));
  }

  /// The upper word, one more where the lower one became less by an addition.
  private Value plusCarry(Value high, Value before, Value after) {
    var shape = after.shape();
    var overflow = b.compare(Compare.Direction.LT, after, spread(before, shape));
    var more = b.add(high, number(high.type(), 1));
    return b.select(overflow, spread(more, shape), spread(high, shape));
  }

  private List<Value> philox(List<Value> x, List<Value> firstKey) {
    var key = firstKey;
    var now = x;
    for (int round = 0; round < 10; round++) {
      var p0 = product(now.get(0), PHILOX_FACTORS[0]);
      var p1 = product(now.get(2), PHILOX_FACTORS[1]);
      now =
          List.of(
              exclusive(p1.get(1), now.get(1), key.get(0)),
              p1.get(0),
              exclusive(p0.get(1), now.get(3), key.get(1)),
              p0.get(0));
      key =
          List.of(
              b.add(key.get(0), number(key.get(0).type(), PHILOX_STEPS[0])),
              b.add(key.get(1), number(key.get(1).type(), PHILOX_STEPS[1])));
    }
    return now;
  }

  private List<Value> product(Value x, long factor) {
    var wide = b.convert(x, DType.U64);
    return halves(b.mul(wide, number(wide.type(), factor)));
  }

  private Value exclusive(Value x, Value y, Value key) {
    return b.emit(Binary.XOR, b.emit(Binary.XOR, x, y), spread(key, x.shape()));
  }

  /// `from`, `from + 1`, ... in row-major order.
  private Value counters(Value from, Shape shape) {
    var flat = new TensorType(DType.U64, Shape.of(Math.toIntExact(shape.size())));
    return b.reshape(b.add(b.emit(new Iota(flat, 0)), spread(from, flat.shape())), shape);
  }

  private Value word(Value state, int i) {
    var one = b.emit(new Slice(Ints.of(i), Ints.of(i + 1), Ints.of(1)), state);
    return b.reshape(one, Shape.SCALAR);
  }

  private Value vector(List<Value> words) {
    var parts = words.stream().map(w -> b.reshape(w, Shape.of(1))).toList();
    return b.emit(new Concatenate(0), parts);
  }

  /// The lower and the upper 32 bits.
  private List<Value> halves(Value x) {
    var upper = b.emit(Binary.SHIFT_RIGHT_LOGICAL, x, number(x.type(), 32));
    return List.of(b.convert(x, DType.U32), b.convert(upper, DType.U32));
  }

  private Value join(Value low, Value high) {
    var upper = b.convert(high, DType.U64);
    return b.emit(
        Binary.OR,
        b.convert(low, DType.U64),
        b.emit(Binary.SHIFT_LEFT, upper, number(upper.type(), 32)));
  }

  private Value typed(Value bits, DType to) {
    var narrow = b.convert(bits, Bits.unsigned(to.bits()));
    return narrow.dtype() == to ? narrow : b.emit(new BitcastConvert(to), narrow);
  }

  private Value plus(Value x, Value scalar) {
    return b.add(x, spread(scalar, x.shape()));
  }

  private Value spread(Value scalar, Shape shape) {
    return b.broadcast(scalar, shape, Ints.of());
  }

  private Value number(TensorType type, long bits) {
    return b.constant(Literal.splat(type, bits));
  }
}
