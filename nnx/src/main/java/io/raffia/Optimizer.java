package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.optax.Extra;
import io.raffia.optax.Tree;
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
    optState = VariableTree.of(tx.init(Nnx.state(model, wrt)), Optimizer::variable);
  }

  private static Variable variable(State.Leaf leaf) {
    return leaf.type() == OptState.class
        ? new OptState(leaf.value(), leaf.metadata())
        : new OptVariable(leaf.value(), leaf.metadata());
  }

  /// The transformation's state.
  public State state() {
    return VariableTree.state(optState);
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
    var found = VariableTree.get(optState, path);
    if (found != null) return found;
    throw new IrException(
        "the transformation made state at '%s' that its init did not: both must have the same paths"
            .formatted(path));
  }
}
