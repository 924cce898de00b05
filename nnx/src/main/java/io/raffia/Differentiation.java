package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Grad;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a differentiated function inside the trace that is open: the function is staged in a
/// trace of its own, its program differentiated, and the result inlined.
final class Differentiation {
  /// Makes the gradient of one argument from the gradients of its tensors, of which it takes its
  /// own.
  private interface Rebuild {
    Object grads(Iterator<Tensor> grads);
  }

  private final Trace outer;
  private final Trace inner;
  private final List<Tensor> wrt = new ArrayList<>();
  private final List<Rebuild> rebuilds = new ArrayList<>();

  private Differentiation(Trace outer) {
    this.outer = outer;
    this.inner = Trace.enter();
  }

  /// The value of `function` and its gradients by each of `states`. With `hasAux` the function
  /// returns an [Aux].
  static Differentiated.Result apply(
      Object function, List<DiffState> states, boolean hasAux, @Nullable Object[] args) {
    var outer = Trace.current();
    if (outer == null) throw new IllegalStateException("nothing is being staged");
    var at = Sites.current();
    var d = new Differentiation(outer);
    Func func;
    @Nullable Object aux;
    var tensors = new ArrayList<Tensor>();
    try {
      var call = args.clone();
      var seen = new HashSet<Integer>();
      for (var s : states) {
        if (!seen.add(s.argument()))
          throw new IrException("argument " + s.argument() + " is repeated" + Sites.suffix());
        call[s.argument()] = d.bind(s, args[s.argument()]);
      }
      var y = Staging.call(function, call);
      aux = hasAux && y instanceof Aux<?> a ? a.aux() : null;
      var loss = loss(hasAux && y instanceof Aux<?> a ? a.loss() : y);
      tensors.add(d.inner.here(loss));
      new Substitute(t -> add(tensors, d.inner.here(t))).in(aux);
      for (var v : d.inner.written()) tensors.add(d.inner.read(v));
      func = d.inner.func("loss", tensors.stream().map(Tensor::tracerValue).toList());
    } finally {
      d.inner.close();
    }
    outer.builder.at(at);
    return d.inline(func, tensors, aux);
  }

  private static Tensor add(List<Tensor> all, Tensor t) {
    all.add(t);
    return t;
  }

  private Differentiated.Result inline(Func func, List<Tensor> tensors, @Nullable Object aux) {
    var values = new ArrayList<Value>();
    for (var x : wrt) values.add(outer.value(x));
    for (var x : inner.captured()) values.add(outer.value(x));
    var mask = new ArrayList<Boolean>();
    for (int i = 0; i < values.size(); i++) mask.add(i < wrt.size());
    var out = Inline.inline(outer.builder, Grad.valueAndGrad(func, mask), values);
    var results = new ArrayList<Tensor>();
    for (int i = 0; i < out.size(); i++) {
      boolean isWeak =
          i < tensors.size() ? tensors.get(i).isWeak() : wrt.get(i - tensors.size()).isWeak();
      results.add(Tensor.tracer(outer, out.get(i), isWeak));
    }
    var next = results.iterator();
    var value = next.next();
    var auxOut = Substitute.with(next).in(aux);
    for (var v : inner.written()) outer.write(v, next.next());
    var grads = new ArrayList<Object>();
    for (var r : rebuilds) grads.add(r.grads(next));
    return new Differentiated.Result(value, auxOut, grads);
  }

  /// Makes the chosen leaves of an argument the inputs of the inner program; returns what to call
  /// the function with.
  private @Nullable Object bind(DiffState state, @Nullable Object arg) {
    if (arg instanceof Stateful && !(arg instanceof State)) {
      var leaves = new ArrayList<State.Leaf>();
      for (var leaf : Functional.walk(arg).leaves()) {
        var described = Functional.leaf(leaf);
        if (!(leaf.value() instanceof Variable v) || !state.filter().matches(described)) continue;
        requireFloat(described.value(), leaf.path().toString());
        inner.bind(v, input(described.value()));
        leaves.add(described);
      }
      if (leaves.isEmpty()) {
        throw new IrException(
            "nothing in argument %d, a %s, matches what to differentiate by: give another filter with DiffState"
                    .formatted(state.argument(), arg.getClass().getSimpleName())
                + Sites.suffix());
      }
      rebuilds.add(grads -> new State(leaves.stream().map(l -> l.with(grads.next())).toList()));
      return arg;
    }
    int before = wrt.size();
    var call =
        new Substitute(
                t -> {
                  requireFloat(t, "argument " + state.argument());
                  return input(t);
                })
            .in(arg);
    if (call == null || wrt.size() == before) {
      throw new IrException(
          "argument " + state.argument() + " has no tensor to differentiate by" + Sites.suffix());
    }
    rebuilds.add(grads -> java.util.Objects.requireNonNull(Substitute.with(grads).in(call)));
    return call;
  }

  private Tensor input(Tensor x) {
    wrt.add(x);
    return inner.param(x.type(), x.isWeak(), "");
  }

  private static void requireFloat(Tensor x, String what) {
    if (x.dtype().isFloat()) return;
    throw new IrException(
        "cannot differentiate by %s, which is %s: give floats, or choose others with DiffState"
                .formatted(what, x.type().brief())
            + Sites.suffix());
  }

  private static Tensor loss(@Nullable Object y) {
    if (!(y instanceof Tensor loss)) {
      throw new IrException(
          "the function to differentiate must return a scalar Tensor, or an Aux with hasAux; found "
              + (y == null ? "null" : "a " + y.getClass().getSimpleName())
              + Sites.suffix());
    }
    if (loss.rank() != 0 || !loss.dtype().isFloat()) {
      throw new IrException(
          "gradient only defined for scalar-output functions: the loss is %s; reduce it to a float scalar, for example with mean()"
                  .formatted(loss.type().brief())
              + Sites.suffix());
    }
    return loss;
  }
}
