package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// `activationFn(W x + b + U h)`, plus `h` inside if it is residual: `flax.nnx.SimpleCell` (Elman,
/// 1990). The carry is also the output. Computes in f32 by default.
public class SimpleCell extends RnnCell<Tensor> {
  public final Linear denseH;
  public final Linear denseI;
  private final int hiddenFeatures;
  private final boolean residual;
  private final Fn1<Tensor, Tensor> activationFn;
  private final DType paramDtype;

  /// What a simple cell has besides its sizes.
  public static final class Options extends CellOptions<Options> {
    private boolean residual;

    private Options() {
      dtype = DType.F32;
    }

    /// Whether the carry is added as it is, too. Default false.
    public Options residual(boolean residual) {
      this.residual = residual;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public SimpleCell(int inFeatures, int hiddenFeatures, Rngs rngs) {
    this(inFeatures, hiddenFeatures, options(), rngs);
  }

  public SimpleCell(int inFeatures, int hiddenFeatures, Options options, Rngs rngs) {
    denseH = dense(hiddenFeatures, hiddenFeatures, false, options, true, rngs);
    denseI = dense(inFeatures, hiddenFeatures, true, options, false, rngs);
    this.hiddenFeatures = hiddenFeatures;
    residual = options.residual;
    activationFn = options.activationFn;
    paramDtype = options.paramDtype;
  }

  @Override
  public Step<Tensor> call(Tensor h, Tensor x) {
    var sum = denseI.call(x).add(denseH.call(h));
    var next = activationFn.apply(residual ? sum.add(h) : sum);
    return new Step<>(next, next);
  }

  @Override
  public Tensor initializeCarry(Shape inputShape, RngStream rngs, Initializer carryInit) {
    return carryInit.init(rngs.call(), memory(inputShape, hiddenFeatures), paramDtype);
  }
}
