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

  /// `kernels` products of matrices of 16 rows, one after another: what it takes to start kernels.
  static Supplier<Tensor> launch(int kernels) {
    var f =
        Nnx.jit((Arrays a) -> {
          var last = a.to.value().get(0, 0);
          a.to.set(chain(a.x.value(), a.y.value(), kernels));
          return last;
        });
    var arrays = new Arrays(16);
    return () -> f.apply(arrays);
  }

  /// No loop, which would become a scan.
  private static Tensor chain(Tensor x, Tensor y, int products) {
    return products == 0 ? x : chain(x.matmul(y), y, products - 1);
  }
}
