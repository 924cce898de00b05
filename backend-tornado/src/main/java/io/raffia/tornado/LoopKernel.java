package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.jvm.Carrier;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Loop;
import io.raffia.jvm.Node;
import io.raffia.jvm.ScalarOps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes a kernel's loops for a device. Either every index of the parallel loops is a work item's,
/// which does the other loops and all folds in order; or it is a group's, whose items share each
/// fold and meet in local memory.
final class LoopKernel {
  private static final int ITEMS = 64;

  /// Folds of fewer elements are not shared out.
  private static final long LEAST_SHARED = 64;

  /// With more indices than this, there is work enough without sharing folds.
  private static final long MOST_GROUPS = 8192;

  private static final String FUNCTIONS = "io/raffia/tornado/device/Functions";

  private final KernelPlan plan;
  private final Set<Loop> parallel;
  private final Parameters parameters;
  private final UnaryOperator<Value> storage;
  private final long indices;
  private final int sharing;
  private final boolean shares;
  private final IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();
  private final MethodVisitor mv;
  private final ScalarOps ops;
  private int nextLocal;
  private int index;
  private int item = -1;

  private LoopKernel(
      KernelPlan plan,
      Set<Loop> parallel,
      UnaryOperator<Value> storage,
      int sharing,
      Parameters parameters,
      MethodVisitor mv) {
    this.plan = plan;
    this.parallel = parallel;
    this.storage = storage;
    this.parameters = parameters;
    this.mv = mv;
    this.sharing = sharing;
    indices = indices(plan, parallel);
    shares = shares(plan, parallel);
    ops = new ScalarOps(mv, FUNCTIONS);
    nextLocal = parameters.firstLocal();
  }

  /// The task of a plan. `storage` says which array a value lies in; `parallel` are the outer loops
  /// whose indices never write the same element; so many items share a fold.
  static Task of(
      String name, KernelPlan plan, Set<Loop> parallel, UnaryOperator<Value> storage, int sharing) {
    var all = new LinkedHashSet<Value>();
    for (var o : plan.outputs) all.add(storage.apply(o.to()));
    for (var v : plan.arrays) all.add(storage.apply(v));
    Task.Writer writer =
        parameters ->
            TaskWriter.write(
                name,
                parameters,
                mv -> new LoopKernel(plan, parallel, storage, sharing, parameters, mv).emit());
    long n = indices(plan, parallel);
    return shares(plan, parallel)
        ? new Task(name, writer, List.copyOf(all), n * sharing, sharing)
        : new Task(name, writer, List.copyOf(all), Math.ceilDiv(n, ITEMS) * ITEMS, ITEMS);
  }

  private static long indices(KernelPlan plan, Set<Loop> parallel) {
    long n = 1;
    for (var loop : plan.outer) if (parallel.contains(loop)) n *= loop.extent;
    if (n > Integer.MAX_VALUE - ITEMS) {
      throw new DeviceException("a kernel over " + n + " indices is too large for a device");
    }
    return n;
  }

  private static boolean shares(KernelPlan plan, Set<Loop> parallel) {
    if (indices(plan, parallel) > MOST_GROUPS || !parallel.containsAll(plan.outer)) return false;
    if (plan.outputs.stream().anyMatch(o -> o.guard() != null)) return false;
    return plan.groups().stream()
        .anyMatch(g -> isOutermost(plan, g) && size(g.getFirst().over) >= LEAST_SHARED);
  }

  private static boolean isOutermost(KernelPlan plan, List<Node.Fold> group) {
    var parent = group.getFirst().over.getFirst().parent;
    return parent == null || plan.outer.contains(parent);
  }

  private static long size(List<Loop> loops) {
    long n = 1;
    for (var loop : loops) n *= loop.extent;
    return n;
  }

  private void emit() {
    var end = new Label();
    index = local(new Object(), 1);
    TaskWriter.index(mv, shares ? "groupIdx" : "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, index);
    if (shares) {
      item = local(new Object(), 1);
      TaskWriter.index(mv, "localIdx");
      mv.visitVarInsn(Opcodes.ISTORE, item);
    } else if (indices % ITEMS != 0) {
      mv.visitVarInsn(Opcodes.ILOAD, index);
      mv.visitLdcInsn((int) indices);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    }
    counters(index, plan.outer.stream().filter(parallel::contains).toList());
    scope(null);
    loop(0);
    mv.visitLabel(end);
  }

  /// The counters of loops of which `index` is the row-major number.
  private void counters(int index, List<Loop> loops) {
    long stride = size(loops);
    for (int i = 0; i < loops.size(); i++) {
      var loop = loops.get(i);
      stride /= loop.extent;
      mv.visitVarInsn(Opcodes.ILOAD, index);
      if (stride != 1) {
        mv.visitLdcInsn((int) stride);
        mv.visitInsn(Opcodes.IDIV);
      }
      if (i > 0) {
        mv.visitLdcInsn((int) loop.extent);
        mv.visitInsn(Opcodes.IREM);
      }
      mv.visitVarInsn(Opcodes.ISTORE, local(loop, 1));
    }
  }

  private void loop(int level) {
    if (level == plan.outer.size()) {
      for (var output : plan.outputs) store(output);
      return;
    }
    var loop = plan.outer.get(level);
    Runnable body =
        () -> {
          scope(loop);
          loop(level + 1);
        };
    if (parallel.contains(loop)) body.run();
    else counted(loop, body);
  }

  private void counted(Loop loop, Runnable body) {
    int counter = local(loop, 1);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, counter);
    repeat(counter, Math.toIntExact(loop.extent), 1, body);
  }

