package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import org.junit.jupiter.api.Test;

/// Tables are those that `flax.nnx.tabulate` prints of the same models.
class TabulateTest {
  static final class Block extends Module {
    final Linear linear;
    final BatchNorm bn;
    final Dropout dropout;

    Block(int in, int out, Rngs rngs) {
      linear = new Linear(in, out, rngs);
      bn = new BatchNorm(out, rngs);
      dropout = new Dropout(0.2, rngs);
    }

    Tensor call(Tensor x) {
      return Nnx.relu(dropout.call(bn.call(linear.call(x))));
    }
  }

  static final class Foo extends Module {
    final Block block1;
    final Block block2;
    final Linear again;

    Foo(Rngs rngs) {
      block1 = new Block(32, 128, rngs);
      block2 = new Block(128, 10, rngs);
      again = block2.linear;
    }

    Tensor call(Tensor x) {
      return block2.call(block1.call(x));
    }
  }

  @Test
  void ofALayer() {
    assertEquals(
        """
                                    Linear Summary
        ┏━━━━━━┳━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━┓
        ┃ path ┃ type   ┃ inputs       ┃ outputs      ┃ Param                ┃
        ┡━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━┩
        │      │ Linear │ float32[1,2] │ float32[1,3] │ bias: float32[3]     │
        │      │        │              │              │ kernel: float32[2,3] │
        │      │        │              │              │                      │
        │      │        │              │              │ 9 (36 B)             │
        ├──────┼────────┼──────────────┼──────────────┼──────────────────────┤
        │      │        │              │        Total │ 9 (36 B)             │
        └──────┴────────┴──────────────┴──────────────┴──────────────────────┘

                              Total Parameters: 9 (36 B)
        """,
        Nnx.tabulate(new Linear(2, 3, new Rngs(0)), Tensor.ones(1, 2)));
  }

  @Test
  void ofNestedModules() {
    var full = Nnx.tabulate(new Foo(new Rngs(0)), Tensor.ones(1, 32));
    assertEquals(
        """
                                                               Foo Summary
        ┏━━━━━━━━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┓
        ┃ path           ┃ type      ┃ inputs         ┃ outputs        ┃ BatchStat          ┃ Param                   ┃ RngState ┃
        ┡━━━━━━━━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━┩
        │                │ Foo       │ float32[1,32]  │ float32[1,10]  │ 276 (1.1 KB)       │ 5,790 (23.2 KB)         │ 4 (24 B) │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block1         │ Block     │ float32[1,32]  │ float32[1,128] │ 256 (1.0 KB)       │ 4,480 (17.9 KB)         │ 2 (12 B) │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block1/linear  │ Linear    │ float32[1,32]  │ float32[1,128] │                    │ bias: float32[128]      │          │
        │                │           │                │                │                    │ kernel: float32[32,128] │          │
        │                │           │                │                │                    │                         │          │
        │                │           │                │                │                    │ 4,224 (16.9 KB)         │          │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block1/bn      │ BatchNorm │ float32[1,128] │ float32[1,128] │ mean: float32[128] │ bias: float32[128]      │          │
        │                │           │                │                │ var: float32[128]  │ scale: float32[128]     │          │
        │                │           │                │                │                    │                         │          │
        │                │           │                │                │ 256 (1.0 KB)       │ 256 (1.0 KB)            │          │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block1/dropout │ Dropout   │ float32[1,128] │ float32[1,128] │                    │                         │ 2 (12 B) │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block2         │ Block     │ float32[1,128] │ float32[1,10]  │ 20 (80 B)          │ 20 (80 B)               │ 2 (12 B) │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ again          │ Linear    │ float32[1,128] │ float32[1,10]  │                    │ bias: float32[10]       │          │
        │                │           │                │                │                    │ kernel: float32[128,10] │          │
        │                │           │                │                │                    │                         │          │
        │                │           │                │                │                    │ 1,290 (5.2 KB)          │          │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block2/bn      │ BatchNorm │ float32[1,10]  │ float32[1,10]  │ mean: float32[10]  │ bias: float32[10]       │          │
        │                │           │                │                │ var: float32[10]   │ scale: float32[10]      │          │
        │                │           │                │                │                    │                         │          │
        │                │           │                │                │ 20 (80 B)          │ 20 (80 B)               │          │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │ block2/dropout │ Dropout   │ float32[1,10]  │ float32[1,10]  │                    │                         │ 2 (12 B) │
        ├────────────────┼───────────┼────────────────┼────────────────┼────────────────────┼─────────────────────────┼──────────┤
        │                │           │                │          Total │ 276 (1.1 KB)       │ 5,790 (23.2 KB)         │ 4 (24 B) │
        └────────────────┴───────────┴────────────────┴────────────────┴────────────────────┴─────────────────────────┴──────────┘

                                                    Total Parameters: 6,070 (24.3 KB)
        """,
        full);
    assertEquals(
        """
                                                       Foo Summary
        ┏━━━━━━━━┳━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┓
        ┃ path   ┃ type   ┃ inputs         ┃ outputs        ┃ BatchStat    ┃ Param                   ┃ RngState ┃
        ┡━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━┩
        │        │ Foo    │ float32[1,32]  │ float32[1,10]  │ 276 (1.1 KB) │ 5,790 (23.2 KB)         │ 4 (24 B) │
        ├────────┼────────┼────────────────┼────────────────┼──────────────┼─────────────────────────┼──────────┤
        │ block1 │ Block  │ float32[1,32]  │ float32[1,128] │ 256 (1.0 KB) │ 4,480 (17.9 KB)         │ 2 (12 B) │
        ├────────┼────────┼────────────────┼────────────────┼──────────────┼─────────────────────────┼──────────┤
        │ block2 │ Block  │ float32[1,128] │ float32[1,10]  │ 20 (80 B)    │ 20 (80 B)               │ 2 (12 B) │
        ├────────┼────────┼────────────────┼────────────────┼──────────────┼─────────────────────────┼──────────┤
        │ again  │ Linear │ float32[1,128] │ float32[1,10]  │              │ bias: float32[10]       │          │
        │        │        │                │                │              │ kernel: float32[128,10] │          │
        │        │        │                │                │              │                         │          │
        │        │        │                │                │              │ 1,290 (5.2 KB)          │          │
        ├────────┼────────┼────────────────┼────────────────┼──────────────┼─────────────────────────┼──────────┤
        │        │        │                │          Total │ 276 (1.1 KB) │ 5,790 (23.2 KB)         │ 4 (24 B) │
        └────────┴────────┴────────────────┴────────────────┴──────────────┴─────────────────────────┴──────────┘

                                            Total Parameters: 6,070 (24.3 KB)
        """,
        Nnx.tabulate(1, new Foo(new Rngs(0)), Tensor.ones(1, 32)));
  }

