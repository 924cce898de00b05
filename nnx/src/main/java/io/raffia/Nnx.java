package io.raffia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one does with Modules and functions of tensors: take apart and put together, compile,
/// differentiate, show. Names are those of `flax.nnx`; its functions of tensors alone (activations,
/// pooling, attention) are here too, from [TensorFunctions], control flow from [ControlFlow],
/// derivatives and vectorization from [Transforms].
@SuppressWarnings("overloads") // the lambda's parameter types tell them apart
public final class Nnx extends Transforms {
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

  /// One State a filter: the first that matches takes a leaf, and a leaf that none matches is left
  /// out.
  public static List<State> state(Object node, Filter first, Filter second, Filter... more) {
    var filters = new ArrayList<>(List.of(first, second));
    filters.addAll(List.of(more));
    return Functional.states(node, false, filters.toArray(Filter[]::new));
  }

  /// The Variables themselves, by the paths where they were met first: `flax.nnx.variables`.
  public static SortedMap<Path, Variable> variables(Object node) {
    return variables(node, Filter.EVERYTHING);
  }

  /// Those that `only` chooses.
  public static SortedMap<Path, Variable> variables(Object node, Filter only) {
    var all = new TreeMap<Path, Variable>();
    for (var leaf : Functional.walk(node).leaves()) {
      if (leaf.value() instanceof Variable v && only.matches(Functional.leaf(leaf))) {
        all.put(leaf.path(), v);
      }
    }
    return all;
  }

  /// Puts the tensors of `states` into the Module's Variables, in place.
  public static void update(Object node, State... states) {
    for (var state : states) Functional.update(node, state);
  }

  /// Takes the Variables and tensors that `filter` matches out of the Module: fields are null then,
  /// entries of maps gone. Throws [io.raffia.ir.IrException], and removes nothing, when one stands
  /// where it cannot be removed.
  public static State pop(Object node, Filter filter) {
    return Functional.pop(node, filter).getFirst();
  }

  /// The Variables of one class.
  public static State pop(Object node, Class<? extends Variable> type) {
    return pop(node, Filter.of(type));
  }

  /// One State a filter; the first that matches takes a leaf.
  public static List<State> pop(Object node, Filter first, Filter second, Filter... more) {
    var filters = new ArrayList<>(List.of(first, second));
    filters.addAll(List.of(more));
    return Functional.pop(node, filters.toArray(Filter[]::new));
  }

  /// A copy with Variables of its own; sharing inside is kept.
  public static <T> T clone(T node) {
    return clone(node, true);
  }

  /// A copy of the Modules; without `variables` it shares the Variables.
  @SuppressWarnings("unchecked")
  public static <T> T clone(T node, boolean variables) {
    if (variables) return merge(graphdef(node), state(node));
    var graph = new Graph();
    var structure = graph.flatten(node);
    var leaves = graph.leaves().stream().map(Graph.Leaf::value).iterator();
    var made = (T) new Unflatten(leaves, (_, leaf) -> (Variable) leaf).build(structure);
    return Objects.requireNonNull(made);
  }

  /// A copy of a Module with `f` of each leaf in its place.
  public static <T> T map(Function<State.Leaf, Tensor> f, T node) {
    var mapped = state(node).leaves().stream().map(l -> l.with(f.apply(l))).toList();
    return merge(graphdef(node), new State(mapped));
  }

  /// A copy in which `f` of its path and itself stands for each thing inside, what is inside before
  /// what it is in, `node` itself last: Modules, lists, maps, arrays and records (of which `f` gets
  /// the copy, with what `f` has made of its parts), Variables (the same ones), tensors and static
  /// attributes. One that stands in several places is asked for once. So layers are exchanged:
  /// `recursiveMap((path, x) -> x instanceof Dropout ? new Dropout(0) : x, model)`.
  ///
  /// Throws [io.raffia.ir.IrException] for a cycle, and for something that its field cannot hold.
  public static <T> T recursiveMap(BiFunction<Path, Object, Object> f, T node) {
    return RecursiveMap.of(f, node);
  }

  /// All Modules inside, children before parents, each once.
  public static List<Module> modules(Object node) {
    return iterModules(node).stream().map(Located::value).toList();
  }

  /// All Modules inside and where they were met first, children before parents, each once.
  public static List<Located<Module>> iterModules(Object node) {
    return Walk.of(node).modules();
  }

  /// The Modules that stand directly in a Module, in its fields or in their lists, maps and
  /// records.
  public static List<Located<Module>> iterChildren(Module node) {
    return Walk.children(node);
  }

  /// Everything inside: Modules, containers, Variables, tensors and static attributes, what is
  /// inside before what it is in; Modules and Variables once.
  public static List<Located<Object>> iterGraph(Object node) {
    return Walk.of(node).all();
  }

