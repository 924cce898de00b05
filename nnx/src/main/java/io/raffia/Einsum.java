package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Jnp#einsum] of the input and a learned kernel, plus a bias: `flax.nnx.Einsum`.
///
/// The bias is added along the axes that the result has from the kernel.
public class Einsum extends Module implements Layer {
  public final Param kernel;
  public final @Nullable Param bias;
  private final String einsumStr;
  private final @Nullable DType dtype;

  /// What an einsum layer has besides its sizes; it has a bias if a shape for one is given.
  public static final class Options extends WeightOptions<Options> {
    private Options() {}
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// Without a bias.
  public Einsum(String einsumStr, Shape kernelShape, Rngs rngs) {
    this(einsumStr, kernelShape, null, options(), rngs);
  }

  /// `einsumStr` has two terms, the input's and the kernel's, and `->`; see [Jnp#einsum].
  public Einsum(
      String einsumStr, Shape kernelShape, @Nullable Shape biasShape, Options options, Rngs rngs) {
    this.einsumStr = checked(einsumStr);
    kernel = options.kernel(kernelShape, rngs);
    bias = biasShape == null ? null : options.bias(biasShape, rngs);
    dtype = options.dtype;
  }

  private static String checked(String einsumStr) {
    if (einsumStr.contains("->") && einsumStr.chars().filter(c -> c == ',').count() == 1) {
      return einsumStr;
    }
    throw Errors.at(
        "\"%s\" must have two terms, with one comma between, and \"->\" before the result's",
        einsumStr);
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, einsumStr);
  }

  /// With another equation for the same kernel.
  public Tensor call(Tensor x, String einsumStr) {
    var weights = kernel.value();
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, x, weights, shift);
    var y = Jnp.einsum(checked(einsumStr), x.astype(to), weights.astype(to));
    if (shift == null) return y;
    var equation = EinsumEquation.parse(einsumStr, List.of(x.shape(), weights.shape()));
    var labels = equation.inputs().getLast();
    var dims =
        Ints.range(0, equation.output().length())
            .map(i -> {
              int axis = labels.indexOf(equation.output().charAt(i));
              return axis < 0 ? 1 : weights.dim(axis);
            });
    return y.add(shift.astype(to).reshape(dims.toArray()));
  }
}
