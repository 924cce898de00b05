package io.raffia;

import io.raffia.ir.Value;
import io.raffia.ir.op.Scan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a scan inside the trace that is open: one iteration is staged as a region.
///
/// Variables that an iteration sets are carried, unless they are mapped: of those each iteration
/// has its own.
final class Scanning {
  static final List<In> CARRY_THEN_FIRST_AXIS = List.of(In.CARRY, In.MAPPED);

  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final Object function;
  private final Axes axes;
  private final MappedArguments mapped;
  private final int carry;
  private final int length;
  private final Iteration iteration;

  static @Nullable Object apply(Object function, Axes given, @Nullable Object[] args) {
    return new Scanning(function, given, args).apply();
  }

  private Scanning(Object function, Axes given, @Nullable Object[] args) {
    if (given.axisName() != null) {
      throw Errors.at(
          "scan runs one iteration after another, which have nothing to compute together: axisName"
              + " is for vmap");
    }
    this.function = function;
    axes = given.orElse(CARRY_THEN_FIRST_AXIS, CARRY_THEN_FIRST_AXIS);
    if (axes.inputs().equals(List.of(In.CARRY)) && args.length != 1) {
      throw Errors.at(
          "When the in axes are In.CARRY alone, the function must take exactly one argument, got %d"
              + " arguments",
          args.length);
    }
    carry = carry("in", axes.inputs());
    if (carry < 0 != carry("out", axes.results()) < 0) {
      throw Errors.at(
          "If one of the in and out axes has In.CARRY, the other must also have it. Got in axes %s"
              + " and out axes %s",
          axes.inputs(), axes.results());
    }
    for (var out : axes.results()) {
      if (out.equals(In.SHARED)) {
        throw Errors.at("Cannot broadcast output state. Got out axes %s", axes.results());
      }
      if (out instanceof StateAxes) {
        throw Errors.at("scan results take an axis or In.CARRY, found StateAxes");
      }
    }
    mapped = new MappedArguments("scan", axes.inputs(), args);
    length = length();
    iteration = new Iteration("scan", carry < 0 ? null : args[carry]);
  }

  private static int carry(String side, List<In> all) {
    int at = all.indexOf(In.CARRY);
    int last = all.lastIndexOf(In.CARRY);
    if (at == last) return at;
    throw Errors.at(
        "Found multiple Carry definitions at %s axes %d and %d: make a record of what is carried",
        side, at, last);
  }

  private int length() {
    var sizes = new LinkedHashSet<>(mapped.sizes());
    int declared = axes.size();
    if (sizes.size() > 1) {
      throw Errors.ofShapes(
          "scan got values with different leading axis sizes: %s (%s)",
          list(sizes), String.join("; ", mapped.names()));
    }
    if (sizes.isEmpty() && declared < 0) {
      throw Errors.at("scan got no values to scan over and no length: give it with Axes.size");
    }
    if (!sizes.isEmpty() && declared >= 0 && sizes.iterator().next() != declared) {
      throw Errors.ofShapes(
          "scan got `length` argument of %d which disagrees with leading axis sizes %s",
          declared, sizes);
    }
    return sizes.isEmpty() ? declared : sizes.iterator().next();
  }

  private static String list(Iterable<Integer> sizes) {
    var all = new ArrayList<String>();
    for (var s : sizes) all.add(s.toString());
    return String.join(", ", all);
  }

  private @Nullable Object apply() {
    var at = Sites.current();
    Region body;
    Tree carried;
    List<@Nullable Object> parts;
    do {
      body = Region.runLoop(function, this::bind);
      body.requireNoChanges("the body of a scan, whose code stands for every iteration");
      parts = axes.parts("scan", body.result().value());
      carried = carry < 0 ? Tree.of(null) : Tree.of(parts.get(axes.results().indexOf(In.CARRY)));
    } while (carry >= 0 && !iteration.accepts(carried));
    outer.builder.at(at);
    return emit(body, carried, parts);
  }

