package io.raffia.tests.conformance;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Tensor;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The layers of Flax: what they draw, compute, differentiate and keep, by `golden/layers.txt`.
final class LayerSuite implements Suite {
  /// What a use gives, computed once.
  private static final class Values {
    private final LayerUse<?> use;
    private @Nullable Map<String, Tensor> known;

    Values(LayerUse<?> use) {
      this.use = use;
    }

    Map<String, Tensor> get() {
      var values = known == null ? use.values() : known;
      known = values;
      return values;
    }
  }

  @Override
  public String family() {
    return "layer";
  }

  @Override
  public List<Entry> entries() {
    var goldens =
        GoldenLine.read("layers.txt").stream()
            .collect(Collectors.groupingBy(GoldenLine::name, TreeMap::new, Collectors.toList()));
    var uses = LayerUses.all();
    assertEquals(goldens.keySet(), uses.keySet(), "goldens and layers differ");
    var rows = new LinkedHashMap<String, List<Entry.Case>>();
    var allowed = new TreeMap<String, Double>();
    uses.forEach((name, use) -> {
      allowed.put(use.layer(), use.allowed());
      rows.computeIfAbsent(use.layer(), _ -> new ArrayList<>())
          .addAll(cases(name, use, requireNonNull(goldens.get(name))));
    });
    return rows.entrySet().stream()
        .map(e ->
            new Entry(
                e.getKey(),
                requireNonNull(allowed.get(e.getKey())),
                Entry.Unit.RELATIVE,
                e.getValue()))
        .toList();
  }

  private static List<Entry.Case> cases(String name, LayerUse<?> use, List<GoldenLine> lines) {
    var values = new Values(use);
    var cases = new ArrayList<Entry.Case>();
    for (var line : lines) {
      var key = String.join(" ", line.words());
      Supplier<double[]> found =
          () -> {
            var x = values.get().get(key);
            if (x == null || !x.shape().equals(line.shape())) return new double[0];
            return x.toDoubleArray();
          };
      cases.add(new Entry.Case(name + " " + key, OptaxGoldens.values(line), found));
    }
    // And nothing else is made, kept or differentiated.
    cases.add(
        new Entry.Case(
            name + " has nothing else",
            List.of((double) lines.size()),
            () -> new double[] {values.get().size()}));
    return cases;
  }
}
