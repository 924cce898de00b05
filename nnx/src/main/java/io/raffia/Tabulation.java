package io.raffia;

import io.raffia.ir.Shape;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of [Nnx#tabulate]: the calls of Modules while one is evaluated for its shapes, and
/// what state each holds.
final class Tabulation {
  private static final String CALL = "call";

  /// A Module's own Variables by kind and name, and the sizes of all inside by kind.
  private record Holding(
      Path path, Map<String, TreeMap<String, String>> own, TreeMap<String, Sizes> sizes) {}

  /// A call that has begun: what it gives is known when it ends.
  private static final class Row {
    final Module module;
    final String inputs;
    String outputs = "";

    Row(Module module, String inputs) {
      this.module = module;
      this.inputs = inputs;
    }
  }

  private final IdentityHashMap<Module, Holding> holdings = new IdentityHashMap<>();
  private final Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Row> rows = new ArrayList<>();

  private Tabulation() {}

  static String of(Module model, int depth, @Nullable Object... inputs) {
    var table = new Tabulation();
    table.count(Path.ROOT, model);
    var method = method(model, inputs);
    AbstractEvaluation.observed(model, method, inputs, table::begins);
    return table.render(model, depth);
  }

  private static Method method(Module model, @Nullable Object... inputs) {
    for (Class<?> c = model.getClass(); c != null; c = c.getSuperclass()) {
      for (var m : c.getDeclaredMethods()) {
        if (m.getName().equals(CALL) && !m.isBridge() && takes(m, inputs)) return m;
      }
    }
    throw Errors.at(
        "%s has no method call of these %d arguments", model.getClass().getName(), inputs.length);
  }

  private static boolean takes(Method m, @Nullable Object... inputs) {
    var types = m.getParameterTypes();
    if (types.length != inputs.length) return false;
    for (int i = 0; i < types.length; i++) {
      var type = MethodType.methodType(types[i]).wrap().returnType();
      if (inputs[i] != null && !type.isInstance(inputs[i])) return false;
    }
    return true;
  }

  /// A Module's method is called; returns what to do with its result.
  private Staging.@Nullable Ending begins(
      Module module, String method, List<@Nullable Object> arguments) {
    if (!method.equals(CALL) || !holdings.containsKey(module)) return null;
    var inputs = listed(arguments);
    for (var r : rows) if (r.module.equals(module)) return null;
    var row = new Row(module, inputs);
    rows.add(row);
    return result -> row.outputs = text(result, "");
  }

  private Holding count(Path path, Module m) {
    var holding = new Holding(path, new TreeMap<>(), new TreeMap<>());
    holdings.put(m, holding);
    counted.add(m);
    for (var x : directly(m)) {
      var place = x.path();
      if (!counted.add(x.value())) continue;
      if (x.value() instanceof Module child) {
        var below = count(new Path(joined(path, place)), child);
        below.sizes.forEach((kind, s) -> holding.sizes.merge(kind, s, Sizes::plus));
      } else if (x.value() instanceof Variable v) {
        var kind = kind(v);
        var name = place.keys().stream().map(Object::toString).collect(Collectors.joining("/"));
        holding.own.computeIfAbsent(kind, _ -> new TreeMap<>()).put(name, type(v.value()));
        var leaf = new State.Leaf(place, v.getClass(), v.metadata(), v.value());
        holding.sizes.merge(kind, Sizes.of(leaf), Sizes::plus);
      }
    }
    return holding;
  }

  /// The Modules and Variables in a Module's fields and their containers.
  private static List<Located<Object>> directly(Module m) {
    return Walk.direct(m).stream()
        .filter(x -> x.value() instanceof Module || x.value() instanceof Variable)
        .toList();
  }

  private static List<Object> joined(Path path, Path rest) {
    var all = new ArrayList<>(path.keys());
    all.addAll(rest.keys());
    return all;
  }

  private static String kind(Variable v) {
    return v instanceof RngState ? "RngState" : v.getClass().getSimpleName();
  }

  private static String type(Tensor x) {
    return TensorSummary.name(x.dtype()) + extents(x.shape());
  }

  private static String extents(Shape shape) {
    return shape.dims().stream()
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String listed(List<@Nullable Object> arguments) {
    var given = arguments.stream().filter(Objects::nonNull).toList();
    return given.size() == 1 ? text(given.getFirst(), "") : text(given, "");
  }

  /// As YAML: lists and records one item a line.
  private static String text(@Nullable Object x, String indent) {
    return switch (x) {
      case null -> "null";
      case Tensor t -> type(t);
      case Module m -> m.getClass().getSimpleName() + "(...)";
      case Object[] array -> text(Arrays.asList(array), indent);
      case List<?> list ->
          list.stream()
              .map(i -> "- " + text(i, indent + "  "))
              .collect(Collectors.joining("\n" + indent));
      case Record r when Containers.isContainer(r) ->
          Arrays.stream(r.getClass().getRecordComponents())
              .map(c -> item(c.getName(), Containers.component(r, c), indent))
              .collect(Collectors.joining("\n" + indent));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> item(String.valueOf(e.getKey()), e.getValue(), indent))
              .collect(Collectors.joining("\n" + indent));
      default -> x.getClass().isHidden() ? "<function>" : x.toString();
    };
  }

  private static String item(String name, @Nullable Object x, String indent) {
    var text = text(x, indent + "  ");
    return name + ":" + (text.contains("\n") ? "\n" + indent + "  " + text : " " + text);
  }

  private String render(Module model, int depth) {
    var all = held(model);
    var kinds = List.copyOf(all.sizes.keySet());
    var table = new Table();
    var header = new ArrayList<>(List.of("path", "type", "inputs", "outputs"));
    header.addAll(kinds);
    table.add(header);
    for (var row : rows) {
      var held = held(row.module);
      if (held.path.keys().size() > depth || isRandom(row.module)) continue;
      var path = held.path.keys().stream().map(Object::toString).collect(Collectors.joining("/"));
      var cells =
          new ArrayList<>(
              List.of(path, row.module.getClass().getSimpleName(), row.inputs, row.outputs));
      for (var kind : kinds) cells.add(cell(held, kind));
      table.add(cells);
    }
    var footer = new ArrayList<>(List.of("", "", "", "Total"));
    Sizes total = null;
    for (var kind : kinds) {
      var sizes = all.sizes.getOrDefault(kind, Sizes.NONE);
      footer.add(sizes.toString());
      total = total == null ? sizes : total.plus(sizes);
    }
    table.add(footer);
    return table.render(
        model.getClass().getSimpleName() + " Summary",
        "Total Parameters: " + (total == null ? Sizes.NONE : total));
  }

  private static boolean isRandom(Module m) {
    return m instanceof RngStream || m instanceof Rngs;
  }

  private Holding held(Module m) {
    var known = holdings.get(m);
    if (known == null) throw new IllegalStateException("not counted");
    return known;
  }

  private static String cell(Holding held, String kind) {
    var out = new StringBuilder();
    held.own
        .getOrDefault(kind, new TreeMap<>())
        .forEach((name, type) -> out.append(name).append(": ").append(type).append('\n'));
    if (!out.isEmpty()) out.append('\n');
    var sizes = held.sizes.get(kind);
    return sizes == null ? out.toString() : out.append(sizes).toString();
  }
}
