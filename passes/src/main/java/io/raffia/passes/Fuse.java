package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Reshape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a function into kernels by composing meanings. A value is either *in memory*, or
/// *virtual*: an expression that is put into each consumer. Cheap values are virtual; those that
/// are dear and read more than once, folds, and the operands and results of matrix products are in
/// memory.
public final class Fuse {
  /// Expressions of more equations than this are cut: methods of more than 8000 bytes stay
  /// interpreted.
  private static final int MAX_PARTS = 320;

  /// Expressions that read more arrays of about their size are cut, for the same reason: an array
  /// costs some fifty bytes.
  private static final int MAX_LOADS = 64;

  /// Choices within choices: what stands in the innermost is written out once for each way to it.
  private static final int MAX_NESTED = 3;

  /// The same for single numbers: chains of choices grow fast, and nothing is gained by fusing
  /// them.
  private static final int MAX_SCALAR_PARTS = 40;

  /// The greatest cost of an expression that is computed again in each consumer.
  private static final int MAX_REPEATED = 24;

  private final Func func;
  private final ScalarGraph graph = new ScalarGraph();
  private final List<Kernel> kernels = new ArrayList<>();
  private final Map<Value, Value> aliases = new HashMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();
  private final Set<Value> inMemory = new HashSet<>();
  private final Map<Value, Virtual> virtuals = new HashMap<>();
  private final boolean fusing;
  private final Map<Value, Integer> number = new HashMap<>();
  private final Flow flow;

  /// Of the values that are expressions, the equations that are part of them, while there are
  /// consumers to come.
  private final Map<Value, Parts> parts = new HashMap<>();

  /// A value that is an expression: its equation, its bodies by index, what it costs, which arrays
  /// of about its size or more it reads, and how many choices of what to load there are within each
  /// other.
  private record Virtual(
      Eqn eqn,
      Meaning.Element meaning,
      Map<SameScalars, Scalar> bodies,
      int cost,
      Set<Value> loads,
      int nested) {}

  private Fuse(Func func, boolean fusing) {
    this.func = func;
    this.fusing = fusing;
    flow = new Flow(func, certainlyInMemory());
  }

  /// The kernels of an optimized function.
  public static Program fuse(Func func) {
    return new Fuse(func, true).program();
  }

  /// One kernel an equation: what [#fuse] must agree with.
  public static Program unfused(Func func) {
    return new Fuse(func, false).program();
  }

  private Program program() {
    inMemory.addAll(func.params());
    for (var e : func.eqns()) for (var v : new HashSet<>(e.in())) uses.merge(v, 1, Integer::sum);
    for (var v : func.results()) uses.merge(v, 1, Integer::sum);
    var rest = new HashMap<>(uses);
    for (int i = 0; i < func.eqns().size(); i++) {
      var e = func.eqns().get(i);
      for (var v : e.out()) number.put(v, i);
      if (e.out().stream().anyMatch(uses::containsKey)) add(e);
      for (var v : new HashSet<>(e.in())) if (rest.merge(v, -1, Integer::sum) == 0) parts.remove(v);
    }
    for (var v : func.results()) materialize(v);
    var program = new Program(func, kernels, aliases);
    return fusing ? Epilogues.attach(Merge.merge(program)) : program;
  }

  private Set<Value> certainlyInMemory() {
    var all = new HashSet<>(func.results());
    for (var e : func.eqns()) {
      if (Cost.folds(e.op())) all.addAll(e.out());
      if (e.op() instanceof DotGeneral
          || e.op() instanceof Convolution
          || !(e.op() instanceof ArrayOp)) all.addAll(e.in());
    }
    return all;
  }

  private void add(Eqn eqn) {
    switch (eqn.op()) {
      case ArrayOp op -> array(eqn, op);
      case ExternOp op -> {
        eqn.in().forEach(this::materialize);
        append(new Kernel.Extern(op, eqn.in(), eqn.out(), List.of(eqn)));
      }
      case RegionOp op -> {
        eqn.in().forEach(this::materialize);
        var regions = op.regions().stream().map(f -> new Fuse(f, fusing).program()).toList();
        append(new Kernel.Structured(op, regions, eqn.in(), eqn.out(), List.of(eqn)));
      }
    }
  }

