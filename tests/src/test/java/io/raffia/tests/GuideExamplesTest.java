package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Axes;
import io.raffia.BatchNorm;
import io.raffia.Carried;
import io.raffia.Conv;
import io.raffia.Dropout;
import io.raffia.In;
import io.raffia.Fn1;
import io.raffia.Index;
import io.raffia.Jnp;
import io.raffia.Lax;
import io.raffia.Linalg;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `docs/for-flax-users.md` and `docs/for-pytorch-users.md` show besides the examples of the
/// talk, which stand in [IntroductionTest]. The pages quote these files: [GuidesTest].
class GuideExamplesTest {
  static final class Mlp extends Module {
    final Linear hidden;
    final BatchNorm norm;
    final Dropout dropout;
    final Linear out;

    Mlp(int in, int classes, Rngs rngs) {
      hidden = new Linear(in, 32, rngs);
      norm = new BatchNorm(32, rngs);
      dropout = new Dropout(0.1, rngs);
      out = new Linear(32, classes, rngs);
    }

    Tensor call(Tensor x) {
      return out.call(dropout.call(Nnx.relu(norm.call(hidden.call(x)))));
    }
  }

  static final class Cnn extends Module {
    final Conv conv;
    final Linear out;

    Cnn(Rngs rngs) {
      conv = new Conv(1, 8, Shape.of(3, 3), rngs);
      out = new Linear(8 * 14 * 14, 10, rngs);
    }

    Tensor call(Tensor images) { // [batch, height, width, channels]
      var x = Nnx.relu(conv.call(images));
      x = Nnx.maxPool(x, Shape.of(2, 2), Shape.of(2, 2));
      return out.call(x.reshape(x.dim(0), -1));
    }
  }

  @Test
  void trains() {
    var model = new Mlp(4, 3, new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adamw(1e-2), Param.class);
    var trainStep =
        Nnx.jit((Mlp m, Optimizer opt, Tensor x, Tensor labels) -> {
          var step =
              Nnx.valueAndGrad((Mlp n) ->
                      Optax.softmaxCrossEntropyWithIntegerLabels(n.call(x), labels).mean())
                  .apply(m);
          opt.update(m, step.grads());
          return step.value();
        });

    var update =
        Nnx.jit((Mlp m, Optimizer opt, Tensor x, Tensor labels) -> {
          Fn1<Mlp, Tensor> loss =
              n -> Optax.softmaxCrossEntropyWithIntegerLabels(n.call(x), labels).mean();
          opt.update(m, Nnx.grad(loss).apply(m));
        });

    var x = Random.normal(Random.key(1), Shape.of(64, 4));
    var labels = x.slice(0, 64).sliceAxis(1, 0, 3).argmax(1);
    float first = trainStep.apply(model, optimizer, x, labels).toFloat();
    float last = first;
    for (int i = 0; i < 60; i++) last = trainStep.apply(model, optimizer, x, labels).toFloat();
    assertTrue(last < first / 2, first + " went to " + last);
    update.apply(model, optimizer, x, labels);
    assertEquals(62, optimizer.step.value().toInt());

    model.eval();
    var predicted = model.call(x).argmax(-1);
    model.train();
    assertTrue(Jnp.mean(predicted.eq(labels)).toFloat() > 0.8);
  }

  @Test
  void convolves() {
    var model = new Cnn(new Rngs(0));
    assertEquals(Shape.of(2, 10), model.call(Tensor.ones(2, 28, 28, 1)).shape());
  }

