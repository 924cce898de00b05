package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dce;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The solution `x` of a linear system `matvec(consts, x) = b` (`jax.lax.custom_linear_solve`). The
/// operands are the constants, then `b`. Its derivatives are solutions of such systems again,
/// however `solve` finds them: `A dx = db - dA x`, and backwards one with `A` transposed, which
/// `transposeSolve` (null: there is none) solves.
///
/// - (C1) All three take what the operands are.
/// - (C2) All three give what `matvec` gives, floats of the types of the last operands.
public record CustomLinearSolve(Func matvec, Func solve, @Nullable Func transposeSolve)
    implements Composite {
  @Override
  public String mnemonic() {
    return "raffia.custom_linear_solve";
  }

  @Override
  public List<Func> regions() {
    return transposeSolve == null ? List.of(matvec, solve) : List.of(matvec, solve, transposeSolve);
  }

  @Override
  public CustomLinearSolve withRegions(List<Func> regions) {
    return new CustomLinearSolve(
        regions.get(0), regions.get(1), regions.size() > 2 ? regions.get(2) : null);
  }

  private int consts() {
    return consts(matvec);
  }

  private static int consts(Func matvec) {
    return matvec.params().size() - matvec.results().size();
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    for (var f : regions()) {
      require(
          f.paramTypes().equals(in),
          "raffia.custom_linear_solve: a region takes %s but the operands are %s (C1)",
          f.paramTypes(),
          in);
      var found = f.resultTypes();
      require(
          consts() >= 0
              && found.equals(in.subList(consts(), in.size()))
              && CustomJvp.floats(found).size() == found.size(),
          "raffia.custom_linear_solve: a region gives %s, not floats of the last types of %s (C2)",
          found,
          in);
    }
    return matvec.resultTypes();
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
    var right = new ArrayList<Value>();
    for (int i = consts; i < dx.size(); i++) {
      var db = dx.get(i);
      right.add(db == null ? b.zeros(eqn.in().get(i).type()) : db);
    }
    var changed = change(b, matvec, known, dx.subList(0, consts), eqn.out());
    for (int i = 0; i < changed.size(); i++) right.set(i, b.sub(right.get(i), changed.get(i)));
    return List.copyOf(b.emitAll(this, Marks.join(known, right), ""));
  }

  /// How `f(consts, x)` changes with its constants, `x` held; nothing when they do not change.
  static List<Value> change(
      Builder b, Func f, List<Value> consts, List<@Nullable Value> d, List<Value> x) {
    if (!Marks.any(Marks.present(d))) return List.of();
    var active = Marks.join(Marks.present(d), Marks.none(x.size()));
    var all = Inline.inline(b, Jvp.jvp(f, active), Marks.join(consts, x, Marks.given(d)));
    return all.subList(f.results().size(), all.size());
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    int consts = consts();
    require(
        !linear.subList(0, consts).contains(true),
        "raffia.custom_linear_solve: is not linear in what the system depends on");
    if (transposeSolve == null) {
      throw new IrException(
          "a customLinearSolve has no derivative in reverse mode without a transposeSolve, which"
              + " solves the transposed system (of a symmetric one, the solver itself)");
    }
    var args = new ArrayList<>(in.subList(0, consts));
    for (int i = 0; i < ct.size(); i++) {
      var c = ct.get(i);
      args.add(c == null ? b.zeros(matvec.results().get(i).type()) : c);
    }
    var solved =
        b.emitAll(new CustomLinearSolve(transposed(matvec), transposeSolve, solve), args, "");
    var all = new ArrayList<@Nullable Value>();
    for (int i = 0; i < in.size(); i++) {
      all.add(linear.get(i) ? solved.get(i - consts) : null);
    }
    return all;
  }

  /// `(consts, y) -> transposed matvec of y`. Linearized first, at 0: `matvec` may be written with
  /// ops that are linear only together.
  public static Func transposed(Func matvec) {
    int consts = consts(matvec);
    var active = Marks.join(Marks.none(consts), Collections.nCopies(matvec.results().size(), true));
    var split = Linearize.linearize(matvec, active);
    var back = TransposeLinear.transpose(split.tangent(), split.residuals());
    int results = matvec.results().size();
    var f =
        Func.of(
            matvec.name() + "_transposed",
            matvec.params(),
            (b, p) -> {
              var at = new ArrayList<>(p.subList(0, consts));
              for (var y : matvec.results()) at.add(b.zeros(y.type()));
              var primal = Inline.inline(b, split.primal(), at);
              var residuals = primal.subList(results, primal.size());
              return Inline.inline(b, back, Marks.join(residuals, p.subList(consts, p.size())));
            });
    return Dce.dce(f);
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var marks =
        Marks.<Boolean>join(
            mapped.subList(0, consts()), Collections.nCopies(matvec.results().size(), true));
    var args = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      var x = in.get(i);
      args.add(marks.get(i) && !mapped.get(i) ? b.broadcastBatch(x, n) : x);
    }
    var all = regions().stream().map(f -> Vmap.vmap(f, n, marks)).toList();
    return b.emitAll(withRegions(all), args, "");
  }
}
