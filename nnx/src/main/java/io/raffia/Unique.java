package io.raffia;

/// The distinct elements of a tensor, in rising order.
///
/// @param values the elements
/// @param indices the row-major number of the first of each
/// @param inverse for each element of the tensor, in its shape, its number among `values`
/// @param counts how often each occurs
public record Unique(Tensor values, Tensor indices, Tensor inverse, Tensor counts) {}
