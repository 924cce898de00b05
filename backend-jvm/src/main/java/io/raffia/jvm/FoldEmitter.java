package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes folds that share loops, in one nest.
///
/// Where the innermost loop is one over lanes, accumulators are vectors, or arrays of as many
/// scalars: as an addition waits for the one before it, four accumulators take turns where rows are
/// long.
final class FoldEmitter {
  private static final int WAYS = 4;

  /// Vectors of a row from which on accumulators take turns.
  private static final int LONG = 8;

  private final KernelEmitter code;
  private final MethodVisitor mv;
  private final List<Node.Fold> group;
  private final List<Loop> over;
  private final int ways;
  private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  FoldEmitter(KernelEmitter code, List<Node.Fold> group) {
    this.code = code;
    this.mv = code.mv;
    this.group = group;
    over = group.getFirst().over;
    ways = ways(group.getFirst());
  }

  /// Makes arrays for the partial results of folds in scalar code, once a run.
  static void arrays(KernelEmitter code) {
    for (var node : code.plan.needed()) {
      if (!(node instanceof Node.Fold f) || !isLaned(code, f)) continue;
      code.mv.visitLdcInsn(ways(f) * Simd.L);
      code.mv.visitIntInsn(
          Opcodes.NEWARRAY, f.dtype == DType.F32 ? Opcodes.T_FLOAT : Opcodes.T_INT);
      int at = code.local(new Object(), 1);
      code.mv.visitVarInsn(Opcodes.ASTORE, at);
      code.partials.put(f, at);
    }
  }

  private static boolean isLaned(KernelEmitter code, Node.Fold fold) {
    return code.plan.vectorized().contains(fold.over.getLast());
  }

  /// How many accumulators take turns. Each element's depends on its place in the row alone, so
  /// with several rows these must be of whole turns.
  private static int ways(Node.Fold fold) {
    long extent = fold.over.getLast().extent;
    boolean even = fold.over.size() == 1 || extent % ((long) WAYS * Simd.L) == 0;
    return even && extent >= (long) LONG * Simd.L ? WAYS : 1;
  }

  void emit() {
    for (var f : group) outside(f.body);
    if (isLaned(code, group.getFirst())) {
      overLanes();
    } else {
      var results = group.stream().map(f -> isWide(f) ? new Object() : f).toList();
      nest(0, results);
      for (int i = 0; i < group.size(); i++) {
        var f = group.get(i);
        if (!isWide(f)) continue;
        mv.visitVarInsn(Opcodes.DLOAD, code.localOf(results.get(i)));
        code.ops.emit(new Convert(f.dtype), List.of(DType.F64));
        code.keep(f);
      }
    }
  }

  /// Sums and products of narrow floats are kept as doubles, and round once.
  private static boolean isWide(Node.Fold f) {
    boolean narrow = f.dtype.isFloat() && f.dtype.bits() < 32;
    return narrow && (f.monoid == Monoid.ADD || f.monoid == Monoid.MUL);
  }

  private static DType kept(Node.Fold f) {
    return isWide(f) ? DType.F64 : f.dtype;
  }

  private boolean inside(@Nullable Loop scope) {
    for (var l = scope; l != null; l = l.parent) if (l == over.getFirst()) return true;
    return false;
  }

  /// Computes what the loops need from outside before they start. Nodes are shared: each is visited
  /// once.
  private void outside(Node node) {
    if (!visited.add(node)) return;
    if (!inside(node.scope)) {
      if (code.plan.needed().contains(node)) code.compute(node);
      return;
    }
    node.operands().forEach(this::outside);
    if (node instanceof Node.Load load) {
      load.at.terms.forEach(this::outside);
      for (var a = code.plan.address(load); a != null; a = a.outer()) {
        if (inside(a.scope())) continue;
        code.compute(a);
        break;
      }
    }
  }

  /// Every loop has its own accumulators, added up at its end: the error of a sum grows with the
  /// sum of the extents and not with their product.
  private void nest(int level, List<? extends Object> results) {
    for (int i = 0; i < group.size(); i++) {
      identity(group.get(i));
      keepAt(group.get(i), results.get(i));
    }
    var loop = over.get(level);
    code.counted(
        loop,
        false,
        () -> {
          code.scope(loop);
          if (level == over.size() - 1) {
            for (int i = 0; i < group.size(); i++) {
              var f = group.get(i);
              combine(f, results.get(i), () -> operand(f));
            }
          } else {
            var inner = new ArrayList<Object>();
            for (int i = 0; i < group.size(); i++) inner.add(new Object());
            nest(level + 1, inner);
            for (int i = 0; i < group.size(); i++) {
              var f = group.get(i);
              int at = code.localOf(inner.get(i));
              combine(f, results.get(i), () -> mv.visitVarInsn(loadOpcode(f), at));
            }
          }
        });
  }

  private void identity(Node.Fold f) {
    code.constant(kept(f), f.monoid.identity(kept(f)));
    if (code.isVector(f)) code.vectors.broadcast(f.dtype);
  }

  private void operand(Node.Fold f) {
    if (code.isVector(f)) code.pushVector(f.body);
    else code.push(f.body);
    if (isWide(f)) mv.visitInsn(Opcodes.F2D);
  }