  @Test
  void indexes() {
    var x = Jnp.arange(12).reshape(3, 4);
    var row = x.get(1); // x[1]
    var block = x.get(Index.from(1), Index.step(2)); // x[1:, ::2]
    var picked = x.get(Tensor.of(2, 0)); // x[jnp.array([2, 0])]
    var column = x.get(Index.ALL, 0, Index.NEW_AXIS); // x[:, 0, None]
    var even = x.get(x.mod(2).eq(0)); // x[x % 2 == 0]
    var changed = x.at(0, Index.slice(1, 3)).set(7); // x.at[0, 1:3].set(7)
    var added = x.at(Tensor.of(0, 0)).add(1); // x.at[jnp.array([0, 0])].add(1)

    assertArrayEquals(new int[] {4, 5, 6, 7}, row.toIntArray());
    assertArrayEquals(new int[] {4, 6, 8, 10}, block.toIntArray());
    assertEquals(Shape.of(2, 4), picked.shape());
    assertEquals(Shape.of(3, 1), column.shape());
    assertArrayEquals(new int[] {0, 2, 4, 6, 8, 10}, even.toIntArray());
    assertArrayEquals(new int[] {0, 7, 7, 3}, changed.get(0).toIntArray());
    assertArrayEquals(new int[] {2, 3, 4, 5}, added.get(0).toIntArray());
  }

  @Test
  void indexesInsideOfCompiledCode() {
    var cumulated =
        Nnx.jit((Tensor x) -> {
          for (int i = 1; i < 4; i++) x = x.at(i).add(x.get(i - 1));
          return x;
        });
    assertArrayEquals(
        new float[] {1, 3, 6, 10}, cumulated.apply(Tensor.of(1f, 2f, 3f, 4f)).toFloatArray());
    var positive = Nnx.jit((Tensor x) -> x.at(x.lt(0)).set(0));
    assertArrayEquals(new float[] {0, 2}, positive.apply(Tensor.of(-1f, 2f)).toFloatArray());
    var picks = Nnx.jit((Tensor x) -> x.get(x.argmax().toInt()).add(x.at(0).get()));
    assertEquals(6, picks.apply(Tensor.of(1f, 5f, 2f)).toFloat());
    var masks = Nnx.jit((Tensor x) -> x.get(x.gt(0)));
    var error = assertThrows(RuntimeException.class, () -> masks.apply(Tensor.of(-1f, 2f)));
    assertTrue(String.valueOf(error.getMessage()).contains("where"), error.toString());
  }

  @Test
  void computesAsNumpy() {
    var x = Jnp.linspace(0, 1, 5);
    var y = Jnp.where(x.gt(0.5), Jnp.sin(x), 0);
    var a = Jnp.array(new double[][] {{4, 1}, {1, 3}});
    var solved = Linalg.solve(a, Tensor.of(1f, 2f));
    var text = a.toString();

    assertEquals(Shape.of(5), y.shape());
    assertArrayEquals(new float[] {1 / 11f, 7 / 11f}, solved.toFloatArray(), 1e-6f);
    assertEquals("[[4. 1.]\n [1. 3.]]", text);
  }

  @Test
  void vectorizesAndScans() {
    var models = Nnx.vmap((Tensor key) -> new Linear(3, 2, new Rngs(key)));
    var ensemble = models.apply(Random.split(Random.key(0), 5));
    var outputs = Nnx.vmap((Linear m, Tensor x) -> m.call(x), In.MAPPED, In.SHARED);
    assertEquals(Shape.of(5, 7, 2), outputs.apply(ensemble, Tensor.ones(7, 3)).shape());

    var normal =
        Nnx.vmap((Tensor x) -> x.sub(Lax.pmean(x, "batch")), Axes.in(In.MAPPED).axisName("batch"));
    assertArrayEquals(new float[] {-1, 0, 1}, normal.apply(Tensor.of(1f, 2f, 3f)).toFloatArray());

    var running = Nnx.scan((Tensor sum, Tensor x) -> new Carried<>(sum.add(x), sum));
    var sums = running.apply(Tensor.scalar(0.0), Tensor.of(1f, 2f, 3f));
    assertEquals(6, sums.carry().toFloat());
    assertArrayEquals(new float[] {0, 1, 3}, sums.y().toFloatArray());
  }

  @Test
  void keepsTypes() {
    var half = Tensor.ones(DType.BF16, 2);
    assertEquals(DType.BF16, half.mul(2).dtype());
    assertEquals(DType.F32, half.add(Tensor.of(1f, 2f)).dtype());
    assertEquals(List.of(0.1, 0.1), List.of(0.1, Tensor.of(DType.F64, 1).mul(0.1).toDouble()));
  }
}
