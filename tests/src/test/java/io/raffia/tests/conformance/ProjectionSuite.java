package io.raffia.tests.conformance;

import io.raffia.Path;
import io.raffia.State;
import io.raffia.optax.Projections;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The projections of Optax.
final class ProjectionSuite implements Suite {
  @Override
  public String family() {
    return "projection";
  }

  private static Map<String, Supplier<State>> projections() {
    var x = OptaxGoldens.params();
    var a = OptaxGoldens.offsets(x, 1);
    var all = new TreeMap<String, Supplier<State>>();
    all.put("projection_box", () -> Projections.box(x, -0.5, 0.25));
    all.put("projection_halfspace", () -> Projections.halfspace(x, a, -3));
    all.put("projection_hypercube", () -> Projections.hypercube(x, 0.5));
    all.put("projection_hyperplane", () -> Projections.hyperplane(x, a, 2));
    all.put("projection_l1_ball", () -> Projections.l1Ball(x, 4));
    all.put("projection_l1_sphere", () -> Projections.l1Sphere(x, 4));
    all.put("projection_l2_ball", () -> Projections.l2Ball(x, 2));
    all.put("projection_l2_sphere", () -> Projections.l2Sphere(x, 2));
    all.put("projection_linf_ball", () -> Projections.linfBall(x, 0.5));
    all.put("projection_non_negative", () -> Projections.nonNegative(x));
    all.put("projection_simplex", () -> Projections.simplex(x, 3));
    all.put("projection_vector", () -> Projections.vector(x, a));
    return all;
  }

  @Override
  public List<Entry> entries() {
    return OptaxGoldens.rows("projection", projections(), ProjectionSuite::entry);
  }

  private static Entry entry(String name, Supplier<State> projection, List<GoldenLine> lines) {
    var cases = new ArrayList<Entry.Case>();
    for (var line : lines) {
      var path = Path.of((Object[]) line.text("path").split("\\.", -1));
      cases.add(
          new Entry.Case(
              path.toString(),
              OptaxGoldens.values(line),
              () -> projection.get().get(path).toDoubleArray()));
    }
    return new Entry(name, 1e-6, Entry.Unit.RELATIVE, cases);
  }
}
