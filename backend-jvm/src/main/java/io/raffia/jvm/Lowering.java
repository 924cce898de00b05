package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Affine;
import io.raffia.passes.ScalarGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scalars to [Node]s: addresses become linear, and a load that may be out of bounds in an arm of a
/// select gets the conditions on the way to it as its guard.
final class Lowering {
  private final ScalarGraph graph;
  private final Map<Object, Node> known = new HashMap<>();
  private final IdentityHashMap<Scalar.Axis, Loop> loops = new IdentityHashMap<>();
  private final IdentityHashMap<Scalar, Boolean> risky = new IdentityHashMap<>();

  private final IdentityHashMap<Value, Forwarded> forwarded = new IdentityHashMap<>();

  /// By scalar and by the number of the guard, -1 for none.
  private final IdentityHashMap<Scalar, Map<Integer, Node>> lowered = new IdentityHashMap<>();

  /// All nodes, operands first.
  final List<Node> nodes = new ArrayList<>();

  /// All loops, by number.
  final List<Loop> allLoops = new ArrayList<>();

  private @Nullable Value pinned;
  private List<Loop> pinnedTo = List.of();

  /// Of axes that are part of the next one, that one; see [Collapse].
  private final Map<Scalar.Axis, Scalar.Axis> collapsed;

  Lowering(ScalarGraph graph, Map<Scalar.Axis, Scalar.Axis> collapsed) {
    this.graph = graph;
    this.collapsed = collapsed;
  }

  /// The loops of the axes, outermost first.
  List<Loop> loops(List<Scalar.Axis> axes) {
    var result = new ArrayList<Loop>();
    long extent = 1;
    for (var axis : axes) {
      if (axis.extent() == 1) continue;
      extent *= axis.extent();
      if (collapsed.containsKey(axis)) continue;
      var loop = loops.get(axis);
      if (loop == null) {
        loop = new Loop(allLoops.size(), extent);
        allLoops.add(loop);
        loops.put(axis, loop);
      }
      result.add(loop);
      extent = 1;
    }
    return result;
  }

  /// Makes `axes` the loops that `others` are; says whether their extents allow that.
  boolean share(List<Scalar.Axis> axes, List<Scalar.Axis> others) {
    var mine = axes.stream().filter(a -> a.extent() != 1).toList();
    var theirs = others.stream().filter(a -> a.extent() != 1).toList();
    if (mine.size() != theirs.size()) return false;
    for (int i = 0; i < mine.size(); i++) {
      var from = mine.get(i);
      var to = theirs.get(i);
      var loop = loops.get(to);
      if (from.extent() != to.extent() || collapsed.containsKey(from) != collapsed.containsKey(to))
        return false;
      if (loop != null) loops.put(from, loop);
    }
    return true;
  }

  private Loop loop(Scalar.Axis axis) {
    var loop = loops.get(axis);
    if (loop == null)
      throw new IllegalStateException("axis of extent " + axis.extent() + " has no loop");
    return loop;
  }

  Node number(DType dtype, long bits) {
    return intern(List.of("num", dtype, bits), () -> new Node.Num(dtype, bits));
  }

  Node apply(Pointwise op, List<Node> args) {
    var key = new ArrayList<Object>();
    key.add(op);
    args.forEach(a -> key.add(a.id));
    return intern(
        key, () -> new Node.Apply(op, op.result(args.stream().map(a -> a.dtype).toList()), args));
  }

  private Node intern(Object key, java.util.function.Supplier<Node> make) {
    var node = known.get(key);
    if (node == null) {
      node = make.get();
      node.id = nodes.size();
      nodes.add(node);
      known.put(key, node);
    }
    return node;
  }

  /// The node of an interned scalar that is computed only where `guard` holds.
  Node lower(Scalar s, @Nullable Node guard) {
    var needed = guard != null && risky(s) ? guard : null;
    var byGuard = lowered.computeIfAbsent(s, _ -> new HashMap<>());
    // A fold that is computed anyway serves here too: the guard may be made from it.
    boolean anyway = s instanceof Scalar.Fold && byGuard.containsKey(-1);
    int key = needed == null || anyway ? -1 : needed.id;
    var done = byGuard.get(key);
    if (done == null) {
      done = build(s, needed);
      byGuard.put(key, done);
    }
    return done;
  }