  private int loadOpcode(Node.Fold f) {
    return code.isVector(f) ? Opcodes.ALOAD : Carrier.of(kept(f)).load;
  }

  private void keepAt(Node.Fold f, Object result) {
    int at = code.local(result, code.isVector(f) ? 1 : Carrier.of(kept(f)).slots);
    mv.visitVarInsn(code.isVector(f) ? Opcodes.ASTORE : Carrier.of(kept(f)).store, at);
  }

  private void combine(Node.Fold f, Object accumulator, Runnable value) {
    int at = code.localOf(accumulator);
    mv.visitVarInsn(loadOpcode(f), at);
    value.run();
    var types = List.of(kept(f), kept(f));
    if (code.isVector(f)) code.vectors.emit(f.monoid.op(), types);
    else code.ops.emit(f.monoid.op(), types);
    mv.visitVarInsn(code.isVector(f) ? Opcodes.ASTORE : Carrier.of(kept(f)).store, at);
  }

  private void overLanes() {
    var partial = new ArrayList<int[]>();
    for (var f : group) partial.add(code.vector ? identityLanes(f) : identityArray(f));
    level(0, partial);
    for (int i = 0; i < group.size(); i++) {
      var f = group.get(i);
      var at = partial.get(i);
      for (int n = at.length / 2; n > 0; n /= 2) {
        for (int j = 0; j < n; j++) {
          mv.visitVarInsn(Opcodes.ALOAD, at[j]);
          mv.visitVarInsn(Opcodes.ALOAD, at[j + n]);
          code.vectors.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
          mv.visitVarInsn(Opcodes.ASTORE, at[j]);
        }
      }
      var element = Carrier.of(f.dtype).descriptor;
      mv.visitVarInsn(Opcodes.ALOAD, at[0]);
      var lanes = code.vector ? VectorOps.Lane.of(f.dtype).descriptor() : "[" + element;
      code.inliner.simd(f.monoid.name().toLowerCase(Locale.ROOT), "(" + lanes + ")" + element);
      code.keep(f);
    }
  }

  private int[] identityLanes(Node.Fold f) {
    code.constant(f.dtype, f.monoid.identity(f.dtype));
    code.vectors.broadcast(f.dtype);
    var at = IntStream.range(0, ways).map(i -> code.local(new Object(), 1)).toArray();
    for (int i = ways - 1; i >= 0; i--) {
      if (i > 0) mv.visitInsn(Opcodes.DUP);
      mv.visitVarInsn(Opcodes.ASTORE, at[i]);
    }
    return at;
  }

  private int[] identityArray(Node.Fold f) {
    int at = Objects.requireNonNull(code.partials.get(f));
    mv.visitVarInsn(Opcodes.ALOAD, at);
    code.constant(f.dtype, f.monoid.identity(f.dtype));
    var element = Carrier.of(f.dtype).descriptor;
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/util/Arrays", "fill", "([" + element + element + ")V", false);
    return new int[] {at};
  }

  private void level(int level, List<int[]> partial) {
    var loop = over.get(level);
    code.counted(
        loop,
        false,
        () -> {
          code.scope(loop);
          if (level < over.size() - 1) {
            level(level + 1, partial);
            return;
          }
          for (int i = 0; i < group.size(); i++) {
            if (code.vector) combineLanes(group.get(i), partial.get(i));
            else combineElement(group.get(i), partial.get(i)[0], loop);
          }
        });
  }

  /// The first accumulator takes part, and is the last afterwards.
  private void combineLanes(Node.Fold f, int[] at) {
    mv.visitVarInsn(Opcodes.ALOAD, at[0]);
    if (code.mask >= 0) {
      mv.visitVarInsn(Opcodes.ALOAD, code.mask);
      code.pushVector(f.body);
      code.constant(f.dtype, f.monoid.identity(f.dtype));
      code.vectors.broadcast(f.dtype);
      code.vectors.emit(Select.SELECT, List.of(DType.I1, f.dtype, f.dtype));
    } else {
      code.pushVector(f.body);
    }
    code.vectors.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
    for (int i = 1; i < at.length; i++) {
      mv.visitVarInsn(Opcodes.ALOAD, at[i]);
      mv.visitVarInsn(Opcodes.ASTORE, at[i - 1]);
    }
    mv.visitVarInsn(Opcodes.ASTORE, at[at.length - 1]);
  }

  private void combineElement(Node.Fold f, int array, Loop loop) {
    boolean isFloat = f.dtype == DType.F32;
    mv.visitVarInsn(Opcodes.ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, code.localOf(loop));
    mv.visitLdcInsn(ways * Simd.L - 1);
    mv.visitInsn(Opcodes.IAND);
    mv.visitInsn(Opcodes.DUP2);
    mv.visitInsn(isFloat ? Opcodes.FALOAD : Opcodes.IALOAD);
    code.push(f.body);
    code.ops.emit(f.monoid.op(), List.of(f.dtype, f.dtype));
    mv.visitInsn(isFloat ? Opcodes.FASTORE : Opcodes.IASTORE);
  }
}
