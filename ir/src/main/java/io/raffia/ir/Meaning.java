package io.raffia.ir;

import java.util.List;

/// What an op computes, as data: the only thing that interpreter, fusion and emitters know of an
/// op.
public sealed interface Meaning {
  /// `out[index] = element(index)`: most ops.
  non-sealed interface Element extends Meaning {
    Scalar at(List<Scalar> index);
  }

  /// Elements that stand in the program.
  record Data(Literal value) implements Meaning {}

  /// Starts as a copy of `initial`; then, for every index `u` of `updates` in row-major order,
  /// combines one value into one element: scatter-like ops.
  record Accumulate(Scalar.Operand initial, Shape updates, Step step) implements Meaning {
    /// What happens at update index `u`.
    public interface Step {
      Update at(List<Scalar> u);
    }
  }

  /// Where `guard` (an `i1`) holds, `out[index] = combine(current)`. `combine` gets the present
  /// element as a scalar and says the new one.
  record Update(Scalar guard, List<Scalar> index, Combine combine) {
    /// The new element as a function of the present one.
    public interface Combine {
      Scalar apply(Scalar current);
    }
  }
}
