package io.raffia;

import org.jspecify.annotations.Nullable;

/// Runs a sequence forward through one network and backward through another, and joins their
/// outputs: `flax.nnx.Bidirectional`. The outputs of both are in the order of the inputs.
///
/// @param <F> what the forward network carries
/// @param <B> what the backward network carries
public class Bidirectional<F, B> extends Module implements Layer {
  public final Rnn<F> forwardRnn;
  public final Rnn<B> backwardRnn;
  private final Fn2<Tensor, Tensor, Tensor> mergeFn;
  private final boolean timeMajor;
  private final RngStream rngs = new RngStream(0, "carry");

  /// What both networks carry.
  public record Carries<F, B>(F forward, B backward) {}

  /// With the features of the outputs side by side.
  public Bidirectional(Rnn<F> forwardRnn, Rnn<B> backwardRnn) {
    this(forwardRnn, backwardRnn, Bidirectional::concatenate, false);
  }

  /// `mergeFn` joins the outputs; with `timeMajor`, time is the first axis.
  public Bidirectional(
      Rnn<F> forwardRnn,
      Rnn<B> backwardRnn,
      Fn2<Tensor, Tensor, Tensor> mergeFn,
      boolean timeMajor) {
    this.forwardRnn = forwardRnn;
    this.backwardRnn = backwardRnn;
    this.mergeFn = mergeFn;
    this.timeMajor = timeMajor;
  }

  private static Tensor concatenate(Tensor a, Tensor b) {
    return Tensor.concatenate(-1, a, b);
  }

  @Override
  public Tensor call(Tensor x) {
    return run(x, null, null).output();
  }

  /// The last carries, and the outputs at all times. `seqLengths` says how many times of each
  /// example count: see [Rnn.Arguments#seqLengths]; `initialCarry` what the cells start with, their
  /// own if null.
  public RnnCell.Step<Carries<F, B>> run(
      Tensor x, @Nullable Tensor seqLengths, @Nullable Carries<F, B> initialCarry) {
    var forth = Rnn.<F>arguments().timeMajor(timeMajor).reverse(false).rngs(rngs);
    var back = Rnn.<B>arguments().timeMajor(timeMajor).reverse(true).keepOrder(true).rngs(rngs);
    if (seqLengths != null) {
      forth.seqLengths(seqLengths);
      back.seqLengths(seqLengths);
    }
    if (initialCarry != null) {
      forth.initialCarry(initialCarry.forward());
      back.initialCarry(initialCarry.backward());
    }
    var first = forwardRnn.run(x, forth);
    var second = backwardRnn.run(x, back);
    return new RnnCell.Step<>(
        new Carries<>(first.carry(), second.carry()),
        mergeFn.apply(first.output(), second.output()));
  }
}
