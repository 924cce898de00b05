package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call of a vectorized function inside the trace that is open: the function is staged for one
/// example, and its program batched and inlined.
final class Batching {
  private final Trace outer;
  private final Trace inner;
  private final List<Tensor> mapped = new ArrayList<>();
  private final Set<Variable> mappedVariables = new HashSet<>();
  private int n = -1;

  private Batching(Trace outer) {
    this.outer = outer;
    this.inner = Trace.enter();
  }

  /// `function` for every position of the first axis of what is mapped; results have that axis too.
  static @Nullable Object apply(Object function, List<In> in, @Nullable Object[] args) {
    var outer = Trace.current();
    if (outer == null) throw new IllegalStateException("nothing is being staged");
    var at = Sites.current();
    var b = new Batching(outer);
    Func func;
    @Nullable Object result;
    var tensors = new ArrayList<Tensor>();
    try {
      var call = args.clone();
      for (int i = 0; i < args.length; i++) {
        if (i >= in.size() || in.get(i).equals(In.MAPPED)) call[i] = b.bind(args[i]);
      }
      if (b.n < 0) throw new IrException("vmap must map at least one tensor" + Sites.suffix());
      result = Staging.call(function, call);
      new Substitute(
              t -> {
                tensors.add(b.inner.here(t));
                return t;
              })
          .in(result);
      for (var v : b.inner.written()) tensors.add(b.inner.read(v));
      func = b.inner.func("example", tensors.stream().map(Tensor::tracerValue).toList());
    } finally {
      b.inner.close();
    }
    outer.builder.at(at);
    return b.inline(func, tensors, result);
  }

  private @Nullable Object inline(Func func, List<Tensor> tensors, @Nullable Object result) {
    var values = new ArrayList<Value>();
    for (var x : mapped) values.add(outer.value(x));
    for (var x : inner.captured()) values.add(outer.value(x));
    var mask = new ArrayList<Boolean>();
    for (int i = 0; i < values.size(); i++) mask.add(i < mapped.size());
    var out = Inline.inline(outer.builder, Vmap.vmap(func, n, mask), values);
    var results = new ArrayList<Tensor>();
    for (int i = 0; i < out.size(); i++)
      results.add(Tensor.tracer(outer, out.get(i), tensors.get(i).isWeak()));
    var dependent = dependent(func);
    int written = results.size() - inner.written().size();
    for (int i = 0; i < inner.written().size(); i++) {
      var v = inner.written().get(i);
      var all = results.get(written + i);
      boolean isMapped = mappedVariables.contains(v) || !isOutside(v);
      if (!isMapped && dependent.contains(func.results().get(written + i))) {
        throw new IrException(
            "a %s that is shared by all examples of a vmap was set to a value that differs from example to example: map it with In.MAPPED, or reduce the value"
                    .formatted(v.getClass().getSimpleName())
                + Sites.suffix());
      }
      outer.write(v, isMapped ? all : all.at(0));
    }
    return Substitute.with(results.iterator()).in(result);
  }

  /// Whether the Variable existed before the inner trace.
  private boolean isOutside(Variable v) {
    return v.isHeld() || outer.knows(v);
  }

  /// What depends on the example.
  private Set<Value> dependent(Func func) {
    var all = new HashSet<>(func.params().subList(0, mapped.size()));
    for (var eqn : func.eqns()) {
      if (eqn.in().stream().anyMatch(all::contains)) all.addAll(eqn.out());
    }
    return all;
  }

  private @Nullable Object bind(@Nullable Object arg) {
    if (arg instanceof Stateful && !(arg instanceof State)) {
      for (var leaf : Functional.walk(arg).leaves()) {
        if (!(leaf.value() instanceof Variable v)) continue;
        inner.bind(v, input(outer.read(v)));
        mappedVariables.add(v);
      }
      return arg;
    }
    return new Substitute(this::input).in(arg);
  }

  private Tensor input(Tensor x) {
    if (x.rank() == 0) {
      throw new IrException(
          "vmap maps the first axis, but a scalar %s has none: give it with In.SHARED"
                  .formatted(x.dtype())
              + Sites.suffix());
    }
    int extent = x.shape().dim(0);
    if (n >= 0 && extent != n) {
      throw new IrException(
          "vmap maps axes of different extents: %d and %d".formatted(n, extent) + Sites.suffix());
    }
    n = extent;
    mapped.add(x);
    return inner.param(x.type().withShape(x.shape().without(Ints.of(0))), x.isWeak(), "");
  }
}
