package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What one does with the structure of Modules.
class ModuleTest {
  record Pair(Linear left, Tensor right) {}

  static final class Mixed extends Module {
    final Linear linear = new Linear(2, 2, new Rngs(0));
    final Pair pair = new Pair(linear, Tensor.of(1f, 2f));
    final Dropout[] dropouts = {new Dropout(0.5), new Dropout(0.1)};
    final List<Param> fixed = List.of(new Param(Tensor.of(3f)));
    final Map<String, Variable> extra =
        new LinkedHashMap<>(Map.of("cache", new Cache(Tensor.of(4f))));
    @Nullable Intermediate seen = new Intermediate(Tensor.of(5f));
    final int width = 2;
  }

  private static List<String> paths(List<? extends Located<?>> all) {
    return all.stream().map(x -> x.path().toString()).toList();
  }

  @Test
  void walksChildrenFirst() {
    var m = new Mixed();
    assertEquals(List.of("dropouts.0", "dropouts.1", "linear", ""), paths(Nnx.iterModules(m)));
    assertEquals(List.of("dropouts.0", "dropouts.1", "linear"), paths(Nnx.iterChildren(m)));
    var all = paths(Nnx.iterGraph(m));
    assertEquals("", all.getLast());
    assertTrue(all.indexOf("linear.kernel") < all.indexOf("linear"));
    assertTrue(all.contains("width") && all.contains("pair.right") && !all.contains("pair.left"));
  }

  @Test
  void findsWhatIsShared() {
    assertEquals(
        List.of(List.of(Path.of("linear"), Path.of("pair", "left"))),
        Nnx.findDuplicates(new Mixed()));
  }

  @Test
  void updatesRecordsArraysAndImmutableLists() {
    var m = new Mixed();
    Nnx.update(m, Nnx.state(m).map(x -> x.add(1)));
    assertArrayEquals(new float[] {2, 3}, m.pair.right().toFloatArray());
    assertSame(m.linear, m.pair.left());
    assertEquals(4, m.fixed.getFirst().value().toFloat());
  }

  @Test
  void updatesRecordsInsideOfCompiledFunctions() {
    var m = new Mixed();
    var step =
        Nnx.jit((Mixed x) -> {
          Nnx.update(x, Nnx.state(x).map(t -> t.mul(2)));
          return x.pair.right().sum();
        });
    assertEquals(6, step.apply(m).toFloat());
    assertArrayEquals(new float[] {2, 4}, m.pair.right().toFloatArray());
    assertEquals(12, step.apply(m).toFloat());
    assertArrayEquals(new float[] {4, 8}, m.pair.right().toFloatArray());
  }

  @Test
  void popsFieldsAndEntries() {
    var m = new Mixed();
    var popped = Nnx.pop(m, Intermediate.class);
    assertEquals(List.of(Path.of("seen")), popped.paths());
    assertNull(m.seen);
    var parts = Nnx.pop(m, Filter.of(Cache.class), Filter.of(BatchStat.class));
    assertEquals(List.of(1, 0), parts.stream().map(State::size).toList());
    assertTrue(m.extra.isEmpty());
    assertThrows(IrException.class, () -> Nnx.pop(m, Filter.pathContains("fixed")));
    assertEquals(1, m.fixed.size());
  }

  @Test
  void popsInsideOfCompiledFunctions() {
    var m = new Mixed();
    var pop = Nnx.jit((Mixed x) -> Nnx.pop(x, Intermediate.class));
    assertEquals(5, pop.apply(m).get("seen").toFloat());
    assertNull(m.seen);
  }

  @Test
  void mapsLeavesOfACopy() {
    var m = new Mixed();
    var zero = Nnx.map(leaf -> Tensor.zerosLike(leaf.value()), m);
    assertEquals(0, zero.linear.kernel.value().abs().max().toFloat());
    assertTrue(m.linear.kernel.value().abs().max().toFloat() > 0);
    assertSame(zero.linear, zero.pair.left());
  }

  @Test
  void clonesWithOrWithoutVariables() {
    var m = new Mixed();
    assertNotSame(m.linear.kernel, Nnx.clone(m).linear.kernel);
    assertSame(m.linear.kernel, Nnx.clone(m, false).linear.kernel);
    assertNotSame(m.linear, Nnx.clone(m, false).linear);
  }

