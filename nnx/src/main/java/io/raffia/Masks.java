package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where tensors are not zero: how many places there are depends on their values.
final class Masks {
  private Masks() {}

  /// The row-major numbers of the elements that are not zero. Throws [IrException] where the values
  /// are not known.
  static int[] numbers(Tensor x, String what) {
    if (x.isTraced()) {
      throw Errors.located(
          IrException.ofShapes(
              what
                  + " of "
                  + x.type().brief()
                  + " is as large as there are elements that are not zero, which is not known while"
                  + " a function is compiled: use Tensor.where(mask, x, y), multiply by the mask,"
                  + " or give a size where there is one to give"));
    }
    var storage = x.storage();
    int n = Math.toIntExact(x.size());
    var numbers =
        IntStream.range(0, n)
            .filter(i -> x.dtype().toDouble(storage.bits(x.dtype(), i)) != 0)
            .toArray();
    Storage.requireKept(x);
    return numbers;
  }

  /// The positions along each axis of the elements that hold.
  static Tensor[] positions(Tensor mask) {
    if (mask.rank() == 0) {
      throw Errors.located(IrException.ofShapes("a mask needs an axis, found a scalar"));
    }
    return positions(numbers(mask, "the part under a mask"), mask.shape());
  }

  /// The positions along each axis of elements with those row-major numbers.
  static Tensor[] positions(int[] numbers, Shape shape) {
    var out = new Tensor[shape.rank()];
    for (int axis = 0; axis < out.length; axis++) {
      int n = shape.dim(axis);
      long stride = shape.strides()[axis];
      var at = Arrays.stream(numbers).map(i -> (int) (i / stride % n)).toArray();
      out[axis] = Tensor.of(at, Shape.of(at.length));
    }
    return out;
  }

  /// The least part, from the ends that `trim` names, that has all elements that are not zero.
  static Tensor trimmed(Tensor x, String trim) {
    if (!List.of("f", "b", "fb", "bf").contains(trim)) {
      throw Errors.located(
          new IrException("trimZeros trims 'f', 'b' or 'fb', found '" + trim + "'"));
    }
    var numbers = numbers(x, "trimZeros");
    var y = x;
    for (int axis = 0; axis < x.rank(); axis++) {
      int n = x.dim(axis);
      long stride = x.shape().strides()[axis];
      var at = Arrays.stream(numbers).map(i -> (int) (i / stride % n)).summaryStatistics();
      if (numbers.length == 0) {
        y = y.sliceAxis(axis, 0, 0);
        continue;
      }
      int from = trim.contains("f") ? at.getMin() : 0;
      y = y.sliceAxis(axis, from, trim.contains("b") ? at.getMax() + 1 : n);
    }
    return y;
  }

  /// Throws [IrException] unless the mask has the extents of `x` from an axis on.
  static void requireFit(Tensor mask, Tensor x, int axis) {
    for (int d = 0; d < mask.rank(); d++) {
      if (axis + d < x.rank() && mask.dim(d) == x.dim(axis + d)) continue;
      throw Errors.ofShapes(
          "a mask %s does not fit %s from axis %d on", mask.type().brief(), x.type().brief(), axis);
    }
  }

  /// The mask with axes of extent 1 for those of `x` that it has not.
  static Tensor spread(Tensor mask, Tensor x) {
    var dims = new int[x.rank()];
    for (int d = 0; d < dims.length; d++) dims[d] = d < mask.rank() ? mask.dim(d) : 1;
    return mask.reshape(dims);
  }

  /// Whether the tensor is of booleans.
  static boolean isMask(Object x) {
    return x instanceof Tensor t && t.dtype() == DType.I1;
  }
}