  private @Nullable Object[] bind(Trace trace) {
    var call = mapped.bind(trace);
    if (carry >= 0) call[carry] = iteration.bind(trace);
    return call;
  }

  private @Nullable Object emit(Region body, Tree carried, List<@Nullable Object> parts) {
    var sliced = mapped.mapped();
    var variables = iteration.variables(body, sliced);
    for (var v : variables.carried().keySet()) requireMayCarry(v);
    var slicedAndSet = body.written().stream().filter(sliced::containsKey).toList();

    var next = new ArrayList<>(Region.values(body.trace, carried.tensors()));
    for (var v : variables.carried().keySet()) next.add(body.end(v));
    int carries = next.size();
    var stacked = new ArrayList<Tree>();
    for (int i = 0; i < parts.size(); i++) {
      if (axes.results().get(i).equals(In.CARRY)) continue;
      stacked.add(Tree.of(parts.get(i)));
      next.addAll(Region.values(body.trace, stacked.getLast().tensors()));
    }
    for (var v : slicedAndSet) next.add(body.end(v));
    for (var v : body.made()) next.add(body.end(v));

    var captured = Region.captured(body);
    var params = new ArrayList<>(body.captures(captured));
    params.addAll(variables.read().values());
    int consts = params.size();
    params.addAll(Region.values(body.trace, iteration.params()));
    params.addAll(variables.carried().values());
    params.addAll(Region.values(body.trace, mapped.examples()));

    var in = new ArrayList<>(Region.values(outer, captured.values()));
    for (var v : variables.read().keySet()) in.add(outer.value(outer.read(v)));
    in.addAll(Region.values(outer, iteration.start().tensors()));
    for (var v : variables.carried().keySet()) in.add(outer.value(outer.read(v)));
    in.addAll(Region.values(outer, mapped.stacked()));
    var op = new Scan(body.func("body", params, next), length, consts, carries, axes.isReversed());
    return results(
        body, outer.builder.emitAll(op, in, ""), carried, parts, variables, slicedAndSet);
  }

  private void requireMayCarry(Variable v) {
    var use = mapped.use(v);
    if (use == null || !use.in().equals(In.SHARED)) return;
    throw Errors.at(
        "'%s', a %s, is the same for all iterations of a scan (In.SHARED) but the body sets it:"
            + " give it In.CARRY to see what the iteration before has set",
        use.path(), v.getClass().getSimpleName());
  }

  private @Nullable Object results(
      Region body,
      List<Value> out,
      Tree carried,
      List<@Nullable Object> parts,
      Iteration.Variables variables,
      List<Variable> slicedAndSet) {
    var next = out.subList(carried.tensors().size(), out.size()).iterator();
    for (var v : variables.carried().keySet()) {
      outer.write(v, tensor(next.next(), body.trace.read(v).isWeak()));
    }
    var whole = new ArrayList<@Nullable Object>();
    for (int i = 0; i < parts.size(); i++) {
      if (!(axes.results().get(i) instanceof In.Axis(int axis))) {
        whole.add(iteration.end(outer, carried, out));
        continue;
      }
      var tree = Tree.of(parts.get(i));
      var tensors = new ArrayList<Tensor>();
      for (var x : tree.tensors()) {
        tensors.add(Axes.moved(tensor(next.next(), x.isWeak()), axis));
      }
      whole.add(tree.with(tensors));
    }
    for (var v : slicedAndSet) {
      int axis = Objects.requireNonNull(mapped.mapped().get(v));
      outer.write(v, Axes.moved(tensor(next.next(), body.trace.read(v).isWeak()), axis));
    }
    for (var v : body.made()) {
      outer.write(v, tensor(next.next(), body.trace.read(v).isWeak()));
    }
    return axes.whole(body.result().value(), whole);
  }

  private Tensor tensor(Value v, boolean weak) {
    return Tensor.tracer(outer, v, weak);
  }
}
