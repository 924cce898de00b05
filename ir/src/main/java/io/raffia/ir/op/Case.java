package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Interpreter;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.EachExample;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs one of several programs: StableHLO's `case` and, where the index is a boolean, its `if`.
/// Operands are the index and the arguments, which every branch takes. A boolean chooses branch 0
/// where it is false and branch 1 where it is true; an integer outside chooses the last branch.
///
/// - (C1) There is at least one branch, and two for a boolean.
/// - (C2) Every branch takes the arguments.
/// - (C3) All branches have the same result types.
/// - (C4) The index is an `i1` or `i32` scalar.
public record Case(List<Func> branches) implements RegionOp {
  public Case {
    branches = List.copyOf(branches);
    require(!branches.isEmpty(), "stablehlo.case: has no branches (C1)");
  }

  /// The choice between two programs by a boolean.
  public static Case ifElse(Func onTrue, Func onFalse) {
    return new Case(List.of(onFalse, onTrue));
  }

  @Override
  public String mnemonic() {
    return "stablehlo.case";
  }

  @Override
  public List<Func> regions() {
    return branches;
  }

  @Override
  public Case withRegions(List<Func> regions) {
    return new Case(regions);
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    var index = in.getFirst();
    require(
        index.equals(TensorType.of(DType.I1)) || index.equals(TensorType.of(DType.I32)),
        "stablehlo.case: the index is %s, not i1[] or i32[] (C4)",
        index.brief());
    require(
        index.dtype() == DType.I32 || branches.size() == 2,
        "stablehlo.if: has %d branches, not 2 (C1)",
        branches.size());
    var args = in.subList(1, in.size());
    var results = branches.getFirst().resultTypes();
    for (var branch : branches) {
      require(
          branch.paramTypes().equals(args),
          "stablehlo.case: a branch takes %s but the arguments are %s (C2)",
          branch.paramTypes(),
          args);
      require(
          branch.resultTypes().equals(results),
          "stablehlo.case: branches have results %s and %s (C3)",
          results,
          branch.resultTypes());
    }
    return results;
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    long index = in.getFirst().bits(0);
    boolean outside = index < 0 || index >= branches.size();
    var branch = outside ? branches.getLast() : branches.get((int) index);
    return Interpreter.run(branch, in.subList(1, in.size()));
  }

  @Override
  public List<Boolean> depends(
      List<Boolean> marked, List<TensorType> out, Predicate<TensorType> carries) {
    if (marked.getFirst()) return RegionOp.super.depends(marked, out, carries);
    var args = marked.subList(1, marked.size());
    var all = Marks.none(out.size());
    for (var branch : branches) all = Marks.or(all, Dependence.results(branch, args, carries));
    return all;
  }

  /// Which results have a tangent when the marked operands have one.
  private List<Boolean> moving(Eqn eqn, List<@Nullable Value> dx) {
    var types = eqn.out().stream().map(Value::type).toList();
    return depends(Marks.present(dx), types, t -> t.dtype().isFloat());
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var wanted = moving(eqn, dx);
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var active = Marks.present(dx.subList(1, dx.size()));
    var both = branches.stream().map(f -> Jvp.jvp(f, active, wanted)).toList();
    var dy = tangents(eqn, wanted);
    b.append(
        new Eqn(
            new Case(both),
            Marks.join(eqn.in(), Marks.given(dx)),
            Marks.join(eqn.out(), dy),
            eqn.at()));
    return Marks.spread(dy, wanted);
  }

  private static List<Value> tangents(Eqn eqn, List<Boolean> wanted) {
    return Marks.<Value>pick(eqn.out(), wanted).stream()
        .map(y -> new Value(y.type(), Jvp.dot(y.name())))
        .toList();
  }

  /// Where a residual of a branch comes from: an argument, or a slot that branches share.
  private record Source(boolean isArgument, int number) {}

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var wanted = moving(eqn, dx);
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var args = eqn.in().subList(1, eqn.in().size());
    var active = Marks.present(dx.subList(1, dx.size()));
    var split = branches.stream().map(f -> Linearize.linearize(f, active, wanted)).toList();
    var slots = new ArrayList<TensorType>();
    var sources = new ArrayList<List<Source>>();
    var read = new LinkedHashSet<Integer>();
    for (var s : split) sources.add(sources(s, slots, read));

    var slotValues = slots.stream().map(Value::new).toList();
    var primals = new ArrayList<Func>();
    for (int i = 0; i < split.size(); i++) {
      primals.add(withSlots(split.get(i), sources.get(i), slots));
    }
    b.append(new Eqn(new Case(primals), eqn.in(), Marks.join(eqn.out(), slotValues), eqn.at()));

