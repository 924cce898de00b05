package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Cache;
import io.raffia.Conv;
import io.raffia.GroupNorm;
import io.raffia.GruCell;
import io.raffia.Intermediate;
import io.raffia.Layer;
import io.raffia.LayerNorm;
import io.raffia.LstmCell;
import io.raffia.MultiHeadAttention;
import io.raffia.Pair;
import io.raffia.Path;
import io.raffia.Rnn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Objects;
import io.raffia.BatchNorm;
import io.raffia.BatchStat;
import io.raffia.Dropout;
import io.raffia.Fn1;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The code examples of the talk "Introducing Flax NNX", in Java, in the order of the slides.
class IntroductionTest {
  static final class RandomLayer extends Module {
    final Param randomVector;

    RandomLayer(int size, Rngs rngs) {
      randomVector = new Param(Random.normal(rngs.params(), Shape.of(size)));
    }

    Tensor call() {
      return randomVector.value();
    }
  }

  @Test
  @Feature(Feature.Of.MODULES)
  void randomLayer() {
    // nnx.Rngs(0).params() is fold_in(key(0), 0); the numbers are JAX's.
    var expected = Random.normal(Random.foldIn(Random.key(0), 0), Shape.of(3));
    assertArrayEquals(
        expected.toFloatArray(), new RandomLayer(3, new Rngs(0)).call().toFloatArray());
  }

  /// The slides' own linear layer: parameters `w` and `b`.
  static final class SlideLinear extends Module {
    final Param w;
    final Param b;
    final int din;
    final int dout;

    SlideLinear(int din, int dout, Rngs rngs) {
      w = new Param(Random.uniform(rngs.params(), Shape.of(din, dout)));
      b = new Param(Tensor.zeros(dout));
      this.din = din;
      this.dout = dout;
    }

    Tensor call(Tensor x) {
      return x.matmul(w.value()).add(b.value());
    }
  }

  @Test
  @Feature(Feature.Of.DISPLAY)
  void displayOfALayer() {
    var text = Nnx.display(new SlideLinear(2, 5, new Rngs(Map.of("params", 0))));
    var expected =
        """
        SlideLinear( # Param: 15 (60 B)
          w=Param(value=<Tensor float32(2, 5) ≈# ±# [≥#, ≤#] nonzero:10>),
          b=Param(value=<Tensor float32(5,) ≈0.0 ±0.0 [≥0.0, ≤0.0] zero:5>),
          din=2,
          dout=5,
        )\
        """;
    var pattern =
        Pattern.quote(expected).replace("#,", "\\E[0-9.e-]+\\Q,").replace("#]", "\\E[0-9.e-]+\\Q]");
    pattern = pattern.replace("≈# ±#", "≈\\E[0-9.e-]+\\Q ±\\E[0-9.e-]+\\Q");
    assertTrue(Pattern.matches(pattern, text), text);
  }

  static final class SlideMlp extends Module {
    final SlideLinear linear1;
    final Dropout dropout;
    final BatchNorm bn;
    final SlideLinear linear2;

    SlideMlp(Rngs rngs) {
      linear1 = new SlideLinear(2, 16, rngs);
      dropout = new Dropout(0.1, rngs);
      bn = new BatchNorm(16, rngs);
      linear2 = new SlideLinear(16, 5, rngs);
    }

    Tensor call(Tensor x) {
      return linear2.call(Nnx.relu(dropout.call(bn.call(linear1.call(x)))));
    }
  }

  @Test
  @Feature(Feature.Of.DISPLAY)
  void displayOfANetworkCountsEveryKindOfState() {
    var text = Nnx.display(new SlideMlp(new Rngs(0)));
    // As on the slide, but for BatchNorm's scale and bias, which Flax's layer has and the slide's
    // has not.
    assertTrue(
        text.startsWith(
            "SlideMlp( # Param: 165 (660 B), BatchStat: 32 (128 B), RngState: 2 (12 B), Total: 199 (800 B)"),
        text);
    assertTrue(text.contains("linear1=SlideLinear( # Param: 48 (192 B)"), text);
    assertTrue(text.contains("rate=0.1"), text);
  }

  static final class Tied extends Module {
    final Linear encoderLayer;
    final Linear decoderLayer;

    Tied(Linear shared) {
      encoderLayer = shared;
      decoderLayer = shared;
    }
  }

  @Test
  @Feature(Feature.Of.SHARING)
  void referenceSharing() {
    var model = new Tied(new Linear(3, 3, new Rngs(0)));
    assertSame(model.encoderLayer, model.decoderLayer);
    assertEquals(2, Nnx.state(model).leaves().size());
    var copy = Nnx.clone(model);
    assertSame(copy.encoderLayer, copy.decoderLayer);
    assertNotSame(model.encoderLayer, copy.encoderLayer);
  }

