package io.raffia.tornado;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Folds of many elements for few indices, in two steps: groups fold a chunk each, into an array
/// that holds nothing else; then a group for each index folds these. How many chunks there are
/// depends on the program alone, so that the result is the same on every device and in every run.
final class SplitFold {
  /// A large device keeps this many groups busy.
  private static final long GROUPS = 2048;

  /// Of a chunk, each item takes this many elements at least.
  private static final long LEAST = 16;

  private final KernelPlan plan;
  private final UnaryOperator<Value> storage;
  private final int sharing;
  private final int indices;
  private final int chunks;

  /// The folds that are split, by their group: where their partial results lie.
  private final Map<List<Node.Fold>, List<Value>> split = new LinkedHashMap<>();

  private SplitFold(
      KernelPlan plan,
      UnaryOperator<Value> storage,
      int sharing,
      int chunks,
      List<List<Node.Fold>> groups) {
    this.plan = plan;
    this.storage = storage;
    this.sharing = sharing;
    this.chunks = chunks;
    indices = (int) NodeCode.size(plan.outer);
    for (var group : groups) {
      var arrays = new ArrayList<Value>();
      for (var f : group) {
        arrays.add(new Value(new TensorType(f.dtype, new Shape(Ints.of(indices * chunks)))));
      }
      split.put(group, arrays);
    }
  }

  /// In how many parts it is best to fold so many elements for each of so many indices.
  static long chunks(long indices, long elements, int sharing) {
    return Math.min(elements / (LEAST * sharing), Math.ceilDiv(GROUPS, Math.max(1, indices)));
  }

  /// Two tasks for a plan; none when it has no folds that are worth it.
  static List<Task> of(
      String name,
      KernelPlan plan,
      UnaryOperator<Value> storage,
      Limits limits,
      Predicate<Value> own) {
    if (!LoopKernel.shares(plan, Set.copyOf(plan.outer))) return List.of();
    long indices = NodeCode.size(plan.outer);
    int sharing = limits.sharing();
    long chunks = 1;
    var groups = new ArrayList<List<Node.Fold>>();
    for (var group : plan.groups()) {
      long parts = chunks(indices, NodeCode.size(group.getFirst().over), sharing);
      if (parts < 2 || !NodeCode.isOutermost(plan, group) || needsFolds(plan, group)) continue;
      groups.add(group);
      chunks = Math.max(chunks, parts);
    }
    if (groups.isEmpty()) return List.of();
    var tasks = new SplitFold(plan, storage, sharing, (int) chunks, groups).tasks(name);
    boolean fits =
        tasks.stream().allMatch(t -> Limits.count(t.values(), own) < TaskWriter.MOST_PARAMETERS);
    return fits ? tasks : List.of();
  }

  /// Whether what is folded is made of the results of other folds for the same index.
  private static boolean needsFolds(KernelPlan plan, List<Node.Fold> group) {
    var nodes = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    for (var f : group) reach(f.body, Set.of(), nodes);
    return nodes.stream()
        .anyMatch(n -> n instanceof Node.Fold f && NodeCode.isOutermost(plan, plan.group(f)));
  }

  /// Collects what a node is made of, not looking into the folds `closed`.
  private static void reach(Node node, Set<Node> closed, Set<Node> to) {
    if (!to.add(node) || closed.contains(node)) return;
    for (var n : node.operands()) reach(n, closed, to);
  }

  private Set<Value> loaded(Set<Node> nodes) {
    var all = new LinkedHashSet<Value>();
    for (var n : nodes) if (n instanceof Node.Load load) all.add(storage.apply(load.array));
    return all;
  }

  private List<Task> tasks(String name) {
    var folds = new HashSet<Node>();
    var partials = new LinkedHashSet<Value>();
    split.forEach((group, arrays) -> {
      folds.addAll(group);
      partials.addAll(arrays);
    });
    var inner = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    for (var f : folds) reach(f, Set.of(), inner);
    var first = new LinkedHashSet<>(partials);
    first.addAll(loaded(inner));
    var outer = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    var second = new LinkedHashSet<Value>();
    for (var o : plan.outputs) {
      second.add(storage.apply(o.to()));
      reach(o.value(), folds, outer);
      reach(o.at(), folds, outer);
    }
    second.addAll(loaded(outer));
    second.addAll(partials);
    var parts = name + "_parts";
    return List.of(
        new Task(
            parts,
            p -> TaskWriter.write(parts, p, mv -> parts(p, mv)),
            List.copyOf(first),
            (long) indices * chunks * sharing,
            sharing),
        new Task(
            name,
            p -> TaskWriter.write(name, p, mv -> whole(p, mv)),
            List.copyOf(second),
            (long) indices * sharing,
            sharing));
  }

  /// Group number `index x chunks + chunk` folds that chunk.
  private void parts(Parameters parameters, MethodVisitor mv) {
    int group = parameters.firstLocal();
    int item = group + 1;
    int index = group + 2;
    int chunk = group + 3;
    LoopKernel.group(mv, group, item);
    quotient(mv, group, Opcodes.IDIV, index);
    quotient(mv, group, Opcodes.IREM, chunk);
    var code = new NodeCode(plan, storage, parameters, mv, index, chunk + 1);
    code.counters(index, plan.outer);
    var shared = new SharedFold(code, item, sharing);
    var skip = new Label();
    for (var folds : split.keySet()) {
      int n = (int) NodeCode.size(folds.getFirst().over);
      int length = Math.ceilDiv(n, chunks);
      int end = code.local(new Object(), 1);
      start(mv, chunk, length);
      mv.visitLdcInsn(length);
      mv.visitInsn(Opcodes.IADD);
      mv.visitLdcInsn(n);
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
      mv.visitVarInsn(Opcodes.ISTORE, end);
      shared.part(
          folds,
          () -> {
            start(mv, chunk, length);
            mv.visitInsn(Opcodes.IADD);
          },
          () -> mv.visitVarInsn(Opcodes.ILOAD, end));
    }
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitJumpInsn(Opcodes.IFNE, skip);
    split.forEach((folds, arrays) -> {
      for (int i = 0; i < folds.size(); i++) {
        code.element(arrays.get(i), () -> mv.visitVarInsn(Opcodes.ILOAD, group));
        code.push(folds.get(i));
        code.set(arrays.get(i));
      }
    });
    mv.visitLabel(skip);
  }

  private void quotient(MethodVisitor mv, int group, int opcode, int to) {
    mv.visitVarInsn(Opcodes.ILOAD, group);
    mv.visitLdcInsn(chunks);
    mv.visitInsn(opcode);
    mv.visitVarInsn(Opcodes.ISTORE, to);
  }

  private static void start(MethodVisitor mv, int chunk, int length) {
    mv.visitVarInsn(Opcodes.ILOAD, chunk);
    mv.visitLdcInsn(length);
    mv.visitInsn(Opcodes.IMUL);
  }

  /// Group number `index` folds the chunks' results, and goes on as in one step.
  private void whole(Parameters parameters, MethodVisitor mv) {
    int index = parameters.firstLocal();
    int item = index + 1;
    LoopKernel.group(mv, index, item);
    var code = new NodeCode(plan, storage, parameters, mv, index, item + 1);
    var shared = new SharedFold(code, item, sharing);
    code.shareBy(folds -> {
      var arrays = split.get(folds);
      if (arrays == null) shared.whole(folds);
      else shared.partials(folds, arrays, chunks, () -> start(mv, index, chunks));
    });
    code.counters(index, plan.outer);
    // Not all that is computed for an index: some of it is for the chunks only.
    for (var output : plan.outputs) code.store(output, item);
  }
}
