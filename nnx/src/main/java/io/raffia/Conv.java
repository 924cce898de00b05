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

  /// What a convolution has besides its sizes. Each setting has Flax's default and returns this
  /// object.
  public static final class Options {
    private Ints strides = Ints.of(1);
    private Padding padding = Padding.SAME;
    private Ints inputDilation = Ints.of(1);
    private Ints kernelDilation = Ints.of(1);
    private int featureGroupCount = 1;
    private boolean useBias = true;
    private @Nullable Tensor mask;
    private @Nullable DType dtype;
    private DType paramDtype = DType.F32;
    private Initializer kernelInit = Initializers.lecunNormal();
    private Initializer biasInit = Initializers.zeros();

    private Options() {}

    /// The window's step along each spatial axis; one number serves all. Default 1.
    public Options strides(int... steps) {
      strides = Ints.of(steps);
      return this;
    }

    /// Default [Padding#SAME].
    public Options padding(Padding borders) {
      padding = borders;
      return this;
    }

    /// Spaces the input's elements, with zeros between. Default 1.
    public Options inputDilation(int... steps) {
      inputDilation = Ints.of(steps);
      return this;
    }

    /// Spaces the kernel's elements. Default 1.
    public Options kernelDilation(int... steps) {
      kernelDilation = Ints.of(steps);
      return this;
    }

    /// The number of groups that features are divided into; a group sees only its own. Default 1.
    public Options featureGroupCount(int groups) {
      featureGroupCount = groups;
      return this;
    }

    /// Default true.
    public Options useBias(boolean use) {
      useBias = use;
      return this;
    }

    /// Multiplies the kernel, whose shape it has, at every call. Default none.
    public Options mask(Tensor factors) {
      mask = factors;
      return this;
    }

    /// The float type to compute in; by default what input and parameters promote to.
    public Options dtype(DType type) {
      dtype = type;
      return this;
    }

    /// The parameters' element type. Default f32.
    public Options paramDtype(DType type) {
      paramDtype = type;
      return this;
    }

    /// Default [Initializers#lecunNormal()].
    public Options kernelInit(Initializer init) {
      kernelInit = init;
      return this;
    }

    /// Default zeros.
    public Options biasInit(Initializer init) {
      biasInit = init;
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
      throw new IrException(
          "features %d and %d must be multiples of featureGroupCount, found %d"
              .formatted(inFeatures, outFeatures, groups));
    }
    var shape = new Shape(kernelSize.dims().plus(Ints.of(inFeatures / groups, outFeatures)));
    if (options.mask != null && !options.mask.shape().equals(shape)) {
      throw new IrException(
          "the mask must have the kernel's shape %s, found %s"
              .formatted(shape.dims(), options.mask.shape().dims()));
    }
    kernel = new Param(options.kernelInit.init(rngs.params(), shape, options.paramDtype));
    bias =
        options.useBias
            ? new Param(
                options.biasInit.init(rngs.params(), Shape.of(outFeatures), options.paramDtype))
            : null;
    this.inFeatures = inFeatures;
    this.kernelSize = kernelSize;
    strides = each("strides", options.strides);
    padding = options.padding;
    inputDilation = each("inputDilation", options.inputDilation);
    kernelDilation = each("kernelDilation", options.kernelDilation);
    featureGroupCount = groups;
    mask = options.mask;
    dtype = options.dtype;
    if (padding.kind() != Kind.ZEROS && !inputDilation.all(d -> d == 1)) {
      throw new IrException("with an inputDilation, padding is given in numbers: use Padding.of");
    }
  }

  private Ints each(String name, Ints steps) {
    if (steps.size() == 1) return Ints.repeat(steps.get(0), kernelSize.rank());
    if (steps.size() == kernelSize.rank()) return steps;
    throw new IrException(
        "%s %s must have one number for each axis of the kernel %s, or one for all"
            .formatted(name, steps, kernelSize.dims()));
  }

  /// The convolution of `x`, of shape `[...batch, ...spatial, inFeatures]`; a missing batch axis
  /// stays missing.
  @Override
  public Tensor call(Tensor x) {
    int spatial = kernelSize.rank();
    if (x.rank() < spatial + 1 || x.dim(-1) != inFeatures) {
      throw new IrException(
          "a convolution over %d axes takes inputs [batch..., spatial..., %d features], found %s"
              .formatted(spatial, inFeatures, x.type().brief()));
    }
    int batch = x.rank() - spatial - 1;
    var batchDims = Ints.range(0, batch).map(x::dim);
    var rest = Ints.range(batch, x.rank()).map(x::dim);
    int flat = (int) new Shape(batchDims).size();
    var weights = mask == null ? kernel.value() : kernel.value().mul(mask);
    var to = ComputeType.of(dtype, x, weights, bias == null ? null : bias.value());
    var y =
        convolve(
            borders(x.reshape(rest.prepend(flat).toArray()).astype(to)), weights.astype(to), to);
    if (bias != null) y = y.add(bias.value().astype(to));
    return y.reshape(batchDims.plus(Ints.range(1, y.rank()).map(y::dim)).toArray());
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
