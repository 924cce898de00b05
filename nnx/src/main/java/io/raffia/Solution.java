package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.CustomLinearSolve;
import io.raffia.ir.op.CustomRoot;
import io.raffia.ir.op.Op;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a solver inside the trace that is open, whose derivative is that of what it solves.
final class Solution {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final io.raffia.ir.Location at = Sites.current();
  private final String what;
  private final Tree like;
  private final List<Region> regions = new ArrayList<>();
  private final List<List<Value>> params = new ArrayList<>();

  /// `like` has the structure and the types of the solution.
  private Solution(String what, Object like) {
    this.what = what;
    this.like = Tree.of(like);
    for (int i = 0; i < this.like.tensors().size(); i++) {
      var x = this.like.tensors().get(i);
      if (x.dtype().isFloat()) continue;
      throw Errors.at(
          "%s solves for floats, but %s has type %s: convert it with astype",
          what, this.like.name(what.equals(ROOT) ? "the guess" : "b", i), x.type().brief());
    }
  }

  private static final String ROOT = "customRoot";

  static @Nullable Object linear(
      Object matvec, Object solve, @Nullable Object transposeSolve, Object b) {
    var s = new Solution("customLinearSolve", b);
    var product = s.region("matvec", matvec);
    s.region("solve", solve, matvec);
    if (transposeSolve != null) {
      var back = CustomLinearSolve.transposed(s.func(product, s.own(product)));
      var vecmat = s.function(back, product, List.of());
      s.region("transposeSolve", transposeSolve, vecmat);
    }
    var captured = s.captured();
    var all = s.funcs(captured);
    return s.emit(
        new CustomLinearSolve(all.get(0), all.get(1), all.size() > 2 ? all.get(2) : null),
        captured);
  }

  static @Nullable Object root(Object f, Object solve, Object tangentSolve, Object guess) {
    var s = new Solution(ROOT, guess);
    var zero = s.region("f", f);
    s.region("solve", solve, f);
    var jacobian = CustomRoot.jacobian(s.func(zero, s.own(zero)));
    s.tangentSolve(tangentSolve, jacobian, zero);
    s.tangentSolve(tangentSolve, CustomLinearSolve.transposed(jacobian), zero);
    var captured = s.captured();
    var all = s.funcs(captured);
    return s.emit(new CustomRoot(all.get(0), all.get(1), all.get(2), all.get(3)), captured);
  }

  /// A solver of systems with that matrix at the root, which is one more parameter.
  private void tangentSolve(Object solve, Func jacobian, Region zero) {
    var own = new ArrayList<Value>();
    var region =
        Region.run(
            solve,
            trace -> {
              var x = Region.params(trace, like.tensors());
              var b = Region.params(trace, like.tensors());
              own.addAll(Region.values(trace, x));
              own.addAll(Region.values(trace, b));
              return new @Nullable Object[] {function(jacobian, zero, x), like.with(b)};
            });
    add("tangentSolve", region, own);
  }

  /// The function that runs `func` on what `source` has captured, on `at`, and on its argument.
  private Fn1<Object, Object> function(Func func, Region source, List<Tensor> at) {
    var consts = List.copyOf(source.trace.captured());
    return v -> {
      var trace = Objects.requireNonNull(Trace.current());
      var given = Tree.of(v);
      CustomDerivative.requireSame(what, "the unknown", like, "the argument", given);
      var args = new ArrayList<>(Region.values(trace, consts));
      args.addAll(Region.values(trace, at));
      args.addAll(Region.values(trace, given.tensors()));
      trace.builder.at(Sites.current());
      var out = Inline.inline(trace.builder, func, args);
      var tensors = out.stream().map(y -> Tensor.tracer(trace, y, false)).toList();
      return Objects.requireNonNull(like.with(tensors));
    };
  }

  private Region region(String name, Object function, Object... before) {
    var own = new ArrayList<Value>();
    var region =
        Region.run(
            function,
            trace -> {
              var args = new ArrayList<@Nullable Object>(List.of(before));
              var x = Region.params(trace, like.tensors());
              own.addAll(Region.values(trace, x));
              args.add(like.with(x));
              return args.toArray();
            });
    add(name, region, own);
    return region;
  }

  private void add(String name, Region region, List<Value> own) {
    CustomDerivative.requirePure(what, region, name);
    CustomDerivative.requireSame(
        what, "the unknown", like, "what " + name + " gives", region.result());
    regions.add(region);
    params.add(own);
  }

  private Map<Object, Tensor> captured() {
    return Region.captured(regions.toArray(Region[]::new));
  }

  /// The region's parameters for what it has captured.
  private List<Value> own(Region region) {
    return region.captures(Region.captured(region));
  }

  private List<Func> funcs(Map<Object, Tensor> captured) {
    return regions.stream().map(r -> func(r, r.captures(captured))).toList();
  }

  private Func func(Region region, List<Value> captures) {
    var all = new ArrayList<>(captures);
    all.addAll(params.get(regions.indexOf(region)));
    var results = Region.values(region.trace, region.result().tensors());
    return region.func("region", all, results);
  }

  private @Nullable Object emit(Op op, Map<Object, Tensor> captured) {
    var in = new ArrayList<>(Region.values(outer, captured.values()));
    in.addAll(Region.values(outer, like.tensors()));
    outer.builder.at(at);
    var out = outer.builder.emitAll(op, in, "");
    return like.with(out.stream().map(y -> Tensor.tracer(outer, y, false)).toList());
  }
}
