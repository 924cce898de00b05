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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes the nodes of a plan for a device: each value into a local variable of its own.
final class NodeCode {
  private static final String FUNCTIONS = "io/raffia/tornado/device/Functions";

  final KernelPlan plan;
  final MethodVisitor mv;
  private final Parameters parameters;
  private final UnaryOperator<Value> storage;
  private final IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();
  private final ScalarOps ops;

  /// The variable of a number that is never negative, which TornadoVM does not know.
  private final int index;

  /// Writes folds that do not depend on the counters of other folds; null where they are as others.
  private @Nullable Consumer<List<Node.Fold>> outermost;

  private int nextLocal;

  /// `index` is the variable of the item's or the group's number; variables from `firstLocal` on
  /// are free.
  NodeCode(
      KernelPlan plan,
      UnaryOperator<Value> storage,
      Parameters parameters,
      MethodVisitor mv,
      int index,
      int firstLocal) {
    this.plan = plan;
    this.storage = storage;
    this.parameters = parameters;
    this.mv = mv;
    this.index = index;
    ops = new ScalarOps(mv, FUNCTIONS);
    nextLocal = firstLocal;
  }

  /// Has folds that need no other fold's counter written by `fold`.
  void shareBy(Consumer<List<Node.Fold>> fold) {
    outermost = fold;
  }

  /// The first variable that is free still.
  int nextLocal() {
    return nextLocal;
  }

  static boolean isOutermost(KernelPlan plan, List<Node.Fold> group) {
    var parent = group.getFirst().over.getFirst().parent;
    return parent == null || plan.outer.contains(parent);
  }

  /// Whether an index is the row-major number of the loops' counters.
  static boolean isRowMajor(Node.Sum at, List<Loop> loops) {
    if (at.constant != 0 || at.terms.size() != loops.size()) return false;
    long stride = 1;
    for (var loop : loops.reversed()) {
      boolean found = false;
      for (int i = 0; i < at.terms.size(); i++) {
        found |=
            at.terms.get(i) instanceof Node.Counter c
                && c.loop == loop
                && at.factors.get(i) == stride;
      }
      if (!found) return false;
      stride *= loop.extent;
    }
    return true;
  }

  static long size(List<Loop> loops) {
    long n = 1;
    for (var loop : loops) n *= loop.extent;
    return n;
  }

  /// The counters of loops of which `index` is the row-major number.
  void counters(int index, List<Loop> loops) {
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

  /// Runs a loop in order.
  void counted(Loop loop, Runnable body) {
    int counter = local(loop, 1);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, counter);
    repeat(counter, () -> mv.visitLdcInsn(Math.toIntExact(loop.extent)), 1, body);
  }

  /// While the counter is less than what `end` pushes.
  void repeat(int counter, Runnable end, int step, Runnable body) {
    var test = new Label();
    var done = new Label();
    mv.visitLabel(test);
    mv.visitVarInsn(Opcodes.ILOAD, counter);
    end.run();
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

  /// A new variable, which is the owner's.
  int local(Object owner, int slots) {
    int at = nextLocal;
    nextLocal += slots;
    locals.put(owner, at);
    return at;
  }

  int localOf(Object owner) {
    var at = locals.get(owner);
    if (at == null) throw new IllegalStateException("no local variable holds " + owner);
    return at;
  }

  /// Computes what is to be computed in a loop.
  void scope(@Nullable Loop scope) {
    for (var node : plan.nodes(scope)) compute(node);
  }

  /// Puts a node's value into its local, unless it is there.
  void compute(Node node) {
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

  /// The top of the stack is the node's value.
  void keep(Node node) {
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

  /// Pushes a node that was computed.
  void push(Node node) {
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
  void constant(DType t, long bits) {
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

  /// Pushes an array, and the index in it of that element of a value which `at` pushes.
  void element(Value of, Runnable at) {
    array(of);
    at.run();
    mv.visitLdcInsn(parameters.offset(storage.apply(of)));
    mv.visitInsn(Opcodes.IADD);
  }

  /// Where the guard does not hold, the first element is read instead, which nobody looks at.
  private void load(Node.Load load) {
    array(load.array);
    position(load.array, load.at);
    if (load.guard != null) {
      push(load.guard);
      mv.visitInsn(Opcodes.INEG);
      mv.visitInsn(Opcodes.IAND);
    }
    get(load.array);
  }

  /// Of array and index on the stack.
  void get(Value from) {
    var kind = TaskWriter.kind(from);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "get", "(I)" + kind.element, false);
    switch (from.dtype()) {
      case U8 -> mask(255);
      case U16 -> mask(65535);
      case F16, BF16, F8E4M3FN, F8E5M2 -> narrow("of", from.dtype(), "(I)F");
      default -> {}
    }
  }

  private void mask(int bits) {
    mv.visitLdcInsn(bits);
    mv.visitInsn(Opcodes.IAND);
  }

  /// Calls what has a float of its bits, or the bits of a float.
  private void narrow(String what, DType t, String descriptor) {
    var suffix =
        switch (t) {
          case F16 -> "F16";
          case BF16 -> "Bf16";
          case F8E4M3FN -> "F8e4m3fn";
          default -> "F8e5m2";
        };
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, FUNCTIONS, what + suffix, descriptor, false);
  }

  /// Writes an element; where `item` is the variable of an item's number in its group, by the first
  /// item only.
  void store(KernelPlan.Output output, int item) {
    compute(output.value());
    output.at().terms.forEach(this::compute);
    var skip = new Label();
    if (output.guard() != null) {
      compute(output.guard());
      push(output.guard());
      ops.ifZero(skip);
    }
    if (item >= 0) {
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitJumpInsn(Opcodes.IFNE, skip);
    }
    array(output.to());
    position(output.to(), output.at());
    push(output.value());
    set(output.to());
    mv.visitLabel(skip);
  }

  /// Of array, index and element on the stack.
  void set(Value to) {
    var kind = TaskWriter.kind(to);
    if (to.dtype().isFloat() && to.dtype().bits() < 32) narrow("bits", to.dtype(), "(F)I");
    if (kind == ArrayKind.BYTE) mv.visitInsn(Opcodes.I2B);
    if (kind == ArrayKind.SHORT) mv.visitInsn(Opcodes.I2S);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "set", "(I" + kind.element + ")V", false);
  }

  private void fold(List<Node.Fold> group) {
    if (outermost != null && isOutermost(plan, group)) {
      outermost.accept(group);
    } else {
      prepare(group);
      nest(group, 0, group);
    }
  }

  /// Computes what the loops of folds need from outside.
  void prepare(List<Node.Fold> group) {
    var visited = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    for (var f : group) outside(f.body, group.getFirst().over.getFirst(), visited);
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

  /// Says which variable has a node's value already.
  void bind(Node node, int variable) {
    locals.put(node, variable);
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

  /// Combines an accumulator with what `value` pushes.
  void combine(Node.Fold f, int accumulator, Runnable value) {
    var c = Carrier.of(f.dtype);
    mv.visitVarInsn(c.load, accumulator);
    value.run();
    join(f);
    mv.visitVarInsn(c.store, accumulator);
  }

  /// Of two values of a fold on the stack, their combination.
  void join(Node.Fold f) {
    ops.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
  }
}
