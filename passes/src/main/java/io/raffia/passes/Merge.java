package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Joins loops over one iteration space that read the same large array, or of which one reads what
/// the other writes: memory is passed over once. The later loop's loads of the earlier one's
/// results become the values themselves.
final class Merge {
  /// Joined loops stay small enough to be compiled.
  private static final int MAX_NODES = 260;

  private static final int MAX_ARRAYS = 24;

  /// Of the loops that use an array, so many of the nearest are tried.
  private static final int MAX_TRIED = 32;

  private static final NavigableSet<Integer> NONE = Collections.emptyNavigableSet();

  private final Program program;
  private final List<@Nullable Kernel> kernels;
  private final Map<Value, Integer> writer = new HashMap<>();

  /// The kernels that read an array, by its storage.
  private final Map<Value, NavigableSet<Integer>> readers = new HashMap<>();

  /// The loops that read or write an array: only these are worth joining with others that do.
  private final Map<Value, NavigableSet<Integer>> users = new HashMap<>();

  private final @Nullable Space[] spaces;

  /// What loops that can be joined have in common: the extents of their axes, and of the axes that
  /// all their folds run over.
  private record Space(List<Integer> axes, List<Integer> folded) {
    long size() {
      long all = 1;
      for (int n : axes) all *= n;
      for (int n : folded) all *= n;
      return all;
    }
  }

  private Merge(Program program) {
    this.program = program;
    kernels = new ArrayList<>(program.kernels());
    spaces = new Space[kernels.size()];
    for (int i = 0; i < kernels.size(); i++) index(i);
  }

  static Program merge(Program program) {
    var merge = new Merge(program);
    for (int later = 0; later < merge.kernels.size(); later++) merge.join(later);
    var rest = merge.kernels.stream().flatMap(java.util.stream.Stream::ofNullable).toList();
    return new Program(program.func(), rest, program.aliases());
  }

  private void index(int i) {
    var k = kernels.get(i);
    if (k == null) return;
    for (var v : k.writes()) writer.put(program.storage(v), i);
    for (var v : k.reads()) add(readers, program.storage(v), i);
    if (!(k instanceof Kernel.Loop loop)) return;
    spaces[i] = space(loop);
    for (var v : loop.reads()) add(users, v, i);
    for (var v : loop.writes()) add(users, v, i);
  }

  private static void add(Map<Value, NavigableSet<Integer>> index, Value v, int i) {
    index.computeIfAbsent(v, _ -> new TreeSet<>()).add(i);
  }

  private void forget(int i) {
    var k = kernels.get(i);
    if (k == null) return;
    for (var v : k.reads()) remove(readers, program.storage(v), i);
    for (var v : k.reads()) remove(users, v, i);
    for (var v : k.writes()) remove(users, v, i);
    spaces[i] = null;
    kernels.set(i, null);
  }

  private static void remove(Map<Value, NavigableSet<Integer>> index, Value v, int i) {
    var all = index.get(v);
    if (all != null) all.remove(i);
  }

  /// Joins a loop with the nearest earlier one that reads or writes something that it reads, as
  /// large as the loop itself: joining saves a pass over that.
  private void join(int later) {
    var space = spaces[later];
    if (!(kernels.get(later) instanceof Kernel.Loop b) || space == null) return;
    var candidates = new TreeSet<Integer>(Comparator.reverseOrder());
    for (var v : b.reads()) {
      if (2 * v.type().size() < space.size()) continue;
      var near = users.getOrDefault(v, NONE).headSet(later, false).descendingIterator();
      for (int i = 0; i < MAX_TRIED && near.hasNext(); i++) candidates.add(near.next());
    }
    for (int earlier : candidates) if (join(earlier, later, b)) return;
  }

  private boolean join(int earlier, int later, Kernel.Loop b) {
    if (!(kernels.get(earlier) instanceof Kernel.Loop a)) return false;
    if (!Objects.equals(spaces[earlier], spaces[later])) return false;
    boolean up = b.reads().stream().allMatch(v -> writtenBefore(v, earlier, a));
    if (!up && !unreadBetween(a, earlier, later)) return false;
    var joined = joined(a, b);
    if (joined == null) return false;
    int at = up ? earlier : later;
    forget(earlier);
    forget(later);
    kernels.set(at, joined);
    index(at);
    return true;
  }

  /// Whether the array exists when kernel `at` starts, or is written by it.
  private boolean writtenBefore(Value v, int at, Kernel.Loop self) {
    return writer.getOrDefault(program.storage(v), -1) < at || self.writes().contains(v);
  }

  private boolean unreadBetween(Kernel.Loop a, int from, int to) {
    for (var v : a.writes()) {
      var next = readers.getOrDefault(program.storage(v), NONE).higher(from);
      if (next != null && next < to) return false;
    }
    return true;
  }

  private static List<Integer> extents(List<Scalar.Axis> axes) {
    return axes.stream().map(Scalar.Axis::extent).toList();
  }