  /// The places of each Module, Variable or tensor that stands in several.
  public static List<List<Path>> findDuplicates(Object node) {
    return Walk.of(node).duplicates();
  }

  /// Sets metadata of the Variables that `only` chooses.
  public static void setMetadata(Object node, Filter only, String key, Object value) {
    for (var leaf : Functional.walk(node).leaves()) {
      if (leaf.value() instanceof Variable v && only.matches(Functional.leaf(leaf))) {
        v.setMetadata(key, value);
      }
    }
  }

  /// What a function makes, such as a model, with shapes and element types but without values: no
  /// memory is taken, and nothing computed. [#update] gives it values.
  public static <R> R evalShape(Fn0<R> function) {
    return AbstractEvaluation.of(function);
  }

  /// What a function returns, without values; its argument stays as it is.
  public static <A, R> R evalShape(Fn1<A, R> function, A a) {
    return AbstractEvaluation.of(function, a);
  }

  /// See [#evalShape(Fn1, Object)].
  public static <A, B, R> R evalShape(Fn2<A, B, R> function, A a, B b) {
    return AbstractEvaluation.of(function, a, b);
  }

  /// The function, which also tells what the Modules in its first argument record while it runs:
  /// values that they [Module#sow], of the given types, and [Module#perturb]. Outside of a capture
  /// nothing is recorded. Use it inside of compiled functions, not around them.
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <M extends Module, R> Fn1<M, Captured<R>> capture(
      Fn1<M, R> function, Class<? extends Variable>... types) {
    return capture(function, CaptureOptions.types(types));
  }

  /// Perturbations start with what `init` has.
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <M extends Module, R> Fn1<M, Captured<R>> capture(
      Fn1<M, R> function, State init, Class<? extends Variable>... types) {
    return capture(function, CaptureOptions.types(types).init(init));
  }

  /// See [#capture(Fn1, Class...)].
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <M extends Module, B, R> Fn2<M, B, Captured<R>> capture(
      Fn2<M, B, R> function, Class<? extends Variable>... types) {
    return capture(function, CaptureOptions.types(types));
  }

  /// Perturbations start with what `init` has.
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <M extends Module, B, R> Fn2<M, B, Captured<R>> capture(
      Fn2<M, B, R> function, State init, Class<? extends Variable>... types) {
    return capture(function, CaptureOptions.types(types).init(init));
  }

  /// With what the options say; results of methods can be recorded too.
  public static <M extends Module, R> Fn1<M, Captured<R>> capture(
      Fn1<M, R> function, CaptureOptions options) {
    if (options.outputs() == null) {
      return m -> Capture.run(function, options, () -> function.apply(m), m);
    }
    var compiled = Compiled.capture(function, options);
    return m -> compiled.result(m);
  }

  /// See [#capture(Fn1, CaptureOptions)].
  public static <M extends Module, B, R> Fn2<M, B, Captured<R>> capture(
      Fn2<M, B, R> function, CaptureOptions options) {
    if (options.outputs() == null) {
      return (m, b) -> Capture.run(function, options, () -> function.apply(m, b), m, b);
    }
    var compiled = Compiled.capture(function, options);
    return (m, b) -> compiled.result(m, b);
  }

  /// A Module of the same structure that shares the Variables, with attributes set by name: one for
  /// training and one for evaluation can so work on the same weights. Throws
  /// [IllegalArgumentException] for a name that no Module knows; see [Module#setView].
  public static <T extends Module> T view(T node, Map<String, ?> attributes) {
    return view(node, attributes, (_, _) -> true, true);
  }

  /// With attributes set in the Modules that `only` chooses, by path and Module; without
  /// `raiseIfNotFound` names that no Module knows are left alone.
  public static <T extends Module> T view(
      T node, Map<String, ?> attributes, BiPredicate<Path, Module> only, boolean raiseIfNotFound) {
    var made = clone(node, false);
    Attributes.view(made, attributes, only, raiseIfNotFound);
    return made;
  }

  /// A Module of the same structure that shares the Variables, with fields set by name: what
  /// [Module#setAttributes] does, to a copy. Throws [IllegalArgumentException] for a name that no
  /// Module has.
  public static <T extends Module> T withAttributes(T node, Map<String, ?> attributes) {
    return withAttributes(node, attributes, (_, _) -> true);
  }

  /// In the Modules that `only` chooses, by path and Module.
  public static <T extends Module> T withAttributes(
      T node, Map<String, ?> attributes, BiPredicate<Path, Module> only) {
    var made = clone(node, false);
    made.setAttributes(attributes, only);
    return made;
  }

