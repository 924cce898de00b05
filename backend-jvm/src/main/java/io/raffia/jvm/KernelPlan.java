package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.MemoryPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is computed in which scope: every needed node and partial address of a kernel, by loop.
public final class KernelPlan {
  /// An element to be written; where `guard` is false it is left alone.
  public record Output(Value to, Node.Sum at, Node value, @Nullable Node guard) {}

  public final List<Loop> outer;
  public final List<Output> outputs;

  /// Whether iterations may write the same element, so that their order matters.
  final boolean ordered;

  public final Set<Value> arrays = new LinkedHashSet<>();
  private final Map<Object, Address> known = new HashMap<>();
  private final IdentityHashMap<Object, Address> chains = new IdentityHashMap<>();
  private final Map<Integer, List<Node>> nodes = new HashMap<>();
  private final Map<Integer, List<Address>> addresses = new LinkedHashMap<>();
  private final IdentityHashMap<Loop, List<Node.Fold>> folds = new IdentityHashMap<>();
  private final Set<Loop> vectorized;
  private final Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());

  /// What is computed again and again, if this is that.
  final @Nullable Recurrence recurrence;

  KernelPlan(Lowering lowering, List<Loop> outer, List<Output> outputs, boolean ordered) {
    this(lowering, outer, outputs, ordered, null);
  }

  KernelPlan(Lowering lowering, List<Loop> outer, List<Output> outputs, Recurrence recurrence) {
    this(lowering, outer, outputs, false, recurrence);
  }

  private KernelPlan(
      Lowering lowering,
      List<Loop> outer,
      List<Output> outputs,
      boolean ordered,
      @Nullable Recurrence recurrence) {
    this.outer = outer;
    this.outputs = outputs;
    this.ordered = ordered;
    this.recurrence = recurrence;
    lowering.place(outer);
    for (var o : outputs) {
      need(o.value);
      if (o.guard != null) need(o.guard);
      chains.put(o, chain(o.to, o.at));
    }
    vectorized = Vectorization.of(this);
    nodes.values().forEach(list -> list.sort(Comparator.comparingInt(n -> n.id)));
  }

  private void need(Node node) {
    if (!needed.add(node)) return;
    if (node instanceof Node.Load load) {
      if (load.guard != null) need(load.guard);
      chains.put(load, chain(load.array, load.at));
    } else {
      node.operands().forEach(this::need);
    }
    if (node instanceof Node.Fold fold) {
      folds.computeIfAbsent(fold.over.getFirst(), k -> new ArrayList<>()).add(fold);
    }
    nodes.computeIfAbsent(key(node.scope), k -> new ArrayList<>()).add(node);
  }

  private static int key(@Nullable Loop scope) {
    return scope == null ? -1 : scope.id;
  }

  private Address chain(Value array, Node.Sum at) {
    arrays.add(array);
    at.terms.forEach(this::need);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < at.terms.size(); i++) order.add(i);
    order.sort(Comparator.comparingInt(i -> Loop.depth(at.terms.get(i).scope)));
    var address = address(new Address(array, null, null, List.of(), List.of()));
    for (int i = 0; i < order.size(); ) {
      var scope = at.terms.get(order.get(i)).scope;
      var terms = new ArrayList<Node>();
      var factors = new ArrayList<Long>();
      for (; i < order.size() && at.terms.get(order.get(i)).scope == scope; i++) {
        terms.add(at.terms.get(order.get(i)));
        factors.add(at.factors.get(order.get(i)));
      }
      address = address(new Address(array, address, scope, terms, factors));
    }
    return address;
  }

  private Address address(Address a) {
    var key = new ArrayList<Object>();
    key.add(a.array());
    key.add(a.outer() == null ? 0 : System.identityHashCode(a.outer()));
    a.terms().forEach(t -> key.add(t.id));
    key.addAll(a.factors());
    var existing = known.get(key);
    if (existing != null) return existing;
    known.put(key, a);
    addresses.computeIfAbsent(key(a.scope()), k -> new ArrayList<>()).add(a);
    return a;
  }

  /// The address, but for the constant offset, that a load or an output uses.
  Address address(Object loadOrOutput) {
    var chain = chains.get(loadOrOutput);
    if (chain == null) throw new IllegalStateException("no address for " + loadOrOutput);
    return chain;
  }

  /// The needed nodes of a scope, operands first.
  public List<Node> nodes(@Nullable Loop scope) {
    return nodes.getOrDefault(key(scope), List.of());
  }

  /// The partial addresses that a scope completes.
  List<Address> addresses(@Nullable Loop scope) {
    return addresses.getOrDefault(key(scope), List.of());
  }

  /// All nodes that are computed.
  public Set<Node> needed() {
    return needed;
  }

  /// The number of times that the innermost code runs, folds included.
  long elements() {
    long all = 1;
    for (var loop : outer) all *= loop.extent;
    long most = 1;
    for (var group : folds.values()) {
      long one = 1;
      for (var loop : group.getFirst().over) one *= loop.extent;
      most = Math.max(most, one);
    }
    return all * most * (recurrence == null ? 1 : recurrence.length);
  }

  /// The bytes that an array takes: of slices, those of all steps.
  long bytes(Value array) {
    var slice = recurrence == null ? null : recurrence.sliceBytes.get(array);
    return slice == null || recurrence == null
        ? MemoryPlan.bytes(array)
        : slice * recurrence.length;
  }

  /// The loops that run over lanes.
  Set<Loop> vectorized() {
    return vectorized;
  }

  /// All folds, those that share loops together.
  public Collection<List<Node.Fold>> groups() {
    return folds.values();
  }

  /// The folds that share a fold's loops.
  public List<Node.Fold> group(Node.Fold fold) {
    return folds.getOrDefault(fold.over.getFirst(), List.of());
  }
}
