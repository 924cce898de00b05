package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.DotGeneral;
import org.jspecify.annotations.Nullable;

/// A linear map from several axes to several: `flax.nnx.LinearGeneral`.
///
/// The kernel is `[...batch, ...inFeatures, ...outFeatures]`, the bias `[...batch,
/// ...outFeatures]`. Results have the batch axes, then the other axes of the input, then
/// `outFeatures`.
public class LinearGeneral extends Module implements Layer {
  public final Param kernel;
  public final @Nullable Param bias;
  private final Shape inFeatures;
  private final Shape outFeatures;
  private final Ints axis;
  private final Ints batch;
  private final @Nullable DType dtype;

  /// What a general linear layer has besides its sizes.
  public static final class Options extends WeightOptions<Options> {
    private Ints axis = Ints.of(-1);
    private Ints batch = Ints.of();

    private Options() {}

    /// The axes of the input that are mapped; `inFeatures` are their extents in rising order.
    /// Default -1.
    public Options axis(int... axes) {
      axis = Ints.of(axes);
      return this;
    }

    /// The extents of the first axes, along which each position has a kernel of its own. Default
    /// none.
    public Options batchAxis(int... extents) {
      batch = Ints.of(extents);
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public LinearGeneral(Shape inFeatures, Shape outFeatures, Rngs rngs) {
    this(inFeatures, outFeatures, options(), rngs);
  }

  public LinearGeneral(Shape inFeatures, Shape outFeatures, Options options, Rngs rngs) {
    if (inFeatures.rank() != options.axis.size()) {
      throw new IrException(
          "inFeatures and axis must have the same length, found %s and %s"
              .formatted(inFeatures.dims(), options.axis));
    }
    var batch = new Shape(options.batch);
    // As one matrix, so that the fan is the number of inputs.
    var flat =
        Shape.of(
            Math.toIntExact(batch.size() * inFeatures.size()), Math.toIntExact(outFeatures.size()));
    var shape = options.batch.plus(inFeatures.dims()).plus(outFeatures.dims());
    var drawn = options.kernel(flat, rngs);
    kernel = new Param(drawn.value().reshape(shape.toArray()), drawn.metadata());
    var shifts = Shape.of(Math.toIntExact(batch.size() * outFeatures.size()));
    var shift = options.bias(shifts, rngs);
    bias =
        shift == null
            ? null
            : new Param(
                shift.value().reshape(options.batch.plus(outFeatures.dims()).toArray()),
                shift.metadata());
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    axis = options.axis;
    this.batch = options.batch;
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    var axes = axis.map(a -> Shapes.axis("a linear layer", x.shape(), a)).sorted();
    var leading = Ints.range(0, batch.size());
    if (!axes.map(x::dim).equals(inFeatures.dims()) || !leading.map(x::dim).equals(batch)) {
      throw Errors.ofShapes(
          "a linear layer takes inputs with features %s in axes %s%s, found %s",
          inFeatures.dims(),
          axis,
          batch.isEmpty() ? "" : " and first axes " + batch,
          x.type().brief());
    }
    var weights = kernel.value();
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, x, weights, shift);
    var contracting = Ints.range(batch.size(), batch.size() + axes.size());
    var op = new DotGeneral(leading, leading, axes, contracting, to);
    var y = Shapes.dotGeneral(op, new Promotion(to, false), x.astype(to), weights.astype(to));
    if (shift == null) return y;
    int free = x.rank() - axes.size() - batch.size();
    var spread = batch.plus(Ints.repeat(1, free)).plus(outFeatures.dims());
    return y.add(shift.astype(to).reshape(spread.toArray()));
  }
}
