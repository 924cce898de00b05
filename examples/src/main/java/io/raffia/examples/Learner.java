package io.raffia.examples;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// A network in training, as the loop around it sees it.
///
/// @param <B> a batch of examples
/// @param train takes one step on a batch and returns the batch's mean loss
/// @param trainScore the mean score over the steps since the last time it was asked
/// @param evaluate the score on other examples; changes nothing
/// @param tree all that changes while it learns: parameters, optimizer, random streams, metrics
record Learner<B>(
    ToDoubleFunction<B> train,
    Supplier<Score> trainScore,
    Function<Iterable<B>, Score> evaluate,
    Object tree) {}
