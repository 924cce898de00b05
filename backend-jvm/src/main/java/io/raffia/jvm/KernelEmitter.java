package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Pointwise;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes the body of `run(long table, int from, int to)` for a kernel: each node into a local
/// variable of its own, in the scope that it depends on. In vector code, what depends on a
/// vectorized loop is a vector; all else, and everything in scalar code, is a scalar.
final class KernelEmitter {
  private static final int TABLE = 1;
  static final int FROM = 3;
  static final int TO = 4;
  private static final int LARGE = 120;
  private static final String CELLS = "io/raffia/jvm/Cells";

  final MethodVisitor mv;
  final ScalarOps ops;
  final Inliner inliner;
  final VectorOps vectors;
  final KernelPlan plan;

  /// The arrays by number: that of their entry.
  private final List<Value> arrays;

  final boolean vector;
  private IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();
  private int nextLocal = VectorOps.ADDRESS + 2;

  /// Arrays for the partial results of folds in scalar code.
  final IdentityHashMap<Node.Fold, Integer> partials = new IdentityHashMap<>();

  /// The loop over lanes that code is inside of, and the local of the lanes that exist (-1: all).
  private @Nullable Loop lanes;

  int mask = -1;

  KernelEmitter(MethodVisitor mv, KernelPlan plan, boolean vector) {
    this.mv = mv;
    this.ops = new ScalarOps(mv);
    this.inliner = new Inliner(mv, slots -> local(new Object(), slots));
    this.vectors = new VectorOps(mv, inliner);
    this.plan = plan;
    arrays = List.copyOf(plan.arrays);
    this.vector = vector;
  }

  void emit() {
    if (vector) nothingToDo();
    else FoldEmitter.arrays(this);
    var recurrence = plan.recurrence;
    if (recurrence != null) {
      new RecurrenceEmitter(mv, this, plan, recurrence, vector).emit();
    } else {
      scope(null);
      loop(0);
    }
    mv.visitInsn(Opcodes.RETURN);
  }

  /// Calls without iterations return at once: [Warmer] makes thousands of them.
  private void nothingToDo() {
    var some = new Label();
    mv.visitVarInsn(Opcodes.ILOAD, FROM);
    mv.visitVarInsn(Opcodes.ILOAD, TO);
    mv.visitJumpInsn(Opcodes.IF_ICMPLT, some);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitLabel(some);
  }

  /// Vector code is warmed up by empty calls, in which the JIT compiler sees no access; scalar code
  /// runs in the interpreter at first, and a method of ours that is compiled is faster there.
  private void cells(String name, String descriptor) {
    if (vector) inliner.cells(name, descriptor);
    else mv.visitMethodInsn(Opcodes.INVOKESTATIC, CELLS, name, descriptor, false);
  }

