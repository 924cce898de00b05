package io.raffia;

import io.raffia.ir.Value;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a vectorized function inside the trace that is open: the function is staged for one
/// example, and its program batched and inlined.
final class Batching {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final io.raffia.ir.Location at = Sites.current();
  private final Axes axes;
  private final MappedArguments mapped;
  private final int n;
  private final Region body;
  private final List<Tensor> results = new ArrayList<>();

  /// Of each result: along which axis it is stacked; null where all examples share it.
  private final List<@Nullable Integer> stacking = new ArrayList<>();

  static @Nullable Object apply(Object function, Axes given, @Nullable Object[] args) {
    return new Batching(function, given, args).apply();
  }

  private Batching(Object function, Axes given, @Nullable Object[] args) {
    var in = new ArrayList<>(given.inputs());
    while (in.size() < args.length) in.add(In.MAPPED);
    axes = given.orElse(in, List.of(In.MAPPED)).withInputs(in);
    if (in.contains(In.CARRY) || axes.results().contains(In.CARRY)) {
      throw Errors.at("vmap carries nothing from one example to the next: In.CARRY is for scan");
    }
    mapped = new MappedArguments("vmap", in, args);
    n = size();
    body =
        Region.run(
            function,
            trace -> {
              var call = mapped.bind(trace);
              var name = axes.axisName();
              if (name != null) trace.axis = Collectives.Axis.in(trace, name, n);
              return call;
            });
  }

  private int size() {
    var places = new LinkedHashMap<Integer, List<String>>();
    for (int i = 0; i < mapped.sizes().size(); i++) {
      places
          .computeIfAbsent(mapped.sizes().get(i), _ -> new ArrayList<>())
          .add(mapped.names().get(i));
    }
    int declared = axes.size();
    if (places.isEmpty() && declared < 0) {
      throw Errors.at(
          "vmap must have at least one mapped argument, or Axes.size must say how many examples"
              + " there are");
    }
    if (places.size() > 1 || declared >= 0 && !places.isEmpty() && !places.containsKey(declared)) {
      var text = new StringBuilder("vmap got inconsistent sizes for array axes to be mapped:");
      if (declared >= 0) text.append("\n  * Axes.size was ").append(declared).append(';');
      places.forEach((size, names) -> text.append(describe(size, names)));
      throw Errors.at("%s\nGive what all examples share with In.SHARED", text);
    }
    return places.isEmpty() ? declared : places.keySet().iterator().next();
  }

  private static String describe(int size, List<String> names) {
    return names.size() == 1
        ? "\n  * one axis had size %d: %s;".formatted(size, names.getFirst())
        : "\n  * %d axes had size %d, e.g. %s;".formatted(names.size(), size, names.getFirst());
  }

  private @Nullable Object apply() {
    var value = body.result().value();
    var parts = axes.parts("vmap", value);
    var specs = new ArrayList<In>();
    for (int i = 0; i < parts.size(); i++) {
      for (var x : Tree.of(parts.get(i)).tensors()) {
        results.add(x);
        specs.add(axes.results().get(i));
      }
    }
    int direct = results.size();
    var written = body.trace.written();
    for (var v : written) results.add(body.trace.here(body.trace.read(v)));

    var captured = Region.captured(body);
    var axis = body.trace.axis;
    var params = new ArrayList<>(Region.values(body.trace, mapped.examples()));
    if (axis != null) params.add(axis.token().tracerValue());
    var marks = new ArrayList<>(Collections.nCopies(params.size(), true));
    params.addAll(body.captures(captured));
    marks.addAll(Collections.nCopies(captured.size(), false));
    var func = body.func("example", params, results.stream().map(Tensor::tracerValue).toList());
    var depends = Dependence.results(func, marks, _ -> true);
    for (int i = 0; i < direct; i++) stacking.add(stacking(i, specs.get(i), depends.get(i)));
    var made = axesOfMade(parts);
    for (int i = 0; i < written.size(); i++) {
      stacking.add(stacking(written.get(i), made, depends.get(direct + i)));
    }

    var in = new ArrayList<>(Region.values(outer, mapped.stacked()));
    if (axis != null)
      in.add(outer.builder.zeros(AxisOp.AXIS.withShape(AxisOp.AXIS.shape().prepend(n))));
    in.addAll(Region.values(outer, captured.values()));
    var grows = new ArrayList<Boolean>();
    for (int i = 0; i < depends.size(); i++) {
      grows.add(depends.get(i) || stacking.get(i) != null);
    }
    outer.builder.at(at);
    var out = Inline.inline(outer.builder, Vmap.vmap(func, n, marks, grows), in);
    for (int i = 0; i < written.size(); i++) {
      var after = tensor(out, direct + i);
      boolean each = written.get(i) instanceof CheckState && stacking.get(direct + i) != null;
      outer.write(written.get(i), each ? CheckState.any(after) : after);
    }
    body.repeatChanges();
    var whole = new ArrayList<@Nullable Object>();
    int next = 0;
    for (var part : parts) {
      var tree = Tree.of(part);
      var tensors = new ArrayList<Tensor>();
      for (var _ : tree.tensors()) tensors.add(tensor(out, next++));
      whole.add(tree.with(tensors));
    }
    return axes.whole(value, whole);
  }

  private Tensor tensor(List<Value> out, int i) {
    var x = Tensor.tracer(outer, out.get(i), results.get(i).isWeak());
    var axis = stacking.get(i);
    return axis == null ? x : Axes.moved(x, axis);
  }

  private @Nullable Integer stacking(int i, In spec, boolean depends) {
    if (spec instanceof In.Axis(int axis)) return axis;
    if (!depends) return null;
    throw Errors.at(
        "at vmap out axes of result %d, got axis spec %s but output was batched on axis 0: give it"
            + " an axis, or reduce it",
        i, spec);
  }

  /// The axes of Variables that the function made, where its result holds them.
  private Map<Variable, In> axesOfMade(List<@Nullable Object> parts) {
    var all = new IdentityHashMap<Variable, In>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part == null) continue;
      for (var leaf : Functional.walk(part).leaves()) {
        if (!(leaf.value() instanceof Variable v)) continue;
        var spec = axes.results().get(i);
        all.putIfAbsent(v, spec instanceof StateAxes s ? s.of(Functional.leaf(leaf)) : spec);
      }
    }
    return all;
  }

  private @Nullable Integer stacking(Variable v, Map<Variable, In> made, boolean depends) {
    var axis = mapped.mapped().get(v);
    if (axis != null) return axis;
    if (!body.isOutside(v)) {
      var spec = made.getOrDefault(v, In.MAPPED);
      if (spec instanceof In.Axis(int place)) return place;
      if (!depends) return null;
    } else if (!depends) {
      return null;
    } else if (v instanceof CheckState) {
      return 0;
    }
    throw Errors.at(
        "a %s that is shared by all examples of a vmap was set to a value that differs from example"
            + " to example: map it with In.MAPPED, or reduce the value",
        v.getClass().getSimpleName());
  }
}
