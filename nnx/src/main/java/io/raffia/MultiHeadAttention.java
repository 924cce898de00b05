package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Attention of several heads, each to projections of its own: `flax.nnx.MultiHeadAttention`
/// (Vaswani et al., 2017).
///
/// Inputs have shape `[...batch, length, inFeatures]`, results `[...batch, length, outFeatures]`.
/// For text that is made one token at a time there is a cache of keys and values ([#initCache]).
public class MultiHeadAttention extends Module implements Layer {
  public final LinearGeneral query;
  public final LinearGeneral key;
  public final LinearGeneral value;
  public final LinearGeneral out;
  public final @Nullable LayerNorm queryLn;
  public final @Nullable LayerNorm keyLn;
  private final @Nullable RngStream rngs;
  private @Nullable Cache cachedKey;
  private @Nullable Cache cachedValue;
  private @Nullable Cache cacheIndex;
  private final int inFeatures;
  private final int numKvHeads;
  private final int headDim;
  private final double dropoutRate;
  private final boolean broadcastDropout;
  private final AttentionFn attentionFn;
  private final @Nullable DType dtype;
  private @Nullable Boolean deterministic;
  private @Nullable Boolean decode;

  /// What attention has besides the number of heads and of features.
  public static final class Options extends WeightOptions<Options> {
    private int qkvFeatures;
    private int outFeatures;
    private int numKvHeads;
    private int inKvFeatures;
    private boolean broadcastDropout = true;
    private double dropoutRate;
    private @Nullable Boolean deterministic;
    private @Nullable Initializer outKernelInit;
    private @Nullable Initializer outBiasInit;
    private AttentionFn attentionFn = Nnx::dotProductAttention;
    private @Nullable Boolean decode;
    private boolean normalizeQk;
    private boolean keepRngs = true;

    private Options() {}

    /// The features of all heads together. Default those of the input.
    public Options qkvFeatures(int features) {
      qkvFeatures = features;
      return this;
    }

    /// The features of the result. Default those of the input.
    public Options outFeatures(int features) {
      outFeatures = features;
      return this;
    }

    /// The number of heads of keys and values, each of which serves a group of query heads. Default
    /// as many as there are query heads.
    public Options numKvHeads(int heads) {
      numKvHeads = heads;
      return this;
    }

    /// The features of the inputs for keys and values. Default those of the queries'.
    public Options inKvFeatures(int features) {
      inKvFeatures = features;
      return this;
    }

    /// Whether dropout drops the same weights in all batches and heads. Default true.
    public Options broadcastDropout(boolean broadcast) {
      broadcastDropout = broadcast;
      return this;
    }

    /// The probability to drop a weight. Default 0.
    public Options dropoutRate(double rate) {
      dropoutRate = rate;
      return this;
    }

    /// Whether nothing is dropped; without a word here or in the call, dropout is an error.
    public Options deterministic(boolean deterministic) {
      this.deterministic = deterministic;
      return this;
    }

    /// Of the last projection. Default [#kernelInit].
    public Options outKernelInit(Initializer init) {
      outKernelInit = init;
      return this;
    }

    /// Of the last projection. Default [#biasInit].
    public Options outBiasInit(Initializer init) {
      outBiasInit = init;
      return this;
    }

    /// What is done with queries, keys and values. Default [Nnx#dotProductAttention].
    public Options attentionFn(AttentionFn function) {
      attentionFn = function;
      return this;
    }

    /// Whether calls use the cache; without a word here or in the call, a call is an error.
    public Options decode(boolean decode) {
      this.decode = decode;
      return this;
    }

    /// Whether queries and keys are normalized ([LayerNorm] without a bias). Default false.
    public Options normalizeQk(boolean normalize) {
      normalizeQk = normalize;
      return this;
    }

    /// Whether the layer keeps a random stream of its own for dropout. Default true.
    public Options keepRngs(boolean keep) {
      keepRngs = keep;
      return this;
    }

    private LinearGeneral projection(Shape in, Shape out, Rngs rngs) {
      return new LinearGeneral(in, out, copyTo(LinearGeneral.options()), rngs);
    }

    private LinearGeneral last(Shape in, Shape out, Rngs rngs) {
      var options = copyTo(LinearGeneral.options()).axis(-2, -1);
      if (outKernelInit != null) options.kernelInit(outKernelInit);
      if (outBiasInit != null) options.biasInit(outBiasInit);
      return new LinearGeneral(in, out, options, rngs);
    }
  }

