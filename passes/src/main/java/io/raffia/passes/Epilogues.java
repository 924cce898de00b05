package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes loops the epilogues of the products and convolutions that they read element by element.
final class Epilogues {
  private final Program program;
  private final List<@Nullable Kernel> kernels;
  private final Map<Value, Integer> writer = new HashMap<>();

  private Epilogues(Program program) {
    this.program = program;
    kernels = new ArrayList<>(program.kernels());
    for (int i = 0; i < kernels.size(); i++) index(i);
  }

  static Program attach(Program program) {
    var epilogues = new Epilogues(program);
    for (int i = 0; i < epilogues.kernels.size(); i++) {
      if (epilogues.kernels.get(i) instanceof Kernel.Loop loop) epilogues.attach(loop, i);
    }
    var rest = epilogues.kernels.stream().flatMap(java.util.stream.Stream::ofNullable).toList();
    return new Program(program.func(), rest, program.aliases());
  }

  private void index(int i) {
    var k = kernels.get(i);
    if (k != null) for (var v : k.writes()) writer.put(program.storage(v), i);
  }

  private void attach(Kernel.Loop loop, int at) {
    if (loop.axes().isEmpty() || loop.axes().stream().anyMatch(a -> a.extent() == 0)) return;
    if (!Collections.disjoint(loop.reads(), loop.writes())) return;
    var seen = Collections.<Scalar>newSetFromMap(new IdentityHashMap<>());
    if (loop.stores().stream().anyMatch(s -> folds(s.body(), seen))) return;
    int best = -1;
    for (var v : loop.reads()) {
      int i = writer.getOrDefault(program.storage(v), -1);
      if (i > best && i < at && isProduct(kernels.get(i)) && readsOwn(loop, v)) best = i;
    }
    if (best < 0) return;
    var product = kernels.get(best);
    if (product == null) return;
    int from = best;
    boolean up =
        loop.reads().stream().allMatch(v -> writer.getOrDefault(program.storage(v), -1) <= from);
    if (!up && isReadBetween(product, from, at)) return;
    kernels.set(from, null);
    kernels.set(at, null);
    int to = up ? from : at;
    kernels.set(to, fused(product, loop));
    index(to);
  }

  private static boolean isProduct(@Nullable Kernel k) {
    return k instanceof Kernel.Product || k instanceof Kernel.Convolve;
  }

  private boolean readsOwn(Kernel.Loop loop, Value v) {
    return program.storage(v) == v && Donation.readsOwnElement(program, loop, v);
  }

  private boolean isReadBetween(Kernel product, int from, int to) {
    var value = product.writes().getFirst();
    for (int i = from + 1; i < to; i++) {
      var k = kernels.get(i);
      if (k != null && k.reads().stream().anyMatch(v -> program.storage(v) == value)) return true;
    }
    return false;
  }

  private static boolean folds(Scalar s, Set<Scalar> seen) {
    if (!seen.add(s)) return false;
    return s instanceof Scalar.Fold || ScalarGraph.parts(s).stream().anyMatch(p -> folds(p, seen));
  }

  private static Kernel fused(Kernel product, Kernel.Loop loop) {
    var eqns = new LinkedHashSet<Eqn>(product.eqns());
    eqns.addAll(loop.eqns());
    return new Kernel.Fused(product, loop, List.copyOf(eqns));
  }
}
