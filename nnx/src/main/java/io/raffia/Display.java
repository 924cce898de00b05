package io.raffia;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Modules, States, Variables and tensors as an indented tree; each Module says how much state is
/// inside.
final class Display {
  private final StringBuilder out = new StringBuilder();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Display() {}

  static String of(@Nullable Object x) {
    var display = new Display();
    display.write(x, 0);
    return display.out.toString();
  }

  private void write(@Nullable Object x, int depth) {
    switch (x) {
      case Module m -> {
        out.append(m.getClass().getSimpleName()).append('(');
        if (!seen.add(m)) {
          out.append("shared, shown above)");
          return;
        }
        out.append(Sizes.header(m)).append('\n');
        for (var f : Fields.of(m.getClass()).declared()) {
          if (f.isSynthetic()) continue;
          indent(depth + 1).append(f.getName()).append('=');
          write(Fields.get(f, m), depth + 1);
          out.append(",\n");
        }
        indent(depth).append(')');
      }
      case Variable v -> {
        out.append(v.getClass().getSimpleName());
        if (seen.add(v)) variable(v.getClass(), v.value(), v.metadata());
        else out.append("(shared, shown above)");
      }
      case State s -> {
        out.append("State(").append(Sizes.header(s)).append('\n');
        for (var leaf : s.leaves()) {
          indent(depth + 1).append(leaf.path()).append('=');
          if (leaf.type() == null) {
            out.append(TensorSummary.of(leaf.value()));
          } else {
            out.append(leaf.type().getSimpleName());
            variable(leaf.type(), leaf.value(), leaf.metadata());
          }
          out.append(",\n");
        }
        indent(depth).append(')');
      }
      case Tensor t -> out.append(TensorSummary.of(t));
      case List<?> list -> items("[", list, "]", depth);
      case Object[] array -> items("[", List.of(array), "]", depth);
      case Map<?, ?> map -> {
        out.append("{\n");
        map.forEach((k, v) -> {
          indent(depth + 1);
          write(k, depth + 1);
          out.append(": ");
          write(v, depth + 1);
          out.append(",\n");
        });
        indent(depth).append('}');
      }
      case String s -> out.append('\'').append(s).append('\'');
      case null -> out.append("null");
      default -> out.append(plain(x));
    }
  }

  private void variable(Class<?> type, Tensor value, Map<String, Object> metadata) {
    out.append("(value=");
    out.append(
        RngKey.class.isAssignableFrom(type) ? "<Tensor key<fry>()>" : TensorSummary.of(value));
    metadata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          out.append(", ").append(e.getKey()).append('=');
          write(e.getValue(), 0);
        });
    out.append(')');
  }

  /// Small things on one line, others one a line.
  private void items(String open, List<?> items, String close, int depth) {
    boolean small = items.stream().noneMatch(i -> i instanceof Stateful || i instanceof Tensor);
    out.append(open);
    if (!small) out.append('\n');
    for (int i = 0; i < items.size(); i++) {
      if (!small) indent(depth + 1);
      else if (i > 0) out.append(", ");
      write(items.get(i), depth + 1);
      if (!small) out.append(",\n");
    }
    if (!small) indent(depth);
    out.append(close);
  }

  private static String plain(Object x) {
    var type = x.getClass();
    if (type.isArray()) {
      var text = new StringBuilder("[");
      for (int i = 0; i < Array.getLength(x); i++)
        text.append(i > 0 ? ", " : "").append(Array.get(x, i));
      return text.append(']').toString();
    }
    if (type.isHidden() || type.isSynthetic()) return "<function>";
    return x.toString();
  }

  private StringBuilder indent(int depth) {
    return out.append("  ".repeat(depth));
  }
}