  /// What a call may be told: each setting returns this object.
  public static final class Arguments {
    private @Nullable Tensor mask;
    private @Nullable Boolean deterministic;
    private @Nullable Boolean decode;
    private boolean sowWeights;
    private boolean isCausal;
    private @Nullable RngStream rngs;

    private Arguments() {}

    /// Where it does not hold, nothing is attended to: broadcasts to `[...batch, heads, length,
    /// keyLength]`.
    public Arguments mask(@Nullable Tensor mask) {
      this.mask = mask;
      return this;
    }

    public Arguments deterministic(boolean deterministic) {
      this.deterministic = deterministic;
      return this;
    }

    public Arguments decode(boolean decode) {
      this.decode = decode;
      return this;
    }

    /// Whether the weights are sown as `attention_weights`; see [Module#sow].
    public Arguments sowWeights(boolean sow) {
      sowWeights = sow;
      return this;
    }

    /// Whether no position attends to later ones.
    public Arguments isCausal(boolean causal) {
      isCausal = causal;
      return this;
    }

    /// For dropout.
    public Arguments rngs(Rngs rngs) {
      this.rngs = rngs.stream("dropout");
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// No mask, and what the layer was told.
  public static Arguments arguments() {
    return new Arguments();
  }

  public MultiHeadAttention(int numHeads, int inFeatures, Rngs rngs) {
    this(numHeads, inFeatures, options(), rngs);
  }

  public MultiHeadAttention(int numHeads, int inFeatures, Options options, Rngs rngs) {
    int qkv = options.qkvFeatures > 0 ? options.qkvFeatures : inFeatures;
    int kvFeatures = options.inKvFeatures > 0 ? options.inKvFeatures : inFeatures;
    numKvHeads = options.numKvHeads > 0 ? options.numKvHeads : numHeads;
    if (numHeads % numKvHeads != 0) {
      throw IrException.ofShapes(
          "%d heads must be a multiple of %d heads of keys".formatted(numHeads, numKvHeads));
    }
    if (qkv % numHeads != 0) {
      throw IrException.ofShapes(
          "%d features do not divide into %d heads".formatted(qkv, numHeads));
    }
    headDim = qkv / numHeads;
    this.inFeatures = inFeatures;
    var kvHeads = Shape.of(numKvHeads, headDim);
    query = options.projection(Shape.of(inFeatures), Shape.of(numHeads, headDim), rngs);
    key = options.projection(Shape.of(kvFeatures), kvHeads, rngs);
    value = options.projection(Shape.of(kvFeatures), kvHeads, rngs);
    queryLn = options.normalizeQk ? norm(options, rngs) : null;
    keyLn = options.normalizeQk ? norm(options, rngs) : null;
    int outFeatures = options.outFeatures > 0 ? options.outFeatures : inFeatures;
    out = options.last(Shape.of(numHeads, headDim), Shape.of(outFeatures), rngs);
    dropoutRate = options.dropoutRate;
    this.rngs = options.keepRngs && dropoutRate > 0 ? rngs.stream("dropout").fork() : null;
    broadcastDropout = options.broadcastDropout;
    attentionFn = options.attentionFn;
    dtype = options.dtype;
    deterministic = options.deterministic;
    decode = options.decode;
  }

  private LayerNorm norm(Options options, Rngs rngs) {
    var norm = LayerNorm.options().useBias(false).paramDtype(options.paramDtype);
    if (options.dtype != null) norm.dtype(options.dtype);
    return new LayerNorm(headDim, norm, rngs);
  }

  /// Attention of `x` to itself.
  @Override
  public Tensor call(Tensor x) {
    return call(x, x, x, arguments());
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    return call(x, x, x, rngs == null ? arguments() : arguments().rngs(rngs));
  }

  /// Attention of `x` to itself.
  public Tensor call(Tensor x, Arguments arguments) {
    return call(x, x, x, arguments);
  }

  /// Attention of `inputsQ` to `inputsK`, which also give the values.
  public Tensor call(Tensor inputsQ, Tensor inputsK, Arguments arguments) {
    return call(inputsQ, inputsK, inputsK, arguments);
  }

  public Tensor call(Tensor inputsQ, Tensor inputsK, Tensor inputsV, Arguments arguments) {
    if (inputsQ.rank() < 2 || inputsQ.dim(-1) != inFeatures) {
      throw Errors.ofShapes(
          "attention takes inputs [...batch, length, %d features], found %s",
          inFeatures, inputsQ.type().brief());
    }
    var q = query.call(inputsQ);
    var k = key.call(inputsK);
    var v = value.call(inputsV);
    if (queryLn != null) q = queryLn.call(q);
    if (keyLn != null) k = keyLn.call(k);
    var mask = arguments.mask;
    if (chosen("decode", arguments.decode, decode)) {
      var cache = cache(k);
      mask = Attention.combined(DType.F32, mask, cache.filled());
      k = cache.key();
      v = cache.put(v);
    }
    boolean still =
        dropoutRate == 0 || chosen("deterministic", arguments.deterministic, deterministic);
    var options =
        AttentionOptions.DEFAULT
            .withMask(mask)
            .withDropout(dropoutRate, still ? null : rng(arguments.rngs), broadcastDropout)
            .withDeterministic(still)
            .withDtype(dtype)
            .withModule(arguments.sowWeights ? this : null)
            .withCausal(arguments.isCausal);
    return out.call(attentionFn.apply(q, k, v, options));
  }

  private static boolean chosen(String name, @Nullable Boolean called, @Nullable Boolean told) {
    if (called != null) return called;
    if (told != null) return told;
    throw Errors.at(
        "attention must know whether to %s: say so in its options, or in the arguments of the call",
        name.equals("decode") ? "decode" : "be deterministic");
  }

  private Tensor rng(@Nullable RngStream given) {
    var stream = given != null ? given : rngs;
    if (stream != null) return stream.call();
    throw Errors.located(
        new IrException(
            "attention with dropout needs random keys: give rngs to the call, or keepRngs to the"
                + " options"));
  }

  /// Makes room for `inputShape`, `[...batch, length, inFeatures]`, in the cache: that many calls
  /// with one position each. The cache is empty then.
  public void initCache(Shape inputShape) {
    initCache(inputShape, DType.F32);
  }

  public void initCache(Shape inputShape, DType dtype) {
    int last = inputShape.rank() - 1;
    var shape = inputShape.without(Ints.of(last)).dims().plus(Ints.of(numKvHeads, headDim));
    cachedKey = new Cache(Tensor.zeros(dtype, shape.toArray()));
    cachedValue = new Cache(Tensor.zeros(dtype, shape.toArray()));
    cacheIndex = new Cache(Tensor.scalar(0));
  }

  /// The attributes `deterministic` and `decode`; with `decode`, `batchSize` and `maxLength` make
  /// room in the view's cache if there is none.
  @Override
  protected Set<String> setView(Map<String, ?> attributes) {
    var known = new HashSet<>(super.setView(attributes));
    if (attributes.get("batchSize") instanceof Integer batch
        && attributes.get("maxLength") instanceof Integer length) {
      known.add("batchSize");
      known.add("maxLength");
      if (cachedKey == null) {
        initCache(Shape.of(batch, length, inFeatures), dtype == null ? DType.F32 : dtype);
      }
    }
    return known;
  }

  @Override
  protected SortedMap<String, Class<?>> viewAttributes() {
    var all = super.viewAttributes();
    all.put("batchSize", int.class);
    all.put("maxLength", int.class);
    return all;
  }

  /// The state of decoding at one call.
  private record Step(Cache keys, Cache values, Tensor index, int length) {
    Tensor key() {
      return keys.value();
    }

    Tensor put(Tensor v) {
      values.set(with(values.value(), v));
      return values.value();
    }

    /// `all` with `x` at the present position (the last one, when that is beyond).
    Tensor with(Tensor all, Tensor x) {
      var at = Tensor.arange(length).eq(index.minimum(length - 1)).reshape(length, 1, 1);
      return Tensor.where(at, x.astype(all.dtype()), all);
    }

    /// `[...batch, 1, 1, length]`: which positions have been put.
    Tensor filled() {
      var batch = keys.value().shape().dims().stream().limit(keys.value().rank() - 3L);
      return Tensor.arange(length)
          .le(index)
          .broadcastTo(Ints.of(batch).plus(Ints.of(1, 1, length)).toArray());
    }
  }

  private Step cache(Tensor k) {
    var keys = cachedKey;
    var values = cachedValue;
    var index = cacheIndex;
    if (keys == null || values == null || index == null) {
      throw Errors.located(
          new IrException("attention has no cache to decode with: call initCache first"));
    }
    var shape = keys.value().shape();
    int time = shape.rank() - 3;
    var expected = shape.dims().toArray();
    expected[time] = 1;
    if (!Shape.of(expected).equals(k.shape())) {
      throw Errors.ofShapes(
          "decoding takes one position at a time: expected keys of shape %s, found %s",
          Shape.of(expected).dims(), k.shape().dims());
    }
    var step = new Step(keys, values, index.value(), shape.dim(time));
    keys.set(step.with(keys.value(), k));
    index.set(index.value().add(1));
    return step;
  }
}
