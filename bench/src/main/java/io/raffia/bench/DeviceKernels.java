package io.raffia.bench;

import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.util.function.Supplier;

/// Kernels whose operands and result are Variables, which stay on a device, so that a call copies
/// four bytes: of square matrices, by the number of their rows.
final class DeviceKernels {
  private DeviceKernels() {}

  private static final class Arrays extends Module {
    final Param x;
    final Param y;
    final Param to;

    Arrays(int n) {
      x = new Param(Random.normal(Random.key(0), Shape.of(n, n)));
      y = new Param(Random.normal(Random.key(1), Shape.of(n, n)));
      to = new Param(Tensor.zeros(n, n));
    }
  }

  /// `to = x y`; the call gives an element of the last `to`.
  static Supplier<Tensor> matmul(int n) {
    var f =
        Nnx.jit((Arrays a) -> {
          var last = a.to.value().get(0, 0);
          a.to.set(a.x.value().matmul(a.y.value()));
          return last;
        });
    var arrays = new Arrays(n);
    return () -> f.apply(arrays);
  }

  /// `to = tanh(1.5 x + 0.1) sigmoid(x) + y`; the call gives an element of the last `to`.
  static Supplier<Tensor> elementwise(int n) {
    var f =
        Nnx.jit((Arrays a) -> {
          var last = a.to.value().get(0, 0);
          var x = a.x.value();
          a.to.set(x.mul(1.5).add(0.1).tanh().mul(x.sigmoid()).add(a.y.value()));
          return last;
        });
    var arrays = new Arrays(n);
    return () -> f.apply(arrays);
  }
}
