package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.Map;

/// A source of random keys: `flax.nnx.RngStream`. The i-th key is the stream's own with i folded
/// in, so that a stream's state is a key that stays and a count that grows.
public final class RngStream extends Module {
  public final String tag;
  public final RngKey key;
  public final RngCount count;

  /// A stream that starts with the key of a seed; `tag` says what it is for.
  public RngStream(long seed, String tag) {
    this(Random.key(seed), tag);
  }

  /// A stream that starts with a key, `ui32[2]`, or many at once, `ui32[..., 2]`, to be mapped
  /// over.
  public RngStream(Tensor key, String tag) {
    this.tag = tag;
    var metadata = Map.<String, Object>of("tag", tag);
    var batch = Shape.of(key.shape().dims().stream().limit(key.rank() - 1).toArray());
    this.key = new RngKey(key, metadata);
    count = new RngCount(Tensor.zeros(DType.U32, batch.dims().toArray()), metadata);
  }

  /// The next key.
  public Tensor call() {
    var next = Random.foldIn(key.value(), count.value());
    count.set(count.value().add(1));
    return next;
  }

  /// A stream of its own, from the next key.
  public RngStream fork() {
    return new RngStream(call(), tag);
  }

  /// `n` streams of their own as one with keys `ui32[n, 2]`, to be mapped over.
  public RngStream split(int n) {
    return new RngStream(Random.split(call(), n), tag);
  }

  /// Uniform in `[0, 1)` under the next key.
  public Tensor uniform(int... shape) {
    return Random.uniform(call(), Shape.of(shape));
  }

  /// Standard normal under the next key.
  public Tensor normal(int... shape) {
    return Random.normal(call(), Shape.of(shape));
  }

  /// True with the given probability, under the next key.
  public Tensor bernoulli(double probability, int... shape) {
    return Random.bernoulli(call(), probability, Shape.of(shape));
  }

  /// Uniform integers in `[low, high)` under the next key.
  public Tensor randint(long low, long high, int... shape) {
    return Random.randint(call(), Shape.of(shape), low, high);
  }
}