  /// The axes of a loop's folds, when all its stores are folds over the same ones; none when no
  /// store is a fold.
  private static @Nullable List<Scalar.Axis> folded(Kernel.Loop loop) {
    List<Scalar.Axis> axes = null;
    for (var s : loop.stores()) {
      List<Scalar.Axis> own = s.body() instanceof Scalar.Fold f ? f.axes() : List.of();
      if (axes != null && !axes.equals(own)) return null;
      axes = own;
    }
    return axes;
  }

  private static @Nullable Space space(Kernel.Loop loop) {
    var over = folded(loop);
    return over == null ? null : new Space(extents(loop.axes()), extents(over));
  }

  private @Nullable Kernel joined(Kernel.Loop a, Kernel.Loop b) {
    var arrays = new LinkedHashSet<Value>(a.reads());
    arrays.addAll(b.reads());
    arrays.addAll(a.writes());
    arrays.addAll(b.writes());
    if (arrays.size() > MAX_ARRAYS) return null;
    var substitution = new Substitution(a.graph());
    for (int i = 0; i < a.axes().size(); i++)
      substitution.replace(b.axes().get(i), a.axes().get(i));
    var x = folded(a);
    var y = folded(b);
    if (x == null || y == null) return null;
    for (int i = 0; i < x.size(); i++) substitution.replace(y.get(i), x.get(i));
    var index = a.axes().stream().map(axis -> a.graph().intern(axis)).toList();
    for (var s : a.stores()) substitution.define(s.to(), new SameScalars(index), s.body());
    var stores = new ArrayList<>(a.stores());
    var sources = new HashSet<Value>();
    for (var v : a.writes()) sources.add(program.storage(v));
    for (var s : b.stores()) {
      var body = substitution.apply(s.body());
      // Something else of the earlier loop is read than the element of this iteration.
      if (Loads.of(body).stream().anyMatch(v -> sources.contains(program.storage(v)))) return null;
      if (!x.isEmpty() && !(body instanceof Scalar.Fold)) return null;
      // A fold whose body needs the other fold's result cannot run beside it.
      if (body instanceof Scalar.Fold f
          && a.stores().stream().anyMatch(o -> contains(f.body(), o.body()))) return null;
      stores.add(new Kernel.Store(s.to(), body));
    }
    // Folds that share loops stand in one place, so they must depend on the same outer loops.
    if (!x.isEmpty() && stores.stream().map(s -> varying(s, a.axes())).distinct().count() > 1)
      return null;
    if (size(stores) > MAX_NODES) return null;
    var reads = new LinkedHashSet<Value>();
    for (var s : stores) reads.addAll(Loads.of(s.body()));
    var eqns = new LinkedHashSet<Eqn>(a.eqns());
    eqns.addAll(b.eqns());
    return new Kernel.Loop(a.graph(), a.axes(), stores, List.copyOf(reads), List.copyOf(eqns));
  }

  /// The positions of the axes that the store's value changes along.
  private static List<Integer> varying(Kernel.Store store, List<Scalar.Axis> axes) {
    var parts = nodes(store.body(), new IdentityHashMap<>());
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i).extent() > 1 && parts.containsKey(axes.get(i))) positions.add(i);
    }
    return positions;
  }

  private static boolean contains(Scalar s, Scalar part) {
    return nodes(s, new IdentityHashMap<>()).containsKey(part);
  }

  private static int size(List<Kernel.Store> stores) {
    var seen = new IdentityHashMap<Scalar, Boolean>();
    for (var s : stores) nodes(s.body(), seen);
    return seen.size();
  }

  private static IdentityHashMap<Scalar, Boolean> nodes(
      Scalar s, IdentityHashMap<Scalar, Boolean> seen) {
    if (seen.put(s, true) == null) ScalarGraph.parts(s).forEach(p -> nodes(p, seen));
    return seen;
  }

  /// Rewrites scalars: axes by axes, and loads of defined arrays at one index by their bodies.
  private static final class Substitution {
    private final ScalarGraph graph;
    private final IdentityHashMap<Scalar, Scalar> done = new IdentityHashMap<>();
    private final Map<Value, Scalar> bodies = new HashMap<>();
    private @Nullable SameScalars at;

    Substitution(ScalarGraph graph) {
      this.graph = graph;
    }

    void replace(Scalar.Axis axis, Scalar.Axis by) {
      done.put(axis, graph.intern(by));
    }

    void define(Value array, SameScalars index, Scalar body) {
      bodies.put(array, body);
      at = index;
    }

    Scalar apply(Scalar s) {
      var known = done.get(s);
      if (known != null) return known;
      var result =
          switch (s) {
            case Scalar.Num _, Scalar.Axis _ -> s;
            case Scalar.Load(var array, var index) -> {
              var moved = index.stream().map(this::apply).toList();
              var body = bodies.get(array);
              yield body != null && new SameScalars(moved).equals(at)
                  ? body
                  : new Scalar.Load(array, moved);
            }
            case Scalar.Apply(var op, var args) ->
                new Scalar.Apply(op, args.stream().map(this::apply).toList());
            case Scalar.Fold(var monoid, var axes, var body) ->
                new Scalar.Fold(
                    monoid,
                    axes.stream().map(a -> done.get(a) instanceof Scalar.Axis b ? b : a).toList(),
                    apply(body));
          };
      var interned = graph.intern(result);
      done.put(s, interned);
      return interned;
    }
  }
}
