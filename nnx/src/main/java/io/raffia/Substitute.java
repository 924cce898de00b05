package io.raffia;

import io.raffia.reflect.Symbolic;
import io.raffia.reflect.SymbolicBox;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Copies a value with other tensors, in the order in which [Graph] meets them. Modules and
/// Variables stay the same objects.
final class Substitute {
  private final UnaryOperator<Tensor> f;

  Substitute(UnaryOperator<Tensor> f) {
    this.f = f;
  }

  static Substitute with(Iterator<Tensor> tensors) {
    return new Substitute(_ -> tensors.next());
  }

  @Nullable Object in(@Nullable Object x) {
    return switch (x) {
      case null -> null;
      case Tensor t -> f.apply(t);
      case SymbolicBox box -> symbol(box, f.apply(Staging.tensor(box)));
      case State s -> s.map(f);
      case Map<?, ?> map -> {
        var sorted = new TreeMap<Object, @Nullable Object>(Containers.KEYS);
        sorted.putAll(map);
        var out = new LinkedHashMap<Object, @Nullable Object>();
        sorted.forEach((k, v) -> out.put(k, in(v)));
        yield out;
      }
      case List<?> list -> {
        var out = new ArrayList<@Nullable Object>();
        for (var item : list) out.add(in(item));
        yield out;
      }
      case Record r when Containers.isContainer(r) -> {
        var out = new ArrayList<@Nullable Object>();
        for (var c : r.getClass().getRecordComponents()) out.add(in(Containers.component(r, c)));
        yield Containers.record(r.getClass(), out);
      }
      case Object[] array -> {
        var out = new ArrayList<@Nullable Object>();
        for (var item : array) out.add(in(item));
        yield Containers.array(array.getClass().getComponentType(), out);
      }
      default -> x;
    };
  }

  /// A number of Java's that is what a tensor is.
  private static SymbolicBox symbol(SymbolicBox like, Tensor x) {
    return new SymbolicBox(like.type(), Symbolic.of(x.dtype(), x));
  }
}
