package io.raffia.tests.conformance;

import io.raffia.Filter;
import io.raffia.Fn1;
import io.raffia.GradientTransformation;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Path;
import io.raffia.Schedule;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.optax.Conditions;
import io.raffia.optax.Extra;
import io.raffia.optax.Moments;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Optimizers, transformations and combinators of Optax: the parameters after 1 and after 10 steps.
final class OptimizerSuite implements Suite {
  private static final Schedule COSINE = Optax.cosineDecaySchedule(0.1, 10);
  private static final Filter LAYER = leaf -> leaf.path().keys().getFirst().equals("layer");
  private final Map<String, GradientTransformation> all = new TreeMap<>();

  @Override
  public String family() {
    return "optimizer";
  }

  @Override
  public List<Entry> entries() {
    defaults();
    options();
    moreOptions();
    transformations();
    combinators();
    ContribCases.put(all, LAYER);
    return OptaxGoldens.rows("optimizer", all, OptimizerSuite::entry);
  }

  private static Entry entry(String name, GradientTransformation tx, List<GoldenLine> lines) {
    boolean isCurved = name.equals("zoom_curved");
    Value value = isCurved || name.startsWith("sophia") ? OptaxGoldens::curved : OptaxGoldens::loss;
    var runs = new HashMap<Integer, State>();
    var cases = new ArrayList<Entry.Case>();
    for (var line : lines) {
      int step = (int) line.integer("step");
      var path = Path.of((Object[]) line.text("path").split("\\.", -1));
      cases.add(
          new Entry.Case(
              "step " + step + " " + path,
              OptaxGoldens.values(line),
              () ->
                  runs.computeIfAbsent(step, n -> run(tx, value, isCurved, n))
                      .get(path)
                      .toDoubleArray()));
    }
    // Rectified Adam takes the difference of two numbers near 2000, of which only so much is known.
    double allowed = name.equals("radam") ? 1e-4 : 5e-6;
    return new Entry(name, allowed, Entry.Unit.RELATIVE, cases);
  }

  private interface Value {
    Tensor of(State params, int step);
  }

  private static State run(GradientTransformation tx, Value value, boolean isCurved, int steps) {
    var params = OptaxGoldens.params();
    var state = tx.init(params);
    for (int t = 0; t < steps; t++) {
      int now = t;
      Fn1<State, Tensor> loss = p -> value.of(p, now);
      var gradient = isCurved ? Nnx.grad(loss).apply(params) : OptaxGoldens.gradient(params, t);
      var extra =
          Extra.of(isCurved ? value.of(params, t) : OptaxGoldens.loss(params, t))
              .withGrad(gradient)
              .withValueFn(p -> value.of(p, now));
      var step = tx.update(gradient, state, params, extra);
      state = step.state();
      params = Optax.applyUpdates(params, step.updates());
    }
    return params;
  }

  private void defaults() {
    all.put("adabelief", Optax.adabelief(0.1));
    all.put("adadelta", Optax.adadelta(0.1));
    all.put("adafactor", Optax.adafactor(0.1));
    all.put("adagrad", Optax.adagrad(0.1));
    all.put("adam", Optax.adam(0.1));
    all.put("adamax", Optax.adamax(0.1));
    all.put("adamaxw", Optax.adamaxw(0.1));
    all.put("adamw", Optax.adamw(0.1));
    all.put("adan", Optax.adan(0.1));
    all.put("amsgrad", Optax.amsgrad(0.1));
    all.put("fromage", Optax.fromage(0.1));
    all.put("lamb", Optax.lamb(0.1));
    all.put("lars", Optax.lars(0.1));
    all.put("lion", Optax.lion(0.1));
    all.put("nadam", Optax.nadam(0.1));
    all.put("nadamw", Optax.nadamw(0.1));
    all.put("noisy_sgd", Optax.noisySgd(0.1).withSeed(3));
    all.put("novograd", Optax.novograd(0.1));
    all.put("optimistic_adam", Optax.optimisticAdam(0.1));
    all.put("optimistic_adam_v2", Optax.optimisticAdamV2(0.1));
    all.put("optimistic_gradient_descent", Optax.optimisticGradientDescent(0.1));
    all.put("polyak_sgd", Optax.polyakSgd());
    all.put("radam", Optax.radam(0.1));
    all.put("rmsprop", Optax.rmsprop(0.1));
    all.put("rprop", Optax.rprop(0.1));
    all.put("sgd", Optax.sgd(0.1));
    all.put("sign_sgd", Optax.signSgd(0.1));
    all.put("signum", Optax.signum(0.1));
    all.put("sm3", Optax.sm3(0.1));
    all.put("yogi", Optax.yogi(0.1));
  }

