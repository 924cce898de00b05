package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  static final class Dense extends Module {
    final Param w = new Param(Tensor.arange(10).div(9).reshape(2, 5));
    final Param b = new Param(Tensor.zeros(5));
    final int din = 2;
    final int dout = 5;
  }

  static final class Net extends Module {
    final Dense dense = new Dense();
    final RngKey key = new RngKey(Tensor.zeros(DType.U32, 2), Map.of("tag", "default"));
    final RngCount count = new RngCount(Tensor.zeros(DType.U32), Map.of("tag", "default"));
    final Dense tied = dense;
    final double rate = 0.1;
  }

  @Test
  void showsStructureStatisticsAndSizes() {
    assertEquals(
        """
        Net( # Param: 15 (60 B), RngState: 2 (12 B), Total: 17 (72 B)
          dense=Dense( # Param: 15 (60 B)
            w=Param(value=<Tensor float32(2, 5) ≈0.5 ±0.32 [≥0.0, ≤1.0] nonzero:9 zero:1>),
            b=Param(value=<Tensor float32(5,) ≈0.0 ±0.0 [≥0.0, ≤0.0] zero:5>),
            din=2,
            dout=5,
          ),
          key=RngKey(value=<Tensor key<fry>()>, tag='default'),
          count=RngCount(value=<Tensor uint32() [≥0, ≤0] zero:1>, tag='default'),
          tied=Dense(shared, shown above),
          rate=0.1,
        )\
        """,
        Nnx.display(new Net()));
  }

  @Test
  void roundsToTwoDigitsAsPython() {
    assertEquals("0.0059", TensorSummary.brief(0.00590));
    assertEquals("0.97", TensorSummary.brief(0.97));
    assertEquals("1.0", TensorSummary.brief(0.999));
    assertEquals("1.2e+02", TensorSummary.brief(123.4));
    assertEquals("-1.2e-05", TensorSummary.brief(-0.0000123));
    assertEquals("1e+02", TensorSummary.brief(99.9));
    assertEquals("1.2e+01", TensorSummary.brief(12));
    assertEquals("5.0", TensorSummary.brief(5));
  }
}
