package io.raffia;

import static io.raffia.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
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
      assertGolden("schedule." + name, Tensor.stack(0, values.toArray(Tensor[]::new)));
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
    assertEquals(Float.NaN, loss.at(0).toFloat());
  }
}
