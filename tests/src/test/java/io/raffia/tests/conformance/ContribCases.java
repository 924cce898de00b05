package io.raffia.tests.conformance;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Optax;
import io.raffia.Schedule;
import io.raffia.optax.Contrib;
import io.raffia.optax.Galore;
import io.raffia.optax.LineSearch;
import io.raffia.optax.Orthogonalization.Coefficients;
import io.raffia.optax.Orthogonalization.Preconditioning;
import io.raffia.optax.Parameterless.FirstStep;
import io.raffia.optax.ZoomLineSearch;
import java.util.List;
import java.util.Map;

/// What `OptimizerSuite` compares of `optax.contrib`.
final class ContribCases {
  private static final Schedule COSINE = Optax.cosineDecaySchedule(0.1, 10);

  private ContribCases() {}

  static void put(Map<String, GradientTransformation> all, Filter layer) {
    moments(all, layer);
    parameterless(all, layer);
    wrappers(all);
    searches(all);
  }

  private static void moments(Map<String, GradientTransformation> all, Filter layer) {
    all.put("acprop", Contrib.acprop(0.1));
    all.put(
        "acprop_options",
        Contrib.acprop(COSINE)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(0.1)
            .withMask(layer));
    all.put("ademamix", Contrib.ademamix(0.1));
    all.put(
        "ademamix_options",
        Contrib.ademamix(0.1)
            .withB1(0.8)
            .withB2(0.9)
            .withB3(Optax.linearSchedule(0.9, 0.99, 8))
            .withAlpha(Optax.linearSchedule(1, 3, 8))
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(0.1));
    all.put("simplified_ademamix", Contrib.simplifiedAdemamix(0.01));
    all.put(
        "simplified_ademamix_options",
        Contrib.simplifiedAdemamix(0.01)
            .withB1(0.9)
            .withB2(0.8)
            .withAlpha(2.0)
            .withEps(1e-3)
            .withEpsRoot(1e-4));
    all.put("adopt", Contrib.adopt(0.1));
    all.put(
        "adopt_options",
        Contrib.adopt(COSINE)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-2)
            .withNesterov(true)
            .withUseClipping(false));
    all.put("galore", Contrib.galore(0.1).withRank(2));
    all.put(
        "galore_options",
        Contrib.galore(COSINE)
            .withRank(1)
            .withUpdateProjGap(20)
            .withScale(0.5)
            .withBaseOptimizer(Optax.scaleByRms(0.8, 1e-8, 0.0, true, false))
            .withWeightDecay(0.1)
            .withMask(layer)
            .withWeightDimensionNumbers(leaf ->
                switch (leaf.value().ndim()) {
                  case 2 -> new Galore.Axes(List.of(1), List.of(0));
                  case 4 -> new Galore.Axes(List.of(3, 1), List.of(0, 2));
                  default -> null;
                }));
    all.put("madgrad", Contrib.madgrad(0.1));
    all.put("madgrad_options", Contrib.madgrad(COSINE, 0.5, 0.1, 1e-3));
    all.put("muon", Contrib.muon(0.1));
    all.put(
        "muon_options",
        Contrib.muon(0.1)
            .withNsCoeffs(Coefficients.DION)
            .withBeta(0.9)
            .withWeightDecay(0.1)
            .withNesterov(false)
            .withAdaptive(true)
            .withPreconditioning(Preconditioning.AOL)
            .withAdamB1(0.8)
            .withAdamWeightDecay(0.1)
            .withAdamLearningRate(0.05)
            .withConsistentRms(0.2));
    all.put("muon_spectral", Contrib.muon(0.1).withPreconditioning(Preconditioning.SPECTRAL));
    all.put("muon_schatten", Contrib.muon(0.1).withPreconditioning(Preconditioning.SCHATTEN));
  }

  private static void parameterless(Map<String, GradientTransformation> all, Filter layer) {
    all.put("cocob", Contrib.cocob());
    all.put(
        "cocob_options",
        Contrib.cocob(1.5).withAlpha(10.0).withEps(1e-2).withWeightDecay(0.1).withMask(layer));
    all.put("dadapt_adamw", Contrib.dadaptAdamw());
    all.put(
        "dadapt_adamw_options",
        Contrib.dadaptAdamw(0.5)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-3)
            .withEstimLr0(1e-2)
            .withWeightDecay(0.1));
    all.put("dog", Contrib.dog());
    all.put("dog_options", Contrib.dog(COSINE, FirstStep.LEARNING_RATE, 0.3, 1e-3));
    all.put("dowg", Contrib.dowg());
    all.put("dowg_options", Contrib.dowg(Optax.constantSchedule(0.5), 0.1, 1e-2));
    all.put("mechanize", Contrib.mechanize(Optax.sgd(1.0)));
    all.put("momo", Contrib.momo(0.5));
    all.put(
        "momo_options",
        Contrib.momo(COSINE)
            .withBeta(0.5)
            .withLowerBound(-8.0)
            .withWeightDecay(0.1)
            .withAdaptLowerBound(true));
    all.put("momo_adam", Contrib.momoAdam(0.1));
    all.put(
        "momo_adam_options",
        Contrib.momoAdam(0.1)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-3)
            .withLowerBound(-8.0)
            .withWeightDecay(0.1)
            .withAdaptLowerBound(true));
    all.put("prodigy", Contrib.prodigy());
    all.put(
        "prodigy_options",
        Contrib.prodigy(0.5)
            .withB1(0.8)
            .withB2(0.9)
            .withBeta3(0.7)
            .withEps(1e-3)
            .withEstimLr0(1e-2)
            .withEstimLrCoef(0.5)
            .withWeightDecay(0.1)
            .withSafeguardWarmup(true));
  }

  private static void wrappers(Map<String, GradientTransformation> all) {
    all.put("normalize", Optax.chain(Contrib.normalize(), Optax.sgd(0.1)));
    all.put(
        "reduce_on_plateau",
        Optax.chain(Optax.sgd(0.3), Contrib.reduceOnPlateau(0.5, 1, 1e-1, 0, 1, 2, 0.1)));
    all.put(
        "sam",
        Contrib.sam(Optax.adam(0.1), Optax.chain(Contrib.normalize(), Optax.sgd(0.05)), 3, false));
    all.put("schedule_free", Contrib.scheduleFree(Optax.sgd(COSINE), COSINE, 0.8, 1.0));
    all.put("schedule_free_adamw", Contrib.scheduleFreeAdamw(0.1, 4, 0.9, 0.999, 1e-8, 0.1));
    all.put("schedule_free_sgd", Contrib.scheduleFreeSgd(0.1, 3, 0.9, 0.1));
  }

  private static void searches(Map<String, GradientTransformation> all) {
    all.put("lbfgs", Optax.lbfgs(0.1));
    all.put("lbfgs_options", Optax.lbfgs(COSINE, 3, false));
    all.put("lbfgs_backtracking", Optax.lbfgs(Optax.scaleByBacktrackingLinesearch(8)));
    all.put(
        "scale_by_backtracking_linesearch",
        Optax.chain(Optax.sgd(6.0), Optax.scaleByBacktrackingLinesearch(8)));
    all.put(
        "scale_by_backtracking_linesearch_options",
        Optax.chain(
            Optax.sgd(6.0), new LineSearch.Backtracking(3, 0.5, 0.5, 2.0, 2.0, 1e-3, 1e-2, true)));
    all.put("lbfgs_zoom", Optax.lbfgs());
    all.put(
        "scale_by_zoom_linesearch", Optax.chain(Optax.sgd(0.1), Optax.scaleByZoomLinesearch(15)));
    all.put(
        "scale_by_zoom_linesearch_options",
        Optax.chain(
            Optax.sgd(6.0),
            new ZoomLineSearch(4)
                .withMaxLearningRate(0.8)
                .withTol(1e-3)
                .withIncreaseFactor(1.5)
                .withSlopeRtol(0.2)
                .withCurvRtol(0.3)
                .withApproxDecRtol(null)
                .withStepsizePrecision(1e-3)
                .withFromLast(false)));
    all.put("zoom_curved", Optax.chain(Optax.sgd(3.0), new ZoomLineSearch(12).withCurvRtol(0.05)));
    all.put("sophia", Contrib.sophia(0.1));
    all.put(
        "sophia_options",
        Contrib.sophia(COSINE)
            .withB1(0.9)
            .withB2(0.8)
            .withEps(1e-3)
            .withWeightDecay(0.1)
            .withGamma(0.5)
            .withClipThreshold(null)
            .withUpdateInterval(3));
  }
}