  private void repeat(int counter, int end, int step, Runnable body) {
    var test = new Label();
    var done = new Label();
    mv.visitLabel(test);
    mv.visitVarInsn(Opcodes.ILOAD, counter);
    mv.visitLdcInsn(end);
    if (parameters.cautious) {
      // The index of a work item is never negative, which TornadoVM does not know.
      mv.visitVarInsn(Opcodes.ILOAD, index);
      mv.visitLdcInsn(31);
      mv.visitInsn(Opcodes.ISHR);
      mv.visitInsn(Opcodes.IADD);
    }
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, done);
    body.run();
    mv.visitIincInsn(counter, step);
    mv.visitJumpInsn(Opcodes.GOTO, test);
    mv.visitLabel(done);
  }

  private int local(Object owner, int slots) {
    int at = nextLocal;
    nextLocal += slots;
    locals.put(owner, at);
    return at;
  }

  private int localOf(Object owner) {
    var at = locals.get(owner);
    if (at == null) throw new IllegalStateException("no local variable holds " + owner);
    return at;
  }

  private void scope(@Nullable Loop scope) {
    for (var node : plan.nodes(scope)) compute(node);
  }

  /// Puts a node's value into its local, unless it is there.
  private void compute(Node node) {
    if (locals.containsKey(node)) return;
    switch (node) {
      case Node.Num _, Node.Counter _ -> {
        return;
      }
      case Node.Sum sum -> {
        sum.terms.forEach(this::compute);
        mv.visitLdcInsn(sum.constant);
        for (int i = 0; i < sum.terms.size(); i++) {
          push(sum.terms.get(i));
          if (sum.factors.get(i) != 1) {
            mv.visitLdcInsn(sum.factors.get(i));
            mv.visitInsn(Opcodes.LMUL);
          }
          mv.visitInsn(Opcodes.LADD);
        }
      }
      case Node.Load load -> {
        load.at.terms.forEach(this::compute);
        if (load.guard != null) compute(load.guard);
        load(load);
      }
      case Node.Apply apply -> {
        apply.args.forEach(this::compute);
        apply(apply);
      }
      case Node.Fold fold -> {
        fold(plan.group(fold));
        return;
      }
    }
    keep(node);
  }

  private void keep(Node node) {
    var c = Carrier.of(node.dtype);
    mv.visitVarInsn(c.store, local(node, c.slots));
  }

  private void apply(Node.Apply apply) {
    if (apply.op instanceof Binary shift
        && Carrier.of(apply.dtype) == Carrier.INT
        && apply.dtype.bits() == 32
        && apply.args.get(1) instanceof Node.Num by
        && by.bits >= 0
        && by.bits < 32) {
      int opcode =
          switch (shift) {
            case SHIFT_LEFT -> Opcodes.ISHL;
            // TornadoVM writes IUSHR as a shift that keeps the sign.
            case SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> Opcodes.ISHR;
            default -> -1;
          };
      if (opcode >= 0) {
        push(apply.args.get(0));
        mv.visitLdcInsn((int) by.bits);
        mv.visitInsn(opcode);
        if (shift == Binary.SHIFT_RIGHT_LOGICAL) mask(-1 >>> by.bits);
        return;
      }
    }
    apply.args.forEach(this::push);
    ops.emit(apply.op, apply.args.stream().map(a -> a.dtype).toList());
  }

  private void push(Node node) {
    switch (node) {
      case Node.Num num -> constant(num.dtype, num.bits);
      case Node.Counter counter -> {
        mv.visitVarInsn(Opcodes.ILOAD, localOf(counter.loop));
        mv.visitInsn(Opcodes.I2L);
      }
      case Node.Sum _, Node.Load _, Node.Apply _, Node.Fold _ ->
          mv.visitVarInsn(Carrier.of(node.dtype).load, localOf(node));
    }
  }

  /// TornadoVM has no constants that are infinite doubles or NaN: they are quotients of a zero that
  /// it does not know.
  private void constant(DType t, long bits) {
    double x = t.isFloat() ? t.toDouble(bits) : 0;
    if (Double.isNaN(x) || t == DType.F64 && Double.isInfinite(x)) {
      mv.visitLdcInsn(Double.isNaN(x) ? 0.0 : Math.signum(x));
      mv.visitVarInsn(Opcodes.ILOAD, index);
      mv.visitLdcInsn(31);
      mv.visitInsn(Opcodes.IUSHR);
      mv.visitInsn(Opcodes.I2D);
      mv.visitInsn(Opcodes.DDIV);
      if (t != DType.F64) mv.visitInsn(Opcodes.D2F);
      return;
    }
    switch (Carrier.of(t)) {
      case INT -> mv.visitLdcInsn((int) bits);
      case LONG -> mv.visitLdcInsn(bits);
      case FLOAT -> mv.visitLdcInsn((float) t.toDouble(bits));
      case DOUBLE -> mv.visitLdcInsn(t.toDouble(bits));
    }
  }

  /// An index is an int: arithmetic modulo 2^32 gives the right one, as it is within its array.
  private void position(Value of, Node.Sum at) {
    mv.visitLdcInsn((int) at.constant + parameters.offset(storage.apply(of)));
    for (int i = 0; i < at.terms.size(); i++) {
      if (at.terms.get(i) instanceof Node.Counter c) {
        mv.visitVarInsn(Opcodes.ILOAD, localOf(c.loop));
      } else {
        push(at.terms.get(i));
        mv.visitInsn(Opcodes.L2I);
      }
      int factor = at.factors.get(i).intValue();
      if (factor != 1) {
        mv.visitLdcInsn(factor);
        mv.visitInsn(Opcodes.IMUL);
      }
      mv.visitInsn(Opcodes.IADD);
    }
  }

  private void array(Value v) {
    mv.visitVarInsn(Opcodes.ALOAD, parameters.number(storage.apply(v)));
  }

  /// Where the guard does not hold, the first element is read instead, which nobody looks at.
  private void load(Node.Load load) {
    var kind = TaskWriter.kind(load.array);
    array(load.array);
    position(load.array, load.at);
    if (load.guard != null) {
      push(load.guard);
      mv.visitInsn(Opcodes.INEG);
      mv.visitInsn(Opcodes.IAND);
    }
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "get", "(I)" + kind.element, false);
    switch (load.dtype) {
      case U8 -> mask(255);
      case U16 -> mask(65535);
      default -> {}
    }
  }

  private void mask(int bits) {
    mv.visitLdcInsn(bits);
    mv.visitInsn(Opcodes.IAND);
  }

  private void store(KernelPlan.Output output) {
    compute(output.value());
    output.at().terms.forEach(this::compute);
    var skip = new Label();
    if (output.guard() != null) {
      compute(output.guard());
      push(output.guard());
      ops.ifZero(skip);
    }
    if (shares) {
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitJumpInsn(Opcodes.IFNE, skip);
    }
    var kind = TaskWriter.kind(output.to());
    array(output.to());
    position(output.to(), output.at());
    push(output.value());
    if (kind == ArrayKind.BYTE) mv.visitInsn(Opcodes.I2B);
    if (kind == ArrayKind.SHORT) mv.visitInsn(Opcodes.I2S);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "set", "(I" + kind.element + ")V", false);
    mv.visitLabel(skip);
  }

  private void fold(List<Node.Fold> group) {
    var visited = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    for (var f : group) outside(f.body, group.getFirst().over.getFirst(), visited);
    if (shares && isOutermost(plan, group)) share(group);
    else nest(group, 0, group);
  }

  /// Computes what the loops need from outside before they start.
  private void outside(Node node, Loop first, Set<Node> visited) {
    if (!visited.add(node)) return;
    if (!inside(node.scope, first)) {
      if (plan.needed().contains(node)) compute(node);
      return;
    }
    node.operands().forEach(n -> outside(n, first, visited));
    if (node instanceof Node.Load load) {
      load.at.terms.forEach(n -> outside(n, first, visited));
    }
  }

  private static boolean inside(@Nullable Loop scope, Loop first) {
    for (var l = scope; l != null; l = l.parent) if (l == first) return true;
    return false;
  }

  /// Every loop has its own accumulators, added up at its end: the error of a sum grows with the
  /// sum of the extents and not with their product.
  private void nest(List<Node.Fold> group, int level, List<? extends Object> results) {
    for (int i = 0; i < group.size(); i++) {
      var f = group.get(i);
      constant(f.dtype, f.monoid.identity(f.dtype));
      var c = Carrier.of(f.dtype);
      mv.visitVarInsn(c.store, local(results.get(i), c.slots));
    }
    var over = group.getFirst().over;
    counted(
        over.get(level),
        () -> {
          scope(over.get(level));
          if (level == over.size() - 1) {
            for (int i = 0; i < group.size(); i++) {
              var f = group.get(i);
              combine(f, localOf(results.get(i)), () -> push(f.body));
            }
          } else {
            var inner = new ArrayList<Object>();
            for (int i = 0; i < group.size(); i++) inner.add(new Object());
            nest(group, level + 1, inner);
            for (int i = 0; i < group.size(); i++) {
              var f = group.get(i);
              int at = localOf(inner.get(i));
              combine(
                  f, localOf(results.get(i)), () -> mv.visitVarInsn(Carrier.of(f.dtype).load, at));
            }
          }
        });
  }

  private void combine(Node.Fold f, int accumulator, Runnable value) {
    var c = Carrier.of(f.dtype);
    mv.visitVarInsn(c.load, accumulator);
    value.run();
    ops.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
    mv.visitVarInsn(c.store, accumulator);
  }

  /// Item i of the group takes elements i, i + sharing, …; then halves of the items add up what the
  /// other halves have.
  private void share(List<Node.Fold> group) {
    var over = group.getFirst().over;
    var sums = new ArrayList<Integer>();
    for (var f : group) {
      var c = Carrier.of(f.dtype);
      constant(f.dtype, f.monoid.identity(f.dtype));
      sums.add(local(new Object(), c.slots));
      mv.visitVarInsn(c.store, sums.getLast());
    }
    int number = local(new Object(), 1);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitVarInsn(Opcodes.ISTORE, number);
    repeat(
        number,
        Math.toIntExact(size(over)),
        sharing,
        () -> {
          counters(number, over);
          over.forEach(this::scope);
          for (int i = 0; i < group.size(); i++) {
            var f = group.get(i);
            combine(f, sums.get(i), () -> push(f.body));
          }
        });
    var shared = new ArrayList<Integer>();
    for (int i = 0; i < group.size(); i++) {
      var c = Carrier.of(group.get(i).dtype);
      shared.add(local(new Object(), 1));
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitLdcInsn(sharing);
      mv.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, Library.CONTEXT, allocate(c), "(I)[" + c.descriptor, false);
      mv.visitVarInsn(Opcodes.ASTORE, shared.get(i));
      mv.visitVarInsn(Opcodes.ALOAD, shared.get(i));
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitVarInsn(c.load, sums.get(i));
      mv.visitInsn(put(c));
    }
    barrier();
    for (int half = sharing / 2; half > 0; half /= 2) {
      var skip = new Label();
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn(half);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, skip);
      for (int i = 0; i < group.size(); i++) add(group.get(i), shared.get(i), half);
      mv.visitLabel(skip);
      barrier();
    }
    for (int i = 0; i < group.size(); i++) {
      var f = group.get(i);
      mv.visitVarInsn(Opcodes.ALOAD, shared.get(i));
      mv.visitInsn(Opcodes.ICONST_0);
      mv.visitInsn(get(Carrier.of(f.dtype)));
      keep(f);
    }
  }

  private void add(Node.Fold f, int shared, int half) {
    var c = Carrier.of(f.dtype);
    mv.visitVarInsn(Opcodes.ALOAD, shared);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    for (int by : new int[] {0, half}) {
      mv.visitVarInsn(Opcodes.ALOAD, shared);
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn(by);
      mv.visitInsn(Opcodes.IADD);
      mv.visitInsn(get(c));
    }
    ops.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
    mv.visitInsn(put(c));
  }

  private void barrier() {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Library.CONTEXT, "localBarrier", "()V", false);
  }

  private static String allocate(Carrier c) {
    return switch (c) {
      case INT -> "allocateIntLocalArray";
      case LONG -> "allocateLongLocalArray";
      case FLOAT -> "allocateFloatLocalArray";
      case DOUBLE -> "allocateDoubleLocalArray";
    };
  }

  private static int get(Carrier c) {
    return switch (c) {
      case INT -> Opcodes.IALOAD;
      case LONG -> Opcodes.LALOAD;
      case FLOAT -> Opcodes.FALOAD;
      case DOUBLE -> Opcodes.DALOAD;
    };
  }

  private static int put(Carrier c) {
    return switch (c) {
      case INT -> Opcodes.IASTORE;
      case LONG -> Opcodes.LASTORE;
      case FLOAT -> Opcodes.FASTORE;
      case DOUBLE -> Opcodes.DASTORE;
    };
  }
}
