package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.List;

/// Pseudo-random numbers as functions of a key, `jax.random` bit for bit (Threefry-2x32,
/// partitionable). A key has type `ui32[2]`; one key gives the same numbers each time, so derive
/// fresh ones with [#split] or [#foldIn], or let an [RngStream] do that.
public final class Random {
  /// A random array as a function of a key, and equal for equal parameters: a program compiles
  /// once.
  private interface Sampler extends Dispatch.Body {
    Value draw(RandomProgram program, RandomProgram.Words key);

    @Override
    default Value emit(Builder b, List<Value> in) {
      var program = new RandomProgram(b);
      return draw(program, program.key(in.getFirst()));
    }
  }

  private record Split(Shape shape) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.join(p.blocks(key, shape));
    }
  }

  private record FoldIn() implements Dispatch.Body {
    @Override
    public Value emit(Builder b, List<Value> in) {
      var program = new RandomProgram(b);
      var data = b.convert(in.get(1), DType.U32);
      return program.join(program.encrypt(program.key(in.getFirst()), data));
    }
  }

  private record Bits(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.bits(key, shape, dtype);
    }
  }

  private record Uniform(Shape shape, DType dtype, double low, double high) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.uniform(key, shape, dtype, low, high);
    }
  }

  private record Normal(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.normal(key, shape, dtype);
    }
  }

  private record TruncatedNormal(Shape shape, DType dtype, double low, double high)
      implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.truncatedNormal(key, shape, dtype, low, high);
    }
  }

  private record Gumbel(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.gumbel(key, shape, dtype);
    }
  }

  private record Exponential(Shape shape, DType dtype) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.exponential(key, shape, dtype);
    }
  }

  private record Bernoulli(Shape shape, double probability) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      var u = p.uniform(key, shape, DType.F32, 0, 1);
      return p.b().compare(Direction.LT, u, p.b().splat(u.type(), probability));
    }
  }

  private record Integers(Shape shape, DType dtype, long low, long high) implements Sampler {
    @Override
    public Value draw(RandomProgram p, RandomProgram.Words key) {
      return p.integers(key, shape, dtype, low, high);
    }
  }

  private Random() {}

  private static Tensor draw(Tensor key, Sampler sampler) {
    return Dispatch.apply(sampler, false, sampler, key);
  }

  /// The key of a seed, of which the lower 32 bits count.
  public static Tensor key(long seed) {
    return Tensor.of(DType.U32, new long[] {0, seed & 0xFFFFFFFFL}, Shape.of(2));
  }

  /// A key derived from `key` and a number, of which the lower 32 bits count.
  public static Tensor foldIn(Tensor key, long data) {
    return foldIn(key, Tensor.of(DType.U32, new long[] {data}, Shape.SCALAR));
  }

  /// A key derived from `key` and an integer scalar.
  public static Tensor foldIn(Tensor key, Tensor data) {
    return Dispatch.apply(new FoldIn(), false, new FoldIn(), key, data);
  }

  /// `n` keys, `ui32[n, 2]`.
  public static Tensor split(Tensor key, int n) {
    return split(key, Shape.of(n));
  }

  /// An array of keys, `ui32[...shape, 2]`.
  public static Tensor split(Tensor key, Shape shape) {
    return draw(key, new Split(shape));
  }

  /// Uniform `ui32`.
  public static Tensor bits(Tensor key, Shape shape) {
    return bits(key, shape, DType.U32);
  }

  /// Uniform integers of type `ui8`, `ui16`, `ui32` or `ui64`.
  public static Tensor bits(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Bits(shape, dtype));
  }

  /// Uniform in `[0, 1)`, `f32`.
  public static Tensor uniform(Tensor key, Shape shape) {
    return uniform(key, shape, DType.F32, 0, 1);
  }

  /// Uniform in `[low, high)`; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor uniform(Tensor key, Shape shape, DType dtype, double low, double high) {
    return draw(key, new Uniform(shape, dtype, low, high));
  }

  /// Standard normal, `f32`.
  public static Tensor normal(Tensor key, Shape shape) {
    return normal(key, shape, DType.F32);
  }

  /// Standard normal; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor normal(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Normal(shape, dtype));
  }

  /// Standard normal under the condition to lie in `(low, high)`, `f32`.
  public static Tensor truncatedNormal(Tensor key, double low, double high, Shape shape) {
    return truncatedNormal(key, low, high, shape, DType.F32);
  }

  /// Standard normal under the condition to lie in `(low, high)`; `dtype` is `bf16`, `f16`, `f32`
  /// or `f64`.
  public static Tensor truncatedNormal(
      Tensor key, double low, double high, Shape shape, DType dtype) {
    return draw(key, new TruncatedNormal(shape, dtype, low, high));
  }

  /// True with the given probability, `i1`.
  public static Tensor bernoulli(Tensor key, double probability, Shape shape) {
    return draw(key, new Bernoulli(shape, probability));
  }

  /// Uniform integers in `[low, high)`, `i32`.
  public static Tensor randint(Tensor key, Shape shape, long low, long high) {
    return randint(key, shape, low, high, DType.I32);
  }

  /// Uniform integers in `[low, high)`, all `low` where that is empty. Bounds beyond the type's
  /// range are clipped to it.
  public static Tensor randint(Tensor key, Shape shape, long low, long high, DType dtype) {
    if (!dtype.isInteger() || dtype.bits() < 8) {
      throw new IrException(
          "randint draws integers of 8, 16, 32 or 64 bits, not %s: draw i32 and convert it"
              .formatted(dtype));
    }
    if (dtype.bits() == 64) return draw(key, new Integers(shape, dtype, low, high));
    long from = Math.clamp(low, dtype.lowest(), dtype.highest());
    long to = Math.clamp(high, dtype.lowest(), dtype.highest() + 1);
    // Narrow types would be biased: they are drawn with 32 bits.
    var drawn = dtype.bits() < 32 ? DType.I32 : dtype;
    return draw(key, new Integers(shape, drawn, from, to)).astype(dtype);
  }

  /// Standard Gumbel, `f32`.
  public static Tensor gumbel(Tensor key, Shape shape) {
    return gumbel(key, shape, DType.F32);
  }

  /// Standard Gumbel; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor gumbel(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Gumbel(shape, dtype));
  }

  /// Exponential with mean 1, `f32`.
  public static Tensor exponential(Tensor key, Shape shape) {
    return exponential(key, shape, DType.F32);
  }

  /// Exponential with mean 1; `dtype` is `bf16`, `f16`, `f32` or `f64`.
  public static Tensor exponential(Tensor key, Shape shape, DType dtype) {
    return draw(key, new Exponential(shape, dtype));
  }

  /// Indices drawn with the probabilities `softmax(logits)` along `axis`: the logits' shape without
  /// that axis, `i32`.
  public static Tensor categorical(Tensor key, Tensor logits, int axis) {
    return categorical(
        key, logits, axis, logits.shape().without(Ints.of(Math.floorMod(axis, logits.rank()))));
  }

  /// As above with more draws: `shape` ends with the logits' shape without `axis`.
  public static Tensor categorical(Tensor key, Tensor logits, int axis, Shape shape) {
    int rank = logits.rank();
    int at = Math.floorMod(axis, rank);
    int extra = shape.rank() - rank + 1;
    var batch = logits.shape().without(Ints.of(at)).dims();
    if (extra < 0 || !Ints.range(extra, shape.rank()).map(shape::dim).equals(batch)) {
      throw new IrException(
          "categorical: shape %s must end with %s, the shape of the logits without axis %d"
              .formatted(shape.dims(), batch, axis));
    }
    var draws = new Shape(Ints.range(0, extra).map(shape::dim).plus(logits.shape().dims()));
    return gumbel(key, draws, logits.dtype()).add(logits).argmax(at + extra);
  }

  /// `0 ... n - 1` in random order, `i32[n]`. The key's value must be known: outside staged code.
  public static Tensor permutation(Tensor key, int n) {
    var words = key.toLongArray();
    var order = Threefry.permutation(Threefry.pack((int) words[0], (int) words[1]), n);
    return Tensor.of(order);
  }
}
