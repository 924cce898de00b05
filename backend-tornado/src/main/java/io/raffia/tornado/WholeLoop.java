package io.raffia.tornado;

import io.raffia.ir.Ints;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.jvm.Carrier;
import io.raffia.jvm.KernelCompiler;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Loop;
import io.raffia.jvm.Node;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import io.raffia.passes.ScalarGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// A `scan` or `while` as one kernel: each work item runs all rounds for its element, with what is
/// carried in variables. That is so where a round computes elements of arrays of one shape, each of
/// that element of what is carried, of numbers that are carried, of constants and of slices: no
/// item ever needs what another one has. Numbers are computed by every item, so that all of them
/// see the same condition.
final class WholeLoop {
  private static final int ITEMS = 64;

  /// More would make kernels long.
  private static final int MOST_NODES = 1500;

  /// Of a `while`, whose rounds nobody counts.
  private static final int ROUNDS = 1 << 20;

  private final Kernel.Structured kernel;
  private final UnaryOperator<Value> storage;
  private final int consts;
  private final int carried;

  /// Rounds of a scan; -1 for a `while`.
  private final int length;

  private final boolean reverse;

  private final ScalarGraph graph = new ScalarGraph();

  /// What the work items count: axes of more than one element.
  private final List<Scalar.Axis> axes;

  private final Scalar.Axis step;
  private final long elements;

  /// Of each array of the plan but those for what is carried: where it lies.
  private final Map<Value, Value> outer = new HashMap<>();

  private final Map<Value, Value> slices = new HashMap<>();

  /// In the plan, element (round, i) of these is what is carried in a round.
  private final List<Value> states = new ArrayList<>();

  private WholeLoop(Kernel.Structured kernel, UnaryOperator<Value> storage) throws Tasks.Refusal {
    this.kernel = kernel;
    this.storage = storage;
    var scan = kernel.op() instanceof Scan s ? s : null;
    var loop = kernel.op() instanceof While w ? w : null;
    if (scan == null && loop == null || scan != null && scan.length() == 0) throw refused();
    consts = scan != null ? scan.consts() : loop != null ? loop.consts() : 0;
    carried = scan != null ? scan.carried() : kernel.writes().size();
    length = scan == null ? -1 : scan.length();
    reverse = scan != null && scan.reverse();
    // An axis of one round would be none.
    step = new Scalar.Axis(scan == null ? ROUNDS : Math.max(2, length));
    var extents = List.<Integer>of();
    for (var v : kernel.op().regions().getLast().results()) {
      if (v.type().size() == 0) throw refused();
      if (v.type().size() > 1 && extents.isEmpty()) extents = extents(v.shape());
    }
    axes = extents.stream().map(Scalar.Axis::new).toList();
    long n = 1;
    for (int extent : extents) n *= extent;
    elements = n;
    if (n > Integer.MAX_VALUE - ITEMS) throw refused();
    for (int i = 0; i < carried; i++) {
      var t = kernel.writes().get(i).type();
      states.add(new Value(new TensorType(t.dtype(), t.shape().prepend(step.extent())), "state"));
    }
  }

  /// The task of a loop; null where it is not of this form.
  static @Nullable Task of(
      String name,
      Kernel.Structured kernel,
      UnaryOperator<Value> storage,
      Limits limits,
      Predicate<Value> own) {
    try {
      return new WholeLoop(kernel, storage).task(name, limits, own);
    } catch (Tasks.Refusal refusal) {
      return null;
    }
  }

  private static Tasks.Refusal refused() {
    return new Tasks.Refusal("its rounds are none of single elements");
  }

  private static List<Integer> extents(Shape shape) {
    return shape.dims().stream().filter(d -> d != 1).boxed().toList();
  }

