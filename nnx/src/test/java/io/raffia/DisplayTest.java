package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
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

  @Test
  void coloursAreAroundTheSameText() {
    var coloured = Display.text(new Net(), true);
    assertTrue(coloured.contains("\u001b["), coloured);
    assertEquals(Display.of(new Net()), coloured.replaceAll("\u001b\\[[0-9]+m", ""));
  }

  record Pair(Dense left, Tensor right) {}

  static final class Holder extends Module {
    final Pair pair = new Pair(new Dense(), Tensor.of(1f));
    final Object[] all = {new Dense(), "a<b>&c"};
    final Map<String, Object> map = Map.of("k", Tensor.of(2f));
    final List<Integer> small = List.of(1, 2);
    final Shape shape = Shape.of(2, 3);
  }

  @Test
  void showsWhatIsInRecordsArraysAndMaps() {
    var text = Nnx.display(new Holder());
    assertTrue(
        text.contains("  pair=Pair(\n    left=Dense( # Param: 15 (60 B)\n      w=Param("), text);
    assertTrue(
        text.contains("    right=<Tensor float32(1,) ≈1.0 ±0.0 [≥1.0, ≤1.0] nonzero:1>,"), text);
    assertTrue(text.contains("  all=[\n    Dense("), text);
    assertTrue(text.contains("  map={\n    'k': <Tensor"), text);
    assertTrue(text.contains("  small=[1, 2],\n"), text);
  }

  @Test
  void thePageIsWellFormedAndHasTheSameText() throws Exception {
    var page = Nnx.displayHtml(new Holder());
    var xml = page.substring(page.indexOf("<html"));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    var body = document.getElementsByTagName("body").item(0).getTextContent();
    assertEquals(Display.of(new Holder()).replaceAll("\\s", ""), body.replaceAll("\\s", ""));
    assertTrue(document.getElementsByTagName("details").getLength() >= 5, page);
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(-1, page.indexOf("http"), "the page needs nothing from elsewhere");
  }
}
