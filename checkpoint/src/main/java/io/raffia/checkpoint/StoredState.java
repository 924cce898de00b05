package io.raffia.checkpoint;

import io.raffia.Filter;
import io.raffia.Nnx;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tensors in storage: known by name, element type and shape, and read when they are asked for.
///
/// Names are matched to a model's paths as they are in Python (`batch_norm1.kernel` is
/// `batchNorm1.kernel`), so that weights of a Flax model load into the same Raffia model.
public interface StoredState {
  /// The file or directory, for messages.
  String origin();

  /// What there is, in the format's order.
  List<StoredTensor> tensors();

  /// The values of plain number fields, where Raffia wrote them.
  Map<Path, Object> numbers();

  /// Reads one of [#tensors()] into memory of its own. `dtype` is the stored element type, or what
  /// an opaque one is to be.
  Tensor read(StoredTensor stored, DType dtype);

  /// All tensors. Throws [CheckpointException] when an element type is not known.
  default State state() {
    var leaves = new ArrayList<State.Leaf>();
    for (var t : tensors()) {
      if (t.isOpaque()) {
        throw new CheckpointException(
            "%s: the element type of '%s' is not recorded (numpy has no name for it): restore into a model, which knows it"
                .formatted(origin(), t.name()));
      }
      leaves.add(new State.Leaf(t.path(), t.variable(), Map.of(), read(t, t.dtype())));
    }
    return new State(leaves, numbers());
  }

  /// Sets all of the model's tensors and plain number fields, or none. The model may be abstract
  /// (`Nnx.evalShape(() -> new Cnn(new Rngs(0)))`): then nothing is computed that would be thrown
  /// away. Throws [CheckpointException] that lists every difference in structure, shape and element
  /// type.
  default void into(Object model) {
    var here = Nnx.state(model);
    Nnx.update(model, new Matching(this, here.leaves()).requireAll(here.numbers()).read());
  }

  /// Sets the chosen tensors of the model, or none; others in storage are left alone.
  default void into(Object model, Filter filter) {
    Nnx.update(model, new Matching(this, Nnx.state(model, filter).leaves()).require().read());
  }

  /// A new tree of the structure of `tree` with these tensors; for records, say, whose tensors
  /// cannot be replaced.
  default <T> T like(T tree) {
    var here = Nnx.state(tree);
    var state = new Matching(this, here.leaves()).requireAll(here.numbers()).read();
    return Nnx.merge(Nnx.graphdef(tree), state);
  }
}