  private @Nullable Task task(String name, Limits limits, Predicate<Value> own)
      throws Tasks.Refusal {
    var condition = kernel.regions().size() > 1 ? plan(kernel.regions().getFirst()) : null;
    var round = plan(kernel.regions().getLast());
    var values = new LinkedHashSet<Value>();
    for (var v : kernel.writes()) values.add(storage.apply(v));
    for (int i = 0; i < carried; i++) values.add(initial(i));
    for (var plan : condition == null ? List.of(round) : List.of(condition, round)) {
      if (limits.refusal(plan, this::place, own) != null) return null;
      for (var v : plan.arrays) if (outer.containsKey(v)) values.add(place(v));
    }
    if (Limits.count(values, own) >= TaskWriter.MOST_PARAMETERS) return null;
    Task.Writer writer =
        parameters ->
            TaskWriter.write(name, parameters, mv -> emit(condition, round, parameters, mv));
    return new Task(
        name, writer, List.copyOf(values), Math.ceilDiv(elements, (long) ITEMS) * ITEMS, ITEMS);
  }

  /// Of the results of a region, for each element and round.
  private KernelPlan plan(Program region) throws Tasks.Refusal {
    var stores = new ArrayList<Kernel.Store>();
    for (var x : new Region(region).results()) {
      stores.add(new Kernel.Store(new Value(TensorType.of(x.dtype())), x));
    }
    var all = new ArrayList<>(axes);
    all.add(step);
    var plan = KernelCompiler.plan(new Kernel.Loop(graph, all, stores, List.of(), kernel.eqns()));
    // Axes may have become one, but not with the rounds.
    boolean counts = !plan.outer.isEmpty() && plan.outer.getLast().extent == step.extent();
    if (!counts || NodeCode.size(lanes(plan)) != elements || plan.needed().size() > MOST_NODES) {
      throw refused();
    }
    return plan;
  }

  private static List<Loop> lanes(KernelPlan plan) {
    return plan.outer.subList(0, plan.outer.size() - 1);
  }

  private Value initial(int state) {
    return storage.apply(kernel.reads().get(consts + state));
  }

  private Value place(Value v) {
    int state = states.indexOf(v);
    return state >= 0 ? initial(state) : outer.getOrDefault(v, v);
  }

  /// The number of the slice of a round.
  private Scalar round() {
    return reverse ? Scalar.add(Scalar.times(step, -1), length - 1) : step;
  }

  /// What the kernels of a region compute, for one element.
  private final class Region {
    private final Program program;
    private final Map<Value, Scalar> computed = new HashMap<>();

    Region(Program program) throws Tasks.Refusal {
      this.program = program;
      for (var k : program.kernels()) {
        switch (k) {
          case Kernel.Data data -> {
            var literal = data.value();
            if (!literal.isSplat() || literal.type().size() == 0) throw refused();
            computed.put(data.to(), graph.number(data.to().dtype(), literal.bits(0)));
          }
          case Kernel.Loop loop -> add(loop);
          default -> throw refused();
        }
      }
    }

    List<Scalar> results() throws Tasks.Refusal {
      var all = new ArrayList<Scalar>();
      for (var v : program.func().results()) all.add(load(v, own(v.shape())));
      return all;
    }

    /// The index of the item's element of an array.
    private List<Scalar> own(Shape shape) throws Tasks.Refusal {
      boolean isNumber = shape.size() == 1;
      if (!isNumber && !extents(shape).equals(axes.stream().map(Scalar.Axis::extent).toList())) {
        throw refused();
      }
      var at = new ArrayList<Scalar>();
      int next = 0;
      for (int d = 0; d < shape.rank(); d++) {
        at.add(shape.dim(d) == 1 ? Scalar.index(0) : axes.get(next++));
      }
      return at;
    }

    private void add(Kernel.Loop loop) throws Tasks.Refusal {
      var counted = loop.axes().stream().map(Scalar.Axis::extent).toList();
      var at = own(new Shape(Ints.of(counted.stream().mapToInt(i -> i))));
      var known = new IdentityHashMap<Scalar, Scalar>();
      for (int i = 0; i < at.size(); i++) known.put(loop.axes().get(i), at.get(i));
      for (var store : loop.stores()) computed.put(store.to(), rewrite(store.body(), known));
    }

