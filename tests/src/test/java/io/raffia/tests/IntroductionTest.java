package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Tensor bias;

    StatefulParameterLayer(double initialValue, Rngs rngs) {
      weight = new Param(Random.uniform(rngs.params(), Shape.SCALAR));
      bias = Tensor.scalar(initialValue);
    }

    void updateBias(double newValue) {
      bias = Tensor.scalar(newValue);
    }

    Tensor call(Tensor x) {
      return x.mul(weight.value()).add(bias);
    }
  }

  @Test
  void statefulParameterLayer() {
    var layer = new StatefulParameterLayer(1, new Rngs(0));
    float w = layer.weight.value().toFloat();
    var call = Nnx.jit((StatefulParameterLayer m, Tensor x) -> m.call(x));
    assertEquals(2 * w + 1, call.apply(layer, Tensor.scalar(2.0)).toFloat(), 1e-6);
    layer.updateBias(5);
    assertEquals(2 * w + 5, call.apply(layer, Tensor.scalar(2.0)).toFloat(), 1e-6);
  }

  static final class Counter extends Module {
    int count = 0;

    int call() {
      count += 1;
      return count;
    }
  }

  @Test
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
  void jitOfPredict() {
    var predict = Nnx.jit(IntroductionTest::predict);
    var y = predict.apply(Tensor.ones(3, 4), Tensor.ones(3), Tensor.ones(4));
    assertArrayEquals(new float[] {5, 5, 5}, y.toFloatArray());
  }

  static final List<Tensor> SEEN = new ArrayList<>();
  static int calls;

  @Test
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

  @Test
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