    var order = List.copyOf(read);
    var kept = Marks.<Value>join(order.stream().map(args::get).toList(), slotValues);
    var given = Marks.given(dx);
    var tangents = new ArrayList<Func>();
    for (int i = 0; i < split.size(); i++) {
      var from = sources.get(i);
      var tangent = split.get(i).tangent();
      tangents.add(
          Func.of(
              tangent.name(),
              Marks.join(kept, given),
              (inner, p) -> {
                var in = new ArrayList<Value>();
                for (var s : from) {
                  in.add(p.get(s.isArgument ? order.indexOf(s.number) : order.size() + s.number));
                }
                in.addAll(p.subList(kept.size(), p.size()));
                return Inline.inline(inner, tangent, in);
              }));
    }
    var dy = tangents(eqn, wanted);
    var in = Marks.join(eqn.in().subList(0, 1), kept, given);
    b.append(new Eqn(new Case(tangents), in, dy, eqn.at()));
    return Marks.spread(dy, wanted);
  }

  /// Residuals that are arguments are read from there; the others take the first free slot of their
  /// type.
  private static List<Source> sources(
      Linearize.Result split, List<TensorType> slots, LinkedHashSet<Integer> read) {
    var taken = new LinkedHashSet<Integer>();
    var all = new ArrayList<Source>();
    for (var r : split.residualValues()) {
      int argument = split.primal().params().indexOf(r);
      if (argument >= 0) {
        read.add(argument);
        all.add(new Source(true, argument));
        continue;
      }
      int slot = 0;
      while (slot < slots.size() && (taken.contains(slot) || !slots.get(slot).equals(r.type()))) {
        slot++;
      }
      if (slot == slots.size()) slots.add(r.type());
      taken.add(slot);
      all.add(new Source(false, slot));
    }
    return all;
  }

  /// The branch with a value for every slot: zeros for those that it does not fill.
  private static Func withSlots(
      Linearize.Result split, List<Source> sources, List<TensorType> slots) {
    var f = split.primal();
    int results = f.results().size() - split.residuals();
    return Func.of(
        f.name(),
        f.params(),
        (b, p) -> {
          var y = Inline.inline(b, f, p);
          var all = new ArrayList<>(y.subList(0, results));
          for (int slot = 0; slot < slots.size(); slot++) {
            int from = sources.indexOf(new Source(false, slot));
            all.add(from < 0 ? b.zeros(slots.get(slot)) : y.get(results + from));
          }
          return all;
        });
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(!linear.getFirst(), "stablehlo.case: is not linear in its index");
    var args = linear.subList(1, linear.size());
    var present = Marks.present(ct);
    var transposed =
        branches.stream()
            .map(f -> TransposeLinear.transpose(TransposeLinear.select(f, present), args))
            .toList();
    var out =
        b.emitAll(
            new Case(transposed),
            Marks.join(Marks.pick(in, Marks.not(linear)), Marks.given(ct)),
            "");
    return Marks.spread(out, linear);
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var args = in.subList(1, in.size());
    var marks = mapped.subList(1, mapped.size());
    if (mapped.getFirst() && Callback.anyToken(branches.getFirst().results())) {
      return EachExample.run(b, this, n, in, mapped);
    }
    if (mapped.getFirst()) return selected(b, n, in.getFirst(), args, marks);
    var types = branches.getFirst().resultTypes();
    var out = depends(mapped, types, _ -> true);
    var batched = branches.stream().map(f -> Vmap.vmap(f, n, marks, out)).toList();
    return b.emitAll(new Case(batched), in, "");
  }

  /// Where examples choose for themselves, all branches run, and each example selects.
  private List<Value> selected(
      Builder b, int n, Value index, List<Value> args, List<Boolean> marks) {
    var all = branches.stream().map(f -> Inline.inline(b, Vmap.vmap(f, n, marks), args)).toList();
    var chosen = new ArrayList<>(all.getLast());
    for (int i = branches.size() - 2; i >= 0; i--) {
      var here = b.compare(Compare.Direction.EQ, index, b.splat(index.type(), i));
      for (int r = 0; r < chosen.size(); r++) {
        var y = all.get(i).get(r);
        chosen.set(r, b.select(b.broadcast(here, y.shape(), Ints.of(0)), y, chosen.get(r)));
      }
    }
    return chosen;
  }

  /// Whether the equation that has this op is an `if`.
  public static boolean isIf(Eqn eqn) {
    return eqn.in().getFirst().dtype() == DType.I1;
  }
}
