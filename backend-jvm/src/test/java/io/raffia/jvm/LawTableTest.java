package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Interpreter;
import io.raffia.ir.Laws;
import io.raffia.ir.Sample;
import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.passes.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The table of ops and laws that `./raffia laws` prints: how many samples of each op were checked
/// against each law; all hold, or the test fails. A dash says that the law is about something that
/// the op does not have.
class LawTableTest {
  private record Law(String name, Predicate<Sample> of, Consumer<Sample> check) {}

  private static final List<Law> LAWS =
      List.of(
          new Law("text", LawTableTest::isWritten, Laws::textReadsBack),
          new Law("batch", _ -> true, Laws::batchIsStacking),
          new Law("empty batch", _ -> true, Laws::batchOfNothingHasTheRightType),
          new Law("jvp", Laws::isForward, Laws::jvpIsTheSlope),
          new Law("transpose", Laws::isForward, Laws::transposeIsAdjointToJvp),
          new Law("reverse", Laws::isSmooth, Laws::reverseIsAdjointToTheSlope),
          new Law("jvm", _ -> true, LawTableTest::compiledIsInterpreted));

  private static boolean isWritten(Sample s) {
    return s.op() instanceof ArrayOp
        || s.op() instanceof ExternOp
        || s.op() instanceof VariadicScatter;
  }

  @Test
  void everyLawHoldsForEveryOp() {
    Map<String, int[]> table = new LinkedHashMap<>();
    var broken = new ArrayList<String>();
    int checks = 0;
    var samples = Laws.samples();
    for (var s : samples) {
      var row = table.computeIfAbsent(s.op().mnemonic(), _ -> new int[LAWS.size() + 1]);
      row[0]++;
      for (int i = 0; i < LAWS.size(); i++) {
        var law = LAWS.get(i);
        if (!law.of.test(s)) continue;
        try {
          law.check.accept(s);
          row[i + 1]++;
          checks++;
        } catch (AssertionError | RuntimeException e) {
          broken.add(law.name + " of " + s + ": " + e);
        }
      }
    }
    System.out.println(print(table));
    System.out.printf(
        "%d ops, %d samples, %d checks, %d broken%n",
        table.size(), samples.size(), checks, broken.size());
    assertEquals(List.of(), broken);
    assertTrue(checks > 3000);
  }

  private static String print(Map<String, int[]> table) {
    var out = new StringBuilder("| op | samples |");
    for (var law : LAWS) out.append(' ').append(law.name).append(" |");
    out.append("\n|---|---|").append("---|".repeat(LAWS.size()));
    table.forEach((op, row) -> {
      out.append("\n| `").append(op).append("` |");
      for (int n : row) out.append(n == 0 ? " – |" : " " + n + " |");
    });
    return out.toString();
  }

  private static void compiledIsInterpreted(Sample s) {
    var single = Laws.single(s);
    var args = s.draw(new Random(5));
    var expected = Interpreter.run(single, args);
    var f = Pipeline.lower(single);
    for (var tier : List.of(Tier.SCALAR, Tier.VECTOR)) {
      Runs.assertClose(expected, Runs.run(f, args, tier), 16, tier + " " + s);
    }
  }

  /// `docs/ops.md` says of each op of StableHLO's specification what became of it; what it calls an
  /// op of the catalogue is one.
  @Test
  void thePageOfOpsNamesOpsThatExist() throws IOException {
    var catalogue = new HashSet<String>();
    for (var s : Laws.samples()) catalogue.add(s.op().mnemonic());
    catalogue.add("stablehlo.if");
    var page = Files.readString(Path.of("../docs/ops.md"));
    var missing =
        Arrays.stream(page.split("\n", -1))
            .filter(line -> line.endsWith("| an op |"))
            .map(line -> line.substring(line.indexOf('`') + 1, line.lastIndexOf('`')))
            .filter(op -> !catalogue.contains(op))
            .toList();
    assertEquals(List.of(), missing);
  }
}
