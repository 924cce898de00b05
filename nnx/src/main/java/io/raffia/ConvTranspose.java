package io.raffia;

import io.raffia.Padding.Kind;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.Window;
import org.jspecify.annotations.Nullable;

/// A transposed convolution over any number of spatial axes, channels last:
/// `flax.nnx.ConvTranspose`. Strides make the result larger.
///
/// Inputs have shape `[...batch, ...spatial, inFeatures]`, results the same with `outFeatures`
/// last; the kernel `[...kernelSize, inFeatures, outFeatures]` (the last two exchanged with
/// `transposeKernel`), the bias `[outFeatures]`.
public class ConvTranspose extends Module implements Layer {
  public final Param kernel;
  public final @Nullable Param bias;
  private final int inFeatures;
  private final Shape kernelSize;
  private final Ints strides;
  private final Padding padding;
  private final Ints kernelDilation;
  private final boolean transposeKernel;
  private final @Nullable Tensor mask;
  private final @Nullable DType dtype;

  /// What a transposed convolution has besides its sizes.
  public static final class Options extends ConvOptions<Options> {
    private boolean transposeKernel;

    private Options() {}

    /// Whether the kernel is flipped along the spatial axes, with its feature axes exchanged: that
    /// is the gradient of a [Conv] with this kernel. Default false.
    public Options transposeKernel(boolean transpose) {
      transposeKernel = transpose;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public ConvTranspose(int inFeatures, int outFeatures, Shape kernelSize, Rngs rngs) {
    this(inFeatures, outFeatures, kernelSize, options(), rngs);
  }

  public ConvTranspose(
      int inFeatures, int outFeatures, Shape kernelSize, Options options, Rngs rngs) {
    transposeKernel = options.transposeKernel;
    var ends =
        transposeKernel ? Ints.of(outFeatures, inFeatures) : Ints.of(inFeatures, outFeatures);
    var shape = new Shape(kernelSize.dims().plus(ends));
    mask = Conv.checked(options.mask, shape);
    kernel = options.kernel(shape, rngs);
    bias = options.bias(Shape.of(outFeatures), rngs);
    this.inFeatures = inFeatures;
    this.kernelSize = kernelSize;
    strides = Conv.each("strides", options.strides, kernelSize);
    kernelDilation = Conv.each("kernelDilation", options.kernelDilation, kernelSize);
    padding = options.padding;
    dtype = options.dtype;
    if (padding.kind() == Kind.REFLECT || padding.kind() == Kind.CAUSAL) {
      throw new IrException(
          "a transposed convolution pads with SAME, VALID, CIRCULAR or numbers, not "
              + padding.kind());
    }
  }

  @Override
  public Tensor call(Tensor x) {
    var in = Batched.of(x, kernelSize.rank(), inFeatures);
    var weights = mask == null ? kernel.value() : kernel.value().mul(mask);
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, x, weights, shift);
    var y = convolve(in.flat().astype(to), weights.astype(to), to);
    if (padding.kind() == Kind.CIRCULAR) y = wrapped(in.flat(), y);
    if (shift != null) y = y.add(shift.astype(to));
    return in.restore(y);
  }

  private Tensor convolve(Tensor x, Tensor weights, DType to) {
    int spatial = kernelSize.rank();
    if (transposeKernel) {
      weights = weights.flip(Ints.range(0, spatial).toArray()).swapaxes(spatial, spatial + 1);
    }
    var none = Ints.repeat(0, spatial);
    var bare =
        new Window(
            kernelSize.dims(), Ints.repeat(1, spatial), none, none, strides, kernelDilation, none);
    var window =
        padding.kind() == Kind.ZEROS
            ? padding.zeros(bare, Ints.range(1, spatial + 1).map(x::dim))
            : bare.withPadding(
                Ints.range(0, spatial).map(this::low),
                Ints.range(0, spatial).map(d -> total(d) - low(d)));
    var op = new Convolution(window, ConvDims.channelsLast(spatial), 1, 1, to);
    return Dispatch.apply(op, false, (b, in) -> b.emit(op, in), x, weights);
  }

  private int reach(int axis) {
    return (kernelSize.dim(axis) - 1) * kernelDilation.get(axis) + 1;
  }

  /// The zeros around an axis: `lax.conv_transpose` chooses them so that SAME gives `extent *
  /// stride` positions.
  private int total(int axis) {
    int k = reach(axis);
    int s = strides.get(axis);
    return padding.kind() == Kind.SAME ? k + s - 2 : k + s - 2 + Math.max(k - s, 0);
  }

  private int low(int axis) {
    int k = reach(axis);
    boolean whole = padding.kind() != Kind.SAME || strides.get(axis) > k - 1;
    return whole ? k - 1 : Math.ceilDiv(total(axis), 2);
  }

  /// The sum of all periods of `y`, each as long as the strided input: its ends meet.
  private Tensor wrapped(Tensor x, Tensor y) {
    int spatial = kernelSize.rank();
    for (int d = 1; d <= spatial; d++) {
      int period = x.dim(d) * strides.get(d - 1);
      int missing = Math.floorMod(period - y.dim(d), 2 * period);
      int small = missing / 2;
      int large = missing - small;
      var low = new int[y.rank()];
      var high = new int[y.rank()];
      low[d] = transposeKernel ? small : large;
      high[d] = transposeKernel ? large : small;
      var padded = y.pad(low, high, 0);
      int axis = d;
      int periods = padded.dim(d) / period;
      var dims =
          Ints.range(0, y.rank() + 1)
              .map(a ->
                  a == axis ? periods : a == axis + 1 ? period : padded.dim(a < axis ? a : a - 1));
      y = padded.reshape(dims.toArray()).sum(d);
    }
    return y;
  }
}
