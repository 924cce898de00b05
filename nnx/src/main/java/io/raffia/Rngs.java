package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Random streams by name: `flax.nnx.Rngs`. Layers draw their parameters from `params` and dropout
/// draws from `dropout`; a name without a stream of its own means the stream `default`.
///
/// `new Rngs(0)` gives the very keys that Flax's `nnx.Rngs(0)` gives.
public final class Rngs extends Module {
  private static final String DEFAULT = "default";

  private final Map<String, RngStream> streams;

  /// One stream, which serves every name.
  public Rngs(long seed) {
    this(Map.of(DEFAULT, seed));
  }

  /// A stream a name, from these seeds.
  public Rngs(Map<String, ? extends Number> seeds) {
    streams = new TreeMap<>();
    seeds.forEach((name, seed) -> streams.put(name, new RngStream(seed.longValue(), name)));
  }

  /// One stream, which starts with that key and serves every name.
  public Rngs(Tensor key) {
    streams = new TreeMap<>(Map.of(DEFAULT, new RngStream(key, DEFAULT)));
  }

  private Rngs(Rngs parent, Function<RngStream, RngStream> derive) {
    streams = new TreeMap<>();
    parent.streams.forEach((name, stream) -> streams.put(name, derive.apply(stream)));
  }

  /// The names of the streams.
  public Set<String> names() {
    return Set.copyOf(streams.keySet());
  }

  /// The stream of that name, or else the default one; throws [IrException] when there is neither.
  public RngStream stream(String name) {
    var stream = streams.getOrDefault(name, streams.get(DEFAULT));
    if (stream == null) {
      throw new IrException(
          "no random stream '%s' among %s: give it a seed, or one for '%s'"
              .formatted(name, streams.keySet(), DEFAULT));
    }
    return stream;
  }

  /// The next key of the default stream.
  public Tensor call() {
    return call(DEFAULT);
  }

  /// The next key of the stream of that name.
  public Tensor call(String name) {
    return stream(name).call();
  }

  /// The next key for a parameter.
  public Tensor params() {
    return call("params");
  }

  /// The next key for dropout.
  public Tensor dropout() {
    return call("dropout");
  }

  /// Streams of their own, each from the next key of one of these.
  public Rngs fork() {
    return new Rngs(this, RngStream::fork);
  }

  /// `n` sets of streams as one, to be mapped over: each stream split.
  public Rngs split(int n) {
    return new Rngs(this, stream -> stream.split(n));
  }

  /// Uniform in `[0, 1)` from the default stream.
  public Tensor uniform(int... shape) {
    return stream(DEFAULT).uniform(shape);
  }

  /// Standard normal from the default stream.
  public Tensor normal(int... shape) {
    return stream(DEFAULT).normal(shape);
  }

  /// Starts again all streams in `node` whose tag has a seed here; the i-th of a tag gets the i-th
  /// key of that seed, so that no two give the same numbers. Streams that are mapped over cannot
  /// be: throws [IrException].
  public static void reseed(Object node, Map<String, ? extends Number> seeds) {
    var fresh = new Rngs(seeds);
    for (var module : Functional.walk(node).modules()) {
      if (!(module instanceof RngStream stream) || !seeds.containsKey(stream.tag)) continue;
      if (stream.count.value().rank() != 0) {
        throw new IrException(
            "the stream '%s' holds keys %s, which reseed does not replace: reseed before split"
                .formatted(stream.tag, stream.key.value().type().brief()));
      }
      stream.key.set(fresh.call(stream.tag));
      stream.count.set(Tensor.zeros(DType.U32));
    }
  }
}
