package io.raffia;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All tensors in the arguments of a function, those of Variables in Modules too, as parameters of
/// a trace.
final class BoundArguments {
  private final @Nullable Object[] args;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<@Nullable Variable> variables = new ArrayList<>();
  private final List<List<State.Leaf>> states = new ArrayList<>();

  BoundArguments(@Nullable Object[] args) {
    this.args = args;
    for (var x : args) {
      var leaves = new ArrayList<State.Leaf>();
      if (x != null && isModule(x)) {
        for (var leaf : Functional.walk(x).leaves()) {
          if (!(leaf.value() instanceof Variable v)) continue;
          tensors.add(v.value());
          variables.add(v);
          leaves.add(Functional.leaf(leaf));
        }
      } else {
        for (var t : Tree.of(x).tensors()) {
          tensors.add(t);
          variables.add(null);
        }
      }
      states.add(leaves);
    }
  }

  private static boolean isModule(@Nullable Object x) {
    return x instanceof Stateful && !(x instanceof State);
  }

  List<Tensor> tensors() {
    return tensors;
  }

  /// Makes parameters and adds them to `params`; what to call the function with.
  @Nullable Object[] bind(Trace trace, List<Tensor> params) {
    params.addAll(Region.params(trace, tensors));
    var direct = new ArrayList<Tensor>();
    for (int i = 0; i < tensors.size(); i++) {
      var v = variables.get(i);
      if (v == null) direct.add(params.get(i));
      else trace.bind(v, params.get(i));
    }
    var substitute = Substitute.with(direct.iterator());
    var call = args.clone();
    for (int i = 0; i < call.length; i++) if (!isModule(call[i])) call[i] = substitute.in(call[i]);
    return call;
  }

  /// For each argument the same with other tensors; of a Module, a State.
  List<@Nullable Object> with(Iterator<Tensor> others) {
    var all = new ArrayList<@Nullable Object>();
    for (int i = 0; i < args.length; i++) {
      all.add(
          isModule(args[i])
              ? new State(states.get(i).stream().map(l -> l.with(others.next())).toList())
              : Substitute.with(others).in(args[i]));
    }
    return all;
  }
}
