package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.Carrier;
import io.raffia.jvm.KernelCompiler;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Loop;
import io.raffia.jvm.Node;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Loops that go over the same rows one after another, as one kernel: a group does for its row what
/// each of them does, folds first and then what reads them, as softmax and normalization are. What
/// a loop computes once a row is in variables for those that follow; what it computes for each
/// element of a row is read by the item that wrote it, so that nobody waits for others' elements.
final class RowChain {
  /// How many kernels that are none of the chain's may lie between two that are.
  private static final int MOST_SKIPPED = 8;

  /// How many loops are one kernel at most: each fold of them has local memory of its own.
  private static final int MOST_LOOPS = 8;

  /// A loop: `rows` are its outer loops that count rows, `rest` those that count a row's elements.
  private record Phase(
      KernelPlan plan, List<Loop> rows, List<Loop> rest, IdentityHashMap<Node, Value> known) {}

  /// Kernels that run together; `chain` is null when that is one kernel.
  record Unit(List<Kernel> kernels, @Nullable RowChain chain) {
    Unit {
      kernels = List.copyOf(kernels);
    }

    /// The kernels, one after another.
    String text() {
      return String.join("\n", kernels.stream().map(Kernel::toString).toList());
    }

    List<Value> writes() {
      return kernels.stream().flatMap(k -> k.writes().stream()).toList();
    }
  }

  private final UnaryOperator<Value> storage;
  private final Limits limits;
  private final Predicate<Value> own;
  private final long count;
  private final List<Phase> phases = new ArrayList<>();

  /// How many elements a row of each array has that the chain writes.
  private final Map<Value, Long> written = new HashMap<>();

  private RowChain(UnaryOperator<Value> storage, Limits limits, Predicate<Value> own, long count) {
    this.storage = storage;
    this.limits = limits;
    this.own = own;
    this.count = count;
  }

  /// Puts kernels that may run together into units, each where its first kernel was: nothing in
  /// between writes what one of the others reads, or has to do with what it writes.
  static List<Unit> units(
      List<Kernel> kernels, UnaryOperator<Value> storage, Limits limits, Predicate<Value> own) {
    var units = new ArrayList<Unit>();
    var done = new HashSet<Integer>();
    for (int i = 0; i < kernels.size(); i++) {
      if (done.contains(i)) continue;
      var chain = start(kernels.get(i), storage, limits, own);
      var members = new ArrayList<Kernel>(List.of(kernels.get(i)));
      if (chain != null) {
        var skipped = new HashSet<Value>();
        var touched = new HashSet<Value>();
        int passed = 0;
        for (int j = i + 1; j < kernels.size() && passed < MOST_SKIPPED; j++) {
          if (done.contains(j)) continue;
          var k = kernels.get(j);
          boolean isFree =
              k.reads().stream().map(storage).noneMatch(skipped::contains)
                  && k.writes().stream().map(storage).noneMatch(touched::contains);
          if (isFree && k instanceof Kernel.Loop loop && chain.takes(loop)) {
            members.add(k);
            done.add(j);
            passed = 0;
          } else if (!(k instanceof Kernel.Data)) {
            for (var v : k.writes()) skipped.add(storage.apply(v));
            for (var v : k.reads()) touched.add(storage.apply(v));
            touched.addAll(skipped);
            passed++;
          }
        }
      }
      units.add(new Unit(members, members.size() > 1 ? chain : null));
    }
    return units;
  }

  private static @Nullable RowChain start(
      Kernel kernel, UnaryOperator<Value> storage, Limits limits, Predicate<Value> own) {
    if (!(kernel instanceof Kernel.Loop loop) || isEmpty(loop)) return null;
    var plan = KernelCompiler.plan(loop);
    long count = NodeCode.size(plan.outer);
    var chain = new RowChain(storage, limits, own, count);
    boolean folds =
        plan.groups().stream()
            .anyMatch(g ->
                NodeCode.isOutermost(plan, g)
                    && NodeCode.size(g.getFirst().over) >= LoopKernel.LEAST_SHARED);
    boolean fits = count * limits.sharing() <= Integer.MAX_VALUE;
    return folds && fits && chain.add(plan) ? chain : null;
  }

  private static boolean isEmpty(Kernel.Loop loop) {
    return loop.axes().stream().anyMatch(a -> a.extent() == 0);
  }

  /// Adds a loop that reads what the chain writes, if it can be added.
  private boolean takes(Kernel.Loop loop) {
    if (isEmpty(loop) || phases.size() >= MOST_LOOPS) return false;
    if (loop.reads().stream().map(storage).noneMatch(written::containsKey)) return false;
    return add(KernelCompiler.plan(loop));
  }

