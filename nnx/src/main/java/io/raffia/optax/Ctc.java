package io.raffia.optax;

import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/// Connectionist temporal classification (Graves et al., 2006) by the forward algorithm in
/// logarithms, with states for blanks (`phi`) and labels (`emit`) apart. Each position in time is a
/// step of the program, which grows with the length.
public final class Ctc {
  /// The loss `[batch]`, and the logarithms of forward probabilities of ending in a blank `[time,
  /// batch, labels + 1]` and in a label `[time, batch, labels]`.
  public record Loss(Tensor loss, Tensor logAlphaPhi, Tensor logAlphaEmit) {}

  private Ctc() {}

  /// See [io.raffia.Optax#ctcLossWithForwardProbs]; `logProbs` are logarithms of probabilities.
  public static Loss of(
      Tensor logProbs,
      Tensor logitPaddings,
      Tensor labels,
      Tensor labelPaddings,
      int blankId,
      double logEpsilon) {
    check(logProbs, logitPaddings, labels, labelPaddings);
    int batch = labels.dim(0);
    int n = labels.dim(1);
    var same = labels.sliceAxis(1, 0, n - 1).eq(labels.sliceAxis(1, 1, n)).astype(DType.F32);
    var repeat = Jnp.pad(same, new int[][] {{0, 0}, {0, 1}}, 0);
    var blank = logProbs.sliceAxis(2, blankId, blankId + 1);
    var hot = Nnx.oneHot(labels, logProbs.dim(2));
    var emitted = logProbs.matmul(hot.transpose(0, 2, 1));
    var emit = Jnp.full(Shape.of(batch, n), logEpsilon, DType.F32);
    var phi = Jnp.concatenate(List.of(Tensor.zeros(batch, 1), emit), 1);
    var phis = new ArrayList<Tensor>();
    var emits = new ArrayList<Tensor>();
    for (int t = 0; t < logProbs.dim(1); t++) {
      var pad = logitPaddings.sliceAxis(1, t, t + 1);
      var go = pad.neg().add(1.0);
      var e = step(emitted, t);
      var p = step(blank, t);
      var entered = update(phi, emit.add(repeat.mul(logEpsilon)));
      var nextEmit = logaddexp(entered.sliceAxis(1, 0, n).add(e), emit.add(e));
      var nextPhi = update(entered.add(p), emit.add(p).add(repeat.neg().add(1.0).mul(logEpsilon)));
      emit = pad.mul(emit).add(go.mul(nextEmit));
      phi = pad.mul(phi).add(go.mul(nextPhi));
      phis.add(phi);
      emits.add(emit);
    }
    phis.set(phis.size() - 1, update(phi, emit));
    var length = Tensor.scalar(n).sub(labelPaddings.sum(1).astype(DType.I32));
    var loss = phis.getLast().mul(Nnx.oneHot(length, n + 1)).sum(1).neg();
    return new Loss(loss, Jnp.stack(phis), Jnp.stack(emits));
  }

  private static Tensor step(Tensor x, int t) {
    return x.sliceAxis(1, t, t + 1).squeeze(1);
  }

  private static Tensor update(Tensor phi, Tensor added) {
    int n = phi.dim(1);
    return Jnp.concatenate(
        List.of(phi.sliceAxis(1, 0, 1), logaddexp(phi.sliceAxis(1, 1, n), added)), 1);
  }

  private static Tensor logaddexp(Tensor x, Tensor y) {
    // Without a kink where both are equal: see softplus.
    var greater = x.gt(y);
    var low = Tensor.where(greater, y.sub(x), x.sub(y));
    return Tensor.where(greater, x, y).add(low.exp().log1p());
  }

  private static void check(
      Tensor logProbs, Tensor logitPaddings, Tensor labels, Tensor labelPaddings) {
    boolean fit =
        logProbs.ndim() == 3
            && labels.ndim() == 2
            && labels.shape().equals(labelPaddings.shape())
            && logitPaddings.ndim() == 2
            && logitPaddings.dim(0) == logProbs.dim(0)
            && logitPaddings.dim(1) == logProbs.dim(1)
            && labels.dim(0) == logProbs.dim(0);
    if (!fit) {
      throw IrException.ofShapes(
          "ctcLoss takes logits [batch, time, classes], their paddings [batch, time], labels and their paddings [batch, labels]; found %s, %s, %s and %s"
              .formatted(
                  logProbs.shape().dims(),
                  logitPaddings.shape().dims(),
                  labels.shape().dims(),
                  labelPaddings.shape().dims()));
    }
  }
}
