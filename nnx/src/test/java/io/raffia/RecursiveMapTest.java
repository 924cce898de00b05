package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

class RecursiveMapTest {
  record Ends(Linear first, Linear last) {}

  static final class Net extends Module {
    final Ends ends;
    final List<Linear> middle = new ArrayList<>();
    final Linear shared;
    int scale = 3;

    Net(Rngs rngs) {
      ends = new Ends(new Linear(2, 2, rngs), new Linear(2, 1, rngs));
      middle.add(new Linear(2, 2, rngs));
      shared = middle.getFirst();
    }

    Tensor call(Tensor x) {
      return ends.last().call(shared.call(middle.getFirst().call(ends.first().call(x)))).mul(scale);
    }
  }

  @Test
  void visitsWhatIsInsideFirst() {
    var net = new Net(new Rngs(0));
    var seen = new ArrayList<String>();
    var copy =
        Nnx.recursiveMap(
            (path, x) -> {
              if (x instanceof Stateful || x instanceof Ends || x instanceof List) {
                if (!(x instanceof Variable)) seen.add(path + ":" + x.getClass().getSimpleName());
              }
              return x;
            },
            net);
    assertEquals(
        List.of(
            "ends.first:Linear",
            "ends.last:Linear",
            "ends:Ends",
            "middle.0:Linear",
            "middle:ArrayList",
            ":Net"),
        seen);
    assertNotSame(net, copy);
    assertSame(net.shared.kernel, copy.shared.kernel);
    assertSame(copy.shared, copy.middle.getFirst());
    assertEquals(net.call(Tensor.of(1f, 2f)).toFloat(), copy.call(Tensor.of(1f, 2f)).toFloat());
  }

  @Test
  void exchangesLayersAndAttributes() {
    var rngs = new Rngs(0);
    var net = new Net(rngs);
    var tuned =
        Nnx.recursiveMap(
            (path, x) ->
                switch (x) {
                  case Linear l -> {
                    var lora =
                        new LoraLinear(2, path.toString().equals("ends.last") ? 1 : 2, 1, rngs);
                    lora.kernel.set(l.kernel.value());
                    yield lora;
                  }
                  case Integer i when path.equals(Path.of("scale")) -> i + 1;
                  default -> x;
                },
            net);
    assertInstanceOf(LoraLinear.class, tuned.ends.first());
    assertSame(tuned.shared, tuned.middle.getFirst());
    assertEquals(4, tuned.scale);
    assertEquals(3, net.scale);
    assertTrue(Nnx.state(tuned, LoraParam.class).size() > 0);
    assertEquals(0, Nnx.state(net, LoraParam.class).size());
  }

  static final class Cyclic extends Module {
    @Nullable Cyclic self;
  }

  @Test
  void refusesCyclesAndWhatDoesNotFit() {
    var cyclic = new Cyclic();
    cyclic.self = cyclic;
    var e = assertThrows(IrException.class, () -> Nnx.recursiveMap((path, x) -> x, cyclic));
    assertTrue(String.valueOf(e.getMessage()).contains("'self'"), e.getMessage());
    var net = new Net(new Rngs(0));
    var wrong =
        assertThrows(
            IrException.class,
            () -> Nnx.recursiveMap((path, x) -> x instanceof Linear ? "text" : x, net));
    assertTrue(String.valueOf(wrong.getMessage()).contains("Linear"), wrong.getMessage());
  }

  @Test
  void withAttributesSharesTheVariables() {
    var net = new Net(new Rngs(0));
    var other = Nnx.withAttributes(net, Map.of("scale", 5));
    assertEquals(5, other.scale);
    assertEquals(3, net.scale);
    assertSame(net.shared.kernel, other.shared.kernel);
    assertThrows(IllegalArgumentException.class, () -> Nnx.withAttributes(net, Map.of("none", 5)));
  }
}
