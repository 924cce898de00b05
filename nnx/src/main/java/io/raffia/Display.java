package io.raffia;

import io.raffia.DisplayItem.Span;
import io.raffia.DisplayItem.Style;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Modules, States, Variables and tensors as an indented tree; each Module says how much state is
/// inside.
final class Display {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Display() {}

  /// Without colours.
  static String of(@Nullable Object x) {
    return text(x, false);
  }

  static String text(@Nullable Object x, boolean colour) {
    var out = new StringBuilder();
    tree(x).write(out, 0, colour);
    return out.toString();
  }

  @SuppressWarnings("SystemConsoleNull") // its annotation says that it may be
  static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }

  static DisplayItem tree(@Nullable Object x) {
    return new Display().item(List.of(), x);
  }

  private static Span span(Style style, Object text) {
    return new Span(style, text.toString());
  }

  private static Span plain(String text) {
    return new Span(Style.PLAIN, text);
  }

  private static DisplayItem line(List<Span> lead, Span... rest) {
    return new DisplayItem(joined(lead, rest), null, List.of());
  }

  private static DisplayItem block(
      List<Span> lead, List<DisplayItem> inside, String close, Span... rest) {
    return new DisplayItem(joined(lead, rest), inside, List.of(plain(close)));
  }

  private static List<Span> joined(List<Span> lead, Span... rest) {
    var all = new ArrayList<>(lead);
    all.addAll(Arrays.asList(rest));
    return all;
  }

  private static List<Span> name(Object name) {
    return List.of(span(Style.NAME, name), plain("="));
  }

  private DisplayItem item(List<Span> lead, @Nullable Object x) {
    return switch (x) {
      case Module m -> module(lead, m);
      case Variable v -> {
        if (seen.add(v)) yield variable(lead, v.getClass(), v.value(), v.metadata());
        yield line(lead, type(v), span(Style.COUNTS, "(shared, shown above)"));
      }
      case State s -> {
        var inside = new ArrayList<DisplayItem>();
        for (var leaf : s.leaves()) {
          var at = name(leaf.path());
          inside.add(
              leaf.type() == null
                  ? item(at, leaf.value())
                  : variable(at, leaf.type(), leaf.value(), leaf.metadata()));
        }
        yield block(lead, inside, ")", span(Style.TYPE, "State"), plain("("), header(s));
      }
      case Tensor t -> line(lead, span(Style.TENSOR, TensorSummary.of(t)));
      case List<?> list -> items(lead, list);
      case Object[] array -> items(lead, Arrays.asList(array));
      case Map<?, ?> map -> {
        var inside = new ArrayList<DisplayItem>();
        map.forEach((k, v) -> {
          var key = item(List.of(), k).head();
          inside.add(item(joined(key, plain(": ")), v));
        });
        yield block(lead, inside, "}", plain("{"));
      }
      case Record r when Containers.isContainer(r) && holdsState(r) -> {
        var inside = new ArrayList<DisplayItem>();
        for (var c : r.getClass().getRecordComponents()) {
          inside.add(item(name(c.getName()), Containers.component(r, c)));
        }
        yield block(lead, inside, ")", type(r), plain("("));
      }
      case String s -> line(lead, span(Style.TEXT, "'" + s + "'"));
      case null -> line(lead, plain("null"));
      default -> line(lead, plain(text(x)));
    };
  }

  private static Span type(Object x) {
    return span(Style.TYPE, x.getClass().getSimpleName());
  }

  private static Span header(Stateful x) {
    return span(Style.COUNTS, Sizes.header(x));
  }

  private DisplayItem module(List<Span> lead, Module m) {
    if (!seen.add(m)) {
      return line(lead, type(m), span(Style.COUNTS, "(shared, shown above)"));
    }
    var inside = new ArrayList<DisplayItem>();
    for (var f : Fields.of(m.getClass()).declared()) {
      if (!f.isSynthetic()) inside.add(item(name(f.getName()), Fields.get(f, m)));
    }
    return block(lead, inside, ")", type(m), plain("("), header(m));
  }

  private DisplayItem variable(
      List<Span> lead, Class<?> type, Tensor value, Map<String, Object> metadata) {
    boolean isKey = RngKey.class.isAssignableFrom(type);
    var spans =
        new ArrayList<>(
            List.of(
                span(Style.TYPE, type.getSimpleName()),
                plain("("),
                span(Style.NAME, "value"),
                plain("="),
                span(Style.TENSOR, isKey ? "<Tensor key<fry>()>" : TensorSummary.of(value))));
    metadata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          spans.add(plain(", "));
          spans.addAll(name(e.getKey()));
          spans.addAll(item(List.of(), e.getValue()).head());
        });
    spans.add(plain(")"));
    return line(lead, spans.toArray(Span[]::new));
  }

  private static boolean holdsState(Object x) {
    return Walk.of(x).all().stream()
        .anyMatch(l -> l.value() instanceof Stateful || l.value() instanceof Tensor);
  }

  /// Small things on one line, others one a line.
  private DisplayItem items(List<Span> lead, List<?> items) {
    if (items.stream().anyMatch(Display::isLarge)) {
      return block(lead, items.stream().map(i -> item(List.of(), i)).toList(), "]", plain("["));
    }
    var spans = new ArrayList<>(List.of(plain("[")));
    for (var i : items) {
      if (spans.size() > 1) spans.add(plain(", "));
      spans.addAll(item(List.of(), i).head());
    }
    spans.add(plain("]"));
    return line(lead, spans.toArray(Span[]::new));
  }

  private static boolean isLarge(@Nullable Object x) {
    return x instanceof Stateful
        || x instanceof Tensor
        || x instanceof Map
        || x != null && Containers.isContainer(x) && holdsState(x);
  }

  private static String text(Object x) {
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
}
