package io.raffia.tests.conformance;

import io.raffia.NumpyGoldens;
import io.raffia.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The functions of `jax.numpy`, `jax.nn`, `jax.lax`, `jax.scipy.special` and `jax.numpy.linalg`,
/// and their gradients; NumpyGoldenTest of nnx holds their types and shapes.
final class NumpySuite implements Suite {
  @Override
  public String family() {
    return "numpy";
  }

  @Override
  public List<Entry> entries() {
    var byName =
        NumpyGoldens.cases().stream()
            .collect(
                Collectors.groupingBy(
                    NumpyGoldens.Case::name, LinkedHashMap::new, Collectors.toList()));
    return byName.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
  }

  private static Entry entry(String name, List<NumpyGoldens.Case> goldens) {
    var cases = new ArrayList<Entry.Case>();
    for (var g : goldens) {
      var results = g.results().stream().flatMap(r -> r.numbers().stream()).toList();
      cases.add(new Entry.Case(g.call(), results, () -> numbers(g.run())));
      g.gradients()
          .forEach((input, numbers) ->
              cases.add(
                  new Entry.Case(
                      g.call() + " by " + input,
                      numbers,
                      () -> g.gradient(input).toDoubleArray())));
    }
    double allowed = goldens.stream().mapToDouble(NumpyGoldens.Case::tolerance).max().orElseThrow();
    return new Entry(name, allowed, Entry.Unit.SCALED, cases);
  }

  private static double[] numbers(List<Tensor> results) {
    return results.stream().flatMapToDouble(r -> DoubleStream.of(r.toDoubleArray())).toArray();
  }
}
