package io.raffia;

import io.raffia.Padding.Kind;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A convolution over any number of spatial axes, channels last: `flax.nnx.Conv`.
///
/// Inputs have shape `[...batch, ...spatial, inFeatures]`, results the same with `outFeatures`
/// last; the kernel `[...kernelSize, inFeatures / groups, outFeatures]`, the bias `[outFeatures]`.
public class Conv extends Module implements Layer {
  public final Param kernel;
  public final @Nullable Param bias;
  private final int inFeatures;
  private final Shape kernelSize;
  private final Ints strides;
  private final Padding padding;
  private final Ints inputDilation;
  private final Ints kernelDilation;
  private final int featureGroupCount;
  private final @Nullable Tensor mask;
  private final @Nullable DType dtype;

  /// What a convolution has besides its sizes.
  public static final class Options extends ConvOptions<Options> {
    private Ints inputDilation = Ints.of(1);
    private int featureGroupCount = 1;

    private Options() {}

    /// Spaces the input's elements, with zeros between. Default 1.
    public Options inputDilation(int... steps) {
      inputDilation = Ints.of(steps);
      return this;
    }

    /// The number of groups that features are divided into; a group sees only its own. Default 1.
    public Options featureGroupCount(int groups) {
      featureGroupCount = groups;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// A convolution with Flax's defaults: stride 1 and as many positions as the input has.
  public Conv(int inFeatures, int outFeatures, Shape kernelSize, Rngs rngs) {
    this(inFeatures, outFeatures, kernelSize, options(), rngs);
  }

  public Conv(int inFeatures, int outFeatures, Shape kernelSize, Options options, Rngs rngs) {
    int groups = options.featureGroupCount;
    if (groups < 1 || inFeatures % groups != 0 || outFeatures % groups != 0) {
      throw IrException.ofShapes(
          "features %d and %d must be multiples of featureGroupCount, found %d"
              .formatted(inFeatures, outFeatures, groups));
    }
    var shape = new Shape(kernelSize.dims().plus(Ints.of(inFeatures / groups, outFeatures)));
    kernel = options.kernel(shape, rngs);
    bias = options.bias(Shape.of(outFeatures), rngs);
    this.inFeatures = inFeatures;
    this.kernelSize = kernelSize;
    strides = each("strides", options.strides, kernelSize);
    padding = options.padding;
    inputDilation = each("inputDilation", options.inputDilation, kernelSize);
    kernelDilation = each("kernelDilation", options.kernelDilation, kernelSize);
    featureGroupCount = groups;
    mask = checked(options.mask, shape);
    dtype = options.dtype;
    if (padding.kind() != Kind.ZEROS && !inputDilation.all(d -> d == 1)) {
      throw new IrException("with an inputDilation, padding is given in numbers: use Padding.of");
    }
  }

  static @Nullable Tensor checked(@Nullable Tensor mask, Shape kernel) {
    if (mask == null || mask.shape().equals(kernel)) return mask;
    throw IrException.ofShapes(
        "the mask must have the kernel's shape %s, found %s"
            .formatted(kernel.dims(), mask.shape().dims()));
  }

  static Ints each(String name, Ints steps, Shape kernelSize) {
    if (steps.size() == 1) return Ints.repeat(steps.get(0), kernelSize.rank());
    if (steps.size() == kernelSize.rank()) return steps;
    throw IrException.ofShapes(
        "%s %s must have one number for each axis of the kernel %s, or one for all"
            .formatted(name, steps, kernelSize.dims()));
  }

  /// The convolution of `x`, of shape `[...batch, ...spatial, inFeatures]`; a missing batch axis
  /// stays missing.
  @Override
  public Tensor call(Tensor x) {
    var in = Batched.of(x, kernelSize.rank(), inFeatures);
    var weights = mask == null ? kernel.value() : kernel.value().mul(mask);
    var to = ComputeType.of(dtype, x, weights, bias == null ? null : bias.value());
    var y = convolve(borders(in.flat().astype(to)), weights.astype(to), to);
    if (bias != null) y = y.add(bias.value().astype(to));
    return in.restore(y);
  }

  private Tensor convolve(Tensor x, Tensor weights, DType to) {
    int spatial = kernelSize.rank();
    var none = Ints.repeat(0, spatial);
    var bare =
        new Window(kernelSize.dims(), strides, none, none, inputDilation, kernelDilation, none);
    var window = padding.zeros(bare, Ints.range(1, spatial + 1).map(x::dim));
    var op = new Convolution(window, ConvDims.channelsLast(spatial), featureGroupCount, 1, to);
    return Dispatch.apply(op, false, (b, in) -> b.emit(op, in), x, weights);
  }

  /// The input with borders that are not zeros; the window then needs no padding.
  private Tensor borders(Tensor x) {
    boolean wraps = padding.kind() == Kind.CIRCULAR;
    if (!wraps && padding.kind() != Kind.REFLECT) return x;
    for (int d = 0; d < kernelSize.rank(); d++) {
      int n = x.dim(d + 1);
      int reach = (kernelSize.dim(d) - 1) * kernelDilation.get(d) + 1;
      int period = Math.max(1, 2 * (n - 1));
      IntUnaryOperator source =
          wraps
              ? i -> Math.floorMod(i, n)
              : i -> n - 1 - Math.abs(n - 1 - Math.floorMod(i, period));
      x = gather(x, d + 1, -((reach - 1) / 2), n + reach / 2, source);
    }
    return x;
  }

  /// The elements along `axis` at `source(from), ..., source(to - 1)`, as slices of rising or
  /// falling runs.
  private static Tensor gather(Tensor x, int axis, int from, int to, IntUnaryOperator source) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = from; i < to; ) {
      int first = source.applyAsInt(i);
      int step = i + 1 < to && source.applyAsInt(i + 1) == first - 1 ? -1 : 1;
      int length = 1;
      while (i + length < to && source.applyAsInt(i + length) == first + step * length) length++;
      int low = step > 0 ? first : first - length + 1;
      var part = x.sliceAxis(axis, low, low + length);
      parts.add(step > 0 || length == 1 ? part : part.flip(axis));
      i += length;
    }
    return Tensor.concatenate(axis, parts);
  }
}
