package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// Long short-term memory with one product for the inputs and one for the carry:
/// `flax.nnx.OptimizedLSTMCell`. See [LstmCell] for what it computes; the four parts of the
/// features are those of `i`, `f`, `g` and `o`.
public class OptimizedLstmCell extends RnnCell<LstmCarry> {
  public final Linear denseI;
  public final Linear denseH;
  private final int hiddenFeatures;
  private final Fn1<Tensor, Tensor> gateFn;
  private final Fn1<Tensor, Tensor> activationFn;
  private final DType paramDtype;

  /// What an LSTM has besides its sizes.
  public static final class Options extends CellOptions<Options> {
    private Options() {}
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public OptimizedLstmCell(int inFeatures, int hiddenFeatures, Rngs rngs) {
    this(inFeatures, hiddenFeatures, options(), rngs);
  }

  public OptimizedLstmCell(int inFeatures, int hiddenFeatures, Options options, Rngs rngs) {
    denseI = dense(inFeatures, 4 * hiddenFeatures, false, options, false, rngs);
    denseH = dense(hiddenFeatures, 4 * hiddenFeatures, true, options, true, rngs);
    this.hiddenFeatures = hiddenFeatures;
    gateFn = options.gateFn;
    activationFn = options.activationFn;
    paramDtype = options.paramDtype;
  }

  @Override
  public Step<LstmCarry> call(LstmCarry carry, Tensor x) {
    var parts = Jnp.split(denseI.call(x).add(denseH.call(carry.h())), 4, -1);
    var i = gateFn.apply(parts.get(0));
    var f = gateFn.apply(parts.get(1));
    var g = activationFn.apply(parts.get(2));
    var o = gateFn.apply(parts.get(3));
    var c = f.mul(carry.c()).add(i.mul(g));
    var h = o.mul(activationFn.apply(c));
    return new Step<>(new LstmCarry(c, h), h);
  }

  @Override
  public LstmCarry initializeCarry(Shape inputShape, RngStream rngs, Initializer carryInit) {
    var shape = memory(inputShape, hiddenFeatures);
    var c = carryInit.init(rngs.call(), shape, paramDtype);
    return new LstmCarry(c, carryInit.init(rngs.call(), shape, paramDtype));
  }
}
