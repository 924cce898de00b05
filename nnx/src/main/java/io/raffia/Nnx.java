package io.raffia;

import java.util.List;
import java.util.Map;

/// What one does with Modules and functions of tensors: take apart and put together, compile,
/// differentiate, show. Names are those of `flax.nnx`; its functions of tensors alone (activations,
/// pooling, attention) are here too, from [TensorFunctions].
@SuppressWarnings(
    "overloads") // grad by a Module and by a tensor: the lambda's parameter types tell them apart
public final class Nnx extends TensorFunctions {
  private static final DiffState PARAMS = DiffState.of(0, Param.class);
  private static final DiffState FIRST = new DiffState(0, Filter.EVERYTHING);

  private Nnx() {}

  /// Takes a Module (or any value made of Modules, Variables and tensors) apart into structure and
  /// tensors.
  public static <T> Split<T> split(T node) {
    return new Split<>(graphdef(node), state(node));
  }

  /// One State a filter: the first that matches takes a leaf. Throws [io.raffia.ir.IrException]
  /// when a leaf is left.
  public static List<State> split(Object node, Filter... filters) {
    return Functional.states(node, true, filters);
  }

  /// The structure alone.
  public static <T> GraphDef<T> graphdef(T node) {
    return new GraphDef<>(new Graph().flatten(node));
  }

  /// A new Module with that structure and the tensors of those states; its constructor does not
  /// run.
  public static <T> T merge(GraphDef<T> graphdef, State... states) {
    return Functional.merge(graphdef, states);
  }

  /// All tensors of a Module by path, at this moment.
  public static State state(Object node) {
    return Functional.state(node);
  }

  /// The tensors of the Variables of one class.
  public static State state(Object node, Class<? extends Variable> type) {
    return state(node, Filter.of(type));
  }

  /// The tensors that the filter matches.
  public static State state(Object node, Filter filter) {
    return Functional.states(node, false, filter).getFirst();
  }

  /// Puts the tensors of `state` into the Module's Variables, in place.
  public static void update(Object node, State state) {
    Functional.update(node, state);
  }

  /// A copy with Variables of its own; sharing inside is kept.
  public static <T> T clone(T node) {
    return merge(graphdef(node), state(node));
  }

  /// All Modules inside, children before parents, each once.
  public static List<Module> modules(Object node) {
    return Functional.walk(node).modules().reversed();
  }

  /// A Module of the same structure that shares the Variables, with attributes set by name: one for
  /// training and one for evaluation can so work on the same weights. Throws
  /// [IllegalArgumentException] for a name that no Module has.
  @SuppressWarnings("unchecked")
  public static <T extends Module> T view(T node, Map<String, ?> attributes) {
    var graph = new Graph();
    var structure = graph.flatten(node);
    var leaves = graph.leaves().stream().map(Graph.Leaf::value).iterator();
    var made = (T) new Unflatten(leaves, (_, leaf) -> (Variable) leaf).build(structure);
    if (made == null) throw new IllegalStateException("a Module has a structure");
    Attributes.set(made, attributes, true);
    return made;
  }

  // Transforms.

  /// Compiles a function. A call returns at once what an earlier one has compiled, when its
  /// arguments have the same structure: the same classes, static attributes, shapes and element
  /// types; else the function is staged and compiled. Arguments may be tensors, Modules, Variables,
  /// States, and records, lists, maps and arrays of those; numbers, strings, enums and null are
  /// static: another value compiles anew. What the lambda has captured counts as an argument too.
  ///
  /// Variables may be set inside, and plain fields of Modules assigned; both happen when the
  /// function has succeeded, and not at all when it fails. Calls from several threads are ordered.
  /// Printing, writing static fields and growing outside collections are errors that name the line.
  public static <R> Fn0<R> jit(Fn0<R> function) {
    var compiled = Compiled.jit(function);
    return () -> compiled.result();
  }

  /// See [#jit(Fn0)].
  public static <A, R> Fn1<A, R> jit(Fn1<A, R> function) {
    var compiled = Compiled.jit(function);
    return a -> compiled.result(a);
  }