  static final class StatefulParameterLayer extends Module {
    final Param weight;
    final Map<String, Tensor> bias = new HashMap<>();

    StatefulParameterLayer(double initialValue, Rngs rngs) {
      weight = new Param(Random.uniform(rngs.params(), Shape.SCALAR));
      bias.put("bias", Tensor.scalar(initialValue));
    }

    void updateBias(double newValue) {
      bias.put("bias", Tensor.scalar(newValue));
    }

    Tensor call(Tensor x) {
      return x.mul(weight.value()).add(Objects.requireNonNull(bias.get("bias")));
    }
  }

  @Test
  @Feature(Feature.Of.MODULES)
  void statefulParameterLayer() {
    var layer = new StatefulParameterLayer(1, new Rngs(0));
    float w = layer.weight.value().toFloat();
    var call = Nnx.jit((StatefulParameterLayer m, Tensor x) -> m.call(x));
    assertEquals(2 * w + 1, call.apply(layer, Tensor.scalar(2.0)).toFloat(), 1e-6);
    layer.updateBias(5);
    assertEquals(2 * w + 5, call.apply(layer, Tensor.scalar(2.0)).toFloat(), 1e-6);
    assertEquals(List.of("bias.bias", "weight"), paths(Nnx.state(layer)));
  }

  private static List<String> paths(State state) {
    return state.paths().stream().map(Path::toString).toList();
  }

  @Test
  @Feature(Feature.Of.VARIABLES)
  void variableTypes() {
    var attention =
        new MultiHeadAttention(
            1, 2, MultiHeadAttention.options().dropoutRate(0.5).decode(true), new Rngs(0));
    attention.initCache(Shape.of(1, 3, 2));
    assertEquals(8, Nnx.state(attention, Param.class).size());
    assertEquals(
        List.of("cacheIndex", "cachedKey", "cachedValue"),
        paths(Nnx.state(attention, Cache.class)));
    assertEquals(2, Nnx.state(new BatchNorm(2, new Rngs(0)), BatchStat.class).size());
    var sown =
        Nnx.capture(
                (ShiftedRelu m, Tensor x) -> {
                  m.sow(Intermediate.class, "shifted", x.add(m.shift));
                  return m.call(x);
                },
                Intermediate.class)
            .apply(new ShiftedRelu(1), Tensor.of(2f));
    assertEquals(3, sown.state().get("shifted", 0).toFloat());
    var named = new Param(Tensor.ones(2), Map.of("unit", "kelvin"));
    assertEquals("kelvin", named.metadata().get("unit"));
  }

  @Test
  @Feature(Feature.Of.RANDOM_NUMBERS)
  void layersForkTheirRandomNumbers() {
    var rngs = new Rngs(0);
    var dropout = new Dropout(0.5, rngs);
    var forked = Nnx.clone(rngs);
    var x = Tensor.ones(8);
    var first = dropout.call(x);
    var second = dropout.call(x);
    assertFalse(Arrays.equals(first.toFloatArray(), second.toFloatArray()));
    assertArrayEquals(forked.params().toIntArray(), rngs.params().toIntArray());
    var again = new Dropout(0.5, new Rngs(0));
    assertArrayEquals(first.toFloatArray(), again.call(x).toFloatArray());
  }

  @Test
  @Feature(Feature.Of.INITIALIZATION)
  void parametersAreThereAtOnce() {
    var linear = new Linear(2, 3, new Rngs(0));
    // Flax's numbers for Linear(2, 3, rngs=Rngs(0)).
    assertArrayEquals(
        new float[] {0.7567299f, -0.68570054f, -0.5688337f, -0.8757605f, -0.65994275f, 0.44935086f},
        linear.kernel.value().toFloatArray(),
        1e-7f);
    var wrong = assertThrows(RuntimeException.class, () -> linear.call(Tensor.ones(1, 5)));
    assertTrue(wrong.toString().contains("2"), wrong.toString());
  }

  static final class Counter extends Module {
    int count = 0;

    int call() {
      count += 1;
      return count;
    }
  }

  @Test
  @Feature(Feature.Of.FUNCTIONAL)
  void counterWithTheFunctionalApi() {
    var counter = new Counter();
    assertEquals(1, counter.call());
    var split = Nnx.split(counter);
    var graphdef = split.graphdef();
    var count =
        Nnx.jit((State state) -> {
          var inner = Nnx.merge(graphdef, state);
          inner.call(); // 2
          return Nnx.state(inner);
        });
    var state = count.apply(split.state());
    Nnx.update(counter, state);
    assertEquals(3, counter.call());
  }

  static Tensor predict(Tensor w, Tensor b, Tensor x) {
    return w.matmul(x).add(b);
  }

