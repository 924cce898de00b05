package io.raffia;

/// The value of a function, what else it told (see [Aux]), and its gradients.
public record ValueAuxAndGrad<A, G>(Tensor value, A aux, G grads) {}
