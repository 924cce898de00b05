package io.raffia.tutorial;

import io.raffia.BatchNorm;
import io.raffia.Dropout;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;

/// A small network with every kind of state: parameters, statistics, a random stream.
final class Mlp extends Module {
  final Linear hidden;
  final BatchNorm norm;
  final Dropout dropout;
  final Linear out;

  Mlp(int in, int features, int classes, Rngs rngs) {
    hidden = new Linear(in, features, rngs);
    norm = new BatchNorm(features, rngs);
    dropout = new Dropout(0.25, rngs);
    out = new Linear(features, classes, rngs);
  }

  Tensor call(Tensor x) {
    return out.call(dropout.call(Nnx.gelu(norm.call(hidden.call(x)))));
  }
}
