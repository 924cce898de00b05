package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes the body of `run(long table, int from, int to)` for a kernel as scalar loops: each node into a local variable
/// of its own, in the scope that it depends on.
final class ScalarEmitter {
  private static final int TABLE = 1;
  private static final int FROM = 3;
  private static final int TO = 4;
  private static final String CELLS = "io/raffia/jvm/Cells";

  private final MethodVisitor mv;
  private final ScalarOps ops;
  private final KernelPlan plan;
  private final ToIntFunction<Value> slot;
  private final IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();
  private int nextLocal = 5;

  ScalarEmitter(MethodVisitor mv, KernelPlan plan, ToIntFunction<Value> slot) {
    this.mv = mv;
    this.ops = new ScalarOps(mv);
    this.plan = plan;
    this.slot = slot;
  }

  void emit() {
    scope(null);
    if (plan.outer.isEmpty()) stores();
    else loop(0);
    mv.visitInsn(Opcodes.RETURN);
  }

  private void loop(int level) {
    if (level == plan.outer.size()) {
      stores();
      return;
    }
    var loop = plan.outer.get(level);
    counted(
        loop,
        level == 0,
        () -> {
          scope(loop);
          loop(level + 1);
        });
  }

  /// `for (counter = from; counter < to; counter++) body`.
  private void counted(Loop loop, boolean outermost, Runnable body) {
    int counter = local(loop, 1);
    if (outermost) mv.visitVarInsn(Opcodes.ILOAD, FROM);
    else mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, counter);
    var test = new Label();
    var start = new Label();
    mv.visitJumpInsn(Opcodes.GOTO, test);
    mv.visitLabel(start);
    body.run();
    mv.visitIincInsn(counter, 1);
    mv.visitLabel(test);
    mv.visitVarInsn(Opcodes.ILOAD, counter);
    if (outermost) mv.visitVarInsn(Opcodes.ILOAD, TO);
    else mv.visitLdcInsn(Math.toIntExact(loop.extent));
    mv.visitJumpInsn(Opcodes.IF_ICMPLT, start);
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
    for (var address : plan.addresses(scope)) compute(address);
  }

  private void compute(Address address) {
    if (locals.containsKey(address)) return;
    var outer = address.outer();
    if (outer == null) {
      mv.visitVarInsn(Opcodes.LLOAD, TABLE);
      mv.visitLdcInsn(8L * slot.applyAsInt(address.array()));
      mv.visitInsn(Opcodes.LADD);
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, CELLS, "getI64", "(J)J", false);
    } else {
      compute(outer);
      for (var t : address.terms()) compute(t);
      mv.visitVarInsn(Opcodes.LLOAD, localOf(outer));
      terms(address.terms(), address.factors(), address.array().dtype().bytes());
    }
    mv.visitVarInsn(Opcodes.LSTORE, local(address, 2));
  }

  /// Adds terms to the long on the stack.
  private void terms(List<Node> terms, List<Long> factors, long scale) {
    for (int i = 0; i < terms.size(); i++) {
      push(terms.get(i));
      long factor = factors.get(i) * scale;
      if (factor != 1) {
        mv.visitLdcInsn(factor);
        mv.visitInsn(Opcodes.LMUL);
      }
      mv.visitInsn(Opcodes.LADD);
    }
  }

  /// Puts a node's value into its local, unless it is there.
  private void compute(Node node) {
    if (node instanceof Node.Num || node instanceof Node.Counter || locals.containsKey(node)) return;
    switch (node) {
      case Node.Num _, Node.Counter _ -> {}
      case Node.Sum sum -> {
        sum.terms.forEach(this::compute);
        mv.visitLdcInsn(sum.constant);
        terms(sum.terms, sum.factors, 1);
        store(node);
      }
      case Node.Load load -> load(load);
      case Node.Apply apply -> {
        apply.args.forEach(this::compute);
        apply.args.forEach(this::push);
        ops.emit(apply.op, apply.args.stream().map(a -> a.dtype).toList());
        store(node);
      }
      case Node.Fold fold -> folds(plan.group(fold));
    }
  }

  private void store(Node node) {
    var c = Carrier.of(node.dtype);
    mv.visitVarInsn(c.store, local(node, c.slots));
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

  private void constant(DType t, long bits) {
    switch (Carrier.of(t)) {
      case INT -> mv.visitLdcInsn((int) bits);
      case LONG -> mv.visitLdcInsn(bits);
      case FLOAT -> mv.visitLdcInsn(t == DType.F32 ? Float.intBitsToFloat((int) bits) : (float) t.toDouble(bits));
      case DOUBLE -> mv.visitLdcInsn(t.toDouble(bits));
    }
  }

  private void load(Node.Load load) {
    load.at.terms.forEach(this::compute);
    var address = plan.address(load);
    compute(address);
    if (load.guard == null) {
      get(load, address);
    } else {
      compute(load.guard);
      var skip = new Label();
      var end = new Label();
      push(load.guard);
      ops.ifZero(skip);
      get(load, address);
      mv.visitJumpInsn(Opcodes.GOTO, end);
      mv.visitLabel(skip);
      constant(load.dtype, load.dtype.isFloat() ? load.dtype.fromDouble(0) : 0);
      mv.visitLabel(end);
    }
    store(load);
  }

  private void get(Node.Load load, Address address) {
    element(address, load.at.constant);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        CELLS,
        "get" + Carrier.suffix(load.dtype, true),
        "(J)" + Carrier.of(load.dtype).descriptor,
        false);
  }

  private void element(Address address, long constant) {
    mv.visitVarInsn(Opcodes.LLOAD, localOf(address));
    if (constant != 0) {
      mv.visitLdcInsn(constant * address.array().dtype().bytes());
      mv.visitInsn(Opcodes.LADD);
    }
  }

  private void stores() {
    for (var output : plan.outputs) {
      compute(output.value());
      var address = plan.address(output);
      compute(address);
      var skip = new Label();
      if (output.guard() != null) {
        compute(output.guard());
        push(output.guard());
        ops.ifZero(skip);
      }
      element(address, output.at().constant);
      push(output.value());
      var t = output.to().dtype();
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          CELLS,
          "put" + Carrier.suffix(t, false),
          "(J" + Carrier.of(t).descriptor + ")V",
          false);
      mv.visitLabel(skip);
    }
  }

  /// Folds that share loops, in one nest. Every loop has its own accumulators, added up at its end: the error of a sum
  /// grows with the sum of the extents and not with their product.
  private void folds(List<Node.Fold> group) {
    var over = group.getFirst().over;
    for (var loop : over) for (var node : plan.nodes(loop)) outside(node, over);
    for (var loop : over) for (var address : plan.addresses(loop)) outside(address, over);
    group.forEach(f -> outside(f.body, over));
    fold(group, over, 0, group);
  }

  /// Computes what a loop needs from outside before the loop starts.
  private void outside(Node node, List<Loop> over) {
    if (!over.contains(node.scope)) compute(node);
    else node.operands().stream().filter(x -> !(x instanceof Node.Sum)).forEach(x -> outside(x, over));
  }

  private void outside(Address address, List<Loop> over) {
    var outer = address.outer();
    if (!over.contains(address.scope())) compute(address);
    else if (outer != null) outside(outer, over);
    address.terms().forEach(t -> outside(t, over));
  }

  private void fold(List<Node.Fold> group, List<Loop> over, int level, List<? extends Object> results) {
    var carriers = group.stream().map(f -> Carrier.of(f.dtype)).toList();
    for (int i = 0; i < group.size(); i++) {
      var f = group.get(i);
      constant(f.dtype, f.monoid.identity(f.dtype));
      mv.visitVarInsn(carriers.get(i).store, local(results.get(i), carriers.get(i).slots));
    }
    var loop = over.get(level);
    counted(
        loop,
        false,
        () -> {
          scope(loop);
          if (level == over.size() - 1) {
            for (int i = 0; i < group.size(); i++) {
              var body = group.get(i).body;
              combine(group.get(i), results.get(i), () -> push(body));
            }
          } else {
            var inner = new ArrayList<Object>();
            for (int i = 0; i < group.size(); i++) inner.add(new Object());
            fold(group, over, level + 1, inner);
            for (int i = 0; i < group.size(); i++) {
              int at = localOf(inner.get(i));
              int opcode = carriers.get(i).load;
              combine(group.get(i), results.get(i), () -> mv.visitVarInsn(opcode, at));
            }
          }
        });
  }

  private void combine(Node.Fold f, Object accumulator, Runnable value) {
    var carrier = Carrier.of(f.dtype);
    mv.visitVarInsn(carrier.load, localOf(accumulator));
    value.run();
    ops.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
    mv.visitVarInsn(carrier.store, localOf(accumulator));
  }
}