    private Scalar rewrite(Scalar s, IdentityHashMap<Scalar, Scalar> known) throws Tasks.Refusal {
      var done = known.get(s);
      if (done != null) return done;
      var result =
          switch (s) {
            case Scalar.Num num -> graph.intern(num);
            case Scalar.Axis _, Scalar.Fold _ -> throw refused();
            case Scalar.Load(var array, var index) -> load(array, rewrite(index, known));
            case Scalar.Apply(var op, var args) ->
                graph.intern(new Scalar.Apply(op, rewrite(args, known)));
          };
      known.put(s, result);
      return result;
    }

    private List<Scalar> rewrite(List<Scalar> all, IdentityHashMap<Scalar, Scalar> known)
        throws Tasks.Refusal {
      var result = new ArrayList<Scalar>();
      for (var s : all) result.add(rewrite(s, known));
      return result;
    }

    private Scalar load(Value array, List<Scalar> index) throws Tasks.Refusal {
      var at = program.storage(array);
      int param = program.func().params().indexOf(at);
      var value = computed.get(at);
      boolean isState = param >= consts && param < consts + carried;
      if (value != null || isState) {
        // Which element of a number is no question; that of an array is to be the item's.
        if (array.type().size() > 1 && !index.equals(own(array.shape()))) throw refused();
      }
      if (value != null) return value;
      if (param < 0) throw refused();
      if (isState) {
        var state = states.get(param - consts);
        return graph.intern(new Scalar.Load(state, in(step, own(at.shape()))));
      }
      var from = storage.apply(kernel.reads().get(param));
      if (param < consts) {
        outer.put(array, from);
        return graph.intern(new Scalar.Load(array, index));
      }
      var t = array.type();
      var all =
          slices.computeIfAbsent(
              array,
              _ -> new Value(new TensorType(t.dtype(), t.shape().prepend(length)), "slices"));
      outer.put(all, from);
      return graph.intern(new Scalar.Load(all, in(round(), index)));
    }

    private static List<Scalar> in(Scalar round, List<Scalar> index) {
      var all = new ArrayList<>(List.of(round));
      all.addAll(index);
      return all;
    }
  }

