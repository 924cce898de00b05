package io.raffia.ir;

import io.raffia.ir.op.Case;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.CustomJvp;
import io.raffia.ir.op.CustomLinearSolve;
import io.raffia.ir.op.CustomRoot;
import io.raffia.ir.op.CustomTangent;
import io.raffia.ir.op.CustomVjp;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Recompute;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Tape;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Marks;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Statements whose regions are programs: control flow and calls. What regions read from around
/// them becomes operands.
final class ControlReader {
  private final Builder b;
  private final Statement s;
  private final List<Value> in;
  private final List<Region> regions;
  private final List<String> names;
  private final List<Value> outside;

  private ControlReader(
      Builder b, Statement s, List<Value> in, List<Region> regions, List<String> names) {
    this.b = b;
    this.s = s;
    this.in = in;
    this.regions = regions;
    this.names = names;
    outside = Region.outside(regions);
  }

  /// The results, or null for a statement of another kind.
  static @Nullable List<Value> read(
      Builder b, Statement s, List<Value> in, List<Region> regions, List<String> names) {
    return new ControlReader(b, s, in, regions, names).results();
  }

  private @Nullable List<Value> results() {
    return switch (s.op) {
      case "stablehlo.if" -> {
        expect(1, 2);
        yield b.emitAll(Case.ifElse(region(0), region(1)), Marks.join(in, outside), names);
      }
      case "stablehlo.case" -> {
        if (in.size() != 1) throw s.error(s.op + " has one operand, not " + in.size());
        var branches = regions.stream().map(r -> r.closed(outside)).toList();
        yield b.emitAll(new Case(branches), Marks.join(in, outside), names);
      }
      case "stablehlo.while" -> {
        expect(in.size(), 2);
        yield emit(new While(outside.size(), region(0), region(1)));
      }
      case "raffia.scan" -> {
        expect(in.size(), 1);
        int consts = s.integer("consts") + outside.size();
        boolean reverse = s.attribute("reverse").accept("true");
        yield emit(new Scan(region(0), s.integer("length"), consts, s.integer("carried"), reverse));
      }
      case "chlo.scan" -> scan();
      case "raffia.checkpoint" -> {
        expect(in.size(), 1);
        yield emit(new Checkpoint(region(0), policy()));
      }
      case "raffia.custom_jvp" -> closed(2);
      case "raffia.custom_vjp" -> closed(3);
      case "raffia.custom_linear_solve" -> closed(regions.size() == 2 ? 2 : 3);
      case "raffia.custom_root" -> closed(4);
      case "raffia.custom_tangent", "raffia.tape", "raffia.recompute" -> closed(1);
      default -> null;
    };
  }

  /// CHLO's scan slices any axis, and takes and gives slices before what it carries.
  private List<Value> scan() {
    expect(in.size(), 1);
    int slices =
        s.has("operandSegmentSizes") ? s.ints("operandSegmentSizes").get(0) : s.beforeInits;
    int axis = s.integer("dimension");
    if (slices == 0) throw s.error(s.op + " has nothing to slice");
    var arrays = in.subList(0, slices);
    for (var x : arrays) {
      if (axis < 0 || axis >= x.shape().rank())
        throw s.error("%s: %s has no axis %d".formatted(s.op, x.type().brief(), axis));
    }
    var start = in.subList(slices, in.size());
    var chlo = region(0);
    int consts = outside.size();
    int stacked = chlo.results().size() - start.size();
    if (stacked < 0 || chlo.params().size() != consts + in.size())
      throw s.error(s.op + ": the region does not take and give slices and carried values");
    var params = chlo.params();
    var body =
        new Func(
            chlo.name(),
            Marks.join(
                params.subList(0, consts),
                params.subList(consts + slices, params.size()),
                params.subList(consts, consts + slices)),
            chlo.eqns(),
            Marks.join(
                chlo.results().subList(stacked, chlo.results().size()),
                chlo.results().subList(0, stacked)));
    int length = arrays.getFirst().shape().dim(axis);
    boolean reverse = s.has("is_reverse") && s.attribute("is_reverse").accept("true");
    var op = new Scan(body, length, consts, start.size(), reverse);
    var first = arrays.stream().map(x -> b.transpose(x, front(x, axis))).toList();
    var out = b.emitAll(op, Marks.join(outside, start, first), "");
    var ends = out.subList(0, start.size());
    var rows = out.subList(start.size(), out.size());
    return Marks.join(
        rows.stream().map(y -> b.transpose(y, front(y, axis).inverse())).toList(), ends);
  }

  private static Ints front(Value x, int axis) {
    return Ints.range(0, x.shape().rank()).filter(d -> d != axis).prepend(axis);
  }

  private List<Value> emit(Op op) {
    return b.emitAll(op, Marks.join(outside, in), names);
  }

  /// An op whose regions take all that they read by their arguments.
  private List<Value> closed(int count) {
    expect(in.size(), count);
    if (!outside.isEmpty()) {
      throw s.error(
          "a region of %s reads %%%s from around it".formatted(s.op, outside.getFirst().name()));
    }
    var op =
        switch (s.op) {
          case "raffia.custom_jvp" -> new CustomJvp(region(0), region(1));
          case "raffia.custom_vjp" -> new CustomVjp(region(0), region(1), region(2));
          case "raffia.custom_linear_solve" ->
              new CustomLinearSolve(region(0), region(1), count == 2 ? null : region(2));
          case "raffia.custom_root" -> new CustomRoot(region(0), region(1), region(2), region(3));
          case "raffia.custom_tangent" -> new CustomTangent(region(0), s.integer("residuals"));
          case "raffia.tape" ->
              new Tape(s.integer("consts"), region(0), marks("active"), s.integer("places"));
          default -> recompute();
        };
    return b.emitAll(op, in, names);
  }

  /// The last results of its region are the values that were kept.
  private Recompute recompute() {
    var f = region(0);
    int results = f.results().size() - s.integer("saved");
    if (results < 0) throw s.error(s.op + ": the region gives fewer values than were kept");
    var body = new Func(f.name(), f.params(), f.eqns(), f.results().subList(0, results));
    var saved = f.results().subList(results, f.results().size());
    return new Recompute(body, saved, marks("active"), marks("wanted"));
  }

  private Func region(int i) {
    return regions.get(i).closed(outside);
  }

  private void expect(int operands, int count) {
    if (in.size() != operands || regions.size() != count) {
      throw s.error(
          "%s has %d operands and %d regions, not %d and %d"
              .formatted(s.op, operands, count, in.size(), regions.size()));
    }
  }

  private List<Boolean> marks(String name) {
    return s.ints(name).stream().mapToObj(i -> i == 1).toList();
  }

  private Checkpoint.Policy policy() {
    var text = s.attribute("policy");
    var name = text.quoted();
    try {
      return Checkpoint.Policy.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw s.error("no policy '" + name + "'; there are " + List.of(Checkpoint.Policy.values()));
    }
  }
}
