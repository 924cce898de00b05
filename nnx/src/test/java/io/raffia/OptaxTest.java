package io.raffia;

import static io.raffia.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.optax.Conditions;
import io.raffia.optax.Contrib;
import io.raffia.optax.Extra;
import io.raffia.optax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptaxTest {
  private static State.Leaf leaf(String name, Tensor value) {
    return new State.Leaf(Path.of(name), Param.class, Map.of(), value);
  }

  private static State tree(Tensor w, Tensor b) {
    return new State(List.of(leaf("w", w), leaf("b", b)));
  }

  /// Three steps with gradients 0.5 w + 0.1 (t + 1) and [0.2, -0.4] (t + 1).
  private static void check(String name, GradientTransformation tx) {
    var params = tree(Tensor.of(new float[][] {{1, -2}, {3, 0.5f}}), Tensor.of(0.1f, -0.3f));
    var state = tx.init(params);
    for (int t = 1; t <= 3; t++) {
      var grads = tree(params.get("w").mul(0.5).add(0.1 * t), Tensor.of(0.2f, -0.4f).mul(t));
      var step = tx.update(grads, state, params);
      state = step.state();
      params = Optax.applyUpdates(params, step.updates());
    }
    assertGolden("optax." + name + ".w", 2e-6, params.get("w"));
    assertGolden("optax." + name + ".b", 2e-6, params.get("b"));
  }

  @Test
  void descends() {
    check("sgd", Optax.sgd(0.1));
    check("sgd_momentum", Optax.sgd(0.1, 0.9));
    check("sgd_nesterov", Optax.sgd(0.1, 0.9, true));
    check("trace_bf16", Optax.chain(Optax.trace(0.9, false, DType.BF16), Optax.scale(-0.1)));
  }

  @Test
  void adapts() {
    check("adam", Optax.adam(0.1));
    check("nadam", Optax.nadam(0.1));
    check("adam_eps", Optax.adam(0.1).withB1(0.8).withB2(0.99).withEps(1e-3).withEpsRoot(1e-4));
    check("adam_bf16", Optax.adam(0.1).withMuDtype(DType.BF16));
  }

  @Test
  void decaysWeights() {
    check("adamw", Optax.adamw(0.1));
    check("adamw_b1", Optax.adamw(0.005, 0.9));
    check("nadamw", Optax.nadamw(0.1));
    check("decayed", Optax.chain(Optax.addDecayedWeights(0.3), Optax.scale(-0.1)));
  }

  @Test
  void followsSchedules() {
    check("adamw_cosine", Optax.adamw(Optax.cosineDecaySchedule(0.1, 10)));
  }

  @Test
  void clips() {
    check("clip_norm", Optax.chain(Optax.clipByGlobalNorm(0.5), Optax.sgd(0.1)));
    check("clip_norm_wide", Optax.chain(Optax.clipByGlobalNorm(100), Optax.sgd(0.1)));
    check("clip", Optax.chain(Optax.clip(0.3), Optax.sgd(0.1)));
  }

  @Test
  void equalOptimizersAreEqual() {
    assertEquals(Optax.adamw(0.005, 0.9), Optax.adamw(0.005, 0.9));
    assertNotEquals(Optax.adamw(0.005, 0.9), Optax.adamw(0.005, 0.8));
    assertEquals(
        Optax.sgd(Optax.warmupCosineDecaySchedule(0, 1, 3, 10)),
        Optax.sgd(Optax.warmupCosineDecaySchedule(0, 1, 3, 10)));
    assertNotEquals(
        Optax.sgd(Optax.linearSchedule(1, 0, 3)), Optax.sgd(Optax.linearSchedule(1, 0, 4)));
  }

  @Test
  void schedules() {
    var all =
        Map.ofEntries(
            Map.entry("constant", Optax.constantSchedule(0.3)),
            Map.entry("linear", Optax.linearSchedule(1, 0.1, 8)),
            Map.entry("polynomial", Optax.polynomialSchedule(1, 0.1, 2, 8)),
            Map.entry("polynomial_root", Optax.polynomialSchedule(1, 0.1, 0.5, 8, 2)),
            Map.entry("exponential", Optax.exponentialDecay(1, 5, 0.5)),
            Map.entry("staircase", Optax.exponentialDecay(1, 3, 0.5, 2, true, 0.2)),
            Map.entry("cosine", Optax.cosineDecaySchedule(1, 10)),
            Map.entry("cosine_alpha", Optax.cosineDecaySchedule(2, 7, 0.1, 1.5)),
            Map.entry("warmup", Optax.warmupCosineDecaySchedule(0, 1, 3, 10)),
            Map.entry("warmup_end", Optax.warmupCosineDecaySchedule(0.1, 1, 3, 9, 0.2, 2)),
            Map.entry("piecewise", Optax.piecewiseConstantSchedule(1, Map.of(3, 0.1, 6, 0.5))),
            Map.entry(
                "join",
                Optax.joinSchedules(
                    List.of(
                        Optax.constantSchedule(1),
                        Optax.linearSchedule(2, 1, 3),
                        Optax.constantSchedule(5)),
                    2,
                    6)));
    all.forEach((name, schedule) -> {
      var values = new ArrayList<Tensor>();
      for (int c = 0; c <= 10; c++) values.add(schedule.at(Tensor.scalar(c)));
      assertGolden("schedule." + name, Jnp.stack(values));
    });
  }

  @Test
  void rejectsSchedulesThatMakeNoSense() {
    assertThrows(IrException.class, () -> Optax.cosineDecaySchedule(1, 0));
    assertThrows(IrException.class, () -> Optax.exponentialDecay(1, 3, 0));
    assertThrows(
        IrException.class, () -> Optax.joinSchedules(List.of(Optax.constantSchedule(1)), 3));
    assertThrows(IrException.class, () -> Optax.piecewiseConstantSchedule(1, Map.of(3, -1.0)));
  }

  @Test
  void losses() {
    var logits = Tensor.of(new float[][] {{2, 1, 0.1f}, {0.5f, 2.5f, -1}});
    var soft = Tensor.of(new float[][] {{0.7f, 0.2f, 0.1f}, {0.1f, 0.3f, 0.6f}});
    assertGolden("loss.int", Optax.softmaxCrossEntropyWithIntegerLabels(logits, Tensor.of(0, 1)));
    assertGolden(
        "loss.int_axis0",
        Optax.softmaxCrossEntropyWithIntegerLabels(logits, Tensor.of(0, 1, 1), 0));
    assertGolden("loss.soft", Optax.softmaxCrossEntropy(logits, soft));
    assertGolden("loss.sigmoid", Optax.sigmoidBinaryCrossEntropy(logits, soft));
    var p = Tensor.of(0.2f, 2f, -3f);
    var t = Tensor.of(0f, 0.5f, -0.5f);
    assertGolden("loss.l2", Optax.l2Loss(p, t));
    assertGolden("loss.squared", Optax.squaredError(p, t));
    assertGolden("loss.huber", Optax.huberLoss(p, t));
    assertGolden("loss.huber2", Optax.huberLoss(p, t, 2));
    assertGolden("loss.log_cosh", Optax.logCosh(p, t));
  }

  @Test
  void lossesRejectWhatDoesNotFit() {
    var logits = Tensor.ones(2, 3);
    assertThrows(
        IrException.class,
        () -> Optax.softmaxCrossEntropyWithIntegerLabels(logits, Tensor.ones(2)));
    assertThrows(
        IrException.class,
        () -> Optax.softmaxCrossEntropyWithIntegerLabels(Tensor.of(1, 2), Tensor.scalar(0)));
    assertThrows(IrException.class, () -> Optax.l2Loss(logits, Tensor.ones(3)));
  }

  @Test
  void labelsOutOfRangeGiveNan() {
    var loss = Optax.softmaxCrossEntropyWithIntegerLabels(Tensor.ones(1, 3), Tensor.of(3));
    assertEquals(Float.NaN, loss.get(0).toFloat());
  }

  @Test
  void optionsGiveOtherOptimizers() {
    var adam = Optax.adam(0.1);
    assertNotEquals(adam, adam.withB1(0.8));
    assertEquals(adam.withB1(0.8).withEps(1e-3), adam.withEps(1e-3).withB1(0.8));
    assertEquals(adam, adam.withB1(0.8).withB1(0.9));
    assertEquals(Optax.nadam(0.1), Optax.adam(0.1).withNesterov(true));
    assertEquals(adam.hashCode(), Optax.adam(0.1).hashCode());
  }

  @Test
  void updatesThatNeedTheLossSaySo() {
    var params = tree(Tensor.ones(2), Tensor.ones(1));
    var tx = Optax.polyakSgd();
    var e = assertThrows(IrException.class, () -> tx.update(params, tx.init(params), params));
    assertTrue(e.toString().contains("Extra.of(loss)"), e.toString());
  }

  @Test
  void hyperparametersChangeBetweenSteps() {
    var params = tree(Tensor.ones(2), Tensor.ones(1));
    var tx = Optax.injectHyperparams(h -> Optax.sgd(h.get("rate"))).with("rate", 0.5);
    var state = tx.init(params);
    assertEquals(-0.5f, tx.update(params, state, params).updates().get("b").toFloat());
    var other = state.map(x -> x.dtype() == DType.F32 ? Tensor.scalar(2.0) : x);
    assertEquals(-2f, tx.update(params, other, params).updates().get("b").toFloat());
    var wrong = Optax.injectHyperparams(h -> Optax.sgd(h.get("lr"))).with("rate", 0.5);
    assertThrows(IrException.class, () -> wrong.init(params));
  }

  @Test
  void partitionsNeedATransformationForEachLabel() {
    var params = tree(Tensor.ones(2), Tensor.ones(1));
    var tx = Optax.partition(Map.of("a", Optax.sgd(1)), leaf -> leaf.path().toString());
    var e = assertThrows(IrException.class, () -> tx.init(params));
    assertTrue(e.toString().contains("'b'"), e.toString());
  }

  /// The slow parameters stay for two steps, and then go half the way to the fast ones.
  @Test
  void looksAhead() {
    var params = Conditions.Lookahead.initSynced(tree(Tensor.of(0f), Tensor.of(8f)));
    var tx = Optax.lookahead(Optax.sgd(1), 3, 0.5);
    var state = tx.init(params);
    var ones = params.map(Tensor::onesLike);
    for (int t = 1; t <= 3; t++) {
      var step = tx.update(ones, state, params);
      state = step.state();
      params = Optax.applyUpdates(params, step.updates());
      assertEquals(t < 3 ? -t : -1.5f, params.get("fast", "w").toFloat());
      assertEquals(t < 3 ? 8 : 6.5f, params.get("slow", "b").toFloat());
    }
  }

  @Test
  void monitorsKeepWhatTheyMeasure() {
    var params = tree(Tensor.of(3f), Tensor.of(4f));
    var tx =
        Optax.monitor(
            Map.of(
                "norm", Optax.stateless((u, p) -> Tree.under("n", u.map(Tensor::abs))),
                "mean", Optax.measureWithEma(Optax::globalNorm, 0.5)));
    var step = tx.update(params, tx.init(params), params);
    assertEquals(5, step.state().get("measurements", "mean").toFloat());
    assertEquals(4, step.state().get("measurements", "norm", "n", "b").toFloat());
    assertEquals(params.get("w").toFloat(), step.updates().get("w").toFloat());
  }

  @Test
  void multiStepsSayWhetherTheyUpdated() {
    var params = tree(Tensor.ones(2), Tensor.ones(1));
    var tx = Optax.multiSteps(Optax.sgd(1), 2);
    var first = tx.update(params, tx.init(params), params);
    assertEquals(0, first.updates().get("b").abs().toFloat());
    assertFalse(tx.hasUpdated(first.state()).toBoolean());
    var second = tx.update(params.map(x -> x.mul(3)), first.state(), params);
    assertEquals(-2, second.updates().get("b").toFloat());
    assertTrue(tx.hasUpdated(second.state()).toBoolean());
  }

  @Test
  void clipsTheGradientsOfEachExample() {
    var grads =
        tree(Tensor.of(new float[][] {{3}, {0.3f}}), Tensor.of(new float[][] {{4}, {0.4f}}));
    var clipped = Optax.perExampleGlobalNormClip(grads, 1);
    assertEquals(0.9f, clipped.sum().get("w").toFloat(), 1e-6f);
    assertEquals(1.2f, clipped.sum().get("b").toFloat(), 1e-6f);
    assertEquals(1, clipped.numClipped().get(Path.ROOT).toInt());
    var layers = Optax.perExampleLayerNormClip(grads, 1, true);
    assertEquals(Math.sqrt(0.5) + 0.3, layers.sum().get("w").toDouble(), 1e-6);
    assertEquals(1, layers.numClipped().get("b").toInt());
    assertThrows(
        IrException.class,
        () -> Optax.perExampleGlobalNormClip(tree(Tensor.ones(2, 1), Tensor.ones(3, 1)), 1));
  }

  @Test
  void privateGradientsAreClippedMeansWithNoise() {
    var grads =
        tree(Tensor.of(new float[][] {{3}, {0.3f}}), Tensor.of(new float[][] {{4}, {0.4f}}));
    var tx = Contrib.differentiallyPrivateAggregate(1, 0.0, 7);
    var step = tx.update(grads, tx.init(grads), grads);
    assertEquals(0.45f, step.updates().get("w").toFloat(), 1e-6f);
    assertEquals(0.6f, step.updates().get("b").toFloat(), 1e-6f);
  }

  /// Training goes on where a mean of the parameters is evaluated.
  @Test
  void scheduleFreeGivesParametersToEvaluate() {
    var params = tree(Tensor.of(1f, 2f), Tensor.of(3f));
    var tx = Contrib.scheduleFreeSgd(0.1, null, 0.9, null);
    var state = tx.init(params);
    assertEquals(3, Contrib.scheduleFreeEvalParams(state, params).get("b").toFloat(), 1e-6f);
    var step = tx.update(params, state, params);
    var next = Optax.applyUpdates(params, step.updates());
    // After one step the mean is the sequence itself.
    assertEquals(
        2.7f, Contrib.scheduleFreeEvalParams(step.state(), next).get("b").toFloat(), 1e-5f);
  }

  @Test
  void optimizersRunInCompiledSteps() {
    var model = new Linear(2, 3, new Rngs(0));
    var twin = Nnx.clone(model);
    var tx = Contrib.muon(0.1).withWeightDecay(0.1);
    var optimizer = new Optimizer(model, tx, Param.class);
    var other = new Optimizer(twin, tx, Param.class);
    var step =
        Nnx.jit((Linear m, Optimizer o, Tensor x) -> {
          var made = Nnx.valueAndGrad((Linear l) -> l.call(x).square().mean()).apply(m);
          o.update(m, made.grads(), Extra.of(made.value()));
          return made.value();
        });
    var x = Tensor.of(new float[][] {{1, 2}, {-1, 0.5f}});
    for (int i = 0; i < 3; i++) {
      step.apply(model, optimizer, x);
      var made = Nnx.valueAndGrad((Linear l) -> l.call(x).square().mean()).apply(twin);
      other.update(twin, made.grads(), Extra.of(made.value()));
    }
    assertArrayEquals(
        twin.kernel.value().toFloatArray(), model.kernel.value().toFloatArray(), 1e-6f);
  }

  @Test
  void lineSearchesSayWhatTheyNeed() {
    var params = tree(Tensor.ones(2), Tensor.ones(1));
    var tx = Optax.lbfgs(Optax.scaleByBacktrackingLinesearch(5));
    var loss = Extra.of(Tensor.scalar(1.0));
    var e = assertThrows(IrException.class, () -> tx.update(params, tx.init(params), params, loss));
    assertTrue(e.toString().contains("withGrad"), e.toString());
  }

  /// A square has its minimum where the direction of its gradient says, half a step away.
  @Test
  void lineSearchesRunInCompiledSteps() {
    var params = tree(Tensor.of(4f, -2f), Tensor.of(1f));
    var tx = Optax.chain(Optax.sgd(1), Optax.scaleByBacktrackingLinesearch(20));
    var step =
        Nnx.jit((State p) -> {
          var extra =
              Extra.of(Tree.squaredNorm(p))
                  .withGrad(Tree.scale(2, p))
                  .withValueFn(Tree::squaredNorm);
          return tx.update(Tree.scale(2, p), tx.init(p), p, extra).updates();
        });
    var moved = Optax.applyUpdates(params, step.apply(params));
    assertTrue(Tree.squaredNorm(moved).toFloat() < 21 * 0.7f, moved.toString());
  }
}