  @Test
  void setsAttributesOfChosenModules() {
    var m = new Mixed();
    m.setAttributes(Map.of("deterministic", true), (path, _) -> path.keys().contains(1));
    var x = Tensor.ones(3);
    assertSame(x, m.dropouts[1].call(x));
    assertThrows(IrException.class, () -> m.dropouts[0].call(x));
    var view =
        Nnx.view(
            m, Map.of("deterministic", true, "unknown", 1), (_, n) -> n instanceof Dropout, false);
    assertSame(x, view.dropouts[0].call(x));
    assertThrows(IllegalArgumentException.class, () -> Nnx.view(m, Map.of("unknown", 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> m.setAttributes(Map.of("deterministic", true), (_, n) -> n instanceof Linear));
    assertThrows(IrException.class, () -> m.setAttributes(Map.of("deterministic", "yes")));
  }

  @Test
  void metadataAreStatic() {
    var m = new Mixed();
    var seen = new Intermediate(Tensor.of(5f));
    Nnx.setMetadata(m, Filter.of(Param.class), "scale", 2);
    var scaled =
        Nnx.jit(
            (Mixed x) -> x.linear.kernel.value().add((Integer) x.linear.kernel.metadata("scale")));
    float max = m.linear.kernel.value().max().toFloat();
    assertEquals(max + 2, scaled.apply(m).max().toFloat(), 1e-6);
    m.linear.kernel.setMetadata("scale", 3);
    assertEquals(max + 3, scaled.apply(m).max().toFloat(), 1e-6);
    assertFalse(seen.hasMetadata("scale"));
    assertThrows(IrException.class, () -> seen.metadata("scale"));
    var sets =
        Nnx.jit((Mixed x) -> {
          x.linear.kernel.setMetadata("scale", 4);
          return x.linear.kernel.value();
        });
    assertThrows(IrException.class, () -> sets.apply(m));
    assertEquals(3, m.linear.kernel.metadata("scale"));
    m.linear.kernel.deleteMetadata("scale");
    assertThrows(IrException.class, () -> scaled.apply(m));
  }

  @Test
  void copiesVariables() {
    var from = new Param(Tensor.of(1f), Map.of("a", 1));
    var to = new Param(Tensor.of(2f, 3f));
    to.copyFrom(from);
    assertEquals(Shape.of(1), to.value().shape());
    assertEquals(1, to.metadata("a"));
    assertThrows(IrException.class, () -> to.copyFrom(new BatchStat(Tensor.of(1f))));
  }

  @Test
  void statesSplitAndBecomeMaps() {
    var m = new Mixed();
    var state = Nnx.state(m);
    var parts = state.split(Filter.of(Param.class), Filter.EVERYTHING);
    assertEquals(List.of(3, 3), parts.stream().map(State::size).toList());
    assertEquals(parts.get(1).paths(), state.minus(parts.get(0)).paths());
    assertThrows(IrException.class, () -> state.split(Filter.EVERYTHING, Filter.of(Param.class)));
    assertThrows(IrException.class, () -> state.split(Filter.of(Param.class)));
    var dict = state.toPureDict();
    assertEquals(List.of("extra", "fixed", "linear", "pair", "seen"), List.copyOf(dict.keySet()));
    var changed = state.replaceByPureDict(Map.of("pair", Map.of("right", Tensor.of(7f))));
    assertEquals(7, changed.get("pair", "right").toFloat());
    assertEquals(state.paths(), changed.paths());
    assertThrows(
        IrException.class, () -> state.replaceByPureDict(Map.of("nothing", Tensor.of(7f))));
    assertEquals(
        2,
        state
            .filter(
                Filter.any(
                    Filter.pathIn(Path.of("seen"), Path.of("x")), Filter.pathContainsText("ker")))
            .size());
  }

  // Shapes without values.

  static final class Deep extends Module {
    final List<Linear> layers = new ArrayList<>();
    final BatchNorm norm;
    final Linear tied;

    Deep(int n, Rngs rngs) {
      for (int i = 0; i < n; i++) layers.add(new Linear(4, 4, rngs));
      norm = new BatchNorm(4, rngs);
      tied = layers.getFirst();
    }

    Tensor call(Tensor x) {
      for (var layer : layers) x = layer.call(x);
      return norm.call(x);
    }
  }

  @Test
  void evalShapeMakesAbstractModels() {
    var deep = Nnx.evalShape(() -> new Deep(3, new Rngs(0)));
    assertSame(deep.tied, deep.layers.getFirst());
    assertTrue(deep.tied.kernel.value().isAbstract());
    assertEquals(Shape.of(4, 4), deep.tied.kernel.value().shape());
    var e = assertThrows(IrException.class, () -> deep.call(Tensor.ones(2, 4)));
    assertTrue(String.valueOf(e.getMessage()).contains("evalShape"), e.getMessage());
    var real = new Deep(3, new Rngs(0));
    assertEquals(Nnx.graphdef(real), Nnx.graphdef(deep));
    Nnx.update(deep, Nnx.state(real));
    assertArrayEquals(
        real.call(Tensor.ones(2, 4)).toFloatArray(), deep.call(Tensor.ones(2, 4)).toFloatArray());
  }

  @Test
  void evalShapeChangesNothing() {
    var real = new Deep(1, new Rngs(0));
    var mean = real.norm.mean.value();
    var y = Nnx.evalShape((Deep d, Tensor x) -> d.call(x), real, Tensor.ones(5, 4));
    assertTrue(y.isAbstract());
    assertEquals(Shape.of(5, 4), y.shape());
    assertSame(mean, real.norm.mean.value());
    var abstractly = Nnx.evalShape(() -> new Deep(2, new Rngs(0)));
    assertEquals(
        Shape.of(5, 4),
        Nnx.evalShape((Deep d, Tensor x) -> d.call(x), abstractly, Tensor.ones(5, 4)).shape());
    var sum = Nnx.jit((Tensor x) -> x.add(Nnx.evalShape((Tensor t) -> t.sum(0), x).dim(0)));
    assertEquals(4, sum.apply(Tensor.ones(5, 3)).max().toFloat());
  }
}