  private boolean add(KernelPlan plan) {
    int split = 0;
    long rows = 1;
    while (rows < count && split < plan.outer.size()) rows *= plan.outer.get(split++).extent;
    if (rows != count || plan.outputs.stream().anyMatch(o -> o.guard() != null)) return false;
    var phase =
        new Phase(
            plan,
            plan.outer.subList(0, split),
            plan.outer.subList(split, plan.outer.size()),
            new IdentityHashMap<>());
    long width = NodeCode.size(phase.rest);
    if (!phase.rest.isEmpty() && !plan.groups().isEmpty() || !isShort(width)) return false;
    for (var group : plan.groups()) {
      var over = group.getFirst().over;
      boolean fits = SharedFold.fits(over) && isShort(NodeCode.size(over));
      if (NodeCode.isOutermost(plan, group) && !fits) return false;
    }
    for (var node : plan.needed()) {
      if (!(node instanceof Node.Load load)) continue;
      var width0 = written.get(storage.apply(load.array));
      if (width0 == null) continue;
      if (load.guard != null || !isOwn(phase, load.at, width0)) return false;
      if (width0 == 1) phase.known.put(load, storage.apply(load.array));
    }
    if (limits.refusal(plan, storage, own) != null) return false;
    phases.add(phase);
    if (Limits.count(values(), own) >= TaskWriter.MOST_PARAMETERS) {
      phases.removeLast();
      return false;
    }
    for (var o : plan.outputs) written.put(storage.apply(o.to()), width);
    return true;
  }

  /// Whether a group is enough for a row of so many elements.
  private boolean isShort(long elements) {
    return SplitFold.chunks(count, elements, limits.sharing()) < 2;
  }

  /// Whether an index, of an array that has `width` elements a row, is the one of the group's row
  /// and the item's element: elements are counted by the loops that items share.
  private boolean isOwn(Phase phase, Node.Sum at, long width) {
    if (width == 1) return NodeCode.isRowMajor(at, phase.rows);
    if (NodeCode.size(phase.rest) == width && NodeCode.isRowMajor(at, phase.plan.outer))
      return true;
    return phase.plan.groups().stream()
        .filter(g -> NodeCode.isOutermost(phase.plan, g))
        .map(g -> g.getFirst().over)
        .anyMatch(over ->
            NodeCode.size(over) == width && NodeCode.isRowMajor(at, joined(phase.rows, over)));
  }

  private static List<Loop> joined(List<Loop> rows, List<Loop> inner) {
    var all = new ArrayList<>(rows);
    all.addAll(inner);
    return all;
  }

  private Collection<Value> values() {
    var all = new LinkedHashSet<Value>();
    for (var p : phases) for (var o : p.plan.outputs) all.add(storage.apply(o.to()));
    for (var p : phases) for (var v : p.plan.arrays) all.add(storage.apply(v));
    return all;
  }

  /// The task of all loops.
  Task task(String name) {
    return new Task(
        name,
        parameters -> TaskWriter.write(name, parameters, mv -> emit(parameters, mv)),
        List.copyOf(values()),
        count * limits.sharing(),
        limits.sharing());
  }

  private void emit(Parameters parameters, MethodVisitor mv) {
    int row = parameters.firstLocal();
    int item = row + 1;
    int next = item + 1;
    LoopKernel.group(mv, row, item);
    var variables = new HashMap<Value, Integer>();
    for (var phase : phases) {
      var code = new NodeCode(phase.plan, storage, parameters, mv, row, next);
      phase.known.forEach((load, value) -> code.bind(load, variable(variables, value)));
      if (phase.rest.isEmpty()) {
        code.shareBy(new SharedFold(code, item, limits.sharing())::whole);
        LoopKernel.index(code, row, item);
        for (var o : phase.plan.outputs) {
          var c = Carrier.of(o.value().dtype);
          int variable = code.local(new Object(), c.slots);
          code.push(o.value());
          mv.visitVarInsn(c.store, variable);
          variables.put(storage.apply(o.to()), variable);
        }
      } else {
        elements(code, phase, row, item);
      }
      next = code.nextLocal();
    }
  }

  private static int variable(Map<Value, Integer> variables, Value value) {
    var at = variables.get(value);
    if (at == null) throw new IllegalStateException("nobody computed " + value + " for its row");
    return at;
  }

  /// The elements of a row, shared by the items.
  private void elements(NodeCode code, Phase phase, int row, int item) {
    var mv = code.mv;
    code.counters(row, phase.rows);
    code.scope(null);
    phase.rows.forEach(code::scope);
    int number = code.local(new Object(), 1);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitVarInsn(Opcodes.ISTORE, number);
    code.repeat(
        number,
        () -> mv.visitLdcInsn((int) NodeCode.size(phase.rest)),
        limits.sharing(),
        () -> {
          code.counters(number, phase.rest);
          phase.rest.forEach(code::scope);
          for (var o : phase.plan.outputs) code.store(o, -1);
        });
  }
}