  private void array(Eqn eqn, ArrayOp op) {
    var out = eqn.out().getFirst();
    var types = eqn.in().stream().map(Value::type).toList();
    // What stands behind a barrier is computed once, into memory.
    if (op == OptimizationBarrier.OPTIMIZATION_BARRIER) materialize(eqn.in().getFirst());
    var operands = eqn.in().stream().map(this::operand).toList();
    if (op instanceof DotGeneral dot && isProduct(dot, eqn)) {
      product(eqn, dot);
      return;
    }
    if (op instanceof Convolution convolution && isFloats(eqn)) {
      var input = view(eqn.in().get(0));
      var filter = view(eqn.in().get(1));
      append(new Kernel.Convolve(convolution, input, filter, out, List.of(eqn)));
      return;
    }
    switch (op.meaning(operands, types)) {
      case Meaning.Data(var literal) -> append(new Kernel.Data(out, literal, List.of(eqn)));
      case Meaning.Accumulate accumulate -> accumulate(eqn, accumulate);
      case Meaning.Element element -> element(eqn, element);
    }
  }

  /// An operand whose contracted axes do not lie at one stride is copied.
  private void product(Eqn eqn, DotGeneral dot) {
    var out = eqn.out().getFirst();
    var lhs = view(eqn.in().get(0));
    var rhs = view(eqn.in().get(1));
    var layout = ProductLayout.of(dot, lhs, rhs, out.shape());
    if (layout == null) {
      var order = ContractedOrder.of(dot, lhs, rhs);
      if (order.copiesLeft()) lhs = copy(eqn, 0, order.left());
      if (order.copiesRight()) rhs = copy(eqn, 1, order.right());
      layout = ProductLayout.of(dot, lhs, rhs, out.shape());
      if (layout == null) throw new IllegalStateException("no layout of a product: " + eqn);
    }
    append(new Kernel.Product(layout, lhs, rhs, out, List.of(eqn)));
  }

  /// An operand as a view of a copy that has its axes in the order `permutation`.
  private View copy(Eqn eqn, int number, Ints permutation) {
    var v = eqn.in().get(number);
    var to = new Value(new TensorType(v.dtype(), v.shape().select(permutation)));
    var place = permutation.inverse();
    append(loop(to, at -> at(v, place.stream().mapToObj(at::get).toList()), List.of(eqn)));
    var strides = to.shape().strides();
    return new View(to, v.shape(), 0, place.stream().mapToObj(i -> strides[i]).toList());
  }

  private static boolean isFloats(Eqn eqn) {
    return eqn.out().getFirst().dtype() == DType.F32
        && eqn.in().stream().allMatch(v -> v.dtype() == DType.F32);
  }

  /// Small products cost less as loops, without packing.
  private static boolean isProduct(DotGeneral dot, Eqn eqn) {
    if (!isFloats(eqn)) return false;
    long contracted = eqn.in().getFirst().shape().select(dot.lhsContracting()).size();
    return contracted * eqn.out().getFirst().type().size() >= 4096;
  }

  private void append(Kernel kernel) {
    kernels.add(kernel);
    inMemory.addAll(kernel.writes());
  }

  private void element(Eqn eqn, Meaning.Element element) {
    var out = eqn.out().getFirst();
    boolean grows =
        eqn.op() instanceof BroadcastInDim b
            && b.shape().size() >= 2 * eqn.in().getFirst().type().size();
    for (var v : eqn.in()) {
      var virtual = virtuals.get(v);
      if (virtual == null || inMemory.contains(v)) continue;
      boolean repeated = grows && v.type().size() > 1 && virtual.cost > 0;
      // At a computed position each choice inside would be written out again.
      boolean looked =
          (eqn.op() instanceof Gather || eqn.op() instanceof DynamicSlice) && virtual.cost > 0;
      if (repeated || looked || eqn.op() instanceof Concatenate && virtual.cost > MAX_REPEATED)
        materialize(v);
    }
    var own = Parts.of(number.getOrDefault(out, 0));
    for (var v : eqn.in()) {
      if (!inMemory.contains(v)) own = own.with(parts.getOrDefault(v, Parts.NONE));
    }
    int cost = own.stream().map(i -> Cost.of(func.eqns().get(i).op())).sum();
    var loads = loads(eqn);
    int nested = nested(eqn);
    virtuals.put(out, new Virtual(eqn, element, new HashMap<>(), cost, loads, nested));
    parts.put(out, own);
    int times = uses.getOrDefault(out, 0);
    // Each consumer reads the arrays again; a copy is written once and read by each.
    boolean wide = times * loads.size() > loads.size() + 1 + times;
    boolean dear = times > 1 && (cost > MAX_REPEATED || wide) && flow.diverges(out);
    int most = out.type().size() == 1 ? MAX_SCALAR_PARTS : MAX_PARTS;
    boolean large = own.size() > most || loads.size() > MAX_LOADS || nested > MAX_NESTED;
    if (!fusing || dear || large || Cost.folds(eqn.op())) materialize(out);
  }

  private int nested(Eqn eqn) {
    int most = 0;
    for (var v : eqn.in()) {
      var virtual = virtuals.get(v);
      if (virtual != null && !inMemory.contains(v)) most = Math.max(most, virtual.nested);
    }
    return eqn.op() instanceof Pad || eqn.op() instanceof Concatenate ? most + 1 : most;
  }

