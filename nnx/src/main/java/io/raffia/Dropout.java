package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.jspecify.annotations.Nullable;

/// Sets elements to zero with probability `rate` and divides the others by `1 - rate`:
/// `flax.nnx.Dropout` (Srivastava et al., 2014). The shape stays.
///
/// Random keys come from the `rngs` given to the call, or else from a stream of its own, forked
/// from the `rngs` given to the constructor. In evaluation ([Module#eval()]) the input passes
/// unchanged.
public class Dropout extends Module implements Layer {
  private final double rate;
  private final Ints broadcastDims;
  private final String rngCollection;
  private final @Nullable RngStream rngs;
  private boolean deterministic;

  /// What dropout has besides its rate. Each setting has Flax's default and returns this object.
  public static final class Options {
    private Ints broadcastDims = Ints.of();
    private String rngCollection = "dropout";
    private boolean deterministic;

    private Options() {}

    /// Axes along which all elements share one fate. Default none.
    public Options broadcastDims(int... axes) {
      broadcastDims = Ints.of(axes);
      return this;
    }

    /// The name of the stream of random keys. Default `dropout`.
    public Options rngCollection(String name) {
      rngCollection = name;
      return this;
    }

    /// Whether inputs pass unchanged. Default false.
    public Options deterministic(boolean pass) {
      deterministic = pass;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// Dropout that takes its random keys from the `rngs` of each call.
  public Dropout(double rate) {
    this(rate, options(), null);
  }

  /// Dropout with a stream of its own.
  public Dropout(double rate, Rngs rngs) {
    this(rate, options(), rngs);
  }

  public Dropout(double rate, Options options, @Nullable Rngs rngs) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IrException("a dropout rate is a probability, found " + rate);
    }
    this.rate = rate;
    broadcastDims = options.broadcastDims;
    rngCollection = options.rngCollection;
    deterministic = options.deterministic;
    this.rngs = rngs == null ? null : rngs.stream(rngCollection).fork();
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    return call(x, deterministic, rngs);
  }

  /// With `deterministic` as given here.
  public Tensor call(Tensor x, boolean deterministic, @Nullable Rngs rngs) {
    if (rate == 0 || deterministic) return x;
    if (rate == 1) return Tensor.zerosLike(x);
    var mask = Random.bernoulli(stream(rngs).call(), 1 - rate, maskShape(x));
    return Tensor.where(mask, x.div(1 - rate), Tensor.weak(0)).astype(x.dtype());
  }

  private RngStream stream(@Nullable Rngs given) {
    if (given != null) return given.stream(rngCollection);
    if (rngs != null) return rngs;
    throw new IrException(
        "dropout needs random keys: give rngs to the call or to the constructor, or switch it off"
            + " with eval()");
  }

  private Shape maskShape(Tensor x) {
    var shared = broadcastDims.map(a -> Math.floorMod(a, x.rank()));
    return new Shape(Ints.range(0, x.rank()).map(a -> shared.contains(a) ? 1 : x.dim(a)));
  }
}
