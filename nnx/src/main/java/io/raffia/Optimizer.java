package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.optax.Extra;
import io.raffia.optax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A gradient transformation and its state for the parameters of one model: `flax.nnx.Optimizer`.
public class Optimizer extends Module {
  /// A filter that is equal for equal classes, so that optimizers of one kind run one program.
  private record OfClass(Class<? extends Variable> type) implements Filter {
    @Override
    public boolean matches(State.Leaf leaf) {
      return leaf.type() != null && type.isAssignableFrom(leaf.type());
    }
  }

  /// How many updates were made, `ui32`.
  public final OptState step = new OptState(Tensor.zeros(DType.U32));

  private final GradientTransformation tx;
  private final Filter wrt;

  /// The transformation's state as nested maps of Variables, by its names and the parameters'
  /// paths.
  private final Map<Object, Object> optState;

  /// For the Variables of class `wrt` (usually [Param]) in `model`.
  public Optimizer(Object model, GradientTransformation tx, Class<? extends Variable> wrt) {
    this(model, tx, new OfClass(wrt));
  }

  /// For what `wrt` chooses of `model`. Gradients must be of the same: see [DiffState].
  public Optimizer(Object model, GradientTransformation tx, Filter wrt) {
    this.tx = tx;
    this.wrt = wrt;
    optState = nest(tx.init(Nnx.state(model, wrt)));
  }

  private static Map<Object, Object> nest(State state) {
    var map = new LinkedHashMap<Object, Object>();
    for (var leaf : state.leaves()) {
      var key = leaf.path().keys().getFirst();
      if (leaf.path().keys().size() == 1) map.put(key, variable(leaf));
      else if (!map.containsKey(key)) map.put(key, nest(Tree.get(state, key)));
    }
    return map;
  }

  private static Variable variable(State.Leaf leaf) {
    return leaf.type() == OptState.class
        ? new OptState(leaf.value(), leaf.metadata())
        : new OptVariable(leaf.value(), leaf.metadata());
  }

  private static void collect(Path path, Object node, List<State.Leaf> out) {
    if (node instanceof Variable v)
      out.add(new State.Leaf(path, v.getClass(), v.metadata(), v.value()));
    else if (node instanceof Map<?, ?> map)
      map.forEach((key, child) -> collect(path.then(key), child, out));
  }

  /// The transformation's state.
  public State state() {
    var leaves = new ArrayList<State.Leaf>();
    collect(Path.ROOT, optState, leaves);
    return new State(leaves);
  }

  /// The Variable of the transformation's state at a path, to look at or to set:
  /// `optimizer.optState(0, "count")`.
  public Variable optState(Object... path) {
    return variable(Path.of(path));
  }

  /// Changes the parameters of `model` in place. `gradients` has a tensor for each of them, as
  /// [Nnx#grad] gives; other leaves are left alone. Returns the updates that were added.
  public State update(Object model, State gradients) {
    return update(model, gradients, Extra.NONE);
  }

  /// The same for transformations that need to know more than gradients: `Extra.of(loss)`.
  public State update(Object model, State gradients, Extra extra) {
    var params = Nnx.state(model, wrt);
    var chosen = gradients.filter(wrt);
    if (!chosen.paths().equals(params.paths())) {
      throw new IrException(
          "the optimizer updates %s but the gradients are of %s: give gradients with respect to them"
              .formatted(params.paths(), chosen.paths()));
    }
    var made = tx.update(chosen, state(), params, extra);
    Nnx.update(model, Optax.applyUpdates(params, made.updates()));
    for (var leaf : made.state().leaves()) variable(leaf.path()).set(leaf.value());
    step.set(step.value().add(1));
    return made.updates();
  }

  private Variable variable(Path path) {
    Object node = optState;
    for (var key : path.keys()) {
      node = node instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (node instanceof Variable v) return v;
    throw new IrException(
        "the transformation made state at '%s' that its init did not: both must have the same paths"
            .formatted(path));
  }
}
