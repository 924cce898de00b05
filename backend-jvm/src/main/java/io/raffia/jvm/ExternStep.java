package io.raffia.jvm;

import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// A step of an op that is an algorithm: sorting and decompositions, by loops over memory; calls of
/// the host, with literals.
final class ExternStep {
  private ExternStep() {}

  private interface Algorithm {
    void run(long[] from, long[] to);
  }

  static Step of(Kernel.Extern kernel, ToIntFunction<Value> slot) {
    var in = kernel.reads().stream().mapToInt(slot).toArray();
    var out = kernel.writes().stream().mapToInt(slot).toArray();
    var algorithm = algorithm(kernel);
    return table -> algorithm.run(addresses(table, in), addresses(table, out));
  }

  private static Algorithm algorithm(Kernel.Extern kernel) {
    var type = kernel.writes().getFirst().type();
    return switch (kernel.op()) {
      case AxisOp op -> throw op.unbatched();
      case Callback op -> (from, _) -> call(kernel, op, from);
      case Sort op -> sort(kernel, op);
      case Cholesky op -> {
        var step = new CholeskyStep(type, op.lower());
        yield (from, to) -> step.run(from[0], to[0]);
      }
      case TriangularSolve op -> {
        var step = new TriangularSolveStep(type, op);
        yield (from, to) -> step.run(from[0], from[1], to[0]);
      }
    };
  }

  /// By keys where the comparator is known to compare them; it decides itself otherwise, and where
  /// there are NaNs that it was not written for.
  private static Algorithm sort(Kernel.Extern kernel, Sort op) {
    var types = kernel.reads().stream().map(Value::type).toList();
    var byComparator = new SortByStep(types, op);
    var order = op.order();
    if (order == null) return byComparator::run;
    var byKeys = new SortStep(types, op.axis(), order);
    return (from, to) -> {
      if (!byKeys.run(from, to)) byComparator.run(from, to);
    };
  }

  private static void call(Kernel.Extern kernel, Callback op, long[] from) {
    var args = new ArrayList<Literal>();
    for (int i = 0; i < from.length; i++) {
      var type = kernel.reads().get(i).type();
      var t = type.dtype();
      long address = from[i];
      args.add(Literal.generate(type, k -> Cells.get(t, address + k * t.bytes())));
    }
    // What it gives is a token, which has no elements.
    op.evaluate(args);
  }

  private static long[] addresses(long table, int[] slots) {
    return Arrays.stream(slots).mapToLong(s -> Cells.getI64(table + 8L * s)).toArray();
  }
}
