package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Filter;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.TreeSnapshot;
import io.raffia.Variable;
import io.raffia.ir.IrException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is restored into what, and what is refused.
class RestoreTest {
  @TempDir Path folder;

  private StoredState stored(Object tree) {
    try (var checkpointer = new StandardCheckpointer()) {
      var path = folder.resolve("t" + System.nanoTime());
      checkpointer.save(path, tree);
      return checkpointer.open(path);
    }
  }

  private static Map<String, Object> tree(Object... pairs) {
    var tree = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) tree.put((String) pairs[i], pairs[i + 1]);
    return tree;
  }

  @Test
  void everyDifferenceIsListedAndNothingChanged() {
    var there =
        stored(
            tree(
                "same", new Param(Tensor.of(1f)),
                "shape", new Param(Tensor.of(1f, 2f)),
                "dtype", new Param(Tensor.of(1)),
                "extra", new Param(Tensor.of(1f))));
    var here =
        tree(
            "same", new Param(Tensor.of(9f)),
            "shape", new Param(Tensor.of(1f, 2f, 3f)),
            "dtype", new Param(Tensor.of(1f)),
            "missing", new Param(Tensor.of(1f)));
    var e = assertThrows(CheckpointException.class, () -> there.into(here));
    var lines = String.valueOf(e.getMessage()).lines().toList();
    assertTrue(
        lines.getFirst().endsWith("does not fit the model (4 differences); nothing was changed:"));
    assertEquals(
        List.of(
            "  'dtype' is f32[1] here but i32[1] there",
            "  'missing' f32[1] is missing",
            "  'shape' is f32[3] here but f32[2] there",
            "  'extra.value' f32[1] is there but not in the model"),
        lines.subList(1, 5));
    assertEquals(9f, Nnx.state(here).get("same").get(0).toFloat());
  }

  @Test
  void aFilterRestoresPart() {
    var there = stored(tree("a", new Param(Tensor.of(1f)), "b", new Variable(Tensor.of(2f))));
    var here = tree("a", new Param(Tensor.of(0f)), "c", new Variable(Tensor.of(0f)));
    there.into(here, Filter.of(Param.class));
    assertEquals(1f, Nnx.state(here).get("a").get(0).toFloat());
    assertEquals(0f, Nnx.state(here).get("c").get(0).toFloat());
    var e = assertThrows(CheckpointException.class, () -> there.into(here, Filter.EVERYTHING));
    assertTrue(String.valueOf(e.getMessage()).contains("'c' f32[1] is missing"));
  }

  @Test
  void anAbstractModelIsNotComputed() {
    var model = new PythonNet(new Rngs(3));
    var there = stored(model);
    var made = Nnx.evalShape(() -> new PythonNet(new Rngs(5)));
    assertEquals(14, Nnx.state(made).size());
    assertFalse(TensorMemory.isKnown(made.lastLayer.kernel.value()));
    there.into(made);
    for (var leaf : Nnx.state(model).leaves()) {
      Patterns.assertSame(leaf.value(), Nnx.state(made).get(leaf.path()), leaf.path().toString());
    }
    model.eval();
    made.eval();
    Patterns.assertSame(model.call(PythonNet.input()), made.call(PythonNet.input()), "output");
  }

  @Test
  void optimizerRandomStreamsAndMetricsGoOnAsTheyWere() {
    var straight = new Training();
    for (int i = 0; i < 6; i++) straight.step();
    var first = new Training();
    for (int i = 0; i < 3; i++) first.step();
    var there = stored(first.tree());
    var second = new Training();
    second.step();
    there.into(second.tree());
    var last = Tensor.scalar(0.0);
    for (int i = 3; i < 6; i++) last = second.step();
    assertFalse(Float.isNaN(last.toFloat()));
    var expected = Nnx.state(straight.tree());
    var found = Nnx.state(second.tree());
    for (var leaf : expected.leaves()) {
      Patterns.assertSame(leaf.value(), found.get(leaf.path()), leaf.path().toString());
    }
  }

  private static final class Training {
    final PythonNet model = new PythonNet(new Rngs(1));
    final Optimizer optimizer = new Optimizer(model, Optax.adamw(1e-2), Param.class);
    final Rngs rngs = new Rngs(2);
    final io.raffia.Average average = new io.raffia.Average();
    final io.raffia.Fn4<PythonNet, Optimizer, Rngs, io.raffia.Average, Tensor> compiled =
        Nnx.jit((PythonNet m, Optimizer o, Rngs r, io.raffia.Average seen) -> {
          var noise = r.normal(2, 4);
          var step = Nnx.valueAndGrad((PythonNet n) -> n.call(noise).square().mean()).apply(m);
          o.update(m, step.grads());
          seen.update(step.value());
          return step.value();
        });

    Tensor step() {
      return compiled.apply(model, optimizer, rngs, average);
    }

    Map<String, Object> tree() {
      return Map.of("model", model, "optimizer", optimizer, "rngs", rngs, "average", average);
    }
  }

  private record Pair(Tensor x, List<Tensor> more) {}

  @Test
  void recordsAndStatesAreTreesToo() {
    var pair = new Pair(Tensor.of(1f, 2f), List.of(Tensor.of(3), Tensor.scalar(4.0)));
    var there = stored(pair);
    var made = there.like(pair);
    Patterns.assertSame(pair.x, made.x, "x");
    Patterns.assertSame(pair.more.getLast(), made.more.getLast(), "more");
    var e = assertThrows(IrException.class, () -> there.into(pair));
    assertTrue(String.valueOf(e.getMessage()).contains("keep it in a Variable"), e.toString());
    State state = there.state();
    Patterns.assertSame(pair.x, stored(state).state().get("x"), "a State");
    var nested = Map.of("a", state, "b", Nnx.state(new PythonNet(new Rngs(0))));
    var again = stored(nested).like(nested);
    Patterns.assertSame(pair.x, Nnx.state(again).get("a", "x"), "a State in a map");
  }

  @Test
  void namesThatCannotBeKeptApartAreRefused() {
    var e =
        assertThrows(
            CheckpointException.class,
            () -> stored(tree("aB", Tensor.of(1f), "a_b", Tensor.of(2f))));
    assertTrue(
        String.valueOf(e.getMessage()).contains("are both 'a_b' in Python's spelling"),
        e.toString());
    e = assertThrows(CheckpointException.class, () -> stored(tree("../up", Tensor.of(1f))));
    assertTrue(
        String.valueOf(e.getMessage()).contains("cannot be the name of a directory"), e.toString());
  }

  @Test
  void pythonsSpelling() {
    assertEquals("batch_norm1", Names.snake("batchNorm1"));
    assertEquals("image_html2text", Names.snake("imageHTML2text"));
    assertEquals("linear1", Names.snake("linear1"));
    assertEquals("W", Names.snake("W"));
    assertEquals("Dense_0", Names.snake("Dense_0"));
    assertEquals(io.raffia.Path.of("layers", 0, "01", "kernel"), Names.path("layers.0.01.kernel"));
    assertEquals(
        Names.loose(io.raffia.Path.of("batchNorm1")),
        Names.loose(io.raffia.Path.of("batch_norm_1")));
  }

  @Test
  void insideOfATraceThereIsNothingToSave() {
    var weights = new Param(Tensor.of(1f));
    var e =
        assertThrows(
            IrException.class,
            () ->
                Nnx.jit(
                        (Param p) -> {
                          TreeSnapshot.of(p).close();
                          return p.value();
                        })
                    .apply(weights));
    assertTrue(
        String.valueOf(e.getMessage()).contains("none are known while a function is staged"),
        e.toString());
  }
}
