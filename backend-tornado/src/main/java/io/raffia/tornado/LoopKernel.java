package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Loop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes a kernel's loops for a device. Either every index of the parallel loops is a work item's,
/// which does the other loops and all folds in order; or it is a group's, whose items share each
/// fold and meet in local memory.
final class LoopKernel {
  private static final int ITEMS = 64;

  /// Folds of fewer elements are not shared out.
  static final long LEAST_SHARED = 64;

  /// With more indices than this, there is work enough without sharing folds.
  private static final long MOST_GROUPS = 8192;

  private LoopKernel() {}

  /// The task of a plan. `storage` says which array a value lies in; `parallel` are the outer loops
  /// whose indices never write the same element; so many items share a fold.
  static Task of(
      String name, KernelPlan plan, Set<Loop> parallel, UnaryOperator<Value> storage, int sharing) {
    long n = indices(plan, parallel);
    var values = values(plan, storage);
    if (shares(plan, parallel)) {
      Task.Writer writer =
          parameters ->
              TaskWriter.write(
                  name, parameters, mv -> shared(plan, storage, sharing, parameters, mv));
      return new Task(name, writer, values, n * sharing, sharing);
    }
    Task.Writer writer =
        parameters ->
            TaskWriter.write(
                name, parameters, mv -> alone(plan, parallel, n, storage, parameters, mv));
    return new Task(name, writer, values, Math.ceilDiv(n, ITEMS) * ITEMS, ITEMS);
  }

  /// The arrays of a plan, those that it writes first.
  static List<Value> values(KernelPlan plan, UnaryOperator<Value> storage) {
    var all = new LinkedHashSet<Value>();
    for (var o : plan.outputs) all.add(storage.apply(o.to()));
    for (var v : plan.arrays) all.add(storage.apply(v));
    return List.copyOf(all);
  }

  static long indices(KernelPlan plan, Set<Loop> parallel) {
    long n = 1;
    for (var loop : plan.outer) if (parallel.contains(loop)) n *= loop.extent;
    if (n > Integer.MAX_VALUE - ITEMS) {
      throw new DeviceException("a kernel over " + n + " indices is too large for a device");
    }
    return n;
  }

  static boolean shares(KernelPlan plan, Set<Loop> parallel) {
    if (indices(plan, parallel) > MOST_GROUPS || !parallel.containsAll(plan.outer)) return false;
    if (plan.outputs.stream().anyMatch(o -> o.guard() != null)) return false;
    var outermost = plan.groups().stream().filter(g -> NodeCode.isOutermost(plan, g)).toList();
    return outermost.stream().allMatch(g -> SharedFold.fits(g.getFirst().over))
        && outermost.stream().anyMatch(g -> NodeCode.size(g.getFirst().over) >= LEAST_SHARED);
  }

  /// Each index by a work item.
  private static void alone(
      KernelPlan plan,
      Set<Loop> parallel,
      long indices,
      UnaryOperator<Value> storage,
      Parameters parameters,
      MethodVisitor mv) {
    var end = new Label();
    int index = parameters.firstLocal();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, index);
    if (indices % ITEMS != 0) {
      mv.visitVarInsn(Opcodes.ILOAD, index);
      mv.visitLdcInsn((int) indices);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    }
    var code = new NodeCode(plan, storage, parameters, mv, index, index + 1);
    code.counters(index, plan.outer.stream().filter(parallel::contains).toList());
    code.scope(null);
    loop(code, parallel, 0);
    mv.visitLabel(end);
  }

  private static void loop(NodeCode code, Set<Loop> parallel, int level) {
    var plan = code.plan;
    if (level == plan.outer.size()) {
      for (var output : plan.outputs) code.store(output, -1);
      return;
    }
    var loop = plan.outer.get(level);
    Runnable body =
        () -> {
          code.scope(loop);
          loop(code, parallel, level + 1);
        };
    if (parallel.contains(loop)) body.run();
    else code.counted(loop, body);
  }

  /// Each index by a group.
  private static void shared(
      KernelPlan plan,
      UnaryOperator<Value> storage,
      int sharing,
      Parameters parameters,
      MethodVisitor mv) {
    int index = parameters.firstLocal();
    int item = index + 1;
    group(mv, index, item);
    var code = new NodeCode(plan, storage, parameters, mv, index, item + 1);
    code.shareBy(new SharedFold(code, item, sharing)::whole);
    index(code, index, item);
  }

  /// Puts the number of the group and of the item in it into variables.
  static void group(MethodVisitor mv, int group, int item) {
    TaskWriter.index(mv, "groupIdx");
    mv.visitVarInsn(Opcodes.ISTORE, group);
    TaskWriter.index(mv, "localIdx");
    mv.visitVarInsn(Opcodes.ISTORE, item);
  }

  /// One index of the outer loops, by all items of a group.
  static void index(NodeCode code, int index, int item) {
    var plan = code.plan;
    code.counters(index, plan.outer);
    code.scope(null);
    plan.outer.forEach(code::scope);
    for (var output : plan.outputs) code.store(output, item);
  }
}