  private void options() {
    all.put(
        "adabelief_options",
        Optax.adabelief(0.1)
            .withB1(0.8)
            .withB2(0.99)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withNesterov(true));
    all.put(
        "adadelta_options",
        Optax.adadelta(COSINE).withRho(0.8).withEps(1e-3).withWeightDecay(0.1).withMask(LAYER));
    all.put("adadelta_bare", Optax.adadelta());
    all.put("adafactor_factored", Optax.adafactor(0.1).withMinDimSizeToFactor(2));
    all.put(
        "adafactor_options",
        Optax.adafactor(COSINE)
            .withMinDimSizeToFactor(2)
            .withDecayRate(0.7)
            .withDecayOffset(-2)
            .withMultiplyByParameterScale(false)
            .withClippingThreshold(0.5)
            .withMomentum(0.9)
            .withWeightDecayRate(0.01)
            .withEps(1e-3));
    all.put(
        "adafactor_bare",
        Optax.adafactor()
            .withClippingThreshold(null)
            .withFactored(false)
            .withWeightDecayRate(0.1)
            .withWeightDecayMask(LAYER));
    all.put("adagrad_options", Optax.adagrad(0.1).withInitialAccumulatorValue(0.0).withEps(1e-3));
    all.put(
        "adam_options",
        Optax.adam(COSINE)
            .withB1(0.8)
            .withB2(0.99)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withNesterov(true));
    all.put("adam_bf16", Optax.adam(0.1).withMuDtype(DType.BF16));
    all.put("adamax_options", Optax.adamax(0.1).withB1(0.8).withB2(0.99).withEps(1e-3));
    all.put("adamaxw_options", Optax.adamaxw(COSINE).withWeightDecay(0.1).withMask(LAYER));
    all.put(
        "adamw_options",
        Optax.adamw(COSINE)
            .withB1(0.8)
            .withB2(0.99)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(Optax.linearSchedule(0.1, 0, 8))
            .withMask(LAYER));
    all.put(
        "adan_options",
        Optax.adan(0.1)
            .withB1(0.9)
            .withB2(0.8)
            .withB3(0.95)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(0.1)
            .withMask(LAYER));
    all.put(
        "amsgrad_options",
        Optax.amsgrad(0.1)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withBiasCorrectionMu(false)
            .withBiasCorrectionNu(false));
    all.put("fromage_schedule", Optax.fromage(COSINE).withMinNorm(1e-3));
    all.put(
        "lamb_options",
        Optax.lamb(0.1)
            .withB1(0.8)
            .withB2(0.99)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(0.1)
            .withMask(LAYER));
    all.put(
        "lars_options",
        Optax.lars(0.1)
            .withWeightDecay(0.1)
            .withWeightDecayMask(LAYER)
            .withTrustCoefficient(0.1)
            .withEps(1e-3)
            .withTrustRatioMask(LAYER)
            .withMomentum(0.8)
            .withNesterov(true));
    all.put(
        "lion_options",
        Optax.lion(0.1)
            .withB1(0.8)
            .withB2(0.9)
            .withMuDtype(DType.BF16)
            .withWeightDecay(0.1)
            .withMask(LAYER));
  }

