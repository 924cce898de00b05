package io.raffia;

/// The value of a function and its gradients: a [State] for Modules, a tensor for a tensor, a list
/// for several.
public record ValueAndGrad<G>(Tensor value, G grads) {}
