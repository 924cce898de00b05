package io.raffia;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The arguments of a function, and which tensors in them it is differentiated by.
final class DiffArguments {
  /// Makes the gradient of one argument from those of its tensors, of which it takes its own.
  private interface Rebuild {
    Object of(Iterator<Tensor> tensors);
  }

  private final List<Wrt<?>> by;
  private final @Nullable Object[] args;
  private final String what;
  private final List<Tensor> wrt = new ArrayList<>();
  private final List<Tensor> params = new ArrayList<>();
  private final List<Rebuild> rebuilds = new ArrayList<>();

  /// `what` is for people: the transform's name.
  DiffArguments(String what, List<Wrt<?>> by, @Nullable Object[] args) {
    this.what = what;
    this.by = by;
    this.args = args;
    var seen = new HashSet<Integer>();
    for (var w : by) {
      if (!seen.add(w.argument()))
        throw Errors.at("argnum %d is repeated in argnums", w.argument());
      if (w.argument() < 0 || w.argument() >= args.length) {
        throw Errors.at(
            "%s has no argument %d: the function takes %d, counted from 0",
            what, w.argument(), args.length);
      }
    }
  }

  /// By all arguments; of Modules by their Variables of floats.
  static DiffArguments ofAll(String what, @Nullable Object[] args) {
    var by = new ArrayList<Wrt<?>>();
    for (int i = 0; i < args.length; i++) {
      var x = args[i];
      Class<?> type = x == null ? Object.class : x.getClass();
      by.add(
          isModule(x)
              ? new DiffState(i, l -> l.value().dtype().isFloat())
              : new Wrt.Argument<>(i, type));
    }
    return new DiffArguments(what, by, args);
  }

  private static boolean isModule(@Nullable Object x) {
    return x instanceof Stateful && !(x instanceof State);
  }

  /// Makes the chosen tensors parameters of `trace`; returns what to call the function with.
  @Nullable Object[] bind(Trace trace) {
    var call = args.clone();
    for (var w : by) call[w.argument()] = bind(trace, w, args[w.argument()]);
    return call;
  }

  private @Nullable Object bind(Trace trace, Wrt<?> by, @Nullable Object arg) {
    if (isModule(arg)) {
      if (!(by instanceof DiffState s)) {
        throw Errors.at(
            "argument %d is a %s: choose its Variables with DiffState",
            by.argument(), Objects.requireNonNull(arg).getClass().getSimpleName());
      }
      return bindState(trace, s, Objects.requireNonNull(arg));
    }
    requireType(by, arg);
    int before = wrt.size();
    var substitute =
        new Substitute(t -> {
          requireFloat(t, "argument " + by.argument());
          return input(trace, t);
        });
    var call = substitute.in(arg);
    if (call == null || wrt.size() == before) {
      throw Errors.at("argument %d has no tensor to differentiate by", by.argument());
    }
    rebuilds.add(tensors -> Objects.requireNonNull(Substitute.with(tensors).in(arg)));
    return call;
  }

  private static void requireType(Wrt<?> by, @Nullable Object arg) {
    boolean fits =
        by instanceof Wrt.Argument<?>(var _, var type)
            ? type.isInstance(arg)
            : arg instanceof State;
    if (fits) return;
    throw Errors.at(
        "argument %d is %s, which %s does not choose: use Wrt.argnum for a tensor, Wrt.tree for"
            + " tensors in a record or list, DiffState for a Module",
        by.argument(),
        arg == null ? "null" : "a " + arg.getClass().getSimpleName(),
        by instanceof DiffState ? "DiffState" : "Wrt");
  }

  private Object bindState(Trace trace, DiffState by, Object arg) {
    var leaves = new ArrayList<State.Leaf>();
    for (var leaf : Functional.walk(arg).leaves()) {
      var described = Functional.leaf(leaf);
      if (!(leaf.value() instanceof Variable v) || !by.filter().matches(described)) continue;
      requireFloat(described.value(), leaf.path().toString());
      trace.bind(v, input(trace, described.value()));
      leaves.add(described);
    }
    if (leaves.isEmpty()) {
      throw Errors.at(
          "nothing in argument %d, a %s, matches what to differentiate by: give another filter with"
              + " DiffState",
          by.argument(), arg.getClass().getSimpleName());
    }
    rebuilds.add(t -> new State(leaves.stream().map(l -> l.with(t.next())).toList()));
    return arg;
  }

  private Tensor input(Trace trace, Tensor x) {
    wrt.add(x);
    params.add(trace.param(x.type(), x.isWeak(), ""));
    return params.getLast();
  }

  private void requireFloat(Tensor x, String name) {
    if (x.dtype().isFloat()) return;
    throw Errors.ofTypes(
        "%s requires real-valued inputs, but cannot differentiate by %s, which is %s: give floats,"
            + " or choose others with DiffState",
        what, name, x.type().brief());
  }

  /// The tensors that [#bind] made parameters, as they are outside.
  List<Tensor> wrt() {
    return wrt;
  }

  /// These parameters.
  List<Tensor> params() {
    return params;
  }

  /// For each argument that is differentiated by, the same with other tensors; of a Module, a
  /// State.
  List<Object> rebuild(Iterator<Tensor> tensors) {
    return rebuilds.stream().map(r -> r.of(tensors)).toList();
  }
}