  /// See [#jit(Fn0)].
  public static <A, B, R> Fn2<A, B, R> jit(Fn2<A, B, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, R> Fn3<A, B, C, R> jit(Fn3<A, B, C, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> jit(Fn4<A, B, C, D, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> jit(Fn5<A, B, C, D, E, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d, e) -> compiled.result(a, b, c, d, e);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> jit(
      Fn6<A, B, C, D, E, F, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d, e, f) -> compiled.result(a, b, c, d, e, f);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, D, E, F, G, R> Fn7<A, B, C, D, E, F, G, R> jit(
      Fn7<A, B, C, D, E, F, G, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d, e, f, g) -> compiled.result(a, b, c, d, e, f, g);
  }

  /// See [#jit(Fn0)].
  public static <A, B, C, D, E, F, G, H, R> Fn8<A, B, C, D, E, F, G, H, R> jit(
      Fn8<A, B, C, D, E, F, G, H, R> function) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d, e, f, g, h) -> compiled.result(a, b, c, d, e, f, g, h);
  }

  /// The gradients of a scalar function by the Params of its first argument, a Module: a [State]
  /// with a tensor for each. The function may set other Variables (statistics, counts), and they
  /// are set as in a plain call.
  public static <M extends Stateful> Fn1<M, State> grad(Fn1<M, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful> Fn1<M, State> grad(Fn1<M, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return m -> (State) diff.call(m).grads().getFirst();
  }

  /// The value and the gradients, as [#grad(Fn1)].
  public static <M extends Stateful> Fn1<M, ValueAndGrad<State>> valueAndGrad(
      Fn1<M, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful> Fn1<M, ValueAndGrad<State>> valueAndGrad(
      Fn1<M, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return m -> {
      var r = diff.call(m);
      return new ValueAndGrad<>(r.value(), (State) r.grads().getFirst());
    };
  }

  /// The value, what else the function told, and the gradients.
  public static <M extends Stateful, X> Fn1<M, ValueAuxAndGrad<X, State>> valueAuxAndGrad(
      Fn1<M, Aux<X>> function) {
    var diff = Differentiated.withAux(function, PARAMS);
    return m -> {
      var r = diff.call(m);
      return new ValueAuxAndGrad<>(r.value(), r.auxAs(), (State) r.grads().getFirst());
    };
  }

  /// The gradient of a scalar function by its first argument, a tensor.
  public static Fn1<Tensor, Tensor> grad(Loss1 function) {
    var diff = Differentiated.of(function, FIRST);
    return a -> (Tensor) diff.call(a).grads().getFirst();
  }

  /// The value and the gradient.
  public static Fn1<Tensor, ValueAndGrad<Tensor>> valueAndGrad(Loss1 function) {
    var diff = Differentiated.of(function, FIRST);
    return a -> {
      var r = diff.call(a);
      return new ValueAndGrad<>(r.value(), (Tensor) r.grads().getFirst());
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B> Fn2<M, B, State> grad(Fn2<M, B, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B> Fn2<M, B, State> grad(
      Fn2<M, B, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b) -> (State) diff.call(m, b).grads().getFirst();
  }

  /// The value and the gradients, as [#grad(Fn1)].
  public static <M extends Stateful, B> Fn2<M, B, ValueAndGrad<State>> valueAndGrad(
      Fn2<M, B, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B> Fn2<M, B, ValueAndGrad<State>> valueAndGrad(
      Fn2<M, B, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b) -> {
      var r = diff.call(m, b);
      return new ValueAndGrad<>(r.value(), (State) r.grads().getFirst());
    };
  }

  /// The value, what else the function told, and the gradients.
  public static <M extends Stateful, B, X> Fn2<M, B, ValueAuxAndGrad<X, State>> valueAuxAndGrad(
      Fn2<M, B, Aux<X>> function) {
    var diff = Differentiated.withAux(function, PARAMS);
    return (m, b) -> {
      var r = diff.call(m, b);
      return new ValueAuxAndGrad<>(r.value(), r.auxAs(), (State) r.grads().getFirst());
    };
  }

  /// See [#grad(Loss1)].
  public static <B> Fn2<Tensor, B, Tensor> grad(Loss2<B> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b) -> (Tensor) diff.call(a, b).grads().getFirst();
  }

  /// The value and the gradient.
  public static <B> Fn2<Tensor, B, ValueAndGrad<Tensor>> valueAndGrad(Loss2<B> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAndGrad<>(r.value(), (Tensor) r.grads().getFirst());
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B, C> Fn3<M, B, C, State> grad(Fn3<M, B, C, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B, C> Fn3<M, B, C, State> grad(
      Fn3<M, B, C, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b, c) -> (State) diff.call(m, b, c).grads().getFirst();
  }

  /// The value and the gradients, as [#grad(Fn1)].
  public static <M extends Stateful, B, C> Fn3<M, B, C, ValueAndGrad<State>> valueAndGrad(
      Fn3<M, B, C, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B, C> Fn3<M, B, C, ValueAndGrad<State>> valueAndGrad(
      Fn3<M, B, C, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b, c) -> {
      var r = diff.call(m, b, c);
      return new ValueAndGrad<>(r.value(), (State) r.grads().getFirst());
    };
  }

  /// The value, what else the function told, and the gradients.
  public static <M extends Stateful, B, C, X>
      Fn3<M, B, C, ValueAuxAndGrad<X, State>> valueAuxAndGrad(Fn3<M, B, C, Aux<X>> function) {
    var diff = Differentiated.withAux(function, PARAMS);
    return (m, b, c) -> {
      var r = diff.call(m, b, c);
      return new ValueAuxAndGrad<>(r.value(), r.auxAs(), (State) r.grads().getFirst());
    };
  }

  /// See [#grad(Loss1)].
  public static <B, C> Fn3<Tensor, B, C, Tensor> grad(Loss3<B, C> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c) -> (Tensor) diff.call(a, b, c).grads().getFirst();
  }

  /// The value and the gradient.
  public static <B, C> Fn3<Tensor, B, C, ValueAndGrad<Tensor>> valueAndGrad(Loss3<B, C> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAndGrad<>(r.value(), (Tensor) r.grads().getFirst());
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, State> grad(
      Fn4<M, B, C, D, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, State> grad(
      Fn4<M, B, C, D, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b, c, d) -> (State) diff.call(m, b, c, d).grads().getFirst();
  }

  /// The value and the gradients, as [#grad(Fn1)].
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, ValueAndGrad<State>> valueAndGrad(
      Fn4<M, B, C, D, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// By other Variables than the Params, or of another argument.
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, ValueAndGrad<State>> valueAndGrad(
      Fn4<M, B, C, D, Tensor> function, DiffState by) {
    var diff = Differentiated.of(function, by);
    return (m, b, c, d) -> {
      var r = diff.call(m, b, c, d);
      return new ValueAndGrad<>(r.value(), (State) r.grads().getFirst());
    };
  }

  /// The value, what else the function told, and the gradients.
  public static <M extends Stateful, B, C, D, X>
      Fn4<M, B, C, D, ValueAuxAndGrad<X, State>> valueAuxAndGrad(Fn4<M, B, C, D, Aux<X>> function) {
    var diff = Differentiated.withAux(function, PARAMS);
    return (m, b, c, d) -> {
      var r = diff.call(m, b, c, d);
      return new ValueAuxAndGrad<>(r.value(), r.auxAs(), (State) r.grads().getFirst());
    };
  }

  /// See [#grad(Loss1)].
  public static <B, C, D> Fn4<Tensor, B, C, D, Tensor> grad(Loss4<B, C, D> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c, d) -> (Tensor) diff.call(a, b, c, d).grads().getFirst();
  }

  /// The value and the gradient.
  public static <B, C, D> Fn4<Tensor, B, C, D, ValueAndGrad<Tensor>> valueAndGrad(
      Loss4<B, C, D> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAndGrad<>(r.value(), (Tensor) r.grads().getFirst());
    };
  }

  /// The function for every position of the first axis of its arguments' tensors; results have that
  /// axis too. `in` says which arguments are shared by all examples instead (those that it does not
  /// reach are mapped).
  public static <A, R> Fn1<A, R> vmap(Fn1<A, R> function, In... in) {
    var compiled = Compiled.vmap(function, List.of(in));
    return a -> compiled.result(a);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> function, In... in) {
    var compiled = Compiled.vmap(function, List.of(in));
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> function, In... in) {
    var compiled = Compiled.vmap(function, List.of(in));
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> function, In... in) {
    var compiled = Compiled.vmap(function, List.of(in));
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }

  /// The text that shows a Module, State, Variable or tensor.
  public static String display(Object x) {
    return Display.of(x);
  }
}
