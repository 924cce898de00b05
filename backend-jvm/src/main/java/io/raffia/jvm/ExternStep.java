package io.raffia.jvm;

import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Sort;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// A step that an op's own algorithm does.
final class ExternStep {
  private ExternStep() {}

  static Step of(Kernel.Extern kernel, ToIntFunction<Value> slot) {
    var in = kernel.reads().stream().mapToInt(slot).toArray();
    var out = kernel.writes().stream().mapToInt(slot).toArray();
    var sorted = kernel.op() instanceof Sort sort ? sort.order() : null;
    var step =
        kernel.op() instanceof Sort sort && sorted != null
            ? new SortStep(kernel.reads().stream().map(Value::type).toList(), sort.axis(), sorted)
            : null;
    return table -> {
      if (step != null && step.run(addresses(table, in), addresses(table, out))) return;
      var args = new ArrayList<Literal>();
      for (int i = 0; i < in.length; i++) {
        args.add(read(kernel.reads().get(i).type(), Cells.getI64(table + 8L * in[i])));
      }
      var results = kernel.op().evaluate(args);
      for (int i = 0; i < out.length; i++) {
        write(results.get(i), Cells.getI64(table + 8L * out[i]));
      }
    };
  }

  private static long[] addresses(long table, int[] slots) {
    return Arrays.stream(slots).mapToLong(s -> Cells.getI64(table + 8L * s)).toArray();
  }

  private static Literal read(TensorType type, long address) {
    var t = type.dtype();
    return Literal.generate(type, i -> Cells.get(t, address + i * t.bytes()));
  }

  private static void write(Literal literal, long address) {
    var t = literal.type().dtype();
    for (long i = 0; i < literal.type().size(); i++) {
      Cells.put(t, address + i * t.bytes(), literal.bits(i));
    }
  }
}
