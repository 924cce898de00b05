package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.Unary;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Operations that run at once may consist of ops that only passes take apart.
class EagerTest {
  private static Checkpoint sine(Tensor x) {
    var body =
        Func.of(
            "sine",
            List.of(new Value(x.type())),
            (b, p) -> List.of(b.emit(Unary.SIN, p.getFirst())));
    return new Checkpoint(body, Checkpoint.Policy.NOTHING_SAVEABLE);
  }

  @Test
  void oneOperationMayBeComposite() {
    var x = Tensor.of(0f, 1f);
    var y = Dispatch.apply("sine", false, (b, in) -> b.emitAll(sine(x), in, "").getFirst(), x);
    assertArrayEquals(x.sin().toFloatArray(), y.toFloatArray());
  }

  @Test
  void functionsOfSeveralOperationsMayBeComposite() {
    var x = Tensor.of(0f, 1f);
    var y =
        Eager.call(
                "twice sine",
                in ->
                    List.of(
                        Dispatch.apply(
                                "sine",
                                false,
                                (b, v) -> b.emitAll(sine(in.getFirst()), v, "").getFirst(),
                                in.getFirst())
                            .mul(2)),
                List.of(x))
            .getFirst();
    assertArrayEquals(x.sin().mul(2).toFloatArray(), y.toFloatArray());
  }
}
