package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;

/// One step of a recurrent network: `flax.nnx.RNNCellBase`. [Rnn] takes it over a sequence.
///
/// Inputs have shape `[...batch, inFeatures]`, outputs `[...batch, hiddenFeatures]`.
///
/// @param <C> what is carried from step to step: a tensor, or a record of tensors
public abstract class RnnCell<C> extends Module {
  /// What a step gives.
  public record Step<C>(C carry, Tensor output) {}

  /// One step from `carry`, with the inputs of this time.
  public abstract Step<C> call(C carry, Tensor inputs);

  /// What to start with for inputs of that shape, with numbers from `carryInit` under keys of
  /// `rngs`.
  public abstract C initializeCarry(Shape inputShape, RngStream rngs, Initializer carryInit);

  /// Zeros to start with; `rngs` gives keys from its stream `carry`, as if they were needed.
  public final C initializeCarry(Shape inputShape, Rngs rngs) {
    return initializeCarry(inputShape, rngs.stream("carry"), Initializers.zeros());
  }

  /// How many of the last axes of an input are features.
  public int numFeatureAxes() {
    return 1;
  }

  static Shape memory(Shape inputShape, int hiddenFeatures) {
    var batch = inputShape.without(Ints.of(inputShape.rank() - 1));
    return new Shape(batch.dims().plus(Ints.of(hiddenFeatures)));
  }

  /// The linear map of inputs or of the carry.
  static Linear dense(
      int in, int out, boolean useBias, CellOptions<?> o, boolean recurrent, Rngs r) {
    var options =
        Linear.options()
            .useBias(useBias)
            .paramDtype(o.paramDtype)
            .kernelInit(recurrent ? o.recurrentKernelInit : o.kernelInit)
            .kernelMetadata(recurrent ? o.recurrentKernelMetadata : o.kernelMetadata)
            .biasInit(o.biasInit)
            .biasMetadata(o.biasMetadata);
    var dtype = o.dtype;
    if (dtype != null) options.dtype(dtype);
    return new Linear(in, out, options, r);
  }
}