  private Node build(Scalar s, @Nullable Node guard) {
    return switch (s) {
      case Scalar.Num(var t, long bits) -> number(t, bits);
      case Scalar.Axis axis -> counter(axis);
      case Scalar.Load(var array, var index) -> load(array, index, guard);
      case Scalar.Apply(var op, var args) when op == Select.SELECT -> {
        var condition = lower(args.get(0), guard);
        boolean bounds = isOfIndices(args.get(0));
        var ifYes = bounds && risky(args.get(1)) ? and(guard, condition) : guard;
        var yes = lower(args.get(1), ifYes);
        var ifNo =
            bounds && risky(args.get(2)) ? and(guard, apply(Unary.NOT, List.of(condition))) : guard;
        var no = lower(args.get(2), ifNo);
        yield apply(op, List.of(condition, yes, no));
      }
      case Scalar.Apply(var op, var args) when op == Clamp.CLAMP -> {
        var low = lower(args.get(0), guard);
        var raised = apply(Binary.MAX, List.of(lower(args.get(1), guard), low));
        yield apply(Binary.MIN, List.of(raised, lower(args.get(2), guard)));
      }
      case Scalar.Apply(var op, var args) -> {
        if (s.dtype() == DType.I64 && !isAtom(s)) yield sum(graph.affine(s), guard);
        yield apply(op, args.stream().map(a -> lower(a, guard)).toList());
      }
      case Scalar.Fold(var monoid, var axes, var body) -> {
        var over = loops(axes);
        var inner = lower(body, guard);
        var key = new ArrayList<Object>(List.of(monoid, inner.id));
        over.forEach(l -> key.add(l.id));
        yield intern(key, () -> new Node.Fold(monoid, over, inner));
      }
    };
  }

  /// Whether a condition tells of indices, which are `i64`: only such a one keeps a load within
  /// bounds. Guards multiply, so others make none.
  private static boolean isOfIndices(Scalar condition) {
    return switch (condition) {
      case Scalar.Apply(Compare _, var args) -> args.getFirst().dtype() == DType.I64;
      case Scalar.Apply(var _, var args) ->
          args.stream().anyMatch(a -> a.dtype() == DType.I1 && isOfIndices(a));
      case Scalar.Num _, Scalar.Axis _, Scalar.Load _, Scalar.Fold _ -> false;
    };
  }

  private Node counter(Scalar.Axis axis) {
    var loop = loop(axis);
    return intern(List.of("counter", loop.id), () -> new Node.Counter(loop));
  }

  private boolean isAtom(Scalar s) {
    var terms = graph.affine(s).terms();
    return terms.size() == 1 && terms.containsKey(s);
  }

  private Node.Sum sum(Affine affine, @Nullable Node guard) {
    var terms = new ArrayList<Node>();
    var factors = new HashMap<Node, Long>();
    for (var atom : inOrder(affine)) {
      var term = lower(atom, guard);
      terms.add(term);
      factors.merge(term, affine.coefficient(atom), Long::sum);
    }
    var order = terms.stream().distinct().sorted(Comparator.comparingInt(n -> n.id)).toList();
    var key = new ArrayList<Object>(List.of("sum", affine.constant()));
    for (var t : order) {
      key.add(t.id);
      key.add(factors.getOrDefault(t, 0L));
    }
    return (Node.Sum)
        intern(
            key,
            () ->
                new Node.Sum(
                    affine.constant(),
                    order,
                    order.stream().map(t -> factors.getOrDefault(t, 0L)).toList()));
  }