  private void moreOptions() {
    all.put("noisy_sgd_options", Optax.noisySgd(0.1).withEta(0.1).withGamma(0.3).withSeed(7));
    all.put(
        "novograd_options",
        Optax.novograd(0.1)
            .withB1(0.8)
            .withB2(0.5)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withWeightDecay(0.1));
    all.put(
        "optimistic_gradient_descent_options",
        Optax.optimisticGradientDescent(Optax.constantSchedule(0.1), 0.8, 0.5));
    all.put(
        "optimistic_adam_v2_options",
        Optax.optimisticAdamV2(COSINE).withAlpha(0.8).withBeta(0.5).withNesterov(false));
    all.put(
        "polyak_sgd_options",
        Optax.polyakSgd()
            .withMaxLearningRate(0.5)
            .withScaling(0.3)
            .withFMin(-4.0)
            .withEps(1e-2)
            .withPositive(true));
    all.put(
        "radam_options",
        Optax.radam(0.1)
            .withB1(0.8)
            .withB2(0.9)
            .withEps(1e-3)
            .withEpsRoot(1e-4)
            .withThreshold(4.5)
            .withNesterov(true));
    all.put(
        "rmsprop_options",
        Optax.rmsprop(0.1)
            .withDecay(0.8)
            .withEps(1e-3)
            .withInitialScale(1.0)
            .withEpsInSqrt(false)
            .withMomentum(0.9)
            .withNesterov(true)
            .withBiasCorrection(true));
    all.put(
        "rmsprop_centered", Optax.rmsprop(0.1).withCentered(true).withMomentum(0.9).withEps(1e-2));
    all.put(
        "rprop_options",
        Optax.rprop(0.1)
            .withEtaMinus(0.4)
            .withEtaPlus(1.5)
            .withMinStepSize(0.05)
            .withMaxStepSize(0.2));
    all.put("sgd_momentum", Optax.sgd(0.1, 0.9));
    all.put("sgd_nesterov", Optax.sgd(COSINE).withMomentum(0.9).withNesterov(true));
    all.put("sgd_bf16", Optax.sgd(0.1, 0.9).withAccumulatorDtype(DType.BF16));
    all.put("signum_options", Optax.signum(0.1).withBeta(0.5));
    all.put("sm3_options", Optax.sm3(0.1, 0.5));
    all.put("yogi_options", Optax.yogi(COSINE).withB1(0.8).withB2(0.99).withEps(1e-2));
  }

  /// A transformation, and then down by 0.1 of what it made.
  private void chained(String name, GradientTransformation... parts) {
    var down = new ArrayList<>(List.of(parts));
    down.add(Optax.scale(-0.1));
    all.put(name, Optax.chain(down.toArray(GradientTransformation[]::new)));
  }

  private void transformations() {
    chained("adaptive_grad_clip", Optax.adaptiveGradClip(0.3));
    chained("add_decayed_weights", Optax.addDecayedWeights(Optax.constantSchedule(0.3), LAYER));
    chained("add_noise", Optax.addNoise(0.1, 0.5, 11));
    chained("apply_every", Optax.applyEvery(3));
    chained("centralize", Optax.centralize());
    chained("clip", Optax.clip(0.3));
    chained("clip_by_block_rms", Optax.clipByBlockRms(0.4));
    chained("clip_by_global_norm", Optax.clipByGlobalNorm(0.5));
    chained("ema", Optax.ema(0.9));
    chained("ema_biased", Optax.ema(0.9, false, DType.BF16));
    chained("identity", Optax.identity());
    all.put("keep_params_nonnegative", Optax.chain(Optax.sgd(0.3), Optax.keepParamsNonnegative()));
    chained("normalize_by_update_norm", Optax.normalizeByUpdateNorm(2.0, 1e-6));
    chained(
        "scale_by_distance_over_gradients",
        new io.raffia.optax.Scaling.ByDistanceOverGradients(0.1, 1e-8, DType.F32, 1.0));
    chained(
        "scale_by_lion_smooth", Optax.scaleByLion(0.9, 0.99, null, Moments.LionMode.SMOOTH, 2.0));
    chained(
        "scale_by_lion_refined", Optax.scaleByLion(0.9, 0.99, null, Moments.LionMode.REFINED, 1.0));
    chained("scale_by_param_block_norm", Optax.scaleByParamBlockNorm(1e-3));
    chained("scale_by_param_block_rms", Optax.scaleByParamBlockRms(0.7));
    all.put("scale_by_schedule", Optax.scaleBySchedule(c -> COSINE.at(c).neg()));
    chained("scale_by_trust_ratio", Optax.scaleByTrustRatio(0.5, 0.4, 0.1));
    all.put("set_to_zero", Optax.setToZero());
    all.put("stateless", Optax.statelessWithTreeMap((g, p) -> g.mul(-0.1).mul(p)));
    chained("trace", Optax.trace(0.8, true));
    chained(
        "zero_nans",
        Optax.statelessWithTreeMap((g, p) -> Tensor.where(g.gt(0.3), Double.NaN, g)),
        Optax.zeroNans());
  }