  @Test
  void ofASequence() {
    var rngs = new Rngs(0);
    var model = new Sequential(new Linear(2, 3, rngs), Nnx::relu, new Linear(3, 1, rngs));
    assertEquals(
        """
                                      Sequential Summary
        ┏━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━┓
        ┃ path     ┃ type       ┃ inputs       ┃ outputs      ┃ Param                ┃
        ┡━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━┩
        │          │ Sequential │ float32[5,2] │ float32[5,1] │ 13 (52 B)            │
        ├──────────┼────────────┼──────────────┼──────────────┼──────────────────────┤
        │ layers/0 │ Linear     │ float32[5,2] │ float32[5,3] │ bias: float32[3]     │
        │          │            │              │              │ kernel: float32[2,3] │
        │          │            │              │              │                      │
        │          │            │              │              │ 9 (36 B)             │
        ├──────────┼────────────┼──────────────┼──────────────┼──────────────────────┤
        │ layers/2 │ Linear     │ float32[5,3] │ float32[5,1] │ bias: float32[1]     │
        │          │            │              │              │ kernel: float32[3,1] │
        │          │            │              │              │                      │
        │          │            │              │              │ 4 (16 B)             │
        ├──────────┼────────────┼──────────────┼──────────────┼──────────────────────┤
        │          │            │              │        Total │ 13 (52 B)            │
        └──────────┴────────────┴──────────────┴──────────────┴──────────────────────┘

                                 Total Parameters: 13 (52 B)
        """,
        Nnx.tabulate(model, Tensor.ones(5, 2)));
  }

  @Test
  void changesAndComputesNothing() {
    var model = new Foo(new Rngs(0));
    var mean = model.block1.bn.mean.value();
    Nnx.tabulate(model, Tensor.ones(1, 32));
    assertEquals(0, model.block1.bn.mean.value().sub(mean).abs().max().toFloat());
    var shapes = Nnx.evalShape(() -> new Foo(new Rngs(0)));
    assertTrue(Nnx.tabulate(shapes, Tensor.ones(7, 32)).contains("float32[7,128]"));
    assertThrows(IrException.class, () -> Nnx.tabulate(model, Tensor.ones(1), Tensor.ones(1)));
  }

  @Test
  void ofACell() {
    var cell = new LstmCell(3, 4, new Rngs(0));
    var carry = cell.initializeCarry(io.raffia.ir.Shape.of(2, 3), new Rngs(0));
    var text = Nnx.tabulate(cell, carry, Tensor.ones(2, 3));
    assertTrue(text.contains("│ if_  │ Linear   │ float32[2,3]"), text);
    assertTrue(text.contains("Total Parameters: 128 (512 B)"), text);
  }
}
