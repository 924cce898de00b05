package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;

/// Bytes and their bits.
final class Bits {
  private Bits() {}

  /// The values of the places, in their order.
  private static Tensor values(String order) {
    var rising = Tensor.scalar(1).astype(DType.U8).shiftLeft(Tensor.arange(8, DType.U8));
    return switch (order) {
      case "little" -> rising;
      case "big" -> rising.flip();
      default ->
          throw Errors.located(
              new IrException("the order of bits is 'big' or 'little', found '" + order + "'"));
    };
  }

  static Tensor packed(Tensor x, int axis, String order) {
    if (x.dtype().isFloat()) {
      throw Errors.ofTypes("packbits takes integers or booleans, found %s", x.type().brief());
    }
    int a = Shapes.axis("packbits", x.shape(), axis);
    var last = Jnp.moveaxis(x.ne(0).astype(DType.U8), a, -1);
    int n = Math.ceilDiv(x.dim(a), 8);
    var behind = new int[x.rank()];
    behind[x.rank() - 1] = 8 * n - x.dim(a);
    var dims = last.shape().dims().toArray();
    dims[dims.length - 1] = n;
    var eights = last.pad(new int[x.rank()], behind, 0).reshape(with(dims, 8));
    return Jnp.moveaxis(eights.mul(values(order)).sum(-1).astype(DType.U8), -1, a);
  }

  static Tensor unpacked(Tensor x, int axis, String order) {
    if (x.dtype() != DType.U8) {
      throw Errors.ofTypes("unpackbits takes bytes, ui8, found %s", x.type().brief());
    }
    int a = Shapes.axis("unpackbits", x.shape(), axis);
    var last = Jnp.moveaxis(x, a, -1);
    var bits = last.expandDims(-1).and(values(order)).ne(0).astype(DType.U8);
    var dims = last.shape().dims().toArray();
    dims[dims.length - 1] *= 8;
    return Jnp.moveaxis(bits.reshape(dims), -1, a);
  }

  private static int[] with(int[] dims, int last) {
    var all = java.util.Arrays.copyOf(dims, dims.length + 1);
    all[dims.length] = last;
    return all;
  }
}
