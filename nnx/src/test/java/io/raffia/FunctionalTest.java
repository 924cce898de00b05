package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionalTest {
  static final class Leaf extends Module {
    final Param w = new Param(Tensor.of(1f, 2f));
    boolean deterministic = false;
  }

  static final class Tree extends Module {
    final Leaf first = new Leaf();
    final Leaf again = first;
    final List<Leaf> list = new ArrayList<>(List.of(new Leaf(), first));
    final Map<String, Tensor> plain = new java.util.TreeMap<>(Map.of("bias", Tensor.of(5f)));
    final BatchStat mean = new BatchStat(Tensor.of(0f), Map.of("tag", "stats"));
    @Nullable Tree self;
    int number = 3;

    Tree() {
      self = this;
    }
  }

  @Test
  void splitsByPathAndMergesWithSharingAndCycles() {
    var tree = new Tree();
    var split = Nnx.split(tree);
    assertEquals(
        List.of("again.w", "list.0.w", "mean", "plain.bias"),
        split.state().paths().stream().map(Path::toString).toList());
    var copy = Nnx.merge(split.graphdef(), split.state());
    assertSame(copy.first, copy.again);
    assertSame(copy.first, copy.list.get(1));
    assertSame(copy, copy.self);
    assertNotSame(tree.first.w, copy.first.w);
    assertEquals(3, copy.number);
    assertEquals(Map.of("tag", "stats"), copy.mean.metadata());
    copy.first.w.set(Tensor.of(9f, 9f));
    assertArrayEquals(new float[] {1, 2}, tree.first.w.value().toFloatArray());
  }

  @Test
  void comparesStructures() {
    var a = new Tree();
    var b = new Tree();
    assertEquals(Nnx.graphdef(a), Nnx.graphdef(b));
    b.number = 4;
    assertNotEquals(Nnx.graphdef(a), Nnx.graphdef(b));
  }

  @Test
  void updatesInPlace() {
    var tree = new Tree();
    Nnx.update(tree, Nnx.state(tree).map(x -> x.add(1)));
    assertArrayEquals(new float[] {2, 3}, tree.first.w.value().toFloatArray());
    assertArrayEquals(new float[] {6}, Nnx.state(tree).get("plain", "bias").toFloatArray());
  }

  @Test
  void filtersByTypePathAndTag() {
    var tree = new Tree();
    assertEquals(2, Nnx.state(tree, Param.class).size());
    assertEquals(1, Nnx.state(tree, Filter.tag("stats")).size());
    assertEquals(
        1, Nnx.state(tree, Filter.all(Filter.of(Param.class), Filter.pathContains("list"))).size());
    assertEquals(2, Nnx.state(tree, Filter.not(Filter.any(Filter.of(Param.class)))).size());
    var parts = Nnx.split(tree, Filter.of(Param.class), Filter.EVERYTHING);
    assertEquals(List.of(2, 2), parts.stream().map(State::size).toList());
    assertThrows(IrException.class, () -> Nnx.split(tree, Filter.of(Param.class)));
  }

  @Test
  void givesVariablesAndSeveralStates() {
    var tree = new Tree();
    var all = Nnx.variables(tree);
    assertEquals(
        List.of("again.w", "list.0.w", "mean"), all.keySet().stream().map(Path::toString).toList());
    assertSame(tree.first.w, all.get(Path.of("again", "w")));
    assertEquals(
        List.of(tree.mean), List.copyOf(Nnx.variables(tree, Filter.tag("stats")).values()));
    var states = Nnx.state(tree, Filter.tag("stats"), Filter.pathContains("list"));
    assertEquals(List.of(1, 1), states.stream().map(State::size).toList());
    assertThrows(
        IrException.class, () -> Nnx.state(tree, Filter.EVERYTHING, Filter.of(Param.class)));
  }

  @Test
  void refusesAStateOfAnotherStructure() {
    var tree = new Tree();
    var split = Nnx.split(tree);
    var params = split.state().filter(Filter.of(Param.class));
    var e = assertThrows(IrException.class, () -> Nnx.merge(split.graphdef(), params));
    assertTrue(String.valueOf(e.getMessage()).contains("'mean'"), e.getMessage());
    var odd =
        new State(List.of(new State.Leaf(Path.of("nowhere"), null, Map.of(), Tensor.ones(1))));
    assertThrows(IrException.class, () -> Nnx.update(tree, odd));
    var wrong =
        new State(List.of(new State.Leaf(Path.of("mean"), Param.class, Map.of(), Tensor.ones(1))));
    assertThrows(IrException.class, () -> Nnx.update(tree, wrong));
  }

  @Test
  void setsAttributesEverywhereAndViewsShareVariables() {
    var tree = new Tree();
    tree.eval();
    assertTrue(tree.first.deterministic && tree.list.getFirst().deterministic);
    var view = Nnx.view(tree, Map.of("deterministic", false));
    assertTrue(tree.first.deterministic && !view.first.deterministic);
    assertSame(tree.first.w, view.first.w);
    assertThrows(
        IllegalArgumentException.class, () -> tree.setAttributes(Map.of("determinstic", true)));
  }

  @Test
  void clonesWithVariablesOfItsOwn() {
    var tree = new Tree();
    var copy = Nnx.clone(tree);
    copy.mean.set(Tensor.of(7f));
    assertEquals(0, tree.mean.value().toFloat());
    assertEquals(3, Nnx.modules(tree).size());
  }
}
