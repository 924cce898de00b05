package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An optimizer with options: an immutable object whose `with...` methods give another one. What it
/// does is a chain of transformations; optimizers with equal chains are equal, and run the same
/// compiled program.
///
/// @param <S> the optimizer's own class
public abstract class Recipe<S extends Recipe<S>> implements GradientTransformation, Cloneable {
  Recipe() {}

  /// What the options stand for.
  abstract GradientTransformation make();

  /// A copy in which `change` has set an option.
  @SuppressWarnings("unchecked") // S is the class itself
  final S with(Consumer<S> change) {
    try {
      var copy = (S) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /// A chain of those that are there.
  static GradientTransformation chain(@Nullable GradientTransformation... parts) {
    var there = new ArrayList<GradientTransformation>();
    for (var part : parts) if (part != null) there.add(part);
    return new Masking.Chain(there);
  }

  @Override
  public final State init(State params) {
    return make().init(params);
  }

  @Override
  public final Step update(State updates, State state, State params) {
    return make().update(updates, state, params);
  }

  @Override
  public final Step update(State updates, State state, State params, Extra extra) {
    return make().update(updates, state, params, extra);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Recipe<?> that
        && getClass() == that.getClass()
        && make().equals(that.make());
  }

  @Override
  public final int hashCode() {
    return make().hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + make() + "]";
  }
}
