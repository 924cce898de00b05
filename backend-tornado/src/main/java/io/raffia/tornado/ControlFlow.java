package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Composite;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import io.raffia.jvm.ConvShape;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Loops and choices as steps of the device, which the host drives: what a loop carries stays in
/// the device's arrays, as do slices and the number of the round; a condition or an index is all
/// that comes back. Regions of which anything has no form on the device are refused whole.
///
/// A region's values are those of a copy of it, so that no two regions have one in common. Its
/// parameters are other names (`aliases`) of what it is given.
final class ControlFlow {
  private static final TensorType NUMBER = TensorType.of(DType.I32);

  private final Limits limits;
  private final Tasks lowering;
  private final Map<Value, Value> aliases = new HashMap<>();

  /// Values that have arrays of their own. Those that only conditions and indices have are added.
  private final Set<Value> own;

  /// The constants of regions.
  final List<Kernel.Data> data = new ArrayList<>();

  private int copies;
  private int loops;

  ControlFlow(Program program, Limits limits, Set<Value> own) {
    this.limits = limits;
    this.own = own;
    aliases.putAll(program.aliases());
    lowering = new Tasks(limits, this::storage, own::contains);
    lowering.note(program);
  }

  /// Kernels in an order that they can run in, those that make one task together.
  List<RowChain.Unit> units(List<Kernel> kernels) {
    return lowering.units(kernels);
  }

  /// The value in whose place a value lies.
  Value storage(Value v) {
    var at = v;
    for (var next = aliases.get(at); next != null; next = aliases.get(at)) at = next;
    return at;
  }

  /// The steps of a unit; none when it has nothing to do.
  List<Step> of(RowChain.Unit unit) throws Tasks.Refusal {
    var kernel = unit.kernels().getLast();
    if (!(kernel instanceof Kernel.Structured s)) {
      var tasks = lowering.of(unit);
      if (tasks.isEmpty()) return List.of();
      return List.of(
          new Step.Run(kernel, tasks, unit.writes().stream().map(this::storage).toList()));
    }
    var whole = whole(s);
    if (whole != null) {
      loops++;
      return List.of(
          new Step.Run(s, List.of(whole), s.writes().stream().map(this::storage).toList()));
    }
    return switch (s.op()) {
      case While loop -> repeat(s, loop);
      case Scan scan -> scan(s, scan);
      case Case _ -> choose(s);
      case Composite _ -> throw new Tasks.Refusal("it is a " + s.op().mnemonic());
    };
  }

  /// As [#of], of a unit of the program itself. Loops that are no kernel and whose rounds have
  /// little to do are refused: starting a graph takes longer.
  List<Step> outermost(RowChain.Unit unit) throws Tasks.Refusal {
    if (unit.kernels().getLast() instanceof Kernel.Structured s) {
      if (whole(s) != null) return of(unit);
      long work = 0;
      for (var region : s.regions()) work = Math.max(work, work(region));
      if (work < limits.leastWork()) {
        throw new Tasks.Refusal(
            "it is control flow over %d numbers, of %d from which on it is the device's"
                .formatted(work, limits.leastWork()));
      }
    }
    return of(unit);
  }