  private void combinators() {
    all.put(
        "apply_if_finite",
        Optax.chain(
            Optax.scaleBySchedule(c ->
                Tensor.where(
                    c.eq(2).or(c.eq(5)).or(c.eq(6)), Double.POSITIVE_INFINITY, Tensor.scalar(1.0))),
            Optax.applyIfFinite(Optax.adam(0.1), 2)));
    all.put("chain", Optax.chain(Optax.clipByGlobalNorm(0.5), Optax.adam(0.1), Optax.scale(0.5)));
    all.put(
        "conditionally_mask",
        Optax.conditionallyMask(Optax.adam(0.1), (step, extra) -> step.rem(3).ne(0)));
    chained(
        "conditionally_transform",
        Optax.conditionallyTransform(Optax.trace(0.9), Conditions.ofStep(step -> step.ge(4))));
    all.put("flatten", Optax.flatten(Optax.chain(Optax.clipByBlockRms(0.4), Optax.adam(0.1))));
    all.put("freeze", Optax.chain(Optax.adam(0.1), Optax.freeze(LAYER)));
    all.put(
        "inject_hyperparams",
        Optax.injectHyperparams(h ->
                Optax.adamw(h.get("learningRate"))
                    .withWeightDecay(h.get("weightDecay"))
                    .withB1(h.get("b1")))
            .with("learningRate", COSINE)
            .with("weightDecay", 0.1)
            .with("b1", 0.8));
    all.put(
        "inject_rmsprop",
        Optax.injectHyperparams(h -> Optax.rmsprop(h.get("rate")).withDecay(h.get("decay")))
            .with("rate", 0.1)
            .with("decay", Optax.linearSchedule(0.5, 0.9, 8)));
    all.put("masked", Optax.chain(Optax.masked(Optax.adam(0.1), LAYER), Optax.scale(0.5)));
    all.put("multi_steps", Optax.multiSteps(Optax.adam(0.1), 3));
    all.put(
        "multi_steps_schedule",
        Optax.multiSteps(Optax.adam(0.1), step -> Tensor.where(step.lt(2), 2, Tensor.scalar(4)))
            .withUseGradMean(false));
    all.put(
        "multi_steps_skip",
        Optax.multiSteps(Optax.adam(0.1), 2).withShouldSkipUpdate(Optax.skipLargeUpdates(9.0)));
    all.put(
        "named_chain",
        Optax.namedChain(
            Optax.named("clip", Optax.clip(0.3)), Optax.named("sgd", Optax.sgd(0.1, 0.9))));
    all.put(
        "partition",
        Optax.partition(
            Map.of("adam", Optax.adam(0.1), "sgd", Optax.sgd(0.05, 0.9)),
            leaf -> LAYER.matches(leaf) ? "adam" : "sgd"));
    all.put("selective_transform", Optax.selectiveTransform(Optax.adam(0.1), LAYER));
    all.put("snapshot", Optax.chain(Optax.snapshot("norm", Optax::globalNorm), Optax.sgd(0.1)));
  }
}
