package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn2;
import io.raffia.Intermediate;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import org.junit.jupiter.api.Test;

/// What is recorded in branches and loops on tensors.
class CaptureBranchesTest {
  static final class Branches extends Module {
    Tensor one(Tensor x) {
      if (x.sum().toFloat() > 0) sow(Intermediate.class, "positive", x.mul(2));
      return x.sum();
    }

    Tensor inCond(Tensor x) {
      return Nnx.cond(
          x.sum().gt(0),
          (Tensor t) -> {
            sow(Intermediate.class, "positive", t);
            return t.sum();
          },
          (Tensor t) -> t.sum(),
          x);
    }

    Tensor loop(Tensor x) {
      var y = x;
      while (y.sum().toFloat() < 100) {
        sow(Intermediate.class, "step", y);
        y = y.mul(2);
      }
      return y.sum();
    }

    Tensor reduced(Tensor x) {
      sow(Intermediate.class, "steps", Tensor.scalar(1), Tensor.scalar(0), Tensor::add);
      var y = x;
      while (y.sum().toFloat() < 100) {
        if (y.sum().toFloat() > 20) {
          sow(Intermediate.class, "steps", Tensor.scalar(1), Tensor.scalar(0), Tensor::add);
        }
        y = y.mul(2);
      }
      return y.sum();
    }
  }

  private static State recorded(Fn2<Branches, Tensor, Tensor> method, boolean compiled) {
    var capture = Nnx.capture(method, Intermediate.class);
    var run = compiled ? Nnx.jit((Branches b, Tensor x) -> capture.apply(b, x)) : capture;
    return run.apply(new Branches(), Tensor.of(2f)).state();
  }

  /// Outside of `jit` Java runs the branches; inside, what only one of them records has no place.
  @Test
  void recordsInBranchesOnTensorsWhatHasAPlace() {
    assertEquals(4, recorded(Branches::one, false).get("positive", 0).toFloat());
    assertEquals(6, recorded(Branches::loop, false).leaves().size());
    assertEquals(3, recorded(Branches::reduced, false).get("steps").toInt());
    assertEquals(3, recorded(Branches::reduced, true).get("steps").toInt());
    assertRefused("'positive'", Branches::one);
    assertRefused("'positive'", Branches::inCond);
    assertRefused("'step'", Branches::loop);
  }

  private static void assertRefused(String name, Fn2<Branches, Tensor, Tensor> method) {
    var e = assertThrows(IrException.class, () -> recorded(method, true));
    var message = String.valueOf(e.getMessage());
    assertTrue(message.contains(name + " is recorded in a branch or loop"), message);
  }
}
