package io.raffia.checkpoint;

import io.raffia.BatchNorm;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.List;

/// The twin of `make_model` in `tests/exchange/exchange.py`.
final class PythonNet extends Module {
  final List<Block> blocks;
  final Linear lastLayer;

  static final class Block extends Module {
    final Linear linear;
    final BatchNorm batchNorm;

    Block(int size, Rngs rngs) {
      linear = new Linear(size, size, rngs);
      batchNorm = new BatchNorm(size, rngs);
    }

    Tensor call(Tensor x) {
      return Nnx.relu(batchNorm.call(linear.call(x)));
    }
  }

  PythonNet(Rngs rngs) {
    blocks = List.of(new Block(4, rngs), new Block(4, rngs));
    lastLayer = new Linear(4, 3, rngs);
  }

  Tensor call(Tensor x) {
    for (var block : blocks) x = block.call(x);
    return lastLayer.call(x);
  }

  static Tensor input() {
    return Tensor.arange(8).astype(io.raffia.ir.DType.F32).div(8).reshape(2, 4);
  }
}