  private void emit(
      @Nullable KernelPlan condition, KernelPlan plan, Parameters parameters, MethodVisitor mv) {
    int item = parameters.firstLocal();
    var end = new Label();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, item);
    if (elements % ITEMS != 0) {
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn((int) elements);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    }
    int holds = item + 1;
    int next = item + 2;
    var variables = new ArrayList<Integer>();
    for (int i = 0; i < carried; i++) {
      variables.add(next);
      next += Carrier.of(initial(i).dtype()).slots;
    }
    var code = new NodeCode(plan, this::place, parameters, mv, item, next);
    for (int i = 0; i < carried; i++) {
      var from = initial(i);
      code.element(from, () -> own(mv, item, from));
      code.get(from);
      mv.visitVarInsn(Carrier.of(from.dtype()).store, variables.get(i));
    }
    if (condition != null) {
      int free = test(condition, parameters, mv, item, next, variables, holds);
      code = new NodeCode(plan, this::place, parameters, mv, item, free);
    }
    begin(code, item, variables);
    var rounds = plan.outer.getLast();
    int number = code.local(rounds, 1);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, number);
    var body = code;
    if (condition == null) {
      code.repeat(number, () -> mv.visitLdcInsn(length), 1, () -> round(body, item, variables));
    } else {
      // By a variable alone: TornadoVM compiles loops wrongly whose condition has choices itself.
      var again = new Label();
      var done = new Label();
      mv.visitLabel(again);
      mv.visitVarInsn(Opcodes.ILOAD, holds);
      mv.visitJumpInsn(Opcodes.IFEQ, done);
      round(code, item, variables);
      test(condition, parameters, mv, item, code.nextLocal(), variables, holds);
      mv.visitJumpInsn(Opcodes.GOTO, again);
      mv.visitLabel(done);
    }
    for (int i = 0; i < carried; i++) {
      int variable = variables.get(i);
      var to = storage.apply(kernel.writes().get(i));
      boolean isNumber = to.type().size() == 1;
      store(code, item, isNumber, to, () -> own(mv, item, to), () -> load(mv, to, variable));
    }
    mv.visitLabel(end);
  }

  /// Computes what does not change from round to round, where what is carried is in variables.
  private void begin(NodeCode code, int item, List<Integer> variables) {
    var lanes = lanes(code.plan);
    code.counters(item, lanes);
    for (var node : code.plan.needed()) {
      if (!(node instanceof Node.Load load)) continue;
      int state = states.indexOf(load.array);
      if (state >= 0) code.bind(load, variables.get(state));
    }
    code.scope(null);
    lanes.forEach(code::scope);
  }

  /// Puts the condition of a `while` into a variable; returns the first one that is free.
  private int test(
      KernelPlan condition,
      Parameters parameters,
      MethodVisitor mv,
      int item,
      int firstLocal,
      List<Integer> variables,
      int holds) {
    var code = new NodeCode(condition, this::place, parameters, mv, item, firstLocal);
    begin(code, item, variables);
    var node = condition.outputs.getFirst().value();
    code.compute(node);
    code.push(node);
    mv.visitVarInsn(Opcodes.ISTORE, holds);
    return code.nextLocal();
  }

  private void round(NodeCode code, int item, List<Integer> variables) {
    var mv = code.mv;
    var rounds = code.plan.outer.getLast();
    var next = code.plan.outputs.stream().map(KernelPlan.Output::value).toList();
    code.scope(rounds);
    next.forEach(code::compute);
    for (int i = carried; i < next.size(); i++) {
      var node = next.get(i);
      var to = storage.apply(kernel.writes().get(i));
      int n = Math.toIntExact(to.type().size() / length);
      store(code, item, n == 1, to, () -> slice(code, rounds, item, n), () -> code.push(node));
    }
    for (int i = 0; i < carried; i++) code.push(next.get(i));
    for (int i = carried - 1; i >= 0; i--) {
      mv.visitVarInsn(Carrier.of(next.get(i).dtype).store, variables.get(i));
    }
  }

  /// Pushes the number of the item's element in the slice, of so many, of the round.
  private void slice(NodeCode code, Loop rounds, int item, int n) {
    var mv = code.mv;
    if (reverse) mv.visitLdcInsn(length - 1);
    mv.visitVarInsn(Opcodes.ILOAD, code.localOf(rounds));
    if (reverse) mv.visitInsn(Opcodes.ISUB);
    if (n == 1) return;
    mv.visitLdcInsn(n);
    mv.visitInsn(Opcodes.IMUL);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitInsn(Opcodes.IADD);
  }

  private static void own(MethodVisitor mv, int item, Value v) {
    if (v.type().size() == 1) mv.visitInsn(Opcodes.ICONST_0);
    else mv.visitVarInsn(Opcodes.ILOAD, item);
  }

  private static void load(MethodVisitor mv, Value like, int variable) {
    mv.visitVarInsn(Carrier.of(like.dtype()).load, variable);
  }

  /// Writes an element; of a number, by the first item only.
  private void store(
      NodeCode code, int item, boolean isNumber, Value to, Runnable at, Runnable value) {
    var mv = code.mv;
    var skip = new Label();
    if (elements > 1 && isNumber) {
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitJumpInsn(Opcodes.IFNE, skip);
    }
    code.element(to, at);
    value.run();
    code.set(to);
    mv.visitLabel(skip);
  }
}