  @Test
  @Feature(Feature.Of.JIT)
  void jitOfPredict() {
    var predict = Nnx.jit(IntroductionTest::predict);
    var y = predict.apply(Tensor.ones(3, 4), Tensor.ones(3), Tensor.ones(4));
    assertArrayEquals(new float[] {5, 5, 5}, y.toFloatArray());
  }

  @Test
  @Feature(Feature.Of.JIT)
  void theBatchOfTheSlide() {
    var jitted = Nnx.jit(IntroductionTest::predict);
    var w = Tensor.ones(3, 4);
    var b = Tensor.ones(3);
    var x = Tensor.ones(4);
    for (int i = 0; i < 1000; i++) {
      assertArrayEquals(
          predict(w, b, x).toFloatArray(), jitted.apply(w, b, x).toFloatArray(), "call " + i);
    }
  }

  static final List<Tensor> SEEN = new ArrayList<>();
  static int calls;

  @Test
  @Feature(Feature.Of.SIDE_EFFECTS)
  void sideEffectsAreRefusedOnTheirLine() {
    Fn1<Tensor, Tensor> prints =
        x -> {
          System.out.println("x is " + x);
          return x;
        };
    Fn1<Tensor, Tensor> grows =
        x -> {
          SEEN.add(x);
          return x;
        };
    Fn1<Tensor, Tensor> counts =
        x -> {
          calls++;
          return x;
        };
    for (var impure : List.of(prints, grows, counts)) {
      var error = assertThrows(RuntimeException.class, () -> Nnx.jit(impure).apply(Tensor.ones(2)));
      assertEquals(
          "IntroductionTest.java", error.getStackTrace()[0].getFileName(), error.toString());
    }
    assertEquals(0, calls);
    assertTrue(SEEN.isEmpty());
  }

  static Tensor processValue(Tensor x, Tensor threshold) {
    if (x.gt(threshold).toBoolean()) {
      return x.mul(2);
    } else {
      return x.div(2);
    }
  }

  @Test
  @Feature(Feature.Of.CONTROL_FLOW)
  void controlFlowOnAValueCompiles() {
    var process = Nnx.jit(IntroductionTest::processValue);
    for (double x : new double[] {3, 1, 0.5}) {
      var eager = processValue(Tensor.scalar(x), Tensor.scalar(1.0)).toFloat();
      assertEquals(eager, process.apply(Tensor.scalar(x), Tensor.scalar(1.0)).toFloat());
      assertEquals(x > 1 ? 2 * x : x / 2, eager);
    }
  }

  static final class ShiftedRelu extends Module {
    final double shift;

    ShiftedRelu(double shift) {
      this.shift = shift;
    }

    Tensor call(Tensor x) {
      return Nnx.relu(x.add(shift));
    }
  }

  @Test
  @Feature(Feature.Of.MODELS)
  void shiftedRelu() {
    var call = Nnx.jit((ShiftedRelu m, Tensor x) -> m.call(x));
    var y = call.apply(new ShiftedRelu(0.5), Tensor.of(-1f, 0f, 2f));
    assertArrayEquals(new float[] {0, 0.5f, 2.5f}, y.toFloatArray());
  }

  static final class SimpleClassifier extends Module {
    final Linear linear1;
    final Fn1<Tensor, Tensor> relu = Nnx::relu;
    final Linear linear2;

    SimpleClassifier(int inputSize, int numClasses, Rngs rngs) {
      linear1 = new Linear(inputSize, 10, rngs);
      linear2 = new Linear(10, numClasses, rngs);
    }

    Tensor call(Tensor x) {
      x = linear1.call(x);
      x = relu.apply(x);
      return linear2.call(x);
    }
  }

  @Test
  @Feature(Feature.Of.MODELS)
  void simpleClassifier() {
    var model = new SimpleClassifier(4, 3, new Rngs(0));
    var x = Tensor.arange(8).astype(io.raffia.ir.DType.F32).reshape(2, 4);
    var jitted = Nnx.jit((SimpleClassifier m, Tensor in) -> m.call(in)).apply(model, x);
    assertArrayEquals(model.call(x).toFloatArray(), jitted.toFloatArray(), 1e-5f);
    assertEquals(Shape.of(2, 3), jitted.shape());
  }

  static final class SimpleModel extends Module {
    final Linear linear;

    SimpleModel(Rngs rngs) {
      linear = new Linear(1, 1, rngs);
    }

    Tensor call(Tensor x) {
      return linear.call(x);
    }
  }

