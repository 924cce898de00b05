package io.raffia;

/// All that a training step in the functional style takes and gives: `flax.nnx.TrainState`. It is
/// immutable; a step returns the next one.
///
/// @param <M> the model
/// @param graphdef the model's structure
/// @param params its parameters, from `Nnx.split(model, Filter.of(Param.class), ...)`
/// @param optState the state of `tx` for them
/// @param step how many steps were made, `i32`
public record TrainState<M>(
    GraphDef<M> graphdef, State params, State optState, Tensor step, GradientTransformation tx) {
  /// At the beginning.
  public static <M> TrainState<M> create(
      GraphDef<M> graphdef, State params, GradientTransformation tx) {
    return new TrainState<>(graphdef, params, tx.init(params), Tensor.scalar(0), tx);
  }

  /// What `call` gives on the model with these parameters, and the rest of its state.
  public <R> R apply(Fn1<M, R> call, State... rest) {
    return apply(params, call, rest);
  }

  /// On the model with other parameters, such as those that a function is differentiated by.
  public <R> R apply(State params, Fn1<M, R> call, State... rest) {
    var all = new State[rest.length + 1];
    all[0] = params;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return call.apply(Nnx.merge(graphdef, all));
  }

  /// After one step of the optimizer.
  public TrainState<M> applyGradients(State grads) {
    var made = tx.update(grads, optState, params);
    var next = Optax.applyUpdates(params, made.updates());
    return new TrainState<>(graphdef, next, made.state(), step.add(1), tx);
  }
}
