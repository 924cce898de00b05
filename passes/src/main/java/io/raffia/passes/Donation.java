package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which results may lie in the memory of donated arguments: those that are written when nobody
/// reads the argument any more, or whose loop reads of it only the element that it is about to
/// write.
final class Donation {
  private final Program program;
  private final Map<Value, Integer> writer = new HashMap<>();
  private final Map<Value, Integer> lastReader = new HashMap<>();

  private Donation(Program program) {
    this.program = program;
    var kernels = program.kernels();
    for (int i = 0; i < kernels.size(); i++) {
      for (var v : kernels.get(i).writes()) writer.put(program.storage(v), i);
      for (var v : kernels.get(i).reads()) lastReader.put(program.storage(v), i);
    }
  }

  /// Of each result the argument whose memory it takes, or -1.
  static List<Integer> of(Program program, List<Boolean> donated, MemoryPlan.Pairing pairing) {
    return new Donation(program).choose(donated, pairing);
  }

  private List<Integer> choose(List<Boolean> donated, MemoryPlan.Pairing pairing) {
    var params = program.func().params();
    var free = new ArrayList<Integer>();
    for (int i = 0; i < params.size(); i++) if (donated.get(i)) free.add(i);
    var results = program.func().results();
    var stored = results.stream().map(program::storage).toList();
    var choice = new ArrayList<>(Collections.nCopies(results.size(), -1));
    for (boolean read : new boolean[] {true, false}) {
      for (int r = 0; r < results.size(); r++) {
        var at = writer.get(stored.get(r));
        if (at == null || choice.get(r) >= 0 || stored.indexOf(stored.get(r)) != r) continue;
        for (var p : free) {
          var param = params.get(p);
          boolean reads = program.kernels().get(at).reads().contains(param);
          if (!pairing.allows(r, p)) continue;
          if (reads == read && fits(param, stored.get(r), at) && !stored.contains(param)) {
            choice.set(r, p);
            free.removeIf(p::equals);
            break;
          }
        }
      }
    }
    return choice;
  }

  private boolean fits(Value param, Value result, int at) {
    if (MemoryPlan.bytes(param) != MemoryPlan.bytes(result)
        || param.type().size() != result.type().size()) {
      return false;
    }
    int last = lastReader.getOrDefault(param, -1);
    return last < at
        || last == at
            && switch (program.kernels().get(at)) {
              case Kernel.Loop loop -> readsOwnElement(program, loop, param);
              case Kernel.Fused(var product, var epilogue, var _) ->
                  epilogue.writes().stream().anyMatch(v -> program.storage(v) == result)
                      && product.reads().stream().noneMatch(v -> program.storage(v) == param)
                      && readsOwnElement(program, epilogue, param);
              case Kernel.Accumulate accumulate ->
                  accumulate.updateReads().stream().noneMatch(v -> program.storage(v) == param)
                      && readsOwnElement(program, accumulate.initial(), param);
              case Kernel.Product _,
                  Kernel.Convolve _,
                  Kernel.Data _,
                  Kernel.Structured _,
                  Kernel.Extern _ ->
                  false;
            };
  }

  /// Whether the loop reads of `param` only the element of its own iteration, and not through
  /// another shape of it.
  static boolean readsOwnElement(Program program, Kernel.Loop loop, Value param) {
    for (var v : loop.reads()) if (v != param && program.storage(v) == param) return false;
    long stride = 1;
    var own = new Affine(0, new IdentityHashMap<>());
    for (int i = loop.axes().size() - 1; i >= 0; i--) {
      own = own.plus(loop.graph().affine(loop.graph().intern(loop.axes().get(i))), stride);
      stride *= loop.axes().get(i).extent();
    }
    if (stride != param.type().size()) return false;
    var seen = Collections.<Scalar>newSetFromMap(new IdentityHashMap<>());
    var element = own;
    return loop.stores().stream()
        .allMatch(s -> inPlace(loop.graph(), s.body(), param, element, seen));
  }

  private static boolean inPlace(
      ScalarGraph graph, Scalar s, Value param, Affine element, Set<Scalar> seen) {
    if (!seen.add(s)) return true;
    if (s instanceof Scalar.Load(var array, var index) && array == param) {
      var strides = array.shape().strides();
      var at = graph.affine(graph.number(DType.I64, 0));
      for (int d = 0; d < index.size(); d++) at = at.plus(graph.affine(index.get(d)), strides[d]);
      if (!at.same(element)) return false;
    }
    return ScalarGraph.parts(s).stream().allMatch(p -> inPlace(graph, p, param, element, seen));
  }
}
