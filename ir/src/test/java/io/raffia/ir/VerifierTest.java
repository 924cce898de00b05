package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final TensorType F32 = TensorType.of(DType.F32, 2);
  private final Value x = new Value(F32, "x");

  private static Eqn eqn(Op op, Value out, Value... in) {
    return new Eqn(op, List.of(in), List.of(out), Location.UNKNOWN);
  }

  private static String fault(Func f) {
    return String.valueOf(assertThrows(IrException.class, () -> Verifier.verify(f)).getMessage());
  }

  @Test
  void namesTheEquationThatReadsAnUnboundValue() {
    var y = new Value(F32, "y");
    var f =
        new Func("f", List.of(x), List.of(eqn(Binary.ADD, y, x, new Value(F32, "z"))), List.of(y));
    assertEquals(
        """
        %z: tensor<2xf32> is used before it is bound
          in f:
               (%x: tensor<2xf32>)
          --> %y = stablehlo.add %x, %<unbound z> : tensor<2xf32>\
        """,
        fault(f));
  }

  @Test
  void rejectsASecondBinding() {
    var f = new Func("f", List.of(x), List.of(eqn(Unary.EXP, x, x)), List.of(x));
    assertTrue(fault(f).startsWith("%x: tensor<2xf32> is bound twice"), fault(f));
  }

  @Test
  void rejectsATypeThatTheRuleDoesNotGive() {
    var y = new Value(TensorType.of(DType.F32, 3), "y");
    var f = new Func("f", List.of(x), List.of(eqn(Unary.EXP, y, x)), List.of(y));
    assertTrue(
        fault(f)
            .startsWith(
                "stablehlo.exponential makes [tensor<2xf32>] but is bound as [tensor<3xf32>]"),
        fault(f));
  }

  @Test
  void rejectsAResultThatIsNotBound() {
    assertTrue(fault(new Func("f", List.of(), List.of(), List.of(x))).endsWith("--> return"));
  }

  @Test
  void showsTenEquationsAroundTheFault() {
    var eqns = new ArrayList<Eqn>();
    var last = x;
    for (int i = 0; i < 30; i++) {
      var y = new Value(F32, "y" + i);
      eqns.add(eqn(Unary.EXP, y, i == 15 ? new Value(F32, "lost") : last));
      last = y;
    }
    var text = fault(new Func("f", List.of(x), eqns, List.of(last)));
    assertEquals(2 + 11, text.lines().count());
    assertTrue(text.contains("--> %y15 ="), text);
  }
}
