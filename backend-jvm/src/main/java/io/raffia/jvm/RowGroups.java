package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Finds loops in a row that may run together as [RowBlocks]: the outermost loop of each runs over
/// the same rows, and of what one of them writes, the others touch only the row that they are at.
final class RowGroups {
  private static final long MOST_ROW_BYTES = 1 << 18;
  private static final int MOST_STEPS = 16;

  /// Loops that touch less than `leastBytes` find it in cache anyway; a block touches `blockBytes`.
  record Sizes(long leastBytes, int leastRows, long blockBytes) {
    /// For a second-level cache of at least 256 KiB.
    static final Sizes USUAL = new Sizes(1 << 19, 4, 1 << 16);
  }

  private final Program program;
  private final MemoryPlan plan;
  private final ToIntFunction<Value> slot;
  private final long tableBytes;
  private final Sizes sizes;

  /// The first and the last kernel that touches an array.
  private final Map<Value, Integer> first = new HashMap<>();

  private final Map<Value, Integer> last = new HashMap<>();

  RowGroups(
      Program program, MemoryPlan plan, ToIntFunction<Value> slot, long tableBytes, Sizes sizes) {
    this.sizes = sizes;
    this.program = program;
    this.plan = plan;
    this.slot = slot;
    this.tableBytes = tableBytes;
    for (int i = 0; i < program.kernels().size(); i++) {
      var kernel = program.kernels().get(i);
      for (var v : kernel.reads()) touch(v, i);
      for (var v : kernel.writes()) touch(v, i);
    }
  }

  private void touch(Value v, int kernel) {
    first.putIfAbsent(program.storage(v), kernel);
    last.put(program.storage(v), kernel);
  }

