package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The kernels of a program by the time that they take.
final class Profile {
  private Profile() {}

  /// A line a step, of which `kernels` names the kernels; an accumulation has two.
  static String text(List<Kernel> kernels, long[] nanos) {
    var order = new ArrayList<Integer>();
    long all = 0;
    for (int i = 0; i < nanos.length; i++) {
      order.add(i);
      all += nanos[i];
    }
    order.sort(Comparator.comparingLong(i -> -nanos[i]));
    var lines = new StringBuilder("%.1f us in %d steps%n".formatted(all / 1e3, nanos.length));
    for (int i : order) {
      lines.append("%9.1f %s%n".formatted(nanos[i] / 1e3, line(kernels.get(i))));
    }
    return lines.toString();
  }

  private static String line(Kernel k) {
    var ops =
        k.eqns().stream().map(e -> e.op().mnemonic()).distinct().collect(Collectors.joining(" "));
    return ops + " -> " + types(k.writes()) + " from " + types(k.reads());
  }

  private static String types(List<Value> values) {
    return values.stream().map(v -> v.type().brief()).collect(Collectors.joining(" "));
  }
}
