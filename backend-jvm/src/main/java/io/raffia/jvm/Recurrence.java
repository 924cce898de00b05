package io.raffia.jvm;

import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import io.raffia.ir.op.Scan;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A scan that is nothing but loops over the same elements: each element of what it carries is
/// computed from that element alone, from constants and from slices. Lanes then never meet, so that
/// all steps run in one method, with what is carried in registers; see [RecurrenceEmitter].
final class Recurrence {
  /// Elements above which it is better to run step by step: then memory is read in its order.
  private static final long MOST_ELEMENTS = 1024;

  private static final int MOST_NODES = 160;

  /// Nodes in the loop, all vectors together, that both of HotSpot's compilers take: C1 has some
  /// 10,000 virtual registers, and C2 only compiles what C1 has counted.
  private static final int MOST_UNROLLED = 100;

  private static final int MOST_VECTORS = 4;

  /// A carried value: where it is read, if the body reads it, and its next value.
  record Carried(Node.@Nullable Load read, KernelPlan.Output next) {}

  /// Its steps, at least one.
  final int length;

  /// Whether the last slice comes first.
  final boolean reverse;

  final List<Carried> carried;
  final List<KernelPlan.Output> stacked;

  /// Of arrays with a slice for each step, the bytes of a slice.
  final Map<Value, Long> sliceBytes;

  /// How many vectors of what is carried are computed together: their chains of instructions
  /// overlap.
  final int vectors;

  private Recurrence(
      Scan scan,
      List<Carried> carried,
      List<KernelPlan.Output> stacked,
      Map<Value, Long> sliceBytes,
      long lanes,
      int nodes) {
    length = scan.length();
    reverse = scan.reverse();
    this.carried = carried;
    this.stacked = stacked;
    this.sliceBytes = sliceBytes;
    int most = MOST_VECTORS;
    while (most > 1 && unrolled(lanes, most) * nodes > MOST_UNROLLED) most--;
    vectors = most;
  }

  /// How often the body is written: for the vectors of a group, and for those of the rest.
  private static long unrolled(long lanes, int vectors) {
    long group = (long) vectors * Simd.L;
    return (lanes >= group ? vectors : 0) + Math.ceilDiv(lanes % group, Simd.L);
  }

  /// Whether all vectors are masked, because the body would be too large to be written twice.
  boolean isMasked(long lanes) {
    return vectors == 1 && lanes > Simd.L && lanes % Simd.L != 0;
  }

  /// The plan of a scan of this form, and the operand or result that each of its arrays is.
  record Planned(KernelPlan plan, Map<Value, Value> outer) {}

  /// Null where the scan is not of this form.
  static @Nullable Planned of(Kernel.Structured kernel) {
    if (!(kernel.op() instanceof Scan scan) || scan.length() == 0) return null;
    var body = kernel.regions().getFirst();
    var loops = new ArrayList<Kernel.Loop>();
    for (var k : body.kernels()) {
      if (!(k instanceof Kernel.Loop loop)) return null;
      loops.add(loop);
    }
    if (loops.isEmpty()) return null;
    var first = loops.getFirst();
    var collapsed = new HashMap<Scalar.Axis, Scalar.Axis>();
    for (var loop : loops) collapsed.putAll(Collapse.of(loop));
    var lowering = new Lowering(first.graph(), collapsed);
    var lanes = lowering.loops(first.axes());
    long elements = 1;
    for (var axis : first.axes()) elements *= axis.extent();
    if (lanes.size() > 1 || elements == 0 || elements > MOST_ELEMENTS) return null;
    var own = lowering.rowMajor(first.axes());
    var stored = new IdentityHashMap<Value, Node>();
    for (var loop : loops) {
      boolean same = loop.graph() == first.graph() && lowering.share(loop.axes(), first.axes());
      if (!same) return null;
      for (var s : loop.stores()) {
        var node = lowering.lower(s.body(), null);
        stored.put(s.to(), node);
        lowering.forward(s.to(), own, node);
      }
      if (lowering.nodes.size() > MOST_NODES) return null;
    }
    var outputs = new ArrayList<KernelPlan.Output>();
    for (int i = 0; i < kernel.writes().size(); i++) {
      var node = stored.get(body.storage(body.func().results().get(i)));
      if (node == null) return null;
      outputs.add(new KernelPlan.Output(kernel.writes().get(i), own, node, null));
    }
    var outer = new HashMap<Value, Value>();
    var sliceBytes = new HashMap<Value, Long>();
    var reads = new Node.Load[scan.carried()];
    var params = body.func().params();
    for (var node : lowering.nodes) {
      if (node instanceof Node.Fold) return null;
      if (!(node instanceof Node.Load load)) continue;
      var param = body.storage(load.array);
      int number = params.indexOf(param);
      if (number < 0) return null;
      outer.put(load.array, kernel.reads().get(number));
      int carried = number - scan.consts();
      if (carried >= scan.carried()) {
        sliceBytes.put(load.array, MemoryPlan.bytes(param));
      } else if (carried >= 0) {
        if (load.at != own || load.guard != null || reads[carried] != null) return null;
        reads[carried] = load;
      }
    }
    var carried = new ArrayList<Carried>();
    for (int i = 0; i < scan.carried(); i++) carried.add(new Carried(reads[i], outputs.get(i)));
    for (int i = 0; i < outputs.size(); i++) {
      var to = outputs.get(i).to();
      outer.put(to, to);
      if (i < scan.carried()) continue;
      sliceBytes.put(to, MemoryPlan.bytes(body.func().results().get(i)));
    }
    if (Set.copyOf(kernel.writes()).size() < outputs.size()) return null;
    var stacked = outputs.subList(scan.carried(), outputs.size());
    var recurrence =
        new Recurrence(scan, carried, stacked, sliceBytes, elements, cost(lowering.nodes));
    return new Planned(new KernelPlan(lowering, lanes, outputs, recurrence), outer);
  }

  /// Nodes, an elementary function for as many as it is written as.
  private static int cost(List<Node> nodes) {
    int all = 0;
    for (var node : nodes) {
      boolean function = node instanceof Node.Apply apply && VectorOps.isFunction(apply.op);
      all += function ? 40 : 1;
    }
    return all;
  }
}