  /// The attributes that [#view] can set in a Module and those inside, a line each under the name
  /// of their class: `flax.nnx.view_info`.
  public static String viewInfo(Module node) {
    return viewInfo(node, (_, _) -> true);
  }

  /// Those of the Modules that `only` chooses, by path and Module.
  public static String viewInfo(Module node, BiPredicate<Path, Module> only) {
    return Attributes.info(node, only);
  }

  // Transforms.

  /// What a function of [#jit], [#grad] or [#vmap] was specialized on, program by program, and why
  /// each was compiled: `first call`, or what was different from before.
  ///
  /// @throws IllegalArgumentException for other functions
  public static String explain(Object function) {
    return History.of(function);
  }

  /// What compiled functions can run on: this CPU, and the devices that TornadoVM finds when the
  /// JVM was started with it (`./raffia --backend tornado`; docs/gpu.md).
  public static List<Device> devices() {
    return Device.all();
  }

  /// Compiles a function. A call returns at once what an earlier one has compiled, when its
  /// arguments have the same structure: the same classes, static attributes, shapes and element
  /// types; else the function is staged and compiled. Arguments may be tensors, Modules, Variables,
  /// States, and records, lists, maps and arrays of those. Arguments that are numbers or booleans
  /// are inputs too, unless the code needs their values while it is staged (for a shape, say);
  /// these, and strings, enums and null, are static: another value compiles anew. What the lambda
  /// has captured counts as an argument too. Java's own branches and loops may depend on the values
  /// of tensors ([Tensor#toFloat] and its like) and numbers.
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

  /// With static arguments.
  public static <A, R> Fn1<A, R> jit(Fn1<A, R> function, JitOptions options) {
    var compiled = Compiled.jit(function, options);
    return a -> compiled.result(a);
  }