  /// The steps with groups in place of their members; step `i` is of kernel `kernels[i]`.
  Step[] group(List<Step> steps, List<Integer> kernels) {
    var result = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); ) {
      int end = i;
      @Nullable Group best = null;
      while (end < steps.size() && end - i < MOST_STEPS && isLoop(steps, kernels, end)) {
        var longer = group(steps, kernels, i, end + 1);
        if (longer == null) break;
        best = longer;
        end++;
      }
      if (best != null && end - i > 1 && best.isWorthIt(sizes)) {
        result.add(best.step(sizes, tableBytes));
        i = end;
      } else {
        result.add(steps.get(i++));
      }
    }
    return result.toArray(Step[]::new);
  }

  private boolean isLoop(List<Step> steps, List<Integer> kernels, int i) {
    return steps.get(i) instanceof LoopStep loop
        && program.kernels().get(kernels.get(i)) instanceof Kernel.Loop
        && !loop.plan().ordered
        && !loop.plan().outer.isEmpty();
  }

  /// How a group touches an array: the elements of a row, or 0 where steps differ in that, or do
  /// not stay in their row; and by how many steps.
  private static final class Use {
    long row = -1;
    boolean isWritten;
    int steps;

    void add(long elements, boolean writes) {
      row = row == -1 || row == elements ? elements : 0;
      isWritten |= writes;
    }
  }

  private record Group(
      List<LoopStep> steps, int rows, Map<Value, Use> uses, List<RowBlocks.Own> own) {
    long rowBytes() {
      long all = 0;
      for (var e : uses.entrySet()) {
        if (e.getValue().row > 0) all += e.getValue().row * e.getKey().dtype().bytes();
      }
      return Math.max(1, all);
    }

    boolean isWorthIt(Sizes sizes) {
      boolean shares = uses.values().stream().anyMatch(u -> u.row > 0 && u.steps > 1);
      return shares
          && rows >= sizes.leastRows
          && rowBytes() <= MOST_ROW_BYTES
          && rowBytes() * rows >= sizes.leastBytes;
    }

    Step step(Sizes sizes, long tableBytes) {
      return new RowBlocks(steps, rows, sizes.blockBytes / rowBytes(), own, tableBytes);
    }
  }

  /// Steps `from` to `to - 1` as a group; null where they may not run together.
  private @Nullable Group group(List<Step> steps, List<Integer> kernels, int from, int to) {
    var loops = steps.subList(from, to).stream().map(s -> (LoopStep) s).toList();
    int rows = loops.stream().mapToInt(LoopStep::extent).min().orElse(0);
    if (rows < 1 || loops.stream().anyMatch(l -> l.extent() % rows != 0)) return null;
    var uses = new LinkedHashMap<Value, Use>();
    for (var loop : loops) {
      var touched = new HashMap<Value, Boolean>();
      for (var node : loop.plan().needed()) {
        if (node instanceof Node.Load load) {
          use(uses, touched, load.array, rowElements(loop, rows, load.at), false);
        }
      }
      for (var o : loop.plan().outputs) {
        if (o.guard() != null) return null;
        use(uses, touched, o.to(), rowElements(loop, rows, o.at()), true);
      }
      touched.keySet().forEach(v -> Objects.requireNonNull(uses.get(v)).steps++);
    }
    for (var e : uses.entrySet()) {
      var u = e.getValue();
      if (u.isWritten && (u.row <= 0 || u.row * rows != e.getKey().type().size())) return null;
    }
    var own = new ArrayList<RowBlocks.Own>();
    var shared = new LinkedHashMap<Value, Use>();
    for (var e : uses.entrySet()) {
      var v = e.getKey();
      if (isOwn(v, kernels.get(from), kernels.get(to - 1))) {
        long bytes = e.getValue().row * v.dtype().bytes();
        own.add(new RowBlocks.Own(8L * slot.applyAsInt(v), bytes));
      } else {
        shared.put(v, e.getValue());
      }
    }
    return areApart(shared) ? new Group(loops, rows, uses, own) : null;
  }

  private void use(
      Map<Value, Use> uses, Map<Value, Boolean> touched, Value v, long elements, boolean writes) {
    var array = program.storage(v);
    uses.computeIfAbsent(array, _ -> new Use()).add(elements, writes);
    touched.put(array, true);
  }

  /// The elements of a row of an array, where element `at` stays in the row of the outermost loop;
  /// 0 where it may not.
  private static long rowElements(LoopStep step, int rows, Node.Sum at) {
    var outer = step.plan().outer.getFirst();
    long factor = 0;
    long rest = at.constant;
    if (rest < 0) return 0;
    for (int i = 0; i < at.terms.size(); i++) {
      long f = at.factors.get(i);
      if (f < 0 || !(at.terms.get(i) instanceof Node.Counter counter)) return 0;
      if (counter.loop == outer) factor += f;
      else rest += f * (counter.loop.extent - 1);
    }
    return rest < factor ? factor * (step.extent() / rows) : 0;
  }

  /// Whether no other kernel needs the array.
  private boolean isOwn(Value v, int from, int to) {
    return plan.places().get(v) instanceof MemoryPlan.Arena
        && Objects.requireNonNull(first.get(v)) >= from
        && Objects.requireNonNull(last.get(v)) <= to;
  }

  /// Whether rows of what is written share memory with nothing but the same row of other arrays.
  private boolean areApart(Map<Value, Use> uses) {
    for (var written : uses.entrySet()) {
      if (!written.getValue().isWritten) continue;
      for (var other : uses.entrySet()) {
        var v = written.getKey();
        var w = other.getKey();
        if (v == w || !mayOverlap(v, w)) continue;
        boolean same =
            startTogether(v, w)
                && written.getValue().row * v.dtype().bytes()
                    == other.getValue().row * w.dtype().bytes();
        if (!same) return false;
      }
    }
    return true;
  }

  private boolean mayOverlap(Value v, Value w) {
    if (plan.places().get(v) instanceof MemoryPlan.Arena(long a)
        && plan.places().get(w) instanceof MemoryPlan.Arena(long b)) {
      return a < b + MemoryPlan.bytes(w) && b < a + MemoryPlan.bytes(v);
    }
    return isDonated(v, w) || isDonated(w, v);
  }

  private boolean startTogether(Value v, Value w) {
    return !(plan.places().get(v) instanceof MemoryPlan.Arena a)
        || plan.places().get(w) instanceof MemoryPlan.Arena b && a.offset() == b.offset();
  }

  /// Whether a result may lie in the memory of an argument.
  private boolean isDonated(Value result, Value argument) {
    return plan.places().get(result) instanceof MemoryPlan.Result(int r)
        && plan.places().get(argument) instanceof MemoryPlan.Argument(int a)
        && plan.donations().get(r) == a;
  }
}
