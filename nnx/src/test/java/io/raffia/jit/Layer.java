package io.raffia.jit;

import io.raffia.BatchStat;
import io.raffia.Lax;
import io.raffia.Module;
import io.raffia.Param;
import io.raffia.Tensor;

/// A small layer with all kinds of fields.
final class Layer extends Module {
  final Param kernel;
  final Param bias;
  final BatchStat calls = new BatchStat(Tensor.scalar(0));
  boolean doubled;
  int staged;

  Layer(int in, int out) {
    kernel = new Param(Lax.iota(io.raffia.ir.DType.F32, in * out).reshape(in, out).div(10));
    bias = new Param(Tensor.zeros(out));
  }

  Tensor call(Tensor x) {
    calls.set(calls.value().add(1));
    var y = x.matmul(kernel.value()).add(bias.value());
    return doubled ? y.mul(2) : y;
  }
}
