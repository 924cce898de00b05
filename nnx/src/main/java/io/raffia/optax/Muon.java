package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.ir.DType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Muon (Jordan et al., 2024) for matrices and AdamW for all other parameters; see
/// [Orthogonalization].
public final class Muon extends Recipe<Muon> {
  private final Schedule learningRate;
  private List<Orthogonalization.Coefficients> nsCoeffs = Orthogonalization.Coefficients.STANDARD;
  private int nsSteps = 5;
  private Number beta = 0.95;
  private Number eps = 1e-8;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter weightDecayMask;
  private @Nullable DType muDtype;
  private boolean nesterov = true;
  private boolean adaptive = false;
  private Orthogonalization.Preconditioning preconditioning =
      Orthogonalization.Preconditioning.FROBENIUS;
  private Number adamB1 = 0.9;
  private Number adamB2 = 0.999;
  private Number adamEpsRoot = 0.0;
  private Schedule adamWeightDecay = new Schedules.Constant(0.0);
  private @Nullable Schedule adamLearningRate;
  private @Nullable Number consistentRms;

  /// With the defaults of Optax.
  public Muon(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The coefficients of the iterations.
  public Muon withNsCoeffs(List<Orthogonalization.Coefficients> value) {
    return with(o -> o.nsCoeffs = value);
  }

  /// How many iterations.
  public Muon withNsSteps(int value) {
    return with(o -> o.nsSteps = value);
  }

  /// The decay of the momentum.
  public Muon withBeta(Number value) {
    return with(o -> o.beta = value);
  }

  /// Added to what divides.
  public Muon withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The share of the parameters that is added to the updates.
  public Muon withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Muon withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the matrices that `value` chooses.
  public Muon withWeightDecayMask(Filter value) {
    return with(o -> o.weightDecayMask = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Muon withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// Whether to look one step ahead.
  public Muon withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  /// Whether updates are times their product with the momentum.
  public Muon withAdaptive(boolean value) {
    return with(o -> o.adaptive = value);
  }

  /// What brings singular values below 1.
  public Muon withPreconditioning(Orthogonalization.Preconditioning value) {
    return with(o -> o.preconditioning = value);
  }

  /// `b1` of AdamW.
  public Muon withAdamB1(Number value) {
    return with(o -> o.adamB1 = value);
  }

  /// `b2` of AdamW.
  public Muon withAdamB2(Number value) {
    return with(o -> o.adamB2 = value);
  }

  /// `epsRoot` of AdamW.
  public Muon withAdamEpsRoot(Number value) {
    return with(o -> o.adamEpsRoot = value);
  }

  /// Weight decay of AdamW.
  public Muon withAdamWeightDecay(Number value) {
    return withAdamWeightDecay(new Schedules.Constant(value));
  }

  /// Weight decay of AdamW.
  public Muon withAdamWeightDecay(Schedule value) {
    return with(o -> o.adamWeightDecay = value);
  }

  /// The learning rate of AdamW; null: the same.
  public Muon withAdamLearningRate(Number value) {
    return withAdamLearningRate(new Schedules.Constant(value));
  }

  /// The learning rate of AdamW; null: the same.
  public Muon withAdamLearningRate(Schedule value) {
    return with(o -> o.adamLearningRate = value);
  }

  /// The root mean square of updates; null: by their shape.
  public Muon withConsistentRms(@Nullable Number value) {
    return with(o -> o.consistentRms = value);
  }

  @Override
  GradientTransformation make() {
    var muon =
        chain(
            new Orthogonalization.ByMuon(
                nsCoeffs, nsSteps, beta, eps, muDtype, nesterov, adaptive, preconditioning),
            new Orthogonalization.ByShape(consistentRms),
            Additions.decayedWeights(weightDecay, weightDecayMask),
            Scaling.byLearningRate(learningRate, true));
    var rate = adamLearningRate == null ? learningRate : adamLearningRate;
    var adam =
        chain(
            new ScaleByAdam(adamB1, adamB2, eps, adamEpsRoot, muDtype, nesterov),
            Additions.decayedWeights(adamWeightDecay, null),
            Scaling.byLearningRate(rate, true));
    return new Masking.Partition(Map.of("muon", muon, "adam", adam), Kind.INSTANCE);
  }

  /// Matrices are Muon's.
  private enum Kind implements Function<State.Leaf, String> {
    INSTANCE;

    @Override
    public String apply(State.Leaf leaf) {
      return leaf.value().ndim() == 2 ? "muon" : "adam";
    }
  }
}