  /// Numbers that are read, written or multiplied.
  private static long work(Program program) {
    long work = 0;
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data) continue;
      for (var v : kernel.reads()) work += v.type().size();
      for (var v : kernel.writes()) work += v.type().size();
      var inner = kernel instanceof Kernel.Fused f ? f.product() : kernel;
      if (inner instanceof Kernel.Product p) work += p.to().type().size() * p.layout().depth();
      if (inner instanceof Kernel.Convolve c) work += c.to().type().size() * ConvShape.of(c).taps();
      if (kernel instanceof Kernel.Structured s) {
        for (var region : s.regions()) work += work(region);
      }
    }
    return work;
  }

  private @Nullable Task whole(Kernel.Structured loop) {
    return WholeLoop.of("raffia_loop" + loops, loop, this::storage, limits, own::contains);
  }

  private Program copy(Func region, List<Value> given) {
    var fresh = Func.of(region.name(), region.params(), (b, p) -> Inline.inline(b, region, p));
    var program = Fuse.fuse(fresh);
    aliases.putAll(program.aliases());
    for (int i = 0; i < given.size(); i++) aliases.put(fresh.params().get(i), given.get(i));
    lowering.note(program);
    return program;
  }

  private void steps(Program region, List<Step> to) throws Tasks.Refusal {
    for (var unit : units(region.kernels())) {
      if (unit.kernels().getFirst() instanceof Kernel.Data constant) data.add(constant);
      else to.addAll(of(unit));
    }
  }

  private void move(List<Move> moves, List<Step> to) {
    var tasks = CopyTask.all("copy" + copies++, moves, own::contains);
    var writes = moves.stream().map(m -> m.to().value()).toList();
    if (!tasks.isEmpty()) to.add(new Step.Run(null, tasks, writes));
  }

  private static Value like(Value v, String name) {
    return new Value(v.type(), name);
  }

  /// A place on the device for a result of a loop, that of the result itself where it may be.
  private Value state(Value result) {
    var at = storage(result);
    return own.contains(at) ? like(result, "state") : at;
  }

  /// What a loop reads in each round: a copy where it would come from the host each time.
  private Value resident(Value v, List<Move> moves) {
    var at = storage(v);
    if (!own.contains(at)) return at;
    var there = like(at, "resident");
    moves.add(Move.of(there, at));
    return there;
  }

  private List<Value> results(Program region) {
    return region.func().results().stream().map(this::storage).toList();
  }

  /// Moves `next` to the states; what is a state itself goes by way of a copy, as it is overwritten
  /// at the same time.
  private static List<Value> apart(List<Value> next, List<Value> state, List<Move> before) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < next.size(); i++) {
      var v = next.get(i);
      boolean stays = i < state.size() && state.get(i).equals(v);
      if (stays || !state.contains(v)) {
        all.add(v);
        continue;
      }
      var aside = like(v, "aside");
      before.add(Move.of(aside, v));
      all.add(aside);
    }
    return all;
  }

  private static void carry(List<Value> next, List<Value> state, List<Move> moves) {
    for (int i = 0; i < state.size(); i++) {
      if (!state.get(i).equals(next.get(i))) moves.add(Move.of(state.get(i), next.get(i)));
    }
  }

  private List<Move> results(Kernel.Structured kernel, List<Value> state) {
    var moves = new ArrayList<Move>();
    for (int i = 0; i < state.size(); i++) {
      var to = storage(kernel.writes().get(i));
      if (!to.equals(state.get(i))) moves.add(Move.of(to, state.get(i)));
    }
    return moves;
  }

  /// A scalar for the host.
  private Value selector(TensorType type) {
    var v = new Value(type, "selector");
    own.add(v);
    return v;
  }

  /// The condition is computed at the end of each round, so that a round is one graph.
  private List<Step> repeat(Kernel.Structured kernel, While loop) throws Tasks.Refusal {
    var steps = new ArrayList<Step>();
    var before = new ArrayList<Move>();
    var given = new ArrayList<Value>();
    for (var v : kernel.reads().subList(0, loop.consts())) given.add(resident(v, before));
    var state = new ArrayList<Value>();
    for (int i = 0; i < kernel.writes().size(); i++) {
      state.add(state(kernel.writes().get(i)));
      before.add(Move.of(state.get(i), storage(kernel.reads().get(loop.consts() + i))));
    }
    given.addAll(state);
    move(before, steps);
    var holds = selector(TensorType.of(DType.I1));
    test(loop.cond(), given, holds, steps);
    var round = new ArrayList<Step>();
    var body = copy(loop.body(), given);
    steps(body, round);
    var aside = new ArrayList<Move>();
    var next = apart(results(body), state, aside);
    move(aside, round);
    var after = new ArrayList<Move>();
    carry(next, state, after);
    move(after, round);
    test(loop.cond(), given, holds, round);
    steps.add(new Step.Repeat(holds, 0, round));
    move(results(kernel, state), steps);
    return steps;
  }

  private void test(Func cond, List<Value> given, Value holds, List<Step> to) throws Tasks.Refusal {
    var region = copy(cond, given);
    steps(region, to);
    move(List.of(Move.of(holds, results(region).getFirst())), to);
  }

  private List<Step> scan(Kernel.Structured kernel, Scan scan) throws Tasks.Refusal {
    var steps = new ArrayList<Step>();
    var before = new ArrayList<Move>();
    var given = new ArrayList<Value>();
    int carried = scan.consts() + scan.carried();
    for (var v : kernel.reads().subList(0, scan.consts())) given.add(resident(v, before));
    var state = kernel.writes().stream().map(this::state).toList();
    var now = state.subList(0, scan.carried());
    for (int i = 0; i < now.size(); i++) {
      before.add(Move.of(now.get(i), storage(kernel.reads().get(scan.consts() + i))));
    }
    given.addAll(now);
    if (scan.length() > 0) {
      var number = new Value(NUMBER, "number");
      var following = new Value(NUMBER, "following");
      int step = scan.reverse() ? -1 : 1;
      before.add(Move.of(number, number(scan.reverse() ? scan.length() - 1 : 0)));
      var round = new ArrayList<Step>();
      var slices = new ArrayList<Move>();
      slices.add(new Move(Move.At.start(following), Move.At.start(number), 1, step));
      for (int i = carried; i < kernel.reads().size(); i++) {
        var slice = like(scan.body().params().get(i), "slice");
        long n = slice.type().size();
        var from = Move.At.slice(resident(kernel.reads().get(i), before), number, n, 0);
        slices.add(new Move(Move.At.start(slice), from, n, 0));
        given.add(slice);
      }
      move(slices, round);
      var body = copy(scan.body(), given);
      steps(body, round);
      var aside = new ArrayList<Move>();
      var next = apart(results(body), now, aside);
      move(aside, round);
      var after = new ArrayList<Move>();
      carry(next, now, after);
      for (int i = scan.carried(); i < state.size(); i++) {
        var from = next.get(i);
        long n = from.type().size();
        var to = Move.At.slice(state.get(i), following, n, -step);
        after.add(new Move(to, Move.At.start(from), n, 0));
      }
      after.add(Move.of(number, following));
      move(after, round);
      move(before, steps);
      steps.add(new Step.Repeat(null, scan.length(), round));
    } else {
      move(before, steps);
    }
    move(results(kernel, state), steps);
    return steps;
  }

  private Value number(int n) {
    var v = new Value(NUMBER, "first");
    data.add(new Kernel.Data(v, Literal.splat(NUMBER, n), List.of()));
    return v;
  }

  private List<Step> choose(Kernel.Structured kernel) throws Tasks.Refusal {
    var steps = new ArrayList<Step>();
    var index = selector(kernel.reads().getFirst().type());
    move(List.of(Move.of(index, storage(kernel.reads().getFirst()))), steps);
    var given = kernel.reads().stream().skip(1).map(this::storage).toList();
    var branches = new ArrayList<List<Step>>();
    for (var branch : kernel.op().regions()) {
      var region = copy(branch, given);
      var computed = new HashSet<Value>();
      for (var k : region.kernels()) {
        if (!(k instanceof Kernel.Data)) computed.addAll(k.writes());
      }
      var moves = new ArrayList<Move>();
      var results = results(region);
      for (int i = 0; i < results.size(); i++) {
        var from = results.get(i);
        var to = storage(kernel.writes().get(i));
        boolean alone = Collections.frequency(results, from) == 1;
        if (alone && computed.contains(from) && from.dtype() == to.dtype()) aliases.put(from, to);
        else moves.add(Move.of(to, from));
      }
      var all = new ArrayList<Step>();
      steps(region, all);
      move(moves, all);
      branches.add(all);
    }
    steps.add(new Step.Choose(index, branches));
    return steps;
  }
}