  private Set<Value> loads(Eqn eqn) {
    var loads = new HashSet<Value>();
    long size = eqn.out().getFirst().type().size();
    for (var v : eqn.in()) {
      var virtual = virtuals.get(v);
      if (virtual != null && !inMemory.contains(v)) loads.addAll(virtual.loads);
      else loads.add(v);
    }
    loads.removeIf(v -> 2 * v.type().size() < size);
    return loads;
  }

  private Scalar.Operand operand(Value v) {
    return index -> at(v, index);
  }

  private Scalar at(Value v, List<Scalar> index) {
    var interned = index.stream().map(graph::intern).toList();
    if (inMemory.contains(v)) return graph.intern(new Scalar.Load(v, interned));
    var virtual = virtuals.get(v);
    if (virtual == null)
      throw new IllegalStateException("value " + v + " is read before it is computed");
    var key = new SameScalars(interned);
    var known = virtual.bodies.get(key);
    if (known != null) return known;
    var body = graph.intern(virtual.meaning.at(interned));
    virtual.bodies.put(key, body);
    return body;
  }

  /// Puts a value into memory: by a kernel, or as a reshape of what is there already.
  private void materialize(Value v) {
    if (inMemory.contains(v)) return;
    var virtual = virtuals.get(v);
    if (virtual == null)
      throw new IllegalStateException("value " + v + " is used before it is computed");
    if (virtual.eqn.op() instanceof Reshape) {
      var source = virtual.eqn.in().getFirst();
      materialize(source);
      aliases.put(v, aliases.getOrDefault(source, source));
      inMemory.add(v);
      return;
    }
    var eqn = virtual.eqn;
    if (fusing
        && eqn.op() instanceof Reduce reduce
        && ColumnFold.fits(reduce, eqn.in().getFirst().type())) {
      ColumnFold.of(graph, eqn, reduce, operand(eqn.in().getFirst())).forEach(this::append);
      virtuals.remove(v);
      return;
    }
    append(loop(v, operand(v), List.of(eqn)));
    virtuals.remove(v);
  }

  private Kernel.Loop loop(Value to, Scalar.Operand operand, List<Eqn> eqns) {
    var axes = axes(to);
    var body = graph.intern(operand.at(List.copyOf(axes)));
    return new Kernel.Loop(graph, axes, List.of(new Kernel.Store(to, body)), Loads.of(body), eqns);
  }

  private static List<Scalar.Axis> axes(Value v) {
    return v.shape().dims().stream().mapToObj(Scalar.Axis::new).toList();
  }

  private void accumulate(Eqn eqn, Meaning.Accumulate meaning) {
    var to = eqn.out().getFirst();
    var base = eqn.in().getFirst();
    for (var v : eqn.in()) {
      var virtual = virtuals.get(v);
      if (virtual == null || inMemory.contains(v)) continue;
      // What is read of the array must be read before the array is written in place.
      if (virtual.cost > MAX_REPEATED || v != base && reads(v, base)) materialize(v);
    }
    var initial = loop(to, meaning.initial(), List.of(eqn));
    var axes = meaning.updates().dims().stream().mapToObj(Scalar.Axis::new).toList();
    var update = meaning.step().at(List.copyOf(axes));
    var guard = graph.intern(update.guard());
    var index = update.index().stream().map(graph::intern).toList();
    var body = graph.intern(update.combine().apply(new Scalar.Load(to, index)));
    var reads = new LinkedHashSet<Value>(Loads.of(guard));
    reads.addAll(Loads.of(body));
    index.forEach(i -> reads.addAll(Loads.of(i)));
    reads.remove(to);
    append(
        new Kernel.Accumulate(
            graph, initial, axes, guard, to, index, body, List.copyOf(reads), List.of(eqn)));
  }

  private boolean reads(Value v, Value array) {
    return Loads.of(at(v, List.copyOf(axes(v)))).contains(array);
  }

  /// An operand of a product: where it is only another way to read memory, that way.
  private View view(Value v) {
    if (!inMemory.contains(v)) {
      var axes = axes(v);
      if (at(v, List.copyOf(axes)) instanceof Scalar.Load(var array, var index)) {
        var linear = Affine.constant(0);
        var strides = array.shape().strides();
        for (int d = 0; d < index.size(); d++)
          linear = linear.plus(graph.affine(index.get(d)), strides[d]);
        if (linear.terms().keySet().stream().allMatch(t -> t instanceof Scalar.Axis)) {
          var linearForm = linear;
          var steps = axes.stream().map(linearForm::coefficient).toList();
          return new View(array, v.shape(), linear.constant(), steps);
        }
      }
    }
    materialize(v);
    return View.of(v);
  }
}
