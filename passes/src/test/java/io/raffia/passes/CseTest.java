package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Constant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CseTest {
  private static final TensorType VECTOR = TensorType.of(DType.F32, 3);

  @Test
  void mergesWhatIsEqualAllTheWayUp() {
    var f =
        Check.func(
            List.of(VECTOR),
            (b, p) -> List.of(b.neg(b.neg(p.getFirst())), b.neg(b.neg(p.getFirst()))));
    var once = Check.wellFormed(Cse.cse(f));
    assertEquals(2, once.eqns().size());
    assertSame(once.results().get(0), once.results().get(1));
  }

  @Test
  void mergesEqualConstantsAndKeepsDifferentOnes() {
    var f =
        Check.func(
            List.of(),
            (b, p) ->
                List.of(
                    b.emit(new Constant(Literal.of(VECTOR, 1, 2, 3))),
                    b.emit(new Constant(Literal.of(VECTOR, 1, 2, 3))),
                    b.emit(new Constant(Literal.of(VECTOR, 0, 0, 0))),
                    b.emit(new Constant(Literal.of(VECTOR, -0.0, -0.0, -0.0)))));
    assertEquals(3, Cse.cse(f).eqns().size());
  }

  @Test
  void leavesAProgramWithoutRepetitionsAlone() {
    var f = Check.func(List.of(VECTOR), (b, p) -> List.of(b.neg(p.getFirst())));
    assertSame(f, Cse.cse(f));
  }
}
