package io.raffia.bench;

import io.raffia.Module;
import io.raffia.Param;
import io.raffia.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A model of many Variables of eight numbers that a call hardly computes with.
final class ManyVariables extends Module {
  private final List<Param> parameters = new ArrayList<>();

  ManyVariables(int count) {
    for (int i = 0; i < count; i++) parameters.add(new Param(Tensor.ones(8)));
  }

  /// Reads every Variable, changes the last.
  Tensor touch() {
    var sum = Tensor.zeros(8);
    for (var p : parameters) sum = sum.add(p.value());
    parameters.getLast().set(sum);
    return sum;
  }
}