  /// The atoms that count, axes by the number of their loop: equal kernels get equal code.
  private List<Scalar> inOrder(Affine affine) {
    var axes = new ArrayList<Scalar.Axis>();
    var others = new ArrayList<Scalar>();
    for (var atom : affine.terms().keySet()) {
      if (!(atom instanceof Scalar.Axis axis)) others.add(atom);
      else if (!collapsed.containsKey(axis)) axes.add(axis);
    }
    axes.sort(Comparator.comparingInt(axis -> loop(axis).id));
    var all = new ArrayList<Scalar>(axes);
    all.addAll(others);
    return all;
  }

  /// From now on, the element `at` of `array` is what was computed for it.
  void forward(Value array, Node.Sum at, Node value) {
    forwarded.put(array, new Forwarded(at, value));
  }

  private record Forwarded(Node.Sum at, Node value) {}

  /// Loads of `array` stay in the innermost of `loops`: it is written there.
  void pin(Value array, List<Loop> loops) {
    pinned = array;
    pinnedTo = loops;
  }

  /// The row-major number of the index that `axes` are.
  Node.Sum rowMajor(List<Scalar.Axis> axes) {
    var at = graph.affine(graph.number(DType.I64, 0));
    long stride = 1;
    for (int i = axes.size() - 1; i >= 0; i--) {
      at = at.plus(graph.affine(graph.intern(axes.get(i))), stride);
      stride *= axes.get(i).extent();
    }
    return sum(at, null);
  }

  /// The row-major number of an index of `array`.
  Node.Sum linear(Value array, List<Scalar> index, @Nullable Node guard) {
    var strides = array.shape().strides();
    var at = graph.affine(graph.number(DType.I64, 0));
    for (int d = 0; d < index.size(); d++) at = at.plus(graph.affine(index.get(d)), strides[d]);
    return sum(at, guard);
  }

  private Node load(Value array, List<Scalar> index, @Nullable Node guard) {
    var at = linear(array, index, guard);
    var value = forwarded.get(array);
    if (value != null && value.at == at) return value.value;
    var needed = guard != null && !inside(array, index) ? guard : null;
    var key = new ArrayList<Object>(List.of("load", System.identityHashCode(array), array, at.id));
    if (needed != null) key.add(needed.id);
    var load = (Node.Load) intern(key, () -> new Node.Load(array, at, needed));
    if (array == pinned) {
      load.pinned = true;
      pinnedTo.forEach(l -> load.loops.set(l.id));
    }
    return load;
  }

  private boolean inside(Value array, List<Scalar> index) {
    for (int d = 0; d < index.size(); d++) {
      if (!graph.range(index.get(d)).within(0, array.shape().dim(d))) return false;
    }
    return true;
  }

  /// Whether something in `s` must not be loaded where its guard is false.
  private boolean risky(Scalar s) {
    var known = risky.get(s);
    if (known != null) return known;
    boolean result = s instanceof Scalar.Load(var array, var index) && !inside(array, index);
    for (var part : ScalarGraph.parts(s)) result |= risky(part);
    risky.put(s, result);
    return result;
  }

  private Node and(@Nullable Node x, Node y) {
    return x == null ? y : apply(Binary.AND, List.of(x, y));
  }

  /// Puts every fold's loops inside the scope that it is computed in, and says of every node where
  /// that is. `outer` are the kernel's own loops, outermost first.
  void place(List<Loop> outer) {
    @Nullable Loop under = null;
    for (var loop : outer) {
      loop.place(under);
      under = loop;
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (!(nodes.get(i) instanceof Node.Fold fold) || fold.over.getFirst().placed) continue;
      @Nullable Loop scope = deepest(fold);
      for (var loop : fold.over) {
        loop.place(scope);
        scope = loop;
      }
    }
    for (var node : nodes) node.scope = deepest(node);
  }

  private @Nullable Loop deepest(Node node) {
    @Nullable Loop deepest = null;
    for (int l = node.loops.nextSetBit(0); l >= 0; l = node.loops.nextSetBit(l + 1)) {
      var loop = allLoops.get(l);
      if (loop.depth > Loop.depth(deepest)) deepest = loop;
    }
    return deepest;
  }
}
