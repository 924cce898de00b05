package io.raffia;

import io.raffia.VarianceScaling.Distribution;
import io.raffia.VarianceScaling.Mode;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import java.util.Map;

/// A learned vector for each of a number of things: `flax.nnx.Embed`.
///
/// Inputs are integers of any shape, results have one axis more, of `features`; `embedding` is
/// `[numEmbeddings, features]`. Numbers from -numEmbeddings to -1 count from the back, others
/// outside give NaN.
public class Embed extends Module implements Layer {
  public final Param embedding;
  private final int numEmbeddings;
  private final int features;
  private final DType dtype;

  /// What an embedding has besides its sizes; it computes in the parameters' type by default.
  public static final class Options extends ParamOptions<Options> {
    private Initializer embeddingInit =
        new VarianceScaling(1, Mode.FAN_IN, Distribution.NORMAL, -2, 0);
    private Map<String, Object> embeddingMetadata = Map.of();

    private Options() {}

    /// Default normal with variance `1 / features`.
    public Options embeddingInit(Initializer init) {
      embeddingInit = init;
      return this;
    }

    /// What is to be known of the table: see [Variable#metadata()].
    public Options embeddingMetadata(Map<String, Object> metadata) {
      embeddingMetadata = metadata;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public Embed(int numEmbeddings, int features, Rngs rngs) {
    this(numEmbeddings, features, options(), rngs);
  }

  public Embed(int numEmbeddings, int features, Options options, Rngs rngs) {
    var shape = Shape.of(numEmbeddings, features);
    var table = options.embeddingInit.init(rngs.params(), shape, options.paramDtype);
    embedding = new Param(table, options.embeddingMetadata);
    this.numEmbeddings = numEmbeddings;
    this.features = features;
    dtype = options.dtype == null ? options.paramDtype : options.dtype;
  }

  /// The vectors of the numbers in `x`.
  @Override
  public Tensor call(Tensor x) {
    if (!x.dtype().isInteger()) {
      throw Errors.ofTypes(
          "an embedding takes integers, found %s: convert them with astype", x.type().brief());
    }
    var table = embedding.value().astype(dtype);
    if (numEmbeddings > 1) return table.take(x, 0);
    return table.reshape(features).broadcastTo(x.shape().dims().plus(Ints.of(features)).toArray());
  }

  /// The inner products of `query`, of shape `[..., features]`, with all vectors: logits that share
  /// their weights with the embedding.
  public Tensor attend(Tensor query) {
    var to = ComputeType.of(dtype, query);
    return query.astype(to).dot(embedding.value().astype(to).transpose());
  }
}
