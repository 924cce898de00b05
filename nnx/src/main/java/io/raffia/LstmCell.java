package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// Long short-term memory: `flax.nnx.LSTMCell` (Hochreiter and Schmidhuber, 1997).
///
/// With gates `i, f, o = gateFn(W x + U h + b)` and `g = activationFn(W x + U h + b)`: the memory
/// becomes `f c + i g`, the output is `o activationFn(c)`. [OptimizedLstmCell] computes the same
/// with two products in place of eight.
public class LstmCell extends RnnCell<LstmCarry> {
  public final Linear ii;
  public final Linear if_;
  public final Linear ig;
  public final Linear io;
  public final Linear hi;
  public final Linear hf;
  public final Linear hg;
  public final Linear ho;
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

  public LstmCell(int inFeatures, int hiddenFeatures, Rngs rngs) {
    this(inFeatures, hiddenFeatures, options(), rngs);
  }

  public LstmCell(int inFeatures, int hiddenFeatures, Options options, Rngs rngs) {
    ii = dense(inFeatures, hiddenFeatures, false, options, false, rngs);
    if_ = dense(inFeatures, hiddenFeatures, false, options, false, rngs);
    ig = dense(inFeatures, hiddenFeatures, false, options, false, rngs);
    io = dense(inFeatures, hiddenFeatures, false, options, false, rngs);
    hi = dense(hiddenFeatures, hiddenFeatures, true, options, true, rngs);
    hf = dense(hiddenFeatures, hiddenFeatures, true, options, true, rngs);
    hg = dense(hiddenFeatures, hiddenFeatures, true, options, true, rngs);
    ho = dense(hiddenFeatures, hiddenFeatures, true, options, true, rngs);
    this.hiddenFeatures = hiddenFeatures;
    gateFn = options.gateFn;
    activationFn = options.activationFn;
    paramDtype = options.paramDtype;
  }

  @Override
  public Step<LstmCarry> call(LstmCarry carry, Tensor x) {
    var i = gateFn.apply(ii.call(x).add(hi.call(carry.h())));
    var f = gateFn.apply(if_.call(x).add(hf.call(carry.h())));
    var g = activationFn.apply(ig.call(x).add(hg.call(carry.h())));
    var o = gateFn.apply(io.call(x).add(ho.call(carry.h())));
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
