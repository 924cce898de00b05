package io.raffia;

import io.raffia.ir.IrException;
import java.util.Map;

/// A moving average of a model's Variables, `decay * average + (1 - decay) * value`, which begins
/// with their values: `flax.nnx.EMA`. A model that has it in place of its parameters ([#applyTo])
/// is often the better one.
///
/// ```java
/// var ema = new Ema(model, 0.999);
/// var averaged = ema.applyTo(model);      // follows the average from now on
/// ... optimizer.update(m, grads); ema.update(m); ...
/// ```
public class Ema extends Module {
  private final double decay;
  private final Filter only;

  /// The averages, Variables of the model's classes, as nested maps by the model's names.
  public final Map<Object, Object> params;

  /// Of all Variables. Throws [IrException] when the model has others than those of floats, such as
  /// random streams, or tensors outside of Variables.
  public Ema(Object model, double decay) {
    this(model, decay, Filter.EVERYTHING);
  }

  /// Of the Variables that `only` chooses.
  public Ema(Object model, double decay, Filter only) {
    this.decay = decay;
    this.only = only;
    params = VariableTree.of(state(model), Ema::average);
  }

  private static Variable average(State.Leaf leaf) {
    var type = leaf.type();
    if (type == null) throw notVariable(leaf.path());
    if (!leaf.value().dtype().isFloat()) {
      throw Errors.at(
          "an average is of floats, and '%s' is %s: choose Variables with a filter, such as Filter.of(Param.class)",
          leaf.path(), leaf.value().type().brief());
    }
    return Unflatten.fresh(new Node.VariableNode(type, 0, leaf.metadata()), leaf.value());
  }

  private static IrException notVariable(Path path) {
    return Errors.at(
        "an average is of Variables, and '%s' is a tensor: choose Variables with a filter", path);
  }

  private State state(Object model) {
    return Nnx.state(model, only);
  }

  /// Moves the averages towards the model's values. Throws [IrException], and moves none, when the
  /// model has not the Variables that this began with.
  public void update(Object model) {
    var values = state(model);
    var paths = VariableTree.state(params).paths();
    if (!values.paths().equals(paths)) {
      throw Errors.at(
          "the average is of %s but the model has %s: give the model that it was made for",
          paths, values.paths());
    }
    for (var leaf : values.leaves()) {
      var average = VariableTree.get(params, leaf.path());
      if (average == null) throw notVariable(leaf.path());
      average.set(average.value().mul(decay).add(leaf.value().mul(1 - decay)));
    }
  }

  /// The model with the averages in place of the Variables that they are of: it shares them with
  /// this, and all others with `model`.
  @SuppressWarnings("unchecked")
  public <T extends Module> T applyTo(T model) {
    var graph = new Graph();
    var structure = graph.flatten(model);
    var leaves =
        graph.leaves().stream()
            .map(leaf -> {
              var average = VariableTree.get(params, leaf.path());
              return average == null ? leaf.value() : average;
            })
            .iterator();
    var made = new Unflatten(leaves, (_, leaf) -> (Variable) leaf).build(structure);
    return (T) java.util.Objects.requireNonNull(made);
  }
}
