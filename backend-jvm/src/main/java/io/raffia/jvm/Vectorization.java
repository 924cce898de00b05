package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.op.Monoid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which loops of a kernel run over lanes: the innermost of the kernel's own loops, or else the
/// innermost loop of each fold. It holds for the scalar code too, whose folds keep the partial
/// results that lanes would have.
final class Vectorization {
  private static final long LEAST_EXTENT = 4;

  private final KernelPlan plan;

  private Vectorization(KernelPlan plan) {
    this.plan = plan;
  }

  static Set<Loop> of(KernelPlan plan) {
    return new Vectorization(plan).choose();
  }

  private Set<Loop> choose() {
    if (!plan.outer.isEmpty()) {
      var inner = plan.outer.getLast();
      if (inner.extent >= LEAST_EXTENT
          && fits(inner)
          && plan.outputs.stream().allMatch(o -> stored(o, inner))) {
        return Set.of(inner);
      }
    }
    var chosen = new HashSet<Loop>();
    for (var group : plan.groups()) {
      var inner = group.getFirst().over.getLast();
      if (inner.extent >= LEAST_EXTENT
          && fits(inner)
          && group.stream().allMatch(f -> reduced(f, inner))) {
        chosen.add(inner);
      }
    }
    return chosen;
  }

  /// A guard must be one for all lanes.
  private static boolean stored(KernelPlan.Output o, Loop v) {
    return (o.guard() == null || !o.guard().loops.get(v.id))
        && VectorOps.holds(o.to().dtype())
        && o.at().factor(v) == 1
        && unit(o.at(), v);
  }

  private static boolean reduced(Node.Fold f, Loop v) {
    boolean sums = f.monoid == Monoid.ADD || f.monoid == Monoid.MUL;
    boolean orders = f.monoid == Monoid.MAX || f.monoid == Monoid.MIN;
    return f.body.loops.get(v.id)
        && (f.dtype == DType.F32 || f.dtype == DType.I32 || f.dtype == DType.U32 && sums)
        && (sums || orders);
  }

  /// Whether everything that depends on the loop can be computed in lanes.
  private boolean fits(Loop v) {
    for (var node : plan.needed()) if (node.loops.get(v.id) && !fits(node, v)) return false;
    return true;
  }

  private boolean fits(Node node, Loop v) {
    return switch (node) {
      case Node.Num _, Node.Counter _ -> true;
      case Node.Sum sum -> isInt(sum);
      case Node.Load load ->
          VectorOps.holds(load.dtype)
              && unit(load.at, v)
              && (load.at.factor(v) == 0 || load.at.factor(v) == 1)
              && (!load.pinned || plan.outputs.getFirst().at() == load.at);
      case Node.Apply apply -> {
        var types = apply.args.stream().map(a -> a.dtype).toList();
        boolean constant = apply.args.size() == 2 && apply.args.get(1) instanceof Node.Num;
        yield VectorOps.has(apply.op, types, constant) && apply.args.stream().allMatch(this::lanes);
      }
      case Node.Fold fold ->
          VectorOps.holds(fold.dtype)
              && VectorOps.has(fold.monoid.op(), List.of(fold.dtype, fold.dtype), false);
    };
  }

  /// Whether an operand can be had in lanes: of `i64` only what fits an int.
  private boolean lanes(Node node) {
    return node.dtype != DType.I64 || isInt(node);
  }

  private static boolean isInt(Node node) {
    long bound = bound(node);
    return bound >= 0 && bound < 1L << 30;
  }

  /// The greatest magnitude of an index; -1 where it is not known.
  private static long bound(Node node) {
    return switch (node) {
      case Node.Num num ->
          num.dtype == DType.I64 && Math.abs(num.bits) < 1L << 30 ? Math.abs(num.bits) : -1;
      case Node.Counter counter -> counter.loop.extent;
      case Node.Sum sum -> {
        long all = Math.abs(sum.constant);
        for (int i = 0; i < sum.terms.size(); i++) {
          long term = bound(sum.terms.get(i));
          if (term < 0 || Math.abs(sum.factors.get(i)) > 1L << 30 || all > 1L << 30) yield -1;
          all += term * Math.abs(sum.factors.get(i));
        }
        yield all;
      }
      case Node.Load _, Node.Apply _, Node.Fold _ -> -1;
    };
  }

  /// Whether the address depends on the loop through its counter only.
  private static boolean unit(Node.Sum at, Loop v) {
    var dependent = new ArrayList<Node>();
    for (var t : at.terms) if (t.loops.get(v.id)) dependent.add(t);
    return dependent.stream().allMatch(t -> t instanceof Node.Counter);
  }
}
