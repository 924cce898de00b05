package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dce;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A root `x` of `f(consts, x) = 0` (`jax.lax.custom_root`). The operands are the constants, then
/// where `solve` begins. Its derivative by the constants is that of the implicit function: the
/// solution of the [CustomLinearSolve] `J dx = -df`, where `J` is the derivative of `f` by `x`.
/// Where `solve` begins changes nothing.
///
/// `tangentSolve` and `transposeSolve` solve systems with `J` and with `J` transposed; they take
/// the constants, the root and the right side.
///
/// - (C1) `f` and `solve` take what the operands are, the others the last ones once more.
/// - (C2) All give floats of the types of the last operands.
public record CustomRoot(Func f, Func solve, Func tangentSolve, Func transposeSolve)
    implements Composite {
  @Override
  public String mnemonic() {
    return "raffia.custom_root";
  }

  @Override
  public List<Func> regions() {
    return List.of(f, solve, tangentSolve, transposeSolve);
  }

  @Override
  public CustomRoot withRegions(List<Func> regions) {
    return new CustomRoot(regions.get(0), regions.get(1), regions.get(2), regions.get(3));
  }

  private int consts() {
    return f.params().size() - f.results().size();
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    int consts = consts();
    var roots =
        consts < 0 ? List.<TensorType>of() : in.subList(Math.min(consts, in.size()), in.size());
    var both = Marks.<TensorType>join(in, roots);
    require(
        f.paramTypes().equals(in)
            && solve.paramTypes().equals(in)
            && tangentSolve.paramTypes().equals(both)
            && transposeSolve.paramTypes().equals(both),
        "raffia.custom_root: the regions take %s, %s, %s and %s but the operands are %s (C1)",
        f.paramTypes(),
        solve.paramTypes(),
        tangentSolve.paramTypes(),
        transposeSolve.paramTypes(),
        in);
    for (var region : regions()) {
      require(
          region.resultTypes().equals(roots) && CustomJvp.floats(roots).size() == roots.size(),
          "raffia.custom_root: a region gives %s, not floats of the last types of %s (C2)",
          region.resultTypes(),
          in);
    }
    return roots;
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    return Inline.inline(b, solve, in);
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    b.append(eqn);
    int consts = consts();
    var known = eqn.in().subList(0, consts);
    var changed = CustomLinearSolve.change(b, f, known, dx.subList(0, consts), eqn.out());
    if (changed.isEmpty()) return Marks.spread(List.of(), Marks.none(eqn.out().size()));
    var right = changed.stream().map(b::neg).toList();
    var op = new CustomLinearSolve(jacobian(f), tangentSolve, transposeSolve);
    return List.copyOf(b.emitAll(op, Marks.join(known, eqn.out(), right), ""));
  }

  /// `(consts, x, v) -> J v`.
  public static Func jacobian(Func f) {
    int roots = f.results().size();
    var active =
        Marks.join(Marks.none(f.params().size() - roots), Collections.nCopies(roots, true));
    var both = Jvp.jvp(f, active);
    var dy = both.results().subList(roots, 2 * roots);
    return Dce.dce(new Func(f.name() + "_jacobian", both.params(), both.eqns(), dy));
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "raffia.custom_root: is not linear in its operands");
    return List.of();
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    int roots = f.results().size();
    var marks = Marks.<Boolean>join(mapped.subList(0, consts()), Collections.nCopies(roots, true));
    var both = Marks.<Boolean>join(marks, Collections.nCopies(roots, true));
    var args = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      var x = in.get(i);
      args.add(marks.get(i) && !mapped.get(i) ? b.broadcastBatch(x, n) : x);
    }
    var op =
        new CustomRoot(
            Vmap.vmap(f, n, marks),
            Vmap.vmap(solve, n, marks),
            Vmap.vmap(tangentSolve, n, both),
            Vmap.vmap(transposeSolve, n, both));
    return b.emitAll(op, args, "");
  }
}
