package io.raffia.checkpoint;

import io.raffia.Path;
import io.raffia.Variable;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import org.jspecify.annotations.Nullable;

/// A tensor in storage.
///
/// @param name what the format calls it
/// @param path where it stood in the tree, as far as is known
/// @param isOpaque whether the format has lost the element type (numpy's, of 8-bit floats and 4-bit
///   integers): then `dtype` is `ui8`, and any type of as many bytes may be meant
/// @param weak as [io.raffia.Tensor#isWeak] says
/// @param variable the class of the Variable that held it, as far as is known
public record StoredTensor(
    String name,
    Path path,
    DType dtype,
    Shape shape,
    boolean isOpaque,
    boolean weak,
    @Nullable Class<? extends Variable> variable) {
  String brief() {
    return isOpaque
        ? "of unknown 8-bit elements" + shape.dims().toString().replace(" ", "")
        : new TensorType(dtype, shape).brief();
  }

  /// With what Raffia noted beside the tensor.
  StoredTensor with(Notes.Note note) {
    return new StoredTensor(
        name, note.path(), note.dtype(), shape, false, note.weak(), note.variable());
  }
}
