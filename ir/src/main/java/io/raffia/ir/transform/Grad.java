package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The gradient of a scalar function, by reverse mode.
public final class Grad {
  private Grad() {}

  /// `x... -> (value, other results of f..., gradient of each wrt parameter...)`.
  ///
  /// Throws [IrException] when the first result is not a float scalar or a `wrt` parameter not a
  /// float, in the words of `jax.grad`.
  public static Func valueAndGrad(Func f, List<Boolean> wrt) {
    check(f, wrt);
    var b = new Builder();
    var split = Linearize.linearize(f, wrt);
    var tangent = split.tangent();
    var ofValue =
        new Func(tangent.name(), tangent.params(), tangent.eqns(), tangent.results().subList(0, 1));
    var transposed = TransposeLinear.transpose(Dce.dce(ofValue), split.residuals());
    var params = Vjp.copies(f.params(), "");
    var all = Inline.inline(b, split.primal(), params);
    int results = f.results().size();
    var args = new ArrayList<>(all.subList(results, all.size()));
    args.add(b.ones(f.results().getFirst().type()));
    var out = new ArrayList<>(all.subList(0, results));
    out.addAll(Inline.inline(b, transposed, args));
    return Dce.dce(b.func(f.name() + "_grad", params, out));
  }

  private static void check(Func f, List<Boolean> wrt) {
    Jvp.requireOnePerParam(f, wrt, "wrt");
    for (int i = 0; i < wrt.size(); i++) {
      var x = f.params().get(i);
      if (wrt.get(i) && !x.dtype().isFloat()) {
        throw new IrException(
            "grad requires real-valued inputs (input dtype that is a sub-dtype of np.floating), but got"
                + " %s for %s; differentiate with respect to float inputs, or convert this one"
                    .formatted(name(x.dtype()), describe(x, i)));
      }
    }
    if (f.results().isEmpty()) {
      throw new IrException(
          "gradient only defined for scalar-output functions; there was no output");
    }
    var y = f.results().getFirst();
    if (y.shape().rank() != 0) {
      throw new IrException(
          "gradient only defined for scalar-output functions; output had shape: %s; reduce it to a"
                  .formatted(tuple(y))
              + " scalar, for example with mean() or sum()");
    }
    if (!y.dtype().isFloat()) {
      throw new IrException(
          "grad requires real-valued outputs (output dtype that is a sub-dtype of np.floating), but got"
              + " %s; return a float scalar".formatted(name(y.dtype())));
    }
  }

  private static String describe(Value x, int index) {
    return "parameter " + index + (x.name().isEmpty() ? "" : " '" + x.name() + "'");
  }

  /// NumPy's name of a type that is not a float.
  private static String name(DType t) {
    return switch (t.kind()) {
      case BOOL -> "bool";
      case SIGNED -> "int" + t.bits();
      case UNSIGNED -> "uint" + t.bits();
      case FLOAT -> t.text();
    };
  }

  /// A shape as Python writes a tuple.
  private static String tuple(Value v) {
    var dims = v.shape().dims().stream().mapToObj(Integer::toString);
    return dims.collect(Collectors.joining(", ", "(", v.shape().rank() == 1 ? ",)" : ")"));
  }
}