  private void loop(int level) {
    if (level == plan.outer.size()) {
      for (var output : plan.outputs) store(output);
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

  /// `for (counter = from; counter < to; counter++) body`, or over lanes.
  void counted(Loop loop, boolean outermost, Runnable body) {
    int counter = local(loop, 1);
    if (outermost) mv.visitVarInsn(Opcodes.ILOAD, FROM);
    else mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, counter);
    Runnable end =
        () -> {
          if (outermost) mv.visitVarInsn(Opcodes.ILOAD, TO);
          else mv.visitLdcInsn(Math.toIntExact(loop.extent));
        };
    if (!vector || !plan.vectorized().contains(loop)) {
      repeat(counter, 1, end, body);
      return;
    }
    lanes = loop;
    boolean whole = loop.extent % Simd.L == 0;
    boolean large = plan.nodes(loop).size() > LARGE;
    if (loop.extent >= Simd.L && (whole || !large)) {
      var before = new IdentityHashMap<>(locals);
      repeat(counter, Simd.L, end, body);
      locals = before;
    }
    if (!whole) {
      mask = local(new Object(), 1);
      repeat(
          counter,
          Simd.L,
          end,
          () -> {
            end.run();
            mv.visitVarInsn(Opcodes.ILOAD, counter);
            mv.visitInsn(Opcodes.ISUB);
            inliner.simd("first", "(I)" + VectorOps.MASK);
            mv.visitVarInsn(Opcodes.ASTORE, mask);
            body.run();
          },
          true);
      mask = -1;
    }
    lanes = null;
  }

  void repeat(int counter, int step, Runnable end, Runnable body) {
    repeat(counter, step, end, body, step == 1);
  }

  /// `partial`: also for the last few, less than a step.
  void repeat(int counter, int step, Runnable end, Runnable body, boolean partial) {
    var test = new Label();
    var start = new Label();
    mv.visitJumpInsn(Opcodes.GOTO, test);
    mv.visitLabel(start);
    body.run();
    mv.visitIincInsn(counter, step);
    mv.visitLabel(test);
    mv.visitVarInsn(Opcodes.ILOAD, counter);
    end.run();
    if (!partial) {
      mv.visitIntInsn(Opcodes.BIPUSH, step);
      mv.visitInsn(Opcodes.ISUB);
    }
    mv.visitJumpInsn(partial ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPLE, start);
  }

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

  void scope(@Nullable Loop scope) {
    for (var node : plan.nodes(scope)) compute(node);
    for (var address : plan.addresses(scope)) compute(address);
  }

  void compute(Address address) {
    if (locals.containsKey(address)) return;
    var outer = address.outer();
    if (outer == null) {
      mv.visitVarInsn(Opcodes.LLOAD, TABLE);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitFieldInsn(Opcodes.GETFIELD, KernelCompiler.NAME, KernelCompiler.ENTRIES, "[J");
      mv.visitLdcInsn(arrays.indexOf(address.array()));
      mv.visitInsn(Opcodes.LALOAD);
      mv.visitInsn(Opcodes.LADD);
      cells("getI64", "(J)J");
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

  boolean isVector(Node node) {
    return lanes != null && node.loops.get(lanes.id);
  }

  /// Puts a node's value into its local, unless it is there.
  void compute(Node node) {
    if (node instanceof Node.Num || node instanceof Node.Counter || locals.containsKey(node))
      return;
    switch (node) {
      case Node.Num _, Node.Counter _ -> {}
      case Node.Sum sum -> {
        sum.terms.forEach(this::compute);
        if (isVector(sum)) {
          vectorSum(sum);
        } else {
          mv.visitLdcInsn(sum.constant);
          terms(sum.terms, sum.factors, 1);
        }
        keep(node);
      }
      case Node.Load load -> load(load);
      case Node.Apply apply -> {
        apply.args.forEach(this::compute);
        if (isVector(apply)) {
          vectorApply(apply.op, apply.args);
        } else if (isIntShift(apply)) {
          push(apply.args.get(0));
          mv.visitIntInsn(Opcodes.BIPUSH, (int) ((Node.Num) apply.args.get(1)).bits);
          mv.visitInsn(
              switch ((Binary) apply.op) {
                case SHIFT_LEFT -> Opcodes.ISHL;
                case SHIFT_RIGHT_ARITHMETIC -> Opcodes.ISHR;
                default -> Opcodes.IUSHR;
              });
        } else {
          apply.args.forEach(this::push);
          ops.emit(apply.op, apply.args.stream().map(a -> a.dtype).toList());
        }
        keep(node);
      }
      case Node.Fold fold -> new FoldEmitter(this, plan.group(fold)).emit();
    }
  }

  private void vectorApply(Pointwise op, List<Node> args) {
    if (op instanceof Binary shift && isShift(shift)) {
      pushVector(args.get(0));
      vectors.shift(shift, ((Node.Num) args.get(1)).bits);
      return;
    }
    int rotation = op == Binary.OR ? rotation(args.get(0), args.get(1)) : 0;
    if (rotation > 0) {
      pushVector(((Node.Apply) args.get(0)).args.getFirst());
      vectors.rotateLeft(rotation);
      return;
    }
    args.forEach(this::pushVector);
    vectors.emit(op, args.stream().map(a -> a.dtype).toList());
  }

  /// By how much `x | y` is one value rotated to the left, both of its parts being shifts; 0: it is
  /// not.
  private static int rotation(Node x, Node y) {
    if (!(x instanceof Node.Apply left) || !(y instanceof Node.Apply right)) return 0;
    if (left.op != Binary.SHIFT_LEFT || right.op != Binary.SHIFT_RIGHT_LOGICAL) return 0;
    if (!isIntShift(left) || !isIntShift(right) || left.args.getFirst() != right.args.getFirst())
      return 0;
    long by = ((Node.Num) left.args.get(1)).bits;
    return by + ((Node.Num) right.args.get(1)).bits == 32 ? (int) by : 0;
  }

  /// A shift of 32 bits by a constant that the JVM's own instruction does.
  private static boolean isIntShift(Node.Apply apply) {
    return apply.op instanceof Binary b
        && isShift(b)
        && (apply.dtype == DType.I32 || apply.dtype == DType.U32)
        && apply.args.get(1) instanceof Node.Num by
        && by.bits >= 0
        && by.bits < 32;
  }

  private static boolean isShift(Binary op) {
    return op == Binary.SHIFT_LEFT
        || op == Binary.SHIFT_RIGHT_ARITHMETIC
        || op == Binary.SHIFT_RIGHT_LOGICAL;
  }

  private void vectorSum(Node.Sum sum) {
    mv.visitLdcInsn(sum.constant);
    for (int i = 0; i < sum.terms.size(); i++) {
      if (!isVector(sum.terms.get(i)))
        terms(List.of(sum.terms.get(i)), List.of(sum.factors.get(i)), 1);
    }
    vectors.broadcast(DType.I64);
    for (int i = 0; i < sum.terms.size(); i++) {
      if (!isVector(sum.terms.get(i))) continue;
      pushVector(sum.terms.get(i));
      long factor = sum.factors.get(i);
      if (factor != 1) {
        mv.visitLdcInsn((int) factor);
        mv.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, VectorOps.Lane.INT.type, "mul", "(I)" + VectorOps.INT, false);
      }
      vectors.emit(Binary.ADD, List.of(DType.I32, DType.I32));
    }
  }

  /// Takes the value on the stack into the node's local.
  void keep(Node node) {
    if (isVector(node)) {
      mv.visitVarInsn(Opcodes.ASTORE, local(node, 1));
    } else {
      var c = Carrier.of(node.dtype);
      mv.visitVarInsn(c.store, local(node, c.slots));
    }
  }

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

  void pushVector(Node node) {
    if (!isVector(node)) {
      push(node);
      vectors.broadcast(node.dtype);
    } else if (node instanceof Node.Counter counter) {
      mv.visitVarInsn(Opcodes.ILOAD, localOf(counter.loop));
      inliner.simd("from", "(I)" + VectorOps.INT);
    } else {
      mv.visitVarInsn(Opcodes.ALOAD, localOf(node));
    }
  }

  void constant(DType t, long bits) {
    switch (Carrier.of(t)) {
      case INT -> mv.visitLdcInsn((int) bits);
      case LONG -> mv.visitLdcInsn(bits);
      case FLOAT ->
          mv.visitLdcInsn(
              t == DType.F32 ? Float.intBitsToFloat((int) bits) : (float) t.toDouble(bits));
      case DOUBLE -> mv.visitLdcInsn(t.toDouble(bits));
    }
  }

  private void load(Node.Load load) {
    load.at.terms.forEach(this::compute);
    var address = plan.address(load);
    compute(address);
    if (load.guard != null) compute(load.guard);
    if (!isVector(load)) {
      guarded(load, address, load.guard == null ? null : () -> push(guard(load)));
      keep(load);
    } else if (load.at.factor(java.util.Objects.requireNonNull(lanes)) == 0) {
      // One element for all lanes; only the guard differs.
      guarded(
          load,
          address,
          () -> {
            pushVector(guard(load));
            mv.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, VectorOps.Lane.MASK.type, "anyTrue", "()Z", false);
          });
      vectors.broadcast(load.dtype);
      keep(load);
    } else {
      int where = mask;
      if (load.guard != null) {
        pushVector(load.guard);
        if (mask >= 0) {
          mv.visitVarInsn(Opcodes.ALOAD, mask);
          vectors.emit(Binary.AND, List.of(DType.I1, DType.I1));
        }
        where = local(new Object(), 1);
        mv.visitVarInsn(Opcodes.ASTORE, where);
      }
      element(address, load.at.constant);
      vectors.load(load.dtype, where);
      keep(load);
    }
  }

  private static Node guard(Node.Load load) {
    return java.util.Objects.requireNonNull(load.guard);
  }

  /// The element, or 0 where the condition does not hold.
  private void guarded(Node.Load load, Address address, @Nullable Runnable condition) {
    if (condition == null) {
      get(load, address);
      return;
    }
    var skip = new Label();
    var end = new Label();
    condition.run();
    ops.ifZero(skip);
    get(load, address);
    mv.visitJumpInsn(Opcodes.GOTO, end);
    mv.visitLabel(skip);
    constant(load.dtype, load.dtype.isFloat() ? load.dtype.fromDouble(0) : 0);
    mv.visitLabel(end);
  }

  private void get(Node.Load load, Address address) {
    element(address, load.at.constant);
    cells("get" + Carrier.suffix(load.dtype, true), "(J)" + Carrier.of(load.dtype).descriptor);
  }

  private void element(Address address, long constant) {
    mv.visitVarInsn(Opcodes.LLOAD, localOf(address));
    if (constant != 0) {
      mv.visitLdcInsn(constant * address.array().dtype().bytes());
      mv.visitInsn(Opcodes.LADD);
    }
  }

  void store(KernelPlan.Output output) {
    var skip = new Label();
    if (output.guard() != null) {
      compute(output.guard());
      push(output.guard());
      ops.ifZero(skip);
    }
    compute(output.value());
    var address = plan.address(output);
    compute(address);
    var t = output.to().dtype();
    if (lanes != null) {
      pushVector(output.value());
      int value = local(new Object(), 1);
      mv.visitVarInsn(Opcodes.ASTORE, value);
      element(address, output.at().constant);
      vectors.store(t, value, mask);
    } else {
      element(address, output.at().constant);
      push(output.value());
      put(t);
    }
    mv.visitLabel(skip);
  }

  private void put(DType t) {
    cells("put" + Carrier.suffix(t, false), "(J" + Carrier.of(t).descriptor + ")V");
  }

  /// Stores what is in a local variable instead of the output's value.
  void store(KernelPlan.Output output, int value) {
    var address = plan.address(output);
    compute(address);
    var t = output.to().dtype();
    element(address, output.at().constant);
    if (lanes != null) {
      vectors.store(t, value, mask);
    } else {
      var c = Carrier.of(t);
      mv.visitVarInsn(c.load, value);
      put(t);
    }
  }

  /// Computes an output's value into a local variable of its own.
  int value(KernelPlan.Output output) {
    compute(output.value());
    var c = Carrier.of(output.to().dtype());
    int at = local(new Object(), lanes != null ? 1 : c.slots);
    if (lanes != null) pushVector(output.value());
    else push(output.value());
    mv.visitVarInsn(lanes != null ? Opcodes.ASTORE : c.store, at);
    return at;
  }

  /// A local variable that is zero.
  int zero(DType t) {
    var c = Carrier.of(t);
    int at = local(new Object(), lanes != null ? 1 : c.slots);
    constant(t, t.isFloat() ? t.fromDouble(0) : 0);
    if (lanes != null) vectors.broadcast(t);
    mv.visitVarInsn(lanes != null ? Opcodes.ASTORE : c.store, at);
    return at;
  }

  void copy(int from, int to, DType t) {
    var c = Carrier.of(t);
    mv.visitVarInsn(lanes != null ? Opcodes.ALOAD : c.load, from);
    mv.visitVarInsn(lanes != null ? Opcodes.ASTORE : c.store, to);
  }

  /// `body` if the counter is below the end.
  void when(int counter, Runnable end, Runnable body) {
    var skip = new Label();
    mv.visitVarInsn(Opcodes.ILOAD, counter);
    end.run();
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, skip);
    body.run();
    mv.visitLabel(skip);
  }

  /// A local variable with the mask of the first `n` lanes.
  int firstLanes(int n) {
    mv.visitLdcInsn(n);
    return firstLanes();
  }

  /// The same, where `n` is on the stack.
  int firstLanes() {
    int at = local(new Object(), 1);
    inliner.simd("first", "(I)" + VectorOps.MASK);
    mv.visitVarInsn(Opcodes.ASTORE, at);
    return at;
  }

  /// What is in local variables.
  IdentityHashMap<Object, Integer> locals() {
    return new IdentityHashMap<>(locals);
  }

  /// Code that knows other local variables, and runs over lanes or not.
  void within(
      IdentityHashMap<Object, Integer> known, @Nullable Loop over, int where, Runnable body) {
    var before = locals;
    locals = known;
    lanes = over;
    mask = where;
    body.run();
    locals = before;
    lanes = null;
    mask = -1;
  }
}