  /// See [#jit(Fn1, JitOptions)].
  public static <A, B, R> Fn2<A, B, R> jit(Fn2<A, B, R> function, JitOptions options) {
    var compiled = Compiled.jit(function, options);
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#jit(Fn1, JitOptions)].
  public static <A, B, C, R> Fn3<A, B, C, R> jit(Fn3<A, B, C, R> function, JitOptions options) {
    var compiled = Compiled.jit(function, options);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#jit(Fn1, JitOptions)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> jit(
      Fn4<A, B, C, D, R> function, JitOptions options) {
    var compiled = Compiled.jit(function, options);
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }

  /// See [#jit(Fn1, JitOptions)].
  public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> jit(
      Fn5<A, B, C, D, E, R> function, JitOptions options) {
    var compiled = Compiled.jit(function, options);
    return (a, b, c, d, e) -> compiled.result(a, b, c, d, e);
  }

  /// A compiled function whose first argument is bound: it stays the same objects, and others hold
  /// no Variables.
  public static <A, B, R> Fn1<B, R> jitPartial(Fn2<A, B, R> function, A a) {
    var compiled = Compiled.jit(function);
    return b -> compiled.result(Partial.with(a, b));
  }

  /// See [#jitPartial(Fn2, Object)].
  public static <A, B, C, R> Fn2<B, C, R> jitPartial(Fn3<A, B, C, R> function, A a) {
    var compiled = Compiled.jit(function);
    return (b, c) -> compiled.result(Partial.with(a, b, c));
  }

  /// See [#jitPartial(Fn2, Object)].
  public static <A, B, C, D, R> Fn3<B, C, D, R> jitPartial(Fn4<A, B, C, D, R> function, A a) {
    var compiled = Compiled.jit(function);
    return (b, c, d) -> compiled.result(Partial.with(a, b, c, d));
  }

  /// Says that all elements of `holds`, booleans, must be true. A failure throws [CheckException]:
  /// outside of compiled functions at once; inside, the call of the compiled function throws and
  /// changes nothing, or [#checkify] tells of it.
  public static void check(Tensor holds, String message) {
    Checks.check(holds, message);
  }

  /// The function, compiled, which instead of throwing tells whether a [#check] in it failed, in
  /// loops, branches and other transforms too, and whether Java would have thrown: where an `int`
  /// or `long` that depends on tensors is divided by zero, or an array has no element at an index
  /// that does. (A loop that Java would have left in that way may go on.)
  public static <R> Fn0<Checked<R>> checkify(Fn0<R> function) {
    var compiled = Compiled.checkify(function);
    return () -> Checks.checked(compiled);
  }

  /// See [#checkify(Fn0)].
  public static <A, R> Fn1<A, Checked<R>> checkify(Fn1<A, R> function) {
    var compiled = Compiled.checkify(function);
    return a -> Checks.checked(compiled, a);
  }

  /// See [#checkify(Fn0)].
  public static <A, B, R> Fn2<A, B, Checked<R>> checkify(Fn2<A, B, R> function) {
    var compiled = Compiled.checkify(function);
    return (a, b) -> Checks.checked(compiled, a, b);
  }

  /// See [#checkify(Fn0)].
  public static <A, B, C, R> Fn3<A, B, C, Checked<R>> checkify(Fn3<A, B, C, R> function) {
    var compiled = Compiled.checkify(function);
    return (a, b, c) -> Checks.checked(compiled, a, b, c);
  }

  /// Prints a line to standard output each time the program gets here, in the order of the code; in
  /// a loop each iteration, in a branch where it is taken, under [#vmap] each example in order,
  /// under derivatives the values of the function itself, once. Outside of compiled functions, now.
  ///
  /// `format` is one of [String#format], in English whatever the locale. A scalar is a Java number
  /// of its type (`%d`, `%.3f`, `%b`), any other tensor, Module or record a `%s`:
  ///
  /// ```java
  /// Nnx.debugPrint("step %d: loss %.4f", step, loss);
  /// ```
  ///
  /// Throws [io.raffia.ir.IrException] when the format does not fit the arguments' types.
  public static void debugPrint(String format, @Nullable Object... args) {
    Debug.print(format, args);
  }

  /// Calls `function` each time the program gets here, as [#debugPrint] prints. What it throws ends
  /// the call of the compiled function, which then has set nothing. It must not have captured
  /// tensors of the compiled function: give them as arguments. Nothing says on which thread of the
  /// program it runs.
  public static void debugCallback(Runnable function) {
    Debug.callback(function, new Object[0], _ -> function.run());
  }

  /// The function gets `a` with what the tensors, Variables and numbers in it are then: a tensor, a
  /// number, a Module, or lists, maps and records of them.
  @SuppressWarnings("unchecked") // it comes back as it was
  public static <A> void debugCallback(Consumer<? super A> function, A a) {
    Debug.callback(
        function, new @Nullable Object[] {a}, all -> function.accept((A) all.getFirst()));
  }

  /// See [#debugCallback(Consumer, Object)].
  @SuppressWarnings("unchecked") // they come back as they were
  public static <A, B> void debugCallback(BiConsumer<? super A, ? super B> function, A a, B b) {
    Debug.callback(
        function,
        new @Nullable Object[] {a, b},
        all -> function.accept((A) all.get(0), (B) all.get(1)));
  }

  /// Splits the key of every random stream in `node`, in place, so that a `vmap` or `scan` may map
  /// over them. Closing what it returns puts the streams back.
  public static RngBackup splitRngs(Object node, int... splits) {
    return RngLifting.split(node, Filter.EVERYTHING, splits);
  }

  /// Of the streams that `only` chooses, by path, [RngKey] and tag.
  public static RngBackup splitRngs(Object node, Filter only, int... splits) {
    return RngLifting.split(node, only, splits);
  }

  /// Starts every random stream in `node` anew from its next key, in place. Closing what it returns
  /// puts the streams back.
  public static RngBackup forkRngs(Object node) {
    return RngLifting.split(node, Filter.EVERYTHING);
  }

  /// Of the streams that `only` chooses.
  public static RngBackup forkRngs(Object node, Filter only) {
    return RngLifting.split(node, only);
  }

  /// A copy of `node` that shares all Variables but those of the random streams for which there are
  /// rules. Throws [io.raffia.ir.IrException] when two are for one stream.
  public static <T> T withRngs(T node, RngRules rules) {
    return RngLifting.with(node, rules);
  }

  /// See [Rngs#reseed].
  public static void reseed(Object node, Map<String, ? extends Number> seeds) {
    Rngs.reseed(node, seeds);
  }

  /// The text that shows a Module, State, Variable or tensor, in colour where standard output is a
  /// terminal (and the environment has no `NO_COLOR`).
  public static String display(Object x) {
    return Display.text(x, Display.isTerminal());
  }

  /// The same as one HTML page that needs no other file: its blocks open and close.
  public static String displayHtml(Object x) {
    return DisplayPage.of(x);
  }

  /// A table of the calls that `model.call(inputs)` makes of Modules inside: where they stand, what
  /// they take and give, and what state they hold. A Module that is called twice is shown once.
  /// Nothing is computed: inputs may come from [#evalShape].
  public static String tabulate(Module model, @Nullable Object... inputs) {
    return tabulate(Integer.MAX_VALUE, model, inputs);
  }

  /// The Modules up to `depth` levels down.
  public static String tabulate(int depth, Module model, @Nullable Object... inputs) {
    return Tabulation.of(model, depth, inputs);
  }
}