  @Test
  @Feature(Feature.Of.TRAINING)
  void trainingStep() {
    var model = new SimpleModel(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.sgd(0.01), Param.class);
    var x = Tensor.of(new float[][] {{2}});
    var y = Tensor.of(new float[][] {{4}});
    float w = model.linear.kernel.value().toFloatArray()[0];
    var trainStep =
        Nnx.jit((SimpleModel m, Optimizer opt, Tensor in, Tensor target) -> {
          var step =
              Nnx.valueAndGrad((SimpleModel n) -> n.call(in).sub(target).square().mean()).apply(m);
          opt.update(m, step.grads()); // in-place updates
          return step.value();
        });
    float loss = trainStep.apply(model, optimizer, x, y).toFloat();
    assertEquals((2 * w - 4) * (2 * w - 4), loss, 1e-4);
    assertEquals(
        w - 0.01f * 2 * (2 * w - 4) * 2, model.linear.kernel.value().toFloatArray()[0], 1e-5);
    float before = loss;
    for (int i = 0; i < 100; i++) loss = trainStep.apply(model, optimizer, x, y).toFloat();
    assertTrue(loss < 1e-3 * before, "the loss went from " + before + " to " + loss);
  }

  /// The slide's `params`, `opt_state`, `optimizer.update` and `apply_updates`: nothing is changed
  /// in place, all goes in and comes out.
  @Test
  @Feature(Feature.Of.BY_HAND)
  void theJaxPattern() {
    var split = Nnx.split(new SimpleModel(new Rngs(0)));
    var graphdef = split.graphdef();
    var optimizer = Optax.adam(0.1);
    var x = Tensor.of(new float[][] {{2}});
    var y = Tensor.of(new float[][] {{4}});
    Fn1<State, Tensor> loss = params -> Nnx.merge(graphdef, params).call(x).sub(y).square().mean();
    var step =
        Nnx.jit((State params, State optState) -> {
          var grads = Nnx.grad(loss).apply(params);
          var made = optimizer.update(grads, optState, params);
          return new Pair<>(Optax.applyUpdates(params, made.updates()), made.state());
        });
    var params = split.state();
    var optState = optimizer.init(params);
    float before = loss.apply(params).toFloat();
    for (int i = 0; i < 60; i++) {
      var next = step.apply(params, optState);
      params = next.first();
      optState = next.second();
    }
    assertTrue(loss.apply(params).toFloat() < 1e-2 * before);
    assertEquals(before, loss.apply(split.state()).toFloat());
  }

  @Test
  @Feature(Feature.Of.LAYERS)
  void fundamentalLayers() {
    var rngs = new Rngs(0);
    var x = Tensor.ones(2, 4, 4, 8);
    assertEquals(Shape.of(2, 4, 4, 3), new Linear(8, 3, rngs).call(x).shape());
    assertEquals(Shape.of(2, 4, 4, 3), new Conv(8, 3, Shape.of(3, 3), rngs).call(x).shape());
    for (Layer norm :
        List.of(new BatchNorm(8, rngs), new LayerNorm(8, rngs), new GroupNorm(8, 4, rngs))) {
      // What is the same everywhere has no deviation from its mean.
      assertEquals(0, norm.call(x).abs().max().toFloat(), 1e-5);
    }
    var attention = MultiHeadAttention.options().decode(false);
    assertEquals(
        Shape.of(2, 4, 4, 8), new MultiHeadAttention(2, 8, attention, rngs).call(x).shape());
    var time = Tensor.ones(2, 5, 8);
    assertEquals(Shape.of(2, 5, 6), new Rnn<>(new LstmCell(8, 6, rngs)).call(time).shape());
    assertEquals(Shape.of(2, 5, 6), new Rnn<>(new GruCell(8, 6, rngs)).call(time).shape());
    var dropped = new Dropout(0.5, rngs).call(Tensor.ones(1000)).toFloatArray();
    int zeros = 0;
    for (float v : dropped) {
      assertTrue(v == 0 || v == 2);
      if (v == 0) zeros++;
    }
    assertTrue(400 < zeros && zeros < 600, zeros + " zeros");
  }

  @Test
  @Feature(Feature.Of.TRANSFORMS)
  void nnxTransformsLiftState() {
    var model = new SlideMlp(new Rngs(0));
    var step =
        Nnx.jit(
            (SlideMlp m, Tensor x) -> Nnx.grad((SlideMlp n) -> n.call(x).square().mean()).apply(m));
    var x = Random.normal(Random.key(1), Shape.of(8, 2));
    var before = Nnx.state(model, BatchStat.class);
    State grads = step.apply(model, x);
    assertEquals(Nnx.state(model, Param.class).paths(), grads.paths());
    // The running statistics moved inside of grad inside of jit.
    assertNotSame(before, Nnx.state(model, BatchStat.class));
    assertTrue(model.bn.mean.value().abs().sum().toFloat() > 0);
  }
}
