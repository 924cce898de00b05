package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// A gated recurrent unit: `flax.nnx.GRUCell` (Cho et al., 2014).
///
/// With `r, z = gateFn(W x + b + U h)` and `n = activationFn(W x + b + r (U h))` the carry, which
/// is also the output, becomes `(1 - z) n + z h`; the three parts of the features are those of `r`,
/// `z` and `n`.
public class GruCell extends RnnCell<Tensor> {
  public final Linear denseI;
  public final Linear denseH;
  private final int hiddenFeatures;
  private final Fn1<Tensor, Tensor> gateFn;
  private final Fn1<Tensor, Tensor> activationFn;
  private final DType paramDtype;

  /// What a GRU has besides its sizes.
  public static final class Options extends CellOptions<Options> {
    private Options() {}
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public GruCell(int inFeatures, int hiddenFeatures, Rngs rngs) {
    this(inFeatures, hiddenFeatures, options(), rngs);
  }

  public GruCell(int inFeatures, int hiddenFeatures, Options options, Rngs rngs) {
    denseI = dense(inFeatures, 3 * hiddenFeatures, true, options, false, rngs);
    denseH = dense(hiddenFeatures, 3 * hiddenFeatures, false, options, true, rngs);
    this.hiddenFeatures = hiddenFeatures;
    gateFn = options.gateFn;
    activationFn = options.activationFn;
    paramDtype = options.paramDtype;
  }

  @Override
  public Step<Tensor> call(Tensor h, Tensor x) {
    var in = Jnp.split(denseI.call(x), 3, -1);
    var back = Jnp.split(denseH.call(h), 3, -1);
    var r = gateFn.apply(in.get(0).add(back.get(0)));
    var z = gateFn.apply(in.get(1).add(back.get(1)));
    var n = activationFn.apply(in.get(2).add(r.mul(back.get(2))));
    var next = Tensor.weak(1.0).sub(z).mul(n).add(z.mul(h));
    return new Step<>(next, next);
  }

  @Override
  public Tensor initializeCarry(Shape inputShape, RngStream rngs, Initializer carryInit) {
    return carryInit.init(rngs.call(), memory(inputShape, hiddenFeatures), paramDtype);
  }
}
