package io.raffia;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What loops carry from one iteration to the next: the tensors of a value, and the Variables that
/// an iteration sets.
final class Iteration {
  private final String what;
  private Tree start;
  private List<Tensor> params = List.of();

  /// `what` is for people: the loop's name.
  Iteration(String what, @Nullable Object start) {
    this.what = what;
    this.start = Tree.of(start);
  }

  /// What the loop begins with.
  Tree start() {
    return start;
  }

  /// The start with parameters of `trace` for its tensors.
  @Nullable Object bind(Trace trace) {
    params = Region.params(trace, start.tensors());
    return start.with(params);
  }

  /// The parameters that [#bind] made last.
  List<Tensor> params() {
    return params;
  }

  /// The values after the last iteration, as what the body returned.
  @Nullable Object end(Trace outer, Tree next, List<Value> values) {
    var tensors = new ArrayList<Tensor>();
    for (var x : start.tensors()) {
      tensors.add(Tensor.tracer(outer, values.get(tensors.size()), x.isWeak()));
    }
    return next.with(tensors);
  }

  /// Checks what an iteration gives next. Returns false when numbers at the start must have another
  /// type first, which they then have: stage the iteration again.
  boolean accepts(Tree next) {
    var found = start.difference("the input carry", next, "the corresponding output");
    if (found != null) {
      throw Errors.at(
          "%s body function carry input and carry output must have the same structure, but they"
              + " differ: %s; revise the function so that its carry has the same structure, with"
              + " the same Modules",
          what, found);
    }
    var promoted = new ArrayList<Tensor>();
    boolean same = true;
    for (int i = 0; i < next.tensors().size(); i++) {
      var x = start.tensors().get(i);
      var y = next.tensors().get(i);
      var to = x.type().equals(y.type()) && (!x.isWeak() || y.isWeak()) ? null : promoted(x, y);
      promoted.add(to == null ? x : to);
      same &= to == null;
      if (to == null && !x.type().equals(y.type())) throw mismatch(i, x, y);
    }
    start = Tree.of(start.with(promoted));
    return same;
  }

  /// A number that meets a tensor takes its type; null when it cannot.
  private static @Nullable Tensor promoted(Tensor x, Tensor y) {
    if (!x.isWeak() || !x.shape().equals(y.shape())) return null;
    var to = Weak.join(List.of(x, y));
    if (to == null || to.dtype() != y.dtype()) return null;
    return x.dtype() == y.dtype() ? Weak.strong(x) : x.astype(y.dtype());
  }

  private RuntimeException mismatch(int i, Tensor x, Tensor y) {
    var part = x.shape().equals(y.shape()) ? "dtypes" : "shapes";
    return Errors.at(
        "%s body function carry input and carry output must have equal types, but they differ: the"
            + " input carry component %s has type %s but the corresponding output carry component"
            + " has type %s, so the %s do not match; revise the function so that all output types"
            + " match the corresponding input types",
        what, start.name("carry", i), x.type().brief(), y.type().brief(), part);
  }

  /// The Variables that iterations read or set, and are not mapped: the carried ones first, with
  /// their parameters.
  record Variables(Map<Variable, Value> carried, Map<Variable, Value> read) {}

  /// Sorts the Variables of a staged iteration. `mapped` are left out.
  Variables variables(Region body, Map<Variable, Integer> mapped) {
    var carried = new LinkedHashMap<Variable, Value>();
    var read = new LinkedHashMap<Variable, Value>();
    var written = body.written();
    for (var v : written) {
      if (mapped.containsKey(v)) continue;
      carried.put(v, body.input(v));
      var before = carried.get(v).type();
      var after = body.end(v).type();
      if (!before.equals(after)) {
        throw Errors.at(
            "a %s is %s before an iteration of a %s and %s after it: revise the function so that"
                + " its type stays",
            v.getClass().getSimpleName(), before.brief(), what, after.brief());
      }
    }
    for (var v : body.trace.inputs()) if (!carried.containsKey(v)) read.put(v, body.input(v));
    return new Variables(carried, read);
  }
}
