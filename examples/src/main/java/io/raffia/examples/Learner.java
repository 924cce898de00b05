package io.raffia.examples;

import io.raffia.data.Batch;
import io.raffia.data.Batches;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// A network in training, as the loop around it sees it.
///
/// @param train takes one step on a batch and returns the batch's mean loss
/// @param trainScore the mean score over the steps since the last time it was asked
/// @param evaluate the score on other images; changes nothing
/// @param tree all that changes while it learns: parameters, optimizer, random streams, metrics
record Learner(
    ToDoubleFunction<Batch> train,
    Supplier<Score> trainScore,
    Function<Batches, Score> evaluate,
    Object tree) {}
